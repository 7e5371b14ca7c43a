"""The first steps: when the period of a loan ends, and whether the borrower brings it back before."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from innbygger_core.loans._dues._course import Stop, no_opening, nothing_left
from innbygger_core.loans._dues._delays import counted, later
from innbygger_core.loans._writing._delays import DayKind
from innbygger_core.timekeeping import WEEKDAYS, Period, first_instant, micros, moment, shifted

if TYPE_CHECKING:
    from innbygger_core.loans._dues._course import Course
    from innbygger_core.timekeeping import Weekday

__all__ = ["is_whole_weeks", "period_end", "wanted_end"]

_WEEK: Final = 7


def period_end(course: Course) -> Stop | None:
    """Find when the period ends: at a set time, else after its length or on its weekday; None: there is no period.

    Raises:
        OutOfRange: it ends outside 1900-2199.
    """
    stop = _fixed(course) or _by_length(course)
    if stop is not None and stop.at is not None and stop.at <= course.start:
        return nothing_left("loan.term-limit")
    return stop


def wanted_end(course: Course, at: int | None) -> Stop | None:
    """Take the time that the borrower asked for, where there is no period, or where it is sooner than its end."""
    wanted = course.bounds.wanted
    if wanted is None:
        return nothing_left("loan.input-invalid") if at is None else None
    if at is not None and wanted >= at:
        return None
    return Stop(wanted, "wanted") if wanted > course.start else nothing_left("loan.input-invalid")


def is_whole_weeks(course: Course) -> bool:
    """Tell whether a loan keeps to its weekday: it lasts some weeks, or to a weekday."""
    period = course.period
    if course.terms.to_weekday is not None or period is None:
        return course.terms.to_weekday is not None
    return period.days > 0 and not (period.days % _WEEK or period.months or period.seconds)


def _fixed(course: Course) -> Stop | None:
    day = course.desk.day(course.base)
    dues = (row.due for row in course.fixed if row.first_day <= day <= row.last_day)
    return next((Stop(micros(due, "due"), "fixed") for due in dues), None)


def _by_length(course: Course) -> Stop | None:
    weekday = course.terms.to_weekday
    if course.period is None:
        return None if weekday is None else Stop(_on_weekday(course, course.base, weekday, 1), "weekday")
    end = _end(course, course.period)
    if end is None:
        return no_opening(course, course.base)
    sure = not (_counts_openings(course, course.period) and course.desk.may_open(course.base, end))
    if weekday is None:
        return Stop(end, "period", sure)
    return Stop(_on_weekday(course, end, weekday), "weekday", sure)


def _end(course: Course, period: Period) -> int | None:
    if not (period.months or period.days):
        return later(course.base, period, course.desk)
    base = moment(course.base, course.desk.zone)
    kind = course.terms.counts or DayKind.CALENDAR
    day = counted(shifted(base.date(), period.months), period.days, kind, course.desk, course.staff)
    if day is None:
        return None
    if not period.seconds:
        return _at(course, day, course.terms.due_time or base.time())
    return later(_at(course, day, base.time()), _elapsed(period), course.desk)


def _counts_openings(course: Course, period: Period) -> bool:
    return period.days != 0 and course.terms.counts in {DayKind.OPEN, DayKind.STAFF}


def _on_weekday(course: Course, base: int, weekday: Weekday, least: int = 0) -> int:
    """Find the first such weekday at least so many days after."""
    when = moment(base, course.desk.zone)
    first = shifted(when.date(), days=least)
    day = shifted(first, days=(WEEKDAYS.index(weekday) - first.weekday()) % _WEEK)
    return _at(course, day, course.terms.due_time or when.time())


def _at(course: Course, day: date, clock: time) -> int:
    return first_instant(datetime.combine(day, clock), course.desk.zone)


def _elapsed(period: Period) -> Period:
    return Period(f"PT{period.seconds}S" if period.seconds > 0 else f"-PT{-period.seconds}S")
