"""The room of reading: an article to mentions, each a span with its meaning; the library's face.

A finder is loaded when it is first asked for: who looks for dates alone need not wait for the names.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.read.attributions import find_attributions
    from briefing.read.figures import find_figures
    from briefing.read.names import find_names
    from briefing.read.quotations import find_quotations
    from briefing.read.times import find_times

__all__ = ["find_attributions", "find_figures", "find_names", "find_quotations", "find_times"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    finder: object = getattr(import_module(f"{__name__}.{name.removeprefix('find_')}"), name)
    globals()[name] = finder
    return finder


def __dir__() -> list[str]:
    return [*globals(), *__all__]
