"""A round: the visits of one day, from the office to one hub after another and back again."""

from __future__ import annotations

from itertools import chain, permutations
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.sharing._visiting._venues import starts
from innbygger_core.timekeeping import wall_spans
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, tzinfo

    from innbygger_core.sharing._visiting._asking import Asking
    from innbygger_core.sharing._visiting._service import VisitingService
    from innbygger_core.sharing._visiting._travel import Travel
    from innbygger_core.sharing._visiting._venues import Venue

__all__ = ["Call", "Rounds"]

_MINUTE: Final = 60_000_000


@frozen
class Call:
    """One visit of a round.

    Attributes:
        hub: id of the hub.
        room: id of the room.
        start: when it begins, in µs.
        minutes: how long the way to it was, from the office or from the hub before.
    """

    hub: str
    room: str
    start: int
    minutes: int


@frozen
class Round:
    """The visits of one day, in order.

    Attributes:
        calls: the visits.
        back: when the specialist is back at the office, in µs.
    """

    calls: tuple[Call, ...]
    back: int


_NONE: Final = Round((), 0)


class Rounds:
    """Plans rounds, and remembers them.

    Of all orders in which some hubs can be visited on a day, it takes the one that brings the specialist back first; in
    each, every visit begins at the first quarter of an hour at which a room can be had. A visit that began later would
    leave no more time for the others, so when no such round works, none does.
    """

    def __init__(
        self, service: VisitingService, travel: Travel, venues: Mapping[str, Venue], asking: Asking, zone: tzinfo
    ) -> None:
        self.service = service
        self.travel = travel
        self.venues = venues
        self.asking = asking
        self._zone = zone
        self._known: dict[tuple[date, frozenset[str]], tuple[Call, ...]] = {}

    def calls(self, day: date, hubs: frozenset[str]) -> tuple[Call, ...]:
        """Plan the round to some hubs on a day: its visits in order, none where it cannot be done."""
        if not 0 < len(hubs) <= self.service.hubs_a_day or not hubs <= self.travel.reachable:
            return ()
        if (day, hubs) not in self._known:
            self._known[day, hubs] = min(self._rounds(day, hubs), key=lambda each: each.back, default=_NONE).calls
        return self._known[day, hubs]

    def possible(self, day: date, hubs: frozenset[str]) -> bool:
        """Tell whether some hubs can be visited on one day."""
        return bool(self.calls(day, hubs))

    def away(self, day: date) -> Iterator[tuple[int, int]]:
        """Give the stretches of a day in which the specialist can be away from the office, in µs."""
        for span in self.service.away(day):
            yield from wall_spans(day, *span.minutes, self._zone)

    def reach(self, day: date, hub: str) -> Iterator[tuple[int, int]]:
        """Give the stretches of a day in which the specialist can be at a hub, straight from the office and back."""
        there = self.travel.minutes(None, hub) * _MINUTE
        return ((leave + there, back - there) for leave, back in self.away(day))

    def _rounds(self, day: date, hubs: frozenset[str]) -> Iterator[Round]:
        for leave, back in self.away(day):
            for order in permutations(sorted(hubs)):
                if planned := self._in_order(day, order, leave, back):
                    yield planned

    def _in_order(self, day: date, order: tuple[str, ...], leave: int, back: int) -> Round | None:
        calls: tuple[Call, ...] = ()
        at, before = leave, None
        for hub in order:
            call = self._call(day, before, hub, at, back)
            if call is None:
                return None
            calls, at, before = (*calls, call), call.start + self.asking.length, hub
        return Round(calls, at + self.travel.minutes(None, order[-1]) * _MINUTE)

    def _call(self, day: date, before: str | None, hub: str, at: int, back: int) -> Call | None:
        """Find the first quarter at which a hub has a room, and which leaves the time to go home."""
        minutes, home = self.travel.minutes(before, hub), self.travel.minutes(None, hub)
        arrives, latest = at + minutes * _MINUTE, back - home * _MINUTE
        for start in starts(self.venues[hub].open_edges, arrives, latest, self.asking.length):
            if room := self._room(day, hub, start):
                return Call(hub, room, start, minutes)
        return None

    def _room(self, day: date, hub: str, start: int) -> str | None:
        """Choose the first room that is allowed, else the first of which a person has to say yes."""
        rooms = self.venues[hub].rooms_on(day)[Known.YES]
        allowed = (room for room in rooms if self.asking.answer(room, start).outcome.allowed)
        pending = (room for room in rooms if self.asking.answer(room, start).holds)
        return next(chain(allowed, pending), None)
