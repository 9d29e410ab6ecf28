"""Twice as much of a nasty text takes at most about twice as long, wherever text goes; what is too large is refused."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest

from briefing import read
from briefing.adapters.adding import changed_sentences, slug_of
from briefing.adapters.importing import prove_proposals
from briefing.cli import INPUT_AT_FAULT, cli, run
from briefing.commands.printing import annotation
from briefing.edit.curation import Curation
from briefing.edit.ledger import Ledger
from briefing.edit.prose import check_prose
from briefing.errors import BriefingError, CurationError, LedgerError, Problem
from briefing.factsheet import parse_factsheet
from briefing.model import Reading
from briefing.pipeline import FINDERS
from briefing.publish.components import PARTS, render_part, render_source_page
from briefing.publish.data import data_files
from briefing.publish.edition import Edition
from briefing.publish.feed import atom_feed
from briefing.publish.jsonld import json_ld
from briefing.publish.links import relative_links
from briefing.read.front_matter import FrontMatter, split_front_matter
from briefing.read.ingest import make_document
from briefing.read.names import find_names
from briefing.read.seed_files import id_of_stem
from briefing.read.sentences import split_paragraphs, split_sentences
from briefing.reading import read_mentions
from briefing.spelling import spelling_key
from briefing.strict_yaml import parse
from briefing.texts import decode, nearest_words, printable
from briefing.weigh.sheet import weigh
from briefing.weigh.words import slug
from tests.harbour import BODIES, SHEET

SOAK = bool(os.environ.get("BRIEFING_SOAK"))
RATIO = 2.5
ROUNDS = 3
"""How often a time is taken again where it seems to grow too fast; the least counts."""
SHORT = 0.02
"""Seconds below which a time is too short to say anything, and short enough."""
MOST_SECONDS = 2.0
DAY = date(2024, 3, 4)


def again(words: str, joint: str = " ") -> Callable[[int], str]:
    """Give what makes a text of about a number of characters of `words`, again and again."""
    return lambda size: joint.join([words] * (size // len(words + joint) + 1))


def counted(words: str, joint: str = " ") -> Callable[[int], str]:
    """Give the same with a number in each that no other has."""
    return lambda size: joint.join(words.format(at) for at in range(2, size // len(words + joint) + 3))


TEXTS = {
    "figures of one paragraph": again("At least 12 people were killed in Ostrow."),
    "figures of one sentence": again("12 tanks, 13 boats and"),
    "figures that differ": counted("At least {} people were injured in Ostrow, the mayor said.", "\n\n"),
    "parts of parts": again("12 people, including"),
    "numbers in words": again("two hundred and a half million"),
    "ranges": again("from 2 to 3 or 4 per cent,"),
    "one long number": again("9", ""),
    "digits and commas": again("9,", ""),
    "dates": again("on 3 March 2024"),
    "weekdays": again("Monday night and"),
    "years": again("2021,"),
    "lengths of time": again("two weeks before"),
    "quotations": counted("“We saw {} of it all,” said Mara Lind."),
    "marks that open": again("“we saw"),
    "marks that close": again("saw” he"),
    "marks in marks": lambda size: "“‘" * (size // 4) + "x" + "’”" * (size // 4),
    "straight marks": again('"', ""),
    "who says so": again("the mayor Mara Lind said that according to the council"),
    "who cites whom": again("citing Reuters, which quoted"),
    "names": again("Mara von der Lind of the Bank of"),
    "names that differ": counted("Mara Lind{0}en of Ab{0}stead spoke.", " "),
    "initials": again("A.", ""),
    "one word": again("a", ""),
    "capitals": again("AB ", ""),
    "white space": lambda size: "a" + " \t" * (size // 2) + "b",
    "empty lines": lambda size: "a" + "\n" * size + "b",
    "short lines": again("word here", "\n"),
    "credits": again("Credited from: Harbour News", "\n\n"),
    "points": again(".", ""),
    "ends of sentences": again("Yes? No! A.", " "),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "dashes and hyphens": again("a-b—", ""),
    "accents": lambda size: "a" + "\u0301" * size,
    "turned text": again("\u202ea\u2067", ""),
    "markup": again("<a href='&amp;'>", ""),
    "Markdown": again("[a](b) *c* `d", ""),
}
YAML = {
    "the same key": again("title: x", "\n"),
    "unknown keys": counted("key{}: x", "\n"),
    "facts that are none": lambda size: "figures:\n" + counted("  fact-{}: {{hide: true}}", "\n")(size),
    "a long value": lambda size: "title: " + "a" * size,
    "quoted": lambda size: 'title: "' + "\\u0041" * (size // 6) + '"',
    "a mark that never closes": lambda size: "title: 'a" + "''" * (size // 2),
    "lists in lists": again("[", ""),
    "mappings in mappings": again("{a: ", ""),
    "points of a list": again("- ", ""),
    "items": again("- a", "\n"),
    "items in a line": lambda size: "reviewed: [" + "a, " * (size // 3) + "]",
    "questions": again("? a", "\n"),
    "anchors": again("- &a b", "\n"),
    "aliases": again("- *a", "\n"),
    "tags": again("- !!int 1", "\n"),
    "comments": again("# a", "\n"),
    "conflict marks": again("<<<<<<< x", "\n"),
    "folded text": lambda size: "title: >\n" + "  a\n" * (size // 4),
    "tabs": again("\t- a", "\n"),
    "colons": again("a: ", ""),
    "documents": again("---\na: b", "\n"),
    "changes": lambda size: "format: 1\nchanges:\n" + again('- {on: "2024-03-04", fact: a}', "\n")(size),
    "figures": lambda size: "format: 1\nfigures:\n" + counted("- {{id: a{}, label: b}}", "\n")(size),
    "escapes that are none": again('- "\\q"', "\n"),
}


@dataclass(frozen=True)
class Target:
    """What reads or writes a text: `prepare` is not timed, what it gives is."""

    prepare: Callable[[str], Callable[[], object]]
    size: int = 16_000


def document(text: str):
    return make_document(text, FrontMatter(published=DAY.isoformat()), path="seeds/a.md", stem="a", rights="full")


def weighed(text: str):
    reading = Reading(document(text), read_mentions(text, DAY.isoformat()))
    return lambda: weigh([reading])


def published(text: str):
    made = document(text)
    sheet = weigh([Reading(made, read_mentions(text, DAY.isoformat()))])

    def publish() -> None:
        edition = Edition(sheet=sheet, bodies={"a": text}, sentences={"a": made.sentences})
        pages = [render_source_page(edition, "a"), *(render_part(edition, part) for part in PARTS)]
        [relative_links(page, "index.html") for page in pages]
        [*data_files(edition), json_ld(edition), atom_feed(edition, site_url="")]

    return publish


def fresh_names(text: str):
    find_names.cache_clear()
    split_paragraphs.cache_clear()
    return lambda: find_names(text)


def small(text: str) -> None:
    for each in (slug, slug_of, id_of_stem, spelling_key, printable, partial(nearest_words, "a quote of ours")):
        each(text)
    annotation(Problem(text, 1, text), "error")
    decode(text.encode("utf-8", "surrogatepass"), path="x")


def timed(call: Callable[[str], object]) -> Callable[[str], Callable[[], object]]:
    return lambda text: lambda: call(text)


READERS = {
    "times": Target(timed(lambda text: read.find_times(text, reference=DAY))),
    "figures": Target(timed(read.find_figures)),
    "quotations": Target(timed(lambda text: read.find_quotations(text, names=()))),
    "attributions": Target(timed(lambda text: read.find_attributions(text, names=()))),
    "names": Target(fresh_names),
    "sentences": Target(timed(split_sentences)),
    "body": Target(timed(document)),
    "slugs and messages": Target(timed(small)),
    "an article that changed": Target(lambda text: lambda: list(changed_sentences(text, f"{text}\n\nMore. {text}"))),
    "prose": Target(timed(lambda text: check_prose(text, path="p", sheet=SHEET, find=FINDERS, bodies=BODIES)), 2_000),
    "weighing": Target(weighed, 2_000),
    "pages and data": Target(published, 1_500),
}
PARSERS = {
    "front matter": Target(timed(lambda text: split_front_matter(f"---\n{text}\n---\nText.\n", path="x")), 9_000),
    "curation": Target(timed(partial(parse, record_type=Curation, path="x", error=CurationError)), 12_000),
    "ledger": Target(timed(partial(parse, record_type=Ledger, path="x", error=LedgerError)), 12_000),
    "fact sheet": Target(timed(partial(parse_factsheet, path="x")), 12_000),
    "proposals": Target(timed(lambda text: prove_proposals(text, path="x", bodies=BODIES, find_figures=tuple)), 12_000),
}


def least_time(target: Target, text: str, rounds: int) -> float:
    """Give the least time of several: the others were disturbed."""
    taken: list[float] = []
    while len(taken) < rounds:
        call = target.prepare(text)
        started = time.process_time()
        with suppress(BriefingError):
            call()
        taken.append(time.process_time() - started)
        if taken[-1] < SHORT:
            break
    return min(taken)


def grows_too_fast(target: Target, pattern: Callable[[int], str]) -> str:
    """Say how long it takes where it grows faster than the text each time that it is looked at; else nothing."""
    size = target.size * (4 if SOAK else 1)
    for rounds in (1, ROUNDS, ROUNDS, ROUNDS):
        one, two = (least_time(target, pattern(length), rounds) for length in (size, 2 * size))
        if two < 2 * SHORT or two <= RATIO * one:
            return ""
        # What was disturbed, or comes in steps, is looked at again, and then at its double.
        size *= 1 if rounds == 1 else 2
    return f"{one:.3f} s, then {two:.3f} s"


@pytest.mark.parametrize("name", READERS)
def test_reading_and_writing_take_time_that_grows_with_the_text(name):
    slow = {key: how for key, pattern in TEXTS.items() if (how := grows_too_fast(READERS[name], pattern))}
    assert not slow


@pytest.mark.parametrize("name", PARSERS)
def test_parsing_takes_time_that_grows_with_the_file(name):
    slow = {key: how for key, pattern in YAML.items() if (how := grows_too_fast(PARSERS[name], pattern))}
    assert not slow


def test_there_are_enough_patterns():
    assert len(TEXTS) >= 20
    assert len(YAML) >= 20


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = tmp_path_factory.mktemp("time") / "project"
    assert run(cli, ["new", str(project)]) == 0
    assert run(cli, ["extract", "--project", str(project)]) == 0
    return project


@pytest.mark.parametrize("command", ["extract", "check", "build", "diff", "coverage"])
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a" * 1_000_001 + "\n", "limit is 1,000,000"),
        ("a" * 999_000 + "\n", "seeds/large.md:1: a line of 999,000 characters, and the limit is 100,000"),
        ("Four people were hurt.\n" * 2_200_000, "bytes, and the limit is 1,000,000"),
    ],
    ids=["a megabyte", "a line of a megabyte", "fifty megabytes"],
)
def test_what_is_too_large_is_refused_at_once(project, capsys, command, text, says):
    large = project / "seeds/large.md"
    large.write_text(text, "utf-8")
    started = time.process_time()
    code = run(cli, [command, "--project", str(project)])
    taken = time.process_time() - started
    large.unlink()
    said = capsys.readouterr().err
    if command != "diff":
        assert code == INPUT_AT_FAULT
        assert says in said
    assert "hint:" in said
    assert taken < MOST_SECONDS
