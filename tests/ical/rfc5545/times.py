"""Times: what zone they are in, that they exist, and that they end after they start (RFC 5545, section 3.3.5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from tests.ical.rfc5545.values import is_of_type, type_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ical.rfc5545.components import Component
    from tests.ical.rfc5545.lines import Found, Line

__all__ = ["RULES", "form", "instant", "moment", "timed"]

_IN_UTC: Final = {"DTSTAMP", "CREATED", "LAST-MODIFIED", "ACKNOWLEDGED", "FREEBUSY", "TRIGGER"}
_WITH_ENDS: Final = {"VEVENT", "VFREEBUSY", "VAVAILABILITY", "AVAILABLE"}
_NIGHT: Final = time(0)


def timed(calendar: Component) -> Iterator[Component]:
    """Find the components whose times are in a zone: all but the observances, which make a zone."""
    return (component for component in calendar.walk() if component.name not in {"STANDARD", "DAYLIGHT"})


def form(line: Line) -> str:
    """Tell what a time is: DATE, UTC, or the name of a zone; nothing if it floats."""
    if type_of(line) == "DATE":
        return "DATE"
    return "UTC" if line.value.endswith("Z") else line.parameter("TZID")


def moment(line: Line) -> datetime | date:
    """Read a time: an aware datetime, or a date.

    Raises:
        ValueError: it is neither.
    """
    if form(line) == "DATE":
        return datetime.strptime(line.value, "%Y%m%d").replace(tzinfo=UTC).date()
    return datetime.strptime(line.value.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(form(line)))


def instant(when: datetime | date) -> datetime:
    """Put a time where it can be compared; a date at its beginning."""
    whole = when if isinstance(when, datetime) else datetime.combine(when, _NIGHT, UTC)
    return whole.astimezone(UTC)


def _times(calendar: Component) -> Iterator[tuple[Component, Line]]:
    """Find the properties that are times of day."""
    lines = ((component, line) for component in timed(calendar) for line in component.lines)
    return ((component, line) for component, line in lines if type_of(line) in {"DATE-TIME", "PERIOD"})


# --- Rules -----------------------------------------------------------------------------------------------------------


def no_time_floats(calendar: Component) -> Iterator[Found]:
    """A time is in UTC or in a zone, so that it is the same instant wherever it is read."""
    for component, line in _times(calendar):
        if not line.parameter("TZID") and not _must_be_utc(component, line) and not all(map(_is_utc, values_of(line))):
            yield line.number, f"{line.name}: {line.value}"


def utc_is_where_it_must_be(calendar: Component) -> Iterator[Found]:
    """Stamps and busy times are in UTC, and so is all of VFREEBUSY."""
    for component, line in _times(calendar):
        if _must_be_utc(component, line) and not all(map(_is_utc, values_of(line))):
            yield line.number, f"{line.name}: {line.value}"


def _must_be_utc(component: Component, line: Line) -> bool:
    return line.name in _IN_UTC or component.name == "VFREEBUSY"


def _is_utc(value: str) -> bool:
    """Tell whether a time or a period is in UTC, as any length of time is."""
    return all(part.endswith("Z") or "P" in part for part in value.split("/"))


def no_zone_stands_beside_utc(calendar: Component) -> Iterator[Found]:
    """A time in UTC and a date have no zone beside them."""
    for component in timed(calendar):
        for line in component.lines:
            if line.parameter("TZID") and (type_of(line) == "DATE" or "Z" in line.value):
                yield line.number, f"{line.name}: TZID beside {line.value}"


def readings_come_once(calendar: Component) -> Iterator[Found]:
    """A reading of a clock comes once: it is neither skipped in spring nor repeated in autumn."""
    for _, line in _times(calendar):
        for value in values_of(line):
            zone = line.parameter("TZID")
            if zone and is_of_type(value, "DATE-TIME"):
                read = datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone))
                if read.utcoffset() != read.replace(fold=1).utcoffset():
                    yield line.number, f"{line.name}: {value} in {zone}"


def ends_have_the_form_of_their_starts(calendar: Component) -> Iterator[Found]:
    """An end is a date where the start is one, and in the same zone."""
    for start, end in _stretches(calendar):
        if form(start) != form(end):
            yield end.number, f"{form(start)} until {form(end)}"


def ends_come_after_starts(calendar: Component) -> Iterator[Found]:
    """Something ends after it starts."""
    for start, end in _stretches(calendar):
        if instant(moment(end)) <= instant(moment(start)):
            yield end.number, f"{start.value} until {end.value}"


def busy_times_are_in_order(calendar: Component) -> Iterator[Found]:
    """Busy times of one kind have a length, stand in order, and are within the time that they are told of."""
    for component in (part for part in calendar.parts if part.name == "VFREEBUSY"):
        low, high = component.value("DTSTART"), component.value("DTEND") or "9"
        for line in component.all("FREEBUSY"):
            spans = [tuple(value.split("/")) for value in values_of(line)]
            if spans != sorted(spans) or not all(low <= start < end <= high for start, end in spans):
                yield line.number, f"FREEBUSY: {line.value[:40]}"


def _stretches(calendar: Component) -> Iterator[tuple[Line, Line]]:
    for component in timed(calendar):
        start, end = component.first("DTSTART"), component.first("DTEND")
        if component.name in _WITH_ENDS and start and end and form(start) and form(end):
            yield start, end


RULES = (
    no_time_floats,
    utc_is_where_it_must_be,
    no_zone_stands_beside_utc,
    readings_come_once,
    ends_have_the_form_of_their_starts,
    ends_come_after_starts,
    busy_times_are_in_order,
)
