"""Dates that nobody has told: what is known all the same, because every answer would be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

WEEK = {"mon-sun": ["10:00-16:00"]}
USUAL = ["10:00-16:00"]


@pytest.fixture
def desk(spans_on: Callable[..., list[str]]):
    """List the spans of a day of one layer."""

    def spans(day: str, exceptions: Any = (), **layer: object) -> list[str]:  # noqa: ANN401 - JSON
        return spans_on(day, layers=[{"id": "desk", "week": WEEK, **layer}], exceptions=list(exceptions))

    return spans


# --- Every so many weeks, and nobody knows from which ----------------------------------------------------------------

FORTNIGHTLY = {"id": "sat", "day": "sat", "every_weeks": 2, "first": "unknown"}


@pytest.mark.parametrize(
    ("item", "spans"),
    [
        ({"hours": ["10:00-16:00"]}, ["10:00-16:00"]),
        ({"hours": ["12:00-18:00"]}, ["?10:00-12:00", "12:00-16:00", "?16:00-18:00"]),
        ({"hours": []}, ["?10:00-16:00"]),
        ({"hours": ["16:00-18:00"], "mode": "add"}, ["10:00-16:00", "?16:00-18:00"]),
        ({"hours": ["12:00-13:00"], "mode": "add"}, ["10:00-16:00"]),
        ({"hours": ["12:00-13:00"], "mode": "cut"}, ["10:00-12:00", "?12:00-13:00", "13:00-16:00"]),
        ({"hours": ["18:00-19:00"], "mode": "cut"}, ["10:00-16:00"]),
    ],
)
def test_an_instant_is_known_where_all_phases_agree(
    desk: Callable[..., list[str]], item: dict[str, Any], spans: list[str]
):
    recurring = [{**FORTNIGHTLY, **item}]
    assert desk("2026-06-06", recurring=recurring) == desk("2026-06-13", recurring=recurring) == spans
    assert desk("2026-06-05", recurring=recurring) == USUAL


def test_a_day_that_the_number_in_the_month_leaves_out_is_known(desk: Callable[..., list[str]]):
    recurring = [{**FORTNIGHTLY, "nth": 1, "hours": []}]
    assert [desk(f"2026-06-{day}", recurring=recurring) for day in ("06", "13")] == [["?10:00-16:00"], USUAL]


def test_something_certain_above_makes_the_phase_irrelevant(desk: Callable[..., list[str]]):
    closed = {"id": "closed", "first_day": "2026-06-06", "last_day": "2026-06-06", "hours": ["12:00-13:00"]}
    assert desk("2026-06-06", [closed], recurring=[{**FORTNIGHTLY, "hours": []}]) == ["12:00-13:00"]


# --- An end that is unknown ------------------------------------------------------------------------------------------


def test_the_known_end_of_a_season_certainly_lies_in_it(desk: Callable[..., list[str]]):
    until = [{"id": "s", "first_day": "unknown", "last_day": "2026-06-10", "week": {"mon-sun": ["12:00-18:00"]}}]
    since = [{"id": "s", "first_day": "2026-06-10", "last_day": "unknown", "week": {"mon-sun": ["12:00-18:00"]}}]
    unsure = ["?10:00-12:00", "12:00-16:00", "?16:00-18:00"]
    days = ("2026-06-09", "2026-06-10", "2026-06-11")
    assert [desk(day, seasons=until) for day in days] == [unsure, ["12:00-18:00"], USUAL]
    assert [desk(day, seasons=since) for day in days] == [USUAL, ["12:00-18:00"], unsure]


def test_a_weekday_that_a_season_does_not_name_is_known(desk: Callable[..., list[str]]):
    season = {"id": "s", "first_day": "2026-06-10", "last_day": "unknown", "week": {"sat": []}}
    assert [desk(f"2026-06-{day}", seasons=[season]) for day in ("12", "13", "14")] == [USUAL, ["?10:00-16:00"], USUAL]


def test_a_recurrence_may_be_cut_off_on_an_unknown_day(desk: Callable[..., list[str]]):
    item = {"id": "r", "day": "sat", "hours": [], "first_day": "unknown", "last_day": "2026-06-13"}
    days = [desk(f"2026-06-{day}", recurring=[item]) for day in ("06", "13", "20", "05")]
    assert days == [["?10:00-16:00"], [], USUAL, USUAL]


def test_a_shorter_period_above_is_known_only_where_it_is_surely_the_shorter(desk: Callable[..., list[str]]):
    """On the day before its end, a closing may have lasted two days, or twenty."""
    closing = {"id": "closing", "first_day": "unknown", "last_day": "2026-06-18", "hours": []}
    long = {"id": "long", "first_day": "2026-06-01", "last_day": "2026-06-30", "hours": ["12:00-14:00"]}
    short = {"id": "short", "first_day": "2026-06-16", "last_day": "2026-06-17", "hours": ["12:00-14:00"]}
    assert desk("2026-06-17", [closing, long]) == ["?12:00-14:00"]
    assert desk("2026-06-16", [closing, short]) == ["12:00-14:00"]


def test_an_uncertain_closing_below_something_certain_changes_nothing(desk: Callable[..., list[str]]):
    yearly = {"id": "yearly", "first_day": "06-01", "last_day": "06-30", "hours": ["12:00-14:00"]}
    season = {"id": "s", "first_day": "unknown", "last_day": "2026-12-31", "week": {"mon-sun": []}}
    assert desk("2026-06-17", [yearly], seasons=[season]) == ["12:00-14:00"]


def test_what_adds_to_an_uncertain_closing_is_known(desk: Callable[..., list[str]]):
    closing = {"id": "closing", "first_day": "2026-06-01", "last_day": "unknown", "hours": []}
    party = {"id": "p", "first_day": "2026-06-17", "last_day": "2026-06-17", "hours": ["18:00-20:00"], "mode": "add"}
    assert desk("2026-06-17", [closing, party]) == ["?10:00-16:00", "18:00-20:00"]


def test_two_uncertain_items_are_known_where_all_four_answers_agree(desk: Callable[..., list[str]]):
    items = [
        {"id": "a", "first_day": "unknown", "last_day": "2026-12-31", "hours": ["10:00-14:00"]},
        {"id": "b", "first_day": "2026-01-01", "last_day": "unknown", "hours": ["12:00-16:00"]},
    ]
    assert desk("2026-06-17", items) == ["?10:00-12:00", "12:00-14:00", "?14:00-16:00"]


def test_an_item_with_no_known_date_changes_nothing(desk: Callable[..., list[str]]):
    nothing: list[dict[str, Any]] = [{"first_day": "unknown"}, {"first_day": "unknown", "last_day": "unknown"}]
    for ends in nothing:
        assert desk("2026-06-17", [{"id": "e", "hours": [], **ends}]) == USUAL
        assert desk("2026-06-17", seasons=[{"id": "s", "week": {"mon-sun": []}, **ends}]) == USUAL
        assert desk("2026-06-17", suspended=ends) == USUAL


def test_a_night_is_unknown_with_the_day_on_which_it_begins(desk: Callable[..., list[str]]):
    closing = {"id": "closing", "first_day": "2026-06-15", "last_day": "unknown", "hours": []}
    night = {"week": {"mon-sun": ["20:00-02:00"]}}
    assert desk("2026-06-17", [closing], **night) == ["?00:00-02:00", "?20:00-00:00"]
    assert desk("2026-06-15", [closing], **night) == ["00:00-02:00"]
    assert desk("2026-06-16", [closing], **night) == ["?20:00-00:00"]


def test_which_of_two_periods_is_the_shorter_is_not_known_where_neither_length_is(desk: Callable[..., list[str]]):
    one = {"id": "a", "first_day": "unknown", "last_day": "2026-06-18", "hours": []}
    for ends in (("unknown", "2026-06-25"), ("2026-06-10", "unknown")):
        other = {"id": "b", "first_day": ends[0], "last_day": ends[1], "hours": ["12:00-14:00"]}
        assert desk("2026-06-18", [one, other]) == ["?12:00-14:00"]
