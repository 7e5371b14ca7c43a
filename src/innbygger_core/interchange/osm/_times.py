"""The times of a rule: ``10:00-16:00``, ``22:00-02:00``, ``20:00-26:00``, ``18:00+``, and as mappers write them."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.hours import DaySpan
from innbygger_core.interchange.osm._numbers import is_year
from innbygger_core.timekeeping import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.interchange.osm._tokens import Cursor, Token

__all__ = ["ALL_DAY", "Piece", "begins_times", "day_spans", "read_times"]

Piece: TypeAlias = tuple[int, int, bool]
"""Minutes from a first to one after the last, counted from the day's midnight, and whether it is known to be open."""

_MIDNIGHT: Final = 1440
ALL_DAY: Final[Piece] = (0, _MIDNIGHT, True)

_HOUR: Final = 60
_TIMES: Final = frozenset({"clock", "sun", "("})
_LATEST_END: Final = 2 * _MIDNIGHT
_FOUR_DIGITS: Final = 4


def begins_times(cursor: Cursor) -> bool:
    """Tell whether times stand here."""
    return _is_time(cursor, 0) or cursor.here.kind == "24/7"


def _is_time(cursor: Cursor, steps: int) -> bool:
    kind = cursor.ahead(steps)
    return kind in _TIMES or (kind == "number" and cursor.ahead(steps + 1) in {"-", "+"})


def read_times(cursor: Cursor) -> Iterator[Piece]:
    """Read a list of times; four digits that can be years are times only where those before them are so written."""
    in_digits = cursor.here.kind == "number"
    yield from _times(cursor)
    while _is_time(cursor, comma := int(cursor.here.kind == ",")) and (in_digits or not is_year(cursor.look(comma))):
        cursor.passed(",")
        yield from _times(cursor)


def _times(cursor: Cursor) -> Iterator[Piece]:
    if cursor.passed("24/7"):
        yield ALL_DAY
        return
    begins = cursor.here
    start = _minute(cursor, latest=_LATEST_END)
    if cursor.passed("+"):
        yield start, (start // _MIDNIGHT + 1) * _MIDNIGHT, False
        return
    if not cursor.passed("-"):
        cursor.stop("osm-time-alone", begins)
    end = _minute(cursor, latest=_LATEST_END)
    end += _MIDNIGHT if end <= start else 0
    if cursor.here.kind == "/":
        cursor.stop("osm-points", cursor.here)
    yield start, end, True
    if cursor.passed("+"):
        yield end, (end // _MIDNIGHT + 1) * _MIDNIGHT, False


def _minute(cursor: Cursor, latest: int) -> int:
    """Read a time of day, as minutes after midnight."""
    token = cursor.here
    if token.kind not in {"clock", "number"}:
        cursor.stop("osm-unexpected", cursor.look(token.kind == "("))
    minute = token.value if token.kind == "clock" else _from_number(token)
    if not 0 <= minute <= latest:
        cursor.stop("osm-clock", token)
    cursor.take()
    return minute


def _from_number(token: Token) -> int:
    """Read a plain number: hours, or hours and minutes in four digits."""
    if len(token.text) < _FOUR_DIGITS:
        return token.value * _HOUR
    hours, minutes = divmod(token.value, 100)
    return hours * _HOUR + minutes if minutes < _HOUR else -1


def day_spans(pieces: Iterable[Piece]) -> tuple[tuple[DaySpan, ...], tuple[DaySpan, ...]]:
    """Write times as spans that are in order and apart: those of the day, and what only the next day can say."""
    today, later = [], []
    for start, end, sure in _apart(list(pieces)):
        if start >= _MIDNIGHT:
            later.append(_span(start - _MIDNIGHT, end - _MIDNIGHT, sure=sure))
        elif end > _MIDNIGHT and end - start >= _MIDNIGHT:
            today.append(_span(start, _MIDNIGHT, sure=sure))
            later.append(_span(0, end - _MIDNIGHT, sure=sure))
        else:
            today.append(_span(start, end, sure=sure))
    return tuple(today), tuple(later)


def _span(start: int, end: int, *, sure: bool) -> DaySpan:
    if not sure and end == _MIDNIGHT:
        return DaySpan(start or None, None)
    return DaySpan(start, end, sure=sure)


def _apart(pieces: list[Piece]) -> Iterable[Piece]:
    """Sort times, and join those that meet; what is known to be open is so, whatever else is said of it."""
    if len(pieces) == 1:
        return pieces
    known, unknown = (
        Spans.from_pairs([(s, e) for s, e, sure in pieces if sure is said], UTC) for said in (True, False)
    )
    both = ((known, True), (unknown - known, False))
    return sorted((start, end, sure) for spans, sure in both for start, end in _pairs(spans))


def _pairs(spans: Spans) -> Iterator[tuple[int, int]]:
    return zip(spans.edges[::2], spans.edges[1::2], strict=True)
