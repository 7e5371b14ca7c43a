"""Dates as a rule selects them: ``12-24``, ``06-21..08-17``, ``07``, ``easter_sunday-3``, ``03 sun[-1]..10-31``."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from attrs import frozen

from innbygger_core.hours._writing._day_masks import every, run, years
from innbygger_core.hours._writing._selected_days import WEEKDAY_NUMBERS, nth_weekday
from innbygger_core.hours._writing._written import Written
from innbygger_core.reading import wrong
from innbygger_core.timekeeping import WEEKDAYS, HolidayName, holiday

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DateEdge", "DateRange", "Dates"]

_FOREVER: Final = date.max.toordinal()
_YEARS: Final = range(1900, 2200)
_LEAP_YEAR: Final = 2000
_LONGEST_OFFSET: Final = 180
_REACH: Final = 2  # a stretch over New Year, moved by half a year
_DECEMBER: Final = 12

_NAME = "|".join(WEEKDAYS)
_EDGE = re.compile(
    r"(?:(?P<year>\d{4})-)?(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|easter_sunday)"
    rf"(?: (?:(?P<weekday>{_NAME})\[(?P<nth>-?[1-5])\]|(?P<side>[+-])(?P<near>{_NAME})))?"
    r"(?P<later>(?:(?<=_sunday)| )[+-]\d{1,3})?"
)
_RANGE = re.compile(r"(?P<first>[^./]+)(?P<dots>\.\.)?(?P<last>[^./]+)?(?:/(?P<step>[1-9]\d{0,2}))?")


class DateEdge(NamedTuple):
    """A date, a month, Easter Sunday, or a day found from one of them; yearly unless it has a year.

    Attributes:
        year: its year; None for every year.
        month: its month; None for Easter.
        day: its day; None for a whole month.
        weekday: the day of the week to go to, Monday being 0.
        nth: which such day of the month; of a date, 1 for the first from it on, -1 for the last up to it.
        later: how many days later than that.

    Example:
        >>> str(DateEdge(month=12, day=25, weekday=6, nth=-1)), DateEdge.read("03 sun[-1]").nth
        ('12-25 -sun', -1)
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int = 0
    later: int = 0

    @classmethod
    def read(cls, text: str) -> DateEdge:
        """Read a date.

        Raises:
            ValueError: it is not written as one (fault ``bad-dates``), or there is no such day (``impossible-date``).
        """
        match = _EDGE.fullmatch(text)
        if match is None:
            raise wrong("bad-dates")
        said = match.groupdict()
        name = said["weekday"] or said["near"]
        made = cls(
            year=_number(said["year"]),
            month=_number(said["month"]),
            day=_number(said["day"]),
            weekday=WEEKDAY_NUMBERS[name] if name else None,
            nth=int(said["nth"] or f"{said['side'] or ''}{1 if name else 0}"),
            later=int(said["later"] or 0),
        )
        if said["nth"] and (made.day or not made.month):
            raise wrong("bad-dates")
        if not made.exists:
            raise wrong("impossible-date")
        return made

    @property
    def exists(self) -> bool:
        """Whether there is such a day, in its own year or in some; and near enough to what it is counted from."""
        if (self.year or _LEAP_YEAR) not in _YEARS or abs(self.later) > _LONGEST_OFFSET:
            return False
        try:
            date(self.year or _LEAP_YEAR, self.month or 1, 1 if self.day is None else self.day)
        except ValueError:
            return False
        return True

    def on(self, year: int) -> tuple[int, int]:
        """Find its first and last day, as ordinals; in a year that lacks it, the last comes before the first."""
        first, last = self._base(self.year or year)
        if self.weekday is not None:
            if self.day or not self.month:
                first, last = (first, first) if self.nth > 0 else (last, last)
            first = last = nth_weekday(first, last, self.weekday, self.nth)
        return first + self.later, last + self.later

    def _base(self, year: int) -> tuple[int, int]:
        if self.month is None:
            easter = _easter(year)
            return easter, easter
        if self.day is None:
            following = date(year + self.month // _DECEMBER, self.month % _DECEMBER + 1, 1)
            return date(year, self.month, 1).toordinal(), following.toordinal() - 1
        if (self.month, self.day) == (2, 29):
            march = date(year, 3, 1).toordinal()
            return (march - 1, march - 1) if date.fromordinal(march - 1).day == self.day else (march, march - 1)
        found = date(year, self.month, self.day).toordinal()
        return found, found

    def __str__(self) -> str:
        """Write it as the format does."""
        year = f"{self.year}-" if self.year else ""
        base = "easter_sunday" if self.month is None else f"{self.month:02}"
        base += f"-{self.day:02}" if self.day else ""
        later = f"{self.later:+}" if self.later else ""
        if self.weekday is not None:
            name = WEEKDAYS[self.weekday]
            found = f"{name}[{self.nth}]" if self.month and not self.day else f"{'+' if self.nth > 0 else '-'}{name}"
            base = f"{base} {found}"
        return f"{year}{base}{' ' if later and self.month else ''}{later}"


class DateRange(NamedTuple):
    """Dates from a first to a last.

    Attributes:
        first: where it begins; a month with its first day.
        last: where it ends; None: it is the first alone, or goes on for good.
        endless: whether it goes on for good.
        step: 1 for every day, 2 for every second.

    Example:
        >>> str(DateRange(DateEdge(month=6, day=21), DateEdge(month=8, day=17)))
        '06-21..08-17'
    """

    first: DateEdge
    last: DateEdge | None = None
    endless: bool = False
    step: int = 1

    def mask(self, low: int, high: int) -> int:
        """Find its days in a window."""
        found = 0
        for first, last in self._stretches(low, high):
            found |= every(self.step, first, last, low, high) if self.step > 1 else run(first, last, low, high)
        return found

    @property
    def fault(self) -> str | None:
        """What is wrong with it, as a kind of fault: its ends are of different kinds, or in the wrong order."""
        if self.first.year is None:
            return "yearly-end" if self.endless or (self.last is not None and self.last.year is not None) else None
        first, last = self._from(self.first.year)
        return "reversed-dates" if last < first else None

    def _stretches(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        if self.first.year is not None:
            yield self._from(self.first.year)
        else:
            yield from (self._from(year) for year in years(low, high, around=_REACH))

    def _from(self, year: int) -> tuple[int, int]:
        """Find the stretch that begins in a year, over New Year if need be."""
        first, last = self.first.on(year)
        if self.endless:
            return first, _FOREVER
        if self.last is not None:
            last = self.last.on(year)[1]
            if last < first and self.last.year is None and self.last != self.first:
                last = self.last.on(year + 1)[1]
        return first, last

    def __str__(self) -> str:
        """Write it as the format does."""
        step = f"/{self.step}" if self.step > 1 else ""
        if self.last is None:
            return f"{self.first}{'..' if self.endless else ''}{step}"
        return f"{self.first}..{self.last}{step}"


@frozen
class Dates(Written):
    """Some stretches of dates, one or more.

    Example:
        >>> str(Dates.read("12-24,06-21..08-17,2026-10-05..,03 sun[-1]..10 sun[-1] -1,easter_sunday-3"))
        '12-24,06-21..08-17,2026-10-05..,03 sun[-1]..10 sun[-1] -1,easter_sunday-3'
    """

    examples: ClassVar = ("12-24", "06-21..08-17", "2026-10-05..", "07", "easter_sunday-3", "03 sun[-1]..10 sun[-1]")

    ranges: tuple[DateRange, ...]

    @classmethod
    def read(cls, text: str) -> Dates:
        """Read dates.

        Raises:
            ValueError: they are not written as such (fault ``bad-dates``), a day does not exist
                (``impossible-date``), or a last day comes before its first (``reversed-dates``).
        """
        return cls(tuple(map(_range, text.split(","))))

    def mask(self, low: int, high: int) -> int:
        """Find the days of a window."""
        found = 0
        for stretch in self.ranges:
            found |= stretch.mask(low, high)
        return found

    def __str__(self) -> str:
        """Write them as the format does."""
        return ",".join(map(str, self.ranges))


def _range(text: str) -> DateRange:
    match = _RANGE.fullmatch(text)
    if match is None or (match["last"] and not match["dots"]):
        raise wrong("bad-dates")
    first = DateEdge.read(match["first"])
    last = DateEdge.read(match["last"]) if match["last"] else None
    made = DateRange(first, last, bool(match["dots"]) and last is None, int(match["step"] or 1))
    if fault := made.fault:
        raise wrong(fault, first=str(first), last=str(last))
    return made


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _easter(year: int) -> int:
    near = min(max(year, _YEARS[0]), _YEARS[-1])
    return holiday(HolidayName.EASTER_SUNDAY, near).toordinal() + 365 * (year - near)
