"""A season as it is written down, and what cannot be one; and its answers as JSON."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError
from tests.sharing.allocating.a_season import CLOSES, OPENS, applies, evening, planned, season

from innbygger_core.sharing import AllocationPlan, DayRange, Season, SeasonTime


def kinds(refused: pytest.ExceptionInfo[ValidationError]) -> list[tuple[tuple[int | str, ...], str]]:
    return [(error["loc"], error["type"]) for error in refused.value.errors()]


@pytest.mark.parametrize("clock", ["unknown", "18:00-unknown", "18:00-20:00?"])
def test_a_fixed_time_is_known(clock: str):
    with pytest.raises(ValidationError) as refused:
        evening("tue", clock)
    assert kinds(refused) == [(("clock",), "unknown-clock")]


@pytest.mark.parametrize("grid", ["P1D", "P1M", "PT0M", "-PT30M", "PT30S", "PT25H"])
def test_a_grid_is_whole_minutes(grid: str):
    with pytest.raises(ValidationError) as refused:
        season(grid=grid, shortest=grid)
    assert kinds(refused) == [(("grid",), "bad-length-in-minutes"), (("shortest",), "bad-length-in-minutes")]


@pytest.mark.parametrize("grid", ["PT1M", "PT90M", "PT24H"])
def test_a_grid_may_be_up_to_a_day(grid: str):
    assert str(season(grid=grid).grid) == grid


def test_days_are_in_order():
    with pytest.raises(ValidationError) as refused:
        DayRange.model_validate({"first_day": "2026-09-02", "last_day": "2026-09-01"})
    assert kinds(refused) == [(("last_day",), "reversed-dates")]
    assert DayRange.model_validate({"first_day": "2026-09-02", "last_day": "2026-09-02"})


def test_a_season_is_in_order_and_tells_all_that_is_not():
    with pytest.raises(ValidationError) as refused:
        season(last_day="2026-06-21", closes=OPENS)
    assert kinds(refused) == [(("last_day",), "reversed-dates"), (("closes",), "closes-before-opens")]


@pytest.mark.parametrize("edges", [{"opens": None}, {"closes": None}, {"opens": "unknown"}, {"closes": "unknown"}])
def test_a_window_with_one_edge_is_always_in_order(edges: dict[str, str | None]):
    assert season(**edges).late == "refused"


def test_a_window_is_compared_by_instants():
    assert season(opens="2026-04-01T00:30+03:00", closes=CLOSES).opens is not None


def test_a_season_is_written_and_read_again():
    held = season(grid="PT30M", shortest="PT1H", keeps=True, holders_split=True, rests_on_holidays=True)
    assert Season.model_validate_json(held.model_dump_json()) == held


def test_a_plan_is_written_and_read_again():
    plans = TypeAdapter(AllocationPlan)
    plan = planned(season(), applies("a", evening("tue"), evening("sun")), applies("b", evening("tue")))
    assert plans.validate_json(plans.dump_json(plan)) == plan


def test_a_time_may_go_past_midnight():
    assert SeasonTime.model_validate(evening("tue", "22:00-02:00").model_dump(mode="json")).clock.minutes == (
        1320,
        1560,
    )
