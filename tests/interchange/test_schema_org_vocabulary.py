"""Every member that is written is one that schema.org has for what it is written of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.datasets import asker_2025, glimsund
from innbygger_core.interchange import schema_org
from innbygger_core.sharing import Booking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.network import Plan

THING = {"name", "url", "identifier"}
PLACE = {
    *("address", "amenityFeature", "containedInPlace", "containsPlace", "geo", "maximumAttendeeCapacity"),
    *("openingHoursSpecification", "specialOpeningHoursSpecification"),
}
ACCOMMODATION = PLACE | {"floorLevel", "floorSize"}
ORGANISATION = {"parentOrganization"}
PROPERTY_VALUE = {"propertyID", "value", "unitCode"}
EVENT = {"endDate", "eventSchedule", "eventStatus", "location", "organizer", "startDate", "superEvent"}
SCHEDULE = {
    "byDay",
    "endDate",
    "endTime",
    "exceptDate",
    "repeatFrequency",
    "scheduleTimezone",
    "startDate",
    "startTime",
}
VOCABULARY = {
    "CivicStructure": PLACE,
    "Event": EVENT,
    "EventVenue": PLACE,
    "GeoCoordinates": {"latitude", "longitude"},
    "GovernmentOffice": PLACE | ORGANISATION,
    "GovernmentOrganization": ORGANISATION,
    "Library": PLACE | ORGANISATION,
    "LocalBusiness": PLACE | ORGANISATION,
    "LocationFeatureSpecification": PROPERTY_VALUE,
    "MeetingRoom": ACCOMMODATION,
    "OpeningHoursSpecification": {"closes", "dayOfWeek", "opens", "validFrom", "validThrough"},
    "Organization": ORGANISATION,
    "Place": PLACE,
    "PostalAddress": {"addressCountry", "streetAddress"},
    "PropertyValue": PROPERTY_VALUE,
    "QuantitativeValue": {"unitCode", "value"},
    "Room": ACCOMMODATION,
    "Schedule": SCHEDULE,
}


def unknown_members(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for inner in value:
            yield from unknown_members(inner)
    elif isinstance(value, dict):
        kinds = value.get("@type", [])
        known = THING.union(*(VOCABULARY[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)))
        yield from ((str(kinds), name) for name in value if name not in known and not name.startswith("@"))
        yield from unknown_members(list(value.values()))


def test_a_member_of_another_type_is_found():
    assert list(
        unknown_members({"@type": "Place", "geo": {"@type": "GeoCoordinates", "name": "x", "opens": "09:00"}})
    ) == [("GeoCoordinates", "opens")]


@pytest.mark.parametrize("plan", [asker_2025(), glimsund()])
def test_places_are_in_the_words_of_schema_org(plan: Plan):
    day = date(2027, 7, 1)
    found = [schema_org.place(plan, hub.id, start=day, url="https://x.example").json_ld for hub in plan.on(day).hubs]
    assert found
    assert list(unknown_members(found)) == []


def test_events_are_in_the_words_of_schema_org():
    wish = {
        "purpose": "concert",
        "visibility": "public",
        "audience": {"open": True},
        "organiser": "organisation/songlaget",
    }
    starts = [datetime(2027, 2, 2, 17, tzinfo=UTC) + number * timedelta(weeks=1) for number in range(5)]
    rows: list[dict[str, Any]] = [{"id": str(start), "start": start, "end": start.replace(hour=19)} for start in starts]
    rows[1]["state"] = "cancelled"
    shared = {"rooms": ["glimsund-stova", "glimsbotn-gymsalen"], "series": "s1", "wish": wish}
    found = schema_org.events(glimsund(), [Booking.model_validate({**row, **shared}) for row in rows]).json_ld
    assert [event["eventStatus"].rpartition("/")[2] for event in found] == ["EventScheduled", "EventCancelled"]
    assert list(unknown_members(found)) == []
