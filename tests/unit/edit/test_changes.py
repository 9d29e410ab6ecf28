from decimal import Decimal

from ostrow import changed, make_sheet, with_headline

from briefing.edit.changes import compare


def test_the_first_sheet_is_one_change():
    (change,) = compare(None, make_sheet())
    assert (change.what, change.now) == ("published", "4 figures, 2 dates, 1 quotation, 1 difference")


def test_two_spellings_of_a_name_are_no_difference_that_is_counted():
    sheet = make_sheet()
    spelled = sheet.differences[0].model_copy(update={"id": "spelling-of-ostrow", "kind": "spelling", "facts": ()})
    (change,) = compare(None, changed(differences=(*sheet.differences, spelled)))
    assert change.now.endswith(", 1 difference")


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


def test_a_renamed_fact_with_another_value_and_its_difference_are_told_once_each():
    first, *others = make_sheet().figures
    renamed = first.model_copy(update={"id": "people-hurt", "headline": first.headline.model_copy(update={"value": 9})})
    difference = make_sheet().differences[0].model_copy(update={"id": "people-hurt", "facts": ("people-hurt",)})
    new = changed(figures=(renamed, *others), differences=(difference,))
    assert told(compare(make_sheet(), new)) == [
        ("people-hurt", "renamed", "people-injured", "people-hurt"),
        ("people-hurt", "changed", "15", "9"),
    ]


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
