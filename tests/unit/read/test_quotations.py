from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.mentions import Name, Quotation, Span
from briefing.read.quotations import find_quotations

MARKS = st.text(alphabet="“”\"‘’'«»„ ,.?\nAb said", max_size=200)
NASTY = {
    "unclosed marks": '"a ' * 800,
    "opening curly marks": "“a " * 800,
    "closing curly marks": "a” " * 800,
    "nested marks": "“" * 800 + "a" + "”" * 800,
    "single marks": "‘a ’b " * 800,
    "quotations with clauses in one sentence": '"a," he said, ' * 400,
    "sentences with a pronoun": '"A." He said. ' * 400,
    "paragraphs left open": "“A\n\n" * 400,
}


def only(text: str, **options: object) -> Quotation:
    (found,) = find_quotations(text, **options)
    return found


def test_span_is_inside_the_marks():
    text = "Anna Berg said: “The bridge is shut.”"
    assert only(text).span.of(text) == "The bridge is shut."


def test_speaker_span_is_where_the_text_names_the_speaker():
    text = "Anna Berg left. “The bridge is shut,” she said."
    found = only(text)
    assert found.speaker == "Anna Berg"
    assert found.speaker_span is not None
    assert found.speaker_span.of(text) == "she"


def test_given_names_are_used():
    text = "“The bridge is shut,” Ilvy said."
    name = Name(span=Span(22, 26), rule="given", name="Ilvy", type="person", canonical="Ilvy Tamm")
    assert only(text, names=[name]).speaker == "Ilvy Tamm"


def test_text_without_marks_has_no_quotation():
    assert find_quotations("Anna Berg said that the bridge is shut.") == ()


def test_empty_text_has_no_quotation():
    assert find_quotations("") == ()


def test_mark_that_is_never_closed_is_no_quotation():
    assert find_quotations('Anna Berg said: "The bridge is shut.\n\nIt rained.') == ()


def test_apostrophes_are_no_marks():
    assert find_quotations("The farmers' road isn't Anna Berg's, and the '90s are over.") == ()


def test_inches_are_no_marks():
    assert find_quotations('The 15" screen and the 6\'2" man were there.') == ()


def test_attribute_of_markup_is_no_quotation():
    assert find_quotations('See <a title="The bridge is shut for good">here</a>.') == ()


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_hostile_text_takes_time_in_proportion(text: str):
    def seconds(given: str) -> float:
        start = process_time()
        find_quotations(given, names=())
        return process_time() - start

    # Half a second is far above the truth and far below what a quadratic search would take on twice the text.
    assert seconds(text * 2) < max(0.5, 3 * seconds(text))


@given(MARKS)
def test_quotations_are_in_order_and_do_not_overlap(text: str):
    found = find_quotations(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@given(st.text(max_size=300))
def test_no_text_raises(text: str):
    find_quotations(text)
