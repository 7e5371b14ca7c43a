"""Which days a rule is about: years, dates, weeks, holidays and days of the week, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.hours._writing._selected_dates import Dates
from innbygger_core.hours._writing._selected_days import Days
from innbygger_core.hours._writing._selected_numbers import Weeks, Years
from innbygger_core.hours._writing._sparse import Sparse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._writing._day_masks import DaySelector

__all__ = ["Selection"]


class Selection(Sparse):
    """Days that fulfil every condition that is given; without any, every day.

    Attributes:
        years: ``2026``, ``2026-2028,2031``, ``2026-`` for good, ``2026-2040/2`` for every second.
        dates: ``12-24``, ``06-21..08-17`` over every summer, ``2026-10-05..2026-10-09``, ``2026-10-05..`` for good,
            ``07`` for a month, ``easter_sunday-3``, ``03 sun[-1]..10 sun[-1]`` from the last Sunday of March.
        weeks: weeks of the ISO calendar, ``1-10,53``, ``1-53/2`` for the odd ones.
        days: ``mon-fri``, ``thu[1,3]`` for the first and third in a month, ``fri[-1]`` for the last, ``sat[1]-1`` for
            the day before the first, ``public`` for public holidays, ``public-1`` for the days before them.
        holidays: public holidays again, where they must *also* be one of the days: ``public``.
        later: how many days later than all this the rule holds.

    Example:
        >>> from datetime import date
        >>> first_days = Selection.model_validate({"dates": "06-21..08-17", "days": "mon-wed"})
        >>> monday = date(2026, 6, 22).toordinal()
        >>> f"{first_days.mask(monday, monday + 6):07b}"
        '0000111'
    """

    years: Years | None = None
    dates: Dates | None = None
    weeks: Weeks | None = None
    days: Days | None = None
    holidays: Days | None = None
    later: int = 0

    def mask(self, low: int, high: int) -> int:
        """Find the days of a window: bit by bit, from ``low``, as an ordinal, to ``high``."""
        low, high = low - self.later, high - self.later
        found = (1 << high - low + 1) - 1
        for selector in self._selectors():
            found = found and found & selector.mask(low, high)
        return found

    def _selectors(self) -> Iterator[DaySelector]:
        """Give the conditions, those that are quick to ask first."""
        given = (self.years, self.days, self.dates, self.weeks, self.holidays)
        return (selector for selector in given if selector is not None)
