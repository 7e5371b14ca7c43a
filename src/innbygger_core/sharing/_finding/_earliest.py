"""The earliest start in a window, over choices of rooms; each candidate is decided before it is an answer."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.decisions import Outcome
from innbygger_core.sharing._finding._free import free_in
from innbygger_core.sharing._finding._grid import next_on_grid, starts_within
from innbygger_core.sharing._finding._pieces import pieces
from innbygger_core.sharing._values import Openings
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Context
    from innbygger_core.sharing._deciding._decider import Decider
    from innbygger_core.sharing._finding._pieces import Piece
    from innbygger_core.sharing._writing._requests import BookingRequest

__all__ = ["earliest"]


def earliest(
    decider: Decider, request: BookingRequest, window: tuple[int, int], context: Context
) -> tuple[int, tuple[str, ...]] | None:
    """Find the first start that is allowed, with its rooms; else the first that leaves the matter to a person.

    Of rooms that are free at the same time, the one that was named first is taken.
    """
    looking = _Looking(decider, request, window, decider.end(request.wish, window[0]) - window[0], context)
    choices = decider.choices(request.wish)
    ways = [looking.starts(rooms) for rooms in choices]
    queue = [(at, place) for place, way in enumerate(ways) if (at := next(way, None)) is not None]
    heapify(queue)
    asks: tuple[int, tuple[str, ...]] | None = None
    while queue:
        at, place = heappop(queue)
        judged = decider.judged(request, choices[place], at, at + looking.length, context)
        if judged is not None and judged.outcome.allowed:
            return at, choices[place]
        if asks is None and judged is not None and judged.outcome is Outcome.NEEDS_APPROVAL:
            asks = at, choices[place]
        following = next(ways[place], None)
        if following is not None:
            heappush(queue, (following, place))
    return asks


@frozen(eq=False)
class _Looking:
    """What is looked for, and where in time."""

    decider: Decider
    request: BookingRequest
    window: tuple[int, int]
    length: int
    context: Context

    def starts(self, rooms: tuple[str, ...]) -> Iterator[int]:
        """Give starts worth deciding: the first that nothing takes, then those that the rules would not refuse.

        Which of the bookings that are to give way are in the way is found start by start.
        """
        if self.context.displaces:
            for piece in self._pieces(rooms):
                yield from starts_within(piece.rooms, piece.start, piece.end)
            return
        first = self._untaken(rooms)
        if first is None:
            return
        yield first
        rest, wish = (first + 1, self.window[1]), self.request.wish
        found = free_in(self.decider, wish, rooms=rooms, window=rest, length=self.length, context=self.context)
        for answer in found:
            if isinstance(answer, Openings):
                yield from (micros(at, "start") for at in answer.starts)

    def _untaken(self, rooms: tuple[str, ...]) -> int | None:
        """Find the first start of the grid at which one room is neither taken nor closed; for several, the first."""
        for piece in self._pieces(rooms):
            first = self._first(piece)
            if first is not None and first < piece.end:
                return first
        return None

    def _pieces(self, rooms: tuple[str, ...]) -> Iterator[Piece]:
        """Cut the window, and leave out what has not all of the rooms."""
        window, wish = (self.window[0], self.window[1] - self.length + 1), self.request.wish
        cut = pieces(self.decider, wish, rooms=rooms, window=window, length=self.length, context=self.context)
        return (piece for piece in cut if piece.rooms)

    def _first(self, piece: Piece) -> int | None:
        start, busy_time = piece.start, self.decider.busy
        asked, *others = piece.rooms
        if others or not busy_time.serves(asked, self.decider.world.day(start)):
            return next_on_grid(piece.rooms, start)
        while start < piece.end:
            busy, until = busy_time.of(asked, start)
            gap = busy.first_gap(start, min(piece.end - 1 + self.length, until), self.length)
            if gap is None:
                start = until - self.length + 1
                continue
            start = next_on_grid(piece.rooms, gap)
            if not busy.meets(start, start + self.length):
                return start
        return None
