import time
from contextlib import suppress
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import Field

from briefing.errors import CurationError
from briefing.model import PlacedSpan, Record
from briefing.strict_yaml import MOST_PROBLEMS, nearest, parse
from briefing.yaml_tree import DEEPEST


class Part(Record):
    name: str
    number: int | None = None
    span: PlacedSpan | None = None


class Whole(Record):
    title: str | None = Field(None, description="the title in one line")
    hide: bool = False
    exact: Decimal | None = None
    parts: tuple[Part, ...] = Field((), description="a list of {name}")
    by_id: dict[str, Part] = Field({})


def read(text, first_line=1):
    return parse(text, Whole, path="content/x.yml", error=CurationError, first_line=first_line)


def problems(text, first_line=1):
    with pytest.raises(CurationError) as caught:
        read(text, first_line)
    return [(problem.line, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize("scalar", ["NO", "12:30", "1e3", "0123", "2026-13-45", "12:30:45", "0x1f", "1_000", "yes"])
def test_scalars_keep_their_text(scalar):
    assert read(f"title: {scalar}").record.title == scalar


@pytest.mark.parametrize("scalar", ["", "null", "~"])
def test_nothing_null_and_tilde_are_null(scalar):
    assert read(f"title: {scalar}").record.title is None


@pytest.mark.parametrize("scalar", ['"null"', "'~'", '""', "Null", "NULL", "None"])
def test_quoted_and_other_words_are_texts(scalar):
    assert isinstance(read(f"title: {scalar}").record.title, str)


def test_the_schema_types_numbers_truths_and_spans():
    record = read('hide: true\nexact: "1.10"\nparts: [{name: a, number: 3, span: [3, 9]}]').record
    assert (record.hide, record.exact, record.parts[0].number) == (True, Decimal("1.10"), 3)
    assert (record.parts[0].span.start, record.parts[0].span.end) == (3, 9)


def test_an_empty_text_is_an_empty_record():
    assert read("").record == Whole()
    assert read("# nothing but a comment\n").record == Whole()


def test_lines_are_those_of_the_file():
    placed = read("title: x\nby_id:\n  a:\n    name: n\nparts:\n- name: m\n- {name: k}\n", first_line=4)
    assert placed.line_of("title") == 4
    assert placed.line_of("by_id", "a", "name") == 7
    assert placed.line_of("parts", 1) == 10
    assert placed.line_of("parts", 1, "name") == 10
    assert placed.line_of("parts", 7, "name") == 8
    assert placed.problem_at("by_id", "a", message="m").line == 6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: &a x\n", (1, "an anchor (&a)")),
        ("hide: true\ntitle: *a\n", (2, "an alias (*a)")),
        ("title: !!binary x\n", (1, "a tag (tag:yaml.org,2002:binary)")),
        ("title: !ENV x\n", (1, "a tag (!ENV)")),
        ("title: x\n<<: {hide: true}\n", (2, "a merge key (<<)")),
        ("title: x\nhide: true\ntitle: y\n", (3, "the key 'title' stands here again, first in line 1")),
        ("title: x\n---\ntitle: y\n", (2, "a second document begins here")),
        ("[a]: x\n", (1, "a list or mapping as a key")),
        ('title: "\\ud800"\n', (1, "an escape that gives no character of a text")),
        ('title: "a\\0"\n', (1, "an escape that gives no character of a text")),
        ("title: a\x07\n", (1, "the character U+0007 is no text")),
        ("title: x\n<<<<<<< HEAD\nhide: true\n", (2, "a conflict mark of git")),
        ("- a\n", (1, "a list stands where keys with values are expected")),
        ("words\n", (1, "'words' stands where keys with values are expected")),
        ("titel: x\n", (1, "titel: unknown key 'titel'")),
        ("hide: perhaps\n", (1, "hide: 'perhaps': input should be a valid boolean, unable to interpret input")),
        ("parts:\n- number: 1\n", (2, "parts[0]: 'name' is missing")),
        ("parts:\n- {name: [a, b]}\n", (2, "parts[0].name: a list stands where one text is expected")),
        ("parts:\n- {name: a, span: [9, 3]}\n", (2, "parts[0].span: a list: span 9, 3 is empty or negative")),
        ("by_id: {a: {name: }}\n", (1, "by_id.a.name: no value")),
    ],
)  # fmt: skip
def test_misfits_are_told_with_their_line(text, found):
    assert found in problems(text)


