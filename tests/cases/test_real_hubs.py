"""Hubs of real municipalities, as their own pages tell of them: what is told is held, and nothing is added."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.network import check_network, read_plan
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Source
    from innbygger_core.hubs import Hub
    from innbygger_core.network import Plan

FILES = sorted((Path(__file__).parent / "real_hubs").glob("*.json"))
PLANS = {file.stem: read_plan(file.read_bytes()) for file in FILES}
DAY = date(2026, 11, 23)
READ_ON = date(2026, 11, 21)
LISTS = ("units", "local_centres", "hubs", "premises", "rooms", "modules", "hours")
HUBS = {
    "asker": ["heggedal"],
    "baerum": ["rykkinn", "fornebu"],
    "drammen": ["stromso", "mjondalen"],
    "oslo-bjerke": ["bjerke"],
    "oslo-gamle-oslo": ["k1"],
    "oygarden": ["sartor"],
    "stavanger": ["bekkefaret"],
    "trysil": ["sonsthagen"],
}
every_plan = pytest.mark.parametrize("name", PLANS)


def hub(municipality: str, name: str) -> Hub:
    return PLANS[municipality].on(DAY).hub(name)


def sources(plan: Plan) -> Iterator[Source | None]:
    return (row.source for name in LISTS for row in getattr(plan, name))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Oslo"))


def access(municipality: str, name: str, when: str, module: str | None = None) -> str:
    return PLANS[municipality].timetable(name, module=module).state(at(when)).access


class TestEveryPlan:
    def test_is_there(self):
        assert {name: [each.id for each in plan.hubs] for name, plan in PLANS.items()} == HUBS

    @every_plan
    def test_is_written_back_as_the_same_plan(self, name: str):
        assert read_plan(PLANS[name].model_dump_json()) == PLANS[name]

    @every_plan
    def test_has_a_source_and_the_day_on_which_it_was_read_in_every_row(self, name: str):
        assert all(source and "/" in source.name and source.read_on == READ_ON for source in sources(PLANS[name]))

    @every_plan
    def test_makes_nothing_up(self, name: str):
        assert "illustrative" not in next(file for file in FILES if file.stem == name).read_text("utf-8")

    @every_plan
    def test_claims_to_list_no_more_than_was_read(self, name: str):
        plan = PLANS[name]
        assert (plan.transport_runs, plan.democracy, plan.more_agreements) == (UNKNOWN, UNKNOWN, Known.UNKNOWN)
        assert Known.NO not in {told for each in plan.hubs for told in (each.more_modules, each.more_rooms)}

    @every_plan
    def test_leaves_days_that_no_page_tells_unknown(self, name: str):
        assert {hours.unstated for hours in PLANS[name].hours} <= {"unknown"}

    @every_plan
    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_can_be_checked_and_told_in_every_language(self, name: str, lang: str):
        report = check_network(PLANS[name].on(DAY))
        assert len(report.text(PLANS[name].catalogue(lang)).splitlines()) == len(report.reasons)

    @every_plan
    def test_breaks_no_must_and_knows_too_little_to_keep_them_all(self, name: str):
        report = check_network(PLANS[name].on(DAY))
        assert (report.ok, report.complete) == (True, False)

    @every_plan
    def test_fails_nothing_at_a_hub_but_where_a_page_is_plain(self, name: str):
        reasons = check_network(PLANS[name].on(DAY)).reasons
        failed = {(each.code, each.subject) for each in reasons if each.verdict == "fail" and "hub/" in each.subject}
        # Monday to Friday 08:30 to 15:00 leaves no evening; of the weekend the page says nothing.
        plain = {("hub.evenings-and-weekends", "hub/mjondalen")} if name == "drammen" else set()
        assert failed == plain


class TestWhatTheyTeach:
    """One hub each, by hand from the case file."""

    def test_drammen_has_kinds_of_its_own_run_by_others(self):
        stromso = hub("drammen", "stromso")
        own = ("citizen-square", "garden", "clothes-exchange", "cafe", "equipment_loans")
        assert {stromso.has(kind) for kind in own} == {Known.YES}
        assert stromso.module("cafe").facts.run_by == "organisation/womens-network"
        assert {stromso.module(kind).facts.run_by for kind in ("equipment_loans", "clothes-exchange")} == {
            "organisation/non-profit"
        }
        assert stromso.has_room("meeting") is Known.YES
        assert [stromso.has("citizen_service"), stromso.has_room("multi_purpose")] == [Known.UNKNOWN, Known.UNKNOWN]

    def test_drammen_is_still_building_one(self):
        mjondalen = hub("drammen", "mjondalen")
        assert [mjondalen.has("citizen-square"), mjondalen.has("meeting-place")] == [Known.YES, Known.UNKNOWN]

    def test_asker_has_nearly_everything_under_one_roof(self):
        heggedal = hub("asker", "heggedal")
        kinds = ("library", "individual_service", "citizen_service", "volunteer_centre", "cafe", "culture")
        assert {heggedal.has(kind) for kind in kinds} == {Known.YES}
        service = heggedal.module("citizen_service").facts
        assert (service.form, service.staffed_days, service.service_days) == ("staffed", 3, UNKNOWN)
        assert [roof.area_m2 for roof in heggedal.premises] == [2000]
        assert [room.capacity for room in heggedal.rooms if room.has("stage") is Known.YES] == [140]
        assert sum(room.has("kitchen") is Known.YES for room in heggedal.rooms) == 2
        assert [way.means for way in heggedal.facts.access] == [("digital_key",)]
        assert [heggedal.leader, heggedal.facts.opened] == [UNKNOWN, UNKNOWN]

    def test_oygarden_writes_nynorsk_and_has_two_meeting_rooms(self):
        sartor = hub("oygarden", "sartor")
        assert PLANS["oygarden"].catalogue().tag == "nn"
        assert [room.has("meeting", "sound_insulated") for room in sartor.rooms] == [Known.UNKNOWN, Known.UNKNOWN]
        assert [sartor.has_room("meeting"), sartor.has("library")] == [Known.YES, Known.YES]
        assert sartor.module("library").facts.level is UNKNOWN

    def test_stavanger_has_a_leader_and_nothing_that_a_rule_asks_for(self):
        bekkefaret = hub("stavanger", "bekkefaret")
        assert bekkefaret.leader.facts.position == "leisure-leader"
        assert [module.facts.own_kind for module in bekkefaret.modules] == ["associations", "open-activities", "youth"]
        assert bekkefaret.facts.core_hours is UNKNOWN

    def test_trysil_stands_under_four_roofs(self):
        sonsthagen = hub("trysil", "sonsthagen")
        assert [roof.id for roof in sonsthagen.premises] == ["culture-house", "library", "sonsthagen", "youth-school"]
        assert {room.id: room.premises for room in sonsthagen.rooms} == {
            "canteen": "youth-school",
            "library-rooms": "library",
            "sonsthagen-1": "sonsthagen",
            "sonsthagen-2": "sonsthagen",
            "sonsthagen-3": "sonsthagen",
            "sonsthagen-kitchen": "sonsthagen",
        }
        assert [sonsthagen.has_room("kitchen"), sonsthagen.facts.more_rooms] == [Known.YES, Known.YES]

    def test_bjerke_has_a_senior_centre_beside_a_volunteer_centre(self):
        bjerke = hub("oslo-bjerke", "bjerke")
        assert [bjerke.has("volunteer_centre"), bjerke.has("senior_programme")] == [Known.YES, Known.YES]
        assert bjerke.module("volunteer_centre").facts.leader is UNKNOWN

    def test_gamle_oslo_is_operated_by_a_district(self):
        house = hub("oslo-gamle-oslo", "k1")
        assert house.units.above(house.facts.operated_by) == ("gamle-oslo",)
        assert [house.has("organisation-offices"), house.facts.more_rooms] == [Known.YES, Known.YES]

    @pytest.mark.parametrize("name", ["rykkinn", "fornebu"])
    def test_baerum_decided_before_it_knew_where(self, name: str):
        planned = hub("baerum", name)
        assert planned.facts.opened is None
        assert (planned.premises, planned.has("volunteer_centre")) == ((), Known.UNKNOWN)


class TestHours:
    @pytest.mark.parametrize(
        ("municipality", "name", "when", "expected"),
        [
            ("drammen", "mjondalen", "2026-11-23T08:30", "staffed"),  # a Monday
            ("drammen", "mjondalen", "2026-11-23T15:00", "closed"),
            ("drammen", "mjondalen", "2026-11-28T12:00", "unknown"),  # a Saturday: the page is silent
            ("drammen", "mjondalen", "2026-12-25T12:00", "unknown"),  # and so it is of holidays, on a Friday
            ("drammen", "stromso", "2026-11-23T12:00", "unknown"),
            ("oygarden", "sartor", "2026-11-26T11:00", "closed"),  # a Thursday, when it opens late
            ("oygarden", "sartor", "2026-11-26T18:30", "staffed"),
            ("oygarden", "sartor", "2026-11-27T18:30", "closed"),
            ("oygarden", "sartor", "2026-11-28T14:00", "staffed"),
            ("oygarden", "sartor", "2026-11-29T14:00", "unknown"),
            ("asker", "heggedal", "2026-11-23T12:00", "unknown"),
            ("stavanger", "bekkefaret", "2026-11-23T12:00", "unknown"),
        ],
    )
    def test_of_a_hub(self, municipality: str, name: str, when: str, expected: str):
        assert access(municipality, name, when) == expected

    def test_of_a_cafe_are_told_without_days(self):
        said = [access("drammen", "stromso", f"2026-11-23T{clock}", "stromso-cafe") for clock in ("09:59", "10:00")]
        assert said == ["closed", "unknown"]

    def test_of_rooms_begin_before_those_of_the_hub(self):
        rooms = PLANS["oygarden"].timetable("sartor").view("by_booking", room="meeting-rooms")
        assert [rooms.state(at(f"2026-11-23T{clock}")).access for clock in ("08:29", "08:30")] == ["closed", "unknown"]

    @pytest.mark.parametrize(
        ("when", "expected"),
        [
            ("2026-11-23T22:59", "unknown"),
            ("2026-11-23T23:00", "closed"),
            ("2026-11-27T23:30", "unknown"),  # whether Friday is a weekday or weekend, the page does not say
            ("2026-11-28T23:30", "unknown"),
        ],
    )
    def test_of_hiring_have_an_end_and_no_beginning(self, when: str, expected: str):
        assert PLANS["stavanger"].timetable("bekkefaret").view("by_booking").state(at(when)).access == expected


def test_every_file_is_plain_json_that_names_its_format():
    assert {json.loads(file.read_text("utf-8"))["format"] for file in FILES} == {"innbygger.plan/1"}
