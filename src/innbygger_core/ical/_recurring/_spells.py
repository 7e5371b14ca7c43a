"""Stretches of time, one at a time, as a clock on the wall reads them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.ical._clock import reads_once
from innbygger_core.timekeeping import day_start, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.timekeeping import Span

__all__ = ["DAY", "Slot", "Spell", "days_between", "days_touched", "spells"]

DAY = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)
_MIDNIGHT = time()


@frozen(order=True)
class Slot:
    """Hours that can come on any day: the clock's reading at which they begin, and how far it then moves.

    Attributes:
        begins: since midnight.
        lasts: at most a day.
    """

    begins: timedelta
    lasts: timedelta

    def on(self, day: date, zone: ZoneInfo) -> Spell:
        """Put the hours on a day, by the clock alone."""
        begins = datetime.combine(day, _MIDNIGHT) + self.begins
        return Spell(begins.replace(tzinfo=zone), (begins + self.lasts).replace(tzinfo=zone))

    def __str__(self) -> str:
        """Name the hours in digits.

        >>> str(Slot(timedelta(hours=22), timedelta(hours=8))), str(Slot(timedelta(), timedelta(hours=24)))
        ('2200-0600', '0000-2400')
        """
        ends = self.begins + self.lasts
        return f"{_digits(self.begins)}-{_digits(ends - DAY if ends > DAY else ends)}"


@frozen
class Spell:
    """One stretch of time, at most a day by the clock.

    Attributes:
        start: its first instant, in the zone of what recurs.
        end: the first instant after it, in the same zone.
    """

    start: datetime
    end: datetime

    @property
    def day(self) -> date:
        """The day that it begins on."""
        return self.start.date()

    @property
    def slot(self) -> Slot:
        """What the clock reads."""
        start = self.start.replace(tzinfo=None)
        return Slot(start - datetime.combine(self.day, _MIDNIGHT), self.end.replace(tzinfo=None) - start)

    @property
    def plain(self) -> bool:
        """Whether the clock's readings alone tell when it begins and ends."""
        return reads_once(self.start) and reads_once(self.end)

    @property
    def steady(self) -> bool:
        """Whether the clock is not changed in it."""
        return self.start.utcoffset() == self.end.utcoffset()


def spells(spans: Iterable[Span]) -> Iterator[Spell]:
    """Make spells of spans; one of more than a day is cut at each midnight."""
    for span in spans:
        start, zone = span.start, span.start.tzinfo
        while zone and span.end - start > DAY:  # by the clock, since both are in one zone
            midnight = moment(day_start(start.date() + DAY, zone), zone)
            yield Spell(start, midnight)
            start = midnight
        yield Spell(start, span.end)


def days_touched(start: datetime, end: datetime) -> Iterator[date]:
    """Go through the days that a stretch of time has a part of."""
    return days_between(start.date(), (end - _MICROSECOND).date() + DAY)


def days_between(start: date, end: date) -> Iterator[date]:
    """Go through the days of a half-open window."""
    return (start + DAY * n for n in range((end - start) // DAY))


def _digits(since_midnight: timedelta) -> str:
    hours, minutes = divmod(since_midnight // timedelta(minutes=1), 60)
    return f"{hours:02}{minutes:02}"
