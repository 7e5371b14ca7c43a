"""What a booking opens, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.hours import Access
from innbygger_core.ids import reference
from innbygger_core.sharing._admitting._merging import Claim
from innbygger_core.sharing._writing._bookings import BookingState
from innbygger_core.timekeeping import MINUTE, Spans, end_micros, micros

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from innbygger_core.sharing._admitting._grants import AccessMargins
    from innbygger_core.sharing._admitting._places import Place
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["booked"]


def booked(
    place: Place, bookings: Iterable[Booking], coded: Collection[str], margins: AccessMargins
) -> Iterator[Claim]:
    """Go through what bookings open: the way in, and the rooms."""
    for booking in filter(_lets_in, bookings):
        for room in place.rooms.intersection(booking.rooms):
            spans = place.unstaffed(_widened(_given(place, booking, room, coded), margins))
            for door in (place.reference, reference("room", room)) if spans else ():
                yield Claim(_holder(booking), door, booking.reference, spans)


def _lets_in(booking: Booking) -> bool:
    """Tell whether a booking opens doors: it is a use, confirmed, and what had to be done for it is done."""
    done = all(condition.met_at is not None for condition in booking.conditions)
    confirmed = booking.kind == "use" and booking.state is BookingState.CONFIRMED
    return confirmed and done and booking.start < booking.end


def _given(place: Place, booking: Booking, room: str, coded: Collection[str]) -> Spans:
    """Give the part of a booking in which its holder may be there with nobody at work."""
    edges = micros(booking.start, "start"), end_micros(booking.end, "end")
    whole = Spans.from_pairs([edges], place.clock)
    if room in coded:
        return whole
    return whole & place.timetable.view(Access.BY_BOOKING, room=room).open_spans(booking.start, booking.end)


def _widened(spans: Spans, margins: AccessMargins) -> Iterator[tuple[int, int]]:
    for span in spans:
        start, end = span.edges
        yield start - margins.before * MINUTE, end + margins.after * MINUTE


def _holder(booking: Booking) -> str:
    """Name whoever opens the door: a pseudonym or an organisation, and the booking itself where nobody may know."""
    wish = booking.wish
    if wish is None or wish.visibility == "shielded":
        return booking.reference
    return wish.booked_by or wish.organiser or booking.reference
