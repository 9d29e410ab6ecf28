"""Each rule that makes a text harmless, switched off, lets a named judge see it: no rule stands there for nothing."""

import csv
import io
import json
import re
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader

from briefing import cache, stated, texts, yaml_tree
from briefing.adapters import adding, export, fetching, importing
from briefing.adapters import site as site_adapter
from briefing.commands import printing
from briefing.errors import BriefingError, Problem
from briefing.project import Project
from briefing.publish import data, environment, exact, feed, jsonld, links, policy
from briefing.publish.components import PARTS, render_part, render_source_page
from briefing.publish.edition import Edition
from briefing.read import front_matter, ingest, seed_files
from briefing.read.front_matter import split_front_matter
from briefing.read.ingest import read_documents
from briefing.stated import web_address
from tests.harbour import BODIES, SENTENCES, SHEET

EVIL = "=1+1</title><script>alert(1)</script>\u2028'\" onload=x\u202e"
NEVER, ALWAYS = re.compile(r"(?!)"), re.compile(r".*")


def same(text: object, *_: object, **__: object) -> object:
    return text


def edition() -> Edition:
    """The storm, told by a hostile source, about a hostile fact."""
    first, *others = SHEET.figures
    fact = first.model_copy(update={"label": EVIL})
    sources = tuple(
        source.model_copy(update={"title": EVIL, "publisher": EVIL, "author": EVIL}) for source in SHEET.sources
    )
    story = SHEET.story.model_copy(update={"title": EVIL})
    sheet = SHEET.model_copy(update={"story": story, "figures": (fact, *others), "sources": sources})
    return Edition(sheet=sheet, bodies=BODIES, sentences=SENTENCES)


def pages() -> list:
    made = edition()
    html = [render_part(made, part) for part in PARTS]
    html += [render_source_page(made, source.id) for source in made.sheet.sources]
    return [html5lib.parse(f"<!doctype html><title>x</title>{each}", namespaceHTMLElements=False) for each in html]


def no_element_from_a_text() -> bool:
    return not [element for page in pages() for element in page.iter("script")]


def each_text_stands_apart() -> bool:
    """Say whether no text that may turn its direction stands outside an element that keeps it there."""
    for page in pages():
        for parent in page.iter():
            loose = "".join([parent.text or "", *(child.tail or "" for child in parent)])
            # A title inside a drawing is a tooltip: a line of its own.
            if "\u202e" in loose and parent.tag.rpartition("}")[2] not in ("bdi", "title"):
                return False
    return True


def tables_compute_nothing() -> bool:
    rows = csv.reader(io.StringIO(data.table(["a"], [{"a": text} for text in (EVIL, "+1", "-x", "@SUM(1)", "＝1")])))
    return not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "＝"))]


def a_script_of_data_ends_where_it_must() -> bool:
    text = jsonld.json_ld(edition())
    return not set("<>&\u2028\u2029") & set(text) and json.loads(text)["headline"].startswith("=1+1")


def the_feed_is_whole() -> bool:
    with suppress(ParseError):
        found = fromstring(feed.atom_feed(edition(), site_url="https://a.example/"))
        return EVIL in "".join(found.itertext()) and not list(found.iter("script"))
    return False


def unwritten(root: Element, **_: object) -> str:
    return f"<feed>{''.join(root.itertext())}</feed>"


def only_the_web_is_linked() -> bool:
    for address in ("javascript:alert(1)", "data:text/html,x", "https://a@b.org/", 'https://a.org/"x', "//a.org/"):
        with suppress(ValueError):
            web_address(address)
            return False
    return exact.text_fragment("javascript:alert(1)", "words") == ""


def the_page_allows_no_more() -> bool:
    rules = policy.content_policy("<script>a</script>")
    signed = policy.script_hashes("<script>a</script>")
    return "default-src 'none'" in rules and "unsafe" not in rules and len(signed) == 1 and signed[0] in rules


def the_terminal_obeys_nobody() -> bool:
    return texts.printable("a\x1b[2J\n\u202e").isprintable()


def the_runner_obeys_nobody() -> bool:
    return not texts.printable("::set-output name=a::b").startswith("::") and "##[" not in texts.printable("##[error]x")


