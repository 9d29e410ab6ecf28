"""Every word of the interface is asked for, and none that is asked for is missing."""

import re
from pathlib import Path

import yaml

import briefing.publish
from briefing.publish.environment import template_folders

PACKAGE = Path(briefing.publish.__file__).parent
# say("a.b"  |  self("a"  |  say.html("a.b"  |  say(f"a.{b}"  |  say("a." ~ b
ASKED = re.compile(r"""(?:say|self)(?:\.html|\.day|\.has)?\(\s*f?["'](?P<key>[a-z_][\w.-]*)(?P<open>\{|["']\s*~)?""")
# key = "figures.sources" if …  |  say(key, …) of a key that is kept in a variable
KEPT = re.compile(r"""["'](?P<key>[a-z]+\.[a-z_]+)["']""")
PATTERNS = {"day", "day_month", "day_only", "weekday", "short", "month", "month_short", "month_only", "year"}


def texts():
    for folder, kind in ((PACKAGE, "*.py"), (template_folders()[0], "**/*.html")):
        yield from (path.read_text(encoding="utf-8") for path in sorted(folder.glob(kind)))


def keys_of(words, before=""):
    for key, found in words.items():
        if isinstance(found, dict) and not {"one", "other"} & found.keys():
            yield from keys_of(found, f"{before}{key}.")
        else:
            yield f"{before}{key}"


def known():
    text = (PACKAGE / "strings/en.yml").read_text(encoding="utf-8")
    return set(keys_of(yaml.load(text, yaml.BaseLoader)))


def asked():
    whole, begun = set(), set()
    for text in texts():
        for match in ASKED.finditer(text):
            (begun if match["open"] else whole).add(match["key"])
        whole |= {match["key"] for match in KEPT.finditer(text)}
    return whole, begun


def test_every_text_that_is_asked_for_is_there():
    whole, _ = asked()
    first = {key.partition(".")[0] for key in known()}
    missing = {key for key in whole if "." in key and key.partition(".")[0] in first} - known()
    assert {key for key in missing if not key.endswith((".html", ".yml", ".csv", ".json"))} == set()


def test_every_text_is_asked_for():
    whole, begun = asked()
    dates = {f"dates.{pattern}" for pattern in PATTERNS} | {"dates.locale"}
    unused = {key for key in known() - whole - dates if not key.startswith(tuple(begun))}
    assert unused == set()
