"""A robots.txt to what it asks of us, as RFC 9309 reads it: the longest rule that fits an address decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

LARGEST = 512_000
"""Bytes that are read of a robots.txt; what follows is passed over."""
MOST_RULES = 5_000

# "Disallow: /private/ # all of it"
LINE = re.compile(r"\s*(?P<key>[A-Za-z-]+)\s*:\s*(?P<value>[^#]*)")


@dataclass(frozen=True)
class Rule:
    """A path that may or may not be read; in it `*` stands for anything and a `$` at its end for the end."""

    path: str
    allows: bool

    def fits(self, place: str) -> bool:
        """Say whether the path of an address is meant, in time that grows with its length."""
        path, ends = (self.path[:-1], True) if self.path.endswith("$") else (self.path, False)
        first, *others = path.split("*")
        if not place.startswith(first):
            return False
        at = len(first)
        for number, part in enumerate(others, start=1):
            if ends and number == len(others):
                return len(place) - len(part) >= at and place.endswith(part)
            at = place.find(part, at)
            if at < 0:
                return False
            at += len(part)
        return not ends or at == len(place)


@dataclass(frozen=True)
class Robots:
    """The rules for one reader."""

    rules: tuple[Rule, ...] = ()
    fault: str = ""
    """Why they could not be had, which is taken for a no (RFC 9309, 2.3.1.4)."""

    def allow(self, url: str) -> bool:
        """Say whether `url` may be read: the longest rule decides, and of two as long the one that allows."""
        parts = urlsplit(url)
        place = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        fitting = [rule for rule in self.rules if rule.fits(place)]
        return max(fitting, key=lambda rule: (len(rule.path), rule.allows), default=ALL).allows


ALL = Rule("", allows=True)


def read_robots(data: bytes, agent: str) -> Robots:
    """Read the rules for `agent`, else those for everybody."""
    for_us: list[Rule] = []
    for_all: list[Rule] = []
    named = False
    agents: list[str] = []
    in_rules = False
    for key, value in _lines(data):
        if key == "user-agent":
            # Several agents may share the rules that follow; a new one after a rule begins another group.
            agents = [value.lower()] if in_rules else [*agents, value.lower()]
            in_rules = False
            named = named or value.lower() == agent
        elif key in ("allow", "disallow"):
            in_rules = True
            rule = Rule(unquote(value), allows=key == "allow")
            if value and agent in agents:
                for_us.append(rule)
            if value and "*" in agents:
                for_all.append(rule)
    return Robots(tuple(for_us if named else for_all)[:MOST_RULES])


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data[:LARGEST].decode("utf-8-sig", "replace").splitlines():
        match = LINE.match(line)
        if match:
            yield match["key"].lower(), match["value"].strip()
