"""Events of a document: when each begins, how long it lasts, and when it comes again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.ical._reading._recurrence import readings
from innbygger_core.ical._reading._rules import read_rule
from innbygger_core.ical._reading._times import DAY, Length, instant, read_length, read_when
from innbygger_core.ical._reading._unreadable import Unreadable, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from innbygger_core.ical._reading._budget import Budget
    from innbygger_core.ical._reading._components import Component
    from innbygger_core.ical._reading._lines import ContentLine
    from innbygger_core.ical._reading._rules import Rule
    from innbygger_core.ical._reading._times import When
    from innbygger_core.ical._reading._zones import Zones

__all__ = ["ReadEvent", "read_event", "span_of", "value_of"]

_MARGIN: Final = timedelta(days=2)  # more than any zone is away from UTC


@frozen
class ReadEvent:
    """The times of one event, as far as they can be read.

    Attributes:
        component: as it was written.
        uid: its name; empty where it has none.
        start: when it begins the first time.
        length: how long it lasts.
        replaces: the occurrence in whose place it stands.
        rules: by which it comes again.
        more: when it comes besides, each with its end, where that is another.
        without: when it does not come.
        withdrawn: whether the whole calendar is sent to take back what stands in it.
    """

    component: Component
    uid: str
    start: When
    length: Length
    replaces: When | None = None
    rules: tuple[Rule, ...] = ()
    more: tuple[tuple[When, When | None], ...] = ()
    without: tuple[When, ...] = ()
    withdrawn: bool = False

    @property
    def whole_days(self) -> bool:
        """Whether it is of whole days."""
        return not isinstance(self.start, datetime)

    @property
    def cancelled(self) -> bool:
        """Whether it will not take place."""
        return self.withdrawn or self.component.word("STATUS") == "CANCELLED"

    @property
    def recurs(self) -> bool:
        """Whether it comes more than once, or is one of those times."""
        return bool(self.rules or self.more or self.replaces)

    @property
    def endless(self) -> bool:
        """Whether it never ends to come again."""
        return any(rule.until is None and rule.count is None for rule in self.rules)

    def starts(self, zone: tzinfo, low: datetime, high: datetime, budget: Budget) -> Iterator[tuple[When, When]]:
        """Go through when it begins and ends, if it begins in ``[low, high)`` or somewhat earlier or later.

        Raises:
            Unreadable: its rules take too much work.
        """
        without = {instant(at, zone) for at in self.without}
        told: set[datetime] = set()
        for start, end in self._all(zone, low - self.length.longest, high, budget):
            at = instant(start, zone)
            if at not in without and at not in told:
                told.add(at)
                yield start, end or self.length.after(start)

    def _all(self, zone: tzinfo, low: datetime, high: datetime, budget: Budget) -> Iterator[tuple[When, When | None]]:
        yield self.start, None
        for rule in self.rules:
            yield from ((start, None) for start in self.by_rule(rule, zone, low, high, budget))
        yield from self.more

    def by_rule(self, rule: Rule, zone: tzinfo, low: datetime, high: datetime, budget: Budget) -> Iterator[When]:
        """Go through when one of its rules has it begin, the first time included.

        Raises:
            Unreadable: that takes too much work.
        """
        first = reading(self.start)
        within = (wall(low) - _MARGIN, wall(high) + _MARGIN)
        found = (self._at(at) for at in readings(rule, first, *within, budget))
        until = rule.until
        if until is None:
            return found
        last = self._last(until, zone)
        return takewhile(lambda at: instant(at, zone) <= last, found)

    def _last(self, until: When, zone: tzinfo) -> datetime:
        """Find the last moment at which it may begin; a rule that ends on a day ends with that day."""
        if isinstance(self.start, datetime):
            return instant(until if isinstance(until, datetime) else until + DAY, self.start.tzinfo or zone)
        return instant(until.date() if isinstance(until, datetime) else until, zone)

    def _at(self, at: datetime) -> When:
        return at.replace(tzinfo=self.start.tzinfo) if isinstance(self.start, datetime) else at.date()


def reading(at: When) -> datetime:
    """Read the clock where something begins; midnight on a whole day."""
    return datetime(at.year, at.month, at.day) if not isinstance(at, datetime) else at.replace(tzinfo=None)  # noqa: DTZ001


def wall(at: datetime) -> datetime:
    """Read a clock that shows UTC."""
    return at.astimezone(UTC).replace(tzinfo=None)


def read_event(component: Component, zones: Zones, *, withdrawn: bool) -> ReadEvent:
    """Read the times of an event.

    Args:
        component: the event, as it was written.
        zones: of the document.
        withdrawn: whether the calendar takes it back.

    Raises:
        Unreadable: a property is missing or cannot be read.
    """
    start = value_of(component.needed("DTSTART"), zones)
    own = start.tzinfo if isinstance(start, datetime) else UTC
    replaced = component.first("RECURRENCE-ID")
    return ReadEvent(
        component=component,
        uid=component.text("UID"),
        start=start,
        length=_length(component, start, zones),
        replaces=value_of(replaced, zones, own) if replaced else None,
        rules=tuple(read_rule(line, zones, own) for line in component.all("RRULE")),
        more=tuple(_more(component, zones, own)),
        without=tuple(_excepted(component, zones, start)),
        withdrawn=withdrawn,
    )


def value_of(line: ContentLine, zones: Zones, own: tzinfo | None = None, value: str | None = None) -> When:
    """Read the day or moment of a property.

    Args:
        line: the property.
        zones: of the document.
        own: the zone of a reading that names none.
        value: one of the values, where it has several.

    Raises:
        Unreadable: it is none, or names no time zone that anybody knows.
    """
    try:
        return read_when(line.value if value is None else value, line.parameters, zones, own)
    except Unreadable as wrong:
        raise Unreadable(wrong.code, line.name, **wrong.params) from None
    except ValueError:
        raise Unreadable("ical-value", line.name, name=line.name, found=shown(line.value)) from None


def _length(component: Component, start: When, zones: Zones) -> Length:
    """Find how long it lasts: an end is elapsed time, a length is days by the calendar (RFC 5545, 3.8.5.3)."""
    told, ends = component.first("DURATION"), component.first("DTEND")
    if told and not ends:
        return _told_length(told)
    if ends is None:
        return Length() if isinstance(start, datetime) else Length(days=DAY)
    end = value_of(ends, zones, start.tzinfo if isinstance(start, datetime) else UTC)
    length = span_of(start, end)
    if length is None:
        raise Unreadable("ical-value", "DTEND", name="DTEND", found=shown(ends.value))
    return length


def span_of(start: When, end: When) -> Length | None:
    """Find the length between a start and an end; None where they do not belong together."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        elapsed = end.astimezone(UTC) - start.astimezone(UTC)
        return Length(elapsed=elapsed) if elapsed >= timedelta() else None
    if isinstance(start, datetime) or isinstance(end, datetime) or end < start:
        return None
    return Length(days=max(end - start, DAY))  # some write the day itself as its end


