import jsonschema
import pytest
from ostrow import changed, make_sheet, with_headline

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


def test_an_id_that_changes_with_the_value_is_written_once(path):
    first, *others = with_headline(make_sheet(), 9).figures
    new = changed(figures=(first.model_copy(update={"id": "people-hurt"}), *others))
    assert write(path, compare(make_sheet(), new))
    assert not write(path, compare(make_sheet(), new))


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
