"""A decision as statements: what a database runs, in one transaction, to carry it out."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from innbygger_core.sharing._busy._bookings import keys_of
from innbygger_core.sharing._storing._dialects import known, statement
from innbygger_core.sharing._writing._bookings import Booking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.decisions import Write
    from innbygger_core.sharing._storing._dialects import Dialect, Statement

__all__ = ["statements"]

_CLAIM: Final = "UPDATE booking_revision SET revision = revision + 1 WHERE revision = :revision"

# In the order in which they run: a booking stands before it holds a room, and gives up rooms before it takes others.
_WRITTEN: Final = {
    ("insert", "bookings"): (
        "INSERT INTO bookings (id, state, start_at, end_at, keys, data)"
        " VALUES (:id, :state, :start_at, :end_at, :keys, :data)"
    ),
    ("change", "bookings"): (
        "UPDATE bookings SET state = :state, start_at = :start_at, end_at = :end_at, keys = :keys, data = :data"
        " WHERE id = :id"
    ),
    ("delete", "room_holds"): "DELETE FROM room_holds WHERE booking = :booking AND room = :room",
    ("insert", "room_holds"): (
        "INSERT INTO room_holds (booking, room, party, start_at, end_at)"
        " VALUES (:booking, :room, :party, :start_at, :end_at)"
    ),
}
_ORDER: Final = tuple(_WRITTEN)


def statements(writes: Iterable[Write], dialect: Dialect, *, revision: int | None = None) -> tuple[Statement, ...]:
    """Tell what a database runs, in one transaction and in this order, to carry a decision out.

    With a revision, the first statement claims it. **Where that changes no row, somebody was quicker**: roll back, load
    anew and decide again. All who write wait for each other at the claim, so they never lock each other out, and what
    no constraint guards (buffers, quotas, things and people) is as it was when it was decided. Where a later statement
    meets the guard of ``room_holds``, somebody has written past the claim, and the answer is the same: decide again.

    Args:
        writes: of a decision; those of a refusal are none, and then there is nothing to run.
        dialect: ``postgresql`` or ``sqlite``.
        revision: of the calendar that decided; left out for rows that rest on no decision.

    Raises:
        UnknownId: the dialect is none of these.

    Example:
        >>> from innbygger_core.decisions import Write
        >>> hold = {"booking": "b1", "room": "hall", "start": "2027-03-02T10:00:00Z", "end": "2027-03-02T12:00:00Z"}
        >>> claim, insert = statements([Write("insert", "room_holds", "b1/hall", hold)], "sqlite", revision=7)
        >>> claim.params
        {'revision': 7}
        >>> insert.params["start_at"]
        '2027-03-02T10:00:00.000000Z'
    """
    known(dialect)
    run = [statement(_WRITTEN[_kind(write)], _params(write), dialect) for write in sorted(writes, key=_turn)]
    if run and revision is not None:
        run.insert(0, statement(_CLAIM, {"revision": revision}, dialect))
    return tuple(run)


def _kind(write: Write) -> tuple[str, str]:
    return write.action, write.table


def _turn(write: Write) -> tuple[int, str]:
    """Take rooms in one order, whoever writes: then those who write past the claim do not wait in a circle either."""
    return _ORDER.index(_kind(write)), write.id.rpartition("/")[2]


def _params(write: Write) -> dict[str, Any]:
    return _of_booking(write) if write.table == "bookings" else _of_hold(write)


def _of_booking(write: Write) -> dict[str, Any]:
    booking = Booking.model_validate(write.row)
    return {
        "id": booking.id,
        "state": booking.state.value,
        "start_at": booking.start,
        "end_at": booking.end,
        "keys": [f"{kind}/{key}" for kind, key in keys_of(booking)],
        "data": json.dumps(write.row, ensure_ascii=False),
    }


def _of_hold(write: Write) -> dict[str, Any]:
    booking, _, room = write.id.rpartition("/")
    place = {"booking": booking, "room": room}
    if write.action == "delete":
        return place
    span = {f"{end}_at": datetime.fromisoformat(write.row[end]) for end in ("start", "end")}
    return {**place, "party": write.row.get("party", f"booking/{booking}"), **span}
