"""What is due when a booking is cancelled late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.sharing._deciding._days import in_time
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._terms import RoomTerms

__all__ = ["share_due"]


def share_due(world: World, terms: RoomTerms, booking: Booking, now: datetime) -> float | None:
    """Give the share of the price that is due all the same: the largest of the steps that are past.

    Exactly at a step is in time; days count as whole days. None where the terms have no ladder, or do not tell a share.
    """
    if terms.cancellation is None:
        return None
    at, start = micros(now, "now"), micros(booking.start, "start")
    late = [step.share for step in terms.cancellation if not in_time(world, at, start, step.before)]
    known = [share for share in late if isinstance(share, float)]
    return max(known, default=0.0) if len(known) == len(late) else None
