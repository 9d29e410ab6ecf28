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
