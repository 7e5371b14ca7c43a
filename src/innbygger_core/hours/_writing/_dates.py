"""Days of the calendar as a person writes them: ``2025-06-10``, ``06-10``, ``maundy_thursday-1``, ``W28``."""

from __future__ import annotations

import re
from abc import abstractmethod
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import frozen

from innbygger_core.hours._writing._written import Written
from innbygger_core.reading import wrong
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import HolidayName, holiday

if TYPE_CHECKING:
    from innbygger_core.texts import Catalogue

__all__ = ["CalendarDay", "DatedDay", "HolidayDay", "IsoWeek", "YearlyDay"]

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARLY = re.compile(r"(\d{2})-(\d{2})")
_WEEK = re.compile(r"(?:(\d{4})-)?W(\d{1,2})")
_HOLIDAY = re.compile(r"([a-z_]+)([+-]\d{1,3})?")
_HOLIDAY_NAMES = frozenset(map(str, HolidayName))
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LEAP_YEAR: Final = 2000
_LONG_YEAR: Final = 2004  # it has a week 53
_LONGEST_OFFSET: Final = 180
_LAST_WEEK: Final = 53
_WEEK_LENGTH: Final = timedelta(days=7)


class CalendarDay(Written):
    """A day that a person named; it is dated, or comes every year.

    Example:
        >>> for text in ("2025-06-10", "06-10", "maundy_thursday-1", "W28", "2018-W41"):
        ...     day = CalendarDay.read(text)
        ...     print(day, day.yearly, day.first_in(2027), day.last_in(2027))
        2025-06-10 False 2025-06-10 2025-06-10
        06-10 True 2027-06-10 2027-06-10
        maundy_thursday-1 True 2027-03-24 2027-03-24
        W28 True 2027-07-12 2027-07-18
        2018-W41 False 2018-10-08 2018-10-14
    """

    __slots__ = ()

    examples: ClassVar = ("2025-06-10", "06-10", "maundy_thursday-1", "W28", "2018-W41")

    @property
    def yearly(self) -> bool:
        """Whether it comes every year."""
        return True

    @classmethod
    def read(cls, text: str) -> CalendarDay:
        """Read a day.

        Raises:
            ValueError: it is not written as one (fault ``bad-hours-date``), or there is no such day
                (``impossible-date``).
        """
        if _DATED.fullmatch(text):
            return DatedDay(_checked(text))
        if match := _YEARLY.fullmatch(text):
            return YearlyDay.of(_checked(f"{_LEAP_YEAR}-{text}"))
        if match := _WEEK.fullmatch(text):
            return IsoWeek(*_checked_week(match[1], int(match[2])))
        match = _HOLIDAY.fullmatch(text)
        if match and match[1] in _HOLIDAY_NAMES and abs(offset := int(match[2] or 0)) <= _LONGEST_OFFSET:
            return HolidayDay(HolidayName(match[1]), offset)
        raise wrong("bad-hours-date")

    @abstractmethod
    def first_in(self, year: int) -> date:
        """Find the date as the first day of a period; in a year that lacks it, the day that comes next."""
        ...

    def last_in(self, year: int) -> date:
        """Find the date as the last day of a period; in a year that lacks it, the day before."""
        return self.first_in(year)

    @abstractmethod
    def text(self, lang: str | Catalogue) -> str:
        """Say the day as it was named.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.

        Example:
            >>> CalendarDay.read("maundy_thursday-1").text("nb"), CalendarDay.read("W28").text("nn")
            ('dagen før skjærtorsdag', 'veke 28')
        """
        ...

    def is_in(self, year: int) -> bool:  # noqa: ARG002 - most days are in every year
        """Tell whether a year has such a day at all."""
        return True


@frozen
class DatedDay(CalendarDay):
    """A day with its year."""

    day: date

    @property
    def yearly(self) -> bool:
        """It has a year."""
        return False

    def first_in(self, year: int) -> date:  # noqa: ARG002 - it has its own
        """Find the date, whatever year is asked for."""
        return self.day

    def text(self, lang: str | Catalogue) -> str:
        """Say weekday, date and year."""
        return catalogue(lang).formats.date(self.day)

    def __str__(self) -> str:
        """Write it in ISO 8601."""
        return self.day.isoformat()


