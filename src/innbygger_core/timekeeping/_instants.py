"""Instants as integers: microseconds since 1970-01-01T00:00Z ("µs"), and the bounds of what the library answers for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from innbygger_core.errors import NaiveDatetime, OutOfRange

__all__ = [
    "DAY",
    "FIRST_DAY",
    "LAST_DAY",
    "MICROSECOND",
    "MINUTE",
    "SECOND",
    "check_day",
    "check_days",
    "check_year",
    "duration",
    "end_micros",
    "micros",
    "midnight",
    "moment",
    "wall_micros",
]

MICROSECOND: Final = timedelta(microseconds=1)
SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
DAY: Final = 24 * 60 * MINUTE

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_WALL = datetime(1970, 1, 1)  # noqa: DTZ001 - a reading of a clock, not an instant
_EPOCH_ORDINAL = _EPOCH_WALL.toordinal()
_FIRST_YEAR, _LAST_YEAR = FIRST_DAY.year, LAST_DAY.year
_END = datetime(_LAST_YEAR + 1, 1, 1)  # noqa: DTZ001 - a reading of a clock in any zone


def micros(when: datetime, argument: str) -> int:
    """Turn an aware datetime, in any time zone, into an integer.

    Args:
        when: an aware datetime from 1900 to 2199 by its own clock.
        argument: what the caller calls it, for the error.

    Returns:
        Microseconds since 1970-01-01T00:00Z.

    Raises:
        NaiveDatetime: it has no time zone.
        OutOfRange: its year is before 1900 or after 2199.

    Example:
        >>> from datetime import datetime, timezone
        >>> micros(datetime(1970, 1, 1, 0, 1, tzinfo=timezone.utc), "when")
        60000000
    """
    counted = _micros(when, argument)
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        raise OutOfRange(argument, when, "1900", "2199")
    return counted


def end_micros(when: datetime, argument: str) -> int:
    """Do what :func:`micros` does for an exclusive end, which may also be 2200-01-01T00:00 itself.

    Raises:
        NaiveDatetime: it has no time zone.
        OutOfRange: it is before 1900, or after the end of 2199.

    Example:
        >>> from datetime import datetime, timezone
        >>> end_micros(datetime(2200, 1, 1, tzinfo=timezone.utc), "end")
        7258118400000000
    """
    counted = _micros(when, argument)
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR and when.replace(tzinfo=None) != _END:
        raise OutOfRange(argument, when, "1900", "the end of 2199")
    return counted


def moment(micros: int, zone: tzinfo) -> datetime:
    """Show an integer instant on the clock of a zone, told apart by ``fold`` where the clock repeats itself.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> print(moment(0, ZoneInfo("Europe/Oslo")))
        1970-01-01 01:00:00+01:00
    """
    return (_EPOCH + micros * MICROSECOND).astimezone(zone)


def duration(micros: int) -> timedelta:
    """Show a number of microseconds as real elapsed time.

    Example:
        >>> duration(90 * MINUTE)
        datetime.timedelta(seconds=5400)
    """
    return micros * MICROSECOND


def wall_micros(wall: datetime) -> int:
    """Count a clock's reading as if it were UTC. The zone, if any, is left out of it.

    Example:
        >>> wall_micros(datetime(1970, 1, 1, 1, 30)) == 90 * MINUTE
        True
    """
    return (wall.replace(tzinfo=None) - _EPOCH_WALL) // MICROSECOND


def midnight(day: date) -> int:
    """Count a day's midnight as a clock's reading, as :func:`wall_micros` does."""
    return (day.toordinal() - _EPOCH_ORDINAL) * DAY


def check_day(day: date, argument: str) -> date:
    """Let a day of the years 1900-2199 pass.

    Raises:
        TypeError: it is a datetime, whose day depends on a zone.
        OutOfRange: its year is before 1900 or after 2199.

    Example:
        >>> check_day(date(2026, 11, 23), "day")
        datetime.date(2026, 11, 23)
    """
    if isinstance(day, datetime):
        msg = f"`{argument}` is a datetime, {day.isoformat()}; write the day, `.date()` in the zone you mean."
        raise TypeError(msg)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise OutOfRange(argument, day, FIRST_DAY.isoformat(), LAST_DAY.isoformat())
    return day


def check_days(start: date, end: date) -> None:
    """Let a stretch of days pass, ``end`` exclusive.

    Raises:
        TypeError: one of them is a datetime.
        OutOfRange: one lies outside 1900-2199 (2200-01-01 may be the end), or the end comes before the start.

    Example:
        >>> check_days(date(2026, 1, 1), date(2027, 1, 1))
        >>> check_days(date(2026, 1, 1), date(2025, 1, 1))
        Traceback (most recent call last):
        innbygger_core.errors.OutOfRange: `end` is 2025-01-01; it must lie between `start`, 2026-01-01, and the end ...
    """
    check_day(start, "start")
    if end != _END.date():
        check_day(end, "end")
    if end < start:
        raise OutOfRange("end", end, f"`start`, {start.isoformat()},", "the end of 2199")


def check_year(year: int) -> None:
    """Let a year from 1900 to 2199 pass.

    Raises:
        OutOfRange: it is another.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise OutOfRange("year", year, str(_FIRST_YEAR), str(_LAST_YEAR))


def _micros(when: datetime, argument: str) -> int:
    try:
        return (when - _EPOCH) // MICROSECOND
    except TypeError:
        raise NaiveDatetime(argument, when) from None
