from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.mentions import Attribution
from briefing.read import find_names
from briefing.read.attributions import find_attributions
from briefing.read.cues import verbs

WORDS = st.lists(
    st.sampled_from(
        (
            *("Anna Berg", "Reuters", "the mayor", "officials", "said", "says", "according to", "and", "that", ","),
            *(".", ";", "“no”", "—", "told", "saying", "by", "reported", "who", "he", "it", "12 people", "(", ")"),
            *("\n\n", "’s", ":"),
        )
    ),
    max_size=40,
)
NASTY = {
    "verbs": "said " * 800,
    "speakers": "Anna Berg, said, " * 400,
    "lists": "according to Reuters, Reuters and " * 300,
    "relative clauses": "he who said that he who said that " * 300,
    "brackets": "Anna Berg (((( said " * 300,
    "offices": "The mayor said no. " * 400,
    "participles": "Berg, saying, " * 400,
}


def only(text: str) -> Attribution:
    (found,) = find_attributions(text)
    return found


def test_source_is_where_the_speaker_is_named():
    text = "Ten houses fell, said Anna Berg, the mayor."
    assert only(text).source.of(text) == "Anna Berg"


def test_span_covers_speaker_and_cue():
    text = "Ten houses fell, Anna Berg said on Monday."
    assert only(text).span.of(text) == "Anna Berg said"


def test_content_is_within_the_sentence():
    text = "It rained. Ten houses fell, Anna Berg said. It snowed."
    assert only(text).content.of(text) == "Ten houses fell"


def test_inner_clause_is_shorter_than_the_outer_one():
    inner, outer = find_attributions("Officials said 12 people died, according to Reuters.")
    assert (inner.name, outer.name) == ("officials", "Reuters")
    assert len(inner.content) < len(outer.content)


def test_speakers_without_name_or_office_are_not_named():
    assert not only("Witnesses said ten houses fell.").named
    assert only("The finance ministry said ten jobs would go.").named


def test_medium_is_the_way_and_not_the_speaker():
    found = only("Anna Berg told Reuters that ten houses fell.")
    assert (found.name, found.via) == ("Anna Berg", "Reuters")


def test_every_form_of_a_verb_is_known():
    assert {"say", "says", "said", "saying", "denies", "denied", "wrote", "writing", "admitted"} <= verbs().keys()


def test_names_may_be_given():
    text = "Ten houses fell, Anna Berg said."
    assert find_attributions(text, names=find_names(text)) == find_attributions(text)


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_hostile_text_takes_time_in_proportion(text: str):
    def seconds(given: str) -> float:
        start = process_time()
        find_attributions(given, names=())
        return process_time() - start

    # Half a second is far above the truth and far below what a quadratic search would take on twice the text.
    assert seconds(text * 2) < max(0.5, 3 * seconds(text))


@given(WORDS)
def test_attributions_are_in_order_and_do_not_overlap(words: list[str]):
    text = " ".join(words)
    found = find_attributions(text)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(one.content.end <= len(text) and one.source.end <= len(text) for one in found)


@given(st.text(max_size=300))
def test_no_text_raises(text: str):
    find_attributions(text)
