"""A plan as the rules of sharing read it: rooms by day, doors by room, people and things by id."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from innbygger_core.hours import PHYSICAL, OpeningHours, compile_versions
from innbygger_core.sharing._space._grounds import AgreedUse
from innbygger_core.sharing._space._held import AllocatedTime
from innbygger_core.sharing._space._open_time import OpenTime
from innbygger_core.sharing._space._tree import RoomTree
from innbygger_core.timekeeping import day_start, moment, turns, zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from innbygger_core.agreements import Cover
    from innbygger_core.hubs import DatedRow, HubFacts, RoomFacts
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._writing._terms import RoomTerms

__all__ = ["World"]

R = TypeVar("R", bound="DatedRow")
_MOST_KEPT = 10_000


class World:
    """The facts of a plan, compiled for decisions; it never changes, and knows every version.

    >>> from datetime import date
    >>> from innbygger_core import nye_asker
    >>> world = World(nye_asker())
    >>> [row.id for row in world.rooms_on(date(2026, 11, 23)).rows][:2]
    ['heggedal-hall', 'heggedal-hall-north']
    """

    def __init__(self, facts: SharingFacts) -> None:
        self.facts = facts
        self.zone = zone(facts.municipality.timezone)
        self.language = facts.municipality.language
        self._hubs: dict[str, list[HubFacts]] = defaultdict(list)
        for row in facts.hubs:
            self._hubs[row.id].append(row)
        self.turns = turns(facts.rooms)
        self.changes = turns((*facts.rooms, *facts.hubs, *facts.equipment, *facts.people))
        self._trees: dict[int, RoomTree] = {}
        self._names: dict[int, str] = {id(row): row.name.text(self.language) for row in facts.rooms}
        self._rooms_of: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str]] = {}
        self._moments: dict[int, datetime] = {}
        self._day_starts: dict[date, int] = {}
        self._doors: dict[tuple[str, ...], OpenTime] = {}
        self.lends_wholes = any(row.whole_only for row in facts.terms)
        self.held = AllocatedTime(facts, self.zone).held
        self.agreed = AgreedUse(facts)
        self.ids = frozenset(row.id for row in facts.rooms)

    def moment(self, at: int) -> datetime:
        """Show an instant on the municipality's clock; the same few are asked for again and again."""
        shown = self._moments.get(at)
        if shown is None:
            if len(self._moments) >= _MOST_KEPT:
                self._moments.clear()
            shown = self._moments[at] = moment(at, self.zone)
        return shown

    def day_start(self, day: date) -> int:
        """Give the first instant of a day, in µs, by the clock of the municipality."""
        found = self._day_starts.get(day)
        if found is None:
            if len(self._day_starts) >= _MOST_KEPT:
                self._day_starts.clear()
            found = self._day_starts[day] = day_start(day, self.zone)
        return found

    def day(self, at: int) -> date:
        """Give the day of an instant, by the clock of the municipality."""
        return self.moment(at).date()

    def rooms_on(self, day: date) -> RoomTree:
        """Give the rooms as they are on a day."""
        turn = self.turn(day)
        if turn not in self._trees:
            self._trees[turn] = RoomTree(tuple(row for row in self.facts.rooms if row.holds(day)))
        return self._trees[turn]

    def turn(self, day: date) -> int:
        """Number the stretches of days in which the rooms are the same."""
        return bisect_right(self.turns, day) if self.turns else 0

    def name(self, room: RoomFacts) -> str:
        """Give the name of a room, in the municipality's language."""
        return self._names.get(id(room)) or room.name.text(self.language)

    def hub(self, id: str, day: date) -> HubFacts | None:  # noqa: A002 - as the row calls it
        """Find a hub as it is on a day."""
        return next((row for row in self._hubs.get(id, ()) if row.holds(day)), None)

    def rows(self, rows: Iterable[R], day: date) -> Iterator[R]:
        """Give the rows of a list that hold on a day."""
        return (row for row in rows if row.holds(day))

    def rooms_of(self, terms: RoomTerms) -> frozenset[str]:
        """Give the ids of the rooms that a row of terms is about, on whichever day."""
        key = terms.rooms, terms.hubs
        if key not in self._rooms_of:
            everywhere = not (terms.rooms or terms.hubs)
            rows = (row for row in self.facts.rooms if everywhere or row.id in terms.rooms or row.hub in terms.hubs)
            self._rooms_of[key] = frozenset(row.id for row in rows)
        return self._rooms_of[key]

    def door(self, room: RoomFacts) -> OpenTime:
        """Give who can come into a room, and when: by its own hours, else by those of its hub."""
        if room.hours:
            return self.named_door(room.hours)
        key = ("room", room.hub, room.id)
        return self._kept(key, lambda: OpenTime(self.facts.timetable(room.hub).view(room=room.id)))

    def module_door(self, room: RoomFacts) -> OpenTime | None:
        """Give when the module is open whose room it is; None where it is nobody's."""
        module = room.module
        if module is None:
            return None
        return self._kept(
            ("module", room.hub, module),
            lambda: OpenTime(self.facts.timetable(room.hub, module=module).view(PHYSICAL)),
        )

    def staff_door(self, room: RoomFacts) -> OpenTime:
        """Give when staff is at work in the hub of a room."""
        return self._kept(("staff", room.hub), lambda: OpenTime(self.facts.staff_timetable(room.hub)))

    def named_door(self, hours: str) -> OpenTime:
        """Give when some named hours are open."""
        return self._kept(("hours", hours), lambda: self._named_hours(hours))

    def cover_door(self, cover: Cover) -> OpenTime:
        """Give when a cover of an agreement opens what it covers, by its hours."""
        if isinstance(cover.hours, OpeningHours):
            hours = cover.hours
            return self._kept(
                ("cover", hours.model_dump_json()), lambda: OpenTime(compile_versions((hours,), self.facts.hours))
            )
        return self.named_door(cover.hours or "")

    def _named_hours(self, id: str) -> OpenTime:  # noqa: A002 - as the row calls it
        return OpenTime(compile_versions([row for row in self.facts.hours if row.id == id], self.facts.hours))

    def _kept(self, key: tuple[str, ...], made: Callable[[], OpenTime]) -> OpenTime:
        if key not in self._doors:
            self._doors[key] = made()
        return self._doors[key]
