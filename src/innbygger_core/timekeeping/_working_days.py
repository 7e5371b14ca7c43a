"""Working days, and deadlines that must end on one."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from innbygger_core.timekeeping._holidays import is_public_holiday
from innbygger_core.timekeeping._instants import check_day, check_days

if TYPE_CHECKING:
    from innbygger_core.timekeeping._period import Period

__all__ = [
    "Convention",
    "add_working_days",
    "adjust",
    "deadline",
    "is_working_day",
    "next_working_day",
    "previous_working_day",
    "working_days_between",
]

_DAY = timedelta(days=1)
_SATURDAY = 5


class Convention(StrEnum):
    """What happens to a date that is no working day. Named as the business day conventions of finance (ISDA).

    Example:
        >>> Convention("following")
        <Convention.FOLLOWING: 'following'>
    """

    UNADJUSTED = "unadjusted"
    """It stands."""
    FOLLOWING = "following"
    """It moves to the next working day."""
    PRECEDING = "preceding"
    """It moves to the working day before."""
    MODIFIED_FOLLOWING = "modified_following"
    """It moves to the next working day, unless that is in another month; then to the working day before."""


def is_working_day(day: date, *, saturdays: bool = False) -> bool:
    """Tell whether a day is Monday to Friday and no public holiday. Eves are working days.

    Args:
        day: a day.
        saturdays: count Saturdays as well.

    Raises:
        OutOfRange: the year lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> is_working_day(date(2026, 12, 24)), is_working_day(date(2026, 12, 25))
        (True, False)
    """
    return not is_public_holiday(day) and day.weekday() < _SATURDAY + saturdays


def next_working_day(day: date, *, saturdays: bool = False) -> date:
    """Find the first working day after a day.

    Raises:
        OutOfRange: it lies after 2199, or the day outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> print(next_working_day(date(2027, 3, 24)))
        2027-03-30
    """
    return _working_day_from(day + _DAY, _DAY, saturdays=saturdays)


def previous_working_day(day: date, *, saturdays: bool = False) -> date:
    """Find the last working day before a day.

    Raises:
        OutOfRange: it lies before 1900, or the day outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> print(previous_working_day(date(2027, 3, 30)))
        2027-03-24
    """
    return _working_day_from(day - _DAY, -_DAY, saturdays=saturdays)


def add_working_days(day: date, count: int, *, saturdays: bool = False) -> date:
    """Move so many working days on, or back where the number is negative. None leaves the day where it is.

    Raises:
        OutOfRange: it leads outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> print(add_working_days(date(2026, 12, 23), 3))
        2026-12-29
    """
    step = next_working_day if count > 0 else previous_working_day
    for _ in range(abs(count)):
        day = step(day, saturdays=saturdays)
    return day


def working_days_between(start: date, end: date, *, saturdays: bool = False) -> int:
    """Count the working days from one day (included) to another (excluded).

    Raises:
        OutOfRange: a day lies outside 1900-2199 (2200-01-01 may be the end), or the end comes before the start.

    Example:
        >>> from datetime import date
        >>> working_days_between(date(2026, 12, 21), date(2027, 1, 1))
        8
    """
    check_days(start, end)
    days = (start + timedelta(days=after) for after in range((end - start).days))
    return sum(is_working_day(day, saturdays=saturdays) for day in days)


def adjust(day: date, convention: Convention, *, saturdays: bool = False) -> date:
    """Move a day that is no working day as a convention says; a working day stays.

    Raises:
        OutOfRange: it leads outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> for convention in Convention:
        ...     print(adjust(date(2027, 1, 31), convention), convention)
        2027-01-31 unadjusted
        2027-02-01 following
        2027-01-29 preceding
        2027-01-29 modified_following
    """
    convention = Convention(convention)
    if convention is Convention.UNADJUSTED:
        return check_day(day, "day")
    if convention is Convention.PRECEDING:
        return _working_day_from(day, -_DAY, saturdays=saturdays)
    following = _working_day_from(day, _DAY, saturdays=saturdays)
    if convention is Convention.MODIFIED_FOLLOWING and following.month != day.month:
        return _working_day_from(day, -_DAY, saturdays=saturdays)
    return following


def deadline(day: date, period: Period, convention: Convention, *, saturdays: bool = False) -> date:
    """Find the last day of a deadline that runs from a day.

    The day it runs from is not counted, and the last one is counted whole. With ``Convention.FOLLOWING`` this is how
    Norwegian law counts: the courts act (domstolloven) § 148, by which a deadline in weeks, months or years ends on
    the day of that name or number, or on the last of the month where there is none; and § 149, by which one that ends
    on a Saturday, a Sunday or a public holiday runs on to the next working day. Eves do not move it.

    Args:
        day: what it runs from.
        period: how long it is, in days or longer.
        convention: what happens where it would not end on a working day.
        saturdays: count Saturdays as working days, which § 149 does not.

    Raises:
        NaiveDatetime: the period has hours.
        OutOfRange: it leads outside 1900-2199.

    Example:
        Saturday, then Whit Sunday, then Whit Monday, which is Constitution Day too:

        >>> from datetime import date
        >>> from innbygger_core.timekeeping import Period
        >>> print(deadline(date(2027, 5, 1), Period("P14D"), Convention.FOLLOWING))
        2027-05-18
    """
    return adjust(day + period, convention, saturdays=saturdays)


def _working_day_from(day: date, step: timedelta, *, saturdays: bool) -> date:
    while not is_working_day(day, saturdays=saturdays):
        day += step
    return day
