import pytest

from briefing.read.figure_verbs import happening, participle, read_verb


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("carries", "carry", "third"),
        ("dying", "die", "ing"),
        ("stopped", "stop", "both"),
        ("transferred", "transfer", "both"),
        ("fled", "flee", "both"),
        ("threw", "throw", "past"),
        ("thrown", "throw", "participle"),
        ("spilled", "spill", "both"),
        ("spilt", "spill", "both"),
        ("build", "build", "base"),
        ("were", "be", "past"),
    ],
)
def test_a_form_is_led_back_to_its_base(form, lemma, kind):
    verb = read_verb(form)
    assert verb is not None
    assert (verb.lemma, verb.form) == (lemma, kind)


@pytest.mark.parametrize("word", ["table’s", "blue", "harbour7", "s", "ing", "", "red"])
def test_what_is_no_verb_has_no_base(word):
    assert read_verb(word) is None


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("launch", "launched"), ("carry", "carried"), ("stop", "stopped"), ("acquit", "acquitted"), ("throw", "thrown")],
)
def test_the_participle_follows_from_the_base(lemma, form):
    assert participle(lemma) == form


def test_verbs_of_one_family_say_the_same():
    assert happening("murder") == happening("die") == "killed"
    assert happening("repair") == "repaired"


def test_a_weak_verb_says_nothing():
    assert happening("have") is None