def an_annotation_is_one_line() -> bool:
    line = printing.annotation(Problem("a,b:c.md\n::error::x", 1, "x%\r\n::error::y\x1b"), "error")
    place = line.partition("::")[2].partition("::")[0]
    return "\n" not in line and "\x1b" not in line and place.count(",") == 1 and place.count(":") == 0


def a_name_stays_in_its_folder() -> bool:
    names = [adding.slug_of("../../etc/CON"), seed_files.id_of_stem("../../x"), seed_files.id_of_stem("404")]
    return all(re.fullmatch(r"[a-z0-9-]+", name) and name not in front_matter.PAGES for name in names)


def an_id_stays_in_its_folder() -> bool:
    return refused(lambda: split_front_matter("---\nid: ../x\n---\nText.\n", path="a"))


def a_device_is_no_article(project: Project) -> bool:
    return refused(lambda: seeds(project, "con.txt", "Text.\n"))


def links_lead_into_the_site() -> bool:
    return links.relative_links('<a href="briefing:index.html#a">', "sources/x.html") == '<a href="../index.html#a">'


def refused(call: Callable[[], object]) -> bool:
    """Say whether `call` ends in a fault of the input."""
    try:
        call()
    except BriefingError:
        return True
    return False


def seeds(project: Project, name: str, text: str) -> object:
    (project.seeds / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return read_documents(project.seeds, project=project.root)


def no_control_character_is_read(project: Project) -> bool:
    return refused(lambda: seeds(project, "a.txt", "a\x1bb\n"))


def yaml_is_nothing_but_values() -> bool:
    for text in ("- &a b\n- *a\n", "a: !!int 1\n", "<<: {a: b}\n", "a: 1\na: 2\n", f"{'[' * 30}{']' * 30}\n"):
        if not yaml_tree.read_tree(text, path="x").problems:
            return False
    return bool(yaml_tree.read_tree("<<<<<<< x\n", path="x").problems)


def no_link_is_followed(project: Project) -> bool:
    (project.root.parent / "secret.md").write_text("Nine people.\n", "utf-8")
    (project.seeds / "a.md").symlink_to(project.root.parent / "secret.md")
    return refused(lambda: read_documents(project.seeds, project=project.root))


def a_large_file_is_refused(project: Project) -> bool:
    return refused(lambda: seeds(project, "a.txt", "a b\n" * 300_000))


def a_long_line_is_refused(project: Project) -> bool:
    return refused(lambda: seeds(project, "a.txt", "a" * 100_001))


def latin_is_refused(project: Project) -> bool:
    (project.seeds / "a.txt").write_bytes(b"caf\xe9\n")
    return refused(lambda: read_documents(project.seeds, project=project.root))


def no_private_host_is_asked() -> bool:
    with pytest.raises(BriefingError) as told:
        fetching.Fetcher(seconds_between=0).fetch("https://127.0.0.1/x")
    return "private" in str(told.value)


def no_cache_from_elsewhere_is_read(project: Project) -> bool:
    kept = cache.Cache(project.cache)
    kept.keep("body", None, cache.encoded(cache.decoded(b"{}")))
    (place,) = project.cache.rglob("*/*.json")
    place.write_bytes(b"0" * cache.SEAL_LENGTH + b"{}")
    return kept.mentions("body", None) is None


def the_briefing_is_never_emptied(project: Project) -> bool:
    (project.root / export.MARK).write_text("x", "utf-8")
    with suppress(BriefingError):
        export._refuse_our_own(project, project.root)
        return False
    return True


def a_link_of_a_site_is_left_alone(project: Project) -> bool:
    project.site.symlink_to(project.root.parent)
    return refused(lambda: site_adapter.refuse_foreign(project))


def proposals_are_proved() -> bool:
    line = '{"source": "gazette", "quote": "words of nobody", "value": 4, "label": "x"}'
    return not importing.prove_proposals(line, path="x", bodies=BODIES, find_figures=lambda _: ()).proved


def unescaped(**options: object) -> Environment:
    return Environment(**{**options, "autoescape": False})  # noqa: S701 -- the rule that is switched off


class Bare(FileSystemLoader):
    """Loads the templates without the element that keeps a text apart."""

    def get_source(self, *asked):
        source, *rest = super().get_source(*asked)
        return source.replace("<bdi>", "").replace("</bdi>", ""), *rest


MUTANTS = {
    # rule: what is changed, its name, what stands in its place, the judge that sees it
    "HTML escaping": (environment, "Environment", unescaped, no_element_from_a_text),
    "isolation of directions": (environment, "FileSystemLoader", Bare, each_text_stands_apart),
    "formula prefix": (data, "FORMULA_STARTS", (), tables_compute_nothing),
    "JSON-LD escapes": (jsonld, "ESCAPES", {}, a_script_of_data_ends_where_it_must),
    "feed escaping": (feed, "tostring", unwritten, the_feed_is_whole),
    "schemes": (stated, "urlsplit", lambda _: urlsplit("https://a.org/"), only_the_web_is_linked),
    "schemes of fragments": (exact, "urlsplit", lambda _: urlsplit("https://a.org/"), only_the_web_is_linked),
    "marks in addresses": (stated, "NOT_IN_ADDRESS", NEVER, only_the_web_is_linked),
    "inline scripts by hash": (policy, "INLINE_SCRIPT", NEVER, the_page_allows_no_more),
    "terminal escapes": (texts, "visible", same, the_terminal_obeys_nobody),
    "commands of a runner": (texts, "RUNNER", NEVER, the_runner_obeys_nobody),
    "escapes of an annotation": (printing, "visible", same, an_annotation_is_one_line),
    "slugs": (adding, "slug_of", same, a_name_stays_in_its_folder),
    "names of pages": (seed_files, "PAGES", frozenset(), a_name_stays_in_its_folder),
    "ids of files": (seed_files, "IDS", ALWAYS, a_name_stays_in_its_folder),
    "ids of front matter": (front_matter, "IDS", ALWAYS, an_id_stays_in_its_folder),
    "names of devices": (seed_files, "DEVICE", NEVER, a_device_is_no_article),
    "relative links": (links, "INTERNAL", NEVER, links_lead_into_the_site),
    "characters of a text": (texts, "FORBIDDEN", NEVER, no_control_character_is_read),
    "UTF-8": (texts, "decode", lambda found, **_: (found.decode("latin-1"), []), latin_is_refused),
    "tags, anchors, aliases": (yaml_tree._Builder, "complain", same, yaml_is_nothing_but_values),
    "depth of YAML": (yaml_tree, "DEEPEST", 1000, yaml_is_nothing_but_values),
    "conflict marks": (yaml_tree, "CONFLICT", NEVER, yaml_is_nothing_but_values),
    "links of seeds": (texts, "_fault_of_place", lambda *_: None, no_link_is_followed),
    "size of an article": (
        ingest,
        "read_text",
        lambda path, **_: (path.read_text("utf-8"), []),
        a_large_file_is_refused,
    ),
    "length of a line": (ingest, "LONGEST_LINE", 10**9, a_long_line_is_refused),
    "private hosts": (fetching, "is_public", lambda _: True, no_private_host_is_asked),
    "seal of the cache": (cache.Cache, "_sealed", lambda *_: b"0" * 64, no_cache_from_elsewhere_is_read),
    "own folders": (export, "_refuse_our_own", same, the_briefing_is_never_emptied),
    "foreign sites": (site_adapter, "refuse_foreign", same, a_link_of_a_site_is_left_alone),
    "proof of proposals": (importing, "_fault", lambda *_: None, proposals_are_proved),
}


@pytest.fixture
def project(tmp_path):
    (tmp_path / "project/seeds").mkdir(parents=True)
    return Project(tmp_path / "project")


@pytest.fixture(autouse=True)
def fresh_templates():
    environment.environment.cache_clear()
    yield
    environment.environment.cache_clear()


def holds(judge: Callable[..., bool], project: Project) -> bool:
    """Let the judge look, at a project where it wants one; what breaks under its eyes does not hold."""
    try:
        return judge(project) if judge.__code__.co_argcount else judge()
    except (OSError, ValueError, KeyError, LookupError):
        return False


@pytest.mark.parametrize(
    "judge", dict.fromkeys(judge for *_, judge in MUTANTS.values()), ids=lambda each: each.__name__
)
def test_a_judge_finds_nothing_where_every_rule_holds(judge, project):
    assert holds(judge, project)


@pytest.mark.parametrize("rule", MUTANTS)
def test_a_rule_that_is_switched_off_is_seen(rule, project, monkeypatch):
    changed, name, other, judge = MUTANTS[rule]
    monkeypatch.setattr(changed, name, other)
    assert not holds(judge, project)