def test_all_problems_are_told_at_once():
    assert [line for line, _ in problems("titel: x\ntitle: *a\nhide: perhaps\nparts: x\n")] == [1, 2, 3, 4]


def test_a_hint_is_the_description_of_the_field():
    with pytest.raises(CurationError) as caught:
        read("title: [a]\nparts: {}\n")
    hints = [problem.hint for problem in caught.value.problems]
    assert hints == ["the title in one line", "begin each of its lines with '- '"]


def test_an_unknown_key_gets_the_nearest_one():
    with pytest.raises(CurationError) as caught:
        read("titel: x\nzzz: y\n")
    assert [problem.hint for problem in caught.value.problems] == [
        "did you mean 'title'?",
        "known here: title, hide, exact, parts, by_id",
    ]


def test_a_colon_in_a_value_gets_the_hint_to_quote():
    with pytest.raises(CurationError) as caught:
        read("title: Flood: the day after\n")
    assert caught.value.problems[0].hint == "put the whole value in quotes"


def test_nesting_is_limited():
    assert problems("title: " + "[" * 100_000)[0][1].startswith("nested more than")
    assert problems("title: " + "{a: " * (DEEPEST + 1))[0][1].startswith("nested more than")


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(f'*{old}' for _ in range(9))}]\n" for old, new in zip("abcdef", "bcdefg", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        "exact: " + "9" * 5000, "parts: [{name: a, number: " + "9" * 5000 + "}]", "!!int p: x", "exact: .nan",
        "title: !!timestamp 2026-13-45", "title: [" * 1000, "".join(" " * depth + "a:\n" for depth in range(1000)),
        BOMB, "? " * 5000, "- " * 5000, "published: 2026-03-04T00:00+99:99",
        'title: "\\UFFFFFFFF"', "%YAML 9.9\n---\ntitle: x", "title: x\n...\n---\n...\n",
    ],
)  # fmt: skip
def test_traps_are_read_or_refused_at_once(text):
    started = time.process_time()
    outcome(text)
    assert time.process_time() - started < 1


def test_only_the_first_problems_are_told():
    assert len(problems("".join(f"k{number}: x\n" for number in range(3 * MOST_PROBLEMS)))) == MOST_PROBLEMS + 1


def test_three_nearest():
    assert nearest("b1", ["a1", "b2", "b3", "zz"]) == "did you mean 'b3' or 'b2' or 'a1'?"
    assert nearest("x", []) == ""


SAMPLES = (
    "title: x\nparts:\n- name: a\n  span: [1, 2]\n- {name: 'b', number: 4}\n",
    "by_id:\n  k:\n    name: >-\n      folded\n      text\n",
    'title: "a \\"b\\" \\u00e9"\nhide: yes # comment\nexact: 1.10\n',
    "title: |\n  block\n   text\n\nby_id: {a: {name: x}, 'b c': {name: y}}\n",
)
PIECES = st.sampled_from([
    "title", ": ", "\n", "- ", "[", "]", "{", "}", ", ", "'", '"', "\\u0041", "\\ud800", "\\U99999999", "&a", "*a",
    "!!int ", "<<", "?", "|", ">", "#", "%", "@", "`", "\t", "  ", "---\n", "...\n", "null", "~", "1:1", "é", "\ufeff",
    "\x00", "\x85",
])  # fmt: skip


def outcome(text):
    with suppress(CurationError):
        read(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
@example("\\")
@example("title: '\ud800'")
@example("? [" * 50)
def test_no_other_exception_leaves(text):
    outcome(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_damaged_texts_are_read_or_refused(sample, data):
    at = data.draw(st.integers(0, len(sample)))
    outcome(sample[:at] + data.draw(PIECES) + sample[at + data.draw(st.integers(0, 3)) :])


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_result_is_the_same_without_libyaml(sample, monkeypatch):
    with_c = read(sample)
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    without = read(sample)
    assert without == with_c
