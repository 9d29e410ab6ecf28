"""An edition to JSON-LD in the words of schema.org: an article about an event, based on its sources.

Never ClaimReview: a briefing says who says what and where they differ, and rates nobody.
"""

from __future__ import annotations

import json
from typing import Any

from briefing.model import FactSheet, FigureFact, QuotationFact, Source
from briefing.publish.edition import Edition

Node = dict[str, Any]

DOWNLOADS = (
    ("data/factsheet.json", "application/json"),
    ("data/factsheet.yml", "application/yaml"),
    ("data/figures.csv", "text/csv"),
    ("data/timeline.csv", "text/csv"),
    ("data/quotations.csv", "text/csv"),
    ("data/sources.csv", "text/csv"),
)
# What a reader of HTML could take for the end of the script, or a reader of JavaScript for a line end.
ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_ld(edition: Edition, *, site_url: str = "") -> str:
    """Give the description of the page, safe to stand inside a script element."""
    text = json.dumps(_article(edition.sheet, site_url), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return "".join(ESCAPES.get(character, character) for character in text)


def _article(sheet: FactSheet, site_url: str) -> Node:
    story, publication = sheet.story, sheet.editorial.publication
    event = _known({"@type": "Event", "name": story.title, "startDate": story.starts, "endDate": story.ends})
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.title,
            "description": sheet.editorial.summary,
            "inLanguage": story.language,
            "datePublished": story.as_of,
            "url": site_url or None,
            "publisher": {"@type": "Organization", "name": publication.publisher} if publication.publisher else None,
            "correctionsPolicy": publication.corrections,
            "about": event,
            "isBasedOn": [_source(source, number) for number, source in enumerate(sheet.sources, start=1)],
            "hasPart": [*map(_claim, sheet.figures), *map(_quotation, sheet.quotations)],
            "subjectOf": _dataset(sheet, site_url),
        }
    )


def _source(source: Source, number: int) -> Node:
    return _known(
        {
            "@type": "NewsArticle",
            "@id": f"#source-{number}",
            "name": source.title or f"Source {number}",
            "url": source.url,
            "author": {"@type": "Person", "name": source.author} if source.author else None,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "datePublished": source.published,
            "license": source.licence,
            "identifier": f"sha256:{source.sha256}",
        }
    )


def _claim(fact: FigureFact) -> Node:
    sources = sorted({claim.source for claim in fact.claims})
    return {
        "@type": "Claim",
        "@id": f"#fact-{fact.id}",
        "name": fact.label,
        "text": fact.claims[0].phrase,
        "appearance": [{"@type": "CreativeWork", "url": f"sources/{source}.html"} for source in sources],
    }


def _quotation(fact: QuotationFact) -> Node:
    speaker = {"@type": "Person", "name": fact.speaker.name} if fact.speaker.name else None
    return _known({"@type": "Quotation", "@id": f"#quote-{fact.id}", "text": fact.text, "creator": speaker})


def _dataset(sheet: FactSheet, site_url: str) -> Node:
    return _known(
        {
            "@type": "Dataset",
            "name": f"Fact sheet: {sheet.story.title or 'briefing'}",
            "description": "Every figure, date and quotation of the briefing with the words of its source.",
            "dateModified": sheet.story.as_of,
            "distribution": [
                {"@type": "DataDownload", "contentUrl": f"{site_url}{path}", "encodingFormat": form}
                for path, form in DOWNLOADS
            ],
        }
    )


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
