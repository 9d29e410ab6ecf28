import pytest
from marked import read_marked

from briefing.weigh.figures import weigh_figures

LEAD = "A flood hit {Ogun|place} on {Monday|time 2024-03-04}. "


def facts(*texts, lead=LEAD):
    """Give the numbers of each fact that the marked texts come to."""
    readings = [read_marked(f"source-{index}", lead + text, reference="2024-03-05") for index, text in enumerate(texts)]
    return sorted(sorted(str(claim.quote) for claim in fact.claims) for fact in weigh_figures(readings).facts)


def meet(one, two, lead=LEAD):
    return len(facts(one, two, lead=lead)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("{*31* people died|figure 31 people killed}.", "{*33* individuals died|figure 33 individuals killed}."),
        ("{*31* people died|figure 31 people killed}.", "{*31* villagers were killed|figure 31 villagers killed}."),
        ("{*250* attack drones|figure 250 attack-drones launched}.", "{*250* drones|figure 250 drones launched}."),
        ("{*31* died|figure 31 people killed} in {Ogun|place}.", "{*33* died|figure 33 people killed}."),
        ("{*31* died|figure 31 people killed} on {Monday|time 2024-03-04}.", "{*33* died|figure 33 people killed}."),
        ("{*61* soldiers came|figure 61 soldiers}.", "{*74* soldiers came|figure 74 soldiers}."),
        ("{*48* buses|figure 48 buses}.", "{*48* buses|figure 48 buses} burned in a yard."),
        ("An {*eight*-storey mill|figure 8 storey} fell.", "A {*nine*-story mill|figure 9 story} fell."),
        (
            "The {gunman fired *60* shots|figure 60 shots launched agent=gunman}.",
            "The {suspect fired *40* shots|figure 40 shots launched agent=suspect}.",
        ),
    ],
)
def test_claims_that_answer_one_question_meet(one, two):
    assert meet(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("{*31* people died|figure 31 people killed}.", "{*31* people were hurt|figure 31 people injured}."),
        ("{*31* hurt|figure 31 people injured}.", "{*31* in hospital|figure 31 people hospitalised}."),
        ("{*31* people died|figure 31 people killed}.", "{*9* died|figure 9 people killed} in {Epe|place}."),
        ("{*31* died|figure 31 people killed} in {Epe|place}.", "{*9* died|figure 9 people killed} in {Ikeja|place}."),
        ("{*31* died|figure 31 people killed}.", "In {1999|time 1999 year} {*31* died|figure 31 people killed}."),
        ("{*31* died|figure 31 people killed}.", "{*9* died|figure 9 people killed} on {Friday|time 2024-03-01}."),
        ("{*31* homes|figure 31 homes damaged}.", "{*33* badly hit homes were badly damaged|figure 33 homes damaged}."),
        ("{*90* freed|figure 90 prisoners released per=each}.", "{*180* freed|figure 180 prisoners released}."),
        ("{*14* ballistic|figure 14 ballistic-missiles launched}.", "{*9* cruise|figure 9 cruise-missiles launched}."),
        ("{*6* of the drones|figure 6 drones launched part=1}.", "{*14* drones|figure 14 drones launched}."),
        ("{*31* people died|figure 31 people killed}.", "{*9* died|figure 9 people killed} when a bus sank."),
        ("{*3* helicopters|figure 3 helicopters}.", "{*4* helicopters|figure 4 helicopters}."),
        ("{*60* soldiers|figure 60 soldiers}.", "{*900* soldiers|figure 900 soldiers}."),
        ("They plan to free {*90* men|figure 90 men released}.", "They freed {*40* men|figure 40 men released}."),
        ("{*31*|figure 31} of them came.", "{*33*|figure 33} of them came."),
        (
            "The river {rose to *4.7* metres|figure 4.7 river rose unit=m}.",
            "The river has {fallen to *3.9* metres|figure 3.9 river fell unit=m}.",
        ),
        (
            "{*61* men were freed|figure 61 men rescued} since {Monday noon|time 2024-03-04 part-of-day}.",
            "{*90* men were freed|figure 90 men rescued}.",
        ),
    ],
)
def test_claims_of_two_questions_do_not_meet(one, two):
    assert not meet(one, two)