def _told_length(line: ContentLine) -> Length:
    try:
        length = read_length(line.value)
    except ValueError:
        length = Length(elapsed=timedelta(-1))
    if length.days + length.elapsed < timedelta():
        raise Unreadable("ical-value", line.name, name=line.name, found=shown(line.value))
    return length


def _more(component: Component, zones: Zones, own: tzinfo | None) -> Iterator[tuple[When, When | None]]:
    for line in component.all("RDATE"):
        for value in line.value.split(","):
            begins, slash, ends = value.partition("/")
            start = value_of(line, zones, own, begins)
            yield start, period_end(line, zones, start, ends) if slash else None


def period_end(line: ContentLine, zones: Zones, start: When, ends: str) -> When:
    """Find the end of a period of time, which is told as such or as a length.

    Raises:
        Unreadable: it is neither, or comes before the start.
    """
    zone = start.tzinfo if isinstance(start, datetime) else UTC
    try:
        end = read_length(ends).after(start)
    except ValueError:
        end = value_of(line, zones, zone, ends)
    if span_of(start, end) is None:
        raise Unreadable("ical-value", line.name, name=line.name, found=shown(line.value))
    return end


def _excepted(component: Component, zones: Zones, start: When) -> Iterator[When]:
    """Find when it does not come; a day that is excepted from what has hours means what begins on it."""
    timed = start if isinstance(start, datetime) else None
    for line in component.all("EXDATE"):
        for value in line.value.split(","):
            at = value_of(line, zones, timed.tzinfo if timed else UTC, value)
            yield datetime.combine(at, timed.timetz()) if timed and not isinstance(at, datetime) else at
