"""From hours by kind of day to the week and the holidays that say them, in one defined way."""

from __future__ import annotations

from functools import reduce
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.hours._deciding._day_hours import CLOSED, OPEN, UNKNOWN_STATE, added, cut, day_hours, pointwise
from innbygger_core.hours._meaning._day_kinds import DayKind
from innbygger_core.hours._meaning._nights import beyond
from innbygger_core.hours._writing._day_spans import MIDNIGHT, DaySpan
from innbygger_core.hours._writing._holidays import PUBLIC, HolidayHours, HolidayKey, Holidays, Mode
from innbygger_core.hours._writing._week import Week
from innbygger_core.hours._writing._weekdays import Weekdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._meaning._nights import Bounds
    from innbygger_core.hours._writing._dates import HolidayDay

__all__ = ["Unwritable", "holiday_order", "holidays_of", "spans_of", "week_of"]

_LAST_MINUTE: Final = MIDNIGHT - 1
_SOME_YEAR: Final = 2001


class Unwritable(Exception):
    """Hours that the format has no words for in the place where they would stand."""


def spans_of(hours: DayHours) -> tuple[DaySpan, ...]:
    """Write the hours of a day.

    Raises:
        Unwritable: something begins after midnight.

    >>> [str(span) for span in spans_of(((0, 1920, OPEN),))]
    ['00:00-16:00', '16:00-08:00']
    """
    return tuple(span for stretch in added(hours, ()) for span in _spans(*stretch))


def _spans(start: int, end: int, state: int) -> tuple[DaySpan, ...]:
    if start >= MIDNIGHT:
        raise Unwritable
    if (start, end, state) == (0, MIDNIGHT, UNKNOWN_STATE):
        return (DaySpan(None, None),)
    if end <= MIDNIGHT or end - MIDNIGHT < start:
        return (DaySpan(start, end, sure=state == OPEN),)
    middle = min((start + end) // 2, _LAST_MINUTE)
    return (*_spans(start, middle, state), *_spans(middle, end, state))


def week_of(days: Mapping[int, DayHours], *, closed: bool = False) -> Week:
    """Write a week: a row for all days that are alike, in the order of their first.

    Args:
        days: the hours of the days of the week that are to be written.
        closed: whether to write days that are closed, too.

    Raises:
        Unwritable: something begins after midnight.

    >>> str(week_of({0: ((600, 960, OPEN),), 1: (), 4: ((600, 960, OPEN),)}).rows[0][0])
    'mon,fri'
    """
    alike: dict[tuple[DaySpan, ...], list[int]] = {}
    for weekday in sorted(days):
        alike.setdefault(spans_of(days[weekday]), []).append(weekday)
    return Week(tuple((Weekdays(tuple(numbers)), spans) for spans, numbers in alike.items() if spans or closed))


def holiday_order(key: HolidayKey) -> tuple[int, str]:
    """Sort by it: public holidays first, then named days in the order of the year."""
    return (0, "") if key.day is None else (key.day.first_in(_SOME_YEAR).toordinal(), str(key))


class _Case(NamedTuple):
    """A holiday on a day of the week: what it would be without a row, and what it may be."""

    weekday: int
    usual: DayHours
    said: Bounds

    def is_well(self, mode: Mode, hours: DayHours) -> bool:
        """Tell whether a row makes it what it may be."""
        return self.said.allow(_applied(mode, self.usual, hours))


def holidays_of(days: Mapping[DayKind, Bounds], names: Sequence[HolidayDay]) -> Holidays:
    """Write what happens on holidays: public ones first, then by name, in the order of the year; each where it matters.

    Args:
        days: what may be written of every kind of day.
        names: the days that may need a row.

    Raises:
        Unwritable: no row says what a holiday is.
    """
    rows: dict[HolidayKey, HolidayHours] = {}
    for key in sorted((PUBLIC, *map(HolidayKey, names)), key=holiday_order):
        wanted = () if key.day is None else (key.day,)
        cases = [
            _Case(weekday, _usual(days, weekday, rows.get(PUBLIC) if public else None), said)
            for (weekday, public, named), said in days.items()
            if weekday is not None and named == wanted and (public or wanted)
        ]
        row = _row(cases)
        if row is not None:
            rows[key] = row
    return Holidays(tuple(rows.items()))


def _usual(days: Mapping[DayKind, Bounds], weekday: int, row: HolidayHours | None) -> DayHours:
    plain = days[DayKind(weekday)].least if DayKind(weekday) in days else ()
    return _applied(row.mode, plain, day_hours(row.hours)) if row and _concerns(row, weekday) else plain


def _row(cases: Sequence[_Case]) -> HolidayHours | None:
    """Write the row of a holiday, None where it changes nothing.

    Raises:
        Unwritable: there is none.
    """
    differing = [case for case in cases if not case.said.allow(case.usual)]
    if not differing:
        return None
    only = Weekdays(tuple(sorted({case.weekday for case in differing})))
    for mode, days in product(Mode, (None, only)):
        told = [case for case in cases if days is None or case.weekday in days.days]
        hours = _hours(mode, told if mode is Mode.REPLACE else differing)
        if _is_writable(hours) and all(case.is_well(mode, hours) for case in told):
            return HolidayHours(hours=spans_of(hours), only=days, mode=mode)
    raise Unwritable


def _is_writable(hours: DayHours) -> bool:
    return all(start < MIDNIGHT for start, _, _ in hours)


def _hours(mode: Mode, cases: Iterable[_Case]) -> DayHours:
    """Find the least hours that can make each day what it may be."""
    if mode is Mode.REPLACE:
        return reduce(added, (case.said.least for case in cases))
    if mode is Mode.ADD:
        return reduce(added, (beyond(case.said.least, case.usual) for case in cases))
    return reduce(added, (_excess(case) for case in cases))


def _excess(case: _Case) -> DayHours:
    """Find what has to be cut: a minute wholly, or so that it becomes unknown."""
    return pointwise(lambda here, most: OPEN - most if here > most else CLOSED, case.usual, case.said.most)


def _applied(mode: Mode, usual: DayHours, hours: DayHours) -> DayHours:
    if mode is Mode.REPLACE:
        return hours
    return added(usual, hours) if mode is Mode.ADD else cut(usual, hours)


def _concerns(row: HolidayHours, weekday: int) -> bool:
    return row.only is None or weekday in row.only.days
