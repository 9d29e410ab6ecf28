import pytest

from briefing.edit.pages import unknown_placeholders

PARTS = ("head", "timeline", "sourcing-notes")


def found(text: str) -> list[str]:
    return [str(problem) for problem in unknown_placeholders(text, path="content/index.md", parts=PARTS)]


def test_a_placeholder_that_names_no_part_is_an_error_at_its_line_with_the_nearest():
    (problem,) = found("# A\n\n<!-- briefing:head -->\n\n<!-- briefing:timelin -->\n")
    assert problem.startswith("content/index.md:5: no part 'timelin'")
    assert "timeline" in problem


def test_known_parts_and_source_pages_are_no_problem():
    assert found("<!-- briefing:head -->\n<!-- briefing:source harbour-gazette -->\n<!-- a comment -->\n") == []


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("<!-- breifing:timeline -->", "briefing:timeline"),
        ("<!-- Briefing:Timeline -->", "briefing:timeline"),
        ("<!-- briefing timeline -->", "briefing:timeline"),
        ("<!-- briefing : timeline -->", "briefing:timeline"),
        ("<!-- briefing: sourcing-notes -->", "briefing:sourcing-notes"),
        ("Words before <!-- briefing:head -->", "briefing:head"),
        ("<!-- briefing:timeline", None),
        ("<!-- TODO: ask the mayor -->", None),
        ("<!-- meant -->", None),
    ],
)
def test_a_comment_that_is_nearly_a_placeholder_is_an_error_that_says_how_it_is_written(line, meant):
    problems = found(f"# A\n\n{line}\n")
    assert len(problems) == (1 if meant else 0), problems
    assert not meant or (f"write <!-- {meant} --> on a line of its own" in problems[0] and ":3:" in problems[0])
