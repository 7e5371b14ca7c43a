"""Asking a plan what its agreements cover: what lies in what on the day, for whom, and what does not exist."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from innbygger_core.errors import NaiveDatetime, UnknownId
from innbygger_core.network import Plan
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

    Planned = Callable[..., Plan]
    Faults = Callable[..., tuple[Fault, ...]]

DAY = date(2026, 11, 23)
EVENING = {"format": "innbygger.hours/1", "id": "evening", "week": {"mon-sun": ["18:00-21:00"]}}
PLACES: dict[str, Any] = {
    "units": [{"id": "hubs", "name": "Torg"}, {"id": "front", "name": "Front", "part_of": "hubs"}],
    "local_centres": [{"id": "quay", "name": "Brygga"}],
    "hubs": [{"id": "north", "name": "Nord", "local_centre": "quay"}, {"id": "south", "name": "Sør"}],
    "premises": [{"id": "house", "hub": "north", "name": "Huset"}],
    "rooms": [
        {"id": "hall", "hub": "north", "name": "Salen", "premises": "house"},
        {"id": "stage", "hub": "north", "name": "Scenen", "part_of": "hall"},
        {"id": "wing", "hub": "north", "name": "Vingen", "part_of": "stage", "valid_from": "2026-11-23"},
    ],
    "modules": [{"id": "books", "hub": "north", "kind": "library"}],
    "hours": [EVENING],
    "democracy": [{"id": "forum", "name": "Forumet"}],
    "more_agreements": False,
}


def agreement(*covers: object, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    parties = ["unit/hubs", "organisation/choir"]
    return {"id": "choir", "kind": "lease", "parties": parties, "covers": covers, **facts}


def covering(plan: Planned, *covers: object, **facts: Any) -> Plan:  # noqa: ANN401 - as in JSON
    return plan(**PLACES, agreements=[agreement(*covers, **facts)])


CONTAINED = {
    "network": {"network", "hub/north", "hub/south", "premises/house", "room/hall", "room/stage", "room/wing"}
    | {"module/books", "local-centre/quay", "equipment/kayaks"},
    "hub/north": {"hub/north", "premises/house", "room/hall", "room/stage", "room/wing", "module/books"},
    "premises/house": {"premises/house", "room/hall", "room/stage", "room/wing"},
    "room/hall": {"room/hall", "room/stage", "room/wing"},
    "room/stage": {"room/stage", "room/wing"},
    "module/books": {"module/books"},
    "local-centre/quay": {"local-centre/quay"},
    "equipment/kayaks": {"equipment/kayaks"},
}


class TestContainment:
    @pytest.mark.parametrize("covered", CONTAINED)
    def test_opens_all_that_lies_in_what_is_covered_and_nothing_else(self, plan: Planned, covered: str):
        made = covering(plan, covered)
        opened = {each for each in CONTAINED["network"] if made.covers(each, DAY).covered is Known.YES}
        assert opened == CONTAINED[covered]

    def test_is_as_the_rows_of_the_day_have_it(self, plan: Planned):
        made = covering(plan, "room/hall")
        assert [made.covers("room/wing", day).covered for day in (DAY, date(2026, 11, 22))] == [Known.YES, Known.NO]

    def test_knows_nothing_of_what_is_not_there_that_day_but_that_the_network_has_it(self, plan: Planned):
        assert covering(plan, "network").covers("room/wing", date(2026, 11, 22)).covered is Known.YES


class TestAsking:
    @pytest.mark.parametrize(
        ("resource", "kind", "found"),
        [
            ("room/hal", "room", "hal"),
            ("hub/hall", "hub", "hall"),
            ("module/x", "module", "x"),
            ("unit/hubs", "resource", "unit/hubs"),
            ("north", "resource", "north"),
            ("equipment/Kayaks", "resource", "equipment/Kayaks"),
            ("", "resource", ""),
        ],
    )
    def test_for_what_does_not_exist_tells_what_does(self, plan: Planned, resource: str, kind: str, found: str):
        with pytest.raises(UnknownId) as raised:
            covering(plan).covers(resource, DAY)
        assert (raised.value.kind, raised.value.found) == (kind, found)
        assert raised.value.known

    @pytest.mark.parametrize("party", ["unit/x", "room/hall", "democracy/x", "choir"])
    def test_for_a_party_that_does_not_exist_tells_who_does(self, plan: Planned, party: str):
        with pytest.raises(UnknownId):
            covering(plan).covers("room/hall", DAY, party=party)

    def test_for_a_body_where_nobody_knows_which_there_are(self, plan: Planned):
        made = plan(**{name: rows for name, rows in PLACES.items() if name != "democracy"})
        with pytest.raises(UnknownId):
            made.covers("room/hall", DAY, party="democracy/forum")

    def test_at_an_instant_needs_a_zone(self, plan: Planned):
        with pytest.raises(NaiveDatetime):
            covering(plan).covers("room/hall", datetime(2026, 11, 23, 12))  # noqa: DTZ001 - what is refused

    def test_at_an_instant_looks_at_the_hours(self, plan: Planned):
        made = covering(plan, {"resource": "room/hall", "hours": "evening"})
        hours = [datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (16, 17)]
        assert [made.covers("room/stage", when).covered for when in hours] == [Known.NO, Known.YES]
        assert made.covers("room/stage", DAY).agreements == ("choir",)

    def test_names_things_in_the_language_of_the_municipality(self, plan: Planned):
        places = PLACES | {"rooms": [{"id": "hall", "hub": "north", "name": {"nb": "Salen", "nn": "Storsalen"}}]}
        made = plan(municipality={"name": "Fjord", "language": "nn"}, **places)
        names = [
            dict(made.covers(each, DAY).reasons[0].params)["name"]
            for each in ("room/hall", "module/books", "local-centre/quay", "equipment/kayaks", "network")
        ]
        assert names == ["Storsalen", "module/books", "Brygga", "equipment/kayaks", "Fjord"]


class TestParties:
    @pytest.mark.parametrize("party", ["unit/hubs", "unit/front", "organisation/choir"])
    def test_are_bound_by_their_own_and_by_what_the_units_above_them_agreed(self, plan: Planned, party: str):
        assert covering(plan, "network").covers("room/hall", DAY, party=party).covered is Known.YES

    @pytest.mark.parametrize("party", ["organisation/band", "municipality/3203", "hub/north", "democracy/forum"])
    def test_are_not_bound_by_what_others_agreed(self, plan: Planned, party: str):
        assert covering(plan, "network").covers("room/hall", DAY, party=party).covered is Known.NO

    def test_above_are_not_bound_by_what_their_departments_agreed(self, plan: Planned):
        made = covering(plan, "network", parties=["unit/front", "organisation/choir"])
        assert made.covers("room/hall", DAY, party="unit/hubs").covered is Known.NO


class TestReferences:
    @pytest.mark.parametrize("where", ["", "/acts/0/changes"])
    @pytest.mark.parametrize(
        ("provisions", "path", "kind"),
        [
            ({"covers": ["room/nowhere"]}, "/covers/0", "rooms"),
            ({"covers": [{"resource": "room/nowhere"}]}, "/covers/0/resource", "rooms"),
            ({"covers": ["network", {"resource": "network", "hours": "nowhere"}]}, "/covers/1/hours", "hours"),
            ({"parties": ["unit/nowhere", "organisation/x"]}, "/parties/0", "units"),
            ({"parties": ["organisation/x", {"party": "democracy/nowhere"}]}, "/parties/1/party", "democracy"),
        ],
    )
    def test_that_lead_nowhere_are_told_where_they_stand(
        self, faults: Faults, where: str, provisions: dict[str, Any], path: str, kind: str
    ):
        amend = {"kind": "amend", "id": "a", "on": "2026-01-01", "valid_from": "2026-01-01", "reason": "Nytt"}
        told = {"acts": [amend | {"changes": provisions}]} if where else provisions
        (found,) = faults(**PLACES, agreements=[agreement() | told])
        assert (found.path, found.kind) == (f"/agreements/0{where}{path}", "unknown-id")
        assert dict(found.params)["kind"] == kind

    def test_that_are_written_out_are_told_where_a_model_has_them(self, plan: Planned):
        made = plan(**PLACES)
        with pytest.raises(ValidationError, match="/agreements/0/covers/0/resource"):
            Plan.model_validate({**made.model_dump(), "agreements": (agreement("room/nowhere"),)})

    def test_to_the_agreement_before_exist(self, faults: Faults, plan: Planned):
        (found,) = faults(**PLACES, agreements=[agreement(replaces="old")])
        assert (found.path, found.kind) == ("/agreements/0/replaces", "unknown-id")
        assert plan(**PLACES, agreements=[agreement(replaces="old"), agreement(id="old")]).agreements

    def test_to_the_agreement_before_do_not_come_back(self, faults: Faults):
        rows = [agreement(id=one, replaces=other) for one, other in (("a", "b"), ("b", "c"), ("c", "b"))]
        (found,) = faults(**PLACES, agreements=rows)
        assert (found.path, found.kind, found.found) == ("/agreements/1/replaces", "circular-replacements", '"c"')
        assert found.instead.endswith("b → c → b")

    def test_of_hours_that_are_written_out_lead_to_others(self, faults: Faults, plan: Planned):
        def bound(schedule: str) -> dict[str, Any]:
            bond = {"schedule": schedule, "relation": "within"}
            layer = {"id": "own", "week": {"mon-sun": ["17:00-20:00"]}, "bound_to": bond}
            return {"resource": "network", "hours": {"format": "innbygger.hours/1", "layers": [layer]}}

        (found,) = faults(**PLACES, agreements=[agreement(bound("nowhere"))])
        assert (found.path, found.kind) == ("/agreements/0/covers/0/hours/layers/0/bound_to/schedule", "unknown-id")
        made = covering(plan, bound("evening"))
        hours = [datetime(2026, 11, 23, hour, 30, tzinfo=UTC) for hour in (16, 17, 19)]
        assert [made.covers("room/hall", when).covered for when in hours] == [Known.NO, Known.YES, Known.NO]


class TestAgreementsOfAHub:
    def test_are_those_in_force(self, plan: Planned):
        def ids(**facts: Any) -> list[list[str]]:  # noqa: ANN401 - as in JSON
            hub = covering(plan, "hub/north", **facts).on(DAY).hub("north")
            return [[each.id for each in some] for some in (hub.agreements, hub.possible_agreements)]

        ended = {"duration": {"last_day": "2026-11-22"}}
        paused = {"acts": [{"kind": "pause", "on": "2026-11-01"}]}
        assert ids() == [["choir"], []]
        for facts in ({"signed": None}, {"duration": {"first_day": "2026-11-24"}}, ended, paused):
            assert ids(**facts) == [[], []]
        for facts in ({"more_acts": True}, {"covers": "unknown"}):
            assert ids(**facts) == [[], ["choir"]]

    def test_are_possible_where_an_amendment_may_have_added_the_hub(self, plan: Planned):
        hub = covering(plan, "hub/south", more_acts="unknown").on(DAY).hub("north")
        assert ([*hub.agreements], [each.id for each in hub.possible_agreements]) == ([], ["choir"])

    def test_are_none_where_nothing_is_covered(self, plan: Planned):
        hub = covering(plan).on(DAY).hub("north")
        assert (hub.agreements, hub.possible_agreements) == ((), ())

    def test_stand_as_they_are_on_the_day(self, plan: Planned):
        change = {"kind": "amend", "id": "a", "on": "2026-01-01", "valid_from": "2026-11-23", "reason": "Nytt"}
        made = covering(plan, "hub/south", acts=[change | {"changes": {"covers": ["hub/north"]}}])
        for day, covered in ((date(2026, 11, 22), "south"), (DAY, "north")):
            network = made.on(day)
            assert network.agreements[0].covers[0].resource == f"hub/{covered}"
            assert [hub.id for hub in network.hubs if hub.agreements] == [covered]
