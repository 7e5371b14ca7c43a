"""Desks for the laws: a week of hours that may change on some dates, and the same walked through minute by minute."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias
from zoneinfo import ZoneInfo

from attrs import define
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


def _apart(week: Week) -> bool:
    """Whether no night runs into the hours of the next morning, so that each has a closing of its own."""
    return all(not night or not day or night[-1][1] - 1440 < day[0][0] for night, day in pairwise((*week, week[0])))


weeks = st.lists(st.sampled_from(_PATTERNS), min_size=7, max_size=7).map(tuple).filter(_apart)
_zones = st.sampled_from(ZONES)
_minutes_away = st.integers(-3 * 1440, 3 * 1440)


def written(spans: tuple[Span, ...], mark: str = "") -> list[str]:
    """Spans of a day as they are written, with a mark behind."""
    return [f"{_clock(start)}-{_clock(end % 1440)}{mark}" for start, end in spans]


def desk_of(week: Week, zone: str) -> Desk:
    """A desk with such a week."""
    hours = {day: written(spans) for day, spans in zip(WEEKDAYS, week, strict=True)}
    return Desk.of((timetable_of(hours, timezone=zone),))


@define(slots=False)
class Begun:
    """A loan that begins at a desk: the desk, the same to be walked through, and when it begins."""

    week: Week
    zone: str
    start: int

    @cached_property
    def desk(self) -> Desk:
        return desk_of(self.week, self.zone)

    @cached_property
    def plain(self) -> PlainDesk:
        return PlainDesk(self.week, self.zone)

    def after(self, minutes: int) -> int:
        """So many minutes after it begins."""
        return self.start + minutes * MINUTE


@st.composite
def begun(draw: st.DrawFn, weeks: st.SearchStrategy[Week] = weeks) -> Begun:
    """A loan that begins around a change of the clock, or on a Friday."""
    week, zone, day = draw(weeks), draw(_zones), draw(st.sampled_from(AROUND))
    noon = datetime.combine(day, time(12), ZoneInfo(zone))
    return Begun(week, zone, round(noon.timestamp()) * 1_000_000 + draw(_minutes_away) * MINUTE)


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

    def working_day(self, at: int) -> date:
        """The day, or the day before while its night lasts or has just ended."""
        day = moment(at, self.zone).date()
        yesterday = day - timedelta(days=1)
        return yesterday if self.spans(yesterday) and at <= self.hours_of(yesterday)[1] else day

    def midnight_after(self, day: date, at: int) -> int:
        """A second before the next day begins, walking from an instant before."""
        while moment(at, self.zone).date() <= day:
            at += MINUTE
        return at - 1_000_000

    def hours_of(self, day: date) -> tuple[int, int]:
        """When it first opens on an open day, and when it last closes, even if after midnight."""
        noon = round(datetime.combine(day, time(12), self.zone).timestamp()) * 1_000_000
        walked = range(noon - 14 * 60 * MINUTE, noon + 30 * 60 * MINUTE, MINUTE)
        own = [at for at in walked if self._is_of(day, at)]
        return own[0], own[-1] + MINUTE

    def _is_of(self, day: date, at: int) -> bool:
        when = moment(at, self.zone)
        minute = (when.date() - day).days * 1440 + when.hour * 60 + when.minute
        return any(start <= minute < end for start, end in self.spans(day))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
