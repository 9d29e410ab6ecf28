from marked import read_marked

from briefing.weigh.facts import judge
from briefing.weigh.figures import weigh_figures
from briefing.weigh.statements import statements_of

POLICE = "{Police said|says police} {at least *15* people were hurt|figure 15 at-least people injured}."
MAYOR = "{Mayor Obi said|says Ada Obi role=mayor} it burned. {At least *8* were hurt|figure 8 at-least people injured}."
NOBODY = "{At least *15* people were hurt|figure 15 at-least people injured}."


def claims(*texts):
    readings = [read_marked(f"source-{index}", text) for index, text in enumerate(texts)]
    return [statement.claim for reading in readings for statement in statements_of(reading).stated]


def test_equal_claims_of_two_sources_agree():
    assert judge(claims(POLICE, NOBODY)).status == "agreed"


def test_what_one_source_says_is_single():
    assert judge(claims(POLICE)).status == "single"


def test_two_bounds_differ():
    assert judge(claims(POLICE, MAYOR)).status == "differs"


def test_origins_are_counted_by_speaker():
    origins = judge(claims(POLICE, POLICE, MAYOR, NOBODY)).origins
    assert (origins.known, origins.unknown) == (2, 1)


def test_the_value_with_the_most_known_origins_leads():
    judged = judge(claims(POLICE, MAYOR, "{Rosa said|says Rosa} {at least *8* hurt|figure 8 at-least people injured}."))
    assert (judged.headline.value, judged.headline.rule) == (8, "the most known origins")


def test_stated_leads_over_carried_where_origins_are_equal():
    judged = judge(claims(POLICE, MAYOR))
    assert (judged.headline.value, judged.headline.bound) == (15, "at-least")
    assert judged.headline.rule.startswith("stated in its own sentence")


def test_the_exact_number_leads_its_rounder_forms():
    headline = judge(
        claims("{*More than 200* hurt|figure 200 more-than people injured}.", "{*249* hurt|figure 249 people injured}.")
    ).headline
    assert (headline.value, headline.bound) == (249, "exact")


def test_no_rule_claims_that_a_number_is_right():
    rules = [judge(claims(*texts)).headline.rule for texts in ((POLICE,), (POLICE, MAYOR), (MAYOR, NOBODY))]
    assert not any(word in rule for rule in rules for word in ("verified", "confirmed", "true", "correct"))


def test_people_come_before_things_and_things_before_shares():
    text = (
        "Unemployment was {*7.9%*|figure 7.9 unemployment - unit=%}. {*9* homes burned|figure 9 homes destroyed}. "
        "{*4* people died|figure 4 people killed}."
    )
    weighing = weigh_figures([read_marked("gazette", text)])
    assert [fact.id for fact in weighing.facts] == ["people-killed", "homes-destroyed", "unemployment"]
    assert [fact.rank for fact in weighing.facts] == [1, 2, 3]


def test_what_more_sources_say_comes_first():
    shared = "{*9* homes burned|figure 9 homes destroyed}."
    weighing = weigh_figures(
        [read_marked("gazette", f"{{*4* died|figure 4 people killed}}. {shared}"), read_marked("herald", shared)]
    )
    assert weighing.facts[0].id == "homes-destroyed"


def test_background_comes_last():
    text = (
        "In {1990|time 1990 year} {*900* died|figure 900 people killed}.\n\n{*4* cars burned|figure 4 cars destroyed}."
    )
    weighing = weigh_figures([read_marked("gazette", text, published="2024-03-05")])
    assert [fact.id for fact in weighing.facts] == ["cars-destroyed", "people-killed-1990"]
