import gzip
import io
import zipfile
from pathlib import Path

import pytest
from ostrow import BODIES

from briefing.cli import cli, run

PAGE = """\
<!-- briefing:head -->

## Key figures

<!-- briefing:key-figures -->

## Timeline

<!-- briefing:timeline -->

## In their words

<!-- briefing:quotations -->

## Sourcing notes

<!-- briefing:sourcing-notes -->

## Changes

<!-- briefing:changes -->
"""
WITHHELD = ("kowalska", "kovalska")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A briefing that was published with a name and then withholds it."""
    project = tmp_path_factory.mktemp("withheld") / "briefing"
    assert run(cli, ["new", str(project)]) == 0
    for old in (project / "seeds").iterdir():
        old.unlink()
    for name, body in BODIES.items():
        text = f"{body}Anna Kowalska saved three dogs. Mrs Kovalska was thanked on Tuesday by 30 people.\n"
        (project / "seeds" / f"{name}.md").write_text(f"---\npublished: 2024-03-04\nrights: full\n---\n{text}")
    (project / "content" / "index.md").write_text(PAGE)
    (project / "content" / "curation.yml").write_text("title: The bridge\n")
    assert run(cli, ["extract", "--project", str(project)]) == 0
    assert b"Kowalska" in (project / "content" / "factsheet.yml").read_bytes()
    (project / "content" / "curation.yml").write_text("title: The bridge\nwithhold: [Anna Kowalska]\n")
    assert run(cli, ["build", "--project", str(project)]) == 0
    return project


def every_byte(path: Path):
    """Yield the name and the bytes of a file, and of all files packed into it."""
    data = path.read_bytes()
    yield path.name, data
    if path.suffix == ".gz":
        yield path.name, gzip.decompress(data)
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())


def test_a_withheld_name_is_in_no_byte_of_the_site(built):
    files = [file for file in (built / "site").rglob("*") if file.is_file()]
    assert len(files) > 10
    found = [
        (path.name, inside)
        for path in files
        for inside, data in every_byte(path)
        if any(name in inside.casefold() or name.encode() in data.lower() for name in WITHHELD)
    ]
    assert found == []


def test_a_withheld_name_is_in_no_line_that_the_program_writes(built):
    for name in ("factsheet.yml", "changes.yml"):
        path = built / "content" / name
        ledger_of_before = name == "changes.yml"
        text = path.read_text()
        assert "Anna Kowalska" not in (text.partition("gone")[2] if ledger_of_before else text)
