"""When events take place: the library's own reading of its rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from innbygger_core.ical._values import Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from innbygger_core.ical._values import Event

__all__ = ["occurrences"]

_DAY = timedelta(days=1)


def occurrences(events: Iterable[Event], start: datetime, end: datetime, zone: tzinfo) -> Iterator[Occurrence]:
    """Go through the occurrences of some events that have a part of a window, in the order of the events.

    Args:
        events: events; one that replaces an occurrence counts in its place.
        start: an aware datetime.
        end: half-open.
        zone: in which days begin, for events of whole days.
    """
    kept = tuple(events)
    replaced = {(event.uid, event.replaces) for event in kept if event.replaces}
    for event in kept:
        for one in _of(event):
            if (event.replaces or (event.uid, one.start) not in replaced) and _meets(one, start, end, zone):
                yield one


def _of(event: Event) -> Iterator[Occurrence]:
    if event.repeat is None or not (isinstance(event.start, datetime) and isinstance(event.end, datetime)):
        yield Occurrence(event.uid, event.start, event.end, event.summary, event.status)
        return
    # By the clock on the wall: in the one zone, the difference is what the clock moves, not what passes.
    lasts = event.end.replace(tzinfo=None) - event.start.replace(tzinfo=None)
    for begins in _starts(event.start, event.repeat.until, event.repeat.weekdays):
        if begins not in event.repeat.without:
            yield Occurrence(event.uid, begins, begins + lasts, event.summary, event.status)


def _starts(first: datetime, until: datetime, weekdays: tuple[int, ...]) -> Iterator[datetime]:
    at = first
    while at.astimezone(UTC) <= until.astimezone(UTC):
        if at.weekday() in weekdays:
            yield at
        at += _DAY


def _meets(one: Occurrence, start: datetime, end: datetime, zone: tzinfo) -> bool:
    return _instant(one.start, zone) < _instant(end, zone) and _instant(start, zone) < _instant(one.end, zone)


def _instant(at: date, zone: tzinfo) -> datetime:
    return (at if isinstance(at, datetime) else datetime.combine(at, time(), zone)).astimezone(UTC)
