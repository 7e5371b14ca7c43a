"""The network on a day: the rows that hold then, resolved and joined."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.errors import UnknownId
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import HubNetwork, Plan

    Planned = Callable[..., Plan]

DAY = date(2026, 11, 23)
BEFORE, AFTER = "2026-11-22", "2026-11-24"
LONG_AGO, TO_COME = {"valid_to": BEFORE}, {"valid_from": AFTER}


def week(id: str, opens: str = "10:00", **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    return {"format": "innbygger.hours/1", "id": id, "week": {"mon-fri": [f"{opens}-16:00"]}, **facts}


PARTIES = ["organisation/a", "organisation/b"]
HUBS = [
    {"id": "south", "name": {"nb": "Sør", "nn": "Sør torg"}, "local_centre": "quay", "leader": {"position": "both"}},
    {"id": "north", "name": "Nord", "local_centre": "quay", "leader": {"position": "both"}, "hours": "north"},
    {"id": "west", "name": "Vest", "leader": None, "hours": None},
]


CENTRES = [{"id": "quay", "name": "Brygga"}]


@pytest.fixture
def network(plan: Planned) -> HubNetwork:
    return plan(
        municipality={"name": "Asker", "language": "nn", "hours": "office"},
        units=[{"id": "hubs", "name": "Torg"}, {"id": "old", "name": "Gammal", **LONG_AGO}],
        local_centres=[{"id": "quay", "name": "Brygga"}, {"id": "new", "name": "Ny", **TO_COME}],
        hubs=[*HUBS, {"id": "east", "name": "Aust", **TO_COME}],
        rooms=[{"id": "hall", "hub": "north", "name": "Salen"}, {"id": "den", "hub": "north", "name": "X", **LONG_AGO}],
        modules=[
            {"id": "books", "hub": "north", "kind": "library", "hours": "north"},
            {"id": "cafe", "hub": "north", "kind": "cafe", **TO_COME},
            {"id": "desk", "hub": "south", "kind": "citizen_service", "hours": "unknown"},
        ],
        hours=[week("north"), week("office", "08:00", **LONG_AGO), week("office", "09:00", valid_from="2026-11-23")],
        agreements=[
            {"id": "all", "kind": "own", "parties": ["organisation/a", "organisation/b"], "covers": ["network"]},
            {"id": "one", "kind": "own", "parties": ["organisation/a", "organisation/b"], "covers": ["hub/north"]},
            {"id": "old", "kind": "own", "parties": ["organisation/a", "organisation/b"], **LONG_AGO},
        ],
    ).on(DAY)


RUN = {"stops": [{"hub": "north"}, {"place": "Rådhuset"}]}
BODIES = [{"id": "new", "name": "N", **TO_COME}, {"id": "forum", "name": "F"}, {"id": "council", "name": "C"}]


class TestRunsAndBodies:
    def test_of_the_day_are_given_by_id(self, plan: Planned):
        runs = [{"id": "south", **RUN}, {"id": "north", **RUN}, {"id": "old", **RUN, **LONG_AGO}]
        network = plan(
            hubs=HUBS[1:2], local_centres=CENTRES, hours=[week("north")], transport_runs=runs, democracy=BODIES
        ).on(DAY)
        assert [run.id for run in network.transport_runs] == ["north", "south"]
        assert [body.id for body in network.democracy] == ["council", "forum"]

    @pytest.mark.parametrize("name", ["transport_runs", "democracy"])
    def test_that_nobody_told_are_unknown(self, plan: Planned, name: str):
        assert getattr(plan().on(DAY), name) is UNKNOWN
        assert getattr(plan(**{name: "unknown"}).on(DAY), name) is UNKNOWN

    @pytest.mark.parametrize("name", ["transport_runs", "democracy"])
    def test_that_were_told_once_are_none_today(self, plan: Planned, name: str):
        rows = {
            "transport_runs": [{"id": "old", "stops": [{"place": "A"}, {"place": "B"}], **LONG_AGO}],
            "democracy": BODIES[:1],
        }
        assert getattr(plan(**{name: rows[name]}).on(DAY), name) == ()
        assert getattr(plan(**{name: []}).on(DAY), name) == ()


class TestRoofsAndAgreements:
    ROOFS = ({"id": "b"}, {"id": "a"}, {"id": "tent", **LONG_AGO}, {"id": "new", **TO_COME})

    def test_of_a_hub_are_its_own_of_the_day_by_id(self, plan: Planned):
        roofs = [{"hub": "north", "name": "Hus", **roof} for roof in self.ROOFS]
        other = {"id": "c", "hub": "west", "name": "Hus"}
        network = plan(hubs=[HUBS[2], {"id": "north", "name": "Nord"}], premises=[other, *roofs]).on(DAY)
        assert [roof.id for roof in network.hub("north").premises] == ["a", "b"]
        assert [roof.id for roof in network.hub("west").premises] == ["c"]

    def test_that_name_a_hub_twice_are_one_agreement(self, plan: Planned):
        twice = {"id": "one", "kind": "own", "parties": PARTIES, "covers": ["hub/north", "hub/north"]}
        hub = plan(hubs=[{"id": "north", "name": "Nord"}], agreements=[twice]).on(DAY).hub("north")
        assert [agreement.id for agreement in hub.agreements] == ["one"]

    @pytest.mark.parametrize("covered", ["hub/north", "module/books", "room/hall", "premises/house"])
    def test_of_agreements_are_those_that_cover_the_hub_or_something_in_it(self, plan: Planned, covered: str):
        hub = (
            plan(
                hubs=[{"id": "north", "name": "Nord"}, {"id": "west", "name": "Vest"}],
                modules=[{"id": "books", "hub": "north", "kind": "library"}],
                rooms=[{"id": "hall", "hub": "north", "name": "Salen"}],
                premises=[{"id": "house", "hub": "north", "name": "Huset"}],
                agreements=[{"id": "one", "kind": "own", "parties": PARTIES, "covers": [covered, "hub/north"]}],
            )
            .on(DAY)
            .hub
        )
        assert [agreement.id for agreement in hub("north").agreements] == ["one"]
        assert hub("west").agreements == ()

    def test_of_a_hub_know_in_which_language_the_municipality_writes(self, plan: Planned):
        made = plan(municipality={"name": "Fjord", "language": "nn"}, hubs=[{"id": "north", "name": "Nord"}])
        assert made.on(DAY).hub("north").language == "nn"

    def test_of_organisations_are_those_of_the_day(self, plan: Planned):
        choirs = [{"id": "choir", "name": "Koret"}, {"id": "band", "name": "Korpset", **LONG_AGO}]
        assert [row.id for row in plan(organisations=choirs).on(DAY).organisations] == ["choir"]

    def test_of_a_hub_know_the_units(self, plan: Planned):
        units = [{"id": "desk", "name": "D", "part_of": "hubs"}, {"id": "hubs", "name": "T", "provides": ["hubs"]}]
        hub = plan(units=units, hubs=[{"id": "north", "name": "Nord"}]).on(DAY).hub("north")
        assert (hub.units.above("desk"), hub.units.providing("hubs")) == (("desk", "hubs"), ("hubs",))


class TestRowsOfTheDay:
    def test_are_those_that_hold(self, network: HubNetwork):
        assert [hub.id for hub in network.hubs] == ["south", "north", "west"]
        assert [unit.id for unit in network.units] == ["hubs"]
        assert [centre.facts.id for centre in network.local_centres] == ["quay"]
        assert [agreement.id for agreement in network.agreements] == ["all", "one"]

    @pytest.mark.parametrize(("day", "there"), [("2026-11-22", True), ("2026-11-23", True), ("2026-11-24", False)])
    def test_hold_on_their_first_and_last_day(self, plan: Planned, day: str, there: bool):
        made = plan(hubs=[{"id": "north", "name": "Nord", "valid_from": "2026-11-22", "valid_to": "2026-11-23"}])
        assert bool(made.on(date.fromisoformat(day)).hubs) is there

    def test_of_a_hub_are_its_own(self, network: HubNetwork):
        north = network.hub("north")
        assert [room.id for room in north.rooms] == ["hall"]
        assert [module.facts.id for module in north.modules] == ["books"]
        assert [agreement.id for agreement in north.agreements] == ["all", "one"]
        assert [agreement.id for agreement in network.hub("south").agreements] == ["all"]

    def test_of_one_id_are_the_version_that_holds(self, plan: Planned):
        made = plan(
            hubs=[
                {"id": "north", "name": "Gamle Nord", "valid_to": "2025-12-31"},
                {"id": "north", "name": "Nord", "valid_from": "2026-01-01"},
            ]
        )
        assert made.on(date(2025, 12, 31)).hub("north").name == "Gamle Nord"
        assert made.on(date(2026, 1, 1)).hub("north").name == "Nord"

    def test_let_a_module_move_in_and_out(self, plan: Planned):
        made = plan(
            hubs=[{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør"}],
            modules=[
                {"id": "books", "hub": "north", "kind": "library", "valid_to": "2025-12-31"},
                {"id": "books", "hub": "south", "kind": "library", "valid_from": "2026-02-01"},
            ],
        )
        where = [
            [hub.id for hub in made.on(day).hubs if hub.module("books")]
            for day in (date(2025, 12, 31), date(2026, 1, 15), date(2026, 2, 1))
        ]
        assert where == [["north"], [], ["south"]]


class TestWhatIsJoined:
    def test_names_are_in_the_language_of_the_municipality(self, network: HubNetwork):
        assert [hub.name for hub in network.hubs] == ["Sør torg", "Nord", "Vest"]

    def test_hours_are_the_version_of_the_day(self, network: HubNetwork):
        assert network.hub("north").hours.id == "north"
        office = network.hub("north").municipal_hours
        morning = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Oslo"))
        assert [office.is_open(morning), office.is_open(morning + timedelta(hours=1))] == [False, True]
        assert network.hub("north").module("library").hours.id == "north"

    def test_hours_are_unknown_where_nobody_told_them_and_none_where_there_are_none(self, network: HubNetwork):
        assert network.hub("south").hours is UNKNOWN
        assert network.hub("west").hours is None
        assert network.hub("south").module("desk").hours is UNKNOWN

    def test_hours_are_unknown_where_no_version_holds(self, plan: Planned):
        hub = {"id": "north", "name": "Nord", "hours": "north"}
        assert plan(hubs=[hub], hours=[week("north", **LONG_AGO)]).on(DAY).hub("north").hours is UNKNOWN

    def test_leaders_know_which_other_hubs_they_lead(self, network: HubNetwork):
        assert network.hub("south").leader.others == ("Nord",)
        assert network.hub("north").leader.others == ("Sør torg",)
        assert network.hub("west").leader is None

    def test_leaders_lead_alone_where_the_other_hub_is_no_longer(self, plan: Planned):
        hubs = [HUBS[0] | {"local_centre": None}, HUBS[0] | {"local_centre": None, "id": "north", **LONG_AGO}]
        assert plan(hubs=hubs).on(DAY).hub("south").leader.others == ()

    def test_local_centres_know_the_hubs_that_serve_them(self, network: HubNetwork):
        (quay,) = network.local_centres
        assert (quay.name, quay.reference, quay.hubs) == ("Brygga", "local-centre/quay", ("south", "north"))
        assert quay.unplaced is True

    def test_local_centres_know_when_every_hub_is_placed(self, plan: Planned):
        made = plan(hubs=[{"id": "n", "name": "N", "local_centre": None}], local_centres=[{"id": "quay", "name": "B"}])
        assert made.on(DAY).local_centres[0].unplaced is False


class TestAsking:
    def test_for_a_hub_that_is_not_there_tells_which_are(self, network: HubNetwork):
        with pytest.raises(UnknownId) as raised:
            network.hub("east")
        assert (raised.value.kind, raised.value.found, raised.value.known) == (
            "hub",
            "east",
            ("south", "north", "west"),
        )

    def test_for_a_fact_parts_the_hubs(self, network: HubNetwork):
        yes, perhaps = network.known(lambda hub: hub.has("library") & Known.of(hub.id != "west"))
        assert ([hub.id for hub in yes], [hub.id for hub in perhaps]) == (["north"], ["south"])

    def test_for_its_name_gives_the_municipality_s(self, network: HubNetwork):
        assert (network.name, network.reference) == ("Asker", "network")


def test_a_network_is_a_value(plan: Planned):
    hours = [week("office", "08:00")]
    made = plan(municipality={"name": "Asker", "hours": "office"}, hubs=HUBS[2:], hours=hours)
    assert made.on(DAY) == made.on(DAY)


def test_a_network_survives_pickling(network: HubNetwork):
    again = pickle.loads(pickle.dumps(network))
    assert again == network
    assert again.hub("north") == network.hub("north")
