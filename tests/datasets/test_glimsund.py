"""The invented municipality by a fjord: another structure than Asker's, and its own words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.datasets import glimsund
from innbygger_core.loans import LoanRequest, Stock, check_loans
from innbygger_core.network import check_network, read_plan
from innbygger_core.texts import LocalText, catalogue
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hubs import DatedRow, Hub

PLAN = glimsund()
DAY = date(2026, 11, 23)
NETWORK = PLAN.on(DAY)
LISTS = (
    *("units", "organisations", "local_centres", "hubs", "premises", "rooms", "modules", "hours"),
    *("transport_runs", "equipment", "loan_terms", "democracy", "agreements"),
)
ROWS = [pytest.param(row, id=f"{name}/{row.id}") for name in LISTS for row in getattr(PLAN, name)]


def hub(name: str, day: date = DAY) -> Hub:
    return PLAN.on(day).hub(name)


class TestPlan:
    def test_is_read_once(self):
        assert glimsund() is PLAN

    def test_is_written_back_as_the_same_plan(self):
        assert read_plan(PLAN.model_dump_json()) == PLAN

    @pytest.mark.parametrize("row", ROWS)
    def test_is_invented_in_every_row(self, row: DatedRow):
        assert row.illustrative
        assert row.source is None

    @pytest.mark.parametrize("row", ROWS)
    def test_says_everything_in_nynorsk_first_and_in_two_more_languages(self, row: DatedRow):
        by_language = {tuple(tag for tag, _ in text.texts) for text in local_texts(row)}
        assert by_language <= {("nn", "nb", "en")}

    def test_writes_in_nynorsk(self):
        assert (PLAN.municipality.language, PLAN.catalogue().tag) == ("nn", "nn")
        assert [each.name for each in NETWORK.hubs] == [
            "Glimsund innbyggjartorg",
            "Bygdetorget i Glimsbotn",
            "Sommartorget på Lyktøya",
        ]


def local_texts(held: object) -> Iterator[LocalText]:
    """Find every text by language inside a row."""
    if isinstance(held, LocalText):
        yield held
    elif isinstance(held, tuple):
        for item in held:
            yield from local_texts(item)
    else:
        for name in getattr(type(held), "model_fields", ()):
            yield from local_texts(getattr(held, name))


class TestMunicipality:
    @pytest.mark.parametrize(
        ("day", "number"), [(date(2019, 12, 31), None), (date(2023, 12, 31), "9905"), (date(2024, 1, 1), "9907")]
    )
    def test_has_a_number_from_its_first_day(self, day: date, number: str | None):
        assert PLAN.municipality.number(day) == number

    def test_came_from_parts_of_two(self):
        assert [(change.old, change.old_name) for change in PLAN.municipality.came_from("9907")] == [
            ("9905", "Glimsund"),
            ("9901", "Glim"),
            ("9902", "Lyktvær"),
        ]

    def test_was_divided_and_so_were_those_that_it_came_from(self):
        assert [change.new for change in PLAN.municipality.became("9902")] == ["9904", "9905", "9907", "9908"]
        assert [change.new for change in PLAN.municipality.became("9901")] == ["9905", "9906", "9907", "9908"]

    def test_has_four_local_centres_of_which_one_is_not_designated(self):
        designated = {centre.facts.id: centre.facts.designated for centre in NETWORK.local_centres}
        assert designated == {
            "glimsund": Known.YES,
            "glimsbotn": Known.YES,
            "lyktoya": Known.YES,
            "tverrglim": Known.NO,
        }

    def test_feels_far_away_from_its_island(self):
        distances = {centre.facts.id: centre.facts.perceived_distance for centre in NETWORK.local_centres}
        assert distances == {"glimsund": "short", "glimsbotn": "medium", "lyktoya": "long", "tverrglim": "medium"}


class TestHubs:
    def test_are_operated_by_two_departments_of_one_unit(self):
        chains = {each.id: each.units.above(each.facts.operated_by) for each in NETWORK.hubs}
        assert chains == {
            "glimsund": ("torg-fastland", "torg"),
            "glimsbotn": ("torg-fastland", "torg"),
            "lyktoya": ("torg-oyane", "torg"),
        }

    def test_share_one_main_office_that_is_digital_elsewhere(self):
        forms = {each.id: each.module("citizen_service").facts.form for each in NETWORK.hubs}
        assert forms == {"glimsund": "staffed", "glimsbotn": "digital", "lyktoya": "digital"}

    def test_one_is_operated_by_a_foundation_under_an_agreement(self):
        (operation,) = (each for each in hub("glimsund").agreements if each.kind == "operation")
        assert operation.between == ("unit/torg-fastland", "organisation/glimtorget")
        assert hub("glimsund").facts.operating_staff.employer == "other"

    def test_one_has_modules_that_no_other_municipality_has(self):
        assert [hub("glimsbotn").has(kind) for kind in ("boat-building", "book-bus-stop", "library")] == [
            Known.YES,
            Known.YES,
            Known.NO,
        ]
        assert [hub("glimsund").has("boat-building"), hub("lyktoya").has("boat-building")] == [
            Known.NO,
            Known.UNKNOWN,
        ]

    def test_one_stands_under_a_rented_roof(self):
        tenures = {roof.id: roof.tenure for each in NETWORK.hubs for roof in each.premises}
        assert tenures == {"strandgata": "rented", "skulen": "owned", "kaibrakka": "owned"}

    @pytest.mark.parametrize(
        ("day", "roof", "temporary", "room"),
        [
            (date(2027, 5, 31), "kaibrakka", Known.YES, "lyktoya-brakkesalen"),
            (date(2027, 6, 1), "ferjehuset", Known.NO, "lyktoya-ventesalen"),
        ],
    )
    def test_one_moves_from_temporary_premises(self, day: date, roof: str, temporary: Known, room: str):
        island = hub("lyktoya", day)
        assert [(each.id, each.temporary) for each in island.premises] == [(roof, temporary)]
        assert [each.id for each in island.rooms] == [room]
        assert [body.room for body in PLAN.on(day).democracy if body.hub == "lyktoya"] == [room]

    def test_do_not_know_everything(self):
        assert hub("lyktoya").facts.guidance_trained is Known.UNKNOWN
        assert hub("glimsund").module("citizen_service").facts.switchboard is Known.UNKNOWN
        assert (
            PLAN.timetable("glimsbotn", module="glimsbotn-batbygging").state(at("2026-11-23T19:00")).access == "unknown"
        )
        assert hub("glimsund").module("glimsund-utlan").hours is UNKNOWN

    def test_are_linked_by_ferry_on_three_days(self):
        days = {run.id: (run.hubs, str(run.days)) for run in NETWORK.transport_runs}
        assert days == {
            "ferja": (("glimsund", "lyktoya"), "mon,wed,fri"),
            "skulebilen": (("glimsund", "glimsbotn"), "mon-fri"),
        }


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Oslo"))


class TestHours:
    @pytest.mark.parametrize(
        ("name", "when", "access"),
        [
            ("glimsund", "2026-11-23T12:00", "staffed"),  # a Monday
            ("glimsund", "2026-11-23T20:00", "self_service"),
            ("glimsund", "2026-11-23T23:00", "closed"),
            ("glimsund", "2027-07-03T12:00", "self_service"),  # a Saturday in summer: no staff
            ("glimsund", "2027-07-10T22:30", "staffed"),  # and one on which there is a festival
            ("glimsbotn", "2026-11-26T12:00", "closed"),  # a Thursday, in the break
            ("glimsbotn", "2026-11-26T13:00", "staffed"),
            ("lyktoya", "2026-11-23T12:00", "closed"),
            ("lyktoya", "2027-06-14T12:00", "closed"),  # Mondays: the last of the winter, the first of the summer
            ("lyktoya", "2027-06-21T12:00", "staffed"),
            ("lyktoya", "2027-06-22T12:00", "closed"),  # no ferry
        ],
    )
    def test_of_a_hub(self, name: str, when: str, access: str):
        assert PLAN.timetable(name).state(at(when)).access == access
        assert hub(name, at(when).date()).timetable().state(at(when)).access == access

    def test_of_an_evening_are_for_those_who_booked(self):
        evening = at("2026-11-24T18:00")
        assert PLAN.timetable("glimsbotn").state(evening).access == "closed"
        assert PLAN.timetable("glimsbotn").is_open(evening, access="by_booking")

    def test_of_a_coffee_morning_are_for_whom_it_is(self):
        morning = at("2026-11-24T11:00")
        assert not PLAN.timetable("glimsbotn").is_open(morning)
        assert PLAN.timetable("glimsbotn").view(audience="pensjonistar").is_open(morning)

    def test_of_the_book_bus_are_its_own(self):
        bus = PLAN.timetable("glimsbotn", module="glimsbotn-bokbuss")
        assert [bus.is_open(at(f"2026-11-26T{clock}")) for clock in ("12:59", "13:00", "14:30")] == [False, True, False]


class TestLending:
    def test_is_where_the_plan_says_that_it_is(self):
        lending = [each.id for each in NETWORK.hubs if each.has("equipment_loans") is Known.YES]
        assert lending == ["glimsund"]
        assert {stock.hub for stock in PLAN.equipment} == {"glimsund"}

    def test_is_as_it_should_be(self):
        assert check_loans(PLAN, DAY).ok

    def test_goes_to_the_island_with_the_ferry(self):
        boats = {
            "items": [{"equipment": "kajakk", "count": 2}, {"equipment": "redningsvest", "size": "m", "count": 2}],
            "borrower": {"id": "resident/7f3a", "born": 1990},
            "start": "2027-07-02T12:00:00+02:00",
            "collect_at": "lyktoya",
        }
        stock = Stock(PLAN)
        now = at("2027-06-30T12:00")
        kayaks, _ = stock.commit(stock.decide(LoanRequest.model_validate(boats), now=now), now=now)
        assert [(leg.run, leg.end) for leg in kayaks.outward] == [("ferja", "lyktoya")]
        # Three days from Friday are over on Monday, when the desk is open.
        assert (kayaks.due, kayaks.brought_to) == (at("2027-07-05T12:00"), "glimsund")


class TestWording:
    def test_is_the_municipality_s_own_in_its_languages(self):
        assert PLAN.catalogue().word("layer-self_service") == "Nøkkelope"
        assert PLAN.catalogue("nb").word("layer-self_service") == "Nøkkelåpent"
        assert PLAN.catalogue("en").word("layer-self_service") == catalogue("en").word("layer-self_service")

    def test_is_used_where_hours_are_told(self):
        assert "Nøkkelope: alle dagar kl. 7–22" in PLAN.hours[1].text(PLAN.catalogue())
        assert "Nøkkelope" not in PLAN.hours[1].text("nn")

    def test_is_used_where_reasons_are_told(self):
        told = {(each.code, each.subject): each for each in check_network(NETWORK).reasons}
        volunteers, leader = told["hub.core-hours-employed", "hub/lyktoya"], told["hub.leader", "hub/glimsbotn"]
        assert volunteers.text(PLAN.catalogue()) == (
            "I kjernetida er det berre frivillige som tek imot folk ved Sommartorget på Lyktøya."
        )
        assert leader.help(PLAN.catalogue()).startswith("Snakk med bygdeutviklaren")
        assert leader.help(PLAN.catalogue("nb")).startswith("Ta en prat med bygdeutvikleren")
        assert leader.help(PLAN.catalogue("en")) == leader.help("en")
