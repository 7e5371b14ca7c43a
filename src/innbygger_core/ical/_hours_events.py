"""Openings and closures as events: weekly rules, what differs from them, and what stands alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.ical._reasons import reason, special_cause
from innbygger_core.ical._values import Event, Repeat, uid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import Timetable
    from innbygger_core.ical._closures import Closure
    from innbygger_core.ical._openings import Opening, Slot
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
        """Make the events of a layer, which together cover exactly its openings."""
        alone = _left_over(strand)
        slots: set[Slot] = set()
        for rule in strand.rules:
            again = (f"{rule.days[0]:%Y%m%d}",) if rule.slot in slots else ()
            slots.add(rule.slot)
            yield from self._weekly(strand, rule, self._uid(strand.layer, strand.access, str(rule.slot), *again), alone)
        for opening in (opening for day in sorted(alone) for opening in alone[day]):
            began = opening.start.astimezone(UTC)
            yield self._open(strand, opening, self._uid(strand.layer, strand.access, f"{began:%Y%m%dT%H%M%SZ}"))

    def closed(self, closure: Closure) -> Event:
        """Make the event of some days that are closed."""
        kind = closure.access or "all"
        what = self.texts.word(f"ical-closed-{kind}", (("name", self.name),))
        because = (("what", what), ("reason", closure.reason))
        return Event(
            uid=self._uid(kind, f"closed-{closure.first:%Y%m%d}"),
            start=closure.first,
            end=closure.end,
            summary=self.texts.word("ical-because", because) if closure.reason else what,
            category=self.texts.word("hours-closed"),
        )

    def _weekly(self, strand: Strand, rule: Weekly, name: str, alone: dict[date, list[Opening]]) -> Iterator[Event]:
        """Make the event that repeats, and the occurrences that differ; those are taken from what stands alone."""
        usual = {day: rule.slot.on(day, self.zone) for day in rule.occurrences()}
        excepted = [day for day in usual if day not in set(rule.days)]
        differing = {day: usual[day] for day in rule.days if not usual[day].steady}
        differing |= {day: stand_in for day in excepted if (stand_in := _taken(alone, day))}
        without = tuple(usual[day].start for day in excepted if day not in differing)
        yield evolve(
            self._open(strand, usual[rule.days[0]], name),
            description=self._shared_reason(strand, (usual[day] for day in rule.days)),
            repeat=Repeat(rule.weekdays, usual[rule.days[-1]].start, without),
        )
        for day in sorted(differing):
            yield evolve(self._open(strand, differing[day], name), replaces=usual[day].start)

    def _open(self, strand: Strand, opening: Opening, name: str) -> Event:
        """Make one event; what a clock's readings cannot tell is told in UTC."""
        zone = self.zone if opening.plain else UTC
        state = (("name", self.name), ("state", f"state-{strand.access}"))
        return Event(
            uid=name,
            start=opening.start.astimezone(zone),
            end=opening.end.astimezone(zone),
            summary=self.texts.word("ical-open", state),
            category=self.texts.word(f"layer-{strand.access}"),
            description=self._why(strand, opening),
        )

    def _shared_reason(self, strand: Strand, openings: Iterator[Opening]) -> str:
        """Say why all of them are there, if it is for one reason."""
        shared = self._why(strand, next(openings))
        return shared if shared and all(self._why(strand, opening) == shared for opening in openings) else ""

    def _why(self, strand: Strand, opening: Opening) -> str:
        return reason(special_cause(self.timetable, strand, opening.start), self.texts)

    def _uid(self, *parts: str) -> str:
        return uid((*self.reference, *parts), self.authority)


def _left_over(strand: Strand) -> dict[date, list[Opening]]:
    """Find the openings that no rule gives, by the day on which they begin."""
    given = {(day, rule.slot) for rule in strand.rules for day in rule.days}
    alone: dict[date, list[Opening]] = defaultdict(list)
    for opening in strand.openings:
        if not opening.plain or (opening.day, opening.slot) not in given:
            alone[opening.day].append(opening)
    return alone


def _taken(alone: dict[date, list[Opening]], day: date) -> Opening | None:
    """Take away the first opening of a day that the clock's readings can tell."""
    openings = alone.get(day, [])
    found = next((opening for opening in openings if opening.plain), None)
    if found:
        openings.remove(found)
    return found
