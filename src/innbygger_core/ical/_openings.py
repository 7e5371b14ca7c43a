"""When a layer is open, one opening at a time, as a clock on the wall reads it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.timekeeping import day_start, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.timekeeping import Span

__all__ = ["DAY", "Opening", "Slot", "days_between", "days_touched", "openings", "reads_once"]

DAY = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)
_MIDNIGHT = time()


@frozen(order=True)
class Slot:
    """Hours that can come on any day: the clock's reading at which they begin, and how far it then moves.

    Attributes:
        opens: since midnight.
        lasts: at most a day.
    """

    opens: timedelta
    lasts: timedelta

    def on(self, day: date, zone: ZoneInfo) -> Opening:
        """Put the hours on a day, by the clock alone."""
        opens = datetime.combine(day, _MIDNIGHT) + self.opens
        return Opening(opens.replace(tzinfo=zone), (opens + self.lasts).replace(tzinfo=zone))

    def __str__(self) -> str:
        """Name the hours in digits.

        >>> str(Slot(timedelta(hours=22), timedelta(hours=8))), str(Slot(timedelta(), timedelta(hours=24)))
        ('2200-0600', '0000-2400')
        """
        closes = self.opens + self.lasts
        return f"{_digits(self.opens)}-{_digits(closes - DAY if closes > DAY else closes)}"


@frozen
class Opening:
    """One stretch of time in which a layer is open, at most a day by the clock.

    Attributes:
        start: its first instant, in the zone of the hours.
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


def reads_once(when: datetime) -> bool:
    """Tell whether a clock shows a reading exactly once: neither skipped in spring nor repeated in autumn."""
    return when.replace(fold=0).utcoffset() == when.replace(fold=1).utcoffset()


def openings(spans: Iterable[Span]) -> Iterator[Opening]:
    """Make openings of the spans in which a layer is open; one of more than a day is cut at each midnight."""
    for span in spans:
        start, zone = span.start, span.start.tzinfo
        while zone and span.end - start > DAY:  # by the clock, since both are in one zone
            midnight = moment(day_start(start.date() + DAY, zone), zone)
            yield Opening(start, midnight)
            start = midnight
        yield Opening(start, span.end)


def days_touched(start: datetime, end: datetime) -> Iterator[date]:
    """Go through the days that a stretch of time has a part of."""
    return days_between(start.date(), (end - _MICROSECOND).date() + DAY)


def days_between(start: date, end: date) -> Iterator[date]:
    """Go through the days of a half-open window."""
    return (start + DAY * n for n in range((end - start) // DAY))


def _digits(since_midnight: timedelta) -> str:
    hours, minutes = divmod(since_midnight // timedelta(minutes=1), 60)
    return f"{hours:02}{minutes:02}"
