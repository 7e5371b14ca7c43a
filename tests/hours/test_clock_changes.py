"""Wall-clock rules on days on which a clock changes: none in the gap, both passes of the fold, real durations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from innbygger_core.hours import Timetable


@pytest.fixture
def spans(compiled: Callable[..., Timetable]) -> list[str]:
    def of(zone: str, hours: Iterable[str], first: str, last: str) -> list[tuple[str, str]]:
        timetable = compiled(timezone=zone, week={"mon-sun": list(hours)})
        return [
            (str(it.start), str(it.end)) for it in timetable.spans(date.fromisoformat(first), date.fromisoformat(last))
        ]

    return of


def test_a_span_over_the_gap_is_an_hour_shorter(spans: Callable[..., list[tuple[str, str]]]):
    assert spans("Europe/Oslo", ["01:00-04:00"], "2026-03-29", "2026-03-30") == [
        ("2026-03-29 01:00:00+01:00", "2026-03-29 04:00:00+02:00")
    ]


def test_a_span_inside_the_gap_is_not_there(spans: Callable[..., list[tuple[str, str]]]):
    assert spans("Europe/Oslo", ["02:00-03:00"], "2026-03-29", "2026-03-30") == []


def test_an_edge_inside_the_gap_moves_to_the_first_real_instant(spans: Callable[..., list[tuple[str, str]]]):
    assert spans("Europe/Oslo", ["02:30-05:00"], "2026-03-29", "2026-03-30") == [
        ("2026-03-29 03:00:00+02:00", "2026-03-29 05:00:00+02:00")
    ]
    assert spans("Europe/Oslo", ["22:00-02:30"], "2026-03-28", "2026-03-29") == [
        ("2026-03-28 00:00:00+01:00", "2026-03-28 02:30:00+01:00"),
        ("2026-03-28 22:00:00+01:00", "2026-03-29 00:00:00+01:00"),
    ]


def test_a_span_inside_the_fold_is_there_twice(spans: Callable[..., list[tuple[str, str]]]):
    assert spans("Europe/Oslo", ["02:15-02:45"], "2026-10-25", "2026-10-26") == [
        ("2026-10-25 02:15:00+02:00", "2026-10-25 02:45:00+02:00"),
        ("2026-10-25 02:15:00+01:00", "2026-10-25 02:45:00+01:00"),
    ]


@pytest.mark.parametrize(
    ("zone", "day", "hours", "real"),
    [
        ("Europe/Oslo", "2026-03-29", "00:00-24:00", "23:00:00"),
        ("Europe/Oslo", "2026-10-25", "00:00-24:00", "1 day, 1:00:00"),
        ("Australia/Lord_Howe", "2026-04-05", "00:00-24:00", "1 day, 0:30:00"),
        ("Australia/Lord_Howe", "2026-10-04", "01:00-03:00", "1:30:00"),
        ("Antarctica/Troll", "2026-03-29", "00:00-24:00", "22:00:00"),
        ("Antarctica/Troll", "2026-10-25", "00:00-04:00", "6:00:00"),
        ("Pacific/Apia", "2011-12-30", "00:00-24:00", "0:00:00"),
        ("UTC", "2026-03-29", "00:00-24:00", "1 day, 0:00:00"),
    ],
)
def test_open_time_is_real_time(
    compiled: Callable[..., Timetable], zone: str, day: str, hours: Iterable[str], real: str
):
    timetable = compiled(timezone=zone, week={"mon-sun": [hours]})
    first = date.fromisoformat(day)
    assert str(timetable.open_time(first, first + timedelta(days=1))) == real


def test_a_night_over_a_day_that_was_skipped_goes_on_the_day_after(spans: Callable[..., list[tuple[str, str]]]):
    assert spans("Pacific/Apia", ["22:00-26:00".replace("26", "02")], "2011-12-29", "2012-01-01") == [
        ("2011-12-29 00:00:00-10:00", "2011-12-29 02:00:00-10:00"),
        ("2011-12-29 22:00:00-10:00", "2011-12-31 02:00:00+14:00"),
        ("2011-12-31 22:00:00+14:00", "2012-01-01 00:00:00+14:00"),
    ]


def test_a_reading_in_the_gap_stands_for_the_instant_that_python_takes_it_for(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    timetable = compiled(week={"mon-sun": ["02:00-03:00"]})
    assert timetable.is_open(at("2026-03-28T02:30"))
    for _ in range(2):
        assert not timetable.is_open(at("2026-03-29T02:30"))
        assert not timetable.is_open(at("2026-03-29T02:30").astimezone(UTC))


def test_both_passes_of_the_repeated_hour_are_open(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(week={"sun": ["02:15-02:45"]})
    for fold in (0, 1):
        assert timetable.is_open(at("2026-10-25T02:30", fold))
        assert not timetable.is_open(at("2026-10-25T02:50", fold))
    assert str(timetable.next_change(at("2026-10-25T02:50"))) == "2026-10-25 02:15:00+01:00"
    assert str(timetable.next_change(at("2026-10-25T02:50", 1))) == "2026-11-01 02:15:00+01:00"


def test_the_two_passes_are_not_the_same_stretch(compiled: Callable[..., Timetable]):
    first, second = compiled(week={"sun": ["02:15-02:45"]}).spans(date(2026, 10, 25), date(2026, 10, 26))
    assert first != second
    assert first.duration == second.duration == timedelta(minutes=30)


def test_a_summary_on_a_day_that_ends_in_a_gap_is_fresh_until_the_first_real_instant(
    compiled: Callable[..., Timetable],
):
    """In Beirut clocks go from midnight to one in spring."""
    beirut = ZoneInfo("Asia/Beirut")
    timetable = compiled(timezone="Asia/Beirut", week={})
    summary = timetable.summary(datetime(2026, 3, 28, 12, tzinfo=beirut))
    assert str(summary.fresh_until) == "2026-03-29 01:00:00+03:00"
