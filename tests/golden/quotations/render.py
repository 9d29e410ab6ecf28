"""A text to a line for each quotation: who, in what role, by which cue, whole or fragment, and the words."""

from briefing.read.quotations import find_quotations


def render(given: str) -> list[str]:
    return [_line(given, quotation) for quotation in find_quotations(given)]


def _line(text, quotation):
    speaker = quotation.speaker or "unknown"
    role = f" ({quotation.role})" if quotation.role else ""
    cue = quotation.cue or "no cue"
    return f"{speaker}{role} | {cue} | {quotation.part} | {quotation.span.of(text)}"
