import time

import pytest

from briefing.read.sentences import split_paragraphs, split_sentences


@pytest.mark.parametrize("text", [" ", "!", ".'", ". ", "a ", "\n", "?\u201d"])
def test_the_time_grows_with_the_text_and_no_faster(text):
    started = time.process_time()
    split_sentences(text * 50_000)
    assert time.process_time() - started < 2


def test_a_line_of_blanks_parts_paragraphs():
    text = "One line.\n   \nAnother line."
    assert [span.of(text) for span in split_paragraphs(text)] == ["One line.", "Another line."]


def test_several_stops_end_one_sentence():
    text = "What?! Nobody knows... The end."
    assert [span.of(text) for span in split_sentences(text)] == ["What?!", "Nobody knows...", "The end."]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Flood hits town\nBy Anna Rivers\n4 March 2024\n\nThe river rose.", 4),
        (
            "The river rose in the night and\nreached the bridge before\nanybody woke.\n\nIt fell on\nSunday.",
            2,
        ),
        ("Ten homes\nOne school\nTwo bridges", 3),
    ],
)
def test_a_line_end_parts_paragraphs_unless_the_sentence_goes_on(text, paragraphs):
    assert len(split_paragraphs(text)) == paragraphs
