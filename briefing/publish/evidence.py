"""An edition to its evidence: the sheet and the words that prove it, in one archive that anybody can check alone.

factsheet.json          the fact sheet
bodies/<id>.txt         the whole body of a source whose rights allow it (`full`)
excerpts/<id>.json      else the words that the page rests on, with their places, and the hash of the whole body
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from briefing.mentions import Span
from briefing.model import Source
from briefing.publish.data import json_text
from briefing.publish.edition import Edition

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say: the same bytes on any day."""


def evidence_zip(edition: Edition) -> bytes:
    """Give the archive; its members are stored, for two machines may deflate the same bytes to different ones."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, text in _members(edition):
            member = zipfile.ZipInfo(name, FIRST_MOMENT)
            member.create_system, member.external_attr = 3, 0o644 << 16
            archive.writestr(member, text.encode())
    return written.getvalue()


def _members(edition: Edition) -> Iterator[tuple[str, str]]:
    yield "factsheet.json", json_text(edition.sheet.model_dump(mode="json"))
    for source in edition.sheet.sources:
        body = edition.bodies[source.id]
        if source.rights == "full" and _is_shown_whole(edition, source.id):
            yield f"bodies/{source.id}.txt", body
        else:
            yield f"excerpts/{source.id}.json", json_text(_excerpts(edition, source, body))


def _is_shown_whole(edition: Edition, source: str) -> bool:
    """Say whether every word of the source may be shown: a sentence with a withheld name is not among its sentences."""
    if source not in edition.sentences:
        return True
    body, end = edition.bodies[source], 0
    for sentence in edition.sentences[source]:
        if body[end : sentence.span.start].strip():
            return False
        end = sentence.span.end
    return not body[end:].strip()


def _excerpts(edition: Edition, source: Source, body: str) -> dict[str, Any]:
    used = (use.span for use in edition.uses[source.id])
    spans = used if source.rights == "link" else (edition.sentence_of(source.id, span) for span in used)
    return {
        "source": source.id,
        "sha256": sha256(body.encode()).hexdigest(),
        "excerpts": [{"start": span.start, "text": span.of(body)} for span in joined(spans)],
    }


def joined(spans: Iterable[Span]) -> list[Span]:
    """Give `spans` in order, those that touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def read_excerpts(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Give the hash of the body and each excerpt with its place; raise `ValueError` when `text` holds no excerpts."""
    read = json.loads(text)
    try:
        return str(read["sha256"]), [(int(each["start"]), str(each["text"])) for each in read["excerpts"]]
    except (KeyError, TypeError) as error:
        raise ValueError(f"no excerpts: {error}") from error
