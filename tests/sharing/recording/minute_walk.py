"""An activity record as a child would make it: minute by minute, looking at the clock and at every room."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from innbygger_core.sharing import Booking

MINUTE = timedelta(minutes=1)
FAMILY = {
    "hall": {"hall", "north", "south"},
    "north": {"hall", "north"},
    "south": {"hall", "south"},
    "talk": {"talk"},
    "shed": {"shed"},
    "pier": {"pier"},
}
PREFIX = {"organisation/choir": "association", "organisation/band": "association", "organisation/cinema": "company"}


def is_kept_quiet(booking: Booking) -> bool:
    return (
        booking.wish is None
        or booking.wish.visibility == "shielded"
        or str(booking.wish.needs.confidential.value) != "False"
    )


def filed(booking: Booking, wall: datetime) -> dict[str, Any]:
    """Where a minute of a booking is filed, by table."""
    found: dict[str, Any] = {
        "hours": f"{wall.hour:02}",
        "weekdays": wall.strftime("%a").lower(),
        "week": (wall.weekday(), wall.hour),
        "total": "all",
    }
    organiser = None if is_kept_quiet(booking) or booking.wish is None else booking.wish.organiser
    found["purposes"] = None if is_kept_quiet(booking) or booking.wish is None else booking.wish.purpose
    found["kinds"] = PREFIX.get(organiser, organiser.split("/")[0]) if organiser else None
    if organiser and not organiser.startswith("resident"):
        found["organisers"] = organiser
    return found


def walked(bookings: Iterable[Booking], start: datetime, end: datetime, zone: tzinfo) -> tuple[Counter[Any], ...]:
    """Walk from start to end: minutes, bookings and people of each row, and minutes in which a room is taken."""
    bookings = [each for each in bookings if each.state in {"confirmed", "pending"} and each.kind == "use"]
    time, begun, people, taken = Counter[Any](), Counter[Any](), Counter[Any](), Counter[Any]()
    at = start.astimezone(UTC)
    while at < end:
        wall, busy = at.astimezone(zone), set()
        for booking in bookings:
            if booking.start <= at < booking.end:
                rows = [*filed(booking, wall).items(), *(("rooms", room) for room in set(booking.rooms))]
                busy |= set(booking.rooms)
                for row in rows:
                    time[row] += 1
                    if booking.start == at:
                        begun[row] += 1
                        number = booking.wish.number if booking.wish else None
                        told = booking.attended if booking.attended is not None else number
                        people[row] += told if isinstance(told, int) else 0
        for room, family in FAMILY.items():
            taken["itself", room] += room in busy
            taken["family", room] += not busy.isdisjoint(family)
        at += MINUTE
    return time, begun, people, taken
