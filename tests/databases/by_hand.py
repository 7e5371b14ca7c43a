"""Bookings and writes made by hand, in the shape in which a calendar makes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from innbygger_core.decisions import Write
from innbygger_core.sharing import Booking

if TYPE_CHECKING:
    from collections.abc import Iterable

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
HALL = ("hall", "north", "south")
NORTH, SOUTH = ("north",), ("south",)


def booking(name: str, day: int = 0, *, later: int = 0, hours: int = 2) -> Booking:
    start = NOON + timedelta(days=day, hours=later)
    return Booking(id=name, rooms=("hall",), start=start, end=start + timedelta(hours=hours))


def made(new: Booking, rooms: Iterable[str] = HALL, **more: str) -> tuple[Write, ...]:
    return Write("insert", "bookings", new.id, _row(new)), *_held(new, rooms, **more)


def moved(new: Booking, given_up: Iterable[str] = HALL, taken: Iterable[str] = HALL) -> tuple[Write, ...]:
    freed = (Write("delete", "room_holds", f"{new.id}/{room}") for room in given_up)
    return Write("change", "bookings", new.id, _row(new)), *freed, *_held(new, taken)


def _row(told: Booking) -> dict[str, object]:
    return told.model_dump(mode="json")


def _held(new: Booking, rooms: Iterable[str], **more: str) -> Iterable[Write]:
    span = new.model_dump(mode="json", include={"start", "end"})
    for room in rooms:
        yield Write("insert", "room_holds", f"{new.id}/{room}", {"booking": new.id, "room": room, **span, **more})
