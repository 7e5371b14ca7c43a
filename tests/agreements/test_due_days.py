"""The days on which something is due: each way to say when, windows, and conventions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from innbygger_core.agreements import DueDates
from innbygger_core.agreements._reckoning._due_days import days_known, due_days
from innbygger_core.agreements._reckoning._stages import AFTER_ALL
from innbygger_core.timekeeping import FIRST_DAY, Convention
from innbygger_core.values import UNKNOWN, Fact

FIRST = date(2022, 8, 31)


def found(start: str, end: str, first: Fact[date] = FIRST, /, **due: Any) -> list[str]:  # noqa: ANN401 - as in JSON
    days = due_days(DueDates.model_validate(due), first, date.fromisoformat(start), date.fromisoformat(end))
    return [str(day) for day, _ in days]


def test_days_that_are_named():
    named = ["2026-12-31", "2025-12-31", "2024-12-31"]
    assert found("2025-01-01", "2027-01-01", on=named) == ["2025-12-31", "2026-12-31"]


def test_every_so_often_from_the_first_day_of_the_agreement():
    assert found("2022-01-01", "2024-09-03", every="P6M", convention="unadjusted") == [
        "2023-02-28",
        "2023-08-31",
        "2024-02-29",
        "2024-08-31",
    ]


def test_every_so_often_from_a_first_time():
    assert found("2022-01-01", "2022-03-01", every="P3W", first="2022-01-10") == [
        "2022-01-10",
        "2022-01-31",
        "2022-02-21",
    ]


def test_months_and_days_together_are_each_counted_from_the_first():
    assert found("2022-02-01", "2022-06-15", every="P1M10D", first="2022-01-21", convention="unadjusted") == [
        "2022-03-03",
        "2022-04-10",
        "2022-05-21",
    ]


def test_the_end_of_february_every_year():
    assert found("2023-01-01", "2026-01-01", yearly=["12-31", "02-29"], convention="unadjusted") == [
        "2023-02-28",
        "2023-12-31",
        "2024-02-29",
        "2024-12-31",
        "2025-02-28",
        "2025-12-31",
    ]


@pytest.mark.parametrize(
    ("season", "day"),
    [("spring", "2027-05-31"), ("summer", "2027-08-31"), ("autumn", "2027-11-30"), ("winter", "2027-02-28")],
)
def test_the_last_day_of_a_season(season: str, day: str):
    assert found("2027-01-01", "2028-01-01", season=season, convention="unadjusted") == [day]


def test_so_long_after_each_local_election():
    assert found("2019-01-01", "2033-01-01", after_election="P6M") == [
        "2020-03-09",
        "2024-03-11",
        "2028-03-13",
        "2032-03-08",
    ]


def test_longer_after_an_election_than_there_are_years():
    assert found("1900-01-01", "2200-01-01", after_election="P999999999Y") == []


def test_any_other_recurrence():
    third_thursday = {"every": "month", "first_day": "2026-01-01", "weekdays": ["thu"], "nth": [3]}
    assert found("2026-03-01", "2026-06-01", recurrence=third_thursday) == ["2026-03-19", "2026-04-16", "2026-05-21"]


@pytest.mark.parametrize(
    ("convention", "day"),
    [
        (Convention.UNADJUSTED, "2026-05-31"),
        (Convention.FOLLOWING, "2026-06-01"),
        (Convention.PRECEDING, "2026-05-29"),
        (Convention.MODIFIED_FOLLOWING, "2026-05-29"),
    ],
)
def test_a_day_of_no_work_moves_by_convention(convention: Convention, day: str):
    assert found("2026-01-01", "2027-01-01", season="spring", convention=convention) == [day]


def test_a_day_belongs_to_the_window_that_it_moves_into():
    assert found("2026-05-01", "2026-06-01", season="spring") == []
    assert found("2026-06-01", "2026-06-02", season="spring") == ["2026-06-01"]


def test_a_day_is_told_with_the_one_that_it_was_moved_from():
    spring = DueDates(season="spring")
    assert [*due_days(spring, UNKNOWN, date(2026, 1, 1), date(2027, 1, 1))] == [(date(2026, 6, 1), date(2026, 5, 31))]


def test_days_that_move_to_the_same_one_are_one():
    due = DueDates(yearly=("05-30", "05-31", "06-01"))
    assert [*due_days(due, UNKNOWN, date(2026, 1, 1), date(2027, 1, 1))] == [(date(2026, 6, 1), date(2026, 5, 30))]


def test_a_day_that_moves_beyond_all_years_is_none():
    edges = ["1900-01-01", "2199-12-31"]
    assert found("1900-01-01", "2200-01-01", yearly=["01-01"], convention="preceding")[:2] == [
        "1900-12-31",
        "1901-12-31",
    ]
    assert found("1900-01-01", "2200-01-01", on=edges, convention="unadjusted") == edges


def test_the_years_end_where_the_library_does():
    assert found("2199-01-01", "2200-01-01", every="P9M", first="2199-02-01") == ["2199-02-01", "2199-11-01"]
    assert found("2199-01-01", "2200-01-01", season="autumn") == ["2199-12-02"]
    assert [*due_days(DueDates(season="spring"), UNKNOWN, AFTER_ALL, AFTER_ALL)] == []
    assert [*due_days(DueDates(season="spring"), UNKNOWN, FIRST_DAY, FIRST_DAY)] == []


@pytest.mark.parametrize(
    ("first", "due"),
    [
        (UNKNOWN, {"every": "P6M"}),
        (FIRST, {"every": "P6M", "first": "unknown"}),
        (FIRST, {"after_election": "unknown"}),
    ],
)
def test_days_that_nobody_can_find(first: Fact[date], due: dict[str, str]):
    assert not days_known(DueDates.model_validate(due), first)
    assert found("2022-01-01", "2032-01-01", first, **due) == []


@pytest.mark.parametrize(
    "due",
    [{"every": "P6M", "first": "2022-01-10"}, {"season": "spring"}, {"on": ["2022-01-10"]}, {"after_election": "P1Y"}],
)
def test_days_that_can_be_found_without_the_first_day_of_the_agreement(due: dict[str, Any]):
    assert days_known(DueDates.model_validate(due), UNKNOWN)
    assert found("2022-01-01", "2032-01-01", UNKNOWN, **due)
