"""Years and weeks: ``2026-2028``, ``2026+``, ``2026-2040/2``, ``week 1-53/2``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.hours import FOR_GOOD, NumberRange, Weeks, Years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.interchange.osm._tokens import Cursor, Token

__all__ = ["is_year", "read_weeks", "read_years"]

_LAST_WEEK: Final = 53
_ALLOWED: Final = {"bad-years": range(1900, 2200), "bad-weeks": range(1, _LAST_WEEK + 1)}


def is_year(token: Token) -> bool:
    """Tell whether a number can be a year."""
    return token.kind == "number" and token.value in _ALLOWED["bad-years"]


def read_years(cursor: Cursor) -> Years:
    """Read a list of years."""
    found = [_years(cursor)]
    while cursor.here.kind == "," and cursor.ahead() == "number":
        cursor.take()
        found.append(_years(cursor))
    return Years(tuple(found))


def _years(cursor: Cursor) -> NumberRange:
    begins = cursor.here
    first = _number(cursor, "bad-years")
    if cursor.passed("+"):
        return NumberRange(first, FOR_GOOD)
    last = _number(cursor, "bad-years") if cursor.passed("-") else first
    if last < first:
        cursor.stop("bad-years", begins)
    return NumberRange(first, last, _step(cursor))


def read_weeks(cursor: Cursor) -> Weeks:
    """Read a list of weeks, after the word; one that runs over New Year becomes two."""
    cursor.need("week")
    found = [*_weeks(cursor)]
    while cursor.here.kind == "," and cursor.ahead() in {"number", "week"}:
        cursor.take()
        cursor.passed("week")
        found += _weeks(cursor)
    return Weeks(tuple(found))


def _weeks(cursor: Cursor) -> Iterator[NumberRange]:
    first = _number(cursor, "bad-weeks")
    last = _number(cursor, "bad-weeks") if cursor.passed("-") else first
    step = _step(cursor)
    if last < first:
        yield NumberRange(first, _LAST_WEEK, step)
        first = 1
    yield NumberRange(first, last, step)


def _step(cursor: Cursor) -> int:
    if not cursor.passed("/"):
        return 1
    token = cursor.need("number")
    if not token.value:
        cursor.stop("too-small", token, least=1)
    return token.value


def _number(cursor: Cursor, kind: str) -> int:
    token = cursor.need("number")
    if token.value not in _ALLOWED[kind]:
        cursor.stop(kind, token)
    return token.value
