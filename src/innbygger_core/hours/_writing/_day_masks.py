"""Sets of days as the bits of one number: union, intersection and moving them cost next to nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DaySelector", "days_of", "every", "months", "run", "years"]


class DaySelector(Protocol):
    """What selects days of a window."""

    def mask(self, low: int, high: int) -> int:
        """Find the days from ``low`` to ``high``, as ordinals: bit 0 is ``low``."""
        ...


def run(first: int, last: int, low: int, high: int) -> int:
    """Mark the days in a row that lie in a window.

    >>> f"{run(3, 5, 1, 7):07b}", run(8, 9, 1, 7)
    ('0011100', 0)
    """
    begin, end = max(first, low), min(last, high)
    return ((1 << end - begin + 1) - 1) << begin - low if begin <= end else 0


def every(step: int, first: int, last: int, low: int, high: int) -> int:
    """Mark every nth day from a first to a last.

    >>> f"{every(3, 1, 9, 2, 8):07b}"
    '0100100'
    """
    found = 0
    for day in range(first + max(low - first + step - 1, 0) // step * step, min(last, high) + 1, step):
        found |= 1 << day - low
    return found


def years(low: int, high: int, around: int = 0) -> range:
    """Find the years of a window, and some around them."""
    return range(max(date.fromordinal(low).year - around, 1), min(date.fromordinal(high).year + around, 9998) + 1)


def months(low: int, high: int) -> Iterator[tuple[int, int]]:
    """Find the months that have a day in a window, each from its first to its last day."""
    day = date.fromordinal(low).replace(day=1)
    while day.toordinal() <= high:
        following = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
        yield day.toordinal(), following.toordinal() - 1
        day = following


def days_of(mask: int, low: int) -> Iterator[int]:
    """List the days that are marked, as ordinals.

    >>> list(days_of(0b101, 10))
    [10, 12]
    """
    while mask:
        lowest = mask & -mask
        yield low + lowest.bit_length() - 1
        mask ^= lowest
