from marked import read_marked

from briefing.weigh.figures import weigh_figures


def weighed(text):
    return weigh_figures([read_marked("gazette", text)])


def relations(text):
    return [(found.kind, [*map(int, found.terms)], int(found.total)) for found in weighed(text).relations]


def test_parts_of_a_list_add_up_to_a_total_nearby():
    text = (
        "They freed {*390* prisoners|figure 390 prisoners released}.\n\n"
        "Among them {*270* soldiers|figure 270 soldiers released} and {*120* civilians|figure 120 civilians released}."
    )
    assert relations(text) == [("sum", [270, 120], 390)]


def test_numbers_far_apart_are_not_added():
    text = (
        "{*270* men left|figure 270 men released}.\n\nIt rained.\n\n{*120* men left|figure 120 men released}.\n\n"
        "It snowed.\n\n{*390* men left|figure 390 men released}."
    )
    assert relations(text) == []


def test_percentages_are_not_added():
    text = (
        "It was {*20%*|figure 20 yes - unit=%} and {*30%*|figure 30 yes - unit=%}, or {*50%*|figure 50 yes - unit=%}."
    )
    assert relations(text) == []


def test_a_number_for_each_side_doubles_to_the_whole():
    text = "A swap of {*200* men|figure 200 men exchanged}, {*100* from each side|figure 100 per=side}."
    assert relations(text) == [("double", [100], 200)]


def test_a_part_belongs_to_the_last_whole_of_its_kind():
    text = (
        "They fired {*14* rockets|figure 14 rockets launched} and {*50* drones|figure 50 drones launched}. "
        "{*Six* of the rockets|figure 6 rockets intercepted part=1} fell."
    )
    assert relations(text) == [("part", [6], 14)]


def test_a_share_is_checked_against_its_part_and_whole():
    text = "{*30* men|figure 30 men hired} of {*120* men|figure 120 men hired}, or {*25%*|figure 25 - - unit=%}."
    assert relations(text) == [("share", [30, 25], 120)]


def test_a_relation_carries_the_words_of_all_its_numbers():
    text = "A swap of {*200* men|figure 200 men exchanged}, {*100* from each side|figure 100 per=side}."
    (found,) = weighed(text).relations
    assert [claim.quote for claim in found.claims] == ["100 from each side", "200 men"]
    assert found.holds


def test_a_total_that_does_not_come_out_is_a_difference():
    text = (
        "The court freed {*12* men|figure 12 men released} and {*5* women|figure 5 women released}, "
        "{*18* people in all|figure 18 people released}."
    )
    weighing = weighed(text)
    assert [found.explanation for found in weighing.differences] == ["12 + 5 is 17, and the total given is 18."]
    assert weighing.relations == ()


def test_a_part_of_a_place_larger_than_the_whole_is_a_difference():
    text = (
        "A quake hit {Ogun|place}. {Obi said|says Obi} {*300* homes fell|figure 300 homes damaged}.\n\n"
        "{*900* homes fell|figure 900 homes damaged} in {Epe|place}, {Obi said|says Obi}."
    )
    (found,) = weighed(text).differences
    assert (found.kind, found.explanation) == (
        "scope",
        "A part is larger than the whole: 900 in Epe (Obi), and 300 in all (Obi).",
    )


def test_one_side_and_all_are_two_wholes():
    one = read_marked("one", "A swap of {*200* men|figure 200 men exchanged}, {*100* from each|figure 100 per=side}.")
    two = read_marked("two", "They will exchange {*100* men|figure 100 men exchanged}.")
    (found,) = weigh_figures([one, two]).differences
    assert found.kind == "scope"
    assert [side.says for side in found.sides] == ["100 men from each side", "100 men", "200 men"]


def test_a_share_put_beside_its_part_must_come_out():
    text = "They hired {*30* of|figure 30 men hired} {*120* men|figure 120 men hired}, or {*35%*|figure 35 - - unit=%}."
    assert [found.explanation for found in weighed(text).differences] == [
        "30 of 120 is 25 percent, and the share given is 35 percent."
    ]


def test_a_share_that_is_nearly_right_is_no_difference():
    text = "They hired {*30* of|figure 30 men hired} {*118* men|figure 118 men hired}, or {*25%*|figure 25 - - unit=%}."
    assert weighed(text).differences == ()


def test_a_double_that_does_not_come_out_is_a_difference():
    text = (
        "They swap {*100* men from each side|figure 100 men exchanged per=side}, "
        "{*300* in all|figure 300 men exchanged}."
    )
    assert [found.explanation for found in weighed(text).differences] == [
        "100 from each of two sides is 200 in all, and the total given is 300."
    ]


def test_a_total_before_its_parts_must_come_out():
    text = (
        "It killed {*17* people|figure 17 people killed}: {*12* men|figure 12 men killed} "
        "and {*six* women|figure 6 women killed}."
    )
    assert [found.explanation for found in weighed(text).differences] == ["12 + 6 is 18, and the total given is 17."]
