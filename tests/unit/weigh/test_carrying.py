import pytest

from briefing.weigh.carrying import goes_on


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Three men died.", "said"),
        ("Two officers were among the wounded.", "told"),
        ("The south adds 40 boats.", "notes"),
        ("Sales came in at 40 boats, up from 30 a year ago.", "said"),
    ],
)
def test_an_account_goes_on_in_the_past_or_behind_a_present_verb(sentence, cue):
    assert goes_on(sentence, cue)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill employs 900 people.",
        "A fund has raised 300 crowns.",
        "But three men died.",
        "It was the worst fire since 1953, when nine died.",
        "Five boats sank three years ago.",
        "The union counted 900 marchers.",
        "The post was shared 9,000 times.",
        "Were three men hurt?",
    ],
)
def test_what_turns_to_now_to_then_or_to_others_is_no_account(sentence):
    assert not goes_on(sentence, "said")
