"""A saved page, a text or a PDF to the text of its article and what it says of itself."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import urlsplit

from briefing.adapters.bylines import stated_moment, without_bylines
from briefing.errors import BriefingError, Problem

NEEDS = "install it with: pip install 'mkdocs-briefing[add]'"
# "<meta charset='windows-1252'>"
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?(?P<name>[A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
OLD_NAMES = frozenset(["iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "us-ascii", "ascii"])
PAGES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True)
class Article:
    """The text of an article; what it does not say of itself is null."""

    body: str
    digest: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def article_from(data: bytes, name: str, *, kind: str = "", charset: str | None = None, url: str = "") -> Article:
    """Read the article in `data`; `name` tells its form by its ending, `kind` by its media type.

    Raise `BriefingError` where there is no text in it, or where what reads it is not installed.
    """
    digest = f"sha256:{sha256(data).hexdigest()}"
    if not data.strip():
        raise BriefingError(Problem(name, 0, "there is no text in it", "add a file with the words of an article"))
    ending = PurePath(urlsplit(name).path if url else name).suffix.lower()
    if ending == ".pdf" or kind == "application/pdf" or data[:5] == b"%PDF-":
        return Article(_pdf_text(data, name), digest, url=url or None)
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "text, Markdown, a saved page or a PDF can be added; type what you need of anything else"
        raise BriefingError(Problem(name, 0, "it is no text: a picture, a document of an office or the like", hint))
    page = ending in PAGES or kind in ("text/html", "application/xhtml+xml")
    text = _decoded(data, name, charset, page=page)
    if page:
        return _page(text, name, digest, url)
    body = text.strip() + "\n"
    if not body.strip():
        raise BriefingError(Problem(name, 0, "there is no text in it", "add a file with the words of an article"))
    return Article(body, digest, url=url or None)


def _decoded(data: bytes, name: str, charset: str | None, *, page: bool) -> str:
    declared = CHARSET.search(data[:4096])
    stated = [each for each in (charset, declared["name"].decode("ascii") if declared else None) if each]
    # As browsers do: a page that says nothing is in the old encoding of the West, and so is one that says Latin-1.
    wanted = stated or (["windows-1252"] if page else ["utf-8"])
    known = ["windows-1252" if each.lower() in OLD_NAMES else each for each in wanted]
    in_two_bytes = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in dict.fromkeys(["utf-16"] if in_two_bytes else ["utf-8-sig", *known]):
        # A server may name anything: what Python knows by no such name, and what is no encoding of texts.
        with suppress(LookupError, ValueError):
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    message = f"its bytes are neither UTF-8 nor {' nor '.join(map(repr, wanted))}, which it says it is"
    raise BriefingError(Problem(name, 0, message, "save it as UTF-8"))


def _page(html: str, name: str, digest: str, url: str) -> Article:
    try:
        import trafilatura
    except ImportError as error:
        raise BriefingError(Problem(name, 0, "trafilatura, which reads pages, is not there", NEEDS)) from error
    found = trafilatura.bare_extraction(
        html, url=url or None, with_metadata=True, include_comments=False, include_tables=False
    )
    body = (getattr(found, "text", None) or "").strip()
    if not body:
        raise BriefingError(Problem(name, 0, "no article is found on the page", "save its text yourself, as .txt"))
    title = getattr(found, "title", None)
    first, _, rest = body.partition("\n")
    if title and first.strip() == title.strip() and rest.strip():
        body = rest
    lines, day, author = without_bylines([line.strip() for line in body.split("\n") if line.strip()])
    return Article(
        # A line is a paragraph there; a blank line says so in a seed.
        body="\n\n".join(lines) + "\n",
        digest=digest,
        title=title,
        author=getattr(found, "author", None) or author,
        publisher=_stated_publisher(getattr(found, "sitename", None), html),
        # Trafilatura takes any day of the text where none is stated, and all that counts from it would be wrong.
        published=stated_moment(html) or day,
        url=getattr(found, "url", None) or url or None,
        language=getattr(found, "language", None),
    )


def _stated_publisher(name: str | None, html: str) -> str | None:
    """Give the publisher only where the page states it: one made from an address would be a guess."""
    if not name:
        return None
    quoted = re.escape(name)
    return name if re.search(rf"""["']{quoted}["']""", html) else None


def _pdf_text(data: bytes, name: str) -> str:
    try:
        import io

        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise BriefingError(Problem(name, 0, "pypdf, which reads PDFs, is not there", NEEDS)) from error
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise BriefingError(Problem(name, 0, f"it is no PDF that can be read: {type(error).__name__}")) from error
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        raise BriefingError(Problem(name, 0, "the PDF holds pictures and no text", "type what you need of it"))
    return text + "\n"
