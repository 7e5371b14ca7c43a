"""What does not stand in the way of a request: bookings that give way, and allocated time that it may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.sharing._writing._bookings import BookingState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._space._held import Held
    from innbygger_core.sharing._space._tree import Related
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["gives_way", "may_use", "pending_in_the_way"]


def gives_way(asked: Asked, booking: Booking) -> bool:
    """Tell whether a booking does not stand in the way: its place is taken, or it gives way to somebody's yes."""
    context = asked.context
    return (
        context.passes_over(booking)
        or booking.id in context.displaces
        or (context.approval is not None and booking.state is BookingState.PENDING)
    )


def pending_in_the_way(asked: Asked, start: int, end: int) -> Iterator[tuple[int, int, Booking, Related]]:
    """Give the pending bookings that a use cannot stand beside: groups that share a room can, where there is space."""
    shared = (asked.terms.groups or 1) > 1
    for related in asked.tree.family(asked.room.id):
        if shared and related.relation == "self":
            continue
        for begins, ends, booking in asked.bookings.line("room", related.id).across(start, end):
            if booking.state is BookingState.PENDING and not asked.context.passes_over(booking):
                yield begins, ends, booking, related


def may_use(asked: Asked, held: Held) -> bool:
    """Tell whether a wish may use allocated time: its own, and, where terms let hours pass on, that which it names."""
    named = asked.wish.ground == f"allocation/{held.allocation}"
    return held.by(asked.wish) or (named and bool(asked.terms.transferable))
