"""Whether a use starts on the grid."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.sharing.rules.asking import ask, found, passed_over, say

from innbygger_core.decisions import Fail, Pass
from innbygger_core.sharing._deciding._asked import Candidate
from innbygger_core.sharing._rules_of._examples import asked_example
from innbygger_core.sharing._rules_of._grid_rules import start_grid
from innbygger_core.timekeeping import micros

OSLO = ZoneInfo("Europe/Oslo")


def at(when: str, fold: int = 0) -> int:
    return micros(datetime.fromisoformat(when).replace(tzinfo=OSLO, fold=fold), "when")


def starts(start: int, **terms: str) -> object:
    """Judge an hour's use from an instant."""
    return start_grid(Candidate(asked_example(terms=terms), start, start + 3_600_000_000))


def test_terms_without_a_grid_have_none():
    assert passed_over(start_grid) == "no-such-terms"
    assert ask(start_grid, terms={"grid": "P1D"}) == Pass()


@pytest.mark.parametrize(
    ("grid", "anchor"), [("PT30M", "00:00"), ("PT45M", "00:00"), ("PT1H", "09:00"), ("PT7H", "04:00")]
)
def test_a_start_on_the_grid_is_kept(grid: str, anchor: str):
    assert ask(start_grid, terms={"grid": grid, "grid_anchor": anchor}) == Pass()


def test_one_beside_it_is_refused_with_the_nearest_on_it():
    finding = found(start_grid, terms={"grid": "PT1H", "grid_anchor": "08:30"})
    params = dict(finding.params)
    near = datetime(2026, 11, 24, 17, 30, tzinfo=OSLO), datetime(2026, 11, 24, 18, 30, tzinfo=OSLO)
    assert (params["before"], params["after"], params["grid"]) == (*near, timedelta(hours=1))
    assert "17.30" in say(start_grid, finding, "nb")


@pytest.mark.parametrize("late", [1, 1_000_000, 60_000_000])
def test_the_grid_is_met_to_the_instant(late: int):
    assert isinstance(starts(at("2026-11-24T18:00") + late, grid="PT15M"), Fail)


def test_before_the_anchor_the_grid_goes_on():
    assert starts(at("2026-11-24T00:30"), grid="PT1H", grid_anchor="08:30") == Pass()


def test_the_grid_is_counted_by_the_clock_on_days_on_which_it_is_changed():
    for day in ("2027-03-28", "2027-10-31"):
        assert starts(at(f"{day}T18:00"), grid="PT2H") == Pass()
        assert isinstance(starts(at(f"{day}T19:00"), grid="PT2H"), Fail)


@pytest.mark.parametrize("fold", [0, 1])
def test_what_the_clock_reads_twice_is_on_the_grid_twice(fold: int):
    assert starts(at("2027-10-31T02:30", fold), grid="PT30M") == Pass()


def test_the_nearest_start_that_the_clock_skips_is_the_first_after():
    verdict = starts(at("2027-03-28T03:30"), grid="PT150M")
    assert isinstance(verdict, Fail)
    params = dict(verdict.findings[0].params)
    assert params["before"] == datetime(2027, 3, 28, 3, tzinfo=OSLO)
