"""Periods named once, for all that happens in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

PERIODS = {
    "school_autumn": [["2026-10-05", "2026-10-09"], ["2027-10-04", "2027-10-08"]],
    "romjul": [["12-27", "12-30"]],
    "winter": [["W08", "W08"]],
    "never_used": [["2026-01-01", "2026-01-02"]],
}
WEEK = {"mon-sun": ["10:00-16:00"]}


def _spans(spans_on: Callable[..., list[str]], *days: str, exceptions: Any = (), **layer: object) -> list[list[str]]:  # noqa: ANN401
    said = {"periods": PERIODS, "layers": [{"id": "desk", "week": WEEK, **layer}], "exceptions": list(exceptions)}
    return [spans_on(day, **said) for day in days]


def test_an_exception_holds_in_every_stretch_of_its_periods(spans_on: Callable[..., list[str]]):
    item = {"id": "closed", "periods": ["school_autumn", "romjul"], "hours": []}
    days = ("2026-10-04", "2026-10-05", "2026-10-09", "2026-10-10", "2027-10-04", "2028-12-27", "2028-12-31")
    assert [not spans for spans in _spans(spans_on, *days, exceptions=[item])] == [
        *(False, True, True, False),
        *(True, True, False),
    ]


def test_a_season_holds_in_every_stretch_of_its_periods(spans_on: Callable[..., list[str]]):
    season = {"id": "short", "periods": ["winter", "school_autumn"], "week": {"mon": ["12:00-14:00"]}}
    days = ("2026-02-16", "2026-02-17", "2026-02-23", "2026-10-05", "2027-10-11")
    short, usual = ["12:00-14:00"], ["10:00-16:00"]
    assert _spans(spans_on, *days, seasons=[season]) == [short, usual, usual, short, usual]


def test_a_recurrence_is_cut_off_by_its_periods(days_with: Callable[..., list[str]], read: Callable[..., OpeningHours]):
    item = {"id": "item", "day": "mon,tue", "periods": ["school_autumn", "romjul"], "hours": ["12:00-13:00"]}
    hours = read(periods=PERIODS, layers=[{"id": "desk", "recurring": [item]}])
    assert hours.layers[0].recurring
    spelled = [
        {**item, "id": f"item-{number}", "periods": None, "first_day": first, "last_day": last}
        for number, (first, last) in enumerate([*PERIODS["school_autumn"], *PERIODS["romjul"]])
    ]
    recurring = [{key: value for key, value in row.items() if value is not None} for row in spelled]
    days = days_with("2026-01-01", "2027-12-31", recurring=recurring)
    assert days == [
        "2026-10-05",
        "2026-10-06",
        "2026-12-28",
        "2026-12-29",
        "2027-10-04",
        "2027-10-05",
        "2027-12-27",
        "2027-12-28",
    ]


def test_a_layer_is_suspended_in_every_stretch_of_its_periods(spans_on: Callable[..., list[str]]):
    days = ("2026-10-05", "2026-10-10", "2026-12-30")
    assert _spans(spans_on, *days, suspended={"periods": ["school_autumn", "romjul"]}) == [[], ["10:00-16:00"], []]


def test_each_stretch_has_its_own_length(spans_on: Callable[..., list[str]]):
    """The stretches of an item together may be longer than another's, and yet the shorter one wins."""
    items = [
        {"id": "school", "periods": ["school_autumn"], "hours": ["12:00-13:00"]},
        {"id": "week", "first_day": "2026-10-01", "last_day": "2026-10-07", "hours": []},
    ]
    assert _spans(spans_on, "2026-10-04", "2026-10-05", "2026-10-08", exceptions=items) == [
        [],
        ["12:00-13:00"],
        ["12:00-13:00"],
    ]


def test_each_stretch_of_an_exception_has_its_own_rank(spans_on: Callable[..., list[str]]):
    items = [
        {"id": "both", "periods": ["school_autumn", "romjul"], "hours": ["12:00-13:00"]},
        {"id": "october", "first_day": "10-05", "last_day": "10-05", "hours": []},
        {"id": "christmas", "first_day": "12-28", "last_day": "12-28", "hours": []},
    ]
    assert _spans(spans_on, "2026-10-05", "2026-12-28", exceptions=items) == [["12:00-13:00"], []]
