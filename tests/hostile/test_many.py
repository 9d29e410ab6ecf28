"""Twice as many sources weigh in about twice the time, whether they tell one story or each its own."""

from itertools import product

import pytest
from marked import read_marked

from briefing.weigh.sheet import weigh
from briefing.yaml_tree import collector_paused
from tests.hostile.test_time import Target, grows_too_fast

FEW = 150
THINGS = ("homes", "shops", "boats", "barns", "cars", "farms", "mills", "tents", "sheds", "stables")
HAPPENED = ("flooded", "damaged", "closed", "evacuated", "destroyed", "inspected", "repaired", "sold", "moved", "lost")
QUESTIONS = tuple(product(THINGS, HAPPENED))
LETTERS = "bdfgklmnprstvz"


def name_of(number):
    """Give a name that no other number has."""
    letters = [LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(4)]
    return "a".join(letters).capitalize() + "a"


def shared(at):
    asked = [QUESTIONS[(7 * at + 13 * step) % len(QUESTIONS)] for step in range(6)]
    counts = [
        f"{{*{100 + at % 3}* {things}|figure {100 + at % 3} {things} {what}}} were {what}" for things, what in asked
    ]
    place = ("Ogun", "Epe")[at % 2]
    return (
        f"{{The mayor|says mayor}} said {{*{9 + at % 4}* people died|figure {9 + at % 4} people killed}}.\n\n"
        f"The dam at {{{place}|place}} burst on {{4 March 2024|time 2024-03-04}} after rain.\n\n"
        f"{{We had an hour to leave the valley|quote Mara Lind}}, said {{Mara Lind|person}}.\n\n" + ".\n\n".join(counts)
    )


def differing(at):
    name, day = name_of(at), 1 + at % 28
    return (
        f"In {{{name}|place}} {{*{at + 2}* died|figure {at + 2} people killed}}, {{police|says police}} said.\n\n"
        f"The dam at {{{name}|place}} burst on {{{day} March 2024|time 2024-03-{day:02}}}.\n\n"
        f"{{*{3 * at}* {name}s were sold|figure {3 * at} {name.lower()}s sold}} by {{{name} Trust|organisation}}.\n\n"
        f"{{Nobody told {name} which road was open|quote {name} Lind}}, said {{{name} Lind|person}}."
    )


SOURCES = {
    "one story": shared,
    "a story each": differing,
    "one toll and a number each": lambda at: f"{{*{at + 2}* people died|figure {at + 2} people killed}}.",
    "rough numbers": lambda at: (
        f"{{About *{10 * at + 5}* people died|figure {10 * at + 5} about people killed}}.\n\n"
        f"{{*{10 * at + 6}* people died|figure {10 * at + 6} people killed}}."
    ),
    "bounds": lambda at: f"{{More than *{at + 1001}* people died|figure {at + 1001} more-than people killed}}.",
    "ranges": lambda at: f"{{*{at + 2}* people died|figure {at + 2} range people killed upper={9000 - at}}}.",
    "a place each": lambda at: (
        f"Rain fell.\n\n{{*{2 + at % 7}* died|figure {2 + at % 7} people killed}} in {{{name_of(at)}|place}}.\n\n"
        f"{{*{9 + at % 7}* died|figure {9 + at % 7} people killed}} in {{{name_of(at)}|place}}."
    ),
    "two numbers a source": lambda at: (
        f"{{*{at % 9 + 20}* people died|figure {at % 9 + 20} people killed}}.\n\nRain fell.\n\n"
        f"{{*{at % 9 + 90}* people died|figure {at % 9 + 90} people killed}}."
    ),
    "things": lambda at: f"There were {{*{at + 40}* tractors|figure {at + 40} tractors}}.",
    "sides": lambda at: (
        f"They freed {{*{at + 2}* prisoners each|figure {at + 2} prisoners released per=each}}.\n\n"
        f"They freed {{*{2 * at + 4}* prisoners|figure {2 * at + 4} prisoners released}} in {{{name_of(at)}|place}}."
    ),
    "one event and a day each": lambda at: (
        f"The dam at {{Ogun|place}} burst on {{a day|time {2000 + at // 300}-{1 + at % 12:02}-{1 + at // 12 % 25:02}}}."
    ),
    "one day and a place each": lambda at: (
        f"The dam at {{{name_of(at)}|place}} burst on {{4 March 2024|time 2024-03-04}}."
    ),
    "one day and a deed each": lambda at: (
        f"{{{name_of(at)}|person}} met friends of {name_of(at + 1)} on {{4 March 2024|time 2024-03-04}}."
    ),
    "two spellings": lambda at: f"Rain fell on {{{('Kyiv', 'Kiev')[at % 2]}|place geonames=703448}}.",
    "one name each in two ways": lambda at: f"{{{name_of(at)} Lind|person}} met {{Lind|person}}.",
    "one text": lambda _: "\n\n".join(
        f"It rained on the {name_of(line)} as never before in ten years." for line in range(8)
    ),
}


def told(pattern):
    """Give what makes a number of sources of `pattern`."""
    return lambda count: [
        read_marked(f"source-{at:05}", pattern(at), published="2024-03-05", publisher=f"Paper {at}")
        for at in range(count)
    ]


def weighed(readings):
    """Give the weighing of `readings` as the pipeline does it."""

    def call() -> None:
        with collector_paused():
            weigh(readings)

    return call


WEIGHING = Target(weighed, FEW)


@pytest.mark.parametrize("name", SOURCES)
def test_weighing_takes_time_that_grows_with_the_sources(name):
    assert not grows_too_fast(WEIGHING, told(SOURCES[name]))
