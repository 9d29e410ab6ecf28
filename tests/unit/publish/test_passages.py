from hypothesis import given
from hypothesis import strategies as st

from briefing.mentions import Span
from briefing.publish.passages import segments, source_page
from briefing.publish.wording import wording
from tests import harbour

SAY = wording("en")
MARKS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(pair[0], sum(pair))))


@given(st.text(min_size=41, max_size=60), MARKS)
def test_marking_loses_no_character(text, marks):
    assert "".join(one.text for one in segments(text, Span(0, len(text)), marks)) == text


@given(st.text(min_size=53, max_size=60), MARKS)
def test_what_is_marked_lies_within_a_mark(text, marks):
    at = 0
    for one in segments(text, Span(0, len(text)), marks):
        inside = [any(mark.start <= place < mark.end for mark in marks) for place in range(at, at + len(one.text))]
        assert all(inside) if one.marked else not any(inside)
        at += len(one.text)


def page(source):
    return source_page(harbour.edition(), source, SAY)


def shown(source):
    return [sentence for passage in page(source).passages for sentence in passage.sentences]


def test_all_rights_show_every_sentence():
    assert len(shown("gazette")) == len(harbour.SENTENCES["gazette"])
    assert not any(passage.omitted for passage in page("gazette").passages)


def test_an_excerpt_shows_used_sentences_and_their_neighbours_and_counts_the_rest():
    edition = harbour.edition(
        sources=[one.model_copy(update={"rights": "excerpt"}) for one in harbour.SOURCES], quotations=()
    )
    passages = source_page(edition, "gazette", SAY).passages
    assert [sentence.anchor for passage in passages for sentence in passage.sentences] == [f"s{n}" for n in range(1, 9)]
    assert (passages[-1].omitted, passages[-1].last) == (2, True)


def test_link_rights_show_nothing_but_the_used_words():
    words = "".join(one.text for sentence in shown("wire") for one in sentence.segments)
    assert "The storm injured" not in words
    assert "at least 15 people" in words


def test_a_source_whose_sentences_nobody_gave_shows_those_of_its_claims_only():
    bare = harbour.edition()
    object.__setattr__(bare, "sentences", {})
    anchors = [one.anchor for passage in source_page(bare, "times", SAY).passages for one in passage.sentences]
    assert anchors == ["s1", "s2", "s3", "s4"]


def test_a_passage_says_once_what_it_is_used_for():
    for passage in page("gazette").passages:
        words = [link.words for link in passage.used_for]
        assert len(words) == len(set(words))
