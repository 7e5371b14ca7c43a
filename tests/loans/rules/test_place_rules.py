"""Collecting and returning at another hub."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.loans.rules.asking import ask, found, noon, params

from innbygger_core.decisions import Fail, Pass, Skip, Unknown
from innbygger_core.hubs import TransportRun
from innbygger_core.loans._rules_of._place_rules import elsewhere, run_never_reaches

NOT_CONCERNED = Skip("not-concerned")
STOPS = [{"hub": "heggedal", "at": "13:00"}, {"hub": "saetre", "at": "13:30"}, {"hub": "heggedal", "at": "15:00"}]
THERE, BACK = {"collect_at": "saetre"}, {"return_to": "saetre"}
NAMES = {"hub": "Saetre", "home": "Heggedal"}


def run(**told: Any) -> tuple[TransportRun, ...]:  # noqa: ANN401 - facts of a run
    return (TransportRun.model_validate({"id": "south", "stops": STOPS, "days": "thu", **told}),)


def without_times() -> tuple[TransportRun, ...]:
    return run(stops=[{"hub": "heggedal"}, {"hub": "saetre"}])


@pytest.mark.parametrize("place", [THERE, BACK, {**THERE, **BACK}])
def test_what_is_collected_or_returned_elsewhere_is_told_when_it_is_asked_for(place: dict[str, str]):
    assert ask(elsewhere, request=place) == Pass()
    assert ask(elsewhere) == NOT_CONCERNED
    assert ask(elsewhere, act="collect", loan=place) == NOT_CONCERNED


@pytest.mark.parametrize("place", [THERE, BACK])
def test_a_run_that_is_in_time_carries_it(place: dict[str, str]):
    assert ask(run_never_reaches, request=place, runs=run()) == Pass()


def test_no_run_comes_there():
    for field, place in (("/collect_at", THERE), ("/return_to", BACK)):
        one = found(run_never_reaches, request=place, runs=())
        assert (one.field, one.variant, params(one)) == (field, "", NAMES)


def test_a_run_that_comes_after_the_loan_begins_is_too_late_and_it_is_told_when_one_comes():
    one = found(run_never_reaches, request=THERE, runs=run(days="fri"))
    assert (one.field, one.variant) == ("/collect_at", "too-late")
    assert params(one) == {**NAMES, "arrives": datetime.fromisoformat("2027-02-19T13:30+01:00")}


def test_what_must_be_made_ready_first_misses_the_run():
    terms = {"prepare": {"period": "PT2H"}}
    assert dict(found(run_never_reaches, request=THERE, runs=run(), terms=terms).params)["arrives"].day == 25


def test_runs_that_have_ended_by_then_are_too_late_for_the_way_home():
    one = found(run_never_reaches, request=BACK, runs=run(valid_to="2027-02-26", days="thu"))
    assert (one.field, one.variant, params(one)) == ("/return_to", "too-late", NAMES)


@pytest.mark.parametrize(("runs", "missing"), [("unknown", "transport-runs"), (without_times(), "stop-times")])
def test_nobody_knows_where_runs_or_their_times_are_unknown(runs: Any, missing: str):  # noqa: ANN401 - a fact
    told = {} if runs == "unknown" else {"runs": runs}
    for field, place in (("/collect_at", THERE), ("/return_to", BACK)):
        verdict = ask(run_never_reaches, request=place, **told)
        assert isinstance(verdict, Unknown)
        assert (verdict.field, missing in verdict.missing) == (field, True)


def test_what_is_known_to_hinder_is_told_before_what_is_unknown():
    terms = {"return_elsewhere": False}
    assert found(run_never_reaches, request={**THERE, **BACK}, terms=terms).field == "/return_to"


@pytest.mark.parametrize(
    ("terms", "place", "field"),
    [({"collect_elsewhere": False}, THERE, "/collect_at"), ({"return_elsewhere": False}, BACK, "/return_to")],
)
def test_terms_that_do_not_lend_to_other_hubs_say_so(terms: dict[str, Any], place: dict[str, str], field: str):
    one = found(run_never_reaches, request=place, terms=terms, runs=run())
    assert (one.field, one.variant, params(one)) == (field, "not-offered", NAMES)


def test_both_ways_are_told():
    verdict = ask(run_never_reaches, request={**THERE, **BACK}, runs=())
    assert isinstance(verdict, Fail)
    assert [each.field for each in verdict.findings] == ["/collect_at", "/return_to"]


# --- Where no run is written down -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("takes", "kept"), [("PT24H", True), ("PT25H", False)])
def test_where_no_run_is_written_down_the_terms_say_how_long_it_takes(takes: str, kept: bool):
    verdict = ask(run_never_reaches, request=THERE, terms={"transport": {"period": takes}})
    assert isinstance(verdict, Pass) is kept


def test_what_takes_too_long_is_told_with_when_it_could_be_there():
    one = found(run_never_reaches, request=THERE, terms={"transport": {"period": "P3D"}})
    assert (one.variant, params(one)) == (
        "too-late",
        NAMES | {"arrives": datetime.fromisoformat("2027-02-21T12:00+01:00")},
    )


def test_the_way_home_is_as_long_as_they_say():
    assert ask(run_never_reaches, request=BACK, terms={"transport": {"days": 2, "of": "open"}}) == Pass()


def test_what_takes_for_ever_never_arrives():
    terms = {"transport": {"period": "P900Y"}}
    assert found(run_never_reaches, request=THERE, terms=terms).field == "/collect_at"
    assert found(run_never_reaches, request=BACK, terms=terms).field == "/return_to"


# --- Returns ----------------------------------------------------------------------------------------------------------


def test_what_is_handed_in_stands_where_it_is():
    for runs in (run(), ()):
        assert ask(run_never_reaches, act="return", at="saetre", runs=runs) == NOT_CONCERNED
    assert ask(run_never_reaches, act="return", loan={"collect_at": "saetre"}, runs=()) == NOT_CONCERNED


# --- Collecting -------------------------------------------------------------------------------------------------------


def leg(arrives: str) -> dict[str, str]:
    told = {"run": "south", "day": "2027-02-18", "start": "heggedal", "end": "saetre"}
    return {**told, "leaves": "2027-02-18T09:00:00+01:00", "arrives": arrives}


def test_nothing_is_collected_elsewhere_before_it_has_come():
    coming = {**THERE, "outward": [leg("2027-02-18T09:30:00+01:00"), leg("2027-02-18T12:01:00+01:00")]}
    one = found(run_never_reaches, act="collect", loan=coming)
    assert (one.field, one.variant) == ("/act", "too-late")
    assert params(one) == {**NAMES, "arrives": datetime.fromisoformat("2027-02-18T12:01+01:00")}
    assert ask(run_never_reaches, act="collect", loan={**THERE, "outward": [leg(noon("18"))]}) == Pass()
    assert ask(run_never_reaches, act="collect", loan=THERE) == Pass()


def test_it_is_nothing_at_home_nor_to_who_extends():
    for act in ("request", "collect", "return"):
        assert ask(run_never_reaches, act=act) == NOT_CONCERNED
    assert ask(run_never_reaches, act="extend", loan=THERE, runs=()) == NOT_CONCERNED
