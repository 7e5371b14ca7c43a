"""When rooms cannot be used whatever is wished: taken, too close to what is taken, or closed; laid out once and kept.

It only serves to skip starts that the rules of occupancy and hours refuse, and what it leaves is decided by them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Severity
from innbygger_core.sharing._busy._bookings import span_of
from innbygger_core.sharing._busy._busy import Busy
from innbygger_core.sharing._space._open_time import Door
from innbygger_core.timekeeping import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.sharing._busy._bookings import Bookings
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._judging import Judge
    from innbygger_core.sharing._space._tree import RoomTree
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["BusyTime"]

_CODES: Final = frozenset(
    {"sharing.overlap", "sharing.overlap-parent", "sharing.overlap-part", "sharing.buffer", "sharing.closed"}
)
_Key = tuple[str, int, int, int, int]

# Busy time is laid out in stretches of about a year, so that a question does not lay out all that was ever booked.
_STRETCH: Final = 366 * DAY
_FIRST: Final = -(1 << 62)
_LAST: Final = 1 << 62


class BusyTime:
    """The busy time of rooms, laid out when it is first asked for, and kept as bookings come and go."""

    def __init__(self, world: World, judge: Judge) -> None:
        self._world = world
        self._judge = judge
        self._laid_out: dict[_Key, Busy] = {}
        self.known: dict[tuple[str, int], Busy] = {}

    def serves(self, asked: Asked, day: date) -> bool:
        """Tell whether what is busy is refused for certain: by the day's policy, for a wish that displaces nothing."""
        context = asked.context
        if context.approval or context.displaces or context.replaces or (asked.terms.groups or 1) > 1:
            return False
        if asked.wish.needs.square_metres is not None or asked.length > _STRETCH:
            return False
        weighings = (weigh for weigh in self._judge.weighings.on(day) if weigh.rule.code in _CODES)
        return all(weigh.severity is Severity.MUST and weigh.override is None for weigh in weighings)

    def of(self, asked: Asked, at: int) -> tuple[Busy, int]:
        """Give the busy time of a room around an instant, and until when it is laid out."""
        before, after = asked.terms.buffer_before or 0, asked.terms.buffer_after or 0
        turn = self._world.turn(self._world.day(at)) if self._world.turns else 0
        key = asked.room.id, turn, at // _STRETCH, before, after
        if key not in self._laid_out:
            low = key[2] * _STRETCH
            self._laid_out[key] = Busy(self._stretches(asked, low, low + 2 * _STRETCH))
        return self._laid_out[key], (key[2] + 2) * _STRETCH

    def taken(self, room: str, turn: int, tree: RoomTree, bookings: Bookings) -> Busy:
        """Lay out when a room, what contains it or a part of it is booked, whatever the hours and buffers."""
        lines = (bookings.line("room", related.id) for related in tree.family(room))
        found = Busy((start, end) for line in lines for start, end, _ in line.across(_FIRST, _LAST))
        self.known[room, turn] = found
        return found

    def changed(self, booking: Booking, added: bool) -> None:  # noqa: FBT001 - called by position
        """Follow a booking that came or went; what can only be found by looking again is laid out anew."""
        start, end = span_of(booking)
        tree = self._world.rooms_on(self._world.day(start))
        rooms = {each.id for room in booking.rooms if room in tree.by_id for each in tree.family(room)}
        for key in [key for key in self._laid_out if key[0] in rooms]:
            if added:
                _, _, place, before, after = key
                low, high = _padded(booking, start, end, before, after)
                if low < (place + 2) * _STRETCH and place * _STRETCH < high:
                    self._laid_out[key].add(low, high)
            else:
                del self._laid_out[key]
        for taken in [taken for taken in self.known if taken[0] in rooms]:
            if added:
                self.known[taken].add(start, end)
            else:
                del self.known[taken]

    def _stretches(self, asked: Asked, start: int, end: int) -> Iterator[tuple[int, int]]:
        before, after = asked.terms.buffer_before or 0, asked.terms.buffer_after or 0
        for related in asked.tree.family(asked.room.id):
            line = asked.bookings.line("room", related.id)
            reach = max(before * MINUTE, after * MINUTE, line.reach)
            for begins, ends, booking in line.across(start - reach, end + reach):
                yield _padded(booking, begins, ends, before, after)
        for passage in asked.world.door(asked.room).passages(start, end):
            if passage.door is Door.CLOSED:
                yield passage.start, passage.end


def _padded(booking: Booking, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """Widen a booking by the gap that a use before it, or after it, must keep."""
    if booking.kind == "block":
        return start, end
    return start - max(after, booking.buffer_before) * MINUTE, end + max(before, booking.buffer_after) * MINUTE
