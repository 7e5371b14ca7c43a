"""Putting a request for some time in a window at the first time that may be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.sharing._deciding._inputs import input_faults
from innbygger_core.sharing._finding._earliest import earliest
from innbygger_core.timekeeping import end_micros, micros, moment

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.decisions import Decision
    from innbygger_core.sharing._deciding._decider import Decider
    from innbygger_core.sharing._writing._requests import BookingRequest

__all__ = ["decide_somewhere"]


def decide_somewhere(decider: Decider, request: BookingRequest, now: datetime) -> Decision:
    """Decide a request; one for a window at its first start that may be had, else at its beginning."""
    if request.earliest is None or request.latest is None or input_faults(request, decider.world, decider.bookings):
        return decider.decide(request, now)
    start, end = micros(request.earliest, "earliest"), end_micros(request.latest, "latest")
    at, rooms = earliest(decider, request, (start, end), decider.context(request, micros(now, "now"))) or (start, ())
    wish = request.wish.model_copy(update={"rooms": rooms, "any_of": ()}) if rooms else request.wish
    placed = {"earliest": None, "latest": None, "start": moment(at, decider.world.zone), "wish": wish}
    return evolve(decider.decide(request.model_copy(update=placed), now), request=request)
