"""When a delay is over, and when one must begin."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.errors import OutOfRange
from innbygger_core.loans._writing._delays import DayKind
from innbygger_core.timekeeping import add_working_days, micros, moment, shifted

if TYPE_CHECKING:
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._writing._delays import Delay
    from innbygger_core.timekeeping import Period

__all__ = ["after", "before", "counted", "later"]

_ONE_DAY: Final = timedelta(days=1)


def after(delay: Delay | None, at: int, desk: Desk, staff: Desk | None = None) -> int | None:
    """Find when a delay is over that begins at an instant.

    Days are over when the last of them is: when the desk, or the staff, last closes on it, or at midnight for calendar
    and working days. Where nobody says when the staff is at work, it is while the desk is open.

    Returns:
        An instant in µs; the same where there is no delay; None where there are not so many days.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.loans import Delay
        >>> from innbygger_core.loans._dues._desk import Desk
        >>> desk = Desk.of([nye_asker().timetable("heggedal")])
        >>> saturday = micros(datetime(2026, 11, 28, 12, tzinfo=desk.zone), "when")
        >>> print(moment(after(Delay(days=1, of="open"), saturday, desk) or 0, desk.zone))
        2026-11-30 16:00:00+01:00
    """
    try:
        return _after(delay, at, desk, staff)
    except OutOfRange:
        return None


def before(delay: Delay | None, at: int, desk: Desk, staff: Desk | None = None) -> int | None:
    """Find when a delay must begin to be over by an instant.

    Days begin on the first of them, which is counted, as the last is not: when the desk, or the staff, first opens on
    it, or at midnight for calendar and working days.

    Returns:
        An instant in µs; the same where there is no delay; None where there are not so many days.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.loans import Delay
        >>> from innbygger_core.loans._dues._desk import Desk
        >>> desk = Desk.of([nye_asker().timetable("heggedal")])
        >>> monday = micros(datetime(2026, 11, 30, 12, tzinfo=desk.zone), "when")
        >>> print(moment(before(Delay(days=1, of="open"), monday, desk) or 0, desk.zone))
        2026-11-28 10:00:00+01:00
    """
    try:
        return _before(delay, at, desk, staff)
    except OutOfRange:
        return None


def later(at: int, period: Period, desk: Desk) -> int:
    """Find what lies a period after an instant: days and longer by the desk's clock, hours elapsed.

    Raises:
        OutOfRange: it leads outside 1900-2199.
    """
    return micros(moment(at, desk.zone) + period, "when")


def counted(day: date, count: int, kind: DayKind, desk: Desk, staff: Desk | None = None) -> date | None:
    """Find the so-manieth day of a kind after a day, or before it.

    Raises:
        OutOfRange: it leads outside 1900-2199.
    """
    if kind is DayKind.CALENDAR:
        return shifted(day, days=count)
    if kind is DayKind.WORKING:
        return add_working_days(day, count)
    return _whose(kind, desk, staff).add_open_days(day, count)


def _after(delay: Delay | None, at: int, desk: Desk, staff: Desk | None) -> int | None:
    if delay is None or delay.days == 0:
        return at
    if delay.period is not None:
        return later(at, delay.period, desk)
    last = counted(desk.day(at), delay.days or 0, delay.of, desk, staff)
    if last is None:
        return None
    hours = _whose(delay.of, desk, staff).hours_of(last) if _is_of_a_desk(delay.of) else None
    return desk.start_of(last + _ONE_DAY) if hours is None else hours[1]


def _before(delay: Delay | None, at: int, desk: Desk, staff: Desk | None) -> int | None:
    if delay is None or delay.days == 0:
        return at
    if delay.period is not None:
        return later(at, -delay.period, desk)
    first = counted(desk.day(at), -(delay.days or 0), delay.of, desk, staff)
    if first is None:
        return None
    hours = _whose(delay.of, desk, staff).hours_of(first) if _is_of_a_desk(delay.of) else None
    return desk.start_of(first) if hours is None else hours[0]


def _is_of_a_desk(kind: DayKind) -> bool:
    return kind in {DayKind.OPEN, DayKind.STAFF}


def _whose(kind: DayKind, desk: Desk, staff: Desk | None) -> Desk:
    return staff if kind is DayKind.STAFF and staff is not None else desk
