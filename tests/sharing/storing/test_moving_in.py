"""Bookings that stand already, as rows."""

from __future__ import annotations

from tests.databases.by_hand import booking

from innbygger_core import nye_asker
from innbygger_core.sharing import Booking, BookingState, booking_writes

HALL = booking("choir").model_copy(update={"rooms": ("heggedal-hall",)})


def test_a_booking_stands_with_its_rooms_and_their_parts():
    row, *holds = booking_writes(nye_asker(), [HALL])
    assert Booking.model_validate(row.row) == HALL
    assert [hold.row["room"] for hold in holds] == ["heggedal-hall", "heggedal-hall-north", "heggedal-hall-south"]


def test_a_booking_that_no_longer_holds_rooms_stands_alone():
    cancelled = HALL.model_copy(update={"state": BookingState.CANCELLED})
    assert [write.table for write in booking_writes(nye_asker(), [cancelled])] == ["bookings"]


def test_a_room_that_is_gone_is_still_held():
    gone = HALL.model_copy(update={"rooms": ("old-hall",)})
    assert [write.id for write in booking_writes(nye_asker(), [gone])] == ["choir", "choir/old-hall"]
