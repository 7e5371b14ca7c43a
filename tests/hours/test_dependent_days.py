"""Days that depend on another day: the Friday before the first Saturday, the day after the stocktaking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import Timetable

WEEK = {"tue": ["12:00-19:00"], "fri": ["10:00-17:00"]}
SATURDAY = {"id": "saturday", "day": "sat", "nth": 1, "hours": ["10:00-14:00"]}
FRIDAY = {"id": "friday", "day": "fri", "before": "saturday", "hours": []}


def _item(name: str, first: str, last: str, *hours: str) -> dict[str, Any]:
    return {"id": name, "first_day": first, "last_day": last, "hours": list(hours)}


@pytest.fixture
def open_fridays(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    """Tell whether the Fridays around the turn of October are open, and the Saturday."""

    def states(*recurring: dict[str, Any], **said: object) -> list[bool]:
        timetable = compiled(layers=[{"id": "desk", "week": WEEK, "recurring": list(recurring)}], **said)
        return [timetable.is_open(at(f"{day}T12:00")) for day in ("2025-10-24", "2025-10-31", "2025-11-01")]

    return states


def test_the_friday_before_the_first_saturday_is_closed_also_in_the_month_before(open_fridays: Callable[..., Any]):
    assert open_fridays(SATURDAY, FRIDAY) == [True, False, True]
    assert open_fridays(FRIDAY, SATURDAY) == [True, False, True]


def test_also_where_the_other_day_lies_outside_the_validity(
    open_fridays: Callable[..., Any], days_with: Callable[..., list[str]]
):
    assert open_fridays(SATURDAY, FRIDAY, valid_to="2025-10-31") == [True, False, False]
    layer = {"week": WEEK, "recurring": [SATURDAY, FRIDAY], "valid_to": "2025-10-31"}
    assert days_with("2025-10-20", "2025-11-30", **layer) == ["2025-10-21", "2025-10-24", "2025-10-28"]


def test_also_where_the_other_does_not_win_its_day(open_fridays: Callable[..., Any]):
    closed = _item("closed", "2025-11-01", "2025-11-01")
    assert open_fridays(SATURDAY, FRIDAY, exceptions=[closed]) == [True, False, False]


def test_not_where_the_other_is_cut_off(open_fridays: Callable[..., Any]):
    assert open_fridays({**SATURDAY, "last_day": "2025-10-31"}, FRIDAY) == [True, True, False]
    assert open_fridays({**SATURDAY, "first_day": "2025-11-01"}, FRIDAY) == [True, False, True]


def test_its_own_first_and_last_day_cut_off_too(open_fridays: Callable[..., Any]):
    assert open_fridays(SATURDAY, {**FRIDAY, "last_day": "2025-10-30"}) == [True, True, True]
    assert open_fridays(SATURDAY, {**FRIDAY, "last_day": "2025-10-31"}) == [True, False, True]


STOCKTAKING = _item("stocktaking", "2026-06-10", "2026-06-12", "12:30-13:00")
SUMMER = {"id": "summer", "first_day": "07-06", "last_day": "07-19", "week": {}}


@pytest.fixture
def selected(days_with: Callable[..., list[str]]):
    """List the days of June and July 2026 on which an item opens that depends on another."""

    def days(**item: object) -> list[str]:
        dependent = {"id": "item", "hours": ["12:00-13:00"], **item}
        others = [{"id": "weekly", "day": "sat", "hours": []}, {"id": "first", "day": "sat", "nth": 1, "hours": []}]
        found = days_with("2026-06-01", "2026-07-31", [STOCKTAKING], recurring=[dependent, *others], seasons=[SUMMER])
        return [day[5:] for day in found if not "06-10" <= day[5:] <= "06-12"]

    return days


@pytest.mark.parametrize(
    ("item", "days"),
    [
        ({"before": "stocktaking"}, ["06-09"]),
        ({"after": "stocktaking"}, ["06-13"]),
        ({"before": "stocktaking", "day": "fri"}, ["06-05"]),
        ({"after": "stocktaking", "day": "mon,wed"}, ["06-15"]),
        ({"before": "summer", "day": "fri"}, ["07-03", "07-10", "07-17"]),
        ({"after": "summer", "day": "mon"}, ["07-13", "07-20"]),
        ({"before": "summer", "first_day": "2026-07-18"}, ["07-18"]),
        ({"before": "first"}, ["06-05", "07-03", "07-31"]),
        ({"before": "first", "day": "sat"}, ["06-27", "07-25"]),
        ({"after": "first", "day": "sat"}, ["06-13", "07-11"]),
    ],
)
def test_it_is_the_nearest_such_day_strictly_before_or_after(
    selected: Callable[..., list[str]], item: dict[str, Any], days: list[str]
):
    """Saturdays that come before or after another Saturday are days of their own, with the hours of the one above."""
    mode = {"mode": "add"}
    assert selected(**item, **mode) == days


def test_dependence_may_go_on_from_day_to_day(days_with: Callable[..., list[str]]):
    recurring = [
        {"id": "c", "before": "b", "hours": ["12:00-13:00"]},
        {"id": "b", "before": "a", "day": "mon-wed", "hours": ["12:00-13:00"]},
        {"id": "a", "day": "sat", "nth": 1, "hours": []},
    ]
    assert days_with("2026-06-01", "2026-06-30", recurring=recurring) == ["2026-06-02", "2026-06-03", "2026-06-30"]


def test_it_may_depend_on_a_yearly_exception_and_on_one_that_has_no_end(days_with: Callable[..., list[str]]):
    eve = [_item("party", "christmas_eve", "christmas_eve")]
    item = {"id": "item", "hours": ["12:00-13:00"]}
    assert days_with("2026-12-01", "2027-12-31", eve, recurring=[{**item, "before": "party", "day": "wed"}]) == [
        "2026-12-23",
        "2027-12-22",
    ]
    gone = [{"id": "gone", "first_day": "2026-12-24", "hours": [], "layers": ["desk"]}]
    assert days_with("2026-12-01", "2027-12-31", gone, recurring=[{**item, "before": "gone"}]) == ["2026-12-23"]


def test_it_is_unknown_where_it_is_unknown_on_which_days_the_other_falls(spans_on: Callable[..., list[str]]):
    unknown = {"id": "saturday", "day": "sat", "every_weeks": 2, "first": "unknown", "hours": []}
    layer = {"id": "desk", "week": {"fri": ["10:00-17:00"]}, "recurring": [unknown, FRIDAY]}
    assert spans_on("2026-06-05", layers=[layer]) == ["?10:00-17:00"]
    closed = {"id": "desk", "week": {"fri": []}, "recurring": [unknown, FRIDAY]}
    assert spans_on("2026-06-05", layers=[closed]) == []


def test_it_is_known_where_the_other_is_known_to_fall(spans_on: Callable[..., list[str]]):
    works = {"id": "works", "first_day": "unknown", "last_day": "2026-06-10", "hours": [], "layers": ["other"]}
    item = {"id": "item", "before": "works", "hours": []}
    layers = [{"id": "desk", "week": {"mon-fri": ["10:00-17:00"]}, "recurring": [item]}, {"id": "other"}]
    states = [spans_on(f"2026-06-{day}", layers=layers, exceptions=[works]) for day in ("08", "09", "10")]
    assert states == [["?10:00-17:00"], [], ["10:00-17:00"]]
