"""What becomes of a due time when the desk is closed: a function for each rule.

Each leads to a time after the start of the loan, or tells that it found none. A day of which it is not known whether
the desk opens counts as closed, and makes the answer uncertain.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.loans._dues._course import Stop, no_opening
from innbygger_core.loans._dues._delays import later
from innbygger_core.loans._dues._desk import BOUND
from innbygger_core.loans._dues._periods import is_whole_weeks
from innbygger_core.loans._writing._due_terms import ClosedRule
from innbygger_core.timekeeping import DAY, first_instant, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from innbygger_core.loans._dues._course import Course

__all__ = ["end_of_open_day", "under_closed_rule"]

_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_SECOND: Final = 1_000_000


def under_closed_rule(course: Course, at: int) -> Stop | None:
    """Do with a due time what the rule of the terms says; None: it stands.

    Raises:
        OutOfRange: an offset leads outside 1900-2199.
    """
    rule = _RULES.get(course.rule)
    stop = None if rule is None else rule(course, at)
    if stop is None or not course.to_closing or course.desk.takes(at) is not Known.UNKNOWN:
        return stop
    # To which day it belongs, which ends when the desk closes, is not known either.
    return evolve(stop, certain=False)


def end_of_open_day(course: Course, day: date) -> int | None:
    """Find the end of a day for whoever brings something back; None: the desk is not known to open on it."""
    hours = course.desk.hours_of(day)
    if hours is None:
        return None
    return hours[1] if course.to_closing else _last_second(course, day)


# --- Rules of days ---------------------------------------------------------------------------------------------------


def _keep_date(course: Course, at: int) -> Stop:
    day = _day(course, at)
    return _own_end(course, day) or _day_end(course, day, max(_last_second(course, day), at))


def _end_of_previous_open_day(course: Course, at: int) -> Stop:
    day = _day(course, at)
    return _own_end(course, day) or _end_of_an_earlier_day(course, day)


def _end_of_next_open_day(course: Course, at: int) -> Stop:
    day = _day(course, at)
    return _own_end(course, day) or _end_of_a_later_day(course, day, since=day)


def _same_time(course: Course, at: int) -> Stop | None:
    when = moment(at, course.desk.zone)
    if course.desk.is_open_day(when.date()) is Known.YES:
        return None
    day = course.desk.add_open_days(when.date(), 1)
    if day is None:
        return no_opening(course, at)
    sure = not _may_open(course, when.date(), day - _ONE_DAY)
    return Stop(_on(course, day, when), "closed-same-time", sure)


def _same_weekday(course: Course, at: int) -> Stop | None:
    """Go on by weeks; a weekday on which the desk never opens is left."""
    stop = _same_time(course, at)
    if stop is None or not is_whole_weeks(course):
        return stop
    when = moment(at, course.desk.zone)
    days = [when.date() + week * _WEEK for week in range(BOUND // DAY // _WEEK.days + 1)]
    found = [course.desk.is_open_day(day) for day in days]
    if Known.YES not in found:
        return evolve(stop, certain=False) if Known.UNKNOWN in found else stop
    weeks = found.index(Known.YES)
    return Stop(_on(course, days[weeks], when), "closed-same-weekday", Known.UNKNOWN not in found[:weeks])


def _own_end(course: Course, day: date) -> Stop | None:
    """Find the end of a due time's own day, where the desk opens on it."""
    end = end_of_open_day(course, day)
    return None if end is None or end <= course.start else _day_end(course, day, end)


def _day_end(course: Course, day: date, end: int) -> Stop:
    return Stop(end, "closed-day-end", not (course.to_closing and _may_close_later(course, day)))


def _may_close_later(course: Course, day: date) -> bool:
    hours = course.desk.hours_of(day)
    closes = course.desk.start_of(day) if hours is None else hours[1]
    return course.desk.may_open(closes, max(course.desk.start_of(day + _ONE_DAY), closes + 1))


