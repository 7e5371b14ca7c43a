"""Openings and closures as events."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.ical._clock import clocked
from innbygger_core.ical._hours._reasons import reason, special_cause
from innbygger_core.ical._recurring._recurring import Recurring
from innbygger_core.ical._values import Event, uid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import Timetable
    from innbygger_core.hubs import Position
    from innbygger_core.ical._hours._closures import Closure
    from innbygger_core.ical._hours._strands import Strand
    from innbygger_core.ical._recurring._spells import Spell
    from innbygger_core.texts import Catalogue

__all__ = ["HoursEvents", "HoursPlace"]


@frozen
class HoursPlace:
    """What the place is called on a day, and where it is then.

    Attributes:
        name: in words.
        location: where it is, in words.
        position: where it is, on the map.
    """

    name: str
    location: str
    position: Position | None = None


@frozen
class HoursEvents:
    """Makes the events of one place's hours.

    Attributes:
        timetable: the hours.
        zone: the time zone of the hours.
        texts: the language.
        reference: whose hours they are, as kind and ids.
        place: tells what it is called on a day, and where it is.
        authority: the host that makes ids unique.
    """

    timetable: Timetable
    zone: ZoneInfo
    texts: Catalogue
    reference: tuple[str, ...]
    place: Callable[[date], HoursPlace]
    authority: str

    def opened(self, strand: Strand) -> Iterator[Event]:
        """Make the events of a layer, which together cover exactly its openings."""
        name, tell = partial(self._uid, strand.layer, strand.access), partial(self._open, strand)
        return Recurring(self.zone, name, tell, partial(self._why, strand)).events(strand.openings, strand.rules)

    def closed(self, closure: Closure) -> Event:
        """Make the event of some days that are closed."""
        kind, place = closure.access or "all", self.place(closure.first)
        what = self.texts.word(f"ical-closed-{kind}", (("name", place.name),))
        because = (("what", what), ("reason", closure.reason))
        return Event(
            uid=self._uid(kind, f"closed-{closure.first:%Y%m%d}"),
            start=closure.first,
            end=closure.end,
            summary=self.texts.word("ical-because", because) if closure.reason else what,
            categories=(self.texts.word("hours-closed"),),
            location=place.location,
            position=place.position,
        )

    def _open(self, strand: Strand, opening: Spell, name: str) -> Event:
        start, end = clocked(opening.start, opening.end, self.zone)
        place = self.place(opening.day)
        state = (("name", place.name), ("state", f"state-{strand.access}"))
        return Event(
            uid=name,
            start=start,
            end=end,
            summary=self.texts.word("ical-open", state),
            categories=(self.texts.word(f"layer-{strand.access}"),),
            location=place.location,
            position=place.position,
        )

    def _why(self, strand: Strand, opening: Spell) -> str:
        return reason(special_cause(self.timetable, strand, opening.start), self.texts)

    def _uid(self, *parts: str) -> str:
        return uid((*self.reference, *parts), self.authority)
