"""Dates: ``Dec 24``, ``Jun 21-Aug 17``, ``2026 Oct 5-9``, ``Oct-Mar``, ``easter -3 days``, ``Mar Su[-1]-Oct 31``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.hours import DateEdge, DateRange, Dates
from innbygger_core.interchange.osm._days import read_nth, read_offset
from innbygger_core.interchange.osm._numbers import is_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.interchange.osm._tokens import Cursor

__all__ = ["begins_dates", "read_dates"]

_NAMED: Final = frozenset({"month", "easter"})
_NEW_YEARS_EVE: Final = DateEdge(month=12, day=31)


def begins_dates(cursor: Cursor) -> bool:
    """Tell whether a date stands here."""
    return cursor.here.kind in _NAMED or (is_year(cursor.here) and cursor.ahead() in _NAMED)


def read_dates(cursor: Cursor) -> Dates:
    """Read a list of dates; a year and a month hold until others are named."""
    found = [*_range(cursor, DateEdge())]
    while cursor.here.kind == "," and _continues(cursor, found[-1]):
        cursor.take()
        found += _range(cursor, found[-1].last or found[-1].first)
    return Dates(tuple(found))


def _continues(cursor: Cursor, before: DateRange) -> bool:
    """Tell whether the comma here is followed by another date: a day of the same month, too."""
    if cursor.ahead() != "number":
        return cursor.ahead() in _NAMED
    return cursor.ahead(2) in _NAMED or bool((before.last or before.first).day and cursor.ahead(2) != "+")


def _range(cursor: Cursor, before: DateEdge) -> Iterator[DateRange]:
    """Read a date or a stretch of them."""
    begins = cursor.here
    first = _edge(cursor, before, alone=True)
    found = DateRange(first)
    if cursor.passed("+"):
        found = DateRange(first, endless=True) if first.year else DateRange(first, _NEW_YEARS_EVE)
    elif cursor.here.kind == "-":
        cursor.take()
        found = DateRange(first, _edge(cursor, first._replace(year=None, later=0), alone=_is_month(first)))
    if cursor.passed("/"):
        found = found._replace(step=max(cursor.need("number").value, 1))
    if found.fault:
        cursor.stop(found.fault, begins, first=str(found.first), last=str(found.last))
    yield from _of_one_year(found)


def _of_one_year(found: DateRange) -> Iterator[DateRange]:
    """Keep months that are said to be of one year inside it, also where they run over New Year."""
    first, last = found.first, found.last
    over_new_year = last is not None and last.year is None and _is_month(first) and _is_month(last)
    if first.year is None or last is None or not over_new_year or (last.month or 0) >= (first.month or 0):
        yield found
    else:
        yield DateRange(first, _NEW_YEARS_EVE, step=found.step)
        yield DateRange(DateEdge(first.year, 1), last, step=found.step)


def _edge(cursor: Cursor, before: DateEdge, *, alone: bool) -> DateEdge:
    """Read one date.

    Args:
        cursor: where it stands.
        before: whose year and month hold where it has none of its own.
        alone: whether a day of the week after a month is a condition of its own, unless an offset or an end follows.
    """
    begins = cursor.here
    year = cursor.take().value if is_year(begins) and cursor.ahead() in _NAMED else before.year
    named = cursor.here
    if cursor.passed("easter"):
        made = DateEdge(year)
    elif cursor.passed("month"):
        made = _in_month(cursor, year, named.value + 1, alone=alone)
    elif before.day and named.kind == "number":
        made = DateEdge(year, before.month, cursor.take().value)
    else:
        cursor.stop()
    made = _moved(cursor, made)
    if not made.exists:
        cursor.stop("impossible-date", begins)
    return made


def _in_month(cursor: Cursor, year: int | None, month: int, *, alone: bool) -> DateEdge:
    if cursor.here.kind == "number" and not is_year(cursor.here):
        return DateEdge(year, month, cursor.take().value)
    if cursor.here.kind == "weekday" and cursor.ahead() == "[" and (not alone or _is_edge(cursor)):
        weekday = cursor.take().value
        cursor.need("[")
        nth = read_nth(cursor)
        cursor.need("]")
        return DateEdge(year, month, None, weekday, nth)
    return DateEdge(year, month)


def _is_edge(cursor: Cursor) -> bool:
    """Tell whether the day of the week here, with its place in the month, begins a stretch or is counted from."""
    after = 5 if cursor.ahead(2) == "-" else 4
    return cursor.ahead(after - 1) == "]" and cursor.ahead(after) in {"-", "+"}


def _moved(cursor: Cursor, edge: DateEdge) -> DateEdge:
    """Read how far from the date: to a day of the week, and by a number of days."""
    if cursor.here.kind in {"+", "-"} and cursor.ahead() == "weekday":
        side = -1 if cursor.take().kind == "-" else 1
        edge = edge._replace(weekday=cursor.take().value, nth=side)
    return edge._replace(later=read_offset(cursor))


def _is_month(edge: DateEdge) -> bool:
    return edge.month is not None and edge.day is None and edge.weekday is None
