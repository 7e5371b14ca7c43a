"""Recurrences: days that no week can say, by number in the month, by week, by every so many weeks, by list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

NOON = ["12:00-13:00"]


def _recurring(*items: dict[str, Any], **layer: object) -> dict[str, Any]:
    numbered = [{"id": f"item-{number}", "hours": NOON, **item} for number, item in enumerate(items)]
    return {"recurring": numbered, **layer}


@pytest.fixture
def selected(days_with: Callable[..., list[str]]):
    """List the days of a window that a recurrence selects, without their year."""

    def days(start: str, end: str, **item: object) -> list[str]:
        return [day[5:] for day in days_with(start, end, **_recurring(item))]

    return days


@pytest.mark.parametrize(
    ("nth", "days"),
    [
        (1, ["01-03", "02-07", "03-07", "04-04", "05-02"]),
        (-1, ["01-31", "02-28", "03-28", "04-25", "05-30"]),
        ([1, 3], ["01-03", "01-17", "02-07", "02-21", "03-07", "03-21", "04-04", "04-18", "05-02", "05-16"]),
        (5, ["01-31", "05-30"]),
        (-5, ["01-03", "05-02"]),
        ([4, -1], ["01-24", "01-31", "02-28", "03-28", "04-25", "05-23", "05-30"]),
    ],
)
def test_a_weekday_is_counted_in_its_month_from_either_end(
    selected: Callable[..., list[str]], nth: object, days: list[str]
):
    assert selected("2026-01-01", "2026-05-31", day="sat", nth=nth) == days


def test_several_weekdays_are_counted_together(selected: Callable[..., list[str]]):
    assert selected("2026-01-01", "2026-04-30", day="sat,sun", nth=1) == ["01-03", "02-01", "03-01", "04-04"]
    assert selected("2026-01-01", "2026-04-30", day="mon-fri", nth=-1) == ["01-30", "02-27", "03-31", "04-30"]


def test_without_a_weekday_the_days_of_the_month_are_counted(selected: Callable[..., list[str]]):
    assert selected("2026-01-01", "2026-03-31", nth=[1, -1]) == ["01-01", "01-31", "02-01", "02-28", "03-01", "03-31"]


def test_two_odd_weeks_follow_each_other_where_a_year_has_week_53(selected: Callable[..., list[str]]):
    assert selected("2026-12-01", "2027-01-31", day="sat", weeks="odd") == ["12-05", "12-19", "01-02", "01-09", "01-23"]
    assert selected("2026-12-01", "2027-01-31", day="sat", weeks="even") == ["12-12", "12-26", "01-16", "01-30"]


def test_weeks_may_be_listed(selected: Callable[..., list[str]]):
    assert selected("2026-01-01", "2027-01-31", day="mon", weeks=[1, 28, 53]) == ["07-06", "12-28", "01-04"]
    assert len(selected("2026-01-01", "2026-12-31", weeks=[28])) == 7


def test_the_last_even_week_monday_of_the_month(selected: Callable[..., list[str]]):
    """Counted among the days that weekday and weeks leave, and then cut off by the season."""
    item = {"day": "mon", "weeks": "even", "nth": -1, "first_day": "04-01", "last_day": "10-31"}
    days = ["04-27", "05-25", "06-22", "07-20", "08-31", "09-28", "10-26"]
    assert selected("2026-01-01", "2026-12-31", **item) == days


def test_every_so_many_weeks_from_the_first(selected: Callable[..., list[str]]):
    item = {"day": "sat", "every_weeks": 4, "first": "2026-01-10"}
    assert selected("2025-01-01", "2026-05-31", **item) == ["01-10", "02-07", "03-07", "04-04", "05-02", "05-30"]


def test_without_a_weekday_it_is_that_of_the_first(selected: Callable[..., list[str]]):
    assert selected("2026-01-01", "2026-02-28", every_weeks=3, first="2026-01-08") == ["01-08", "01-29", "02-19"]


def test_weeks_are_counted_and_days_before_the_first_are_not_selected(selected: Callable[..., list[str]]):
    item = {"day": "mon,wed", "every_weeks": 2, "first": "2026-01-07"}
    assert selected("2026-01-01", "2026-02-08", **item) == ["01-07", "01-19", "01-21", "02-02", "02-04"]


def test_every_second_week_goes_on_over_week_53(selected: Callable[..., list[str]]):
    item = {"day": "thu", "every_weeks": 2, "first": "2026-12-17"}
    assert selected("2026-12-01", "2027-01-31", **item) == ["12-17", "12-31", "01-14", "01-28"]


def test_numbers_are_counted_first_and_then_filtered_by_every_so_many_weeks(selected: Callable[..., list[str]]):
    item = {"day": "sat", "nth": 1, "every_weeks": 2, "first": "2026-01-03"}
    assert selected("2026-01-01", "2026-12-31", **item) == ["01-03", "06-06", "07-04", "08-01", "11-07", "12-05"]


def test_dates_are_listed_in_every_way_that_a_day_is_named(selected: Callable[..., list[str]]):
    dates = ["2026-02-14", "06-10", "maundy_thursday-1", "02-29"]
    assert selected("2026-01-01", "2026-12-31", dates=dates) == ["02-14", "04-01", "06-10"]
    assert selected("2028-01-01", "2028-12-31", dates=dates) == ["02-29", "04-12", "06-10"]


def test_its_own_first_and_last_day_cut_off_only_afterwards(selected: Callable[..., list[str]]):
    days = {"first_day": "2026-05-10", "last_day": "2026-07-31"}
    assert selected("2026-01-01", "2026-12-31", day="sat", nth=1, **days) == ["06-06", "07-04"]
    assert selected("2026-04-01", "2026-07-31", day="sat", nth=1, first_day="2026-05-10") == ["06-06", "07-04"]
    assert selected("2026-01-01", "2026-12-31", day="sat", nth=1, last_day="2026-02-20") == ["01-03", "02-07"]


def test_it_may_be_cut_off_over_new_year(selected: Callable[..., list[str]]):
    item = {"day": "sun", "nth": 1, "first_day": "11-01", "last_day": "02-28"}
    assert selected("2026-01-01", "2026-12-31", **item) == ["01-04", "02-01", "11-01", "12-06"]


# --- Rank ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("further", "exceptions", "spans"),
    [
        ({}, [], ["12:00-13:00"]),
        ({"seasons": [{"id": "s", "first_day": "12-24", "last_day": "12-26", "week": {"sat": []}}]}, [], NOON),
        ({"holidays": {"public": ["09:00-10:00"]}}, [], ["09:00-10:00"]),
        ({}, [{"id": "e", "first_day": "12-01", "last_day": "12-31", "hours": []}], []),
    ],
)
def test_it_beats_season_and_week_and_yields_to_holidays_and_exceptions(
    spans_on: Callable[..., list[str]], further: dict[str, Any], exceptions: list[Any], spans: list[str]
):
    """26 December 2026 is the fourth Saturday."""
    layer = _recurring({"day": "sat", "nth": 4}, id="desk", week={"sat": ["10:00-16:00"]}, **further)
    assert spans_on("2026-12-26", layers=[layer], exceptions=exceptions) == spans


def test_it_closes_adds_and_cuts(spans_on: Callable[..., list[str]]):
    def first_saturday(*hours: str, **mode: str) -> list[str]:
        item = {"day": "sat", "nth": 1, "hours": list(hours), **mode}
        return spans_on("2026-06-06", layers=[_recurring(item, id="desk", week={"sat": ["10:00-16:00"]})])

    assert first_saturday() == []
    assert first_saturday("18:00-20:00", mode="add") == ["10:00-16:00", "18:00-20:00"]
    assert first_saturday("12:00-13:00", mode="cut") == ["10:00-12:00", "13:00-16:00"]
    assert first_saturday("12:00-13:00", mode="replace") == ["12:00-13:00"]


def test_an_extra_date_in_the_wrong_week(days_with: Callable[..., list[str]]):
    layer = _recurring({"day": "sat", "weeks": "odd"}, {"dates": ["2026-06-13"], "first_day": "2026-01-01"})
    assert days_with("2026-06-01", "2026-06-30", **layer) == ["2026-06-06", "2026-06-13", "2026-06-20"]


def test_two_that_meet_and_say_the_same_are_no_tie(layer: Callable[..., OpeningHours]):
    layer(**_recurring({"day": "sat", "nth": 1}, {"day": "sat", "weeks": "odd"}))
    layer(**_recurring({"day": "sat", "nth": 1}, {"day": "sat", "weeks": "odd", "hours": [], "mode": "cut"}))
    layer(**_recurring({"day": "sat", "nth": 1}, {"day": "sun", "nth": 1, "hours": []}))
