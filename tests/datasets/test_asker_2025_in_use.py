"""The hubs of Asker in use: hours on hard days, what goes between the hubs, and practice against the concept."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.datasets import asker_2025
from innbygger_core.hours import Access
from innbygger_core.network import check_network
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.hubs import TransportRun

PLAN = asker_2025()
OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2025, 2, 1)


def run(day: date) -> TransportRun:
    runs = PLAN.on(day).transport_runs
    assert runs is not UNKNOWN
    (only,) = runs
    return only


def bodies(day: date) -> dict[str, str]:
    told = PLAN.on(day).democracy
    assert told is not UNKNOWN
    return {body.id: str(body.form) for body in told}


def answer(name: str, module: str | None, when: str, *counted: Access) -> Access:
    instant = datetime.fromisoformat(when).replace(tzinfo=OSLO)
    return PLAN.timetable(name, module=module).state(instant, access=counted or None).access


class TestHours:
    @pytest.mark.parametrize(
        ("name", "module", "when", "expected"),
        [
            ("heggedal", "library", "2025-02-06T11:00", Access.CLOSED),  # Thursday 12-18
            ("heggedal", "library", "2025-02-06T17:00", Access.STAFFED),
            ("heggedal", "library", "2025-02-05T17:00", Access.CLOSED),
            ("heggedal", "library", "2025-02-08T11:00", Access.UNKNOWN),  # every fourth Saturday
            ("heggedal", "library", "2025-02-08T17:00", Access.CLOSED),
            ("heggedal", "library", "2025-02-09T11:00", Access.CLOSED),
            ("asker-sentrum", "library", "2025-02-07T17:00", Access.STAFFED),
            ("slemmestad", "library", "2025-02-07T17:00", Access.CLOSED),
            ("slemmestad", "library", "2025-02-06T17:00", Access.STAFFED),
            ("slemmestad", "library", "2025-02-09T12:00", Access.CLOSED),
            ("borgen", None, "2025-02-07T14:59", Access.STAFFED),
            ("borgen", None, "2025-02-07T15:00", Access.CLOSED),
            ("borgen", None, "2025-02-08T12:00", Access.UNKNOWN),
            ("borgen", None, "2021-01-15T12:00", Access.UNKNOWN),  # closed until the 18th, nobody says from when
            ("borgen", None, "2021-01-18T12:00", Access.CLOSED),
            ("borgen", None, "2021-01-19T12:00", Access.STAFFED),
            ("holmen", "visiting_service", "2025-02-07T12:59", Access.CLOSED),
            ("holmen", "visiting_service", "2025-02-07T13:00", Access.UNKNOWN),
            ("holmen", "visiting_service", "2025-02-14T13:00", Access.CLOSED),  # the second Friday
        ],
    )
    def test_with_staff(self, name: str, module: str | None, when: str, expected: Access):
        assert answer(name, module, when, Access.STAFFED) is expected

    @pytest.mark.parametrize(
        ("name", "when", "expected"),
        [
            ("asker-sentrum", "2025-02-09T21:59", Access.SELF_SERVICE),
            ("asker-sentrum", "2025-02-09T22:00", Access.CLOSED),
            ("heggedal", "2025-02-06T08:00", Access.SELF_SERVICE),
            ("slemmestad", "2025-02-08T21:00", Access.SELF_SERVICE),
            ("slemmestad", "2025-02-09T07:59", Access.CLOSED),
            ("slemmestad", "2025-02-09T08:00", Access.UNKNOWN),
            ("slemmestad", "2025-01-01T12:00", Access.UNKNOWN),
        ],
    )
    def test_of_libraries_without(self, name: str, when: str, expected: Access):
        assert answer(name, "library", when) is expected

    def test_of_hubs_are_known_of_borgen_alone(self):
        assert [hub.id for hub in PLAN.on(DAY).hubs if hub.hours is not UNKNOWN] == ["borgen"]


class TestBetweenTheHubs:
    @pytest.mark.parametrize(
        ("day", "places"),
        [
            (date(2020, 6, 1), ["Slemmestad bibliotek", "Midtbygda bibliotek"]),
            (date(2021, 3, 1), ["Midtbygda bibliotek"]),
            (date(2025, 1, 12), ["Midtbygda bibliotek"]),
            (date(2025, 1, 13), []),
        ],
    )
    def test_books_are_moved_twice_a_week_and_midtbygda_stands_in_no_hub(self, day: date, places: list[str]):
        assert run(day).days_a_week == 2
        assert [stop.place for stop in run(day).stops if stop.place] == places

    def test_numbers_of_the_municipality_follow_each_other(self):
        asker = PLAN.municipality
        assert [asker.number(day) for day in (date(2019, 12, 31), date(2020, 1, 1), date(2024, 1, 1))] == [
            None,
            "3025",
            "3203",
        ]
        assert [change.old for change in asker.came_from("3203")] == ["3025", "0220", "0627", "0628"]

    @pytest.mark.parametrize(
        ("distance", "centres"),
        [
            ("short", {"asker-sentrum"}),
            ("medium", {"holmen", "heggedal", "slemmestad"}),
            ("long", {"spikkestad", "saetre", "tofte"}),
        ],
    )
    def test_distances_are_felt(self, distance: str, centres: set[str]):
        assert {row.id for row in PLAN.local_centres if row.perceived_distance == distance} == centres

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2019, 12, 31), set()),
            (date(2022, 6, 1), {"political", "committee"}),
            (date(2023, 9, 12), {"committee"}),
            (date(2025, 2, 1), {"area_forum", "committee"}),
        ],
    )
    def test_neighbourhood_democracy_changes_form(self, day: date, expected: set[str]):
        assert set(bodies(day).values()) == expected

    def test_three_councils_were_appointed(self):
        assert [name for name, form in bodies(date(2022, 6, 1)).items() if form == "political"] == [
            "heggedal-council",
            "slemmestad-council",
            "tofte-council",
        ]


class TestReport:
    REPORT = check_network(PLAN.on(DAY))

    @pytest.mark.parametrize(
        ("code", "subject", "verdict"),
        [
            ("network.rollout-order", "network", "fail"),
            ("network.daily-transport", "network", "fail"),
            ("network.one-organisation", "network", "unknown"),
            ("network.library-agreement", "hub/tofte", "unknown"),
            ("citizen-service.minimum-staffed", "network", "pass"),
            ("library.levels", "network", "unknown"),
            ("library.provision-everywhere", "hub/borgen", "pass"),
            ("library.provision-everywhere", "hub/holmen", "unknown"),
            ("culture.senior-programme", "hub/holmen", "pass"),
            ("hub.evenings-and-weekends", "hub/borgen", "fail"),
            ("hub.evenings-and-weekends", "hub/heggedal", "unknown"),
            ("hub.unstaffed-access", "hub/heggedal", "pass"),
            ("individual-service.no-fixed-module", "hub/heggedal", "skip"),
            ("premises.ground-floor", "hub/holmen", "fail"),
            ("premises.ground-floor", "hub/tofte", "pass"),
            ("premises.online-booking", "hub/saetre", "pass"),
        ],
    )
    def test_sets_practice_against_the_concept(self, code: str, subject: str, verdict: str):
        answers = {(entry.code, entry.subject): entry.verdict for entry in self.REPORT.checked}
        assert answers[code, subject] == verdict

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_can_be_told_in_every_language(self, lang: str):
        assert len(self.REPORT.text(lang).splitlines()) == len(self.REPORT.reasons)
