"""Desks for the laws: a week of hours that may change on some dates, and the same walked through minute by minute."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from tests.loans.dues.desks import timetable_of

from innbygger_core.loans._dues._desk import Desk
from innbygger_core.timekeeping import MINUTE, WEEKDAYS, moment

Span: TypeAlias = tuple[int, int]
Week: TypeAlias = tuple[tuple[Span, ...], ...]

ZONES = ("Europe/Oslo", "America/New_York", "Australia/Lord_Howe")
AROUND = (date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 27), date(2026, 4, 5), date(2026, 10, 4))
_HOUR = 60
_CLOSED: tuple[Span, ...] = ()
_PATTERNS: tuple[tuple[Span, ...], ...] = (
    _CLOSED,
    _CLOSED,
    ((10 * _HOUR, 16 * _HOUR),),
    ((8 * _HOUR, 12 * _HOUR), (14 * _HOUR, 19 * _HOUR)),
    ((20 * _HOUR, 26 * _HOUR),),
    ((_HOUR, 4 * _HOUR),),
)
weeks = st.lists(st.sampled_from(_PATTERNS), min_size=7, max_size=7).map(tuple)
zones = st.sampled_from(ZONES)
starts = st.tuples(st.sampled_from(AROUND), st.integers(-3 * 1440, 3 * 1440))


def written(spans: tuple[Span, ...], mark: str = "") -> list[str]:
    """Spans of a day as they are written, with a mark behind."""
    return [f"{_clock(start)}-{_clock(end % 1440)}{mark}" for start, end in spans]


def desk_of(week: Week, zone: str) -> Desk:
    """A desk with such a week."""
    hours = {day: written(spans) for day, spans in zip(WEEKDAYS, week, strict=True)}
    return Desk.of((timetable_of(hours, timezone=zone),))


def start_of(start: tuple[date, int], zone: str) -> int:
    """So many minutes after a day's noon, in µs."""
    day, minutes = start
    noon = datetime.combine(day, time(12), ZoneInfo(zone))
    return round(noon.timestamp()) * 1_000_000 + minutes * MINUTE


class PlainDesk:
    """A desk that looks at the clock each minute."""

    def __init__(self, week: Week, zone: str) -> None:
        self.week = week
        self.zone = ZoneInfo(zone)

    def spans(self, day: date) -> tuple[Span, ...]:
        return self.week[day.weekday()]

    def is_open(self, at: int) -> bool:
        """Whether the clock shows a time of that day's hours, or of the night before."""
        when = moment(at, self.zone)
        minute, yesterday = when.hour * 60 + when.minute, when.date() - timedelta(days=1)
        today = any(start <= minute < end for start, end in self.spans(when.date()))
        return today or any(minute < end - 1440 for _, end in self.spans(yesterday))

    def takes(self, at: int) -> bool:
        return self.is_open(at) or self.is_open(at - 1)

    def next_open(self, at: int) -> int:
        """The first minute from which it is open."""
        while not self.is_open(at):
            at += MINUTE
        return at

    def closing(self, at: int) -> int:
        """When it closes that is open now."""
        while self.is_open(at):
            at += MINUTE
        return at

    def open_day(self, day: date, step: int) -> date:
        """The next open day in a direction, or the day itself."""
        while not self.spans(day):
            day += timedelta(days=step)
        return day

    def midnight_after(self, day: date, at: int) -> int:
        """A second before the next day begins, walking from an instant before."""
        while moment(at, self.zone).date() <= day:
            at += MINUTE
        return at - 1_000_000


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
