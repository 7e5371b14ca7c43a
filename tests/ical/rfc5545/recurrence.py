"""What repeats: rules, exceptions, and occurrences that differ (RFC 5545, sections 3.3.10, 3.8.4.4 and 3.8.5)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, time, timedelta
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from tests.ical.rfc5545.times import form, moment, timed
from tests.ical.rfc5545.values import is_of_type, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ical.rfc5545.components import Component
    from tests.ical.rfc5545.lines import Found, Line

__all__ = ["OF_FORM", "OF_RULES", "RULES"]

_REPEATING: Final = {"VEVENT", "AVAILABLE"}
_FAR: Final = timedelta(days=366 * 20)  # how far a rule without an end is followed
_DAY: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS: Final = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "UNTIL": re.compile(r"\d{8}(T\d{6}Z)?"),
    "COUNT": re.compile("[1-9][0-9]*"),
    "INTERVAL": re.compile("[1-9][0-9]*"),
    "BYDAY": re.compile(rf"(?:[+-]?[1-5])?{_DAY}(?:,(?:[+-]?[1-5])?{_DAY})*"),
    "BYMONTHDAY": re.compile("-?(?:[1-9]|[12][0-9]|3[01])(?:,-?(?:[1-9]|[12][0-9]|3[01]))*"),
    "BYMONTH": re.compile("(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*"),
    "BYSETPOS": re.compile("-?[1-9][0-9]*(?:,-?[1-9][0-9]*)*"),
    "WKST": re.compile(_DAY),
}


def _rules(calendar: Component) -> Iterator[tuple[Component, Line, list[tuple[str, str]]]]:
    """Find the rules, and what they are made of."""
    for component in calendar.walk():
        for line in component.all("RRULE"):
            yield (
                component,
                line,
                [(name, value) for name, _, value in (it.partition("=") for it in line.value.split(";"))],
            )


def _masters(calendar: Component) -> list[Component]:
    """Find what may repeat: all that is not itself one occurrence of something else."""
    return [
        part
        for part in calendar.walk()
        if part.name in _REPEATING and part.first("DTSTART") and not part.first("RECURRENCE-ID")
    ]


def _reading(when: datetime | object) -> datetime:
    """What the clock reads; midnight for a date."""
    return when.replace(tzinfo=None) if isinstance(when, datetime) else datetime.combine(when, time(0))  # type: ignore[arg-type]


def _zone(start: Line) -> ZoneInfo:
    return ZoneInfo("UTC" if form(start) == "DATE" else form(start))


def _starts(master: Component) -> list[datetime]:
    """When something starts, as its clock reads; what is excepted is still among it."""
    line = master.first("DTSTART")
    assert line
    first = _reading(moment(line))
    if not master.first("RRULE"):
        return [first]

    def local(until: re.Match[str]) -> str:
        in_utc = datetime.strptime(until[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=ZoneInfo("UTC"))
        return f"UNTIL={in_utc.astimezone(_zone(line)):%Y%m%dT%H%M%S}"

    rule = rrulestr(re.sub(r"UNTIL=(\d{8}T\d{6}Z)", local, master.value("RRULE")), dtstart=first)
    return list(takewhile(lambda start: start < first + _FAR, rule))


def _excepted(master: Component) -> list[datetime]:
    return [_reading(moment(line)) for line in master.all("EXDATE")]


# --- Rules of rules --------------------------------------------------------------------------------------------------


def rules_are_written_well(calendar: Component) -> Iterator[Found]:
    """A rule is made of known parts, each once, with an end of one kind; only months and years have numbered days."""
    for _, line, parts in _rules(calendar):
        told = dict(parts)
        known = all(name in _PARTS and _PARTS[name].fullmatch(value) for name, value in parts)
        counted = re.search(r"\d", told.get("BYDAY", "")) and told.get("FREQ") in {"DAILY", "WEEKLY"}
        if not known or len(told) < len(parts) or "FREQ" not in told or {"UNTIL", "COUNT"} <= set(told) or counted:
            yield line.number, f"RRULE: {line.value}"


def rules_end_in_utc(calendar: Component) -> Iterator[Found]:
    """UNTIL is in UTC, or a date where the start is one."""
    for component, line, parts in _rules(calendar):
        until, start = dict(parts).get("UNTIL"), component.first("DTSTART")
        if until and start and is_of_type(until, "DATE") is not (form(start) == "DATE"):
            yield line.number, f"UNTIL={until} of {start.value}"


def rules_have_their_start(calendar: Component) -> Iterator[Found]:
    """A start is the first occurrence of its rule, and the end of the rule its last, since clients differ otherwise."""
    for master in _masters(calendar):
        until = re.search(r"UNTIL=(\w+)", master.value("RRULE"))
        line, starts = master.first("DTSTART"), _starts(master)
        assert line
        if not starts or starts[0] != _reading(moment(line)):
            yield line.number, f"{line.value} is no occurrence of {master.value('RRULE')}"
        elif until and until[1] != _as_until(starts[-1], line):
            yield line.number, f"{until[1]} is no occurrence"


def _as_until(start: datetime, like: Line) -> str:
    if form(like) == "DATE":
        return f"{start:%Y%m%d}"
    return f"{start.replace(tzinfo=_zone(like)).astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"


def lengths_hold(calendar: Component) -> Iterator[Found]:
    """What repeats is as long by the clock as it lasts, since clients differ: a night of clock change stands apart."""
    apart = {(part.value("UID"), part.value("RECURRENCE-ID")) for part in calendar.walk()}
    for master in (master for master in _masters(calendar) if master.first("RRULE")):
        uid, excepted = master.value("UID"), _excepted(master)
        for each in (start for start in _starts(master) if start not in excepted and _is_torn(master, start)):
            if (uid, f"{each:%Y%m%dT%H%M%S}") not in apart:
                yield master.number, f"on {each.date()} the clock changes in it"


def _is_torn(master: Component, each: datetime) -> bool:
    """Tell whether the clock changes between the start of an occurrence and its end."""
    start, end = master.first("DTSTART"), master.first("DTEND")
    if not start or not end or form(start) == "DATE":
        return False
    closes = each + (_reading(moment(end)) - _reading(moment(start)))
    return each.replace(tzinfo=_zone(start)).utcoffset() != closes.replace(tzinfo=_zone(start)).utcoffset()


def no_dates_are_added(calendar: Component) -> Iterator[Found]:
    """No RDATE: several clients drop it."""
    for component in timed(calendar):
        for line in component.all("RDATE"):
            yield line.number, f"RDATE: {line.value}"


# --- Rules of exceptions ---------------------------------------------------------------------------------------------


def exceptions_have_the_form_of_their_start(calendar: Component) -> Iterator[Found]:
    """What is excepted is written like the start, one in a line."""
    for master in _masters(calendar):
        for line in master.all("EXDATE"):
            start = master.first("DTSTART")
            if len(values_of(line)) > 1 or (start and form(line) != form(start)):
                yield line.number, f"EXDATE: {form(line)} {line.value}"


def exceptions_are_occurrences(calendar: Component) -> Iterator[Found]:
    """What is excepted would have occurred, is excepted once, and is not all there is."""
    for master in _masters(calendar):
        excepted = [line for line in master.all("EXDATE") if len(values_of(line)) == 1]
        known = set(_starts(master)) if excepted else set()
        readings = Counter(_reading(moment(line)) for line in excepted)
        for line in excepted:
            reading = _reading(moment(line))
            if reading not in known or readings[reading] > 1 or known == set(readings):
                yield line.number, f"EXDATE: {line.value}"


# --- Rules of overrides ----------------------------------------------------------------------------------------------


def _overrides(calendar: Component) -> Iterator[tuple[Component, Line, Component | None]]:
    """Find what stands in the place of an occurrence, and its master; a message need not tell the master."""
    if calendar.value("METHOD") in {"REQUEST", "CANCEL"}:
        return
    for parent in calendar.walk():
        masters = {part.value("UID"): part for part in parent.parts if not part.first("RECURRENCE-ID")}
        for part in parent.parts:
            for line in part.all("RECURRENCE-ID"):
                yield part, line, masters.get(part.value("UID"))


def overrides_are_of_occurrences(calendar: Component) -> Iterator[Found]:
    """What stands in the place of an occurrence names one, as its start is written, and does not itself repeat."""
    for override, line, master in _overrides(calendar):
        start = master and master.first("DTSTART")
        if not master or not start:
            yield line.number, f"nothing of which {line.value} could be an occurrence"
        elif form(line) != form(start):
            yield line.number, f"RECURRENCE-ID: {form(line)} {line.value}"
        elif _reading(moment(line)) not in set(_starts(master)) - set(_excepted(master)) or override.first("RRULE"):
            yield line.number, f"RECURRENCE-ID: {line.value}"


def overrides_stand_by_their_master(calendar: Component) -> Iterator[Found]:
    """What stands in the place of an occurrence follows right on what it belongs to."""
    beside = {
        after.number
        for parent in calendar.walk()
        for before, after in pairwise(parent.parts)
        if before.value("UID") == after.value("UID")
    }
    for override, line, master in _overrides(calendar):
        if master and override.number not in beside:
            yield line.number, f"{line.value} is not beside its master"


def nothing_stands_twice(calendar: Component) -> Iterator[Found]:
    """No two components are the same thing: the same UID, and the same occurrence."""
    seen: set[tuple[str, str]] = set()
    for part in (part for part in calendar.walk() if part.name not in {"VCALENDAR", "VALARM"} and part.first("UID")):
        name = part.value("UID"), part.value("RECURRENCE-ID")
        if name in seen:
            yield part.number, "{} {}".format(*name)
        seen.add(name)


OF_FORM = (rules_are_written_well, rules_end_in_utc, exceptions_have_the_form_of_their_start)
OF_RULES = (rules_have_their_start,)
RULES = (
    lengths_hold,
    no_dates_are_added,
    exceptions_are_occurrences,
    overrides_are_of_occurrences,
    overrides_stand_by_their_master,
    nothing_stands_twice,
)
