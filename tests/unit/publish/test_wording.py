from decimal import Decimal

import pytest

from briefing.publish.wording import Wording, wording

SAY = wording("en")


def test_a_language_without_a_file_is_told_in_english():
    assert wording("xx")("source.unknown") == SAY("source.unknown")


def test_a_region_takes_the_file_of_its_language():
    assert wording("en-AU")("source.unknown") == "unknown"


@pytest.mark.parametrize(("count", "words"), [(1, "source"), (2, "sources"), (0, "sources")])
def test_the_count_chooses_the_form(count, words):
    assert SAY("head.sources", n=count) == words


def test_a_number_in_a_sentence_is_written_out():
    assert SAY("timeline.span", first=1200, last="x") == "1,200 to x"


def test_markup_of_the_language_file_stays_and_values_are_escaped():
    assert "Marked words</" in str(SAY.html("source.marked"))
    assert SAY.html("source.of", number="<b>", count="2") == "Source &lt;b&gt; of 2"


@pytest.mark.parametrize(
    "number", ["1000000.01", "2534001", "999999.999", "1234567890123", "1250000", "0.001", "12300000000"]
)
def test_no_digit_of_a_number_is_lost(number):
    written = SAY.number(Decimal(number))
    scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    digits, _, word = written.partition(" ")
    assert Decimal(digits.replace(",", "")) * scale.get(word, 1) == Decimal(number)


def test_a_list_ends_with_and():
    assert [SAY.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_another_language_is_another_file_and_no_other_code():
    words = {
        "dates": {"locale": "de", "day": "d. MMMM y"},
        "bounds": {"about": "rund"},
        "list": {"comma": ", ", "last": "{first} und {last}"},
    }
    say = Wording("de", words)
    assert str(say.value(Decimal("1234.5"), None, "about", None)) == "rund 1.234,5"
    assert say.number(Decimal(2_500_000)) == "2,5 Millionen"
    assert say.date("2024-03-03") == "3. März 2024"
    assert say.listed(["a", "b"]) == "a und b"


@pytest.mark.parametrize(
    ("value", "upper", "unit", "shown"),
    [
        ("0.3333333333333333", None, "fraction", "a third"),
        ("0.6", None, "fraction", "3 in 5"),
        ("0.05", None, "fraction", "1 in 20"),
        ("1.5", None, "fraction", "150%"),
        ("4", "1", "score", "4–1"),
        ("11", "2", "votes", "11–2 votes"),
        ("45", None, "USc", "45 cents"),
        ("12", "14", "%", "12–14%"),
    ],
)
def test_a_share_a_result_and_a_coin_are_written_as_they_are_said(value, upper, unit, shown):
    said = wording("en").value(Decimal(value), upper and Decimal(upper), "exact", unit)
    assert str(said) == shown
