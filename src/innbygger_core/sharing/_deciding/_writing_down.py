"""The rows that carry a decision out: bookings, and one hold for each room and part that they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.decisions import Write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._space._tree import RoomTree
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["changed", "inserted"]


def inserted(booking: Booking, tree: RoomTree) -> Iterator[Write]:
    """Give the rows of a new booking."""
    yield Write("insert", "bookings", booking.id, _row(booking))
    yield from _holds(booking, tree)


def changed(before: Booking, after: Booking, tree_before: RoomTree, tree_after: RoomTree) -> Iterator[Write]:
    """Give the rows of a booking that has changed; its holds are let go and taken anew where they are others."""
    held, holds = list(_holds(before, tree_before)), list(_holds(after, tree_after))
    yield Write("change", "bookings", after.id, _row(after))
    if held != holds:
        yield from (Write("delete", hold.table, hold.id) for hold in held)
        yield from holds


def _row(booking: Booking) -> dict[str, Any]:
    return booking.model_dump(mode="json", exclude_defaults=True) | {"state": booking.state.value}


def _holds(booking: Booking, tree: RoomTree) -> Iterator[Write]:
    """Give one hold for each room and part, by id: two writers take them in the same order.

    Those who share a room are of one party, and everybody else of their own: nobody else may be there at the time.
    """
    if not booking.holds_rooms:
        return
    rooms = {atom: room for room in reversed(booking.rooms) for atom in tree.atoms(room)}
    for atom, room in sorted(rooms.items()):
        start, end = booking.start.isoformat(), booking.end.isoformat()
        party = f"room/{room}" if booking.shared else booking.reference
        row = {"booking": booking.id, "room": atom, "party": party, "start": start, "end": end}
        yield Write("insert", "room_holds", f"{booking.id}/{atom}", row)
