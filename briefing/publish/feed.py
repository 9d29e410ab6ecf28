"""An edition's changes to an Atom feed (RFC 4287): an entry a day, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from briefing.publish.edition import Edition

NAMESPACE = "http://www.w3.org/2005/Atom"


class Changed(Protocol):
    """A change of the ledger."""

    on: str
    fact: str
    label: str
    what: str
    was: str | None
    now: str | None
    why: str | None
    correction: bool


def atom_feed(edition: Edition, *, site_url: str) -> str:
    """Give the feed; `site_url` ends with a slash, or is empty where the site does not know its address."""
    sheet = edition.sheet
    title = sheet.story.title or "Briefing"
    name = site_url or f"urn:uuid:{uuid5(NAMESPACE_URL, title)}"
    days = [(day, list(changes)) for day, changes in groupby(_newest_first(edition.changes), key=lambda each: each.on)]
    feed = Element("feed", xmlns=NAMESPACE)
    _add(feed, "id", name)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(days[0][0] if days else sheet.story.as_of))
    _add(SubElement(feed, "author"), "name", sheet.editorial.publication.publisher or "unknown")
    if site_url:
        SubElement(feed, "link", rel="self", href=f"{site_url}feed.xml")
        SubElement(feed, "link", rel="alternate", href=f"{site_url}index.html")
    for day, changes in days:
        entry = SubElement(feed, "entry")
        _add(entry, "id", f"{site_url}index.html#changes-{day}" if site_url else f"{name}:{day}")
        _add(entry, "title", f"{title}: {_headline(changes)}")
        _add(entry, "updated", _moment(day))
        SubElement(entry, "link", rel="alternate", href=f"{site_url}index.html#changes")
        _add(entry, "content", "\n".join(map(_line, changes)), type="text")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _newest_first(changes: Sequence[Changed]) -> list[Changed]:
    return sorted(changes, key=lambda change: change.on, reverse=True)


def _headline(changes: Sequence[Changed]) -> str:
    corrections = sum(change.correction for change in changes)
    if corrections:
        return "a correction" if corrections == 1 else f"{corrections} corrections"
    return "a change" if len(changes) == 1 else f"{len(changes)} changes"


def _line(change: Changed) -> str:
    values = " → ".join(value for value in (change.was, change.now) if value)
    what = "correction" if change.correction else change.what
    return f"{what}: {change.label or change.fact} ({values})" + (f". {change.why}" if change.why else "")


def _moment(day: str | None) -> str:
    """Give noon of the first day of a day, month or year; a story without a day has the first day of the clock."""
    known = day or "1970"
    return f"{known}{'-01-01'[len(known) - len('1970-01-01') :] if len(known) < len('1970-01-01') else ''}T12:00:00Z"


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text
