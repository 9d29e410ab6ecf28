"""An edition to what machines look for first: `robots.txt` and `llms.txt` (llmstxt.org)."""

from __future__ import annotations

from briefing.publish.edition import Edition
from briefing.publish.jsonld import DOWNLOADS


def robots_txt(site_url: str) -> str:
    """Give leave to read everything, and the place of the sitemap where the site knows its address."""
    lines = ["User-agent: *", "Allow: /"]
    return "\n".join([*lines, f"Sitemap: {site_url}sitemap.xml"] if site_url else lines) + "\n"


def llms_txt(edition: Edition, site_url: str) -> str:
    """Give the page in a few lines of Markdown: what it is about, and where its data lies."""
    sheet = edition.sheet
    title, summary = _line(sheet.story.title or "Briefing"), _line(sheet.editorial.summary or "")
    lines = [f"# {title}", ""]
    lines += [f"> {summary}", ""] if summary else []
    lines += [
        f"{len(sheet.sources)} sources, {len(sheet.figures)} figures, {len(sheet.timeline)} dates, "
        f"{len(sheet.quotations)} quotations, {len(edition.differences)} differences. Each claim carries the exact "
        "words of its source, the place of those words and who says so. Agreement between sources is not proof.",
        "",
        "## Data",
        "",
        *(f"- [{path}]({site_url}{path})" for path, _ in DOWNLOADS),
        f"- [data/dictionary.csv]({site_url}data/dictionary.csv): what each column holds",
        f"- [data/factsheet.schema.json]({site_url}data/factsheet.schema.json): JSON Schema of the fact sheet",
        "",
        "## Page",
        "",
        f"- [The briefing]({site_url}index.html)",
    ]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    """Give `text` on one line, its Markdown links and headings taken for what they are: words."""
    return " ".join(text.split()).replace("[", "\\[").replace("<", "&lt;")
