"""A hub over a window of time, as a lock system sees it: its doors, and when somebody is at work."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.hours import Access, Timetable
from innbygger_core.ids import reference
from innbygger_core.timekeeping import Spans, moment, window, zone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

    from innbygger_core.sharing._facts import SharingFacts

__all__ = ["Place"]


@frozen
class Place:
    """A hub from one instant to another.

    Attributes:
        hub: its id.
        rooms: ids of its rooms.
        timetable: its opening hours.
        clock: the time zone of the municipality.
        start: the first instant.
        end: the first instant after.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> place = Place.of(nye_asker(), "heggedal", None, (date(2026, 11, 23), date(2026, 11, 24)))
        >>> [f"{span.start:%H}-{span.end:%H}" for span in place.alone]
        ['08-10', '16-22']
    """

    hub: str
    rooms: frozenset[str]
    timetable: Timetable
    clock: tzinfo
    start: datetime
    end: datetime

    @classmethod
    def of(cls, facts: SharingFacts, hub: str, module: str | None, bounds: tuple[date, date]) -> Place:
        """Take a hub, or a module of it, from a plan."""
        clock = zone(facts.municipality.timezone)
        rooms = frozenset(row.id for row in facts.rooms if row.hub == hub)
        start, end = (moment(edge, clock) for edge in window(*bounds, clock))
        return cls(hub, rooms, facts.timetable(hub, module=module), clock, start, end)

    @property
    def reference(self) -> str:
        """The hub where kinds mix: ``hub/tofte``."""
        return reference("hub", self.hub)

    @cached_property
    def staffed(self) -> Spans:
        """When somebody is known to be at work."""
        return self.timetable.open_spans(self.start, self.end, Access.STAFFED)

    @cached_property
    def alone(self) -> Spans:
        """When self-service is known to be on, and nobody is known to be at work."""
        return self.timetable.open_spans(self.start, self.end, Access.SELF_SERVICE) - self.staffed

    def unstaffed(self, edges: Iterable[tuple[int, int]]) -> Spans:
        """Keep what lies in the window while nobody is known to be at work, of pairs of µs."""
        return Spans.from_pairs(edges, self.clock).clip(self.start, self.end) - self.staffed
