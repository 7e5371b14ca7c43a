"""Where a visit can be: when a hub is open with those at work who must be, and which of its rooms suit."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from math import inf
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from innbygger_core.errors import UnknownId
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hubs import Position, RoomFacts, RoomFeature
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._visiting._service import VisitedHub, VisitingService
    from innbygger_core.sharing._writing._wishes import Wish
    from innbygger_core.timekeeping import Spans

__all__ = ["NotOpen", "Venue", "position_of", "starts", "suits", "venue_of"]

_ONE_DAY: Final = timedelta(days=1)
_QUARTER: Final = 15 * 60 * 1_000_000

NotOpen: TypeAlias = Literal["closed", "hours-unknown", "staff-absent", "staff-unknown"]
"""Why nobody can be visited at a hub: it is closed, or nobody knows; its employees are not at work, or nobody knows."""


@frozen
class Venue:
    """A hub as a visiting service finds it.

    Attributes:
        hub: id of the hub.
        limits: what has to hold for a visit, each with the time in which it and all before it do.
        rooms: rows of its rooms, the best first, each with whether it is known to suit.
    """

    hub: str
    limits: tuple[tuple[NotOpen, Spans], ...]
    rooms: tuple[tuple[RoomFacts, Known], ...]

    @property
    def open_edges(self) -> tuple[int, ...]:
        """Starts and ends of the time in which all of it holds."""
        return self.limits[-1][1].edges

    def rooms_on(self, day: date) -> dict[Known, tuple[str, ...]]:
        """Sort the rooms that exist on a day by whether they suit; none that is known not to."""
        there = [(row.id, suit) for row, suit in self.rooms if row.holds(day)]
        return {each: tuple(room for room, suit in there if suit is each) for each in (Known.YES, Known.UNKNOWN)}


def venue_of(service: VisitingService, visited: VisitedHub, facts: SharingFacts) -> Venue:
    """Gather what a plan tells of a hub.

    Raises:
        UnknownId: there is no such hub, or it has no such room.
    """
    return Venue(visited.hub, tuple(_limits(service, visited.hub, facts)), _rooms(service.wish, visited, facts))


def position_of(hub: str, facts: SharingFacts, day: date) -> Position | None:
    """Find where a hub lies on a day: the first of its roofs whose position is known."""
    roofs = (row for row in facts.premises if row.hub == hub and row.holds(day))
    return next((row.position for row in roofs if row.position is not UNKNOWN), None)


def starts(edges: tuple[int, ...], earliest: int, latest: int, length: int) -> Iterator[int]:
    """Give each quarter of an hour at which something can start and be over before an opening ends.

    >>> hour = 60 * 60 * 1_000_000
    >>> [at / hour for at in starts((8 * hour, 10 * hour, 12 * hour, 16 * hour), 9 * hour, 13 * hour, hour // 2)]
    [9.0, 9.25, 9.5, 12.0, 12.25, 12.5]
    """
    first = bisect_right(edges, earliest) // 2 * 2
    for low, high in zip(edges[first::2], edges[first + 1 :: 2], strict=True):
        if low >= latest:
            return
        yield from range(_next_quarter(max(low, earliest)), min(high, latest) - length + 1, _QUARTER)


def suits(room: RoomFacts, wish: Wish) -> Known:
    """Tell whether a room has what a visit needs.

    >>> from innbygger_core.hubs import RoomFacts
    >>> from innbygger_core.sharing import Wish
    >>> talk = Wish(needs={"confidential": True})
    >>> suits(RoomFacts(id="den", hub="tofte", name="Stua"), talk)
    <Known.UNKNOWN: 'unknown'>
    """
    own = Known.of(set(wish.needs.own_features) <= set(room.own_features))
    return room.has(*_features(wish)) & own & _holds(room, wish)


def _features(wish: Wish) -> Iterator[RoomFeature]:
    needs = wish.needs
    yield from needs.features
    if needs.accessible is not Known.NO:
        yield "accessible"
    if needs.confidential is not Known.NO:
        yield "sound_insulated"
    if needs.physical is not Known.NO:
        yield "activity_floor"


def _holds(room: RoomFacts, wish: Wish) -> Known:
    """Tell whether everybody has a place; how many come restricts nothing where nobody tells it."""
    if wish.number is UNKNOWN:
        return Known.YES
    return Known.UNKNOWN if room.capacity is UNKNOWN else Known.of(wish.number <= room.capacity)


def _limits(service: VisitingService, hub: str, facts: SharingFacts) -> Iterator[tuple[NotOpen, Spans]]:
    season = service.first_day, service.last_day + _ONE_DAY
    opened = facts.timetable(hub).openness(*season)
    yield "closed", opened.perhaps
    yield "hours-unknown", opened.known
    if service.staff_present:
        at_work = facts.staff_timetable(hub).openness(*season)
        yield "staff-absent", opened.known & at_work.perhaps
        yield "staff-unknown", opened.known & at_work.known


def _rooms(wish: Wish, visited: VisitedHub, facts: SharingFacts) -> tuple[tuple[RoomFacts, Known], ...]:
    """Take the rooms that are told, as they are told; else judge those of the hub, the smallest first."""
    there = [row for row in facts.rooms if row.hub == visited.hub]
    known = tuple(dict.fromkeys(row.id for row in there))
    if strange := next((room for room in visited.rooms if room not in known), None):
        raise UnknownId("room", strange, known)
    if visited.rooms:
        told = sorted((row for row in there if row.id in visited.rooms), key=lambda row: visited.rooms.index(row.id))
        return tuple((row, Known.YES) for row in told)
    return tuple((row, suits(row, wish)) for row in sorted(there, key=_size))


def _size(room: RoomFacts) -> tuple[float, str]:
    return inf if room.capacity is UNKNOWN else room.capacity, room.id


def _next_quarter(at: int) -> int:
    return -(-at // _QUARTER) * _QUARTER
