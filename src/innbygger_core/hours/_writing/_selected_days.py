"""Days of the week, in the month too, and public holidays, as a rule selects them: ``mon-fri,thu[1],public-1``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from attrs import frozen

from innbygger_core.hours._writing._day_masks import months, run, years
from innbygger_core.hours._writing._written import Written
from innbygger_core.reading import wrong
from innbygger_core.timekeeping import WEEKDAYS, public_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WEEKDAY_NUMBERS", "DayRange", "Days", "NthWeekday", "PublicHoliday", "nth_weekday"]

WEEKDAY_NUMBERS: Final[dict[str, int]] = {name: number for number, name in enumerate(WEEKDAYS)}
"""Monday is 0."""

_WEEK: Final = 7
_HOLIDAY_YEARS: Final = range(1900, 2200)

_NAME = "|".join(WEEKDAYS)
_NTHS = r"-?[1-5](?:,-?[1-5])*"
_OFFSET = r"[+-]\d{1,3}"
_PART = rf"(?:({_NAME})(?:-({_NAME})|\[({_NTHS})\]({_OFFSET})?)?|public({_OFFSET})?)"
_PARTS = re.compile(_PART)
_LIST = re.compile(rf"{_PART}(?:,{_PART})*")


class DayRange(NamedTuple):
    """Days of the week from a first to a last, Monday being 0; the first may come after the last.

    Example:
        >>> str(DayRange(4, 0))
        'fri-mon'
    """

    first: int
    last: int

    def mask(self, low: int, high: int) -> int:
        """Find them in a window."""
        length = (self.last - self.first) % _WEEK
        week = sum(1 << place for place in range(_WEEK) if (low + place - 1 - self.first) % _WEEK <= length)
        return week * _mondays(high - low + 1) & (1 << high - low + 1) - 1

    def __str__(self) -> str:
        """Write it as the format does."""
        return WEEKDAYS[self.first] if self.first == self.last else f"{WEEKDAYS[self.first]}-{WEEKDAYS[self.last]}"


class NthWeekday(NamedTuple):
    """A day of the week by its place in the month, or some days from it.

    Example:
        >>> str(NthWeekday(5, (1, -1), later=-1))
        'sat[1,-1]-1'
    """

    weekday: int
    nths: tuple[int, ...]
    later: int = 0

    def mask(self, low: int, high: int) -> int:
        """Find them in a window."""
        found = 0
        for day in self._days(low - self.later, high - self.later):
            found |= run(day + self.later, day + self.later, low, high)
        return found

    def _days(self, low: int, high: int) -> Iterator[int]:
        for first, last in months(low, high):
            for nth in self.nths:
                day = nth_weekday(first, last, self.weekday, nth)
                if first <= day <= last:
                    yield day

    def __str__(self) -> str:
        """Write it as the format does."""
        return f"{WEEKDAYS[self.weekday]}[{','.join(map(str, self.nths))}]{_offset(self.later)}"


class PublicHoliday(NamedTuple):
    """Every public holiday, or some days from it.

    Example:
        >>> str(PublicHoliday(-1))
        'public-1'
    """

    later: int = 0

    def mask(self, low: int, high: int) -> int:
        """Find them in a window; in years whose holidays are not worked out there are none."""
        found = 0
        for year in years(low - self.later, high - self.later):
            for day in _holidays(year):
                found |= run(day + self.later, day + self.later, low, high)
        return found

    def __str__(self) -> str:
        """Write it as the format does."""
        return f"public{_offset(self.later)}"


_DayChoice: TypeAlias = DayRange | NthWeekday | PublicHoliday


@frozen
class Days(Written):
    """Days of the week and public holidays: whatever is one of them.

    Example:
        >>> str(Days.read("mon-wed,sat[1,-1]-1,public")), str(Days.read("public-1"))
        ('mon-wed,sat[1,-1]-1,public', 'public-1')
    """

    examples = ("mon-fri", "thu[1,3]", "fri[-1]", "sat,public-1")

    parts: tuple[_DayChoice, ...]

    @classmethod
    def read(cls, text: str) -> Days:
        """Read days.

        Raises:
            ValueError: they are not written as such (fault ``bad-days``).
        """
        if not _LIST.fullmatch(text):
            raise wrong("bad-days")
        return cls(tuple(map(_choice, _PARTS.finditer(text))))

    def mask(self, low: int, high: int) -> int:
        """Find the days of a window."""
        found = 0
        for part in self.parts:
            found |= part.mask(low, high)
        return found

    def __str__(self) -> str:
        """Write them as the format does."""
        return ",".join(map(str, self.parts))


def nth_weekday(first: int, last: int, weekday: int, nth: int) -> int:
    """Find the nth such day from a first day on, or, counting backwards, from a last; Monday is 0.

    >>> from datetime import date
    >>> november = date(2026, 11, 1).toordinal(), date(2026, 11, 30).toordinal()
    >>> [str(date.fromordinal(nth_weekday(*november, 3, nth))) for nth in (1, -1)]
    ['2026-11-05', '2026-11-26']
    """
    if nth > 0:
        return first + (weekday + 1 - first) % _WEEK + (nth - 1) * _WEEK
    return last - (last - weekday - 1) % _WEEK + (nth + 1) * _WEEK


@lru_cache(maxsize=64)
def _mondays(length: int) -> int:
    """Mark the first of every seven days, for at least as many days as are asked for."""
    return ((1 << (length // _WEEK + 1) * _WEEK) - 1) // ((1 << _WEEK) - 1)


@cache
def _holidays(year: int) -> tuple[int, ...]:
    return tuple(day.toordinal() for day in public_holidays(year)) if year in _HOLIDAY_YEARS else ()


def _choice(match: re.Match[str]) -> DayRange | NthWeekday | PublicHoliday:
    first, last, nths, later, from_holiday = match.groups()
    if first is None:
        return PublicHoliday(int(from_holiday or 0))
    if nths is None:
        return DayRange(WEEKDAY_NUMBERS[first], WEEKDAY_NUMBERS[last or first])
    return NthWeekday(WEEKDAY_NUMBERS[first], tuple(map(int, nths.split(","))), int(later or 0))


def _offset(days: int) -> str:
    return f"{days:+}" if days else ""
