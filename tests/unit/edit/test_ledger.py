from decimal import Decimal

import jsonschema
import pytest
from ostrow import make_sheet

from briefing.edit.changes import compare
from briefing.edit.ledger import append, ledger_schema, read_ledger, without, without_names
from briefing.edit.withholding import withheld
from briefing.errors import LedgerError

DAY = "2024-03-05"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "content" / "changes.yml"


def entries(path):
    return [
        (entry.on, entry.fact, entry.what) for entry in read_ledger(path, project=path.parent.parent).record.changes
    ]


def write(path, changes, on=DAY):
    return append(path, changes, on=on, project=path.parent.parent)


def changed(**updates):
    return make_sheet().model_copy(update=updates)


def with_headline(sheet, value):
    first = sheet.figures[0]
    headline = first.headline.model_copy(update={"value": Decimal(value)})
    return sheet.model_copy(update={"figures": (first.model_copy(update={"headline": headline}), *sheet.figures[1:])})


def test_the_first_sheet_is_one_change():
    (change,) = compare(None, make_sheet())
    assert (change.what, change.now) == ("published", "4 figures, 2 dates, 1 quotation, 1 difference")


def test_a_value_that_does_not_lead_is_told_with_its_source():
    old = make_sheet()
    first = old.figures[0]
    (eight,) = [claim for claim in first.claims if claim.value == 8]
    nine = eight.model_copy(update={"value": Decimal(9)})
    claims = tuple(nine if claim is eight else claim for claim in first.claims)
    new = changed(figures=(first.model_copy(update={"claims": claims}), *old.figures[1:]))
    # Where no source was edited, its claim came from another fact: nobody says otherwise than before.
    assert compare(old, new) == ()
    edited = (
        source.model_copy(update={"sha256": "0"}) if source.id == eight.source else source for source in old.sources
    )
    (change,) = compare(old, new.model_copy(update={"sources": tuple(edited)}))
    name = next(source.publisher or source.id for source in old.sources if source.id == eight.source)
    assert (change.fact, change.what) == ("people-injured", "changed")
    assert (change.was.endswith(f"8 ({name})"), change.now.endswith(f"9 ({name})")) == (True, True)


def test_what_is_gone_and_what_is_new_under_the_same_label_is_one_change():
    old = make_sheet()
    first = old.figures[0]
    claims = tuple(claim.model_copy(update={"phrase": "x", "quote": "16", "source": "other"}) for claim in first.claims)
    headline = first.headline.model_copy(update={"value": Decimal(16)})
    moved = first.model_copy(update={"id": "people-hurt", "claims": claims, "headline": headline})
    changes = compare(old, changed(figures=(moved, *old.figures[1:]), differences=()))
    assert ("people-hurt", "changed", "15", "16") in told(changes)
    assert not [each for each in changes if each.what in ("added", "gone")]


def test_the_same_sheet_is_no_change():
    assert compare(make_sheet(), make_sheet()) == ()


def test_what_was_added_changed_and_taken_out_is_told():
    new = with_headline(changed(timeline=(), differences=()), 16)
    new = new.model_copy(update={"figures": new.figures[:3]})
    assert [(each.fact, each.what, each.was, each.now) for each in compare(make_sheet(), new)] == [
        ("people-injured", "changed", "15", "16"),
        ("people-evacuated", "gone", "40", None),
        ("2024-03-03-river-rose", "gone", "2024-03-03", None),
        ("2024-03-03-houses-dark", "gone", "2024-03-03", None),
        ("people-injured", "agrees", "At least eight people were injured; 15 people were injured", None),
    ]
    assert {each.what for each in compare(new, make_sheet())} == {"changed", "added", "differs"}


def test_sources_do_not_agree_about_a_fact_that_is_gone():
    without_it = changed(figures=make_sheet().figures[1:], differences=())
    assert [(each.fact, each.what) for each in compare(make_sheet(), without_it)] == [("people-injured", "gone")]


def told(changes):
    return [(each.fact, each.what, each.was, each.now) for each in changes]


def test_another_id_for_the_same_words_is_told_from_what_to_what():
    sheet = make_sheet()
    renamed = sheet.figures[3].model_copy(update={"id": "residents-evacuated"})
    assert told(compare(sheet, changed(figures=(*sheet.figures[:3], renamed)))) == [
        ("residents-evacuated", "renamed", "people-evacuated", "residents-evacuated")
    ]


def test_a_renamed_fact_with_another_value_and_its_difference_are_told_once_each(path):
    first, *others = make_sheet().figures
    renamed = first.model_copy(update={"id": "people-hurt", "headline": first.headline.model_copy(update={"value": 9})})
    difference = make_sheet().differences[0].model_copy(update={"id": "people-hurt", "facts": ("people-hurt",)})
    new = changed(figures=(renamed, *others), differences=(difference,))
    assert told(compare(make_sheet(), new)) == [
        ("people-hurt", "renamed", "people-injured", "people-hurt"),
        ("people-hurt", "changed", "15", "9"),
    ]
    write(path, compare(make_sheet(), new))
    assert not write(path, compare(make_sheet(), new))


