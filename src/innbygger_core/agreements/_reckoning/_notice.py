"""Notice: the day that it reaches, and the last day on which it can be given."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from innbygger_core.agreements._writing._termination import Anchor
from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import adjust, shifted

if TYPE_CHECKING:
    from innbygger_core.agreements._writing._termination import Notice
    from innbygger_core.timekeeping import Period

__all__ = ["last_day_to_give", "reached"]

_DAY = timedelta(days=1)


def reached(notice: Notice, given: date) -> date | None:
    """Find the last day of an agreement to which notice was given on a day.

    Args:
        notice: the clause.
        given: the day on which it was given.

    Returns:
        The day, or None where it lies after 2199.

    >>> from innbygger_core.agreements import Notice
    >>> for anchor in Anchor:
    ...     print(reached(Notice(length="P3M", anchor=anchor), date(2026, 1, 10)), anchor)
    2026-04-10 any_day
    2026-04-30 end_of_month
    2026-04-30 first_of_next
    """
    begins = _month_end(given) + _DAY if notice.anchor is Anchor.FIRST_OF_NEXT else given
    try:
        end = shifted(begins, notice.length.months, notice.length.days)
    except OutOfRange:
        return None
    if notice.anchor is Anchor.FIRST_OF_NEXT:
        return end - _DAY
    return _month_end(end) if notice.anchor is Anchor.END_OF_MONTH else end


def last_day_to_give(notice: Notice, end: date) -> date | None:
    """Find the latest day on which notice still reaches an end, which is not the end less the period.

    To end on 30 June with three months' notice, 31 March will do: three months later it is 30 June.

    Args:
        notice: the clause; its convention moves the day where it is no working day, though never past the end.
        end: the last day of the agreement, inclusive.

    Returns:
        The day, or None where none since 1900 is early enough.

    >>> from innbygger_core.agreements import Notice
    >>> print(last_day_to_give(Notice(length="P3M"), date(2025, 6, 30)))
    2025-03-31
    """
    try:
        return min(adjust(_latest_before(notice, end), notice.convention), end)
    except OutOfRange:
        return None


def _latest_before(notice: Notice, end: date) -> date:
    if notice.anchor is Anchor.ANY_DAY:
        return _latest(notice.length, end)
    if notice.anchor is Anchor.END_OF_MONTH:
        month_end = end if _is_month_end(end) else end.replace(day=1) - _DAY
        return _latest(notice.length, month_end)
    return _latest(notice.length, end + _DAY).replace(day=1) - _DAY


def _latest(length: Period, limit: date) -> date:
    """Find the latest day that lies no less than a period before another."""
    day = shifted(limit, -length.months, -length.days)
    if not (length.months and length.days):
        return _month_end(day) if length.months and _is_month_end(limit) else day
    # Months and days together can end anywhere near; adding them never goes backwards, so walk.
    while day + length > limit:
        day -= _DAY
    while day + _DAY + length <= limit:
        day += _DAY
    return day


def _is_month_end(day: date) -> bool:
    return (day + _DAY).day == 1


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
