"""A small hub, always open, as a municipality writes it down; and somebody who asks for its rooms."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from innbygger_core import read_plan
from innbygger_core.decisions import Decision, Policy, PolicyEntry, Severity
from innbygger_core.sharing import Booking, BookingRequest, Calendar, Wish

if TYPE_CHECKING:
    from innbygger_core.network import Plan

Json: TypeAlias = dict[str, Any]

OSLO: Final = ZoneInfo("Europe/Oslo")
# A Monday noon; what is asked for is on the Tuesday after, unless it says otherwise.
NOW: Final = datetime(2026, 11, 23, 12, tzinfo=OSLO)
CHOIR, BAND = "organisation/choir", "organisation/band"
SPRING, AUTUMN = "2027-03-28", "2027-10-31"
"""The days on which the clock is put on and back."""
ANYBODY: Final = {"ground": False}
"""The first row of terms: what comes back needs no allocation or agreement."""


def at(when: str) -> datetime:
    """An instant by the hub's clock: ``18:00`` of the Tuesday, or ``2026-11-25 18:00``."""
    day, _, clock = when.rpartition(" ")
    return datetime.fromisoformat(f"{day or '2026-11-24'}T{clock}").replace(tzinfo=OSLO)


def span(hours: str, day: str = "") -> Json:
    """Start and end of ``18:00-20:00``, of the Tuesday or another day; an end before the start is the day after."""
    start, end = (at(f"{day} {clock}".strip()) for clock in hours.split("-"))
    return {
        "start": start,
        "end": end if end > start else (end.replace(tzinfo=None) + timedelta(1)).replace(tzinfo=OSLO),
    }


def room(name: str, **told: Any) -> Json:  # noqa: ANN401 - facts of a room
    """A large room, of which all is told."""
    facts = {"id": name, "hub": "torg", "name": name.capitalize(), "capacity": 500, "more_features": False}
    return {**facts, "tolerates_noise": 5, **told}


def week(name: str, *spans: str, access: str = "staffed", **days: Any) -> Json:  # noqa: ANN401 - a week by day
    """Hours that are the same every day, holidays or not; or of the days that are named."""
    layer = {"id": "desk", "access": access, "holidays": "as_usual", "week": days or {"mon-sun": [*spans]}}
    return {"format": "innbygger.hours/1", "id": name, "layers": [layer]}


ROOMS: Final = (
    room("hall"),
    room("north", part_of="hall"),
    room("south", part_of="hall"),
    room("stage", part_of="south"),
    room("gym"),
)


def plan(*rooms: Json, terms: Json | list[Json] | None = None, hours: tuple[Json, ...] = (), **lists: Any) -> Plan:  # noqa: ANN401 - lists of a plan
    """The hub with its rooms, and rows of terms after the first."""
    rows = [{}, *(terms if isinstance(terms, list) else [terms or {}])]
    document = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hubs": [{"id": "torg", "name": "Torget", "hours": "always", "staff_hours": "always"}],
        "rooms": list(rooms or ROOMS),
        "hours": [week("always", "00:00-24:00"), *hours],
        "terms": [{"id": f"t{number}", **({} if number else ANYBODY), **row} for number, row in enumerate(rows)],
        "more_agreements": False,
        **lists,
    }
    return read_plan(json.dumps(document))


def booking(
    name: str,
    hours: str,
    *,
    day: str = "",
    rooms: str = "hall",
    wish: Json | None = None,
    **told: Any,  # noqa: ANN401 - facts of a booking
) -> Booking:
    """A stored booking of the band's."""
    held = rooms.split()
    use = {"rooms": held, "organiser": BAND, "noise": 0, "number": 10, **(wish or {})}
    return Booking.model_validate({"id": name, "rooms": held, "wish": use, **span(hours, day), **told})


def block(name: str, hours: str, *, day: str = "", rooms: str = "hall") -> Booking:
    """A stored block, which closes rooms."""
    return Booking.model_validate({"id": name, "rooms": rooms.split(), "kind": "block", **span(hours, day)})


def calendar(facts: Plan, *bookings: Booking, policy: Policy | None = None) -> Calendar:
    """A calendar in which new bookings are called n0, n1 …"""
    ids = count()
    return Calendar(facts, bookings=bookings, revision=7, policy=policy, new_id=lambda: f"n{next(ids)}")


def wish(rooms: str = "hall", **told: Any) -> Wish:  # noqa: ANN401 - facts of a wish
    """The choir wishes for rooms, quietly."""
    return Wish.model_validate({"rooms": rooms.split(), "organiser": CHOIR, "noise": 0, "number": 10, **told})


def request(
    hours: str = "18:00-20:00",
    rooms: str = "hall",
    *,
    day: str = "",
    also: Json | None = None,
    **told: Any,  # noqa: ANN401 - facts of a wish
) -> BookingRequest:
    """The choir asks for rooms at a time; ``also`` is what a request tells beside its wish."""
    times = span(hours, day) if hours else {}
    return BookingRequest.model_validate({"wish": wish(rooms, **told).model_dump(), **times, **(also or {})})


def decide(facts: Plan | Calendar, asked: Any, *, now: datetime = NOW) -> Decision:  # noqa: ANN401 - a request, or an act
    """Decide a request over a plan without bookings, or over a calendar."""
    asks = facts if isinstance(facts, Calendar) else calendar(facts)
    return asks.decide(asked, now=now)


def codes(decision: Decision) -> list[str]:
    """The codes that fail or are unknown, without their prefix, in order; what is unknown with a question mark."""
    marks = {"fail": "", "unknown": "?"}
    return [reason.code.removeprefix("sharing.") + marks[reason.verdict] for reason in decision.reasons]


def weighing(**severities: str) -> Policy:
    """A policy that weighs some rules of sharing otherwise: ``start_grid="should"``."""
    entries = ((f"sharing.{name.replace('_', '-')}", Severity(how)) for name, how in severities.items())
    return Policy("fjord", tuple(PolicyEntry(code, how) for code, how in entries))
