"""Marked texts (see `tests/marked.py`) to the reference day of each source and how it is known."""

from marked import read_marked

from briefing.weigh.anchors import reference_days


def render(given):
    readings = [_reading(name, text) for name, text in given.items()]
    documents = [reading.document for reading in readings]
    times = {reading.document.source.id: reading.mentions.times for reading in readings}
    found = reference_days(documents, times)
    return [f"{name}: {found[name].day or 'unknown'} ({found[name].basis})" for name in sorted(found)]


def _reading(name, text):
    if isinstance(text, str):
        return read_marked(name, text)
    return read_marked(name, text["text"], published=text["published"])
