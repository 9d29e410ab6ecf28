"""Floors that a busy machine passes: what falls below them has become slower by its kind, not by chance."""

import subprocess
import sys
import time
from datetime import date

from briefing.read import find_attributions, find_figures, find_names, find_quotations, find_times

STORY = """Three bridges in Ostrow were closed on Monday after the Wisla rose by 2.4 metres overnight.

"We have seen nothing like it since {year}," said Anna Berg, the mayor of Ostrow, who asked {count} people to leave.
According to the River Institute, about {count} homes had no power on 3 March, and 12 to 15 percent of the fields are
under water. A spokesman for the ministry told the Valley Times that the army would send {count} soldiers this week.

Berg, 51, called the dam "a promise that was never kept". Jan Novak, a farmer near Ostrow, lost $2.5 million worth of
grain. “They told us at five in the morning,” he said, “and by noon the road was gone.”
"""
STEPS = 200_000
"""Of a loop in plain Python: what a machine is timed by, busy or slow as it may be."""
MOST_STEPS_A_WORD = 300
"""How many such steps the finders may take over a word; they take some 170."""


def read_everything(text):
    names = find_names(text)
    return (
        find_times(text, reference=date(2024, 3, 4)),
        find_figures(text),
        find_quotations(text, names=names),
        find_attributions(text, names=names),
    )


def seconds_for(texts):
    began = time.process_time()
    for text in texts:
        read_everything(text)
    return time.process_time() - began


def seconds_of_a_step():
    began = time.process_time()
    counts = {}
    for step in range(STEPS):
        key = step & 1023
        counts[key] = counts.get(key, 0) + len(str(key))
    return (time.process_time() - began) / STEPS


def test_all_finders_together_read_a_page_in_a_blink():
    stories = [STORY.format(year=1900 + number, count=100 + number) for number in range(60)]
    read_everything(stories[0])
    words = sum(len(story.split()) for story in stories[1:])
    # Turn by turn, so that whatever else the machine does slows both.
    steps_a_word = min(seconds_for(stories[1:]) / words / seconds_of_a_step() for _ in range(4))
    assert steps_a_word < MOST_STEPS_A_WORD


def loaded_by(statement):
    command = f"import sys; {statement}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", command], capture_output=True, text=True).stdout.split())


def test_whoever_only_reads_loads_no_library():
    assert loaded_by("from briefing.read import *").isdisjoint(
        {"pydantic", "yaml", "frontmatter", "click", "jinja2", "mkdocs"}
    )


def test_the_command_line_loads_no_engine_and_no_room():
    loaded = loaded_by("import briefing.cli")
    assert loaded.isdisjoint({"pydantic", "yaml", "frontmatter", "jinja2", "mkdocs", "trafilatura", "markdown"})
    assert loaded.isdisjoint({"briefing.read", "briefing.weigh", "briefing.edit", "briefing.publish"})


def test_a_finder_is_loaded_when_it_is_asked_for():
    loaded = loaded_by("import briefing.read; briefing.read.find_times")
    assert "briefing.read.times" in loaded
    assert loaded.isdisjoint({"briefing.read.names", "briefing.read.figures", "importlib.resources"})


def test_a_word_list_is_loaded_when_it_is_asked_for():
    loaded = loaded_by(
        "from briefing.read import *; from briefing.read.words import lexicon; assert not lexicon.cache_info().currsize"
    )
    assert "briefing.read.words" in loaded
