"""The transport run: where it stops, and on which days it runs."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from innbygger_core.hubs import Stop, TransportRun
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault
    from innbygger_core.network import Plan

    Faults = Callable[..., tuple[Fault, ...]]
    Planned = Callable[..., Plan]

STOPS = [{"hub": "north"}, {"place": "Rådhuset", "at": "10:30"}, {"hub": "south"}]
HUBS = [{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør"}]


def run(**facts: Any) -> TransportRun:  # noqa: ANN401 - as in JSON
    return TransportRun.model_validate({"id": "daily", "stops": STOPS, **facts})


class TestStops:
    def test_are_hubs_and_other_places_in_order(self):
        assert run().hubs == ("north", "south")
        assert run(stops=[*STOPS, {"hub": "north"}]).hubs == ("north", "south", "north")
        assert run(stops=[{"place": "A"}, {"place": "B"}]).hubs == ()

    @pytest.mark.parametrize("stops", [[], STOPS[:1]])
    def test_are_at_least_two(self, faults: Faults, stops: list[dict[str, str]]):
        (found,) = faults(hubs=HUBS, transport_runs=[{"id": "daily", "stops": stops}])
        assert (found.path, found.kind) == ("/transport_runs/0/stops", "too-short")

    @pytest.mark.parametrize("stop", [{}, {"hub": "north", "place": "Nord"}, {"at": "10:00"}, {"hub": None}])
    def test_are_somewhere_and_in_one_place(self, faults: Faults, stop: dict[str, str | None]):
        (found,) = faults(hubs=HUBS, transport_runs=[{"id": "daily", "stops": [STOPS[0], stop]}])
        assert (found.path, found.kind) == ("/transport_runs/0/stops/1", "one-of")
        assert found.instead == 'write either "hub" or "place", and only one of them'

    def test_are_made_by_the_clock_where_it_is_known(self):
        assert [stop.at for stop in run().stops] == [UNKNOWN, time(10, 30), UNKNOWN]
        assert Stop(hub="north", at=time(7, 5)).model_dump(mode="json")["at"] == "07:05"


class TestDays:
    @pytest.mark.parametrize(
        "facts",
        [
            {},
            {"days": "mon-fri"},
            {"days": "mon-fri", "days_a_week": 5},
            {"days": "fri-mon", "days_a_week": 4},
            {"days_a_week": 2},
            {"days": "unknown", "days_a_week": 2},
        ],
    )
    def test_are_named_or_counted_or_nobody_knows(self, facts: dict[str, object]):
        assert TransportRun.model_validate_json(run(**facts).model_dump_json()) == run(**facts)

    def test_agree_with_their_number(self, faults: Faults):
        runs = [{"id": "daily", "stops": [{}, *STOPS], "days": "mon-fri", "days_a_week": 2, "carries": ["people"]}]
        assert [(each.path, each.kind) for each in faults(hubs=HUBS, transport_runs=runs)] == [
            ("/transport_runs/0/stops/0", "one-of"),
            ("/transport_runs/0/days_a_week", "days-disagree"),
            ("/transport_runs/0/carries/0", "bad-value"),
        ]

    @pytest.mark.parametrize("days", [None, "", "daily", "mon-fri,wed", [], ["mon"], 5])
    def test_are_days_of_the_week(self, days: object):
        with pytest.raises(ValidationError):
            run(days=days)


class TestGoing:
    @pytest.mark.parametrize(
        ("facts", "day", "goes"),
        [
            ({"days": "mon,thu"}, date(2027, 5, 3), Known.YES),
            ({"days": "mon,thu"}, date(2027, 5, 4), Known.NO),
            ({"days": "mon", "valid_from": "2027-05-04"}, date(2027, 5, 3), Known.NO),
            ({"days": "mon", "valid_to": "2027-05-03"}, date(2027, 5, 10), Known.NO),
            ({}, date(2027, 5, 3), Known.UNKNOWN),
            ({"days_a_week": 6}, date(2027, 5, 3), Known.UNKNOWN),
            ({"days_a_week": 7}, date(2027, 5, 2), Known.YES),
        ],
    )
    def test_follows_the_days_of_the_week(self, facts: dict[str, object], day: date, goes: Known):
        assert run(**facts).goes(day) is goes

    @pytest.mark.parametrize(("told", "goes"), [(True, Known.YES), (False, Known.NO), ("unknown", Known.NO)])
    def test_stops_on_public_holidays_unless_it_is_told(self, told: object, goes: Known):
        assert run(days="mon", holidays=told).goes(date(2027, 5, 17)) is goes
        assert run(holidays=told).goes(date(2027, 5, 17)) is (Known.UNKNOWN if told is True else Known.NO)


class TestOfAPlan:
    def test_are_unknown_until_somebody_tells_them(self, plan: Planned):
        assert plan(hubs=HUBS).transport_runs is UNKNOWN
        assert plan(hubs=HUBS, transport_runs="unknown") == plan(hubs=HUBS)

    def test_are_none_where_the_list_is_empty(self, plan: Planned):
        assert plan(hubs=HUBS, transport_runs=[]).transport_runs == ()

    @pytest.mark.parametrize("odd", [None, "none", 3, {}, True, False, ""])
    def test_are_nothing_else(self, faults: Faults, odd: object):
        (found,) = faults(hubs=HUBS, transport_runs=odd)
        assert (found.path, found.kind) == ("/transport_runs", "wrong-type")

    def test_carry_what_is_told(self):
        assert run(carries=["books", "mail"]).carries == ("books", "mail")
        with pytest.raises(ValidationError):
            run(carries=None)


def test_a_number_that_is_no_number_does_not_hide_the_days():
    with pytest.raises(ValidationError) as refused:
        run(days="mon-xx", days_a_week=0)
    assert {error["loc"][0] for error in refused.value.errors()} == {"days", "days_a_week"}
