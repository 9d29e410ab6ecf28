"""What holds for every text: no finder raises, its mentions lie in the text, in order, and do not overlap."""

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import read
from briefing.mentions import Span
from briefing.publish.passages import segments
from briefing.read.sentences import split_paragraphs, split_sentences

SOAK = bool(os.environ.get("BRIEFING_SOAK"))
EXAMPLES = 1_000_000 if SOAK else 4_000
"""For each finder: 20,000 in all."""
FINDERS = {
    "times": lambda text: read.find_times(text, reference=date(2024, 3, 4)),
    "times without a day": read.find_times,
    "figures": read.find_figures,
    "quotations": read.find_quotations,
    "attributions": read.find_attributions,
    "names": read.find_names,
}
WORDS = (
    "said says according to told the mayor Mayor Lind Mara Lind Reuters he she they officials police that who "
    "which was were killed injured dead people homes at least about more than up nearly some between and or "
    "of in on from each side per one two twelve dozens hundred thousand million billion 1 15 1,200 2.5 6.1 -3 "
    "$ $2.5bn € % 15% percent magnitude km 60GB Monday Saturday overnight yesterday last week March May 24 "
    "2024 2025-05-24 5 p.m. 15:30 GMT quarter year ago later before Kyiv Aceh Paris U.S. Inc. district "
    "ministry spokesman statement 's ’s “ ” \" ' ‘ ’ , . ; : - – — ( ) [ ] / … ! ? |"
).replace("|", "\n")
text_of_news = st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join)
any_text = st.text(max_size=200)
mixed = st.lists(st.one_of(st.sampled_from(WORDS.split(" ")), st.text(max_size=6)), max_size=30).map(" ".join)
texts = st.one_of(text_of_news, any_text, mixed)
thorough = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", FINDERS)
def test_no_finder_raises_and_mentions_lie_in_order(name):
    @thorough
    @given(texts)
    def holds(text):
        end = 0
        for mention in FINDERS[name](text):
            assert end <= mention.span.start < mention.span.end <= len(text)
            assert mention.rule
            end = mention.span.end

    holds()


@thorough
@given(texts)
def test_sentences_lie_in_paragraphs_and_lose_nothing_but_white_space(text):
    paragraphs, sentences = split_paragraphs(text), split_sentences(text)
    for parts in (paragraphs, sentences):
        end = 0
        for part in parts:
            assert part.start >= end
            assert not text[end : part.start].strip()
            assert part.of(text) == part.of(text).strip()
            end = part.end
        assert not text[end:].strip()
    assert all(any(paragraph.contains(sentence) for paragraph in paragraphs) for sentence in sentences)


@settings(max_examples=EXAMPLES // 10, deadline=None)
@given(texts.filter(bool))
def test_marking_loses_no_character(text):
    spans = [mention.span for mention in read.find_figures(text)]
    assert "".join(segment.text for segment in segments(text, Span(0, len(text)), spans)) == text
