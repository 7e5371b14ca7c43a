"""Whether a text says what the hours say, in the years in which that is looked at."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import OpeningHours, Timetable

__all__ = ["Difference", "difference", "whole_window"]

_YEAR: Final = re.compile(r"\b(?:19|2[01])\d\d\b")
_YEARS: Final = range(1900, 2200)
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_A_CYCLE: Final = range(2024, 2052)
"""28 years, in which every date falls on every day of the week."""
_DAY: Final = timedelta(days=1)


class Difference(NamedTuple):
    """What a text says otherwise.

    Attributes:
        first: the first day on which it does; None where it never does.
        opens_more: whether it is open at a time when the hours are not known to be.
    """

    first: date | None
    opens_more: bool


def difference(hours: OpeningHours, wanted: Timetable, found: Timetable) -> Difference:
    """Compare what a text says with what is wanted, while the hours are valid."""
    days: list[date] = []
    opens_more = False
    for start, end in _windows(hours):
        known, maybe = (
            tuple(table.open_spans(start, end, perhaps=perhaps) for table in (wanted, found))
            for perhaps in (False, True)
        )
        opens_more = opens_more or bool(known[1] - known[0])
        days += (next(iter(pair[0] ^ pair[1])).start.date() for pair in (known, maybe) if pair[0] != pair[1])
    return Difference(min(days, default=None), opens_more)


def whole_window(hours: OpeningHours) -> tuple[date, date]:
    """Tell the first and last of the days that are compared; those between are all meant."""
    windows = list(_windows(hours))
    return windows[0][0], windows[-1][1] - _DAY


def _windows(hours: OpeningHours) -> Iterator[tuple[date, date]]:
    """Give the years that are compared, cut to the validity: a cycle, and those around the years that are named."""
    named = map(int, _YEAR.findall(hours.model_dump_json()))
    years = {*_A_CYCLE, *(near for year in named for near in (year - 1, year, year + 1))}
    for year in sorted(years.intersection(_YEARS)):
        start = max(date(year, 1, 1), hours.valid_from or _FIRST)
        end = min(date(year + 1, 1, 1) if year < _LAST.year else _LAST, _after(hours.valid_to))
        if start < end:
            yield start, end


def _after(last: date | None) -> date:
    return _LAST if last is None or last == _LAST else last + _DAY
