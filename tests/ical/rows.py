"""Bookings of a plan with two hubs, and the events that are made of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from innbygger_core import Viewer, ical
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, Calendar

if TYPE_CHECKING:
    from innbygger_core.ical import Event

__all__ = ["NOON", "PLAN", "REHEARSAL", "TALK", "booking", "events", "summaries"]

NOON = datetime(2027, 3, 2, 11, tzinfo=UTC)
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "units": [{"id": "library", "name": "Biblioteket"}],
        "organisations": [{"id": "choir", "name": "Fjordkoret"}],
        "hubs": [{"id": "torg", "name": "Torget"}, {"id": "nes", "name": "Neset"}],
        "premises": [
            {"id": "house", "hub": "torg", "name": "Huset", "address": "Torgveien 1"}
            | {"position": {"latitude": 59.8, "longitude": 10.4}},
            {"id": "old", "hub": "nes", "name": "Gamlehuset", "address": "Nesveien 1"},
            {"id": "new", "hub": "nes", "name": "Nyhuset", "address": "Nesveien 2"},
        ],
        "rooms": [
            {"id": "hall", "hub": "torg", "name": {"nb": "Salen", "en": "The hall"}},
            {"id": "north", "hub": "torg", "name": "Nordre del", "part_of": "hall"},
            {"id": "den", "hub": "torg", "name": "Hiet"},
            {"id": "loft", "hub": "nes", "name": "Loftet"},
            {"id": "annexe", "hub": "nes", "name": "Annekset", "valid_from": "2028-01-01"},
        ],
    }
)
REHEARSAL = {"organiser": "organisation/choir", "purpose": "rehearsal"}
TALK = {"organiser": "unit/library", "purpose": "talk", "visibility": "public", "audience": {"open": True}}


def booking(
    name: str = "b1", *, room: str = "hall", wish: object = REHEARSAL, days: int = 0, **told: object
) -> Booking:
    start = NOON + timedelta(days=days)
    made = {"id": name, "rooms": (room,), "start": start, "end": start + timedelta(hours=2), **told}
    return Booking.model_validate(made | ({} if wish is None else {"wish": wish}))


def events(*rows: Booking, viewer: Viewer = Viewer.STAFF, **options: object) -> list[Event]:
    return list(ical.feeds.bookings(Calendar(PLAN, bookings=rows), viewer=viewer, **options).events)


def summaries(*rows: Booking, **options: object) -> list[str]:
    return [event.summary for event in events(*rows, **options)]
