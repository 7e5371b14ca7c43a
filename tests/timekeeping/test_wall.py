"""What a clock on the wall reads, on the days on which it is put forward or back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz

from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.timekeeping import day_start, first_instant, from_wall, moment, wall_spans, window

OSLO = ZoneInfo("Europe/Oslo")
APIA = ZoneInfo("Pacific/Apia")
HOUR = 3_600_000_000


def clock(day: date, start: int, end: int, zone: ZoneInfo) -> list[str]:
    """The spans as text, in hours after midnight."""
    return [
        f"{moment(low, zone):%d %H:%M%z}/{moment(high, zone):%d %H:%M%z}"
        for low, high in wall_spans(day, start * 60, end * 60, zone)
    ]


@pytest.mark.parametrize(
    ("day", "start", "end", "expected"),
    [
        (date(2026, 11, 23), 8, 16, ["23 08:00+0100/23 16:00+0100"]),
        (date(2026, 11, 23), 22, 26, ["23 22:00+0100/24 02:00+0100"]),
        (date(2026, 12, 31), 22, 26, ["31 22:00+0100/01 02:00+0100"]),
        (date(2026, 11, 23), 8, 8, []),
        (date(2026, 11, 23), 9, 8, []),
        # Spring: 02-03 does not exist.
        (date(2026, 3, 29), 2, 3, []),
        (date(2026, 3, 29), 1, 4, ["29 01:00+0100/29 04:00+0200"]),
        (date(2026, 3, 28), 22, 26, ["28 22:00+0100/29 03:00+0200"]),
        (date(2026, 3, 29), 0, 24, ["29 00:00+0100/30 00:00+0200"]),
        # Autumn: 02-03 exists twice.
        (date(2026, 10, 25), 2, 3, ["25 02:00+0200/25 03:00+0100"]),
        (date(2026, 10, 25), 1, 2, ["25 01:00+0200/25 02:00+0200"]),
        (date(2026, 10, 25), 3, 4, ["25 03:00+0100/25 04:00+0100"]),
        (date(2026, 10, 24), 22, 27, ["24 22:00+0200/25 03:00+0100"]),
    ],
)
def test_a_span_of_readings_gives_the_instants_that_read_so(day: date, start: int, end: int, expected: list[str]):
    assert clock(day, start, end, OSLO) == expected


def test_a_span_that_ends_inside_the_repeated_hour_comes_in_two():
    spans = wall_spans(date(2026, 10, 24), 22 * 60, 26 * 60 + 30, OSLO)
    assert [moment(edge, OSLO).isoformat() for span in spans for edge in span] == [
        "2026-10-24T22:00:00+02:00",
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:00:00+01:00",
        "2026-10-25T02:30:00+01:00",
    ]


def test_a_day_that_was_skipped_has_no_instants():
    assert clock(date(2011, 12, 30), 0, 24, APIA) == []
    assert clock(date(2011, 12, 29), 23, 26, APIA) == ["29 23:00-1000/31 00:00+1400"]
    assert clock(date(2011, 12, 31), 0, 1, APIA) == ["31 00:00+1400/31 01:00+1400"]


def test_a_whole_set_of_readings_is_turned_at_once():
    readings = [
        int(datetime(2026, 3, day, hour, tzinfo=UTC).timestamp()) * 1_000_000
        for day in (28, 29, 30)
        for hour in (8, 16)
    ]
    assert [moment(edge, OSLO).hour for edge in from_wall(tuple(readings), OSLO)] == [8, 16] * 3
    assert from_wall((), OSLO) == ()


@pytest.mark.parametrize("zone", [OSLO, tz.gettz("Europe/Oslo")])
@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("2026-11-23T12:00", "2026-11-23T12:00:00+01:00"),
        ("2026-03-29T02:00", "2026-03-29T03:00:00+02:00"),
        ("2026-03-29T02:59:59.999999", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
    ],
)
def test_a_reading_has_a_first_instant_in_any_kind_of_zone(zone: tzinfo, reading: str, expected: str):
    assert moment(first_instant(datetime.fromisoformat(reading), zone), zone).isoformat() == expected


def test_a_day_starts_at_midnight_or_where_there_is_none_right_after():
    assert moment(day_start(date(2026, 11, 23), OSLO), OSLO).isoformat() == "2026-11-23T00:00:00+01:00"
    assert moment(day_start(date(2026, 3, 8), ZoneInfo("America/Havana")), UTC).hour == 5
    assert moment(day_start(date(2011, 12, 30), APIA), APIA).isoformat() == "2011-12-31T00:00:00+14:00"


def test_a_window_takes_days_and_instants_alike():
    start, end = window(date(2026, 10, 25), date(2026, 10, 26), OSLO)
    assert end - start == 25 * HOUR
    instants = (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC))
    assert window(*instants, OSLO) == (start, end)


def test_a_window_may_be_empty_but_not_run_backwards():
    day = date(2026, 11, 23)
    start, end = window(day, day, OSLO)
    assert start == end
    with pytest.raises(OutOfRange) as raised:
        window(day, day - timedelta(days=1), OSLO)
    assert raised.value.argument == "end"


def test_a_window_may_end_where_2200_begins():
    assert window(date(2199, 12, 31), date(2200, 1, 1), UTC)[1] == 7_258_118_400_000_000


@pytest.mark.parametrize(
    ("start", "end", "argument"),
    [
        (date(1899, 12, 31), date(2026, 1, 1), "start"),
        (date(2200, 1, 1), date(2200, 1, 1), "start"),
        (date(2026, 1, 1), date(2200, 1, 2), "end"),
        (datetime(2200, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC), "start"),
    ],
)
def test_a_window_keeps_to_the_years_that_are_answered_for(start: date, end: date, argument: str):
    with pytest.raises(OutOfRange) as raised:
        window(start, end, OSLO)
    assert raised.value.argument == argument


@pytest.mark.parametrize("argument", ["start", "end"])
def test_a_window_needs_zones(argument: str):
    arguments = {
        "start": date(2026, 1, 1),
        "end": date(2027, 1, 1),
        argument: datetime.fromisoformat("2026-06-01T12:00"),
    }
    with pytest.raises(NaiveDatetime) as raised:
        window(**arguments, zone=UTC)
    assert raised.value.argument == argument
