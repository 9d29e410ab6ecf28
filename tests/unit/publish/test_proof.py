"""One altered byte of a published site fails, and so does a lie that the manifest covers."""

import json
import random
import zipfile

import pytest

from briefing.adapters.verify import verify
from briefing.cli import DONE, INPUT_AT_FAULT, cli, run
from briefing.publish.proof import MANIFEST, manifest, prove_site

SEED = 20240304


def files_of(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def signed(files):
    """The site of a builder who lies and lists the lie."""
    others = {name: data for name, data in files.items() if name != MANIFEST}
    return {**others, MANIFEST: manifest(others).encode()}


@pytest.fixture
def files(site):
    return files_of(site)


def messages(files, bodies=None) -> str:
    return "\n".join(map(str, prove_site(files, bodies or {})))


def test_the_site_as_built_is_proved(site, shipped):
    assert verify(site, None) == []
    assert verify(site, shipped / "seeds") == []
    assert verify(site / "data/evidence.zip", None) == []
    assert run(cli, ["verify", str(site)]) == DONE


def test_one_altered_byte_of_any_file_fails(files):
    draw = random.Random(SEED)  # noqa: S311 -- which byte is altered is no secret
    for name, data in files.items():
        place = draw.randrange(len(data))
        altered = data[:place] + bytes([data[place] ^ (1 << draw.randrange(8))]) + data[place + 1 :]
        assert next(prove_site({**files, name: altered}, {}), None), f"{name}, byte {place}"


def test_a_missing_and_an_added_file_are_named(files):
    without = {name: data for name, data in files.items() if name != "feed.xml"}
    assert "feed.xml: it is listed and not there" in messages(without)
    assert "extra.html: it is there and not listed" in messages({**files, "extra.html": b"<p>"})


def test_a_figure_on_the_page_that_the_sheet_does_not_have_fails_though_it_is_listed(files):
    page = files["index.html"].decode()
    lied = page.replace('<span class="figure__number">15</span>', '<span class="figure__number">51</span>')
    assert lied != page
    assert "it shows '51' for 'people-injured'" in messages(signed({**files, "index.html": lied.encode()}))


def test_words_marked_as_a_sources_that_it_does_not_have_fail(files):
    page = files["index.html"].decode().replace("at least 15 people injured</mark>", "at least 15 people killed</mark>")
    assert "no source has them" in messages(signed({**files, "index.html": page.encode()}))


def test_a_quote_of_the_sheet_that_does_not_stand_at_its_place_fails(files):
    sheet = json.loads(files["data/factsheet.json"])
    sheet["figures"][0]["claims"][0]["span"][0] += 1
    lied = (json.dumps(sheet, ensure_ascii=False, indent=1) + "\n").encode()
    assert "not '15'" in messages(signed({**files, "data/factsheet.json": lied}))


def test_a_table_that_says_other_than_the_sheet_fails(files):
    lied = files["data/figures.csv"].replace(b",15,", b",16,", 1)
    found = messages(signed({**files, "data/figures.csv": lied}))
    assert "data/figures.csv: it does not say what the fact sheet says" in found


def test_a_table_that_is_gone_fails_though_the_manifest_lacks_it_too(files):
    without = {name: data for name, data in files.items() if name != "data/timeline.csv"}
    assert "data/timeline.csv: it does not say what the fact sheet says" in messages(signed(without))


def test_an_excerpt_that_does_not_stand_in_the_source_at_hand_fails(files, shipped):
    source = "004_dd97ec9fae2a9342"
    body = (shipped / f"seeds/{source}.txt").read_text("utf-8")
    assert "is not the one that was read" in messages(files, {source: body.replace("eight", "nine")})
    assert messages(files, {source: body}) == ""


def test_what_is_no_archive_is_said_to_be_none(tmp_path, capsys):
    (tmp_path / "evidence.zip").write_bytes(b"PK no")
    assert run(cli, ["verify", str(tmp_path / "evidence.zip")]) == INPUT_AT_FAULT
    assert "neither a folder nor an archive" in capsys.readouterr().err


def test_an_archive_without_a_sheet_fails(tmp_path):
    with zipfile.ZipFile(tmp_path / "evidence.zip", "w") as archive:
        archive.writestr("excerpts/a.json", "[]")
    assert verify(tmp_path / "evidence.zip", None)
