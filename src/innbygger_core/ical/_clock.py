"""What a clock on the wall can tell of a stretch of time, and what only UTC can."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from innbygger_core.ical._writing._zones import zone_rules

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

__all__ = ["clocked", "reads_once", "takes_time"]


def reads_once(when: datetime) -> bool:
    """Tell whether a clock shows a reading exactly once: neither skipped in spring nor repeated in autumn."""
    return when.replace(fold=0).utcoffset() == when.replace(fold=1).utcoffset()


def clocked(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Give a stretch as the clock in a zone reads it, in whole seconds.

    In UTC, where the clock shows one of its ends twice, or where the yearly rules of the zone do not hold yet.

    Raises:
        UnwritableZone: the zone has no yearly rules.

    >>> from zoneinfo import ZoneInfo
    >>> start, end = datetime(2026, 10, 25, 1, 15, tzinfo=UTC), datetime(2026, 10, 25, 3, tzinfo=UTC)
    >>> clocked(start, end, ZoneInfo("Europe/Oslo")) == (start, end)
    True
    """
    first, last = (at.replace(microsecond=0) for at in (start, end))
    there = first.astimezone(zone), last.astimezone(zone)
    told = there[0].date() >= zone_rules(zone).since and all(map(reads_once, there))
    return there if told else (first.astimezone(UTC), last.astimezone(UTC))


def takes_time(start: datetime, end: datetime) -> bool:
    """Tell whether anything is left of a stretch in whole seconds, as time passes and not as a clock reads.

    >>> noon = datetime(2027, 3, 2, 12, tzinfo=UTC)
    >>> takes_time(noon, noon.replace(second=1)), takes_time(noon, noon.replace(microsecond=5)), takes_time(noon, noon)
    (True, False, False)
    """
    first, last = (at.astimezone(UTC).replace(microsecond=0) for at in (start, end))
    return first < last