def test_an_id_that_passes_to_another_fact_is_no_other_number():
    one, two, three, four = make_sheet().figures
    moved = one.model_copy(update={"id": "people-hurt"})
    follows = four.model_copy(update={"id": one.id})
    changes = compare(make_sheet(), changed(figures=(moved, two, three, follows), differences=()))
    assert told(changes) == [
        ("people-hurt", "renamed", "people-injured", "people-hurt"),
        ("people-injured", "renamed", "people-evacuated", "people-injured"),
        ("people-hurt", "agrees", "At least eight people were injured; 15 people were injured", None),
    ]


def test_what_became_part_of_another_fact_is_gone_and_its_id_leads_on():
    first, *others, last = make_sheet().figures
    joined = first.model_copy(update={"claims": (*first.claims, *last.claims)})
    assert told(compare(make_sheet(), changed(figures=(joined, *others)))) == [
        ("people-injured", "joined", "people-evacuated", "people-injured"),
        ("people-evacuated", "gone", "40", None),
    ]


def test_a_withheld_name_is_not_told_as_it_leaves():
    changes = compare(make_sheet(), changed(quotations=(), timeline=()))
    assert [each.what for each in without_names(changes, withheld(["Anna Kowalska"]))] == ["gone", "gone"]


def test_nothing_changed_is_nothing_written(path):
    assert not write(path, ())
    assert not path.exists()


def test_a_change_is_written_once_a_day_however_often_it_is_found(path):
    changes = compare(make_sheet(), with_headline(make_sheet(), 16))
    assert write(path, changes)
    assert not write(path, changes)
    assert write(path, changes, on="2024-03-06")
    assert entries(path) == [(DAY, "people-injured", "changed"), ("2024-03-06", "people-injured", "changed")]


def test_there_and_back_on_one_day_is_two_changes(path):
    higher = with_headline(make_sheet(), 16)
    write(path, compare(make_sheet(), higher))
    write(path, compare(higher, make_sheet()))
    write(path, compare(make_sheet(), higher))
    assert len(entries(path)) == 3


def test_what_the_editor_wrote_stays_letter_for_letter(path):
    write(path, compare(make_sheet(), with_headline(make_sheet(), 16)))
    own = path.read_text().replace("why: null", "why: The police counted again., correction: true") + "# my note\n"
    path.write_text(own)
    assert write(path, compare(None, make_sheet()))
    assert path.read_text().startswith(own)
    assert read_ledger(path, project=path.parent).record.changes[0].correction


@pytest.mark.parametrize(
    "text",
    ["", "# mine\n", "changes: []\n", "format: 1\nchanges:\n", "changes: null", "# mine\nformat: 1\nchanges: [] \n"],
)
def test_an_empty_ledger_is_added_to(path, text):
    path.parent.mkdir()
    path.write_text(text)
    assert write(path, compare(None, make_sheet()))
    assert entries(path) == [(DAY, "", "published")]
    assert "# mine" in path.read_text() or "# mine" not in text


def test_a_list_that_is_indented_stays_so(path):
    path.parent.mkdir()
    path.write_text("changes:\n  - {on: 2024-03-01, fact: a, label: b, what: gone}")
    write(path, compare(None, make_sheet()))
    assert entries(path) == [("2024-03-01", "a", "gone"), (DAY, "", "published")]


def test_two_branches_merge_line_by_line(path):
    base = compare(None, make_sheet())
    write(path, base, on="2024-03-01")
    start = path.read_text()
    write(path, compare(make_sheet(), with_headline(make_sheet(), 16)))
    one = path.read_text()[len(start) :]
    path.write_text(start)
    write(path, compare(make_sheet(), changed(timeline=())))
    other = path.read_text()[len(start) :]
    path.write_text(start + one + other)
    assert len(entries(path)) == 4


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("changes:\n- {on: 2024-13-01, fact: a, label: b, what: gone}\n", 2),
        ("changes:\n- {on: 2024-03-01, fact: a, label: b, what: vanished}\n", 2),
        ("changes:\n- on: 2024-03-01\n  fact: a\n  label: b\n  what: gone\n  correction: true\n", 2),
        ("chnges: []\n", 1),
    ],
)
def test_a_wrong_ledger_is_told_with_its_line_and_left_alone(path, text, line):
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(LedgerError) as caught:
        write(path, compare(None, make_sheet()))
    assert [problem.line for problem in caught.value.problems] == [line]
    assert path.read_text() == text


def test_changes_that_tell_a_withheld_name_are_left_out(path):
    write(path, compare(make_sheet(), changed(quotations=(), timeline=())))
    ledger = read_ledger(path, project=path.parent).record
    left = without(ledger, withheld(["Anna Kowalska"]))
    assert len(left.changes) == len(ledger.changes) - 1


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(ledger_schema())
