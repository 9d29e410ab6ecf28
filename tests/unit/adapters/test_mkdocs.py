import os

from briefing.adapters.mkdocs import _date_site
from briefing.pipeline import epoch


def test_each_story_dates_its_own_site(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for day in ("2024-03-04", "2023-06", None):
        _date_site(day)
        assert os.environ["SOURCE_DATE_EPOCH"] == str(epoch(day or "1970-01-01"))


def test_a_moment_that_somebody_set_is_kept(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567")
    _date_site("2024-03-04")
    assert os.environ["SOURCE_DATE_EPOCH"] == "1234567"
