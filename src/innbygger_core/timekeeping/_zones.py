"""Time zones: when their offsets change, and which readings of a clock that touches."""

from __future__ import annotations

from datetime import UTC, date, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.timekeeping._instants import DAY, MICROSECOND, SECOND, midnight, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["first_where", "steady", "stretches", "transitions", "zone"]

# No zone of the time zone database (2026f) changes its offset twice within 6.9 days in 1900-2199.
_SAMPLE = 5 * DAY
_NEW_YEAR_MARGIN = 3 * DAY
_YEARS_KEPT = 4096


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


@lru_cache(maxsize=_YEARS_KEPT)
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


@lru_cache(maxsize=_YEARS_KEPT)
def steady(zone: tzinfo, year: int) -> tuple[tuple[int, int, int], ...]:
    """Find the stretches of readings, around a year, that a zone's clock shows exactly once: low, high, offset."""
    low = midnight(date(year, 1, 1)) - _NEW_YEAR_MARGIN
    high = midnight(date(year + 1, 1, 1)) + _NEW_YEAR_MARGIN
    pieces = tuple(stretches(zone, low, high))
    offsets = [offset for _, _, offset in pieces]
    before, after = [offsets[0], *offsets], [*offsets[1:], offsets[-1]]
    return tuple(
        (start + max(earlier, offset), end + min(offset, later), offset)
        for (start, end, offset), earlier, later in zip(pieces, before, after, strict=False)
    )


def stretches(zone: tzinfo, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """Cut a stretch of time where a zone's offset changes.

    Args:
        zone: where the clock hangs.
        low: the first instant, in µs.
        high: the first instant after.

    Returns:
        Start, end and offset from UTC of each part, in µs.

    Example:
        >>> year = 1_767_225_600_000_000, 1_798_761_600_000_000
        >>> [offset // 60_000_000 for _, _, offset in stretches(zone("Europe/Oslo"), *year)]
        [60, 120, 60]
    """
    start, offset = low, _offset(low, zone)
    for year in range(_year(low), _year(high) + 1):
        for at, after in transitions(zone, year):
            if low < at < high:
                yield start, at, offset
                start, offset = at, after
    yield start, high, offset


def first_where(low: int, high: int, step: int, holds: Callable[[int], bool]) -> int:
    """Find the first of ``low, low + step, ...`` at which something holds that does at ``high``, not at ``low``."""
    while high - low > step:
        middle = low + (high - low) // step // 2 * step
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _change(low: int, high: int, zone: tzinfo) -> int:
    """Find the second, after ``low`` and no later than ``high``, from which another offset holds."""
    before = _offset(low, zone)
    return first_where(low, high, SECOND, lambda at: _offset(at, zone) != before)


def _offset(at: int, zone: tzinfo) -> int:
    return (moment(at, zone).utcoffset() or timedelta()) // MICROSECOND


def _year(at: int) -> int:
    return moment(at, UTC).year
