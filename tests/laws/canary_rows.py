"""Bookings, loans and visits with a canary wherever one may sit, as somebody is to read of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tests.laws.canaries import poisoned
from tests.laws.canary_plan import PUBLIC, small_plan

from innbygger_core.decisions import Outcome, Viewer
from innbygger_core.loans import Borrower, Loan, LoanState, Stock
from innbygger_core.sharing import Booking, BookingState, Calendar, ServiceVisit, VisitingService, VisitPlan

if TYPE_CHECKING:
    from tests.laws.canaries import Field

    from innbygger_core.network import Plan

__all__ = [
    "CHOIR",
    "CONCERT",
    "NOON",
    "OCCASION",
    "SHIELDED",
    "Row",
    "a_booking",
    "of_bookings",
    "the_plan",
    "the_service",
    "the_stock",
]

Row: TypeAlias = dict[str, Any]

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
CHOIR: Final = "organisation/choir"
_PLACE: Final = frozenset({("Booking", "rooms"), ("Loan", "equipment"), ("Loan", "hub")})
OCCASION: Final = frozenset({("Wish", "purpose"), ("Wish", "organiser")})
_FOR_STAFF: Final = OCCASION | {("Wish", "team"), ("Booking", "conditions"), ("OpenCondition", "code")}


@cache
def the_plan() -> Plan:
    return poisoned(small_plan(), public=PUBLIC, forms=("{}",))[0]


def a_booking(*, seen: frozenset[Field] = frozenset(), wish: Row | None = None, **told: Any) -> Booking:  # noqa: ANN401
    """A booking in which nothing may be seen but these fields."""
    row = {"id": "b", "rooms": ["hall"], "start": NOON, "end": NOON + timedelta(hours=2), "sequence": 3, **told}
    return poisoned(Booking.model_validate({**row, "wish": wish}), public=_PLACE | seen)[0]


_EDGES: Final = ("start", "end")


def apart(bookings: list[Booking]) -> list[Booking]:
    """Give each an id and a day of its own; the ids may tell anything."""
    return [
        each.model_copy(update={"id": f"canary-{n}", **{end: getattr(each, end) + timedelta(days=n) for end in _EDGES}})
        for n, each in enumerate(bookings)
    ]


CONCERT: Final = {"purpose": "concert", "organiser": CHOIR, "visibility": "public", "audience": {"open": True}}
SHIELDED: Final = (
    {"visibility": "shielded"},
    {"visibility": "public", "service": {"shielding": True}},
    {"visibility": "internal", "service": {}},
)
HIDDEN: Final = (None, {}, *SHIELDED)


@cache
def for_the_public() -> Calendar:
    """Concerts that everybody may hear of, and everything else."""
    resident = {**CONCERT, "organiser": "resident/canary-resident"}
    announced = [
        a_booking(wish=wish, seen=OCCASION, state=state)
        for wish in (CONCERT, resident)
        for state in BookingState
        if state is not BookingState.PENDING
    ]
    hidden = [a_booking(wish=wish, state=state) for wish in HIDDEN for state in BookingState]
    asked_for = a_booking(wish={**CONCERT, "purpose": None, "organiser": None}, state=BookingState.PENDING)
    return Calendar(the_plan(), bookings=apart([*announced, *hidden, asked_for]))


@cache
def for_staff() -> Calendar:
    """What staff may know, and what is shielded; of residents they know nothing but that they are."""
    seen = [
        a_booking(
            wish={**CONCERT, "visibility": visibility, "organiser": who, "team": "girls"},
            conditions=[{"code": "deposit"}],
            seen=_FOR_STAFF,
            state=state,
        )
        for visibility in ("public", "internal")
        for who in (CHOIR, "resident/canary-resident")
        for state in BookingState
    ]
    hidden = [a_booking(wish=wish, state=state) for wish in SHIELDED for state in BookingState]
    return Calendar(the_plan(), bookings=apart([*seen, *hidden]))


@cache
def for_the_choir() -> Calendar:
    """The choir's own bookings, and those of others."""
    own = [
        a_booking(wish={**wish, "organiser": CHOIR, "purpose": "rehearsal", "team": "girls"}, seen=_FOR_STAFF)
        for wish in (CONCERT, *SHIELDED)
    ]
    others = [a_booking(wish=wish, state=state) for wish in (CONCERT, *SHIELDED) for state in BookingState]
    return Calendar(the_plan(), bookings=apart([*own, *others]))


@cache
def the_stock(viewer: Viewer) -> Stock:
    """Loans of somebody's: everybody may know of what size, and those who work there which copies."""
    seen = _PLACE | {("Loan", name) for name in ("size", "collect_at", "return_to", "returned_to")}
    seen |= frozenset() if viewer is Viewer.PUBLIC else {("Loan", "copies")}
    loan = Loan(
        id="l",
        equipment="kayak",
        hub="torget",
        borrower=Borrower(id="resident/canary-borrower"),
        start=NOON,
        due=NOON + timedelta(days=2),
        collect_at="annet",
    )
    loans = [poisoned(loan.model_copy(update={"state": state}), public=seen)[0] for state in LoanState]
    own = loan.model_copy(update={"id": "own", "borrower": Borrower(id=CHOIR), "state": LoanState.RESERVED})
    rows = [row.model_copy(update={"id": f"canary-{number}"}) for number, row in enumerate(loans)]
    return Stock(the_plan(), loans=[*rows, own])


def the_service(wish: Row) -> tuple[VisitingService, VisitPlan]:
    """A visiting service, and a visit of its."""
    row = {
        "id": "advice",
        "wish": {"length": "PT2H", **wish},
        "hubs": [{"hub": "torget"}],
        "first_day": "2026-01-05",
        "last_day": "2026-06-19",
        "hours": {"mon-fri": ["08:00-16:00"]},
        "visits": 6,
    }
    service = poisoned(VisitingService.model_validate(row), public={("VisitedHub", "hub")})[0]
    held = service.wish.model_copy(update={"rooms": ("hall",)})
    visit = ServiceVisit("torget", held, NOON, NOON + timedelta(hours=2), Outcome.ALLOW, minutes=20)
    return service, VisitPlan(service.id, service.first_day, service.last_day, visits=(visit,))


def of_bookings(viewer: Viewer) -> Calendar:
    return {Viewer.STAFF: for_staff, Viewer.PARTY: for_the_choir}.get(viewer, for_the_public)()
