import difflib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edit.curation import Curation
from briefing.edit.review import Choice, candidates, write_answer, write_choice
from briefing.edit.yaml_patch import add_item, set_value
from briefing.errors import CurationError
from briefing.strict_yaml import parse

TEXT = """\
# yaml-language-server: $schema=x
# My notes

title: Flood   # the title
order:
    - a   # first
    - b
reviewed: [a, b] # seen
figures:
  # the injured
  people-injured: {label: "A", pin: true}   # pinned

  homes: # c
    label: 'quoted: here'
    reason: >-
      folded text
      goes on

# The timeline
timeline:
names: ~ # none
# the end
"""


def lines_changed(old, new):
    """Give the lines that are gone, then those that are new."""
    changed = [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]
    return sorted(changed, key=lambda line: line[0] == "+")


@pytest.mark.parametrize(
    ("keys", "value", "changed"),
    [
        (("figures", "new", "pin"), True, ["+   new:", "+     pin: true"]),
        (("figures", "homes", "pin"), True, ["+     pin: true"]),
        (("figures", "homes", "label"), "Homes", ["-     label: 'quoted: here'", "+     label: Homes"]),
        (
            ("figures", "homes", "reason"), "No: why",
            ["-     reason: >-", "-       folded text", "-       goes on", '+     reason: "No: why"'],
        ),
        (
            ("figures", "people-injured", "hide"), True,
            [
                '-   people-injured: {label: "A", pin: true}   # pinned',
                '+   people-injured: {label: "A", pin: true, hide: true}   # pinned',
            ],
        ),
        (("timeline", "2024-03-03-x", "label"), "X", ["+   \"2024-03-03-x\":", "+     label: X"]),
        (("names", "Kyiv"), ["Kiev"], ["- names: ~ # none", "+ names: # none", "+   Kyiv: [Kiev]"]),
        (("places", "Kyiv"), {"lat": "1"}, ["+ places:", '+   Kyiv: {lat: "1"}']),
        (("title",), "A: b", ["- title: Flood   # the title", '+ title: "A: b"   # the title']),
    ],
)  # fmt: skip
def test_only_what_is_set_changes(keys, value, changed):
    assert lines_changed(TEXT, set_value(TEXT, keys, value)) == changed


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("order", ["+     - c"]),
        ("reviewed", ["- reviewed: [a, b] # seen", "+ reviewed: [a, b, c] # seen"]),
        ("withhold", ["+ withhold:", "+ - c"]),
    ],
)
def test_only_the_list_that_is_added_to_changes(key, changed):
    assert lines_changed(TEXT, add_item(TEXT, key, "c")) == changed


@pytest.mark.parametrize("text", ["", "# only a comment\n", "title: x", "reviewed:\n", "reviewed: []\n"])
def test_a_text_without_a_list_gets_one(text):
    assert yaml.safe_load(add_item(text, "reviewed", "c"))["reviewed"] == ["c"]


KEYS = st.lists(st.sampled_from(["figures", "a", "b-c", "2024-03-03", "on", "é: x"]), min_size=1, max_size=3)
TREES = st.recursive(
    st.sampled_from(["x", "y: z", "", "# no comment", "-", "true"]),
    lambda inner: st.dictionaries(st.sampled_from(["figures", "a", "b-c", "on"]), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["figures", "a", "b-c", "on"]), TREES, max_size=4), KEYS, st.booleans())
def test_what_is_set_is_read_back_and_nothing_else_changes(tree, keys, flow):
    text = yaml.safe_dump(tree, sort_keys=False, default_flow_style=flow, allow_unicode=True) if tree else ""
    expected, place = tree, tree
    for key in keys[:-1]:
        if not isinstance(place.get(key, {}), dict):
            return
        place = place.setdefault(key, {})
    place[keys[-1]] = "new: value"
    assert yaml.safe_load(set_value(text, tuple(keys), "new: value")) == expected


# --- the answers ---


def test_what_no_editor_has_seen_waits_the_most_important_first(desk):
    waiting = candidates(desk.sheet, desk.bodies)
    assert [each.fact for each in waiting] == [
        "people-injured", "homes-without-power", "houses-dark", "people-evacuated",
        "2024-03-03-river-rose", "2024-03-03-houses-dark", "kowalska-not-warned",
    ]  # fmt: skip
    first = waiting[0]
    assert [evidence.marked.of(evidence.sentence) for evidence in first.evidence] == ["eight", "15"]
    assert waiting[4].others == ()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("keep", {}), ("pin", {}), ("label", {"words": "People hurt"}), ("hide", {"reason": "Counted: twice."}),
        ("merge", {"words": "houses-dark", "reason": "One question.", "by": "A. Editor", "on": "2024-03-05"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["", "# my notes\ntitle: Flood closes the bridge\n"])
def test_every_answer_can_be_carried_out(desk, kind, options, text):
    waiting = candidates(desk.sheet, desk.bodies)
    homes = next(each for each in waiting if each.fact == "homes-without-power")
    choice = Choice(kind, homes.fact, homes.part, anchor=homes.anchor, **options)
    curated = desk.curate(write_choice(text, choice))
    assert "homes-without-power" not in {each.fact for each in candidates(curated, desk.bodies)}


def test_all_answers_go_into_one_file(desk):
    text = TEXT.split("order:")[0]
    waiting = candidates(desk.sheet, desk.bodies)
    for candidate in waiting:
        if candidate.part != "quotations":
            text = write_choice(text, Choice("pin", candidate.fact, candidate.part, anchor=candidate.anchor))
        text = write_choice(text, Choice("keep", candidate.fact, candidate.part))
    seen = [each.fact for each in waiting]
    assert candidates(desk.curate(text.replace("title: Flood ", "title: Bridge ")), desk.bodies, seen) == ()
    assert "# the title" in text


def test_an_answer_given_twice_is_written_once():
    once = write_choice("", Choice("keep", "a", "figures"))
    assert write_choice(once, Choice("keep", "a", "figures")) == once


def test_a_second_reason_is_added_to_the_first():
    text = write_choice("", Choice("hide", "a", "figures", reason="One."))
    text = write_choice(text, Choice("merge", "b", "figures", words="a", reason="Two."))
    record = parse(text, Curation, path="x", error=CurationError).record
    assert record.figures["a"].reason == "One. Two."
    assert record.figures["a"].merge == ("b",)


def test_an_answer_keeps_the_line_ends_of_the_file(tmp_path):
    path = tmp_path / "content" / "curation.yml"
    assert write_answer(path, Choice("keep", "a", "figures"), project=tmp_path)
    assert not write_answer(path, Choice("keep", "a", "figures"), project=tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    write_answer(path, Choice("keep", "b", "figures"), project=tmp_path)
    assert path.read_bytes().endswith(b"reviewed:\r\n- a\r\n- b\r\n")


def test_a_curation_that_is_wrong_is_left_alone(tmp_path):
    path = tmp_path / "curation.yml"
    path.write_text("titel: x\n")
    with pytest.raises(CurationError):
        write_answer(path, Choice("keep", "a", "figures"), project=tmp_path)
    assert path.read_text() == "titel: x\n"
