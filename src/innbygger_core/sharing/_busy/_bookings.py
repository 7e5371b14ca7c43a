"""The bookings of a calendar, laid out by room, organiser, person and thing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from innbygger_core.sharing._busy._line import Line
from innbygger_core.timekeeping import MICROSECOND, MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["Bookings", "Key", "keys_of", "span_of"]

Key = tuple[str, str]
"""What a line is of: ``("room", "hall")``, ``("organiser", "organisation/choir")`` …"""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NOTHING: Final[Line[Booking]] = Line()


def span_of(booking: Booking) -> tuple[int, int]:
    """Give when a booking begins and ends, in µs."""
    return (booking.start - _EPOCH) // MICROSECOND, (booking.end - _EPOCH) // MICROSECOND


def keys_of(booking: Booking) -> Iterator[Key]:
    """Name everything that a booking takes up or counts for.

    >>> from innbygger_core.sharing import Booking, Wish
    >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
    >>> wish = Wish(organiser="organisation/choir", team="juniors")
    >>> list(keys_of(Booking(id="b1", rooms=("hall",), start=start, end=start.replace(hour=12), wish=wish)))
    [('room', 'hall'), ('organiser', 'organisation/choir'), ('team', 'organisation/choir/juniors')]
    """
    for room in booking.rooms:
        yield "room", room
    for person in booking.people:
        yield "people", person
    wish = booking.wish
    if wish is None:
        return
    if wish.organiser:
        yield "organiser", wish.organiser
    if wish.team:
        yield "team", f"{wish.organiser}/{wish.team}"
    if wish.booked_by:
        yield "person", wish.booked_by
    for thing, _ in wish.needs.equipment:
        yield "equipment", thing


class Bookings:
    """All bookings, of which those that hold their rooms stand on lines.

    >>> from innbygger_core.sharing import Booking
    >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
    >>> choir = Booking(id="b1", rooms=("hall",), start=start, end=start.replace(hour=12))
    >>> [found.id for _, _, found in Bookings([choir]).line("room", "hall").across(*span_of(choir))]
    ['b1']
    """

    __slots__ = ("_lines", "by_id", "listener")

    def __init__(self, bookings: Iterable[Booking] = ()) -> None:
        self.by_id: dict[str, Booking] = {}
        self._lines: dict[Key, Line[Booking]] = {}
        self.listener: Callable[[Booking, bool], None] | None = None
        for booking in bookings:
            self.add(booking)

    def line(self, kind: str, key: str) -> Line[Booking]:
        """Give the bookings that hold something, or belong to somebody."""
        return self._lines.get((kind, key), _NOTHING)

    def add(self, booking: Booking) -> None:
        """Add a booking, or put one in the place of another of its id."""
        if booking.id in self.by_id:
            self._take_off(self.by_id[booking.id])
        self.by_id[booking.id] = booking
        if booking.holds_rooms:
            start, end = span_of(booking)
            reach = max(booking.buffer_before, booking.buffer_after) * MINUTE
            for key in keys_of(booking):
                line = self._lines.get(key)
                if line is None:
                    line = self._lines[key] = Line()
                line.add(start, end, booking, reach)
            self._tell(booking, added=True)

    def remove(self, id: str) -> None:  # noqa: A002 - as the row calls it
        """Take a booking away."""
        self._take_off(self.by_id.pop(id))

    def _take_off(self, booking: Booking) -> None:
        if booking.holds_rooms:
            start, end = span_of(booking)
            for key in keys_of(booking):
                self._lines[key].remove(start, end, booking)
            self._tell(booking, added=False)

    def _tell(self, booking: Booking, *, added: bool) -> None:
        if self.listener is not None:
            self.listener(booking, added)

    def settle(self) -> None:
        """Put every line in order now, and not when it is first asked."""
        for line in self._lines.values():
            line.settle()
