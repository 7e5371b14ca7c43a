"""One event as the value that feeds are written of."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import frozen

from innbygger_core.decisions import Lost
from innbygger_core.hubs import Position
from innbygger_core.ical._reading._lines import listed
from innbygger_core.ical._reading._rules import Frequency
from innbygger_core.ical._reading._times import instant, read_length, read_moment
from innbygger_core.ical._reading._unreadable import Unreadable, shown
from innbygger_core.ical._values import Event, Person, Repeat, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._reading._components import Component
    from innbygger_core.ical._reading._documents import Document
    from innbygger_core.ical._reading._events import ReadEvent
    from innbygger_core.ical._reading._lines import ContentLine
    from innbygger_core.ical._reading._rules import Rule
    from innbygger_core.ical._reading._times import When

__all__ = ["EventValues"]

T = TypeVar("T")

# What can be said once, and what can be said at all; DTSTAMP tells when it was written, which is not about the event.
_ONCE: Final = frozenset(
    {
        "ATTENDEE",
        "COLOR",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "DURATION",
        "GEO",
        "LAST-MODIFIED",
        "LOCATION",
        "ORGANIZER",
        "RECURRENCE-ID",
        "RRULE",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "UID",
        "URL",
    }
)
_OFTEN: Final = frozenset({"CATEGORIES", "EXDATE", "RESOURCES"})
_ALARM: Final = frozenset({"ACTION", "TRIGGER"})
_PARAMETERS: Final = frozenset({"CN", "LANGUAGE", "RANGE", "TZID", "VALUE"})
# What everybody who is invited is asked.
_ASKED: Final = frozenset({("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "NEEDS-ACTION"), ("RSVP", "TRUE")})
_MAILTO: Final = re.compile(r"mailto:", re.IGNORECASE)
_LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)
_SOME_DAYS: Final = timedelta(days=9)  # more than a week
_DIGITS: Final = 9


@frozen
class EventValues:
    """Makes an event, and reports what it cannot say.

    Attributes:
        read: its times.
        zone: of the calendar.
        document: where it stands.
        changed: when the calendar last changed.
    """

    read: ReadEvent
    zone: ZoneInfo
    document: Document
    changed: datetime | None

    @property
    def component(self) -> Component:
        """As it was written."""
        return self.read.component

    def event(self) -> Event:
        """Make the event.

        Raises:
            Unreadable: it repeats by a rule that is not of weeks, or has no name.
        """
        if not self.read.uid:
            raise Unreadable("ical-missing", name="UID")
        repeat, replaces = self._repeat(), self._replaced()
        alarms = tuple(self._alarms())
        self._report_the_unsaid()
        return Event(
            uid=self.read.uid,
            start=self._shown(self.read.start),
            end=self._shown(self.read.length.after(self.read.start)),
            **self._said(),
            busy=self.component.word("TRANSP") != "TRANSPARENT",
            alarms=alarms,
            repeat=repeat,
            replaces=replaces,
        )

    # --- When ------------------------------------------------------------------------------------------------------

    def _shown(self, at: When) -> When:
        """Show a moment in UTC if the event begins in it, else in the zone of the calendar; a day is a day."""
        in_utc = isinstance(self.read.start, datetime) and self.read.start.tzinfo is UTC
        return at.astimezone(UTC if in_utc else self.zone) if isinstance(at, datetime) else at

    def _replaced(self) -> datetime | None:
        replaces = self.read.replaces
        if replaces is None:
            return None
        if not isinstance(replaces, datetime):
            raise self._unsayable("RECURRENCE-ID")
        return replaces if replaces.tzinfo is UTC else replaces.astimezone(self.zone)

    def _repeat(self) -> Repeat | None:
        if not self.read.rules:
            return None
        rule, *further = self.read.rules
        start = self.read.start
        weekdays = _weekdays(rule, start)
        if further or not weekdays or not isinstance(start, datetime) or start.tzinfo not in (UTC, self.zone):
            raise self._unsayable("RRULE")
        without = (at.astimezone(start.tzinfo) for at in self.read.without if isinstance(at, datetime))
        return Repeat(weekdays, self._last(rule, start), tuple(sorted(without)))

    def _last(self, rule: Rule, start: datetime) -> datetime:
        """Find the last occurrence of a weekly rule; of one without an end, the last that anybody can ask about."""
        ends = instant(rule.until, self.zone) if rule.until else _LATEST
        low = start.astimezone(UTC) if rule.count else ends - _SOME_DAYS
        found = self.read.by_rule(rule, self.zone, low, min(ends + _SOME_DAYS, _LATEST), self.document.budget)
        return max((at for at in found if isinstance(at, datetime)), default=start)

    def _unsayable(self, name: str) -> Unreadable:
        return Unreadable("ical-rule", name, rule=shown(self.component.needed(name).value))

    # --- What ------------------------------------------------------------------------------------------------------

    def _said(self) -> dict[str, Any]:
        component = self.component
        return {
            "summary": component.text("SUMMARY"),
            "categories": self._lists("CATEGORIES"),
            "description": component.text("DESCRIPTION"),
            "location": component.text("LOCATION"),
            "url": component.text("URL"),
            "resources": self._lists("RESOURCES"),
            "position": self._told("GEO", _position),
            "status": self._told("STATUS", _status),
            "changed": self._changed(),
            "sequence": self._told("SEQUENCE", _number) or 0,
            "colour": component.text("COLOR"),
            "organiser": self._told("ORGANIZER", _person),
            "attendee": self._told("ATTENDEE", _person),
        }

    def _lists(self, name: str) -> tuple[str, ...]:
        return tuple(text for line in self.component.all(name) for text in listed(line.value))

    def _changed(self) -> datetime | None:
        changed = self._told("LAST-MODIFIED", lambda line: read_moment(line.value))
        return None if changed == self.changed else changed

    def _told(self, name: str, read: Callable[[ContentLine], T]) -> T | None:
        """Read a property that is there or not; one that cannot be read is reported."""
        line = self.component.first(name)
        try:
            return read(line) if line else None
        except ValueError:
            self._report(self.component, name)
            return None

    def _alarms(self) -> Iterator[timedelta]:
        for part in self.component.parts:
            ahead = _ahead(part)
            if ahead is None:
                self.document.lost.append(Lost("ical-component", (("name", shown(part.name)),), part.path))
                continue
            yield ahead
            own_words = {"DESCRIPTION"} if part.text("DESCRIPTION") == self.component.text("SUMMARY") else set()
            for line in part.properties:
                if line.name not in _ALARM | own_words:
                    self._report(part, line.name)

    # --- What cannot be said ---------------------------------------------------------------------------------------

    def _report_the_unsaid(self) -> None:
        told: set[str] = set()
        for line in self.component.properties:
            if line.name not in _OFTEN and (line.name not in _ONCE or line.name in told):
                self._report(self.component, line.name)
                continue
            told.add(line.name)
            for name, value in line.parameters.items():
                if name not in _PARAMETERS and (name, value.upper()) not in _ASKED:
                    self._report(self.component, line.name, f"{line.name};{name}")

    def _report(self, component: Component, name: str, shown_name: str = "") -> None:
        self.document.lost.append(Lost("member", (("name", shown_name or name),), f"{component.path}/{name}"))


def _weekdays(rule: Rule, start: When) -> tuple[int, ...]:
    """Find the days of the week of a rule that comes every week; none where it does not, or does not begin on one."""
    plain = rule.plain_weekdays
    if rule.interval != 1 or plain is None or rule.frequency not in (Frequency.WEEKLY, Frequency.DAILY):
        return ()
    usual = tuple(range(7)) if rule.frequency is Frequency.DAILY else (start.weekday(),)
    weekdays = plain or usual
    return weekdays if start.weekday() in weekdays else ()


def _position(line: ContentLine) -> Position:
    latitude, _, longitude = line.value.partition(";")
    return Position(latitude=float(latitude), longitude=float(longitude))


def _status(line: ContentLine) -> Status:
    return Status(line.text.strip().lower())


def _number(line: ContentLine) -> int:
    text = line.value.strip()
    if not text.isdecimal() or len(text) > _DIGITS:
        raise ValueError(text)
    return int(text)


def _person(line: ContentLine) -> Person:
    address = _MAILTO.sub("", line.value.strip(), count=1)
    if address == line.value.strip():
        raise ValueError(address)
    return Person(address, line.parameters.get("CN", ""))


def _ahead(part: Component) -> timedelta | None:
    """Tell how long before the start an alarm reminds, or (negative) after it; None where it is of another kind."""
    trigger = part.first("TRIGGER")
    if part.name != "VALARM" or part.word("ACTION") != "DISPLAY" or trigger is None:
        return None
    try:
        length = read_length(trigger.value)
    except ValueError:
        return None
    by_start = trigger.parameters.get("RELATED", "START") == "START"
    return -(length.days + length.elapsed) if by_start else None
