import stat

import pytest

from briefing import files
from briefing.files import write_file


def test_the_same_bytes_are_written_once(tmp_path):
    path = tmp_path / "new" / "file.yml"
    assert write_file(path, "a\né\n")
    assert not write_file(path, "a\né\n")
    assert write_file(path, b"a\n")
    assert path.read_bytes() == b"a\n"


def test_a_new_file_may_be_read_by_all_and_an_old_one_by_whom_it_was(tmp_path):
    path = tmp_path / "file.yml"
    write_file(path, "a")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o600)
    write_file(path, "b")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("failing", ["fsync", "fdopen"])
def test_a_failing_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, failing):
    path = tmp_path / "file.yml"
    path.write_text("old")

    def fail(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, failing, fail)
    with pytest.raises(OSError, match="No space"):
        write_file(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["file.yml"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.yml").write_text("old")
    (tmp_path / "link.yml").symlink_to("real.yml")
    write_file(tmp_path / "link.yml", "new")
    assert (tmp_path / "link.yml").is_symlink()
    assert (tmp_path / "real.yml").read_text() == "new"
