"""Rooms and their parts, on a day: which of them collide, by which way, and which hear each other."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Literal

from attrs import Factory, field, frozen

from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.hubs import RoomFacts

__all__ = ["Related", "Relation", "RoomTree"]

Relation = Literal["self", "parent", "part"]


@frozen
class Related:
    """A room that collides with another: how they are related, and the way through the tree.

    >>> Related("south", "part", ("room/hall", "room/south")).relation
    'part'
    """

    id: str
    relation: Relation
    path: tuple[str, ...] = ()


@frozen(eq=False)
class RoomTree:
    """The rooms that exist on a day.

    A room is made of its parts: the rooms that say they are part of it, and those that it joins. Two rooms collide
    when some room is in both.

    >>> from innbygger_core.hubs import RoomFacts
    >>> def room(id, **told):
    ...     return RoomFacts(id=id, hub="torg", name=id, **told)
    >>> tree = RoomTree((room("hall"), room("north", part_of="hall"), room("south", part_of="hall")))
    >>> [(related.id, related.relation) for related in tree.family("north")]
    [('north', 'self'), ('hall', 'parent')]
    """

    rows: tuple[RoomFacts, ...]
    by_id: Mapping[str, RoomFacts] = field(
        init=False, repr=False, default=Factory(lambda self: {row.id: row for row in self.rows}, takes_self=True)
    )
    _parts: Mapping[str, tuple[str, ...]] = field(
        init=False, repr=False, default=Factory(lambda self: self._told_parts(), takes_self=True)
    )
    _atoms: dict[str, frozenset[str]] = field(init=False, repr=False, factory=dict)
    _families: dict[str, tuple[Related, ...]] = field(init=False, repr=False, factory=dict)
    _by_relation: dict[tuple[str, Relation], tuple[Related, ...]] = field(init=False, repr=False, factory=dict)
    _heard: dict[str, tuple[str, ...]] = field(init=False, repr=False, factory=dict)
    _hearing: dict[str, tuple[tuple[RoomFacts, Known], ...]] = field(init=False, repr=False, factory=dict)

    def _told_parts(self) -> dict[str, tuple[str, ...]]:
        parts: dict[str, list[str]] = defaultdict(list)
        for row in self.rows:
            parts[row.id].extend(row.joins)
            if row.part_of:
                parts[row.part_of].append(row.id)
        return {
            whole: tuple(dict.fromkeys(each for each in some if each in self.by_id)) for whole, some in parts.items()
        }

    def atoms(self, room: str) -> frozenset[str]:
        """Give a room and all its parts."""
        if room not in self._atoms:
            self._atoms[room] = frozenset(self._ways_down(room))
        return self._atoms[room]

    def family(self, room: str) -> tuple[Related, ...]:
        """Give the rooms that a room collides with: itself, what contains it, its parts, and what shares a part."""
        if room not in self._families:
            self._families[room] = tuple(self._related(room))
        return self._families[room]

    def related(self, room: str, relation: Relation) -> tuple[Related, ...]:
        """Give those of the family that are related in one way."""
        key = room, relation
        if key not in self._by_relation:
            self._by_relation[key] = tuple(each for each in self.family(room) if each.relation == relation)
        return self._by_relation[key]

    def neighbours(self, room: str) -> tuple[str, ...]:
        """Give the rooms that hear a room: neighbours of it or its parts, either way, and never its own family."""
        if room not in self._heard:
            own, inner = {related.id for related in self.family(room)}, self.atoms(room)
            beside = {other for one, other in self._beside() if one in inner}
            self._heard[room] = tuple(
                row.id for row in self.rows if row.id not in own and not beside.isdisjoint(self.atoms(row.id))
            )
        return self._heard[room]

    def hearing(self, room: str) -> tuple[tuple[RoomFacts, Known], ...]:
        """Give the neighbours that a room hears, and whether the sound is kept out: no, or unknown."""
        if room not in self._hearing:
            own = self.by_id[room].has("sound_insulated")
            rows = (self.by_id[other] for other in self.neighbours(room))
            pairs = ((row, own | row.has("sound_insulated")) for row in rows)
            self._hearing[room] = tuple(pair for pair in pairs if pair[1] is not Known.YES)
        return self._hearing[room]

    def _beside(self) -> Iterable[tuple[str, str]]:
        """Give every pair of neighbours, both ways round."""
        for row in self.rows:
            for other in row.neighbours:
                yield row.id, other
                yield other, row.id

    def _related(self, room: str) -> Iterable[Related]:
        yield Related(room, "self")
        for row in self.rows:
            if row.id != room and not self.atoms(room).isdisjoint(self.atoms(row.id)):
                relation: Relation = "parent" if room in self.atoms(row.id) else "part"
                yield Related(row.id, relation, tuple(f"room/{step}" for step in self._path(room, row.id)))

    def _path(self, room: str, other: str) -> tuple[str, ...]:
        """Find the way down to what both share, and up to the other."""
        down, up = self._ways_down(room), self._ways_down(other)
        shared = min((each for each in down if each in up), key=lambda each: len(down[each]) + len(up[each]))
        return (*down[shared], *reversed(up[shared][:-1]))

    def _ways_down(self, room: str) -> dict[str, tuple[str, ...]]:
        """Find the shortest way from a room to each of its parts, itself included."""
        ways: dict[str, tuple[str, ...]] = {room: (room,)}
        pending = deque([room])
        while pending:
            here = pending.popleft()
            for part in self._parts.get(here, ()):
                if part not in ways:
                    ways[part] = (*ways[here], part)
                    pending.append(part)
        return ways