def _end_of_an_earlier_day(course: Course, day: date) -> Stop:
    """Go back, but never to before the loan begins; where the desk does not open in between, go on."""
    found = course.desk.add_open_days(day, -1)
    end = None if found is None else end_of_open_day(course, found)
    if found is None or end is None or end <= course.start:
        return _end_of_a_later_day(course, day, since=course.desk.day(course.start))
    first = found if course.to_closing else found + _ONE_DAY
    return Stop(end, "closed-previous-day", not _may_open(course, first, day))


def _end_of_a_later_day(course: Course, day: date, *, since: date) -> Stop:
    found = course.desk.add_open_days(day, 1)
    end = None if found is None else end_of_open_day(course, found)
    if found is None or end is None:
        return no_opening(course, course.desk.start_of(since))
    last = found if course.to_closing else found - _ONE_DAY
    return Stop(end, "closed-next-day", not _may_open(course, since, last))


def _day(course: Course, at: int) -> date:
    """Find the day whose end is meant: where that is when the desk closes, a night belongs to the day before."""
    return course.desk.working_day(at) if course.to_closing else course.desk.day(at)


def _on(course: Course, day: date, clock: datetime) -> int:
    return first_instant(datetime.combine(day, clock.time()), course.desk.zone)


def _last_second(course: Course, day: date) -> int:
    return course.desk.start_of(day + _ONE_DAY) - _SECOND


def _may_open(course: Course, first: date, last: date) -> bool:
    """Tell whether the desk may open from one day to another, both of them included."""
    return course.desk.may_open(course.desk.start_of(first), course.desk.start_of(last + _ONE_DAY))


# --- Rules of hours --------------------------------------------------------------------------------------------------


def _end_of_current_opening(course: Course, at: int) -> Stop | None:
    takes = course.desk.takes(at)
    if takes is Known.YES:
        return None
    opening = course.desk.next_opening(course.start)
    if opening is None or opening[1] - max(opening[0], course.start) >= BOUND:
        return no_opening(course, course.start)
    opens, closes = opening
    sure = takes is Known.NO and not course.desk.may_open(course.start, closes + 1)
    return Stop(closes, "closed-current-opening" if opens <= course.start else "closed-next-closing", sure)


def _start_of_next_opening(course: Course, at: int) -> Stop | None:
    takes = course.desk.takes(at)
    if takes is Known.YES:
        return None
    opening = course.desk.next_opening(at)
    if opening is None:
        return no_opening(course, at)
    opens, closes = opening
    meant = _after_opening(course, opens)
    due = meant if course.desk.takes(meant) is Known.YES else _last_closing(course, meant, closes)
    sure = takes is Known.NO and not course.desk.may_open(at, meant + 1)
    return Stop(due, "closed-next-opening" if due == opens else "closed-after-opening", sure)


def _after_opening(course: Course, opens: int) -> int:
    offset = course.terms.offset
    return opens if offset is None else max(later(opens, offset, course.desk), opens)


def _last_closing(course: Course, at: int, least: int) -> int:
    """Find the last closing before an instant; a search that does not go so far ends with the first opening."""
    last = course.desk.last_opening(at)
    return least if last is None else last[1]


_RULES: Final[Mapping[ClosedRule, Callable[[Course, int], Stop | None]]] = {
    ClosedRule.KEEP_DATE: _keep_date,
    ClosedRule.END_OF_PREVIOUS_OPEN_DAY: _end_of_previous_open_day,
    ClosedRule.END_OF_NEXT_OPEN_DAY: _end_of_next_open_day,
    ClosedRule.END_OF_CURRENT_OPENING: _end_of_current_opening,
    ClosedRule.START_OF_NEXT_OPENING: _start_of_next_opening,
    ClosedRule.SAME_TIME_NEXT_OPEN_DAY: _same_time,
    ClosedRule.SAME_WEEKDAY: _same_weekday,
}
