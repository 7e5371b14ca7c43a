"""Splitting a time: an organisation that holds it gives it to groups of its own, and tells which."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from innbygger_core.errors import UnreadableData
from innbygger_core.ids import Id
from innbygger_core.reading import fault, pointer
from innbygger_core.sharing._allocating._week import stretches
from innbygger_core.sharing._space._tree import RoomTree
from innbygger_core.sharing._writing._seasons import SeasonTime
from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from innbygger_core.errors import Fault
    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._allocating._week import WeekStretch
    from innbygger_core.sharing._writing._seasons import Allocation

__all__ = ["TeamTimes", "split"]


class TeamTimes(Model):
    """What an organisation gives to one of its groups.

    Attributes:
        team: the group, by an id of the organisation's.
        times: its times.

    Example:
        >>> TeamTimes(team="under-12", times=({"room": "hall", "weekdays": "tue", "clock": "18:00-19:00"},)).team
        'under-12'
    """

    team: Id
    times: tuple[SeasonTime, ...]


def split(
    allocation: Allocation, teams: Iterable[TeamTimes], rooms: Iterable[RoomFacts] = ()
) -> tuple[Allocation, ...]:
    """Split a time between groups of the organisation that holds it; give a row for each group.

    A group's times lie within what is held, in the same room or a part of it, and no two groups share a room at the
    same time; so what they have together is never more than the whole. The organisation's own row stands as it is: it
    is the frame, and what no group has stays with the organisation.

    Args:
        allocation: what is held.
        teams: the groups and their times.
        rooms: the rooms, where a group gets a part of the room that is held.

    Raises:
        UnreadableData: the holder may not split it, a time lies outside, or two groups would have the same.

    Example:
        >>> from innbygger_core.sharing import Allocation
        >>> club = Allocation(id="club", season="2026", organiser="organisation/club", splits_itself=True,
        ...                   times=({"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"},))
        >>> young = TeamTimes(team="young", times=({"room": "hall", "weekdays": "tue", "clock": "18:00-19:00"},))
        >>> old = TeamTimes(team="old", times=({"room": "hall", "weekdays": "tue", "clock": "19:00-20:00"},))
        >>> [(row.id, row.team) for row in split(club, (young, old))]
        [('club-young', 'young'), ('club-old', 'old')]
    """
    parts, atoms = tuple(teams), RoomTree(tuple(rooms)).atoms
    faults = (*_not_to_split(allocation), *_outside(allocation, parts, atoms), *_shared(parts, atoms))
    if faults:
        raise UnreadableData(faults)
    return tuple(_row(allocation, part) for part in parts)


def _row(allocation: Allocation, part: TeamTimes) -> Allocation:
    told = {"id": f"{allocation.id}-{part.team}", "team": part.team, "times": part.times, "splits_itself": False}
    return allocation.model_copy(update=told)


def _not_to_split(allocation: Allocation) -> Iterator[Fault]:
    if not allocation.splits_itself:
        yield fault("", "not-to-split", allocation.id)


def _outside(
    allocation: Allocation, parts: tuple[TeamTimes, ...], atoms: Callable[[str], frozenset[str]]
) -> Iterator[Fault]:
    held = tuple(stretches(allocation.times))
    for path, stretch in _placed(parts):
        if not stretch.within(each for each in held if atoms(stretch.room) <= atoms(each.room)):
            yield fault(path, "time-not-held", str(stretch.time.clock), allocation=allocation.id)


def _shared(parts: tuple[TeamTimes, ...], atoms: Callable[[str], frozenset[str]]) -> Iterator[Fault]:
    for (path, one), (later, other) in combinations(_placed(parts), 2):
        if one.meets(other) and not atoms(one.room).isdisjoint(atoms(other.room)):
            yield fault(later, "time-shared", str(other.time.clock), other=path)


def _placed(parts: tuple[TeamTimes, ...]) -> Iterator[tuple[str, WeekStretch]]:
    """Give every stretch of every group, with where its time stands."""
    for number, part in enumerate(parts):
        for place, time in enumerate(part.times):
            for stretch in stretches((time,)):
                yield pointer((number, "times", place)), stretch
