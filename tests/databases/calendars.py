"""A hall of two parts, and what many want of it at once: each asks a calendar of its own, made from the same rows."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from innbygger_core.network import PLAN_FORMAT, Plan, read_plan
from innbygger_core.sharing import Booking, BookingRequest, Calendar, Wish, needs

if TYPE_CHECKING:
    from tests.databases.stores import Store

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 12, 1, 12, tzinfo=OSLO)
MORNING = datetime(2027, 1, 4, 8, tzinfo=OSLO)
HOUR = timedelta(hours=1)


@cache
def plan() -> Plan:
    return read_plan(
        json.dumps(
            {
                "format": PLAN_FORMAT,
                "municipality": {"name": "Fjord"},
                "hubs": [{"id": "torget", "name": "Torget", "hours": "daily"}],
                "hours": [{"id": "daily", "week": {"mon-sun": ["06:00-24:00"]}}],
                "rooms": [
                    {"id": "hall", "hub": "torget", "name": "Hall", "capacity": 60},
                    {"id": "north", "hub": "torget", "name": "North", "part_of": "hall", "capacity": 30},
                    {"id": "south", "hub": "torget", "name": "South", "part_of": "hall", "capacity": 30},
                    {"id": "studio", "hub": "torget", "name": "Studio", "capacity": 30},
                ],
            }
        )
    )


def calendar(store: Store, wanted: BookingRequest) -> Calendar:
    """Make a calendar of what is needed; the revision first, so that no row is older than it says."""
    revision = store.revision()
    return Calendar(plan(), bookings=store.bookings(needs(plan(), wanted, now=NOW)), revision=revision)


def ask(store: Store, day: int, *rooms: str, replaces: str | None = None) -> str:
    """Ask and write, and ask again as long as somebody else comes between: ``won``, or every code why not."""
    start = MORNING + timedelta(days=day)
    wanted = BookingRequest(wish=wish(rooms), start=start, end=start + HOUR, replaces=replaces)
    while True:
        asked = calendar(store, wanted)
        decision = asked.decide(wanted, now=NOW)
        if not decision.allowed:
            return " ".join(reason.code for reason in decision.reasons)
        met = store.met(decision.writes, asked.revision)
        if met != "late":
            return met


def booking(name: str, day: int, hour: int) -> Booking:
    start = MORNING + timedelta(days=day, hours=hour)
    return Booking(id=name, rooms=("studio",), start=start, end=start + HOUR)


def wish(rooms: tuple[str, ...]) -> Wish:
    return Wish(rooms=rooms, organiser="organisation/choir", purpose="rehearsal", number=10, noise=2, tolerates_noise=5)