def test_a_story_may_be_told_of_a_part_of_the_compass_or_of_the_whole_place():
    narrow = "{*31* people died|figure 31 people killed} in {South Lisk|place}."
    wide = "{*40* people died|figure 40 people killed} in {Lisk|place}."
    assert facts(
        narrow, wide, "It rained. The storm {killed *45*|figure 45 people killed} in {South Lisk|place}.", lead=""
    ) == [["31", "40", "45"]]


def test_the_sum_of_two_places_is_no_rival_of_one_of_them():
    one = "{*30* people were hurt|figure 30 people injured}.\n\nThere {*17* were hurt|figure 17 people injured}."
    assert ["47"] in facts(one, "{*47* people were hurt|figure 47 people injured}.")


def test_the_bodies_that_a_text_opens_with_are_its_toll():
    one, two = "{*75* bodies were found|figure 75 bodies found}.", "{*80* people died|figure 80 people killed}."
    assert facts(one, two, lead="") == [["75", "80"]]
    assert facts(two + " " + one, two, lead="") == [["75"], ["80", "80"]]


def test_a_source_that_gives_two_numbers_tells_two_questions_apart():
    one = "{*90* jobs lost|figure 90 jobs lost}.\n\n{*13* jobs lost|figure 13 jobs lost}."
    two = "{*13* jobs lost|figure 13 jobs lost}."
    assert facts(one, two) == [["13", "13"], ["90"]]


def test_two_speakers_of_one_source_may_disagree():
    one = (
        "{The mayor said|says mayor} {*12* people died|figure 12 people killed}.\n\n"
        "{The coast guard said|says coast guard} {*15* people died|figure 15 people killed}."
    )
    assert facts(one) == [["12", "15"]]


def test_equal_numbers_with_many_digits_meet_whatever_the_noun():
    one = "The economy {added *171,000* jobs|figure 171000 jobs added} in a month of growth."
    two = "A gain of {*171,000*|figure 171000 last-month added} in a month of growth."
    assert meet(one, two, lead="")


def test_everyday_numbers_do_not_meet_by_chance():
    assert not meet("{*Two* people died|figure 2 people killed} in a crash.", "{*two* sides|figure 2 dogs killed}.")


def test_places_that_an_opening_names_side_by_side_are_two():
    lead = "Bombs went off in {Kano|place} and {Jos|place}. "
    one = "{*Nine* died|figure 9 people killed} in {Kano|place}."
    two = "{*Five* died|figure 5 people killed} in {Jos|place}."
    assert not meet(one, two, lead=lead)


def test_a_year_holds_its_months():
    one = "In {1998|time 1998 year} a quake {killed *980* people|figure 980 people killed}."
    two = "In {May 1998|time 1998-05 month} a quake {killed *980* people|figure 980 people killed}."
    assert meet(one, two)


def test_seats_that_nobody_is_told_to_hold_are_no_rivals():
    assert not meet("It lost some of its {*74* seats|figure 74 seats}.", "They have {*61* seats|figure 61 seats}.")


def test_a_month_long_gone_that_most_sources_open_with_is_the_story():
    lead = "A driver was jailed for a crash in {May 2022|time 2022-05 month}. "
    one, two = (
        "{*31* people died|figure 31 people killed}.",
        "{*31* died|figure 31 people killed} in {May 2022|time 2022-05 month}.",
    )
    assert meet(one, two, lead=lead)
    assert not meet(one, two)


def test_where_some_of_them_died_is_no_place_of_all():
    one = "{*31* people died|figure 31 people killed}, including a couple near {Epe|place}."
    assert meet(one, "{*33* people died|figure 33 people killed}.")


def test_whichever_airport_cancels_flights_cancels_them():
    one = "{The airport cancelled *86* flights|figure 86 flights cancelled agent=airport}."
    assert meet(one, "{*92* flights were cancelled|figure 92 flights cancelled}.")


def test_two_fines_of_one_amount_are_one_in_whatever_case():
    one = "It was {fined *320,000* pounds|figure 320000 - fined unit=GBP} in a second case."
    assert meet(one, "It was {fined *320,000* pounds|figure 320000 - fined unit=GBP}.")


