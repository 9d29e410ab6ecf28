"""`briefing:` URLs, counted from the root of the site, to URLs relative to one page."""

from __future__ import annotations

import posixpath
import re

# href="briefing:sources/001.html#s3"
INTERNAL = re.compile(r'(?P<attribute>\b(?:href|src)=")briefing:(?P<path>[^"#]*)(?P<fragment>#[^"]*)?"')


def relative_links(html: str, page_url: str) -> str:
    """Give `html` with each internal link made relative to the page at `page_url` (`sources/001.html`)."""
    folder, _, name = page_url.rpartition("/")
    here = page_url if name else posixpath.join(folder, "index.html")

    def relative(match: re.Match[str]) -> str:
        path, fragment = match["path"], match["fragment"] or ""
        if path == here and fragment:
            return f'{match["attribute"]}{fragment}"'
        return f'{match["attribute"]}{posixpath.relpath(path, folder or ".")}{fragment}"'

    return INTERNAL.sub(relative, html)
