import pytest

from briefing.publish.exact import exact_words, text_fragment, who_says
from briefing.publish.wording import wording
from tests import harbour

SAY = wording("en")


def words(name):
    return exact_words(harbour.edition(), harbour.edition().figures[name].claims, SAY)


def test_the_words_stand_in_the_order_of_the_sources():
    assert [found.number for found in words("people-injured")] == [1, 2, 3]


def test_the_sentence_is_whole_and_its_phrase_marked():
    first = words("people-injured")[0]
    assert "".join(one.text for one in first.segments) in harbour.BODIES["gazette"]
    assert [one.text for one in first.segments if one.marked] == ["At least 15 people were injured"]


def test_a_carried_speaker_is_shown_with_the_sentence_that_names_him():
    found = words("boats-sunk")[0]
    assert found.says == "in a passage citing harbour master"
    assert "".join(one.text for one in found.named_in) == "The harbour master counted 40 boats."


def test_two_figures_of_one_sentence_share_its_words():
    edition = harbour.edition()
    claims = [claim for name in ("homes-each", "homes-lost") for claim in edition.figures[name].claims]
    assert len(exact_words(edition, claims, SAY)) == 1


def test_no_more_than_the_words_is_shown_where_no_more_is_allowed():
    assert "".join(one.text for one in words("people-injured")[2].segments) == " … at least 15 people … "


def test_nobody_named_is_the_articles_own_voice():
    assert who_says(None, SAY) == "in the article’s own voice"


def test_a_source_with_an_address_leads_to_its_words_there():
    assert words("boats")[0].original == "https://gazette.example/storm#:~:text=40%20boats"
    assert words("homes-lost")[0].original == ""


@pytest.mark.parametrize(
    ("url", "phrase", "address"),
    [
        ("https://a.example/", "well-known, yes & no", "https://a.example/#:~:text=well%2Dknown%2C%20yes%20%26%20no"),
        ("https://a.example/#top", "a b", "https://a.example/#top:~:text=a%20b"),
        ("javascript:alert(1)", "a", ""),
        ("ftp://a.example/", "a", ""),
    ],
)
def test_a_text_fragment_is_encoded_and_only_for_the_web(url, phrase, address):
    assert text_fragment(url, phrase) == address


def test_a_long_fragment_names_its_ends():
    phrase = " ".join(f"word{number}" for number in range(30))
    assert text_fragment("https://a.example/", phrase).endswith(
        "text=word0%20word1%20word2%20word3,word26%20word27%20word28%20word29"
    )
