"""Days and instants as somebody types them; and now, since only the command line reads a clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from innbygger_core.cli._conversation import Misuse

if TYPE_CHECKING:
    from datetime import tzinfo

__all__ = ["day_of", "instant_of"]

_YEARS = range(1900, 2200)


def now(zone: tzinfo) -> datetime:
    """Read the clock."""
    return datetime.now(zone)  # noqa: TID251 - whoever types a question without a time asks about now


def day_of(typed: str | None, zone: tzinfo) -> date:
    """Read a day in ISO 8601; today in the zone where none was typed.

    Raises:
        Misuse: it is no day, or lies outside the years that the library knows.
    """
    if typed is None:
        return now(zone).date()
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise Misuse("bad-day", (("found", typed),))
    return day


def instant_of(typed: str | None, zone: tzinfo) -> datetime:
    """Read an instant in ISO 8601; now where none was typed.

    Without an offset it is what clocks in the zone show, since the plan says where its clocks hang. A day alone is
    refused: nobody who writes one means midnight.

    Raises:
        Misuse: it is no instant, or lies outside the years that the library knows.
    """
    if typed is None:
        return now(zone)
    try:
        instant = None if _is_day(typed) else datetime.fromisoformat(typed)
    except ValueError:
        instant = None
    if instant is None or instant.year not in _YEARS:
        raise Misuse("bad-instant", (("found", typed),))
    return instant.astimezone(zone) if instant.tzinfo else instant.replace(tzinfo=zone)


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True
