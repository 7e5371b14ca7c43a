"""Rooms and bookings, as a program that uses the library types them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, assert_type

from innbygger_core import Decision, Plan, Policy, nye_asker
from innbygger_core.decisions import Condition, Outcome, Reason, Report, Write
from innbygger_core.sharing import (
    Booking,
    BookingRequest,
    BookingState,
    Calendar,
    CancelBooking,
    FreeTime,
    Gap,
    Needs,
    Openings,
    PublicBooking,
    SharingFacts,
    Wish,
    check_booking,
    check_programme,
    check_room,
    needs,
)
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def facts_of(plan: Plan) -> SharingFacts:
    """A plan has every fact that sharing reads."""
    return plan


def rows_for(plan: Plan, stored: Iterable[Booking], request: BookingRequest, now: datetime) -> list[Booking]:
    """Load what a decision needs."""
    wanted = needs(plan, request, now=now, policy=Policy())
    assert_type(wanted, Needs)
    return [booking for booking in stored if wanted.matches(booking)]


def book(plan: Plan, rows: Sequence[Booking], request: BookingRequest, now: datetime) -> Booking | tuple[Booking, ...]:
    """Decide, look, and commit."""
    calendar = Calendar(plan, bookings=rows, revision=7, policy=Policy())
    decision = calendar.decide(request, now=now)
    assert_type(decision, Decision)
    assert_type(decision.allowed, bool)
    assert_type(decision.outcome, Outcome)
    assert_type(decision.reasons, tuple[Reason, ...])
    assert_type(decision.conditions, tuple[Condition, ...])
    assert_type(decision.writes, tuple[Write, ...])
    assert_type(decision.parts, tuple[Decision, ...])
    assert_type(calendar.alternatives(decision, limit=5, now=now), tuple[Decision, ...])
    return calendar.commit(decision, now=now)


def free(calendar: Calendar, wish: Wish, now: datetime) -> list[datetime]:
    """Find what is free, and why the rest is not."""
    found = calendar.free(wish, start=now, end=now + timedelta(days=7), now=now)
    assert_type(found, FreeTime)
    assert_type(list(found), list[Openings])
    assert_type(found.gaps, tuple[Gap, ...])
    assert_type(found.refused, tuple[Reason, ...])
    calendar.free(wish, start=date(2026, 11, 23), end=date(2026, 11, 30), now=now)
    return [start for run in found for start in run.starts]


def cancel(calendar: Calendar, booking: Booking, now: datetime) -> Decision:
    """An act on a booking is decided like a request."""
    return calendar.decide(CancelBooking(booking=booking.id, by="organisation/choir"), now=now)


def shown(booking: Booking) -> PublicBooking | None:
    """What strangers may see has no wish to read."""
    return booking.public() if booking.state is BookingState.CONFIRMED else None


def crowd(wish: Wish) -> int:
    """A number must be told from unknown before it is used."""
    return 0 if wish.number is UNKNOWN else wish.number


def checked(plan: Plan, booking: Booking, now: datetime) -> tuple[Report, ...]:
    """Check terms, a programme and a booking."""
    day = now.date()
    return (
        check_room(plan, "heggedal-hall", day=day),
        check_programme(plan, [booking], day, day + timedelta(days=7)),
        check_booking(booking, now=now),
    )


choir = Wish(rooms=("heggedal-hall",), organiser="organisation/choir", number=30)
assert_type(choir.rooms, tuple[str, ...])
choir.number + 1  # type: ignore[operator]
choir.noise = "loud"  # type: ignore[misc,assignment]
Wish(room="heggedal-hall")  # type: ignore[call-arg]
Calendar(nye_asker(), [])  # type: ignore[call-arg]
Calendar(nye_asker().on(date(2026, 11, 23)))  # type: ignore[arg-type]
