"""The plan of Asker as it turned out: what the public pages say, day by day, and what they leave unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core.datasets import asker_2025
from innbygger_core.hubs import CitizenService
from innbygger_core.network import read_plan
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.hours import OpeningHours
    from innbygger_core.hubs import DatedRow, Hub

PLAN = asker_2025()
READ_ON = date(2026, 11, 21)
DAY = date(2025, 2, 1)
INFERENCE = {"nb": "vår slutning", "nn": "slutta oss til", "en": "our inference"}
ROWS = [
    pytest.param(row, id=f"{name}/{row.id}/{row.valid_from}")
    for name in (
        "units",
        "organisations",
        "local_centres",
        "hubs",
        "premises",
        "rooms",
        "modules",
        "transport_runs",
        "democracy",
    )
    for row in getattr(PLAN, name)
]
BEFORE_THE_MERGER = {"heggedal", "borgen"}
FIRST = {*BEFORE_THE_MERGER, "asker-sentrum", "holmen", "spikkestad", "tofte"}
ALL = {*FIRST, "saetre", "slemmestad"}


def hub(name: str, day: date = DAY) -> Hub:
    return PLAN.on(day).hub(name)


def service(name: str, day: date = DAY) -> CitizenService:
    (module,) = hub(name, day).all_modules("citizen_service")
    assert isinstance(module.facts, CitizenService)
    return module.facts


class TestSources:
    @pytest.mark.parametrize("row", ROWS)
    def test_stand_behind_every_row_and_fact_with_the_day_they_were_read(self, row: DatedRow):
        for source in [row.source, *dict(row.sources).values(), *(claim.source for claim in row.also_said)]:
            assert source is not None
            assert source.read_on == READ_ON

    @pytest.mark.parametrize("row", ROWS)
    def test_are_pages_with_their_address_or_documents_with_their_page(self, row: DatedRow):
        for source in [row.source, *dict(row.sources).values()]:
            assert source is not None
            if source.url is None:
                assert source.name in {"report", "senior"}
                assert source.page
            else:
                assert source.url.startswith(f"https://{source.name}/")

    @pytest.mark.parametrize("row", ROWS)
    def test_of_single_facts_are_of_facts_that_the_row_has(self, row: DatedRow):
        for name, _ in row.sources:
            assert getattr(row, name) is not UNKNOWN

    @pytest.mark.parametrize("row", ROWS)
    def test_are_real_since_nothing_is_illustrative(self, row: DatedRow):
        assert not row.illustrative

    @pytest.mark.parametrize("hours", PLAN.hours, ids=lambda hours: hours.id)
    def test_stand_behind_opening_hours(self, hours: OpeningHours):
        assert hours.source is not None
        assert hours.source.read_on == READ_ON
        assert not hours.illustrative

    @pytest.mark.parametrize("row", ROWS)
    def test_are_told_apart_from_inferences_in_every_language(self, row: DatedRow):
        if row.note is not None:
            said = dict(row.note.texts)
            assert list(said) == ["nb", "nn", "en"]
            assert len({words in said[lang] for lang, words in INFERENCE.items()}) == 1
            assert said["nb"] != said["nn"]


class TestHubs:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2015, 3, 23), set()),
            (date(2015, 6, 1), {"heggedal"}),
            (date(2019, 12, 31), BEFORE_THE_MERGER),
            (date(2020, 6, 1), FIRST),
            (date(2021, 3, 1), ALL),
            (date(2022, 6, 1), ALL),
            (date(2025, 1, 12), ALL),
            (date(2025, 2, 1), ALL),
            (date(2026, 11, 23), ALL),
        ],
    )
    def test_are_there_on_a_day(self, day: date, expected: set[str]):
        assert {hub.id for hub in PLAN.on(day).hubs} == expected

    @pytest.mark.parametrize(
        ("name", "opened"),
        [
            ("heggedal", "2015-03-24"),
            ("borgen", "2018"),
            ("tofte", "2020-01-02"),
            ("holmen", "2020"),
            ("slemmestad", "2021-03"),
            ("saetre", "2021"),
            ("asker-sentrum", UNKNOWN),
            ("spikkestad", None),
        ],
    )
    def test_opened_as_exactly_as_is_known(self, name: str, opened: object):
        assert hub(name).facts.opened == opened

    def test_are_seven_that_run_and_one_that_never_opened(self):
        assert [hub.id for hub in PLAN.on(DAY).hubs if hub.facts.opened is None] == ["spikkestad"]

    def test_serve_one_local_centre_each_but_for_borgen(self):
        serving = {hub.id: hub.facts.local_centre for hub in PLAN.on(DAY).hubs}
        assert serving == {**{name: name for name in ALL}, "borgen": None}

    def test_are_one_organisation_since_the_merger(self):
        assert {hub.facts.operated_by for hub in PLAN.on(date(2019, 12, 31)).hubs} == {UNKNOWN}
        assert {hub.facts.operated_by for hub in PLAN.on(date(2020, 1, 1)).hubs} == {"innbyggerdialog"}

    @pytest.mark.parametrize(
        ("day", "means"),
        [
            (date(2021, 3, 1), {"by_booking": ("digital_key",)}),
            (date(2025, 2, 1), {"by_booking": ("digital_key",), "self_service": ("card_and_pin",)}),
        ],
    )
    def test_give_keys_at_heggedal(self, day: date, means: dict[str, tuple[str, ...]]):
        assert {way.opens: way.means for way in hub("heggedal", day).facts.access} == means

    def test_say_nothing_of_keys_in_the_trial_hub(self):
        assert hub("heggedal", date(2015, 6, 1)).facts.access is UNKNOWN

    @pytest.mark.parametrize("name", ["asker-sentrum", "heggedal", "slemmestad"])
    def test_let_grown_ups_with_a_contract_into_the_library(self, name: str):
        (way,) = (way for way in hub(name).facts.access if way.opens == "self_service")
        assert (way.means, way.minimum_age) == (("card_and_pin",), 18)
        assert way.contract is way.camera is Known.YES

    def test_had_no_self_service_at_slemmestad_before_october_2021(self):
        assert hub("slemmestad", date(2021, 9, 30)).facts.access is UNKNOWN
        assert hub("slemmestad", date(2021, 10, 1)).facts.access is not UNKNOWN


class TestPremises:
    def test_are_three_roofs_at_tofte(self):
        assert [roof.id for roof in hub("tofte").premises] == ["tofte-s3", "tofte-samfunnshus", "vestre-strandvei"]

    @pytest.mark.parametrize(
        ("name", "field", "value"),
        [
            ("slemmestad", "temporary", Known.YES),
            ("slemmestad", "tenure", "rented"),
            ("slemmestad", "area_m2", 1200),
            ("slemmestad", "address", "Vaterlandsveien 27"),
            ("holmen", "storeys", (4,)),
            ("holmen", "address", "Vogellund 6"),
            ("heggedal", "area_m2", 2000),
            ("heggedal", "address", "Heggedal torg 38"),
            ("heggedal", "storeys", (1, 2, 3, 4)),
            ("asker-sentrum", "area_m2", 24000),
            ("asker-sentrum", "address", "Kirkeveien 204"),
            ("spikkestad", "area_m2", 1450),
            ("spikkestad", "temporary", Known.YES),
            ("saetre", "address", "Nordre Sætrevei 1"),
            ("borgen", "address", "Søndre Borgen 11"),
        ],
    )
    def test_are_one_roof_elsewhere(self, name: str, field: str, value: object):
        (roof,) = hub(name).premises
        assert getattr(roof, field) == value

    @pytest.mark.parametrize(
        ("day", "roof"),
        [
            (date(2015, 6, 1), "heggedalsbakken"),
            (date(2021, 2, 14), "heggedalsbakken"),
            (date(2021, 2, 15), "heggedal-torg"),
        ],
    )
    def test_changed_at_heggedal(self, day: date, roof: str):
        assert [row.id for row in hub("heggedal", day).premises] == [roof]

    def test_are_unknown_at_spikkestad_before_teglen(self):
        assert hub("spikkestad", date(2022, 6, 1)).premises == ()

    @pytest.mark.parametrize(
        ("row", "field", "value"),
        [
            ("heggedal-torg", "area_m2", 2200),
            ("asker-kulturhus", "address", "Strøket 15A"),
            ("heggedal-auditorium", "capacity", "nearly 140"),
            ("asker-seniors", "from_age", 62),
        ],
    )
    def test_and_other_facts_keep_what_another_source_says(self, row: str, field: str, value: object):
        rows = (*PLAN.premises, *PLAN.rooms, *PLAN.modules)
        (claim,) = (claim for each in rows if each.id == row for claim in each.also_said)
        assert (claim.field, claim.value) == (field, value)


class TestRooms:
    @pytest.mark.parametrize(
        ("name", "room", "capacity"),
        [
            ("heggedal", "heggedal-auditorium", 140),
            ("asker-sentrum", "asker-teatersalen", 509),
            ("asker-sentrum", "asker-multisalen", 236),
            ("asker-sentrum", "asker-radar", 150),
            ("slemmestad", "slemmestad-presentation-hall", UNKNOWN),
        ],
    )
    def test_hold_so_many(self, name: str, room: str, capacity: object):
        assert {row.id: row.capacity for row in hub(name).rooms}[room] == capacity

    def test_are_two_kitchens_at_heggedal(self):
        assert [row.has("kitchen") for row in hub("heggedal").rooms].count(Known.YES) == 2

    def test_can_be_joined_in_teglen(self):
        parts = {row.id for row in hub("spikkestad").rooms if row.part_of == "teglen-main-floor"}
        assert parts == {"teglen-culture-hall", "teglen-broen", "teglen-church-room"}

    @pytest.mark.parametrize("name", ["heggedal", "holmen", "slemmestad", "spikkestad"])
    def test_are_more_than_those_listed(self, name: str):
        assert hub(name).facts.more_rooms is Known.YES


class TestModules:
    @pytest.mark.parametrize(
        ("name", "day", "form", "days"),
        [
            ("heggedal", date(2015, 6, 1), "digital", UNKNOWN),
            ("heggedal", date(2021, 2, 14), "digital", UNKNOWN),
            ("heggedal", date(2021, 2, 15), "staffed", 3),
            ("holmen", date(2021, 10, 15), "staffed", 1),
            ("tofte", date(2020, 6, 1), "staffed", UNKNOWN),
            ("slemmestad", DAY, "staffed", UNKNOWN),
            ("borgen", DAY, "staffed", UNKNOWN),
            ("asker-sentrum", DAY, "staffed", UNKNOWN),
        ],
    )
    def test_of_the_citizen_service_change_form(self, name: str, day: date, form: str, days: object):
        found = service(name, day)
        assert (found.form, found.staffed_days) == (form, days)

    def test_of_the_citizen_service_come_to_holmen_on_tuesdays(self):
        assert str(service("holmen").service_days) == "tue"

    @pytest.mark.parametrize(
        ("name", "kind", "has"),
        [
            ("heggedal", "library", Known.YES),
            ("heggedal", "individual_service", Known.YES),
            ("heggedal", "volunteer_centre", Known.YES),
            ("heggedal", "cafe", Known.YES),
            ("heggedal", "equipment_loans", Known.UNKNOWN),
            ("asker-sentrum", "library", Known.YES),
            ("asker-sentrum", "cinema", Known.YES),
            ("asker-sentrum", "senior_programme", Known.YES),
            ("slemmestad", "library", Known.YES),
            ("slemmestad", "culture_school", Known.YES),
            ("slemmestad", "cafe", Known.UNKNOWN),
            ("tofte", "library", Known.YES),
            ("holmen", "library", Known.UNKNOWN),
            ("holmen", "senior_programme", Known.YES),
            ("holmen", "youth_club", Known.YES),
            ("holmen", "visiting_service", Known.YES),
            ("borgen", "library", Known.YES),
            ("borgen", "culture_school", Known.YES),
            ("spikkestad", "library", Known.UNKNOWN),
            ("spikkestad", "volunteer_centre", Known.YES),
            ("saetre", "library", Known.UNKNOWN),
            ("saetre", "citizen_service", Known.UNKNOWN),
        ],
    )
    def test_are_at_a_hub(self, name: str, kind: str, has: Known):
        assert hub(name).has(kind) is has

    def test_of_the_library_are_a_vending_machine_at_borgen_and_of_no_told_level_elsewhere(self):
        levels = {row.id: row.level for row in PLAN.modules if row.kind == "library" and row.present is Known.YES}
        assert levels.pop("borgen-books") == "book_point"
        assert set(levels.values()) == {UNKNOWN}

    @pytest.mark.parametrize("name", ["heggedal", "borgen"])
    def test_of_two_cafes_are_run_by_one_social_enterprise(self, name: str):
        module = hub(name).module("cafe")
        assert module is not None
        assert module.facts.run_by == "organisation/kafe-kime"
        assert {row.id: row.kind for row in PLAN.organisations}["kafe-kime"] == "social_enterprise"


def test_the_plan_is_read_once():
    assert asker_2025() is PLAN


def test_the_plan_is_written_back_as_the_same_plan():
    assert read_plan(PLAN.model_dump_json()) == PLAN
