"""The kinds of day that a week with holidays can tell apart, and which kind comes after which."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.hours._writing._dates import HolidayDay
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, HolidayName, public_holidays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innbygger_core.hours._deciding._layer_days import Window

__all__ = ["DayKind", "Meetings", "beside", "meetings", "usual_name"]

_FIRST: Final = FIRST_DAY.toordinal()
_LAST: Final = LAST_DAY.toordinal()
_YEARS: Final = range(1900, 2200)
_FARTHEST: Final = 180
_A_YEAR: Final = 366


class DayKind(NamedTuple):
    """What a week with holidays can know of a day.

    Attributes:
        weekday: Monday is 0; None outside the validity.
        public: whether it is a public holiday.
        names: the named days that it is.
    """

    weekday: int | None
    public: bool = False
    names: tuple[HolidayDay, ...] = ()


Meetings: TypeAlias = "Mapping[tuple[DayKind, DayKind], int]"
"""Which kind of day comes after which, and a day of the first kind on which that is so, as an ordinal."""


@lru_cache(maxsize=32)
def meetings(window: Window, names: tuple[HolidayDay, ...]) -> Meetings:
    """Find which kinds of day follow each other, in days with the one before the first and the one after the last.

    Args:
        window: the days for which hours are valid.
        names: the named days that matter.
    """
    low, high = max(window.first, _FIRST), min(window.last, _LAST)
    marked = _marked(low, high, names)
    special = sorted({near for day in marked for near in (day - 1, day) if low <= near < high})
    some = range(low, min(low + _A_YEAR, high))
    ends = ([low - 1] if window.first >= _FIRST else []) + ([high] if window.last <= _LAST else [])
    found: dict[tuple[DayKind, DayKind], int] = {}
    for day in (*some, *special, *ends):
        kinds = tuple(_kind(it, marked) if low <= it <= high else DayKind(None) for it in (day, day + 1))
        found.setdefault((kinds[0], kinds[1]), day)
    return found


def _marked(low: int, high: int, names: Iterable[HolidayDay]) -> dict[int, tuple[bool, tuple[HolidayDay, ...]]]:
    named: dict[int, list[HolidayDay]] = {}
    for name in names:
        for day in _in_order(name):
            named.setdefault(day, []).append(name)
    days = _public().union(named)
    return {day: (day in _public(), tuple(named.get(day, ()))) for day in days if low <= day <= high}


def _kind(day: int, marked: Mapping[int, tuple[bool, tuple[HolidayDay, ...]]]) -> DayKind:
    return DayKind((day - 1) % 7, *marked.get(day, (False, ())))


@cache
def _public() -> frozenset[int]:
    return frozenset(day.toordinal() for year in _YEARS for day in public_holidays(year))


# --- Named days, which can have several names ------------------------------------------------------------------------


@cache
def usual_name(day: HolidayDay) -> HolidayDay:
    """Find the holiday by which a named day is best called: itself, or the nearest that always lies as far from it.

    >>> print(usual_name(HolidayDay(HolidayName.MAUNDY_THURSDAY, 1)))
    good_friday
    """
    return min(_called(day), key=lambda name: abs(name.offset))


def beside(day: HolidayDay) -> Iterator[HolidayDay]:
    """Find the day before a named one, and the day after it.

    >>> [str(name) for name in beside(HolidayDay(HolidayName.EASTER_SUNDAY))]
    ['easter_eve', 'easter_monday']
    """
    for offset in (day.offset - 1, day.offset + 1):
        if abs(offset) <= _FARTHEST:
            yield usual_name(HolidayDay(day.name, offset))


def _called(day: HolidayDay) -> Iterator[HolidayDay]:
    yield day
    days = _in_order(day)
    for name in HolidayName:
        base = _in_order(HolidayDay(name))
        for late in (-1, 0, 1):  # the days around new year can be named after either
            apart = {one - other for one, other in zip(days[1:-1], base[1 + late : len(base) - 1 + late], strict=True)}
            if len(apart) == 1 and abs(offset := apart.pop()) <= _FARTHEST:
                yield HolidayDay(name, offset)


@cache
def _in_order(day: HolidayDay) -> tuple[int, ...]:
    """List a named day of every year, and of one on either side."""
    return tuple(day.first_in(year).toordinal() for year in range(_YEARS[0] - 1, _YEARS[-1] + 2))
