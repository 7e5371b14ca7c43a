"""Years and weeks that a person names by number: ``2026-2028``, ``1-53/2``."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar, Final, NamedTuple, Self

from attrs import frozen

from innbygger_core.hours._writing._day_masks import run, years
from innbygger_core.hours._writing._written import Written
from innbygger_core.reading import wrong

__all__ = ["FOR_GOOD", "NumberRange", "Weeks", "Years"]

FOR_GOOD: Final = 9999
"""The last year of a range that has no end."""

_RANGE = re.compile(r"(\d{1,4})(?:(-)(\d{1,4})?(?:/(\d{1,2}))?)?")
_DAYS_OF_WEEK: Final = 7


class NumberRange(NamedTuple):
    """Numbers from a first to a last, both included, by steps.

    Example:
        >>> str(NumberRange(1, 53, 2)), 28 in NumberRange(1, 53, 2)
        ('1-53/2', False)
    """

    first: int
    last: int
    step: int = 1

    def __contains__(self, number: object) -> bool:
        """Tell whether a number is one of them."""
        return number in range(self.first, self.last + 1, self.step)

    def __str__(self) -> str:
        """Write it as the format does."""
        if self.last == self.first:
            return str(self.first)
        step = f"/{self.step}" if self.step > 1 else ""
        return f"{self.first}-{'' if self.last == FOR_GOOD else self.last}{step}"


@frozen
class _Numbers(Written):
    """Some ranges of numbers, one or more."""

    ranges: tuple[NumberRange, ...]

    _fault: ClassVar[str]
    _allowed: ClassVar[range]
    _endless: ClassVar[bool]

    @classmethod
    def read(cls, text: str) -> Self:
        """Read ranges.

        Raises:
            ValueError: it is not written as such, or there are no such numbers.
        """
        return cls(tuple(cls._range(part) for part in text.split(",")))

    @classmethod
    def _range(cls, part: str) -> NumberRange:
        match = _RANGE.fullmatch(part)
        if match is None or (match[2] and not match[3] and not cls._endless):
            raise wrong(cls._fault)
        first, last = int(match[1]), int(match[3] or match[1])
        if not (first <= last and first in cls._allowed and last in cls._allowed and match[4] != "0"):
            raise wrong(cls._fault)
        return NumberRange(first, FOR_GOOD if match[2] and not match[3] else last, int(match[4] or 1))

    def __contains__(self, number: int) -> bool:
        """Tell whether a number is one of them."""
        return any(number in numbers for numbers in self.ranges)

    def __str__(self) -> str:
        """Write them as the format does."""
        return ",".join(map(str, self.ranges))


@frozen
class Years(_Numbers):
    """Years of the calendar.

    Example:
        >>> str(Years.read("2026-2028,2030-2040/2,2050-")), 2027 in Years.read("2026-")
        ('2026-2028,2030-2040/2,2050-', True)
    """

    examples = ("2026", "2026-2028,2031", "2026-", "2026-2040/2")
    _fault = "bad-years"
    _allowed = range(1900, 2200)
    _endless = True

    def mask(self, low: int, high: int) -> int:
        """Find the days of a window that lie in one of the years."""
        found = 0
        for year in years(low, high):
            if year in self:
                found |= run(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), low, high)
        return found


@frozen
class Weeks(_Numbers):
    """Weeks of the ISO calendar, from Monday to Sunday.

    Example:
        >>> str(Weeks.read("1-53/2")), 2 in Weeks.read("1-53/2")
        ('1-53/2', False)
    """

    examples = ("28", "1-10,53", "1-53/2")
    _fault = "bad-weeks"
    _allowed = range(1, 54)
    _endless = False

    def mask(self, low: int, high: int) -> int:
        """Find the days of a window that lie in one of the weeks."""
        found = 0
        for monday in range(low - (low - 1) % _DAYS_OF_WEEK, high + 1, _DAYS_OF_WEEK):
            if date.fromordinal(monday).isocalendar().week in self:
                found |= run(monday, monday + _DAYS_OF_WEEK - 1, low, high)
        return found
