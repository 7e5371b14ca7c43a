"""Which bookings do not stand in the way of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.sharing._writing._bookings import BookingState

if TYPE_CHECKING:
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["gives_way"]


def gives_way(asked: Asked, booking: Booking) -> bool:
    """Tell whether a booking does not stand in the way: its place is taken, or it gives way to somebody's yes."""
    context = asked.context
    return (
        context.passes_over(booking)
        or booking.id in context.displaces
        or (context.approval is not None and booking.state is BookingState.PENDING)
    )
