from briefing.edit.mending import Moved, mend_ids, moved_decisions

TEXT = """\
# my notes
figures:
  people-moved:   # they left
    label: People who left
    evidence: {source: gazette, quote: "About 1,200 homes"}
  people-evacuated: {pin: true, evidence: {source: times, quote: 40 people were evacuated}}
  people-gone: {pin: true, evidence: {source: times, quote: 50 people were evacuated}}
"""


def test_a_decision_whose_evidence_moved_gets_the_new_id_and_nothing_else_changes(desk):
    moved = moved_decisions(desk.sheet, desk.read(TEXT).record, desk.bodies)
    assert moved == (Moved("figures", "people-moved", "homes-without-power"),)
    assert mend_ids(TEXT, moved) == TEXT.replace("people-moved:", "homes-without-power:")


def test_a_decision_follows_its_fact_to_a_new_id_and_so_do_the_lists(desk):
    text = "figures:\n  people-moved: {pin: true}  # 40\norder: [people-moved]\nreviewed:\n  - a\n  - people-moved\n"
    moved = moved_decisions(desk.sheet, desk.read(text).record, desk.bodies, {"people-moved": "people-evacuated"})
    assert mend_ids(text, moved) == text.replace("people-moved", "people-evacuated")


def test_two_decisions_are_not_made_one(desk):
    text = TEXT + "  homes-without-power: {pin: true}\n"
    assert moved_decisions(desk.sheet, desk.read(text).record, desk.bodies) == ()


def test_what_is_not_there_is_not_renamed():
    assert mend_ids("title: x\n", (Moved("figures", "a", "b"),)) == "title: x\n"
    assert mend_ids("", (Moved("figures", "a", "b"),)) == ""
