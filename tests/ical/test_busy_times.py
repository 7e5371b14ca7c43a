"""When rooms are taken: as plain data, as free/busy time, and as availability."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar as Component

from innbygger_core import UnknownId, Viewer, ical, nye_asker
from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.ical import BusyTime
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, Calendar
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Callable

MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
WEEK = MONDAY.date(), date(2027, 3, 8)
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "hubs": [{"id": "torg", "name": "Torget"}, {"id": "nes", "name": "Neset"}],
        "rooms": [
            {"id": "hall", "hub": "torg", "name": "Salen"},
            {"id": "north", "hub": "torg", "name": "Nordre del", "part_of": "hall"},
            {"id": "gone", "hub": "torg", "name": "Boden", "valid_to": "2026-12-31"},
        ],
    }
)


def booked(first: int, last: int, *, room: str = "hall", **told: object) -> Booking:
    start, end = (MONDAY + timedelta(hours=hour) for hour in (first, last))
    row = {"id": f"{room}-{first}", "rooms": (room,), "start": start, "end": end}
    return Booking.model_validate(row | told)


def busy(*rows: Booking, room: str = "hall", **options: object) -> list[tuple[float, float, str]]:
    found = ical.busy_times(Calendar(PLAN, bookings=rows), *WEEK, room=room, **options)
    hour = timedelta(hours=1)
    return [((it.start - MONDAY) / hour, (it.end - MONDAY) / hour, it.kind) for it in found]


# --- Plain data ------------------------------------------------------------------------------------------------------


def test_stretches_that_meet_are_one():
    assert busy(booked(10, 12), booked(12, 13), booked(11, 12), booked(15, 16)) == [(10, 13, "busy"), (15, 16, "busy")]


def test_parts_and_wholes_are_busy_together():
    assert busy(booked(10, 12, room="north")) == busy(booked(10, 12), room="north") == [(10, 12, "busy")]


@pytest.mark.parametrize("state", ["cancelled", "waiting", "denied", "displaced", "released"])
def test_what_holds_no_room_makes_nobody_busy(state: str):
    assert busy(booked(10, 12, state=state)) == []


def test_a_row_that_takes_no_time_makes_nobody_busy():
    assert busy(booked(10, 10), booked(12, 11)) == []


def test_what_is_not_approved_yet_is_told_apart_to_those_who_work_there():
    rows = booked(10, 12), booked(11, 14, state="pending")
    assert busy(*rows) == [(10, 14, "busy")]
    assert busy(*rows, viewer=Viewer.STAFF) == [(10, 12, "busy"), (12, 14, "tentative")]


def test_what_reaches_over_an_edge_is_cut_there():
    assert busy(booked(-30, -20), booked(-3, 2), booked(7 * 24 - 3, 7 * 24 + 9)) == [
        (-1, 2, "busy"),  # the week begins at midnight in Oslo
        (7 * 24 - 3, 7 * 24 - 1, "busy"),
    ]


def test_times_are_told_by_the_clock_of_the_municipality():
    (found,) = ical.busy_times(Calendar(PLAN, bookings=[booked(10, 12)]), *WEEK, room="hall")
    assert found == BusyTime(MONDAY + timedelta(hours=10), MONDAY + timedelta(hours=12))
    assert str(found.start) == "2027-03-01 11:00:00+01:00"


# --- Free/busy -------------------------------------------------------------------------------------------------------


def components(written: bytes) -> list[Component]:
    return Component.from_ical(written).subcomponents


def test_free_busy_time_is_in_utc_and_has_a_component_for_each_room(lines: Callable[[bytes], list[str]]):
    rows = booked(10, 12, room="north"), booked(11, 14, state="pending")
    written = ical.free_busy(Calendar(PLAN, bookings=rows), *WEEK, hub="torg", viewer=Viewer.STAFF, changed=MONDAY)
    assert lines(written) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//innbygger_core//ical//EN",
        "NAME;LANGUAGE=nb:Torget: opptatt tid",
        "X-WR-CALNAME;LANGUAGE=nb:Torget: opptatt tid",
        *(
            line
            for room, name in (("hall", "Salen"), ("north", "Nordre del"))
            for line in (
                "BEGIN:VFREEBUSY",
                f"UID:free-busy~{room}@fjord.example",
                "DTSTAMP:20270301T000000Z",
                "DTSTART:20270228T230000Z",
                "DTEND:20270307T230000Z",
                f"COMMENT;LANGUAGE=nb:{name}",
                "FREEBUSY;FBTYPE=BUSY:20270301T100000Z/20270301T120000Z",
                "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270301T120000Z/20270301T140000Z",
                "END:VFREEBUSY",
            )
        ),
        "END:VCALENDAR",
    ]


def test_free_busy_time_of_one_room_is_read_back_as_it_is():
    rows = booked(10, 12), booked(30, 33)
    (component,) = components(ical.free_busy(Calendar(PLAN, bookings=rows), *WEEK, room="hall", lang="en"))
    spans = (Span(period.start, period.end) for each in component["FREEBUSY"] for period in [each])
    assert Spans.of(*spans) == Spans.of(*(Span(row.start, row.end) for row in rows))


def test_a_hub_without_rooms_is_never_taken():
    (component,) = components(ical.free_busy(Calendar(PLAN), *WEEK, hub="nes"))
    assert (str(component["UID"]), str(component["COMMENT"]), "FREEBUSY" in component) == (
        "free-busy~nes@fjord.example",
        "Neset",
        False,
    )


@pytest.mark.parametrize("asked", [{}, {"room": "hall", "hub": "torg"}])
def test_free_busy_time_is_of_a_room_or_of_a_hub(asked: dict[str, str]):
    with pytest.raises(TypeError, match="write `room` or `hub`"):
        ical.free_busy(Calendar(PLAN), *WEEK, **asked)


def test_free_busy_time_of_what_is_not_there_is_refused():
    with pytest.raises(UnknownId, match='no room "cellar"'):
        ical.free_busy(Calendar(PLAN), *WEEK, room="cellar")
    with pytest.raises(UnknownId, match='no hub "sea"'):
        ical.free_busy(Calendar(PLAN), *WEEK, hub="sea")
    with pytest.raises(OutOfRange):
        ical.free_busy(Calendar(PLAN), *WEEK[::-1], room="hall")


# --- Availability ----------------------------------------------------------------------------------------------------


def test_availability_has_the_rules_of_the_opening_hours():
    year = date(2026, 1, 1), date(2027, 1, 1)
    plan = nye_asker()
    (zone, available) = components(ical.availability(plan, "tofte", *year, lang="nn"))
    assert (zone.name, available.name, str(available["BUSYTYPE"])) == (
        "VTIMEZONE",
        "VAVAILABILITY",
        "BUSY-UNAVAILABLE",
    )
    assert (available.decoded("DTSTART").isoformat(), available.decoded("DTEND").isoformat()) == (
        "2026-01-01T00:00:00+01:00",
        "2027-01-01T00:00:00+01:00",
    )
    timed = [
        event for event in ical.feeds.opening_hours(plan, "tofte", *year).events if event.categories != ("Stengt",)
    ]
    parts = available.subcomponents
    assert [str(part["UID"]) for part in parts] == [event.uid for event in timed]
    assert [part.decoded("DTSTART") for part in parts] == [event.start for event in timed]
    assert not {"SEQUENCE", "STATUS", "TRANSP"} & {name for part in parts for name in part}


def test_availability_is_stamped_by_who_knows():
    written = ical.availability(nye_asker(), "tofte", date(2026, 1, 1), date(2026, 2, 1), changed=MONDAY)
    assert written.count(b"LAST-MODIFIED:20270301T000000Z") == 1 + written.count(b"BEGIN:AVAILABLE")
    with pytest.raises(NaiveDatetime):
        ical.availability(nye_asker(), "tofte", *WEEK, changed=datetime(2027, 3, 1))  # noqa: DTZ001 - to be refused
