from marked import read_marked

from briefing.weigh.quotations import weigh_quotations


def weigh(**texts):
    return weigh_quotations([read_marked(name, text) for name, text in texts.items()])


def test_the_same_words_in_two_sources_are_one_fact():
    (fact,) = weigh(
        courier="“{We lost the bridge in an hour|quote Rosa Ortega}.”",
        gazette="“{We lost the bridge in an hour|quote}.”",
    )
    assert [claim.source for claim in fact.claims] == ["courier", "gazette"]
    assert fact.speaker.name == "Rosa Ortega"


def test_a_fragment_joins_the_whole_that_holds_it():
    (fact,) = weigh(
        courier="She spoke of “{lost the bridge in an hour|quote Ortega}”.",
        gazette="“{We lost the bridge in an hour, and the mill after it.|quote Rosa Ortega role=mayor}”",
    )
    assert fact.text == "We lost the bridge in an hour, and the mill after it."
    assert (fact.speaker.name, fact.speaker.role) == ("Rosa Ortega", "mayor")


def test_the_same_words_of_two_speakers_are_two_facts():
    facts = weigh(
        courier="“{This is a day of mourning for us|quote Rosa Ortega}.”",
        gazette="“{This is a day of mourning for us|quote Ivo Maran}.”",
    )
    assert len(facts) == 2


def test_two_spellings_of_the_speaker_are_one():
    (fact,) = weigh(
        courier="“{The cause of it lies upstream|quote Sergei Ivanov}.”",
        gazette="“{The cause of it lies upstream|quote Sergey Ivanov}.”",
    )
    assert len(fact.claims) == 2


def test_other_words_stay_apart():
    assert len(weigh(courier="“{We lost the bridge|quote}.”", gazette="“{We saved the mill at dawn|quote}.”")) == 2


def test_an_id_reads_as_who_said_what():
    (fact,) = weigh(courier="“{This is the right time to mend the dam|quote Rosa Ortega}.”")
    assert fact.id == "ortega-right-time-to-mend-the-dam"


def test_an_id_without_a_speaker_says_so():
    (fact,) = weigh(courier="“{The mill is gone|quote}.”")
    assert fact.id == "unnamed-mill-is-gone"
