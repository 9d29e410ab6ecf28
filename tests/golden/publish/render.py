"""Render what the page writes: dates and figures in words, a text cut at its marks, a part of an invented story."""

import re
from decimal import Decimal
from html import unescape

from briefing.mentions import Span
from briefing.publish.components import render_part, render_source_page
from briefing.publish.passages import segments
from briefing.publish.wording import wording
from tests import harbour

BLOCKS = re.compile(r"</?(?:p|h\d|li|tr|th|td|dt|dd|div|section|figcaption|summary|caption|title|text)\b[^>]*>")
TAGS = re.compile(r"<[^>]*>")


def render(given):
    (kind, value), *_ = given.items()
    return {"dates": _dates, "figures": _figures, "marked": _marked, "part": _part, "source": _source}[kind](value)


def _dates(dates):
    say = wording("en")
    return [f"{date} -> {say.date(date)}" for date in dates]


def _figures(figures):
    say = wording("en")
    return [f"{' '.join(words)} -> {say.value(*_figure(words))}" for words in map(str.split, figures)]


def _figure(words):
    value, bound, unit, upper = (*words, "-", "-", "-")[:4]
    numbers = [None if number == "-" else Decimal(number) for number in (value, upper)]
    return numbers[0], numbers[1], "exact" if bound == "-" else bound, None if unit == "-" else unit


def _marked(texts):
    return [" | ".join(f"[{one.text}]" if one.marked else one.text for one in _cut(text)) for text in texts]


def _cut(text):
    marks, plain = [], ""
    for at, piece in enumerate(re.split(r"[{}]", text)):
        if at % 2 and piece:
            marks.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    return segments(plain, Span(0, len(plain)), marks)


def _part(name):
    return _lines(render_part(harbour.edition(), name))


def _source(name):
    return _lines(render_source_page(harbour.edition(), name))


def _lines(html):
    lines = (" ".join(unescape(TAGS.sub("", line)).split()) for line in BLOCKS.sub("\n", html).splitlines())
    return [line for line in lines if line]
