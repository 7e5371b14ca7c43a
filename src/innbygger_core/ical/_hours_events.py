"""Openings and closures as events: weekly rules, what differs from them, and what stands alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.ical._reasons import reason, special_cause
from innbygger_core.ical._values import Event, Repeat, uid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import Timetable
    from innbygger_core.ical._closures import Closure
    from innbygger_core.ical._openings import Opening
    from innbygger_core.ical._strands import Strand
    from innbygger_core.ical._weekly import Weekly
    from innbygger_core.texts import Catalogue

__all__ = ["HoursEvents"]


@frozen
class HoursEvents:
    """Makes the events of one place's hours.

    Attributes:
        timetable: the hours.
        zone: the time zone of the hours.
        texts: the language.
        name: of the place.
        reference: the place where kinds mix, as kind and id.
        authority: the host that makes ids unique.
    """

    timetable: Timetable
    zone: ZoneInfo
    texts: Catalogue
    name: str
    reference: tuple[str, str]
    authority: str

    def opened(self, strand: Strand) -> Iterator[Event]:
        """Make the events of a layer that together cover exactly its openings."""
        alone = _left_over(strand)
        slots = set()
        for rule in strand.rules:
            name = [str(rule.slot)] if rule.slot not in slots else [str(rule.slot), f"{rule.days[0]:%Y%m%d}"]
            slots.add(rule.slot)
            yield from self._weekly(strand, rule, self._uid(strand.layer, strand.access, *name), alone)
        for opening in (opening for day in sorted(alone) for opening in alone[day]):
            began = opening.start.astimezone(UTC)
            name = f"{began:%Y%m%dT%H%M%SZ}"
            yield self._open(strand, opening, self._uid(strand.layer, strand.access, name))

    def _weekly(self, strand: Strand, rule: Weekly, name: str, alone: dict[date, list[Opening]]) -> Iterator[Event]:
        """Make the event that repeats and the occurrences that differ; these are taken from what stands alone."""
        usual = {day: rule.slot.on(day, self.zone) for day in rule.occurrences()}
        differing = {day: usual[day] for day in rule.days if not usual[day].steady}
        excepted = usual.keys() - set(rule.days)
        differing |= {day: opening for day in excepted if (opening := _taken(alone[day]))}
"""
