import pytest

from briefing.mentions import Span
from briefing.weigh.events import event_at


def event(text, time="Friday"):
    start = text.index(time)
    return event_at(text, Span(0, len(text)), Span(start, start + len(time)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The quake struck the coast on Friday.", "earthquake"),
        ("The largest exchange in the history of the war took place on Friday.", "exchange"),
        ("The town was the target of a drone attack on Friday.", "attack"),
        ("Nine people were hurt by the flood, which came on Friday.", "flood"),
        ("She won the seat before Friday's election.", "election"),
        ("The minister stepped down on Friday amid reports of theft.", "resignation"),
        ("Shares fell on the Northern Stock Exchange on Friday.", "fall"),
        ("The harbour office said on Friday that the river fell.", "harbour office said"),
        ("Crews struggled to reach the valley on Friday.", "struggled"),
    ],
)
def test_an_event_is_known_by_its_name_its_subject_or_its_verb(text, kind):
    assert event(text).kind == kind


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("But on Friday, the dam failed.", "On Friday, the dam failed"),
        ("The bridge, which opened on Friday, was closed again.", "The bridge, which opened on Friday"),
        ("It was the worst loss since the war began on Friday.", "The war began on Friday"),
        ("It was the last report before Friday's election in the valley.", "Friday's election in the valley"),
        ("The river fell, the harbour office said Friday.", "The harbour office said Friday: The river fell"),
        ("Ann Rivers, head of the office, said Friday.", "Ann Rivers, head of the office, said Friday"),
        ("Ortega, a former miner, told workers on Friday.", "Ortega, a former miner, told workers on Friday"),
    ],
)
def test_a_label_is_the_clause_of_the_date(text, label):
    assert event(text).label == label


def test_a_long_label_is_cut_at_a_word_and_keeps_its_date():
    text = f"The council {'of the old town and the new ' * 6}met on Friday in the hall."
    label = event(text).label
    assert label.startswith("… ")
    assert "Friday" in label


def test_words_that_name_nothing_are_no_event():
    assert event("Friday.") is None


def test_numbers_days_and_colourless_verbs_are_not_compared():
    assert event("The quake struck 40 houses on Friday morning.").stems == {"quak", "hous"}
