import pytest
from ostrow import FINDERS, GAZETTE

from briefing.edit.withholding import withheld, withheld_in
from briefing.factsheet import dump_factsheet


@pytest.mark.parametrize(
    "text",
    [
        "said Anna Kowalska.", "ANNA KOWALSKA", "Anna\nKowalska’s", "Ánna Kowalská", "Anna\u00ad Kow\u200balska",
        "anna-kowalska", "Mrs Kowalska said", "https://a.org/anna-kowalska-speaks", "Anna Kovalska", "Kovalska’s house",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text):
    assert withheld(["Anna Kowalska"]).holds(text)


@pytest.mark.parametrize("text", ["Hannah Kowalskaya", "Anna said", "the kowalska tree", "", None])
def test_other_words_are_left_alone(text):
    assert not withheld(["Anna Kowalska"]).holds(text)


def test_other_spellings_of_a_name_are_withheld_with_it():
    names = withheld(["Ostrow"], [frozenset({"Ostrow", "Ostruv"}), frozenset({"Warsaw"})])
    assert names.holds("at Ostruv")
    assert not names.holds("in Warsaw")


def test_no_byte_of_the_sheet_holds_a_withheld_name(desk):
    text = "withhold: [Anna Kowalska]\n"
    assert "Kowalska" in dump_factsheet(desk.sheet)
    assert "kowalska" not in dump_factsheet(desk.curate(text)).casefold()


def test_a_claim_leaves_with_its_sentence_and_the_fact_is_judged_anew(desk):
    curated = desk.curate("withhold: [the council]\n")
    injured = next(fact for fact in curated.figures if fact.id == "people-injured")
    assert [claim.source for claim in injured.claims] == ["times"]
    assert injured.status == "single"
    assert curated.differences == ()


def test_a_fact_without_a_claim_leaves(desk):
    curated = desk.curate("withhold: [police]\n")
    assert "people-evacuated" not in {fact.id for fact in curated.figures}


def test_a_reason_that_tells_the_name_is_an_error(desk):
    text = "withhold: [Kowalska]\nfigures: {houses-dark: {hide: true, reason: Kowalska asked us to.}}\n"
    assert "your own words" in desk.problems(text)[0]


def test_a_page_that_names_it_is_told_with_the_line():
    text = "# Flood\n\nThe mayor, Anna Kowalska, came.\n"
    assert [problem.line for problem in withheld_in(text, withheld(["Anna Kowalska"]), path="content/index.md")] == [3]


def test_sentences_that_no_page_may_show():
    hidden = withheld(["Anna Kowalska"]).sentences(GAZETTE, FINDERS.split_sentences(GAZETTE))
    assert [span.of(GAZETTE) for span in hidden] == ["Mayor Anna Kowalska said: “We were not warned.”"]
