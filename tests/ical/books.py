"""What happens in any plan, of every kind: rooms are booked, things are lent, a service visits, runs are cancelled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Outcome
from innbygger_core.loans import Borrower, CancelledRun, Loan, LoanState, Stock
from innbygger_core.sharing import (
    Audience,
    Booking,
    BookingState,
    Calendar,
    ServiceVisit,
    VisitingService,
    VisitPlan,
    Wish,
)
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.network import Plan

__all__ = ["NAMES", "calendar_of", "cancelled_runs_of", "stock_of", "visits_of"]

_CHANGED: Final = datetime(2025, 12, 1, 8, tzinfo=UTC)
# In Oslo: the hour before the clock skips one, the two passes of the hour that it repeats, and days like any other.
_STARTS: Final = [
    datetime(2026, *when, tzinfo=UTC)
    for when in [(1, 5, 9), (3, 29, 0, 30), (5, 17, 10), (7, 1, 22, 15), (10, 25, 0, 30), (10, 25, 1, 30), (12, 31, 22)]
]
_VISIT: Final = timedelta(hours=3)
_ORGANISERS: Final = ("organisation/choir", "person/1", "organisation/a,b;c\\d")
_PURPOSES: Final = ("rehearsal", 'evening, with: "tea"; and more', "øving 🎭", None)
_VISIBILITIES: Final = ("public", "internal", "shielded", "public", "public")
NAMES: Final = {
    "organisation/choir": "Koret, med; mange\\stemmer\r\nATTENDEE:mailto:mallory@example.com",
    "purpose/rehearsal": "Øving \u202eog mer\x00: " + "å" * 100,
}
"""What references are called, by somebody who means no good."""


def calendar_of(plan: Plan) -> Calendar:
    """Book each room of a plan, with what may become of a booking, and whoever may see it, in all turns."""
    states = cycle([BookingState.CONFIRMED, *BookingState])
    rooms, wishes = sorted({room.id for room in plan.rooms}), _wishes()
    return Calendar(
        plan,
        bookings=[
            Booking(
                id=f"b{number}-{room}",
                rooms=(room,),
                start=start,
                end=start + timedelta(minutes=45 + 60 * number),
                state=next(states),
                kind="use" if number else "block",
                changed_at=_CHANGED + timedelta(days=number) if number % 2 else None,
                sequence=number,
                wish=next(wishes),
            )
            for room in rooms
            for number, start in enumerate(_STARTS)
        ],
    )


def _wishes() -> Iterator[Wish]:
    """Wish for all sorts of things, in turn and without end."""
    organisers, purposes = cycle(_ORGANISERS), cycle(_PURPOSES)
    known, visibilities = cycle([Known.YES, Known.UNKNOWN, Known.YES]), cycle(_VISIBILITIES)
    while True:
        yield Wish(
            organiser=next(organisers),
            purpose=next(purposes),
            visibility=next(visibilities),
            audience=Audience(open=next(known)),
        )


def stock_of(plan: Plan) -> Stock:
    """Lend each thing of a plan, with what may become of a loan in all turns."""
    states, things = cycle([LoanState.RESERVED, *LoanState]), sorted({(row.id, row.hub) for row in plan.equipment})
    return Stock(
        plan,
        loans=[
            Loan(
                id=f"l{number}-{thing}",
                equipment=thing,
                hub=hub,
                borrower=Borrower(id="person/1"),
                start=start,
                due=start + timedelta(days=7 * number + 1),
                state=next(states),
            )
            for thing, hub in things
            for number, start in enumerate(_STARTS)
        ],
    )


def visits_of(plan: Plan, visibility: str) -> tuple[VisitingService, VisitPlan]:
    """Let a service visit each hub that has a room, now and then; some visits wait for approval."""
    rooms = {room.hub: room.id for room in plan.rooms if any(hub.id == room.hub for hub in plan.hubs)}
    wish = Wish(length="PT3H", purpose="start-loans", visibility=visibility)
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    service = VisitingService.model_validate(
        {
            "id": "start-loans",
            "wish": wish.model_dump(mode="json", exclude_defaults=True),
            "hubs": [{"hub": hub} for hub in rooms],
            "first_day": str(first),
            "last_day": str(last),
            "hours": {"mon-sun": ["00:00-24:00"]},
            "visits": len(_STARTS),
        }
    )
    outcomes = cycle([Outcome.ALLOW, Outcome.NEEDS_APPROVAL, Outcome.ALLOW_WITH_CONDITIONS])
    visits = tuple(
        ServiceVisit(hub, wish.model_copy(update={"rooms": (room,)}), start, start + _VISIT, next(outcomes), minutes=20)
        for start in _STARTS
        for hub, room in rooms.items()
    )
    return service, VisitPlan(service.id, first, last, visits=visits)


def cancelled_runs_of(plan: Plan) -> list[CancelledRun]:
    """Cancel each run of a plan on each day of a month, whether it goes then or not."""
    days = (date(2027, 2, day) for day in range(1, 29))
    return [CancelledRun(run=run, day=day, reason="snow") for day in days for run in sorted(_runs(plan))]


def _runs(plan: Plan) -> set[str]:
    return set() if isinstance(plan.transport_runs, Known) else {run.id for run in plan.transport_runs}
