"""From patterns to a layer and exceptions, as a person would write them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from innbygger_core.hours._meaning._patterns import runs_of_misses
from innbygger_core.hours._writing._dates import DatedDay
from innbygger_core.hours._writing._exceptions import SpecialHours
from innbygger_core.hours._writing._holidays import HolidayHours, Holidays
from innbygger_core.hours._writing._layers import Layer
from innbygger_core.hours._writing._recurring import RecurringHours
from innbygger_core.hours._writing._seasons import Season
from innbygger_core.hours._writing._week import Week
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.timekeeping import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innbygger_core.hours._meaning._patterns import Explained, Pattern
    from innbygger_core.hours._writing._day_spans import DaySpan

__all__ = ["exceptions_of", "layer_of"]

_DAY = timedelta(days=1)


def layer_of(told: Explained) -> Layer:
    """Write the week, and the patterns beside it."""
    week = _week({day: hours for day, hours in enumerate(told.week) if hours != told.left_out})
    rows = [(it.how, HolidayHours(hours=it.hours)) for it in told.patterns if not isinstance(it.how, str | int | None)]
    return Layer(
        id="staffed",
        week=week if week.rows else None,
        holidays=Holidays(tuple(rows)) if rows or told.left_out else None,
        seasons=tuple(_seasons(it for it in told.patterns if it.how is None)),
        recurring=tuple(_recurring(it, it.how) for it in told.patterns if isinstance(it.how, str | int)),
    )


def exceptions_of(told: Explained) -> Iterator[SpecialHours]:
    """Write an exception for every date that the rules do not explain; dates in a row that are alike share one."""
    for first, last in runs_of_misses(told):
        yield SpecialHours(id=str(first), first_day=DatedDay(first), last_day=DatedDay(last), hours=told.wanted[first])


def _week(days: Mapping[int, tuple[DaySpan, ...]]) -> Week:
    alike: dict[tuple[DaySpan, ...], list[int]] = {}
    for weekday in sorted(days):
        alike.setdefault(days[weekday], []).append(weekday)
    return Week(tuple((Weekdays(tuple(numbers)), hours) for hours, numbers in alike.items()))


def _recurring(pattern: Pattern, how: str | int) -> RecurringHours:
    (weekday,) = pattern.weekdays
    selection: dict[str, Any] = {"weeks": how} if isinstance(how, str) else {"nth": (how,)}
    name = f"{WEEKDAYS[weekday]}-{str(how).replace('-1', 'last')}"
    return RecurringHours(id=name, day=Weekdays((weekday,)), hours=pattern.hours, **selection)


class _Stretch(NamedTuple):
    """Patterns that can be written as one season: from and to when it may begin, and end."""

    patterns: tuple[Pattern, ...]
    begins: tuple[date, date]
    ends: tuple[date, date]

    @classmethod
    def of(cls, pattern: Pattern) -> _Stretch:
        first, last = pattern.dates[0], pattern.dates[-1]
        free = [
            next(n for n in range(7) if (edge + n * step).weekday() in pattern.weekdays)
            for edge, step in ((first - _DAY, -_DAY), (last + _DAY, _DAY))
        ]
        return cls((pattern,), (first - free[0] * _DAY, first), (last, last + free[1] * _DAY))

    def with_(self, other: _Stretch) -> _Stretch:
        begins, ends = (
            (max(one[0], two[0]), min(one[1], two[1]))
            for one, two in ((self.begins, other.begins), (self.ends, other.ends))
        )
        return _Stretch((*self.patterns, *other.patterns), begins, ends)

    @property
    def possible(self) -> bool:
        """Whether there is a first and a last day, and no day of the week stands twice."""
        weekdays = [day for it in self.patterns for day in it.weekdays]
        return self.begins[0] <= self.begins[1] and self.ends[0] <= self.ends[1] and len(set(weekdays)) == len(weekdays)


def _seasons(patterns: Iterable[Pattern]) -> Iterator[Season]:
    stretches: list[_Stretch] = []
    for pattern in sorted(patterns, key=lambda it: it.dates[0]):
        alone = _Stretch.of(pattern)
        place = next((at for at, it in enumerate(stretches) if it.with_(alone).possible), None)
        if place is None:
            stretches.append(alone)
        else:
            stretches[place] = stretches[place].with_(alone)
    for it in stretches:
        week = _week({day: pattern.hours for pattern in it.patterns for day in pattern.weekdays})
        first, last = it.begins[1], it.ends[0]
        yield Season(id=f"from-{first}", first_day=DatedDay(first), last_day=DatedDay(last), week=week)
