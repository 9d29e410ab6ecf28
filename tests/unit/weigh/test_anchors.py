from datetime import date

from marked import read_marked

from briefing.weigh.anchors import reference_days, weekday_warnings


def days(**texts):
    readings = [
        read_marked(name, **text) if isinstance(text, dict) else read_marked(name, text) for name, text in texts.items()
    ]
    times = {reading.document.source.id: reading.mentions.times for reading in readings}
    return reference_days([reading.document for reading in readings], times)


CHECKSUM = "It failed on {Wednesday (6 March)|time XXXX-03-06 weekday=3}, as in {2023|time 2023 year}."


def test_what_the_editor_states_is_said_to_be_the_editors():
    reading = read_marked("courier", "The dam failed.", published="2024-03-07")
    source = reading.document.source.model_copy(update={"published_basis": "editor"})
    document = type(reading.document)(source, reading.document.body, reading.document.sentences)
    found = reference_days([document], {})["courier"]
    assert (found.day, found.basis, found.assumed) == (date(2024, 3, 7), "stated by the editor", False)


def test_only_a_borrowed_day_is_assumed():
    found = days(courier=CHECKSUM, herald="The dam has failed.")
    assert (found["courier"].assumed, found["herald"].assumed) == (False, True)


def test_the_order_of_the_documents_does_not_matter():
    texts = {"courier": CHECKSUM, "gazette": "It rained on {Wednesday|time XXXX-WXX-3 weekday=3}.", "herald": "Why?"}
    assert days(**texts) == days(**dict(reversed(texts.items())))


def test_a_slip_of_one_weekday_does_not_hide_what_the_others_tell():
    text = (
        "It failed on {Wednesday (6 March)|time XXXX-03-06 weekday=3}, two days after {Monday (4 March)|time XXXX-03-04"
        " weekday=1} and four after {Friday (2 March)|time XXXX-03-02 weekday=5}. It opened in {2023|time 2023 year}."
    )
    assert days(courier=text)["courier"].day == date(2024, 3, 6)


def test_29_february_is_looked_for_in_leap_years():
    text = "It failed on {Thursday (29 February)|time XXXX-02-29 weekday=4}. It opened in {2021|time 2021 year}."
    assert days(courier=text)["courier"].day == date(2024, 2, 29)


def test_no_documents_have_no_days():
    assert reference_days([], {}) == {}


def test_a_weekday_that_does_not_fit_its_date_is_a_warning():
    text = "It failed on {Thursday (6 March)|time 2024-03-06 weekday=4}, a {Wednesday|time 2024-03-06 weekday=3}."
    (problem,) = weekday_warnings([read_marked("courier", text, published="2024-03-07")])
    assert (problem.path, problem.message) == ("seeds/courier.md", "'Thursday (6 March)': 2024-03-06 is a Wednesday")
