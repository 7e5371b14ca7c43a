"""Seasons: a part of the year that has a week of its own."""

from __future__ import annotations

from innbygger_core.hours._writing._holidays import Mode
from innbygger_core.hours._writing._in_periods import InPeriods
from innbygger_core.hours._writing._week import Week
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText

__all__ = ["Season"]


class Season(InPeriods):
    """A part of the year in which some days of the week have other hours; the days that it does not name keep theirs.

    Attributes:
        id: unique among the seasons and recurrences of the layer.
        first_day: the first day, or unknown.
        last_day: the last day, or unknown. None: for good.
        periods: names of periods of the schedule, instead of the two days.
        week: the hours of the days that it changes.
        only: the days of the week to which it is confined; None for all.
        mode: whether its hours are those days' hours, come on top of them, or are cut from them.
        reason: why, by language.
        note: what else is said, by language.

    Example:
        >>> from innbygger_core.hours import CalendarDay
        >>> summer = Season(
        ...     id="summer", first_day=CalendarDay.read("06-21"), last_day=CalendarDay.read("08-17"),
        ...     week=Week.of({"thu": ["10:00-16:00"]}),
        ... )
        >>> summer.week.on(3), summer.week.on(4)
        ((DaySpan(start=600, end=960, sure=True),), None)
    """

    _always = frozenset({"id", "week"})
    _dated = True

    id: Id
    week: Week
    only: Weekdays | None = None
    mode: Mode = Mode.REPLACE
    reason: LocalText | None = None
    note: LocalText | None = None
