"""A small house for activity records: a hall in two parts, a talk room, hours, and bookings of all sorts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from innbygger_core.network import read_plan
from innbygger_core.sharing import Booking, Wish, activity_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.network import Plan
    from innbygger_core.sharing import ActivityRecord, Usage

OSLO = ZoneInfo("Europe/Oslo")
MARCH = date(2027, 3, 1), date(2027, 4, 1)  # the clock goes forward on the 28th
HOUR = timedelta(hours=1)

PLAN = """{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
  "hubs": [{"id": "torg", "name": "Torget", "hours": "day"}, {"id": "quay", "name": "Brygga"}],
  "hours": [{"id": "day", "format": "innbygger.hours/1", "layers": [
    {"id": "desk", "access": "staffed", "holidays": "as_usual",
     "week": {"mon-fri": ["10:00-20:00", "20:00-21:00?"], "sat,sun": []}}]}],
  "rooms": [
    {"id": "hall", "hub": "torg", "name": "Salen"},
    {"id": "north", "hub": "torg", "name": "Nord", "part_of": "hall"},
    {"id": "south", "hub": "torg", "name": "Sør", "part_of": "hall"},
    {"id": "talk", "hub": "torg", "name": "Samtalerommet"},
    {"id": "shed", "hub": "torg", "name": "Skuret", "valid_to": "2027-03-12"},
    {"id": "shed", "hub": "torg", "name": "Skuret", "valid_from": "2027-03-30", "valid_to": "2027-03-31"},
    {"id": "tent", "hub": "torg", "name": "Teltet", "valid_from": "2027-04-01"},
    {"id": "pier", "hub": "quay", "name": "Kaia"}],
  "organisations": [{"id": "choir", "name": "Koret", "kind": "association"},
    {"id": "band", "name": "Korpset", "kind": "association"}, {"id": "cinema", "name": "Kinoen", "kind": "company"},
    {"id": "club", "name": "Klubben"}]}"""


@cache
def house() -> Plan:
    return read_plan(PLAN)


def at(day: int, clock: str, month: int = 3) -> datetime:
    return datetime.fromisoformat(f"2027-{month:02}-{day:02}T{clock}").replace(tzinfo=OSLO)


def booked(day: int, clock: str = "18:00-20:00", rooms: str = "hall", **said: Any) -> Booking:  # noqa: ANN401 - as in JSON
    """A booking of a day in March; what is no field of a booking is wished for."""
    start, end = (at(day, time) for time in clock.split("-"))
    of_booking = {name: said.pop(name) for name in tuple(said) if name in Booking.model_fields}
    wish = Wish.model_validate(said)
    facts = {"id": f"{day}-{clock}-{rooms}", "wish": wish, "rooms": rooms.split(), "start": start, "end": end}
    return Booking.model_validate(facts | of_booking)


def every_day(days: Iterable[int], clock: str = "18:00-20:00", **said: Any) -> list[Booking]:  # noqa: ANN401 - as in JSON
    return [booked(day, clock, **said) for day in days]


def record(bookings: Iterable[Booking], **said: Any) -> ActivityRecord:  # noqa: ANN401 - arguments of `activity_record`
    return activity_record(house(), bookings, *MARCH, **said)


def told(rows: Iterable[Usage]) -> dict[str | None, tuple[float, object, object]]:
    """The rows that were used: hours, bookings and people."""
    return {row.of: (row.hours, row.bookings, row.people) for row in rows if row.time}
