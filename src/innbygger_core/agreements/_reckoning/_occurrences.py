"""The times that an obligation or a meeting is due, through every version of the agreement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import Factory, field, frozen

from innbygger_core.agreements._reckoning._due_days import REACH, days_known, due_days, longest_gap, moved
from innbygger_core.agreements._reckoning._lead_times import days_at_most
from innbygger_core.agreements._reckoning._stages import AFTER_ALL
from innbygger_core.agreements._writing._due_dates import DueDates
from innbygger_core.agreements._writing._duties import Meeting, Obligation
from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, shifted
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._reckoning._stages import Stage
    from innbygger_core.timekeeping import Convention

__all__ = ["Duty", "Occurrence", "Promises", "Row", "duties_in", "last_day_for"]

Row: TypeAlias = Obligation | Meeting
"""What an agreement says of one thing that is to be done."""

Promises: TypeAlias = Literal["obligations", "meetings"]
"""The lists in which it says so."""

_DAY: Final = timedelta(days=1)


@frozen
class Occurrence:
    """One time that something is due.

    Attributes:
        due: the day.
        last_day: the last day on which it still counts.
        row: what the agreement says of it on that day.
        convention: by which its day moves where it is no working day.
        is_certain: whether something tells that the agreement held on that day.
    """

    due: date
    last_day: date
    row: Row
    convention: Convention
    is_certain: bool = True

    def is_called(self, day: date) -> bool:
        """Tell whether a day names it: its own, or one that moves to it."""
        return moved(day, self.convention) == self.due


@frozen
class Duty:
    """An obligation or a meeting, through the versions of an agreement that have it.

    Attributes:
        id: its id.
        stages: the days of each version, and what that version says of it.
        reach: the longest tolerance.
        may_be_undated: whether there are versions in which it has no days, or none that can be found.
        gap: how long before a day the last time can lie that no longer counts on it.
        first_year: the first year in which it can be due; ``last_year``: the last.
    """

    id: str
    stages: tuple[tuple[Stage, Row], ...]
    reach: timedelta = field(init=False, default=Factory(lambda self: _longest_tolerance(self.stages), takes_self=True))
    may_be_undated: bool = field(
        init=False, default=Factory(lambda self: not all(_knows_days(*told) for told in self.stages), takes_self=True)
    )
    gap: timedelta = field(
        init=False, default=Factory(lambda self: _longest_gap(self.stages) + self.reach, takes_self=True)
    )
    first_year: int = field(
        init=False, default=Factory(lambda self: min(_earliest(*told).year for told in self.stages), takes_self=True)
    )
    last_year: int = field(
        init=False, default=Factory(lambda self: max(_latest_year(stage) for stage, _ in self.stages), takes_self=True)
    )

    def occurrences(self, start: date = FIRST_DAY, end: date = AFTER_ALL) -> Iterator[Occurrence]:
        """Give the times in ``[start, end)`` that it is due, in order."""
        for stage, row in self.stages:
            yield from _occurrences(stage, row, start, end)

    def named(self, day: date) -> Occurrence | None:
        """Find the time that a day names, as it was told or as it was moved."""
        near = self.occurrences(max(day - REACH, FIRST_DAY), min(day + REACH, LAST_DAY) + _DAY)
        return next((one for one in near if one.is_called(day)), None)

    def still_counting(self, day: date, end: date = AFTER_ALL) -> Iterator[Occurrence]:
        """Give the times before ``end`` that it is due which a day can count for, past ones first, in order."""
        return (one for one in self.occurrences(_back(day, self.reach), end) if one.last_day >= day)

    def in_year(self, year: int) -> tuple[Occurrence, ...]:
        """Give the times in a year that it is due, in order."""
        return tuple(self.occurrences(date(year, 1, 1), date(year + 1, 1, 1)))

    def years_around(self, start: date, end: date) -> range:
        """Give the years in which to look for the times in ``[start, end)``, and for the last one before them."""
        last_year = min((end - _DAY).year, self.last_year)
        return range(max(_back(start, self.gap).year, self.first_year), last_year + 1)

    def undated(self, day: date) -> Row | None:
        """Give what holds on a day, where there are no days on which it is due, or none that can be found."""
        if not self.may_be_undated:
            return None
        held = (each for each in self.stages if each[0].start <= day < each[0].end)
        return next((row for stage, row in held if not _knows_days(stage, row)), None)


def _occurrences(stage: Stage, row: Row, start: date, end: date) -> Iterator[Occurrence]:
    """Give the times in ``[start, end)`` that something is due in a stage, in order; on a day of rest nothing is."""
    if not isinstance(row.due, DueDates):
        return
    first, after = max(start, _earliest(stage, row)), min(end, stage.end)
    for day, told in due_days(row.due, stage.first_day, first, after) if first < after else ():
        if min(day, told) > stage.lives_to:
            return
        begun = stage.first_day is UNKNOWN or stage.first_day <= told
        if begun and not any(pause.has(day) for pause in stage.course.pauses):
            yield Occurrence(
                day, last_day_for(row, day), row, row.due.convention, stage.is_dated or row.due.on is not None
            )


def _earliest(stage: Stage, row: Row) -> date:
    """Find the first day of a stage on which something can be due.

    A day that the agreement names tells that it held by then, where nothing else tells of its beginning.
    """
    named = isinstance(row.due, DueDates) and row.due.on is not None and not stage.is_dated
    return stage.start if named else max(stage.start, stage.lives_from)


def _latest_year(stage: Stage) -> int:
    """Give the last year in which something can be due: a convention may move the last day on into the next."""
    return min(stage.lives_to.year + 1, LAST_DAY.year)


def _knows_days(stage: Stage, row: Row) -> bool:
    return isinstance(row.due, DueDates) and days_known(row.due, stage.first_day)


def _back(day: date, reach: timedelta) -> date:
    return FIRST_DAY + max(day - FIRST_DAY - reach, timedelta())


def _longest_tolerance(stages: Iterable[tuple[Stage, Row]]) -> timedelta:
    days = max((days_at_most(row.tolerance) for _, row in stages), default=0)
    return timedelta(days=min(days, (LAST_DAY - FIRST_DAY).days))


def _longest_gap(stages: Iterable[tuple[Stage, Row]]) -> timedelta:
    gaps = (longest_gap(row.due) for _, row in stages if isinstance(row.due, DueDates))
    return max(gaps, default=timedelta())


def last_day_for(row: Row, due: date) -> date:
    """Give the last day on which something still counts that is due on a day."""
    if row.tolerance is None:
        return due
    try:
        return shifted(due, row.tolerance.months, row.tolerance.days)
    except OutOfRange:
        return LAST_DAY


def duties_in(stages: Iterable[Stage], promises: Promises) -> tuple[Duty, ...]:
    """Find what the parties have promised in any version of an agreement, in its order."""
    found: dict[str, list[tuple[Stage, Row]]] = {}
    for stage in stages:
        for row in _rows(stage.course.version, promises):
            found.setdefault(row.id, []).append((stage, row))
    return tuple(Duty(name, tuple(held)) for name, held in found.items())


def _rows(version: Agreement, promises: Promises) -> tuple[Row, ...]:
    rows = version.obligations if promises == "obligations" else version.meetings
    return () if rows is UNKNOWN else rows
