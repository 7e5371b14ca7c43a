"""A clock on the wall: what it reads, and the instants at which it does.

In spring a clock skips readings (the gap), in autumn it repeats some (the fold). An opening rule is about readings:
its instants are those at which the clock really reads so, none in the gap and both passes of the fold.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping._algebra import Edges, clipped, paired
from innbygger_core.timekeeping._instants import (
    DAY,
    MICROSECOND,
    MINUTE,
    check_day,
    end_micros,
    micros,
    midnight,
    moment,
    wall_micros,
)
from innbygger_core.timekeeping._zones import first_where, steady, stretches

__all__ = ["day_start", "first_instant", "from_wall", "wall_spans", "window"]


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
        >>> from zoneinfo import ZoneInfo
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> for start, end in wall_spans(date(2026, 10, 25), 135, 165, oslo):
        ...     print(moment(start, oslo), moment(end, oslo))
        2026-10-25 02:15:00+02:00 2026-10-25 02:45:00+02:00
        2026-10-25 02:15:00+01:00 2026-10-25 02:45:00+01:00
    """
    if start_minute >= end_minute:
        return ()
    base = midnight(day)
    start, end = base + start_minute * MINUTE, base + end_minute * MINUTE
    for low, high, offset in steady(zone, day.year):
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
        >>> from zoneinfo import ZoneInfo
        >>> hour = 3_600_000_000
        >>> [edge // hour for edge in from_wall((8 * hour, 16 * hour), ZoneInfo("Europe/Oslo"))]
        [7, 15]
    """
    if not edges:
        return ()
    found: list[int] = []
    for start, end, offset in stretches(zone, edges[0] - DAY, edges[-1] + DAY):
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
        >>> from zoneinfo import ZoneInfo
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> print(moment(first_instant(datetime(2026, 3, 29, 2, 30), oslo), oslo))
        2026-03-29 03:00:00+02:00
    """
    reading = wall_micros(wall)
    offset = wall.replace(tzinfo=zone, fold=0).utcoffset() or timedelta()
    guess = reading - offset // MICROSECOND
    if _reading(guess, zone) == reading:
        return guess
    return first_where(guess - 2 * DAY, guess + 2 * DAY, 1, lambda at: _reading(at, zone) >= reading)


def day_start(day: date, zone: tzinfo) -> int:
    """Find the first instant of a day, in µs: midnight, or what comes first where there is none.

    Example:
        Samoa skipped 30 December 2011:

        >>> from datetime import date
        >>> from zoneinfo import ZoneInfo
        >>> apia = ZoneInfo("Pacific/Apia")
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
        >>> from zoneinfo import ZoneInfo
        >>> start, end = window(date(2026, 3, 29), date(2026, 3, 30), ZoneInfo("Europe/Oslo"))
        >>> (end - start) // 3_600_000_000
        23
    """
    low = micros(start, "start") if isinstance(start, datetime) else day_start(check_day(start, "start"), zone)
    high = end_micros(end if isinstance(end, datetime) else moment(day_start(end, zone), zone), "end")
    if high < low:
        raise OutOfRange("end", end, f"`start`, {start.isoformat()},", "the end of 2199")
    return low, high


def _reading(at: int, zone: tzinfo) -> int:
    return wall_micros(moment(at, zone))
