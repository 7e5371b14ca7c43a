"""Time zones: what a clock on the wall reads, and the instants at which it does.

In spring a clock skips readings (the gap), in autumn it repeats some (the fold). An opening rule is about readings:
its instants are those at which the clock really reads so, none in the gap and both passes of the fold.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from innbygger_core.errors import Fault, OutOfRange, UnreadableData
from innbygger_core.timekeeping._algebra import Edges, clipped, paired
from innbygger_core.timekeeping._instants import (
    DAY,
    MINUTE,
    SECOND,
    check_day,
    end_micros,
    micros,
    midnight,
    moment,
    wall_micros,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# No zone of the time zone database (2026f) changes its offset twice within 6.9 days in 1900-2199.
_SAMPLE = 5 * DAY
_MICROSECOND = timedelta(microseconds=1)
_NEW_YEAR_MARGIN = 3 * DAY


def zone(name: str) -> ZoneInfo:
    """Look up a time zone by its name in the IANA time zone database.

    Raises:
        UnreadableData: there is no such zone (a ``ValueError``, so a pydantic validator may let it through).

    Example:
        >>> zone("Europe/Oslo")
        zoneinfo.ZoneInfo(key='Europe/Oslo')
        >>> zone("Oslo")
        Traceback (most recent call last):
        innbygger_core.errors.UnreadableData: 1 fault:
        - (the document): found "Oslo"; write the name of a time zone, such as Europe/Oslo
    """
    try:
        return ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        fault = Fault("", "bad-zone", f'"{name}"', "write the name of a time zone, such as Europe/Oslo")
        raise UnreadableData((fault,)) from None


def wall_spans(day: date, start_minute: int, end_minute: int, zone: tzinfo) -> tuple[tuple[int, int], ...]:
    """Find the instants at which a clock reads from one minute of a day (included) to another (excluded).

    Args:
        day: the day that the minutes count from.
        start_minute: minutes after midnight.
        end_minute: minutes after midnight; more than 1440 is past the next midnight.
        zone: where the clock hangs.

    Returns:
        Pairs of start and end in µs, rising, not touching: one pair on most days, none where the clock skips all of
        it, two where it repeats a part.

    Example:
        On 25 October 2026 clocks in Norway read 02:15-02:45 twice:

        >>> from datetime import date
        >>> oslo = zone("Europe/Oslo")
        >>> for start, end in wall_spans(date(2026, 10, 25), 135, 165, oslo):
        ...     print(moment(start, oslo), moment(end, oslo))
        2026-10-25 02:15:00+02:00 2026-10-25 02:45:00+02:00
        2026-10-25 02:15:00+01:00 2026-10-25 02:45:00+01:00
    """
    if start_minute >= end_minute:
        return ()
    base = midnight(day)
    start, end = base + start_minute * MINUTE, base + end_minute * MINUTE
    for low, high, offset in _steady(zone, day.year):
        if low <= start and end <= high:
            return ((start - offset, end - offset),)
    return paired(from_wall((start, end), zone))


def from_wall(edges: Edges, zone: tzinfo) -> Edges:
    """Turn a whole set of clock readings into the set of instants at which a zone's clock reads so.

    Args:
        edges: readings counted in microseconds as if they were UTC, flat: start, end, start, end, strictly rising.
        zone: where the clock hangs.

    Returns:
        Instants in µs, in the same flat form.

    Example:
        >>> hour = 3_600_000_000
        >>> [edge // hour for edge in from_wall((8 * hour, 16 * hour), zone("Europe/Oslo"))]
        [7, 15]
    """
    if not edges:
        return ()
    found: list[int] = []
    for start, end, offset in _stretches(zone, edges[0] - DAY, edges[-1] + DAY):
        piece = [edge - offset for edge in clipped(edges, start + offset, end + offset)]
        if found and piece and found[-1] == piece[0]:
            del found[-1], piece[0]
        found += piece
    return tuple(found)


def first_instant(wall: datetime, zone: tzinfo) -> int:
    """Find the first instant at which a zone's clock has come to a reading; in a gap, the first real one after it.

    Args:
        wall: the reading; its own zone, if any, does not matter.
        zone: where the clock hangs; any ``tzinfo``.

    Returns:
        An instant in µs.

    Example:
        >>> from datetime import datetime
        >>> oslo = zone("Europe/Oslo")
        >>> print(moment(first_instant(datetime(2026, 3, 29, 2, 30), oslo), oslo))
        2026-03-29 03:00:00+02:00
    """
    reading = wall_micros(wall)
    offset = wall.replace(tzinfo=zone, fold=0).utcoffset() or timedelta()
    guess = reading - offset // _MICROSECOND
    if _reading(guess, zone) == reading:
        return guess
    return _first(guess - 2 * DAY, guess + 2 * DAY, 1, lambda at: _reading(at, zone) >= reading)


def day_start(day: date, zone: tzinfo) -> int:
    """Find the first instant of a day, in µs: midnight, or what comes first where there is none.

    Example:
        Samoa skipped 30 December 2011:

        >>> from datetime import date
        >>> apia = zone("Pacific/Apia")
        >>> print(moment(day_start(date(2011, 12, 30), apia), apia))
        2011-12-31 00:00:00+14:00
    """
    return first_instant(datetime(day.year, day.month, day.day), zone)  # noqa: DTZ001 - a reading, not an instant


def window(start: date, end: date, zone: tzinfo) -> tuple[int, int]:
    """Read the two arguments that many questions take: half-open, aware datetimes or dates.

    Args:
        start: the first instant; a date stands for the start of that day in the zone.
        end: the first instant after; a date likewise, so that day is no longer in it.
        zone: whose days they are.

    Returns:
        Start and end in µs; they may be equal.

    Raises:
        NaiveDatetime: a datetime has no time zone.
        OutOfRange: a year lies outside 1900-2199, or the end comes before the start.

    Example:
        >>> from datetime import date
        >>> start, end = window(date(2026, 3, 29), date(2026, 3, 30), zone("Europe/Oslo"))
        >>> (end - start) // 3_600_000_000
        23
    """
    low = micros(start, "start") if isinstance(start, datetime) else day_start(check_day(start, "start"), zone)
    high = end_micros(end if isinstance(end, datetime) else moment(day_start(end, zone), zone), "end")
    if high < low:
        raise OutOfRange("end", end, f"`start`, {start.isoformat()},", "the end of 2199")
    return low, high


@lru_cache(maxsize=1024)
def transitions(zone: tzinfo, year: int) -> tuple[tuple[int, int], ...]:
    """Find when, in a year of UTC, a zone's offset changes: pairs of the instant and the offset from then on, in µs.

    Example:
        >>> [(str(moment(at, zone("Europe/Oslo"))), offset // 60_000_000)
        ...  for at, offset in transitions(zone("Europe/Oslo"), 2026)]
        [('2026-03-29 03:00:00+02:00', 120), ('2026-10-25 02:00:00+01:00', 60)]
    """
    first, last = midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1))
    samples = [*range(first - SECOND, last - SECOND, _SAMPLE), last - SECOND]
    offsets = [(at, _offset(at, zone)) for at in samples]
    return tuple(
        (_change(low, high, zone), after) for (low, before), (high, after) in pairwise(offsets) if before != after
    )


@lru_cache(maxsize=1024)
def _steady(zone: tzinfo, year: int) -> tuple[tuple[int, int, int], ...]:
    """Find the stretches of readings, around a year, that a zone's clock shows exactly once: low, high, offset."""
    low = midnight(date(year, 1, 1)) - _NEW_YEAR_MARGIN
    high = midnight(date(year + 1, 1, 1)) + _NEW_YEAR_MARGIN
    pieces = tuple(_stretches(zone, low, high))
    offsets = [offset for _, _, offset in pieces]
    before, after = [offsets[0], *offsets], [*offsets[1:], offsets[-1]]
    return tuple(
        (start + max(earlier, offset), end + min(offset, later), offset)
        for (start, end, offset), earlier, later in zip(pieces, before, after, strict=False)
    )


def _stretches(zone: tzinfo, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """Cut ``[low, high)`` where a zone's offset changes: start, end, offset."""
    start, offset = low, _offset(low, zone)
    for year in range(_year(low), _year(high) + 1):
        for at, after in transitions(zone, year):
            if low < at < high:
                yield start, at, offset
                start, offset = at, after
    yield start, high, offset


def _change(low: int, high: int, zone: tzinfo) -> int:
    """Find the second, after ``low`` and no later than ``high``, from which another offset holds."""
    before = _offset(low, zone)
    return _first(low, high, SECOND, lambda at: _offset(at, zone) != before)


def _first(low: int, high: int, step: int, holds: Callable[[int], bool]) -> int:
    """Find the first of ``low, low + step, ...`` at which something holds that does at ``high``, not at ``low``."""
    while high - low > step:
        middle = low + (high - low) // step // 2 * step
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _reading(at: int, zone: tzinfo) -> int:
    return wall_micros(moment(at, zone))


def _offset(at: int, zone: tzinfo) -> int:
    return (moment(at, zone).utcoffset() or timedelta()) // _MICROSECOND


def _year(at: int) -> int:
    return moment(at, UTC).year
