"""A hub as a place, for search engines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core import nye_asker
from innbygger_core.datasets import glimsund
from innbygger_core.errors import OutOfRange, UnknownId, UnknownLanguage
from innbygger_core.interchange import schema_org

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Plans = Callable[..., Plan]

MARCH = date(2027, 3, 1)
TOFTE = {"id": "tofte", "name": "Tofte innbyggertorg"}
HALL = {"id": "hall", "hub": "tofte", "name": "Salen"}


@pytest.fixture
def node(plan: Plans) -> Callable[..., dict[str, Any]]:
    """The place that is made of Tofte, and of these rows of it."""

    def made(facts: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:  # noqa: ANN401 - rows of any list
        rows = {name: [{"hub": "tofte", **row} for row in rows] for name, rows in members.items()}
        return schema_org.place(plan(hubs=[{**TOFTE, **(facts or {})}], **rows), "tofte", start=MARCH).json_ld

    return made


def lost(written: schema_org.SchemaOrgPlace) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in written.lost]


# --- What it is ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("modules", "types"),
    [
        ([], ["LocalBusiness"]),
        ([{"kind": "citizen_service"}], ["GovernmentOffice"]),
        ([{"kind": "citizen_service", "present": "unknown"}], ["LocalBusiness"]),
        ([{"kind": "library", "level": "full"}], ["Library"]),
        ([{"kind": "library", "level": "branch"}], ["Library"]),
        ([{"kind": "library", "level": "book_point"}], ["LocalBusiness"]),
        ([{"kind": "library"}], ["LocalBusiness"]),
        ([{"kind": "library", "level": "full", "present": "unknown"}], ["LocalBusiness"]),
        ([{"kind": "citizen_service"}, {"kind": "library", "level": "full"}], ["GovernmentOffice", "Library"]),
        ([{"kind": "culture"}], ["LocalBusiness", "EventVenue"]),
    ],
)
def test_it_is_what_it_is_known_to_be(node: Callable[..., dict[str, Any]], modules: list[Any], types: list[str]):
    rows = [{"id": f"module-{number}", **module} for number, module in enumerate(modules)]
    assert node(modules=rows)["@type"] == ["CivicStructure", *types]


def test_a_stage_makes_it_a_venue(node: Callable[..., dict[str, Any]]):
    assert "EventVenue" in node(rooms=[{**HALL, "features": {"stage": True}}])["@type"]
    assert "EventVenue" not in node(rooms=[{**HALL, "features": {"stage": "unknown"}}])["@type"]


def test_what_is_unknown_is_left_out(node: Callable[..., dict[str, Any]]):
    assert node() == {
        "@type": ["CivicStructure", "LocalBusiness"],
        "@id": "https://innbygger.invalid/id/hub/tofte",
        "name": "Tofte innbyggertorg",
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "@id": "https://innbygger.invalid/id/municipality",
            "name": "Asker",
        },
    }


def test_its_address_is_made_of_the_authority_and_its_id():
    assert schema_org.place(nye_asker(), "tofte", start=MARCH).json_ld["@id"] == "https://asker.kommune.no/id/hub/tofte"


def test_it_is_named_in_one_language():
    written = {lang: schema_org.place(glimsund(), "glimsund", start=MARCH, lang=lang) for lang in (None, "nb", "en-GB")}
    assert [each.language for each in written.values()] == ["nn", "nb", "en"]
    rooms = [each.json_ld["containsPlace"][-1]["name"] for each in written.values()]
    assert rooms == ["Stova", "Stua", "The parlour"]
    with pytest.raises(UnknownLanguage):
        schema_org.place(glimsund(), "glimsund", start=MARCH, lang="fr")


def test_it_has_the_page_that_it_is_given():
    written = schema_org.place(glimsund(), "glimsund", start=MARCH, url="https://glimsund.example/torget")
    assert written.json_ld["url"] == "https://glimsund.example/torget"


def test_positions_are_not_told(plan: Plans):
    canary = {"leader": {"position": "canary-1"}, "contact_person": "canary-2", "community_builder": "canary-3"}
    made = plan(hubs=[{**TOFTE, **canary}])
    assert "canary" not in schema_org.place(made, "tofte", start=MARCH).text


# --- Where it is -----------------------------------------------------------------------------------------------------


def test_one_roof_gives_the_hub_its_address_and_its_position(node: Callable[..., dict[str, Any]]):
    position = {"latitude": 59.54, "longitude": 10.56}
    found = node(premises=[{"id": "house", "name": "Huset", "address": "Strandveien 1", "position": position}])
    assert found["address"] == {"@type": "PostalAddress", "streetAddress": "Strandveien 1", "addressCountry": "NO"}
    assert found["geo"] == {"@type": "GeoCoordinates", **position}
    assert "containsPlace" not in found


def test_several_roofs_are_places_of_their_own_in_which_its_rooms_lie(node: Callable[..., dict[str, Any]]):
    roofs = [{"id": "house", "name": "Huset", "address": "Strandveien 1"}, {"id": "pier", "name": "Brygga"}]
    rooms = [
        {**HALL, "premises": "house"},
        {"id": "stage", "name": "Scenen", "part_of": "hall", "premises": "house"},
        {"id": "boat", "name": "Båten"},
    ]
    found = node(premises=roofs, rooms=rooms)
    iri = "https://innbygger.invalid/id"
    assert found["address"]["streetAddress"] == "Strandveien 1"
    assert [(it["@id"], it.get("containedInPlace")) for it in found["containsPlace"]] == [
        (f"{iri}/premises/house", None),
        (f"{iri}/premises/pier", None),
        (f"{iri}/room/boat", None),
        (f"{iri}/room/hall", {"@id": f"{iri}/premises/house"}),
        (f"{iri}/room/stage", {"@id": f"{iri}/room/hall"}),
    ]


def test_two_addresses_are_both_told(node: Callable[..., dict[str, Any]]):
    roofs = [{"id": str(n), "name": "Huset", "address": f"Strandveien {n}"} for n in (1, 2)]
    assert [it["streetAddress"] for it in node(premises=roofs)["address"]] == ["Strandveien 1", "Strandveien 2"]


def test_it_is_where_it_is_on_the_first_day():
    roofs = [schema_org.place(glimsund(), "lyktoya", start=day) for day in (MARCH, date(2027, 7, 1))]
    told = [{it["propertyID"]: it["value"] for it in each.json_ld["amenityFeature"]} for each in roofs]
    assert [each["universal_access"] for each in told] == [False, True]


# --- What it offers --------------------------------------------------------------------------------------------------


def amenities(place: dict[str, Any]) -> dict[str, bool]:
    return {it["name"]: it["value"] for it in place.get("amenityFeature", [])}


def test_amenities_are_told_where_they_are_known_yes_or_no(node: Callable[..., dict[str, Any]]):
    house = {"id": "house", "name": "Huset", "wireless": False, "universal_access": True}
    hall = {**HALL, "features": {"hearing_loop": True, "stage": False}, "own_features": ["pottery-kiln"]}
    found = node(premises=[house], rooms=[hall])
    assert amenities(found) == {
        "Universell utforming": True,
        "Trådløst nett for besøkende": False,
        "Teleslynge": True,
    }
    assert amenities(found["containsPlace"][0]) == {"Teleslynge": True, "Scene": False, "pottery-kiln": True}


def test_a_complete_list_of_rooms_can_say_that_there_is_no_stage(node: Callable[..., dict[str, Any]]):
    hall = {**HALL, "features": {"stage": False}}
    assert amenities(node({"more_rooms": False}, rooms=[hall])) == {"Scene": False}


def test_what_only_one_of_two_roofs_has_is_not_told_of_the_hub(node: Callable[..., dict[str, Any]]):
    roofs = [{"id": str(n), "name": "Huset", "wireless": n == 1, "universal_access": True} for n in (1, 2)]
    assert amenities(node(premises=roofs)) == {"Universell utforming": True}


# --- Its rooms -------------------------------------------------------------------------------------------------------


def test_a_room_tells_how_many_it_holds_where_it_is_and_how_large(node: Callable[..., dict[str, Any]]):
    hall = {**HALL, "capacity": 120, "storey": 2, "area_m2": 90, "features": {"meeting": True}}
    assert node(rooms=[hall])["containsPlace"] == [
        {
            "@type": "MeetingRoom",
            "@id": "https://innbygger.invalid/id/room/hall",
            "name": "Salen",
            "maximumAttendeeCapacity": 120,
            "floorLevel": "2",
            "floorSize": {"@type": "QuantitativeValue", "value": 90, "unitCode": "MTK"},
        }
    ]


def test_a_room_that_others_make_contains_them(node: Callable[..., dict[str, Any]]):
    rooms = [{**HALL, "joins": ["north", "south"]}, *({"id": it, "name": it} for it in ("north", "south"))]
    hall, *_ = node(rooms=rooms)["containsPlace"]
    assert [it["@id"].rpartition("/")[2] for it in hall["containsPlace"]] == ["north", "south"]


@pytest.mark.parametrize(
    ("room", "modules", "code"),
    [
        ({"under_roof": False}, [], "room-nearby"),
        ({"under_roof": "unknown"}, [], "room-nearby"),
        ({"module": "clinic"}, [{"shielding": True}], "room-shielded"),
        ({"module": "clinic"}, [{}], "room-shielded"),
    ],
)
def test_a_room_outside_or_where_visitors_are_shielded_is_left_out_and_told_as_lost(
    plan: Plans, room: dict[str, Any], modules: list[Any], code: str
):
    part = {"id": "part", "hub": "tofte", "name": "Delen", "part_of": "hall"}
    rows = [{"id": "clinic", "hub": "tofte", "kind": "individual_service", **module} for module in modules]
    made = plan(hubs=[TOFTE], rooms=[part, {**HALL, **room}], modules=rows)
    written = schema_org.place(made, "tofte", start=MARCH)
    (shown,) = written.json_ld["containsPlace"]
    assert (shown["name"], "containedInPlace" in shown) == ("Delen", False)
    assert lost(written) == [(code, "/rooms/1"), ("unknown-time", "")]
    assert "hall" not in written.text + written.lost[0].text("en")


def test_the_room_of_a_service_that_needs_no_shielding_is_shown(node: Callable[..., dict[str, Any]]):
    dentist = {"id": "dentist", "kind": "individual_service", "shielding": False}
    assert node(rooms=[{**HALL, "module": "dentist"}], modules=[dentist])["containsPlace"]


# --- Who stands behind it --------------------------------------------------------------------------------------------


def test_the_municipality_has_the_number_of_the_day(plan: Plans):
    numbers = [{"number": "3025", "valid_to": "2023-12-31"}, {"number": "3203", "valid_from": "2024-01-01"}]
    made = plan(municipality={"name": "Asker", "numbers": numbers}, hubs=[TOFTE])
    written = [schema_org.place(made, "tofte", start=day).json_ld for day in (date(2023, 1, 1), MARCH)]
    assert [it["parentOrganization"]["identifier"] for it in written] == [
        {"@type": "PropertyValue", "propertyID": "kommunenummer", "value": number} for number in ("3025", "3203")
    ]


@pytest.mark.parametrize(
    ("facts", "kind"), [({"kind": "association"}, "Organization"), ({"kind": "county"}, "GovernmentOrganization")]
)
def test_the_organisation_that_runs_it_stands_beside_the_municipality(plan: Plans, facts: dict[str, Any], kind: str):
    friends = {"id": "friends", "name": "Torgets venner", "number": "974 760 673", **facts}
    made = plan(hubs=[{**TOFTE, "run_by": "organisation/friends"}], organisations=[friends])
    municipality, organisation = schema_org.place(made, "tofte", start=MARCH).json_ld["parentOrganization"]
    assert municipality["name"] == "Asker"
    assert organisation == {
        "@type": kind,
        "@id": "https://innbygger.invalid/id/organisation/friends",
        "name": "Torgets venner",
        "identifier": {"@type": "PropertyValue", "propertyID": "organisasjonsnummer", "value": "974760673"},
    }


# --- When it is open -------------------------------------------------------------------------------------------------


def test_its_hours_are_those_of_the_timetable_of_the_plan():
    window = {"start": date(2027, 7, 1), "end": date(2027, 8, 1)}
    written = schema_org.place(glimsund(), "glimsund", **window)
    assert (written.start, written.end) == tuple(window.values())
    assert written.json_ld.items() >= schema_org.hours(glimsund().timetable("glimsund"), **window).json_ld.items()
    assert "specialOpeningHoursSpecification" in written.json_ld


def test_losses_of_the_hours_lead_into_the_plan():
    plan = glimsund()
    written = schema_org.place(plan, "glimsund", start=MARCH)
    paths = [each.path for each in written.lost if each.code == "layer"]
    document = json.loads(plan.model_dump_json())
    found = [document["hours"][int(path.split("/")[2])]["layers"][int(path.split("/")[4])]["id"] for path in paths]
    assert found == ["telefon", "digitalt"]


def test_losses_of_hours_in_several_versions_lead_to_all_hours(plan: Plans):
    week = {"mon": ["10:00-16:00"], "tue": ["unknown"]}
    rows = [
        {
            "id": "hours",
            "valid_to": "2027-03-31",
            "layers": [{"id": "desk", "week": week}, {"id": "phone", "access": "phone"}],
        },
        {"id": "hours", "valid_from": "2027-04-01", "layers": [{"id": "desk", "week": week}]},
    ]
    written = schema_org.place(plan(hubs=[{**TOFTE, "hours": "hours"}], hours=rows), "tofte", start=MARCH)
    assert lost(written) == [("layer", "/hours"), ("unknown-time", "")]


def test_without_a_first_day_it_begins_where_its_hours_do(plan: Plans):
    hours = {"id": "hours", "valid_from": "2027-01-01", "layers": [{"id": "desk", "week": {"mon": ["10:00-16:00"]}}]}
    written = schema_org.place(plan(hubs=[{**TOFTE, "hours": "hours"}], hours=[hours]), "tofte")
    assert (written.start, written.end) == (date(2027, 1, 1), date(2028, 1, 1))


def test_what_changes_in_the_window_is_told_as_lost():
    window = {"start": date(2027, 5, 1), "end": date(2027, 6, 15)}
    told = [each for each in schema_org.place(glimsund(), "lyktoya", **window).lost if each.code == "changes-later"]
    assert [each.path.split("/")[1] for each in told] == ["premises", "premises", "rooms", "rooms"]
    assert {each.params for each in told} == {(("day", date(2027, 6, 1)),)}
    assert told[0].text("en") == "This changes on 1 June 2027; what is written holds until then."


@pytest.mark.parametrize(
    ("hub", "window", "error"),
    [
        ("oslo", {"start": MARCH}, UnknownId),
        ("tofte", {"start": MARCH, "end": MARCH}, OutOfRange),
        ("tofte", {"start": date(1899, 1, 1)}, OutOfRange),
        ("tofte", {"start": datetime(2027, 3, 1, tzinfo=UTC)}, TypeError),
        ("heggedal", {}, TypeError),
        ("tofte", {"start": date(2019, 1, 1)}, UnknownId),
    ],
)
def test_a_wrong_argument_is_refused(hub: str, window: dict[str, Any], error: type[Exception]):
    with pytest.raises(error):
        schema_org.place(nye_asker(), hub, **window)


# --- As a document ---------------------------------------------------------------------------------------------------


def test_a_document_has_its_context_and_the_place_has_none():
    written = schema_org.place(glimsund(), "glimsund", start=MARCH)
    assert json.loads(written.text) == {"@context": "https://schema.org", **written.json_ld}
    assert "@context" not in written.json_ld


def test_no_name_ends_the_script_in_which_it_stands(plan: Plans):
    name = "</script><!-- \u2028 Café"
    written = schema_org.place(plan(hubs=[{**TOFTE, "name": name}]), "tofte", start=MARCH)
    assert "<" not in written.text
    assert written.json_ld["name"] == name


def test_what_is_read_of_it_changes_nothing_in_it():
    written = schema_org.place(glimsund(), "glimsund", start=MARCH)
    written.json_ld["containsPlace"].clear()
    assert written.json_ld["containsPlace"]
    assert written == schema_org.place(glimsund(), "glimsund", start=MARCH)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "x y", "//fjord.example"])
def test_an_address_that_is_none_is_refused(url: str):
    with pytest.raises(ValueError, match="is no address on the web"):
        schema_org.place(glimsund(), "glimsund", start=date(2027, 3, 1), url=url)
    with pytest.raises(ValueError, match="is no address on the web"):
        schema_org.events(glimsund(), [], url=url)
