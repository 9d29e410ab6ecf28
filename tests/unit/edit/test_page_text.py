import time

import pytest

from briefing.edit.page_text import read_page


@pytest.mark.parametrize(
    "text", ["[", "![", "[a](", "<!--", "```\n", "`a", "<a ", "{a", "*a_", "# a\n", "a\n-", "1. ", "---\n", "\n"]
)
def test_the_time_grows_with_the_page_and_no_faster(text):
    started = time.process_time()
    read_page(text * (100_000 // len(text)))
    assert time.process_time() - started < 2


def test_words_and_links_are_those_that_a_reader_sees():
    page = read_page("On **[15](fact:a)** and *[](fact:b)*, ![an image](x.png).\n\nMore [in\ntwo lines](fact:c) here.")
    assert page.plain == "On 15 and , an image.\n\nMore in\ntwo lines here."
    assert [(link.words, link.target, link.line) for link in page.links] == [
        ("15", "fact:a", 1), ("", "fact:b", 1), ("an image", "x.png", 1), ("in\ntwo lines", "fact:c", 3),
    ]  # fmt: skip
    assert page.line_at(page.plain.index("here")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "```\n15\n```\n", "~~~ yaml\n15\n~~~\n", "```\n15\n", "`15`", "<!-- 15 -->", '<i title="15">', "{: #15 }",
        "---\ntitle: 15\n---\n", "````\n```\n15\n````\n", "15. \n",
    ],
)  # fmt: skip
def test_code_comments_and_tags_are_not_among_the_words(text):
    assert "15" not in read_page(text).plain


def test_a_list_number_is_no_number_and_a_sentence_that_begins_with_one_is():
    assert "15 dogs" in read_page("1. 15 dogs\n").plain
    assert "1." not in read_page("1. 15 dogs\n").plain
