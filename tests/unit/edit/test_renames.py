from types import SimpleNamespace

from ostrow import make_sheet

from briefing.edit.renames import followed, renames, successions, taken_over, told_renames, told_successors


def figures(**new_ids):
    sheet = make_sheet()
    facts = tuple(
        fact.model_copy(update={"id": new_ids.get(fact.id.replace("-", "_"), fact.id)}) for fact in sheet.figures
    )
    return sheet.model_copy(update={"figures": facts})


def entry(what, was, now):
    return SimpleNamespace(what=what, was=was, now=now)


def test_a_fact_that_kept_its_words_was_renamed():
    assert renames(make_sheet(), figures(people_evacuated="residents-evacuated")) == {
        "people-evacuated": "residents-evacuated"
    }


def test_what_became_part_of_a_fact_that_was_there_was_not_renamed_but_leads_on():
    sheet = make_sheet()
    first, *others, last = sheet.figures
    joined = first.model_copy(update={"claims": (*first.claims, *last.claims)})
    new = sheet.model_copy(update={"figures": (joined, *others)})
    assert renames(sheet, new) == {}
    assert [(each.was, each.now, each.what) for each in successions(sheet, new)] == [(last.id, first.id, "joined")]


def test_a_fact_whose_words_are_gone_has_no_successor():
    sheet = make_sheet()
    assert successions(sheet, sheet.model_copy(update={"figures": sheet.figures[:-1]})) == ()


def test_an_id_that_another_fact_took_over_is_told():
    swapped = figures(people_evacuated="people-injured", people_injured="people-evacuated")
    assert taken_over(make_sheet(), swapped) == {
        "people-evacuated": "people-injured",
        "people-injured": "people-evacuated",
    }
    assert taken_over(make_sheet(), make_sheet()) == {}


def test_what_leaves_an_id_is_told_before_what_takes_it():
    moved = figures(people_injured="people-hurt", people_evacuated="people-injured")
    assert [each.was for each in successions(make_sheet(), moved)] == ["people-injured", "people-evacuated"]
    moved = figures(people_evacuated="people-moved", people_injured="people-evacuated")
    told = [entry(each.what, each.was, each.now) for each in successions(make_sheet(), moved)]
    assert [each.was for each in told] == ["people-evacuated", "people-injured"]
    assert told_renames(told) == {"people-injured": "people-evacuated"}


def test_the_ledger_tells_the_latest_id():
    told = [entry("renamed", "a", "b"), entry("gone", "b", None), entry("renamed", "b", "c"), entry("joined", "x", "c")]
    assert told_renames(told) == {"a": "c", "b": "c"}
    assert told_successors(told) == {"a": "c", "b": "c", "x": "c"}


def test_there_and_back_is_no_rename():
    assert followed({"a": "b"}, {"b": "a"}) == {"b": "a"}
