import shutil

from markdown import Markdown

from briefing.adapters.markdown import BriefingExtension


def render(shipped, text: str) -> str:
    return Markdown(extensions=[BriefingExtension(sheet=str(shipped / "content/factsheet.yml"))]).convert(text)


def test_a_placeholder_becomes_its_part(shipped):
    html = render(shipped, "## Timeline\n\n<!-- briefing:timeline -->\n")
    assert html.startswith("<h2>Timeline</h2>")
    assert "<time datetime=" in html


def test_a_heading_goes_with_its_empty_part(shipped, tmp_path):
    empty = tmp_path / "content"
    empty.mkdir()
    text = (shipped / "content/factsheet.yml").read_text("utf-8")
    head, _, rest = text.partition("\ntimeline:")
    after = rest[rest.index("\nquotations:") :]
    (empty / "factsheet.yml").write_text(f"{head}\ntimeline: []{after}", "utf-8")
    shutil.copytree(shipped / "seeds", tmp_path / "seeds")
    for note in ("", "<!-- a note of the editor -->\n\n"):
        part = f"## Timeline\n\n{note}<!-- briefing:timeline -->\n\n{note}"
        html = render(tmp_path, f"{part}<!-- briefing:foot -->\n\n## After\n\nwords\n")
        assert "Timeline</h2>" not in html
        assert "<h2>After</h2>" in html
        assert "<h2>After</h2>" in render(tmp_path, f"{part}## After\n\nwords\n")


def test_a_heading_with_words_of_its_own_stays(shipped):
    html = render(shipped, "## Where we stand\n\nSome words.\n\n<!-- briefing:foot -->\n")
    assert "<h2>Where we stand</h2>" in html


def test_a_fact_link_becomes_words_with_their_sources(shipped):
    html = render(shipped, "Then [at least 15 people](fact:people-injured) were hurt.")
    assert 'href="briefing:index.html#fact-people-injured"' in html
    assert "popover" in html
    assert "fact:people-injured" not in html.replace("#fact-", "")


def test_markup_in_the_words_of_a_fact_link_stays_words(shipped):
    html = render(shipped, "Then [15 `<script>`](fact:people-injured) were hurt.")
    assert "<script>" not in html


def test_other_links_are_left_alone(shipped):
    assert render(shipped, "[a](https://example.org/)") == '<p><a href="https://example.org/">a</a></p>'


def test_the_extension_loads_before_there_is_a_sheet_to_read(tmp_path):
    # `serve` loads its configuration anew when a source changes, and only then writes the sheet.
    assert render(tmp_path, "Words without a part.") == "<p>Words without a part.</p>"


def test_the_options_are_those_of_the_plugin(shipped, tmp_path):
    for name in ("content", "seeds"):
        shutil.copytree(shipped / name, tmp_path / name)
    options = "docs_dir: content\nplugins:\n  - briefing: {publish: reviewed, parts: [head, quotations]}\n"
    (tmp_path / "mkdocs.yml").write_text(options, "utf-8")
    # No quotation is named there as reviewed, and the timeline is no part of this page.
    (tmp_path / "content/curation.yml").write_text("reviewed: []\n", "utf-8")
    assert render(tmp_path, "<!-- briefing:timeline -->\n\n<!-- briefing:quotations -->\n") == ""
    (tmp_path / "mkdocs.yml").unlink()
    assert "quote-" in render(tmp_path, "<!-- briefing:quotations -->\n")
