"""The booking that a decision makes, and what gives way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from innbygger_core.decisions import Outcome
from innbygger_core.sharing._deciding._giving_way import pending_in_the_way
from innbygger_core.sharing._deciding._open_conditions import open_conditions
from innbygger_core.sharing._space._people import free_people, people_wanted
from innbygger_core.sharing._writing._bookings import Booking, BookingState
from innbygger_core.timekeeping import micros, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from innbygger_core.decisions import Decision, Write
    from innbygger_core.sharing._deciding._asked import Asked, Context
    from innbygger_core.sharing._deciding._judged import Judged
    from innbygger_core.sharing._writing._requests import BookingRequest
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["booking_of", "displaced", "gives_way_at", "in_series", "made", "shrinks"]


def booking_of(
    request: BookingRequest, judged: Judged, context: Context, state: BookingState, new_id: Callable[[], str]
) -> Booking:
    """Make the booking of what was judged; one that takes the place of another keeps its id."""
    zone, before = judged.rooms[0].world.zone, context.replaces
    now = moment(context.now, zone)
    told: dict[str, Any] = {
        "rooms": tuple(asked.room.id for asked in judged.rooms),
        "start": moment(judged.start, zone),
        "end": moment(judged.end, zone),
        "state": state,
        "wish": request.wish,
        "buffer_before": max(asked.terms.buffer_before or 0 for asked in judged.rooms),
        "buffer_after": max(asked.terms.buffer_after or 0 for asked in judged.rooms),
        "shared": request.wish.needs.square_metres is not None or all(map(_for_several, judged.rooms)),
        "people": _people(judged),
        "approval": request.approval,
        "conditions": open_conditions(judged),
        "changed_at": now,
    }
    if before is not None:
        met = {each.code: each for each in before.conditions if each.met_at}
        told["conditions"] = tuple(met.get(each.code, each) for each in told["conditions"])
        told["approval"] = request.approval or before.approval
        return before.model_copy(update=told | {"sequence": before.sequence + 1})
    return Booking(id=new_id(), made_at=now, series=request.of_series, **told)


def _for_several(asked: Asked) -> bool:
    """Tell whether the terms lend a room to several groups at once."""
    return (asked.terms.groups or 1) > 1


def _people(judged: Judged) -> tuple[str, ...]:
    """Choose the first who are free, for each role that is needed."""
    first = judged.rooms[0]
    return tuple(
        person
        for role, count in people_wanted(first)
        for person in free_people(first, role, judged.start, judged.end)[:count]
    )


def displaced(judged: Judged) -> Iterator[Booking]:
    """Give the bookings that give way: those named, and, where somebody said yes, requests that were pending.

    To one that only waits nothing gives way.
    """
    if judged.outcome is Outcome.WAITLIST:
        return
    context = judged.rooms[0].context
    yield from (judged.rooms[0].bookings.by_id[named] for named in sorted(context.displaces))
    if context.approval is None:
        return
    seen = set(context.displaces)
    for asked in judged.rooms:
        for begins, ends, booking, _ in pending_in_the_way(asked, judged.start, judged.end):
            if begins < judged.end and judged.start < ends and booking.id not in seen:
                seen.add(booking.id)
                yield booking


def gives_way_at(booking: Booking, at: datetime, purpose: str | None) -> Booking:
    """Give a booking as it stands once it has given way to another use."""
    told = {"state": BookingState.DISPLACED, "ended_at": at, "ended_because": purpose, "changed_at": at}
    return booking.model_copy(update=told | {"sequence": booking.sequence + 1})


def made(decision: Decision) -> Iterator[Booking]:
    """Give the bookings that a decision inserts, as they would stand in the store."""
    for write in decision.writes:
        if write.table == "bookings" and write.action == "insert":
            yield Booking.model_validate(write.row)


def in_series(write: Write, series: str) -> Write:
    """Mark a row of bookings as one of a series."""
    if write.table != "bookings" or write.row.get("series"):
        return write
    return evolve(write, row={**write.row, "series": series})


def shrinks(before: Booking | None, wish: Wish, rooms: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether a wish only takes less of a confirmed booking, for the same use."""
    if before is None or before.state is not BookingState.CONFIRMED:
        return False
    inside = micros(before.start, "start") <= start and end <= micros(before.end, "end")
    return inside and set(rooms) <= set(before.rooms) and (before.wish is None or _no_more(wish, before.wish))


def _no_more(wish: Wish, before: Wish) -> bool:
    """Tell whether a wish asks for nothing but what was wished before, for as many people or fewer."""
    fewer = wish.number == before.number or (
        isinstance(wish.number, int) and isinstance(before.number, int) and wish.number < before.number
    )
    asked: dict[str, Any] = {"rooms": (), "any_of": (), "length": None, "number": before.number}
    return fewer and wish.model_copy(update=asked) == before.model_copy(update=asked)
