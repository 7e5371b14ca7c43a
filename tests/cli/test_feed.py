"""``innbygger feed``: a calendar as bytes, to standard output or a file."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from innbygger_core import ical, nye_asker
from innbygger_core.cli import _clock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

YEAR = ("--start", "2026-01-01", "--end", "2027-01-01")


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_standard_output_gets_exactly_the_bytes_of_the_calendar(innbygger: Command, lang: str):
    ended = innbygger("feed", "nye-asker", "heggedal", *YEAR, "--lang", lang)
    calendar = ical.opening_hours(nye_asker(), "heggedal", date(2026, 1, 1), date(2027, 1, 1), lang=lang)
    assert (ended.code, ended.content, ended.err) == (0, calendar, "")


def test_a_file_gets_them_too(innbygger: Command, tmp_path: Path):
    target = tmp_path / "heggedal.ics"
    ended = innbygger("feed", "nye-asker", "heggedal", *YEAR, "--output", str(target))
    assert (ended.code, ended.content) == (0, b"")
    assert target.read_bytes() == innbygger("feed", "nye-asker", "heggedal", *YEAR).content


def test_without_days_it_is_the_year_from_today(innbygger: Command, monkeypatch: pytest.MonkeyPatch):
    leap_day = datetime(2028, 2, 29, 12, tzinfo=ZoneInfo("Europe/Oslo"))
    monkeypatch.setattr(_clock, "now", lambda _zone: leap_day)
    told = innbygger("feed", "nye-asker", "tofte", "--start", "2028-02-29", "--end", "2029-02-28")
    assert innbygger("feed", "nye-asker", "tofte") == told
