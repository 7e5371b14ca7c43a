"""The window of a feed that has rules in it: whole days, within what the clock of its zone is known to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from innbygger_core.ical._writing._zones import zone_rules
from innbygger_core.timekeeping import window

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

__all__ = ["check_days"]


def check_days(start: date, end: date, zone: ZoneInfo) -> None:
    """Let a window of whole days pass in which rules can be written.

    Raises:
        TypeError: one of them is a datetime.
        OutOfRange: the end comes before the start, a day lies outside 1900-2199, or the window begins before the
            yearly rules of the time zone do.
        UnwritableZone: the clock of the time zone follows no yearly rules.
    """
    for day in (start, end):
        if isinstance(day, datetime):
            msg = f"A feed is of whole days, and {day.isoformat()} is a datetime; write the day."
            raise TypeError(msg)
    window(start, end, zone)
    zone_rules(zone).check(start)
