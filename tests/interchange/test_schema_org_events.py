"""Public bookings as events, for search engines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.datasets import glimsund
from innbygger_core.errors import OutOfRange, UnknownId, UnknownLanguage
from innbygger_core.interchange import schema_org
from innbygger_core.sharing import Booking, Calendar, PublicBooking

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Plans = Callable[..., Plan]

OSLO = ZoneInfo("Europe/Oslo")
TUESDAY = datetime(2027, 3, 2, 18, tzinfo=OSLO)
WEEK = timedelta(weeks=1)
CONCERT = {"purpose": "concert", "visibility": "public", "audience": {"open": True}, "organiser": "unit/kultur"}


def booking(at: datetime = TUESDAY, hours: float = 2, **members: Any) -> Booking:  # noqa: ANN401 - of any kind
    wish = {**CONCERT, **members.pop("wish", {})}
    times = {"start": at, "end": at + timedelta(hours=hours)}
    return Booking.model_validate({"id": "b1", "rooms": ["glimsund-stova"], **times, "wish": wish, **members})


def weekly(*numbers: int, **members: Any) -> list[Booking]:  # noqa: ANN401 - as above
    return [booking(TUESDAY + number * WEEK, **{"series": "s1", **members}) for number in numbers]


def nodes(*bookings: Booking | PublicBooking, **options: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    return schema_org.events(glimsund(), bookings, **options).json_ld


# --- One event -------------------------------------------------------------------------------------------------------


def test_an_event_tells_what_when_where_and_by_whom():
    (event,) = nodes(
        booking(), lang="en", names={"purpose/concert": "Concert"}, url="https://glimsund.example/programme"
    )
    iri = "https://glimsund.invalid/id"
    assert event.pop("@id").startswith(f"{iri}/event/")
    assert event == {
        "@type": "Event",
        "name": "Concert",
        "url": "https://glimsund.example/programme",
        "startDate": "2027-03-02T18:00:00+01:00",
        "endDate": "2027-03-02T20:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Room",
            "@id": f"{iri}/room/glimsund-stova",
            "name": "The parlour",
            "maximumAttendeeCapacity": 90,
            "address": {"@type": "PostalAddress", "streetAddress": "Strandgata 14", "addressCountry": "NO"},
            "containedInPlace": {
                "@type": "CivicStructure",
                "@id": f"{iri}/hub/glimsund",
                "name": "Glimsund community hub",
            },
        },
        "organizer": {"@type": "GovernmentOrganization", "@id": f"{iri}/unit/kultur", "name": "Bibliotek og kultur"},
    }


def test_times_are_told_by_the_clock_of_the_place():
    (event,) = nodes(booking(datetime(2027, 7, 1, 16, tzinfo=UTC)))
    assert (event["startDate"], event["endDate"]) == ("2027-07-01T18:00:00+02:00", "2027-07-01T20:00:00+02:00")


def test_without_words_a_purpose_is_told_as_it_is():
    assert nodes(booking())[0]["name"] == "concert"


def test_rooms_are_named_by_the_caller_first_and_several_are_several():
    both = booking(rooms=["glimsund-stova", "glimsund-loftet"])
    (event,) = nodes(both, names={"room/glimsund-loftet": "Loft nr. 1"})
    assert [it["name"] for it in event["location"]] == ["Loft nr. 1", "Stova"]


@pytest.mark.parametrize(
    ("organiser", "names", "told"),
    [
        ("organisation/glimsund-songlag", {}, {"@type": "Organization", "name": "Glimsund songlag"}),
        ("organisation/visitors", {"organisation/visitors": "Gjestene"}, {"@type": "Organization", "name": "Gjestene"}),
        ("unit/new", {"unit/new": "Ny eining"}, {"@type": "GovernmentOrganization", "name": "Ny eining"}),
        ("organisation/visitors", {}, None),
        ("resident/r-17", {"resident/r-17": "Kari"}, None),
        ("somebody", {"somebody": "Kari"}, None),
        (None, {}, None),
    ],
)
def test_an_organiser_is_named_only_where_it_is_a_unit_or_an_organisation_with_a_name(
    plan: Plans, organiser: str | None, names: dict[str, str], told: dict[str, str] | None
):
    row = {"id": "glimsund-songlag", "name": "Glimsund songlag"}
    hall = {"id": "glimsund-stova", "hub": "tofte", "name": "Stova"}
    made = plan(hubs=[{"id": "tofte", "name": "Tofte"}], rooms=[hall], organisations=[row])
    (event,) = schema_org.events(made, [booking(wish={"organiser": organiser})], names=names).json_ld
    found = event.get("organizer", {})
    assert ({name: found[name] for name in ("@type", "name")} if found else None) == told


def test_a_room_outside_the_hub_is_in_no_hub_and_at_no_address(plan: Plans):
    hall = {"id": "glimsund-stova", "hub": "tofte", "name": "Stova", "under_roof": False}
    house = {"id": "house", "hub": "tofte", "name": "Huset", "address": "Strandveien 1"}
    made = plan(hubs=[{"id": "tofte", "name": "Tofte"}], rooms=[hall], premises=[house])
    (event,) = schema_org.events(made, [booking()]).json_ld
    assert event["location"].keys() == {"@type", "@id", "name"}


def test_a_room_is_under_the_roof_that_it_names_on_the_day(plan: Plans):
    hall = {"id": "glimsund-stova", "hub": "tofte", "name": "Stova", "premises": "pier"}
    roofs = [
        {"id": "house", "hub": "tofte", "name": "Huset", "address": "Strandveien 1"},
        {"id": "pier", "hub": "tofte", "name": "Brygga", "address": "Brygga 2", "valid_to": "2027-12-31"},
        {"id": "pier", "hub": "tofte", "name": "Brygga", "address": "Brygga 3", "valid_from": "2028-01-01"},
    ]
    hub = {"id": "tofte", "name": "Tofte", "valid_to": "2027-12-31"}
    made = plan(hubs=[hub], rooms=[hall], premises=roofs)
    found = schema_org.events(made, [booking(), booking(TUESDAY.replace(year=2028))]).json_ld
    assert [it["location"]["address"]["streetAddress"] for it in found] == ["Brygga 2", "Brygga 3"]
    assert ["containedInPlace" in it["location"] for it in found] == [True, False]


# --- What the public may see -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wish",
    [
        {"visibility": "internal"},
        {"visibility": "shielded"},
        {"service": {"shielding": True}},
        {"service": {}},
        {"audience": {"open": False}},
        {"audience": {}},
        {"purpose": None},
    ],
)
def test_what_is_not_for_everybody_is_no_event_and_nobody_learns_that_it_is_there(wish: dict[str, Any]):
    assert schema_org.events(glimsund(), [booking(wish=wish)]) == schema_org.events(glimsund(), [])


def test_a_block_is_no_event():
    assert nodes(booking(kind="block", wish={"purpose": None})) == []


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("confirmed", ["https://schema.org/EventScheduled"]),
        ("cancelled", ["https://schema.org/EventCancelled"]),
        ("displaced", ["https://schema.org/EventCancelled"]),
        ("released", ["https://schema.org/EventCancelled"]),
        ("pending", []),
        ("waiting", []),
        ("denied", []),
    ],
)
def test_what_held_its_rooms_is_told_as_cancelled_and_what_never_did_is_not_told(state: str, status: list[str]):
    assert [event["eventStatus"] for event in nodes(booking(state=state))] == status


def test_public_rows_are_events_as_they_are():
    bookings = weekly(0, 1, 2)
    assert nodes(*(each.public() for each in bookings)) == nodes(*bookings, schedules=False)
    assert nodes(booking(rooms=[]).public()) == []


def test_a_person_in_a_public_row_is_not_named():
    row = booking().public().model_copy(update={"organiser": "resident/r-17"})
    (event,) = nodes(row, names={"resident/r-17": "Kari"})
    assert "organizer" not in event
    assert event == nodes(booking(wish={"organiser": None}))[0]


def test_a_calendar_gives_its_bookings():
    calendar = Calendar(glimsund(), bookings=[booking()])
    assert schema_org.events(glimsund(), calendar) == schema_org.events(glimsund(), [booking()])


def test_what_was_called_off_and_booked_again_takes_place():
    rows = [booking(), booking(state="cancelled", id="b-0", series="s1"), booking(id="b-2", series="s1")]
    assert [it["eventStatus"] for it in nodes(*rows)] == ["https://schema.org/EventScheduled"]
    assert nodes(*rows) == nodes(*reversed(rows))


def test_the_name_of_an_event_changes_with_what_the_public_sees_of_it_and_with_nothing_else():
    wishes = [{"wish": {"purpose": "play"}}, {"wish": {"organiser": "unit/torg"}}]
    seen = [{"at": TUESDAY + WEEK}, {"hours": 1}, {"rooms": ["glimsund-loftet"]}, *wishes]
    unseen = [{"id": "b2"}, {"state": "cancelled"}, {"sequence": 3}, {"wish": {"booked_by": "resident/r1"}}]
    first = nodes(booking())[0]["@id"]
    assert first not in {nodes(booking(**each))[0]["@id"] for each in seen}
    assert {nodes(booking(**each))[0]["@id"] for each in unseen} == {first}


# --- Which of them ---------------------------------------------------------------------------------------------------


def test_a_window_takes_what_lies_in_it_in_part():
    night = booking(TUESDAY.replace(hour=23), hours=2)
    days = [date(2027, 3, day) for day in (2, 3, 4)]
    assert len(nodes(night, start=days[0], end=days[1])) == len(nodes(night, start=days[1], end=days[2])) == 1
    assert nodes(night, end=days[0]) == nodes(night, start=days[2]) == []


def test_a_hub_takes_what_is_in_its_rooms():
    rows = [booking(), booking(rooms=["glimsbotn-gymsalen"])]
    written = schema_org.events(glimsund(), rows, hub="glimsund")
    assert [it["location"]["name"] for it in written.json_ld] == ["Stova"]
    assert written.lost == ()


def test_a_room_that_the_plan_does_not_have_on_the_day_is_told_as_lost():
    written = schema_org.events(glimsund(), [*weekly(0, 1, rooms=["attic"]), booking()])
    assert len(written.json_ld) == 1
    assert [each.text("en") for each in written.lost] == [
        'The plan has no room "attic" on 2 March 2027; what happens there is left out.'
    ]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"hub": "oslo"}, UnknownId),
        ({"lang": "fr"}, UnknownLanguage),
        ({"start": date(2027, 3, 2), "end": date(2027, 3, 2)}, OutOfRange),
        ({"end": date(1899, 1, 1)}, OutOfRange),
        ({"start": TUESDAY}, TypeError),
    ],
)
def test_a_wrong_argument_is_refused(options: dict[str, Any], error: type[Exception]):
    with pytest.raises(error):
        nodes(**options)


# --- Series ----------------------------------------------------------------------------------------------------------


def schedules(event: dict[str, Any]) -> list[dict[str, Any]]:
    found = event["eventSchedule"]
    return found if isinstance(found, list) else [found]


def test_dates_that_come_back_every_week_are_one_event_with_a_schedule():
    (event,) = nodes(*weekly(0, 1, 2, 4, 5, 6))
    assert event["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": "https://schema.org/Tuesday",
        "startDate": "2027-03-02",
        "endDate": "2027-04-13",
        "startTime": "18:00:00",
        "endTime": "20:00:00",
        "exceptDate": ["2027-03-23"],
        "scheduleTimezone": "Europe/Oslo",
    }
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert not event.keys() & {"startDate", "endDate", "superEvent"}


def test_two_days_of_the_week_are_two_schedules_of_one_event():
    thursdays = [booking(TUESDAY + number * WEEK + timedelta(days=2), hours=1, series="s2") for number in range(3)]
    (event,) = nodes(*thursdays, *weekly(0, 1, 2))
    assert [it["byDay"].rpartition("/")[2] for it in schedules(event)] == ["Tuesday", "Thursday"]
    assert [it["endTime"] for it in schedules(event)] == ["20:00:00", "19:00:00"]


def test_a_cancelled_date_is_left_out_of_the_schedule_and_told_by_itself():
    series, cancelled = nodes(*weekly(0, 1, 3), *weekly(2, state="cancelled"))
    assert schedules(series)[0]["exceptDate"] == ["2027-03-16"]
    assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"
    assert cancelled["superEvent"] == {"@id": series["@id"]}


def test_a_date_at_another_time_is_told_by_itself():
    moved = booking(TUESDAY + 2 * WEEK + timedelta(days=1), series="s1")
    series, single = nodes(*weekly(0, 1, 3), moved)
    assert (single["startDate"], single["superEvent"]) == ("2027-03-17T18:00:00+01:00", {"@id": series["@id"]})


def test_what_is_booked_beside_a_series_is_no_part_of_it():
    _, single = nodes(*weekly(0, 1, 2), booking(TUESDAY + timedelta(days=1)))
    assert "superEvent" not in single


@pytest.mark.parametrize("numbers", [(0, 1), (0, 2, 4, 6), (0, 1, 8)])
def test_dates_that_no_weekly_rule_fits_are_single_events(numbers: tuple[int, ...]):
    found = nodes(*weekly(*numbers))
    assert len(found) == len(numbers)
    assert not any("superEvent" in event for event in found)


def test_a_pause_of_half_as_long_fits_into_the_rule():
    (event,) = nodes(*weekly(0, 1, 4, 5))
    assert schedules(event)[0]["exceptDate"] == ["2027-03-16", "2027-03-23"]


def test_nights_are_single_events():
    assert len(nodes(*weekly(0, 1, 2, hours=7))) == 3


@pytest.mark.parametrize(
    ("clock", "start", "end"),
    [
        ((2, 30), "02:30:00+01:00", "02:45:00+01:00"),
        ((2, 0), "02:00:00+02:00", "02:15:00+01:00"),
        ((2, 50), "02:50:00+01:00", "03:05:00+01:00"),
    ],
)
def test_the_second_of_two_hours_that_the_clock_shows_alike_follows_no_rule(
    clock: tuple[int, int], start: str, end: str
):
    night = datetime(2026, 10, 25, *clock, tzinfo=OSLO)
    before = [booking(night - number * WEEK, hours=0.25, series="s1") for number in (3, 2, 1)]
    times = {"start": f"2026-10-25T{start}", "end": f"2026-10-25T{end}"}
    series, single = nodes(*before, booking(series="s1", **times))
    assert schedules(series)[0]["endDate"] == "2026-10-18"
    assert (single["startDate"], single["endDate"]) == tuple(times.values())


def test_series_in_which_the_public_sees_the_same_are_one():
    assert nodes(*weekly(0, 1), *weekly(2, 3, series="s2")) == nodes(*weekly(0, 1, 2, 3))


def test_the_name_of_a_series_is_the_same_in_every_window():
    whole, part = (nodes(*weekly(*range(8)), start=day)[0]["@id"] for day in (None, date(2027, 3, 20)))
    assert whole == part


def test_every_date_can_be_an_event_of_its_own():
    assert [event["startDate"][:10] for event in nodes(*weekly(0, 1, 2), schedules=False)] == [
        "2027-03-02",
        "2027-03-09",
        "2027-03-16",
    ]


# --- As a document ---------------------------------------------------------------------------------------------------


def test_a_document_has_its_events_in_a_graph():
    written = schema_org.events(glimsund(), [booking()])
    assert json.loads(written.text) == {"@context": "https://schema.org", "@graph": written.json_ld}


def test_the_order_of_the_rows_changes_nothing():
    rows = [*weekly(0, 1, 2, 4), booking(hours=1), booking(TUESDAY + WEEK, rooms=["glimsund-loftet"])]
    written = schema_org.events(glimsund(), rows)
    assert written == schema_org.events(glimsund(), rows[::-1])
    assert written.language == "nn"
