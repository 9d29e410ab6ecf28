from marked import read_marked

from briefing.weigh.figures import weigh_figures

STORY = (
    "Fire broke out in a warehouse by the old harbour shortly before dawn on a windy night. "
    "The night shift was just about to leave when the roof came down on them. "
    "{*17* workers were hurt|figure 17 workers injured} and brought to two clinics in the centre of town. "
    "The owner of the warehouse could not be reached for comment on the following morning. "
    "Neighbours had complained about the old wiring for many years without any answer at all. "
    "The council will meet again in the coming week to hear what its inspectors have found."
)


def origins(*texts):
    (fact,) = weigh_figures([read_marked(f"s{index}", text) for index, text in enumerate(texts)]).facts
    return fact.origins.known, fact.origins.unknown, fact.headline.rule


def test_a_text_printed_three_times_is_one_origin_and_the_rule_says_so():
    assert origins(STORY, STORY, STORY) == (
        0,
        1,
        "the only answer given; three sources print one text, which counts once",
    )


def test_two_texts_are_two_origins():
    other = "{*17* workers were hurt|figure 17 workers injured} in the harbour."
    assert origins(STORY, other)[:2] == (0, 2)


def test_one_passage_in_two_texts_is_one_origin():
    passage = STORY.split(". ")[2] + "."
    assert origins(STORY, f"Smoke hung over the town. {passage}")[:2] == (0, 1)


def test_a_copy_that_names_the_speaker_is_of_known_origin():
    named = STORY.replace("{*17*", "{Ada Obi said|says Ada Obi} {*17*")
    assert origins(STORY, named)[:2] == (1, 0)


def test_one_speaker_in_two_sources_is_one_origin():
    assert origins(
        "{Ada Obi said|says Ada Obi} {*17* were hurt|figure 17 workers injured}.",
        "{Obi said|says Obi} {*17* were hurt|figure 17 workers injured}.",
    )[:2] == (1, 0)


def test_two_bodies_are_two_origins_and_silence_is_neither():
    assert origins(
        "{The fire brigade said|says fire brigade} {*17* were hurt|figure 17 workers injured}.",
        "{The hospital said|says hospital} {*17* were hurt|figure 17 workers injured}.",
        "{*17* were hurt|figure 17 workers injured} in the harbour.",
    )[:2] == (2, 1)


def test_a_source_that_cites_another_of_the_set_is_no_second_origin():
    gazette = read_marked(
        "gazette", "{*17* workers were hurt|figure 17 workers injured} at noon.", publisher="The Gazette"
    )
    herald = read_marked("herald", "{The Gazette reported|says Gazette} {*17* were hurt|figure 17 workers injured}.")
    (fact,) = weigh_figures([gazette, herald]).facts
    assert (fact.origins.known, fact.origins.unknown) == (1, 0)
