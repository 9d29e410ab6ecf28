"""The room of reading: an article to mentions, each a span with its meaning; the library's face."""

from briefing.read.attributions import find_attributions
from briefing.read.figures import find_figures
from briefing.read.names import find_names
from briefing.read.quotations import find_quotations
from briefing.read.times import find_times

__all__ = ["find_attributions", "find_figures", "find_names", "find_quotations", "find_times"]
