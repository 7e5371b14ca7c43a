"""That rooms are busy, as events that tell nothing of what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.ical._clock import clocked
from innbygger_core.ical._values import Event, uid
from innbygger_core.ical._writing._lines import utc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._places import Rooms

__all__ = ["BusyEvents"]


@frozen
class BusyEvents:
    """Makes events of rooms and times, and of nothing else: whatever takes a room, its event and uid are the same.

    Attributes:
        places: names, in the language of the feed.
        zone: in whose clock times are told.
        authority: the host that makes ids unique.
    """

    places: Rooms
    zone: ZoneInfo
    authority: str

    def of(self, rooms: Sequence[str], start: datetime, end: datetime) -> Event:
        """Make the event of some rooms, all of them of one hub; in whichever order they were told, and how often."""
        rooms = sorted(set(rooms))
        texts, day = self.places.texts, start.astimezone(self.zone).date()
        hub = self.places.hub_of(rooms[0], day) if rooms else None
        named = [self.places.room(room, day) for room in rooms]
        what = (("what", texts.word("ical-busy")), ("who", ""))
        begins, ends = clocked(start, end, self.zone)
        return Event(
            uid=self._uid(rooms, start, end),
            start=begins,
            end=ends,
            summary=texts.word("ical-booking", (("place", texts.formats.listing(named)), *what)),
            categories=(texts.word("ical-category-busy"),),
            location=self.places.location(day, hub, named),
            resources=tuple(rooms),
            position=self.places.position(day, hub),
            busy=True,
        )

    def _uid(self, rooms: Sequence[str], start: datetime, end: datetime) -> str:
        return uid(("busy", *rooms, utc(start), utc(end)), self.authority)
