"""Days, moments and lengths of time, as iCalendar writes them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from innbygger_core.ical._reading._unreadable import Unreadable, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

__all__ = ["DAY", "Length", "When", "instant", "read_length", "read_moment", "read_offset", "read_reading", "read_when"]

DAY: Final = timedelta(days=1)
When: TypeAlias = "date | datetime"
"""A day, or a moment in the time zone that it was written in."""

_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DATE_TIME: Final = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z)?")
_LENGTH: Final = re.compile(
    r"(?P<sign>[+-])?P(?:(?P<weeks>\d{1,5})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,7})M)?(?:(?P<seconds>\d{1,9})S)?)?"
)
_OFFSET: Final = re.compile(r"([+-])(\d\d)([0-5]\d)([0-5]\d)?")
# Apple keeps birthdays without a year in 1604. What comes later than 2199 has no answer elsewhere either.
_FIRST_YEAR, _LAST_YEAR = 1604, 2199
_LONGEST: Final = timedelta(days=100_000)
_LEAP_SECOND: Final = 60


@frozen
class Length:
    """How long something lasts: days by the calendar, and then elapsed time."""

    days: timedelta = timedelta()
    elapsed: timedelta = timedelta()

    @property
    def longest(self) -> timedelta:
        """The most that it can be in elapsed time."""
        return self.days + self.elapsed + DAY

    def after(self, start: When) -> When:
        """Find when something ends."""
        if not isinstance(start, datetime):
            return start + self.days
        return (start + self.days).astimezone(UTC) + self.elapsed


def read_when(value: str, parameters: Mapping[str, str], zone: Callable[[str], tzinfo], own: tzinfo | None) -> When:
    """Read a day or a moment.

    Args:
        value: as it was written.
        parameters: of the property.
        zone: looks up a time zone.
        own: the zone of a reading that names none; None: there is none, and such a reading is refused.

    Raises:
        Unreadable: it names no time zone, or one that nobody knows.
        ValueError: it is no day and no moment.
    """
    text = value.strip().upper()
    day = _DATE.fullmatch(text)
    if day:
        return _checked(date(*map(int, day.groups())))
    reading = read_reading(text)
    if text.endswith("Z"):
        return reading.replace(tzinfo=UTC)
    named = parameters.get("TZID")
    found = zone(named) if named else own
    if found is None:
        raise Unreadable("ical-floating", found=shown(text))
    return reading.replace(tzinfo=found)


def read_moment(value: str) -> datetime:
    """Read a moment that is told in UTC.

    Raises:
        ValueError: it is none.

    >>> str(read_moment("20260301T100000Z"))
    '2026-03-01 10:00:00+00:00'
    """
    return read_reading(value.strip().upper()).replace(tzinfo=UTC)


def read_reading(text: str) -> datetime:
    """Read what a clock shows, wherever it hangs.

    Raises:
        ValueError: no clock shows that.

    >>> read_reading("20260301T100000").isoformat()
    '2026-03-01T10:00:00'
    """
    found = _DATE_TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    _checked(date(year, month, day))
    return datetime(year, month, day, hour, minute, second - (second == _LEAP_SECOND))  # noqa: DTZ001 - a reading


def read_length(value: str) -> Length:
    """Read a length of time.

    Raises:
        ValueError: it is none, or longer than any.

    >>> read_length("P1DT2H")
    Length(days=datetime.timedelta(days=1), elapsed=datetime.timedelta(seconds=7200))
    """
    found = _LENGTH.fullmatch(value.strip().upper())
    told = {name: int(count) for name, count in found.groupdict().items() if count and name != "sign"} if found else {}
    if found is None or not told:
        raise ValueError(value)
    sign = -1 if found["sign"] == "-" else 1
    days = timedelta(weeks=told.pop("weeks", 0), days=told.pop("days", 0))
    elapsed = timedelta(**told)
    if days + elapsed > _LONGEST:
        raise ValueError(value)
    return Length(sign * days, sign * elapsed)


def read_offset(value: str) -> timedelta:
    """Read an offset from UTC.

    Raises:
        ValueError: it is none.

    >>> str(read_offset("+0130"))
    '1:30:00'
    """
    found = _OFFSET.fullmatch(value.strip())
    if found is None:
        raise ValueError(value)
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if offset >= DAY:
        raise ValueError(value)
    return -offset if found[1] == "-" else offset


def instant(at: When, zone: tzinfo) -> datetime:
    """Find the moment, in UTC, at which a day begins in a zone, or which it is anyway."""
    moment = at if isinstance(at, datetime) else datetime.combine(at, time(), zone)
    return moment.astimezone(UTC)


def _checked(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(day)
    return day
