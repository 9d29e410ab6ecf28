"""Thin adapters that carry the briefing into MkDocs, Python-Markdown and a plain folder."""
