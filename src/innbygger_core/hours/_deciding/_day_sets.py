"""Which days an item is about: stretches of days, certain or not, found for any window asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from attrs import frozen

from innbygger_core.timekeeping import public_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._writing._dates import CalendarDay
    from innbygger_core.hours._writing._weekdays import Weekdays

__all__ = [
    "ALWAYS",
    "AnyOf",
    "BetweenDays",
    "DaySet",
    "Occurrence",
    "OnWeekdays",
    "PublicHolidays",
    "Within",
    "each_day",
    "one_day",
]

_FIRST: Final = date(1, 1, 1).toordinal()
_LAST: Final = date.max.toordinal()
_YEARS: Final = range(1900, 2200)


class Occurrence(NamedTuple):
    """Days in a row, both ends included, as proleptic ordinals.

    Attributes:
        first: the first day.
        last: the last day.
        sure: False where the item may or may not hold, since one of its ends is unknown.
        length: how many days the whole period has; what decides between two of one rank.
        known_end: the one end that is known, where the other is not; None where both are.
    """

    first: int
    last: int
    sure: bool
    length: int
    known_end: int | None = None

    def on(self, day: int) -> Occurrence:
        """See it from one of its days: of a length that is not known, the shortest that it can have."""
        return self if self.known_end is None else self._replace(length=abs(day - self.known_end) + 1)


class DaySet(Protocol):
    """What selects the days of an item."""

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the stretches that have a day from ``low`` to ``high``, whole, whatever window is asked for."""
        ...


def each_day(days: DaySet, low: int, high: int) -> Iterator[tuple[int, Occurrence]]:
    """Go through the days of a window that a set has, each with the stretch that brought it there."""
    for found in days.occurrences(low, high):
        for day in range(max(low, found.first), min(high, found.last) + 1):
            yield day, found


def one_day(day: int, *, sure: bool = True) -> Occurrence:
    """Take a day for itself."""
    return Occurrence(day, day, sure, 1)


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
        first, last = self.first, self.last
        if first is not None and last is not None and first.yearly:
            years = range(date.fromordinal(low).year - 1, date.fromordinal(high).year + 2)
            yield from (found for year in years if (found := _in_year(first, last, year)))
        elif first is not None and (last is not None or self.endless):
            yield _stretch(first.first_in(0).toordinal(), last.last_in(0).toordinal() if last else _LAST)
        elif first is not None:
            yield from _from(first.first_in(0).toordinal())
        elif last is not None:
            yield from _until(last.last_in(0).toordinal())


def _in_year(first: CalendarDay, last: CalendarDay, year: int) -> Occurrence | None:
    """Find the stretch that begins in a year, over New Year if need be."""
    if first == last and not first.is_in(year):
        return None
    start, end = first.first_in(year), last.last_in(year)
    if end < start:
        end = last.last_in(year + 1)
    return _stretch(start.toordinal(), end.toordinal())


def _stretch(first: int, last: int) -> Occurrence:
    return Occurrence(first, last, sure=True, length=last - first + 1)


def _from(first: int) -> Iterator[Occurrence]:
    """Begin for sure, and last nobody knows how long."""
    length = _LAST - first + 1
    yield Occurrence(first, first, sure=True, length=length, known_end=first)
    yield Occurrence(first + 1, _LAST, sure=False, length=length, known_end=first)


def _until(last: int) -> Iterator[Occurrence]:
    """End for sure, and begin nobody knows when."""
    yield Occurrence(_FIRST, last - 1, sure=False, length=last, known_end=last)
    yield Occurrence(last, last, sure=True, length=last, known_end=last)


class Always:
    """Every day there is, as one stretch."""

    __slots__ = ()

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:  # noqa: ARG002 - it is in every window
        """Find the one stretch."""
        yield _stretch(_FIRST, _LAST)


ALWAYS: Final = Always()


class PublicHolidays:
    """Every public holiday, a day at a time."""

    __slots__ = ()

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the public holidays of a window."""
        for year in range(date.fromordinal(low).year, date.fromordinal(high).year + 1):
            for day in public_holidays(year) if year in _YEARS else ():
                if low <= day.toordinal() <= high:
                    yield one_day(day.toordinal())


@frozen
class AnyOf:
    """The stretches of several sets."""

    sets: tuple[DaySet, ...]

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the stretches of all of them, one set after the other."""
        return (found for days in self.sets for found in days.occurrences(low, high))


@frozen
class OnWeekdays:
    """The days of another set that fall on some days of the week, each for itself."""

    days: DaySet
    only: Weekdays | None

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the days of a window."""
        for day, found in each_day(self.days, low, high):
            if self.only is None or (day - 1) % 7 in self.only.days:
                yield one_day(day, sure=found.sure)


@frozen
class Within:
    """The single days of a set that lie in the stretches of another one.

    Attributes:
        days: what has single days.
        limits: what they are cut to.
    """

    days: DaySet
    limits: DaySet

    def occurrences(self, low: int, high: int) -> Iterator[Occurrence]:
        """Find the days of a window; one that may lie outside the limits is not sure."""
        inside: dict[int, bool] = {}
        for day, found in each_day(self.limits, low, high):
            inside[day] = found.sure or inside.get(day, False)
        for found in self.days.occurrences(low, high):
            if found.first in inside:
                yield one_day(found.first, sure=found.sure and inside[found.first])