@frozen
class YearlyDay(CalendarDay):
    """A day of every year; 29 February is only in leap years.

    >>> leap_day = CalendarDay.read("02-29")
    >>> print(leap_day.is_in(2027), leap_day.first_in(2027), leap_day.last_in(2027))
    False 2027-03-01 2027-02-28
    """

    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> YearlyDay:
        """Take month and day of a date."""
        return cls(day.month, day.day)

    def first_in(self, year: int) -> date:
        """Find the date; 1 March for 29 February in a common year."""
        return date(year, self.month, self.day) if self.is_in(year) else date(year, 3, 1)

    def last_in(self, year: int) -> date:
        """Find the date; 28 February for 29 February in a common year."""
        return date(year, self.month, self.day) if self.is_in(year) else date(year, 2, 28)

    def is_in(self, year: int) -> bool:
        """Tell whether a year has it."""
        return (self.month, self.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))

    def text(self, lang: str | Catalogue) -> str:
        """Say day and month."""
        return catalogue(lang).formats.date(self.last_in(_LEAP_YEAR), "long-yearless")

    def __str__(self) -> str:
        """Write month and day."""
        return f"{self.month:02}-{self.day:02}"


@frozen
class HolidayDay(CalendarDay):
    """A holiday by name, or some days before or after it."""

    name: HolidayName
    offset: int = 0

    def first_in(self, year: int) -> date:
        """Find the date that belongs to the holiday of a year.

        A period may begin just before 1900 or end just after 2199, where holidays are not worked out; what matters
        there is only on which side of the bound it lies.
        """
        near = min(max(year, _FIRST_YEAR), _LAST_YEAR)
        return holiday(self.name, near) + timedelta(days=self.offset + 365 * (year - near))

    def text(self, lang: str | Catalogue) -> str:
        """Say the name, or how many days before or after it."""
        words = catalogue(lang)
        if not self.offset:
            return words.holiday(self.name)
        side = "before" if self.offset < 0 else "after"
        return words.word(f"hours-holiday-{side}", (("days", abs(self.offset)), ("holiday", str(self.name))))

    def __str__(self) -> str:
        """Write the name, and the days from it."""
        return f"{self.name}{self.offset:+}" if self.offset else str(self.name)


@frozen
class IsoWeek(CalendarDay):
    """A week of the ISO calendar: as first day its Monday, as last day its Sunday.

    Week 53 is not in every year; there, a period from it begins with the next year's week 1, and one to it ends with
    week 52.
    """

    year: int | None
    week: int

    @property
    def yearly(self) -> bool:
        """Whether it comes every year."""
        return self.year is None

    def first_in(self, year: int) -> date:
        """Find the Monday of the week."""
        return _monday(self.year or year) + (self.week - 1) * _WEEK_LENGTH

    def last_in(self, year: int) -> date:
        """Find the Sunday of the week."""
        monday = self.first_in(year)
        return monday + timedelta(days=6) if self.is_in(year) else monday - timedelta(days=1)

    def is_in(self, year: int) -> bool:
        """Tell whether a year has the week."""
        return self.first_in(year) < _monday((self.year or year) + 1)

    def text(self, lang: str | Catalogue) -> str:
        """Say the number of the week, and its year if it has one."""
        words = catalogue(lang)
        if self.year is None:
            return words.word("hours-week", (("week", self.week),))
        return words.word("hours-week-of", (("week", self.week), ("year", str(self.year))))

    def __str__(self) -> str:
        """Write the week, with its year if it has one."""
        return f"{self.year}-W{self.week:02}" if self.year else f"W{self.week:02}"


def _monday(year: int) -> date:
    """Find the first day of the year's week 1."""
    return date.fromisocalendar(year, 1, 1)


def _checked(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise wrong("impossible-date") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise wrong("impossible-date")
    return day


def _checked_week(written: str | None, week: int) -> tuple[int | None, int]:
    year = int(written) if written else None
    in_range = _FIRST_YEAR <= (year or _LONG_YEAR) <= _LAST_YEAR and 1 <= week <= _LAST_WEEK
    if not in_range or not IsoWeek(year, week).is_in(_LONG_YEAR):
        raise wrong("impossible-date")
    return year, week
