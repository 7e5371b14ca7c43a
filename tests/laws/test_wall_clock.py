"""What a clock reads and when: compared with walking through the days minute by minute, where clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from innbygger_core.timekeeping import (
    Spans,
    day_start,
    first_instant,
    from_wall,
    micros,
    moment,
    wall_spans,
    window,
)

MINUTE = 60_000_000
DAY = 1440

DAYS = {
    "Europe/Oslo": (date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 23), date(1940, 8, 11)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Pacific/Apia": (date(2011, 12, 30), date(2012, 4, 1)),
    "Antarctica/Troll": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/Havana": (date(2026, 3, 8), date(2026, 11, 1)),
    "UTC": (date(2026, 3, 29), date(2027, 1, 1)),
}
around_changes = st.sampled_from(
    [(ZoneInfo(name), day + timedelta(days=away)) for name, days in DAYS.items() for day in days for away in (-1, 0, 1)]
)
zones = st.sampled_from([ZoneInfo(name) for name in DAYS])
minutes = st.integers(-DAY, 2 * DAY)
instants = st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@cache
def walk(zone: ZoneInfo, day: date) -> tuple[tuple[int, int], ...]:
    """Each minute around a day: the instant, and what the clock reads, in minutes after the day's midnight."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    wall = midnight.replace(tzinfo=None)
    steps = [midnight + timedelta(minutes=away) for away in range(-3 * DAY, 4 * DAY)]
    return tuple(
        (micros(at, "at"), (at.astimezone(zone).replace(tzinfo=None) - wall) // timedelta(minutes=1)) for at in steps
    )


@given(around_changes, minutes, minutes)
@example((ZoneInfo("Europe/Oslo"), date(2026, 10, 24)), 22 * 60, 26 * 60 + 30)
@example((ZoneInfo("Europe/Oslo"), date(2026, 10, 25)), 2 * 60 + 15, 2 * 60 + 45)
@example((ZoneInfo("Europe/Oslo"), date(2026, 3, 29)), 2 * 60 + 15, 3 * 60 + 30)
@example((ZoneInfo("Pacific/Apia"), date(2011, 12, 30)), 0, DAY)
@example((ZoneInfo("Antarctica/Troll"), date(2026, 10, 25)), 60, 3 * 60)
def test_the_spans_of_a_reading_are_the_minutes_that_read_so(at: tuple[ZoneInfo, date], start: int, end: int):
    zone, day = at
    read_so = [(instant, instant + MINUTE) for instant, reading in walk(zone, day) if start <= reading < end]
    assert wall_spans(day, start, end, zone) == tuple(span.edges for span in Spans.from_pairs(read_so, zone))


@given(around_changes, st.lists(minutes, min_size=3, max_size=3).map(sorted))
def test_readings_that_are_cut_give_the_same_instants(at: tuple[ZoneInfo, date], cuts: list[int]):
    zone, day = at
    start, middle, end = cuts
    parts = wall_spans(day, start, middle, zone) + wall_spans(day, middle, end, zone)
    assert Spans.from_pairs(parts, zone) == Spans.from_pairs(wall_spans(day, start, end, zone), zone)


@given(around_changes, st.lists(st.tuples(st.integers(0, DAY), st.integers(0, DAY)), max_size=4))
def test_a_whole_set_of_readings_is_turned_like_each_of_its_spans(
    at: tuple[ZoneInfo, date], written: list[tuple[int, int]]
):
    zone, day = at
    midnight = micros(datetime(day.year, day.month, day.day, tzinfo=UTC), "day")
    readings = Spans.from_pairs([(midnight + start * MINUTE, midnight + end * MINUTE) for start, end in written], UTC)
    one_by_one = [pair for start, end in written for pair in wall_spans(day, start, end, zone)]
    assert Spans(from_wall(readings.edges, zone)) == Spans.from_pairs(one_by_one, zone)


@given(around_changes, st.integers(0, DAY - 1))
def test_the_first_instant_of_a_reading_is_the_first_that_reads_so_or_later(at: tuple[ZoneInfo, date], minute: int):
    zone, day = at
    wall = datetime(day.year, day.month, day.day, minute // 60, minute % 60)  # noqa: DTZ001 - a reading
    read_so = [instant for instant, reading in walk(zone, day) if reading == minute]
    later = [instant for instant, reading in walk(zone, day) if reading > minute]
    assert first_instant(wall, zone) == (read_so or later)[0]


@given(around_changes)
def test_days_follow_each_other_without_gap_or_overlap(at: tuple[ZoneInfo, date]):
    zone, day = at
    start, end = window(day, day + timedelta(days=1), zone)
    assert end == day_start(day + timedelta(days=1), zone)
    assert Spans.from_pairs([(start, end)], zone) == Spans.from_pairs(wall_spans(day, 0, DAY, zone), zone)


@given(zones, instants)
def test_an_instant_is_the_same_after_being_shown_on_a_clock(zone: ZoneInfo, when: datetime):
    shown = moment(micros(when, "when"), zone)
    assert shown.tzinfo is zone
    assert micros(shown, "when") == micros(when, "when")


@given(zones, instants)
def test_an_instant_is_among_those_at_which_the_clock_reads_as_it_does(zone: ZoneInfo, when: datetime):
    at = micros(when, "when")
    shown = moment(at, zone)
    minute = shown.hour * 60 + shown.minute
    assert any(start <= at < end for start, end in wall_spans(shown.date(), minute, minute + 1, zone))
