"""Days, times and dates in the shapes that others write them in."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.interchange.schema_org._names import PUBLIC_HOLIDAYS, WEEKDAYS
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PUBLIC", "Clock", "Misread", "clock", "day", "texts", "weekdays"]

PUBLIC: Final = 7
"""The number of public holidays, where Monday is 0 and Sunday 6."""

_MIDNIGHT: Final = 1440
_NAMES: Final = {
    **{name.lower(): number for number, name in enumerate((*WEEKDAYS, PUBLIC_HOLIDAYS))},
    **{name.lower()[:length]: number for number, name in enumerate(WEEKDAYS) for length in (2, 3)},
    "ph": PUBLIC,
}
_VOCABULARY = re.compile(r"(?:https?://schema\.org/|schema:)?([A-Za-z]+)/?")
_CLOCK = re.compile(r"T?(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_DAYS = r"[A-Za-z]+(?:\s*[-–]\s*[A-Za-z]+)?"
_TIMES = r"\d{1,2}:\d\d\s*[-–]\s*\d{1,2}:\d\d"
_TEXT = re.compile(rf"(?P<days>{_DAYS}(?:\s*,\s*{_DAYS})*)?\s*(?P<times>{_TIMES}(?:\s*,\s*{_TIMES})*)?")


class Misread(Exception):
    """A value could not be read; the arguments are the kind of fault, and what was found."""


class Clock(NamedTuple):
    """A time of day.

    Attributes:
        minute: after midnight; 1440 for what is written as the end of the day.
        offset: whether an offset from UTC stood behind it.
    """

    minute: int
    offset: bool = False


def weekdays(written: object) -> Iterator[int]:
    """Read ``dayOfWeek``: one day or several, by name, address or abbreviation, or as objects."""
    for one in written if isinstance(written, list) else [written]:
        yield _weekday(one.get("@id", one.get("name")) if isinstance(one, dict) else one)


def _weekday(written: object) -> int:
    match = _VOCABULARY.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None or match[1].lower() not in _NAMES:
        raise Misread("schema-org-day", written)
    return _NAMES[match[1].lower()]


def clock(written: object) -> Clock:
    """Read a time, with or without seconds and an offset; the day's last minute is its end."""
    match = _CLOCK.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise Misread("schema-org-time", written)
    minute = int(match[1]) * 60 + int(match[2])
    last = minute == _MIDNIGHT - 1
    if minute > _MIDNIGHT or (int(match[3] or 0) and not last):
        raise Misread("schema-org-time", written)
    return Clock(_MIDNIGHT if last else minute, bool(match[4]))


def day(written: object) -> date:
    """Read a date, or the date of a moment."""
    match = _DATE.fullmatch(written.strip()) if isinstance(written, str) else None
    try:
        found = date.fromisoformat(match[1]) if match else None
    except ValueError:
        found = None
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise Misread("schema-org-date", written)
    return found


def texts(written: object) -> Iterator[tuple[tuple[int, ...], tuple[tuple[str, str], ...]]]:
    """Read ``openingHours``, such as ``Mo-Fr 09:00-12:00,13:00-17:00``: days, and pairs of times; none is all day."""
    for part in written.split(";") if isinstance(written, str) else [written]:
        match = _TEXT.fullmatch(part.strip()) if isinstance(part, str) else None
        if match is None or not (match["days"] or match["times"]):
            raise Misread("schema-org-text", written)
        spans = (re.split(r"\s*[-–]\s*", times) for times in re.split(r"\s*,\s*", match["times"] or "00:00-24:00"))
        yield tuple(_all_days(match["days"] or "Mo-Su")), tuple((opens, closes) for opens, closes in spans)


def _all_days(written: str) -> Iterator[int]:
    for part in re.split(r"\s*,\s*", written):
        first, *rest = map(_weekday, re.split(r"\s*[-–]\s*", part))
        last = rest[0] if rest else first
        if rest and PUBLIC in (first, last):
            raise Misread("schema-org-day", written)
        yield from [first] if first == PUBLIC else ((first + n) % 7 for n in range((last - first) % 7 + 1))
