import pytest

from briefing.adapters.articles import article_from
from briefing.adapters.bylines import stated_moment, without_bylines, written_day

TEXT = """<article><h1>Two jailed over bridge</h1>
<p>Two engineers were jailed on Tuesday over the fall of the Holm bridge, in which nine people died in March 2022.</p>
<p>The bridge was opened on 3 May 1998. Her lawyer said that she would appeal against a sentence of three years.</p>
</article>"""


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        ('<meta property="article:published_time" content="2025-10-14T16:20:00Z">', "2025-10-14T16:20:00Z"),
        ('<META NAME="Date" CONTENT="2025-10-14">', "2025-10-14"),
        ('<meta name="DC.date.issued" content="14 October 2025">', "2025-10-14"),
        ('<meta itemprop="datePublished" content="2025-10-14T07:05:00+0200">', "2025-10-14T07:05:00+0200"),
        ('<meta name="date" content="2025-10-14T07:05:00">', "2025-10-14"),
        ('<meta name="date" content="nonsense"><meta name="pubdate" content="October 14, 2025">', "2025-10-14"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, '
         '{"@type": ["NewsArticle"], "datePublished": "2025-10-14"}]}</script>', "2025-10-14"),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:modified_time" content="2025-11-20T10:00:00Z">', None),
        ('<header><time datetime="2026-11-25">Wednesday</time> 25 November 2026</header>', None),
        ("<footer>Copyright 2025 The Ledger</footer>", None),
        ("", None),
    ],
)  # fmt: skip
def test_only_what_a_page_says_of_itself_is_its_day(head, moment):
    page = f"<!doctype html><html><head><title>T</title></head><body>{head}{TEXT}</body></html>"
    assert stated_moment(page) == moment
    assert article_from(page.encode(), "page.html").published == moment


@pytest.mark.parametrize(
    ("below", "moment"),
    [
        ('<time datetime="2025-10-14T07:05+02:00">14 October</time>', "2025-10-14T07:05+02:00"),
        ("<div>By Lena Farr</div><span>14 October 2025</span>", "2025-10-14"),
        ("<div>Published <b>14 October 2025, 07:05</b></div>", "2025-10-14"),
        ("<div>Updated 15 October 2025</div>", None),
        ("<div>Last updated: <b>15 October 2025</b></div>", None),
        ('<time class="updated" datetime="2025-11-20">20 November</time>', None),
        ('<aside><time datetime="2021-01-02">2 January</time></aside>', None),
    ],
)
def test_a_day_below_the_headline_is_that_of_the_article(below, moment):
    assert stated_moment(f"<html><body>{TEXT.replace('</h1>', f'</h1>{below}')}</body></html>") == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday, 14 October 2025", "2025-10-14"),
        ("Sept. 3rd, 2025", "2025-09-03"),
        ("the 31 February 2025", None),
        ("October 2025", None),
    ],
)
def test_a_day_is_read_as_it_is_written(text, day):
    assert written_day(text) == day


def test_lines_about_the_page_go_and_what_they_state_stays():
    lines = ["By Lena Farr, court reporter", "Published: Tuesday 14 October 2025, 07:05", "Updated 15 October 2025"]
    assert without_bylines([*lines, "Two engineers were jailed."]) == (
        ["Two engineers were jailed."],
        "2025-10-14",
        "Lena Farr",
    )
    assert without_bylines(["15 October 2025 at 7.05 am BST", "Two were jailed."])[:2] == (
        ["Two were jailed."],
        "2025-10-15",
    )


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the council had closed it.",
        "Published on 3 May 2019, the report found that the bolts were failing.",
        "The bridge fell on 3 May 2019",
        "Updated figures came on 3 May 2019.",
        "By the end of March the bridge was closed",
    ],
)
def test_a_sentence_of_the_article_stays(line):
    assert without_bylines([line, "Then it fell."]) == ([line, "Then it fell."], None, None)


def test_links_to_other_articles_are_no_part_of_this_one():
    assert without_bylines(["It fell.", "Related: Corvane buys its rival for $900m"])[0] == ["It fell."]
    assert without_bylines(["It fell.", "Related cases were heard: two of them."])[0][1:] == [
        "Related cases were heard: two of them."
    ]


def test_whose_the_text_is_is_no_part_of_it():
    assert without_bylines(["It fell.", "© The Ledger. All rights reserved.", "Copyright 2025"])[0] == ["It fell."]


def test_the_last_line_stays_whatever_it_is():
    assert without_bylines(["15 October 2025"])[0] == ["15 October 2025"]


@pytest.mark.parametrize("head", ["", '<meta charset="iso-8859-1">', '<meta charset="windows-1252">'])
def test_an_old_page_is_read_as_browsers_read_it(head):
    page = f"<html><head>{head}</head><body>{TEXT}<p>“It will not bring him back,” said Ada Finch.</p></body></html>"
    article = article_from(page.encode("cp1252"), "page.htm")
    assert "“It will not bring him back,”" in article.body


def test_a_page_in_two_bytes_a_character_is_read():
    assert "nine people" in article_from(f"<html><body>{TEXT}</body></html>".encode("utf-16"), "page.html").body
