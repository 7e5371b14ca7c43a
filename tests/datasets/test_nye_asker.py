"""The plan of new Asker: the facts of the documents, each with its source, and a report that is not dressed up."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.datasets.reviewed import answers

from innbygger_core.datasets import nye_asker
from innbygger_core.decisions import Source
from innbygger_core.network import check_network, read_plan
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.hubs import DatedRow

PLAN = nye_asker()
DAY = date(2026, 11, 23)
NETWORK = PLAN.on(DAY)
# What was reviewed: every rule and subject, how it went and why. A changed answer shows in the diff of this file.
REVIEWED = Path(__file__).with_name("nye_asker_2026-11-23.txt")
DOCUMENTS = {"report", "senior", "card", "volunteer", "partnership"}
ROWS = [
    pytest.param(row, id=f"{name}/{row.id}")
    for name in ("units", "local_centres", "hubs", "rooms", "modules", "agreements")
    for row in getattr(PLAN, name)
]
CENTRES = ("asker-sentrum", "holmen", "heggedal", "slemmestad", "spikkestad", "saetre", "tofte")


class TestReport:
    REPORT = check_network(NETWORK)

    def test_is_the_one_that_was_reviewed(self):
        assert answers(self.REPORT) == REVIEWED.read_text(encoding="utf-8").splitlines()

    def test_breaks_no_must_and_does_not_know_enough(self):
        assert self.REPORT.ok
        assert not self.REPORT.complete

    def test_breaks_nothing_at_all_since_what_the_documents_do_not_say_is_unknown(self):
        assert {reason.verdict for reason in self.REPORT.reasons} == {"unknown", "note"}

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_can_be_told_in_every_language(self, lang: str):
        assert len(self.REPORT.text(lang).splitlines()) == len(self.REPORT.reasons)

    def test_of_the_day_before_the_municipalities_became_one_knows_two_hubs(self):
        before = PLAN.on(date(2019, 12, 31))
        assert [hub.id for hub in before.hubs] == ["heggedal", "borgen"]
        broken = {reason.subject for reason in check_network(before).reasons if reason.verdict == "fail"}
        assert {f"local-centre/{centre}" for centre in CENTRES} - {"local-centre/heggedal"} <= broken


class TestFacts:
    def test_are_eight_hubs_of_which_seven_serve_a_local_centre(self):
        serving = {hub.id: hub.facts.local_centre for hub in NETWORK.hubs}
        assert serving == {**{centre: centre for centre in CENTRES}, "borgen": None}

    def test_are_seven_local_centres_all_designated(self):
        assert tuple(centre.facts.id for centre in NETWORK.local_centres) == CENTRES
        assert all(centre.facts.designated.value is True for centre in NETWORK.local_centres)
        assert [centre.name for centre in NETWORK.local_centres][5] == "Sætre"

    def test_are_one_organisation(self):
        assert {hub.facts.operated_by for hub in NETWORK.hubs} == {"hubs"}

    def test_are_the_services_that_share_heggedal(self):
        kinds = {module.facts.kind for module in NETWORK.hub("heggedal").modules}
        assert kinds == {"library", "citizen_service", "senior_programme", "individual_service", "volunteer_centre"}

    @pytest.mark.parametrize(
        ("day", "number"),
        [
            (date(2019, 12, 31), None),
            (date(2020, 1, 1), "3025"),
            (date(2023, 12, 31), "3025"),
            (date(2024, 1, 1), "3203"),
            (DAY, "3203"),
        ],
    )
    def test_are_both_numbers_of_the_municipality(self, day: date, number: str | None):
        numbers = [row.number for row in PLAN.municipality.numbers if row.holds(day)]
        assert numbers == ([number] if number else [])

    def test_are_of_a_municipality_that_writes_in_nb(self):
        asker = PLAN.municipality
        assert (asker.name, asker.language, asker.timezone, asker.authority) == (
            "Asker",
            "nb",
            "Europe/Oslo",
            "asker.kommune.no",
        )


class TestSources:
    @pytest.mark.parametrize("row", ROWS)
    def test_stand_behind_every_row_unless_it_is_illustrative(self, row: DatedRow):
        assert (row.source is None) is row.illustrative

    @pytest.mark.parametrize("row", ROWS)
    def test_are_documents_with_a_page_or_say_that_a_fact_is_illustrative(self, row: DatedRow):
        for source in [row.source, *dict(row.sources).values()]:
            assert source is None or source == Source("illustrative") or (source.name in DOCUMENTS and source.page)

    @pytest.mark.parametrize("row", ROWS)
    def test_of_single_facts_are_of_facts_that_the_row_has(self, row: DatedRow):
        for name, _ in row.sources:
            assert name in type(row).model_fields
            assert getattr(row, name) is not UNKNOWN

    @pytest.mark.parametrize("hours", PLAN.hours, ids=lambda hours: hours.id)
    def test_of_opening_hours_are_none_since_no_document_gives_any(self, hours: object):
        assert hours.illustrative
        assert hours.source is None

    @pytest.mark.parametrize("row", [row for row in (*PLAN.hubs, *PLAN.modules) if row.hours is not UNKNOWN])
    def test_of_what_has_illustrative_hours_say_so(self, row: DatedRow):
        assert row.source_of("hours") == Source("illustrative")


class TestHours:
    @pytest.mark.parametrize("hub", ["asker-sentrum", "heggedal", "tofte"])
    def test_can_be_asked(self, hub: str):
        noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        assert PLAN.timetable(hub).is_open(noon)
        assert NETWORK.hub(hub).timetable().is_open(noon)

    def test_are_unknown_where_nothing_is_told(self):
        assert NETWORK.hub("holmen").hours is UNKNOWN


def test_the_plan_is_read_once():
    assert nye_asker() is PLAN


def test_the_plan_is_written_back_as_the_same_plan():
    assert read_plan(PLAN.model_dump_json()) == PLAN
