"""Bookings that were made elsewhere, as rows: for a database that takes them over, or rooms that have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.sharing._busy._bookings import span_of
from innbygger_core.sharing._deciding._writing_down import inserted
from innbygger_core.sharing._space._world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.decisions import Write
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["booking_writes"]


def booking_writes(facts: SharingFacts, bookings: Iterable[Booking]) -> Iterator[Write]:
    """Give the rows of bookings that stand already, as a decision would have written them.

    Args:
        facts: a plan; it tells which parts a room has on the day of the booking.
        bookings: what stands; it is not judged.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import Booking
        >>> start = datetime(2026, 11, 24, 12, tzinfo=UTC)
        >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=start, end=start.replace(hour=14))
        >>> [write.id for write in booking_writes(nye_asker(), [choir])]
        ['b1', 'b1/heggedal-hall', 'b1/heggedal-hall-north', 'b1/heggedal-hall-south']
    """
    world = World(facts)
    for booking in bookings:
        start, _ = span_of(booking)
        yield from inserted(booking, world.rooms_on(world.day(start)))
