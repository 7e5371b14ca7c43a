"""Which days an item is about: stretches of days, certain or not, found for any window asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from attrs import frozen

from innbygger_core.timekeeping import public_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._dates import CalendarDay

__all__ = ["BetweenDays", "DaySet", "Occurrence", "PublicHolidays"]

_FIRST: Final = date(1, 1, 1).toordinal()
_LAST: Final = date.max.toordinal()
_YEARS: Final = range(1900, 2200)


class Occurrence(NamedTuple):
    """Days in a row, both ends included, as proleptic ordinals.

    Attributes:
        first: the first day.
        last: the last day.
        sure: False where the item may or may not hold, since one of its ends is unknown.
    """

    first: int
    last: int
    sure: bool = True

    @property
    def length(self) -> int:
        """How many days; what decides between two of one rank."""
        return self.last - self.first + 1


class DaySet(Protocol):
    """What selects the days of an item."""

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the stretches that have a day from ``low`` to ``high``, whole, whatever window is asked for."""
        ...


@frozen
class BetweenDays:
    """From a first day to a last one.

    Attributes:
        first: the first day; None where it is unknown.
        last: the last day; None where it is unknown.
        endless: whether there is no last day at all.
    """

    first: CalendarDay | None
    last: CalendarDay | None
    endless: bool = False

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the stretches of a window; none where both ends are unknown."""
        return (found for found in self._around(low, high) if found.first <= high and found.last >= low)

    def _around(self, low: int, high: int) -> Iterator[Occurrence]:
        if self.first is not None and self.last is not None and self.first.yearly:
            years = range(date.fromordinal(low).year - 1, date.fromordinal(high).year + 2)
            yield from (found for year in years if (found := self._in(self.first, self.last, year)))
        elif self.first is not None or self.last is not None:
            first = self.first.first_in(0).toordinal() if self.first else _FIRST
            last = self.last.last_in(0).toordinal() if self.last else _LAST
            sure = self.first is not None and (self.last is not None or self.endless)
            yield Occurrence(first, last, sure)

    def _in(self, first: CalendarDay, last: CalendarDay, year: int) -> Occurrence | None:
        """Find the stretch that begins in a year, over New Year if need be."""
        if first == last and not first.is_in(year):
            return None
        start, end = first.first_in(year), last.last_in(year)
        if end < start:
            end = last.last_in(year + 1)
        return Occurrence(start.toordinal(), end.toordinal())


class PublicHolidays:
    """Every public holiday, a day at a time."""

    __slots__ = ()

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the public holidays of a window."""
        for year in range(date.fromordinal(low).year, date.fromordinal(high).year + 1):
            for day in public_holidays(year) if year in _YEARS else ():
                if low <= day.toordinal() <= high:
                    yield Occurrence(day.toordinal(), day.toordinal())
