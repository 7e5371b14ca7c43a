"""What does not stand in the way of a request: bookings that give way, and allocated time that it may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.sharing._deciding._slots import whole_slots
from innbygger_core.sharing._deciding._sweep import stretches_above
from innbygger_core.sharing._writing._bookings import BookingState
from innbygger_core.timekeeping import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._space._held import Held
    from innbygger_core.sharing._space._tree import Related
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["gives_way", "may_use", "named_in_the_way", "pending_in_the_way", "places_taken"]

# As far as buffers can be stored.
_FAR: Final = 7 * DAY


def gives_way(asked: Asked, booking: Booking) -> bool:
    """Tell whether a booking does not stand in the way: its place is taken, or it gives way to somebody's yes."""
    context = asked.context
    return (
        context.passes_over(booking)
        or booking.id in context.displaces
        or (context.approval is not None and booking.state is BookingState.PENDING)
    )


def pending_in_the_way(asked: Asked, start: int, end: int) -> Iterator[tuple[int, int, Booking, Related]]:
    """Give when pending bookings cannot stand beside a use: several groups share a room while there is space."""
    for related in asked.tree.family(asked.room.id):
        line = asked.bookings.line("room", related.id).across(start, end)
        there = [each for each in line if not asked.context.passes_over(each[2])]
        limit = (asked.terms.groups or 1) if related.relation == "self" else 1
        full = list(stretches_above(places_taken(there, limit), limit - 1))
        for begins, ends, booking in there:
            if booking.state is BookingState.PENDING:
                for first, last in full if booking.shared is not False else ((begins, ends),):
                    if begins < last and first < ends:
                        yield max(begins, first), min(ends, last), booking, related


def named_in_the_way(rooms: Iterable[Asked], start: int, end: int) -> frozenset[str]:
    """Find which of the bookings that are to give way stand in the way, or too close by; others are left alone."""
    return frozenset(
        booking.id
        for asked in rooms
        for related in asked.tree.family(asked.room.id)
        for begins, ends, booking in asked.bookings.line("room", related.id).across(start - _FAR, end + _FAR)
        if booking.id in asked.context.displaces and _meets(asked, (begins, ends, booking), start, end)
    )


def _meets(asked: Asked, booked: tuple[int, int, Booking], start: int, end: int) -> bool:
    begins, ends, booking = booked
    first, last = whole_slots(asked, begins, ends)
    after = max(asked.terms.buffer_before or 0, booking.buffer_after) * MINUTE
    before = max(asked.terms.buffer_after or 0, booking.buffer_before) * MINUTE
    return min(first, begins - before) < end and start < max(last, ends + after)


def places_taken(bookings: Iterable[tuple[int, int, Booking]], limit: int) -> Iterator[tuple[int, int, int]]:
    """Give how many places of a shared room each booking takes: a group takes one, and a block takes all."""
    for begins, ends, booking in bookings:
        yield begins, ends, limit if booking.kind == "block" else 1


def may_use(asked: Asked, held: Held) -> bool:
    """Tell whether a wish may use allocated time: its own, and, where terms let hours pass on, that which it names."""
    named = asked.wish.ground == f"allocation/{held.allocation}"
    return held.by(asked.wish) or (named and bool(asked.terms.transferable))
