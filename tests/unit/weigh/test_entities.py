from marked import read_marked

from briefing.weigh.entities import weigh_names


def weigh(**texts):
    return weigh_names([read_marked(name, text) for name, text in texts.items()])


def test_a_surname_joins_the_one_full_name_that_has_it():
    names, _ = weigh(courier="{Rosa Ortega|person role=mayor} spoke.", gazette="{Ortega|person} spoke.")
    (person,) = names.people
    assert (person.name, person.role, person.mentions) == ("Rosa Ortega", "mayor", {"courier": 1, "gazette": 1})


def test_a_surname_of_two_people_joins_neither():
    names, _ = weigh(courier="{Rosa Ortega|person} and {Luis Ortega|person} spoke.", gazette="{Ortega|person} spoke.")
    assert sorted(person.name for person in names.people) == ["Luis Ortega", "Ortega", "Rosa Ortega"]


def test_two_spellings_of_a_place_are_one_place_and_a_difference():
    names, differences = weigh(
        courier="It rained in {Odesa|place geonames=698740}.",
        gazette="It rained in {Odessa|place geonames=698740}.",
        herald="It rained in {Odesa|place geonames=698740}.",
    )
    (place,) = names.places
    assert place.name == "Odesa"
    assert place.variants == {"Odesa": ("courier", "herald"), "Odessa": ("gazette",)}
    (difference,) = differences
    assert (difference.kind, difference.about) == ("spelling", "Odesa")
    assert [side.says for side in difference.sides] == ["Odesa", "Odessa"]
    assert difference.sides[1].claims[0].quote == "Odessa"


def test_two_spellings_of_a_surname_are_a_difference_even_beside_a_full_name():
    _, (difference,) = weigh(
        courier="{Sergei Ivanow|person} spoke.",
        gazette="{Sergey Ivanov|person} spoke; {Ivanov|person Sergey Ivanov} left.",
    )
    assert [side.says for side in difference.sides] == ["Sergey Ivanov", "Sergei Ivanow"]


def test_a_short_form_is_no_spelling():
    _, differences = weigh(courier="{Rosa Ortega|person} spoke.", gazette="{Ortega|person} spoke.")
    assert differences == ()


def test_initials_are_no_spelling():
    names, differences = weigh(
        courier="He flew to the {US|place geonames=6252001}.",
        gazette="He left the {United States|place geonames=6252001}.",
    )
    assert (len(names.places), differences) == (1, ())


def test_one_source_with_two_spellings_differs_from_nobody():
    _, differences = weigh(courier="It rained in {Odesa|place}, and in {Odessa|place} it poured.")
    assert differences == ()


def test_a_person_and_a_place_of_one_name_are_two():
    names, _ = weigh(courier="{Lincoln|person} left {Lincoln|place}.")
    assert (len(names.people), len(names.places)) == (1, 1)


def test_an_initial_or_a_left_out_middle_name_joins_the_full_name():
    names, differences = weigh(
        courier="{Rosa Maria Ortega|person} spoke.",
        gazette="{Rosa Ortega|person} spoke.",
        herald="{R. Ortega|person} spoke.",
    )
    assert (len(names.people), differences) == (1, ())


def test_an_initial_of_two_people_joins_neither():
    names, _ = weigh(courier="{Rosa Ortega|person} met {Rita Ortega|person}.", gazette="{R. Ortega|person} spoke.")
    assert len(names.people) == 3