def test_the_only_toll_of_each_source_is_the_toll_of_the_story():
    one = "{*Six* people died|figure 6 people killed} when a wall fell."
    two = "{*Six* people died|figure 6 people killed} on a bend."
    assert meet(one, "{*Six* people died|figure 6 people killed} in a lane near a mill.")
    assert not meet(
        one + " {*Nine* people died|figure 9 people killed} in a camp.", "Later, " + two + " So it went in a town."
    )


def test_two_of_its_nine_mills_are_all_that_are_closed():
    one = "It will {close *two* of its nine mills|figure 2 mills closed part=1}."
    assert meet(one, "It will {shut *three* mills|figure 3 mills shut}.")


def test_whoever_is_employed_works_there():
    one = "The yard {employs *340* people|figure 340 people employed}."
    assert meet(one, "The yard has {*340* employees|figure 340 employees}.")
    assert meet(one, "It has {a workforce of *340*|figure 340 workforce}.")
    assert not meet(one, "It has {*340* cranes|figure 340 cranes}.")


def test_a_plan_is_not_carried_out_on_the_day_it_is_told():
    texts = (
        "On {Tuesday|time 2024-03-05} it said it would {shut *three* mills|figure 3 mills shut}.",
        "It would {shut *four* mills|figure 4 mills shut}.",
    )
    readings = [
        read_marked(f"source-{index}", LEAD + text, published="2024-03-05", reference="2024-03-05")
        for index, text in enumerate(texts)
    ]
    assert len(weigh_figures(readings).facts) == 1


def test_the_day_of_what_a_source_opens_with_is_the_day_of_the_story():
    one = "A gas blast on {Saturday|time 2024-03-02} left {*19* people hurt|figure 19 people injured} in a mill."
    two = "{*23* people were hurt|figure 23 people injured} by a gas blast. They met on {Monday|time 2024-03-04}."
    three = "Many came on {Monday|time 2024-03-04}."
    assert ["19", "23"] in facts(one, two, three, lead="")


def test_a_part_of_the_dead_of_one_town_are_the_dead_of_that_town():
    one = "{*Five* people died|figure 5 people killed} in {Epe|place}. {*Nine* died|figure 9 people killed}."
    two = "{*Five* of the victims died|figure 5 victims killed part=1} in {Epe|place}."
    assert ["Five", "Five"] in facts(one, two)


def test_jobs_that_go_are_the_workers_there():
    one = "It will {cut *420* jobs|figure 420 jobs cut}."
    assert meet(one, "The yard has {*420* employees|figure 420 employees}.")
    assert not meet(one, "The yard has {*420* cranes|figure 420 cranes}.")


def test_a_bare_total_is_one_of_what_was_added_to_it():
    one = "{*Six* new cases|figure 6 cases} came up, bringing the total to {*118*|figure 118 total}."
    two = "There are {*112* cases|figure 112 cases}."
    assert facts(one, two) == [["112", "118"], ["Six"]]


def test_who_gives_two_numbers_means_two_things_whatever_tells_them_apart():
    one = "It added {*820* paid buses|figure 820 paid-buses added}. {*260* buses|figure 260 buses added} came later."
    two = "It added {*820* buses|figure 820 buses added}."
    assert ["260"] in facts(one, two)


def test_gunmen_are_attackers():
    one = "{*Four* gunmen were killed|figure 4 gunmen killed}."
    assert meet(one, "{*Four* attackers were killed|figure 4 attackers killed}.")


def test_a_share_whose_noun_is_left_out_is_that_of_the_noun_in_its_sentence():
    one = "Rents went up as {*8.4%*|figure 8.4 unit=%}, the rate of inflation, was topped."
    two = "{Inflation stood at *8.4%*|figure 8.4 inflation unit=%}."
    assert meet(one, two)
    assert not meet("Wages rose by {*8.4%*|figure 8.4 unit=%}.", two)


