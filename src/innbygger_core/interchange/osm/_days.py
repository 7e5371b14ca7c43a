"""Days of the week and holidays: ``Mo-Fr``, ``Th[1,3]``, ``Sa[1] -1 day``, ``PH``, ``PH -1 day``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.hours import DayRange, NthWeekday, PublicHoliday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.interchange.osm._tokens import Cursor

__all__ = ["DAYS", "read_days", "read_nth", "read_offset"]

DAYS = frozenset({"weekday", "PH", "SH"})
"""What begins a list of days."""

_MOST_IN_A_MONTH = 5
_LONGEST_OFFSET = 180


def read_days(cursor: Cursor) -> Iterator[DayRange | NthWeekday | PublicHoliday]:
    """Read a list of days; between days of the week, a mere blank stands for a comma."""
    part = _day(cursor)
    yield part
    while (cursor.here.kind == "," and cursor.ahead() in DAYS) or (
        cursor.here.kind == "weekday" and not isinstance(part, PublicHoliday)
    ):
        cursor.passed(",")
        part = _day(cursor)
        yield part


def _day(cursor: Cursor) -> DayRange | NthWeekday | PublicHoliday:
    if cursor.passed("PH"):
        return PublicHoliday(read_offset(cursor))
    first = cursor.need("weekday").value
    if cursor.passed("["):
        nths = tuple(_nths(cursor))
        return NthWeekday(first, nths, read_offset(cursor))
    last = cursor.need("weekday").value if cursor.passed("-") else first
    return DayRange(first, last)


def _nths(cursor: Cursor) -> Iterator[int]:
    """Read the places in the month, up to the bracket."""
    while True:
        first = read_nth(cursor)
        last = read_nth(cursor) if cursor.passed("-") else first
        yield from range(first, last + 1)
        if not cursor.passed(","):
            cursor.need("]")
            return


def read_nth(cursor: Cursor) -> int:
    """Read a place in the month; with a minus, counted from the end."""
    sign = -1 if cursor.passed("-") else 1
    token = cursor.need("number")
    if not 1 <= token.value <= _MOST_IN_A_MONTH:
        cursor.stop("osm-nth", token)
    return sign * token.value


def read_offset(cursor: Cursor) -> int:
    """Read how many days later or earlier, if it is said: ``+1 day``, ``-2 days``."""
    if cursor.here.kind not in {"+", "-"} or (cursor.ahead(), cursor.ahead(2)) != ("number", "days"):
        return 0
    sign = -1 if cursor.take().kind == "-" else 1
    token = cursor.take()
    cursor.take()
    if token.value > _LONGEST_OFFSET:
        cursor.stop("too-large-number", token, most=_LONGEST_OFFSET)
    return sign * token.value
