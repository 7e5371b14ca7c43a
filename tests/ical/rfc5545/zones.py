"""Time zones: that each is defined where it is used, in few words, and tells the truth (RFC 5545, section 3.6.5)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, available_timezones

from dateutil.rrule import rrulestr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ical.rfc5545.components import Component
    from tests.ical.rfc5545.lines import Found, Line

__all__ = ["OF_FORM", "RULES"]

_MOST_OCTETS: Final = 400
_CRLF: Final = 2
_NOON: Final = timedelta(hours=12)
_DAY: Final = timedelta(days=1)
_KNOWN: Final = available_timezones()
_YEARLY: Final = {"FREQ", "BYMONTH", "BYDAY"}


def _zones(calendar: Component) -> list[Component]:
    return [part for part in calendar.parts if part.name == "VTIMEZONE"]


def _used(calendar: Component) -> Iterator[tuple[str, Line]]:
    """Find the zones that are named beside times, and where."""
    for component in calendar.walk():
        yield from ((line.parameter("TZID"), line) for line in component.lines if line.parameter("TZID"))


def zones_are_known(calendar: Component) -> Iterator[Found]:
    """A zone has the name that all the world knows it by."""
    for zone in _zones(calendar):
        if zone.value("TZID") not in _KNOWN:
            yield zone.number, f"TZID: {zone.value('TZID')!r}"


def zones_are_defined(calendar: Component) -> Iterator[Found]:
    """A zone that is named beside a time is defined in the same calendar."""
    defined = {zone.value("TZID") for zone in _zones(calendar)}
    for name, line in _used(calendar):
        if name not in defined:
            yield line.number, f"{line.name}: {name!r} is not defined"


def zones_are_defined_once(calendar: Component) -> Iterator[Found]:
    """A zone is not defined twice."""
    for name, times in Counter(zone.value("TZID") for zone in _zones(calendar)).items():
        if times > 1:
            yield calendar.number, f"{name} is defined {times} times"


def zones_are_short(calendar: Component) -> Iterator[Found]:
    """A zone takes at most 400 octets."""
    for zone in _zones(calendar):
        octets = sum(map(_octets, zone.walk()))
        if octets > _MOST_OCTETS:
            yield zone.number, f"{octets} octets"


def _octets(component: Component) -> int:
    around = len(f"BEGIN:{component.name}") + len(f"END:{component.name}") + 2 * _CRLF
    return around + sum(len(f"{line.name}:{line.value}".encode()) + _CRLF for line in component.lines)


def zones_are_rules(calendar: Component) -> Iterator[Found]:
    """A zone is written as yearly rules without an end; one whose clock never changes, as one offset."""
    for zone in _zones(calendar):
        for observance in zone.parts:
            parts = dict(part.split("=") for part in observance.value("RRULE").split(";") if part)
            wanted = _YEARLY if len(zone.parts) > 1 else set()
            if set(parts) != wanted or parts.get("FREQ", "YEARLY") != "YEARLY" or observance.all("RDATE"):
                yield observance.number, f"{observance.name} without a yearly rule"


def observances_start_in_local_time(calendar: Component) -> Iterator[Found]:
    """An observance begins when the clock that it ends reads so: in no zone, and not in UTC."""
    for zone in _zones(calendar):
        for start in (line for part in zone.parts for line in part.all("DTSTART")):
            if start.parameters or start.value.endswith("Z"):
                yield start.number, f"DTSTART: {start.value}"


def zones_tell_the_truth(calendar: Component) -> Iterator[Found]:
    """In every year of which the calendar tells, the clock reads on each day what it does in the world."""
    for zone in _zones(calendar):
        name = zone.value("TZID")
        years = {int(line.value[:4]) for used, line in _used(calendar) if used == name}
        for year in sorted(years):
            wrong = _first_wrong_day(name, _observances(zone), year)
            if wrong:
                yield zone.number, f"{name} is wrong on {wrong}"


def _observances(zone: Component) -> tuple[tuple[str, str, str], ...]:
    return tuple((part.value("DTSTART"), part.value("RRULE"), part.value("TZOFFSETTO")) for part in zone.parts)


@lru_cache
def _first_wrong_day(name: str, observances: tuple[tuple[str, str, str], ...], year: int) -> str:
    noon, end = datetime(year, 1, 1) + _NOON, datetime(year + 1, 1, 1)  # noqa: DTZ001 - what a clock reads
    onsets = sorted(onset for observance in observances for onset in _onsets(*observance, end))
    while noon < end:
        offset = next((offset for onset, offset in reversed(onsets) if onset <= noon), None)
        if offset != noon.replace(tzinfo=ZoneInfo(name)).utcoffset():
            return str(noon.date())
        noon += _DAY
    return ""


def _onsets(start: str, rule: str, offset: str, end: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """Find when an observance begins, until an end, and its offset from UTC."""
    first = datetime.strptime(start, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - what a clock reads
    starts = rrulestr(rule, dtstart=first).between(first, end, inc=True) if rule else [first]
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = int(offset[1:3]), int(offset[3:5])
    return ((each, sign * timedelta(hours=hours, minutes=minutes)) for each in starts)


OF_FORM = (
    zones_are_known,
    zones_are_defined,
    zones_are_defined_once,
    zones_are_short,
    zones_are_rules,
    observances_start_in_local_time,
)
RULES = (zones_tell_the_truth,)