def test_numbers_beside_one_number_that_is_seldom_told_twice_are_one():
    one = "It has {*31,640* members|figure 31640 members}, {*8.4%*|figure 8.4 year-on-year unit=%} more."
    two = "With {*31,640* people|figure 31640 members} it marks growth of {*8.4%*|figure 8.4 growth unit=%}."
    assert ["8.4%", "8.4%"] in facts(one, two)


def test_a_precise_toll_of_old_needs_its_year_but_once():
    one = "It recalled a fire in a mill that {killed *112* people|figure 112 people killed} in {2019|time 2019 year}."
    two = "A year before, a fire {killed *112* people|figure 112 people killed} in another mill, it recalled."
    assert meet(one, two)


def test_a_part_out_of_its_whole_counts_the_same():
    one = "{About *500* out of|figure 500 part=1 bound=about} {*815* pupils|figure 815 pupils} came home."
    two = "{About *500* of|figure 500 part=1 bound=about} the {*815* pupils|figure 815 pupils} came home."
    assert facts(one, two) == [["500", "500"], ["815", "815"]]


def test_of_a_number_of_two_digits_that_is_no_people_one_source_may_tell_where():
    one = "{*14* carriages|figure 14 carriages} left the rails in {Epe|place}."
    assert meet(one, "{*14* carriages|figure 14 carriages} left the rails.")


def test_dozens_are_no_second_toll_of_a_source():
    one = (
        "{*Dozens* were hurt|figure - dozens people injured}. {*79* were hurt|figure 79 people injured} in {Epe|place}."
    )
    two = "{*79* were hurt|figure 79 people injured}."
    assert facts(one, two) == [["79", "79", "Dozens"]]


def test_all_of_the_injured_that_are_in_hospital_are_all_that_are_in_hospital():
    one = "{*17* of the injured are in hospital|figure 17 injured hospitalised part=1}."
    assert meet(one, "{*17* people are in hospital|figure 17 people hospitalised}.")


def test_what_is_expected_of_two_quarters_is_no_rival():
    one = "It sees {*640* ships|figure 640 ships} in {the first quarter|time 2024-01/2024-03 season}."
    two = "It saw {*830* ships|figure 830 ships} in {the fourth quarter|time 2023-10/2023-12 season}."
    assert len(facts(one, two)) == 2


def test_the_place_that_a_text_opens_with_parts_no_precise_count_of_people():
    one = "{*12* of them were saved|figure 12 survivors rescued part=1}."
    two = "A quay fell in {Epe|place} and {killed *31*|figure 31 people killed}. " + one
    assert ["12", "12"] in facts("{*31* died|figure 31 people killed}. " + one, two, lead="")


def test_the_price_of_petrol_rises_as_petrol_does():
    one = "{Petrol prices rose *9.2%*|figure 9.2 petrol-prices rose unit=%}."
    assert meet(one, "{Petrol cost *9.2%* more|figure 9.2 petrol cost unit=%}.")


def test_a_charge_of_one_month_is_a_count_of_it():
    one = "He denied {*five* charges|figure 5 charges} in {July 2021|time 2021-07 month}."
    assert meet(one, "He {admitted *five* counts|figure 5 counts admitted} in {July 2021|time 2021-07 month}.")


def test_a_share_is_held_by_the_party_or_by_who_leads_it():
    one = "{Obi|person} won {*37.6%*|figure 37.6 vote agent=Obi unit=%} of the vote."
    two = "{The Reform party|organisation} led by Obi took {*37.6%*|figure 37.6 vote agent=Reform unit=%} of the vote."
    assert meet(one, two)


def test_what_opens_as_workers_killed_are_the_people_killed():
    one = "A blast {killed *41* workers|figure 41 workers killed}."
    assert len(facts(one, "A blast {killed *44* people|figure 44 people killed}.", lead="")) == 1
    assert meet("{*80* mine workers|figure 80 mine-workers injured}.", "{*80* miners|figure 80 miners injured}.")


def test_a_price_a_share_is_one_whatever_the_deal_is_called():
    one = "It will {pay *$42* a share|figure 42 - paid unit=USD per=share} in an all-cash deal."
    two = "The merger values it at {*$42* a share|figure 42 - unit=USD per=share} when it closes."
    assert meet(one, two)
