"""Hubs made by number, each the same every time: what takes place in a year in which the clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from tests.clients.made_hours import hours

from innbygger_core.decisions import Outcome
from innbygger_core.loans import CancelledRun, Loan, LoanState, Stock
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, BookingState, Calendar, ServiceVisit, VisitingService, VisitPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

OSLO = ZoneInfo("Europe/Oslo")
HALF_AN_HOUR = timedelta(minutes=30)
CHANGES = {2026: (date(2026, 3, 29), date(2026, 10, 25)), 2027: (date(2027, 3, 28), date(2027, 10, 31))}
# Texts that a calendar must escape, and lines that it must fold inside no character.
NAMES = (
    "Torget",
    "Fjøset: kultur, kino; og mer",
    'Huset "Blått" \\ nord',
    "Gáisi searvelanja 🎉 og " + "veldig " * 8 + "lang gang",
)
PURPOSES = ("rehearsal", "meeting", "bridge, and a cup of tea; all welcome", None)
ORGANISERS = ("organisation/choir", "unit/culture", "resident/r-17")
MORE_STATES = tuple(set(BookingState) - {BookingState.CONFIRMED})
BORROWER = "resident/r-17"
DAYS_OF_RUNS = ("mon-fri", "tue,thu", "mon,wed,fri", "sun")


class MadeHub(NamedTuple):
    """A hub, and what happens in it in a year."""

    number: int
    plan: Plan
    calendar: Calendar
    stock: Stock
    service: VisitingService
    visits: VisitPlan
    year: tuple[date, date]


def made_hub(number: int) -> MadeHub:
    chance = Random(number)  # noqa: S311 - no secret
    year = 2026 + number % 2
    plan = Plan.model_validate(_plan(chance, CHANGES[year]))
    cancelled = tuple(CancelledRun(run="van", day=day, reason="snow") for day in _some_days(chance, year))
    return MadeHub(
        number,
        plan,
        Calendar(plan, bookings=_bookings(chance, year)),
        Stock(plan, loans=_loans(chance, year), cancelled_runs=cancelled),
        service := _service(chance, year),
        _visits(chance, service),
        (date(year, 1, 1), date(year + 1, 1, 1)),
    )


def _plan(chance: Random, changes: tuple[date, ...]) -> dict[str, Any]:
    hub = {"id": "torget", "name": chance.choice(NAMES), "hours": "hours"}
    far = {"id": "far", "name": "Fjern", "hours": "hours"}
    stops = [{"hub": "torget", "at": chance.choice(["08:30", "02:15", "23:50"])}, {"hub": "far", "at": "12:00"}]
    if stops[0]["at"] == "23:50":
        stops[1]["at"] = "23:55"
    return {
        "municipality": {"name": "Fjord"},
        "hubs": [hub, far],
        "hours": _versions(chance, changes),
        "rooms": [
            {"id": "hall", "hub": "torget", "name": chance.choice(NAMES), "capacity": 60},
            {"id": "north", "hub": "torget", "name": "Nord", "part_of": "hall"},
            {"id": "studio", "hub": "torget", "name": "Studio"},
        ],
        "units": [{"id": "culture", "name": "Kultur"}],
        "organisations": [{"id": "choir", "name": "Koret"}],
        "agreements": [_agreement(chance, changes)],
        "equipment": [{"id": "skis", "hub": "torget", "name": "Ski", "count": 90}],
        "transport_runs": [
            {
                "id": "van",
                "name": "Bilen",
                "stops": stops,
                "days": chance.choice(DAYS_OF_RUNS),
                "holidays": chance.choice([True, False]),
            }
        ],
    }


def _agreement(chance: Random, changes: tuple[date, ...]) -> dict[str, Any]:
    """Draw an agreement with something due in each year on days on which the clock changes, and on others."""
    owner, other = "unit/culture", "organisation/choir"
    due = {"yearly": [f"{day:%m-%d}" for day in (*changes, date(2026, chance.randint(5, 9), 1))]}
    return {
        "id": "operation",
        "kind": "operation",
        "name": chance.choice(NAMES),
        "parties": [owner, other],
        "covers": [{"resource": "hub/torget", "use": "operation"}],
        "signed": "2025-11-28",
        "duration": {"first_day": "2026-01-01", "last_day": f"2027-{chance.randint(1, 12):02}-28"},
        "obligations": [{"id": "report", "text": "Årsrapport; og regnskap", "owner": other, "due": due, "lead": "P1M"}],
        "meetings": [{"id": "talk", "name": "Møte", "due": {"yearly": ["02-28"]}, "called_by": owner}],
    }


def _versions(chance: Random, changes: tuple[date, ...]) -> list[dict[str, Any]]:
    """Draw hours for good, or others from a day in summer on."""
    if chance.random() < 0.7:
        return [hours(chance, changes)]
    day = date(changes[0].year, chance.randint(6, 9), chance.randint(1, 28))
    old, new = hours(chance, changes), hours(chance, changes)
    return [old | {"valid_to": str(day - timedelta(days=1))}, new | {"valid_from": str(day)}]


def _some_days(chance: Random, year: int) -> tuple[date, ...]:
    return tuple(date(year, 1, 1) + timedelta(days=day) for day in chance.sample(range(365), 12))


# --- What happens ----------------------------------------------------------------------------------------------------


def _bookings(chance: Random, year: int) -> Iterator[Booking]:
    for number in range(chance.randint(20, 60)):
        start = chance.choice([_any_time, _any_time, _about_a_change])(chance, year)
        changed = start - timedelta(days=3)
        yield Booking(
            id=f"b{number}",
            rooms=chance.choice([("hall",), ("north",), ("studio",), ("hall", "studio")]),
            start=start,
            end=_later(start, HALF_AN_HOUR * chance.randint(1, 20)),
            state=chance.choice([BookingState.CONFIRMED, chance.choice(sorted(MORE_STATES))]),
            kind="block" if number % 10 == 9 else "use",
            wish=None if number % 10 == 9 else _wish(chance),
            sequence=chance.randint(0, 3),
            changed_at=chance.choice([None, changed]),
        )


def _wish(chance: Random) -> dict[str, Any]:
    return {
        "purpose": chance.choice(PURPOSES),
        "organiser": chance.choice(ORGANISERS),
        "visibility": chance.choice(["public", "internal", "shielded"]),
        "audience": {"open": chance.choice([True, False])},
    }


def _any_time(chance: Random, year: int) -> datetime:
    day = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    return datetime(day.year, day.month, day.day, chance.randint(6, 23), chance.choice([0, 30]), tzinfo=OSLO)


def _about_a_change(chance: Random, year: int) -> datetime:
    return _near(chance, chance.choice(CHANGES[year]))


def _near(chance: Random, change: date) -> datetime:
    """Draw an instant of the night before a change of the clock, the hour that may come twice, or the day after."""
    instant = datetime(change.year, change.month, change.day, 1, tzinfo=UTC) + HALF_AN_HOUR * chance.randint(-20, 14)
    return instant.astimezone(chance.choice([UTC, OSLO]))


def _loans(chance: Random, year: int) -> Iterator[Loan]:
    for number in range(chance.randint(3, 12)):
        start = chance.choice([_any_time, _about_a_change])(chance, year)
        yield Loan.model_validate(
            {
                "id": f"l{number}",
                "equipment": "skis",
                "hub": "torget",
                "borrower": {"id": chance.choice([BORROWER, "organisation/choir"])},
                "start": start,
                "due": _due(chance, start),
                "state": chance.choice(list(LoanState)),
                "sequence": chance.randint(0, 2),
            }
        )


def _due(chance: Random, start: datetime) -> datetime:
    """Draw when a loan is due: some weeks later, or about the next change of the clock."""
    change = next((day for day in CHANGES[start.year] if day > start.date() + timedelta(days=2)), None)
    if change is None or chance.random() < 0.6:
        return start + timedelta(days=chance.randint(1, 28))
    return _near(chance, change)


def _service(chance: Random, year: int) -> VisitingService:
    return VisitingService.model_validate(
        {
            "id": "start-loans",
            "wish": {"length": "PT3H", "visibility": chance.choice(["public", "internal", "shielded"])},
            "hubs": [{"hub": "torget"}],
            "first_day": f"{year}-01-01",
            "last_day": f"{year}-12-31",
            "hours": {"mon-sun": ["00:00-24:00"]},
            "visits": 20,
        }
    )


def _visits(chance: Random, service: VisitingService) -> VisitPlan:
    """Draw visits as if somebody had planned them: what is planned is not judged anew."""
    starts = (chance.choice([_any_time, _about_a_change])(chance, service.first_day.year) for _ in range(8))
    outcomes = (Outcome.ALLOW, Outcome.NEEDS_APPROVAL)
    wish = service.wish.model_copy(update={"rooms": ("studio",)})
    visits = (
        ServiceVisit("torget", wish, start, _later(start, timedelta(hours=3)), chance.choice(outcomes), minutes=40)
        for start in starts
    )
    return VisitPlan(service.id, service.first_day, service.last_day, visits=tuple(visits))


def _later(start: datetime, lasts: timedelta) -> datetime:
    """Go on for a time that really passes."""
    return (start.astimezone(UTC) + lasts).astimezone(start.tzinfo)
