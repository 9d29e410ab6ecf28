"""The content security policy of a page: what a browser may load and run, and no more.

Source: Content Security Policy Level 3, W3C. The hashes are those of the theme's own inline scripts, rendered without
any page: a script that came in with a text is never among them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

# "<script>var palette=…</script>": without attributes, so neither a file nor data
INLINE_SCRIPT = re.compile(r"<script>(?P<code>.*?)</script>", re.DOTALL)


def content_policy(theme_html: str) -> str:
    """Give the policy that lets the inline scripts of `theme_html` run beside the site's own files."""
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in script_hashes(theme_html))])
    rules: Iterable[tuple[str, str]] = (
        ("default-src", "'none'"),
        ("script-src", scripts),
        ("style-src", "'self'"),
        ("img-src", "'self' data:"),
        ("font-src", "'self'"),
        ("connect-src", "'self'"),
        ("worker-src", "'self'"),
        ("object-src", "'none'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    )
    return "; ".join(f"{name} {value}" for name, value in rules)


def script_hashes(html: str) -> list[str]:
    """Give the SHA-256 of each inline script of `html`, in base64, in their order."""
    return [b64encode(sha256(match["code"].encode()).digest()).decode() for match in INLINE_SCRIPT.finditer(html)]
