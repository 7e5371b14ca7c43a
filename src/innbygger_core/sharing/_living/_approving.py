"""What approving a booking asks: its own wish, anew, with somebody's yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Approval
from innbygger_core.sharing._writing._requests import BookingRequest
from innbygger_core.sharing._writing._wishes import Wish

if TYPE_CHECKING:
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._requests import ApproveBooking

__all__ = ["request_to_approve"]


def request_to_approve(act: ApproveBooking, booking: Booking) -> BookingRequest:
    """Ask for a booking's own wish in its own rooms at its own time, with somebody's yes.

    >>> from datetime import UTC, datetime
    >>> from innbygger_core.sharing import ApproveBooking, Booking
    >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
    >>> waiting = Booking(id="b1", rooms=("hall",), start=start, end=start.replace(hour=12))
    >>> request_to_approve(ApproveBooking(booking="b1", by="position/leader"), waiting).replaces
    'b1'
    """
    wish = (booking.wish or Wish()).model_copy(update={"rooms": booking.rooms, "any_of": ()})
    approval = Approval(by=act.by or "", permissions=act.permissions, reason=act.reason)
    return BookingRequest(wish=wish, start=booking.start, end=booking.end, replaces=booking.id, approval=approval)
