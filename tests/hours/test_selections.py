from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from innbygger_core.hours import Dates, Days, OrderedRule, Selection, Weeks, Years

FIRST = date(2024, 1, 1)


def days(first: str, last: str, **on: Any) -> list[str]:  # noqa: ANN401 - as in a document
    """The days of a window that a selection chooses, as month and day."""
    low, high = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    mask = Selection.model_validate(on).mask(low, high)
    return [f"{date.fromordinal(day):%m-%d}" for day in range(low, high + 1) if mask >> day - low & 1]


def refused(**on: Any) -> str:  # noqa: ANN401 - as in a document
    with pytest.raises(ValidationError) as wrong:
        Selection.model_validate(on)
    (error,) = wrong.value.errors()
    return error["type"]


# --- Each condition --------------------------------------------------------------------------------------------------


def test_a_selection_without_conditions_chooses_every_day():
    assert len(days("2026-01-01", "2026-12-31")) == 365


@pytest.mark.parametrize(
    ("years", "chosen"),
    [("2026", [2026]), ("2026-2028/2", [2026, 2028]), ("2027-", [2027, 2028, 2029]), ("2026,2029", [2026, 2029])],
)
def test_years_are_chosen(years: str, chosen: list[int]):
    found = Selection(years=Years.read(years))
    new_years = [date(year, 1, 1).toordinal() for year in (2026, 2027, 2028, 2029)]
    assert [date.fromordinal(day).year for day in new_years if found.mask(day, day)] == chosen


@pytest.mark.parametrize(
    ("dates", "chosen"),
    [
        ("12-30..01-01", ["12-30", "12-31", "01-01"]),
        ("2026-12-30..01-01", ["12-30", "12-31", "01-01"]),
        ("2026-12-31..", ["12-31", "01-01", "01-02"]),
        ("2026-12-28..2026-12-31/2", ["12-28", "12-30"]),
        ("12-24..12-28/3", []),
        ("12 sun[-1]", []),
        ("12-25 +fri", []),
        ("12-31 -wed", ["12-30"]),
        ("12-31 -wed +1", ["12-31"]),
        ("2027-01", ["01-01", "01-02"]),
        ("easter_sunday", []),
    ],
)
def test_dates_are_chosen(dates: str, chosen: list[str]):
    assert days("2026-12-28", "2027-01-02", dates=dates) == chosen


def test_months_are_chosen_from_their_first_day_to_their_last():
    assert days("2028-01-30", "2028-03-02", dates="02") == [f"02-{day:02}" for day in range(1, 30)]
    assert days("2026-12-01", "2027-01-31", dates="11..12-02,2027-01..2027-02")[1:3] == ["12-02", "01-01"]


def test_summer_time_lasts_from_the_last_sunday_of_march():
    found = days("2026-01-01", "2026-12-31", dates="03 sun[-1]..10 sun[-1] -1")
    assert (found[0], found[-1]) == ("03-29", "10-24")


@pytest.mark.parametrize(("year", "chosen"), [("2026", "04-02"), ("2027", "03-25")])
def test_days_from_easter_are_chosen(year: str, chosen: str):
    assert days(f"{year}-01-01", f"{year}-12-31", dates="easter_sunday-3") == [chosen]
    assert days(f"{year}-01-01", f"{year}-12-31", dates=f"{year}-easter_sunday-3") == [chosen]
    assert days(f"{year}-01-01", f"{year}-12-31", dates="2025-easter_sunday") == []


def test_a_leap_day_is_only_in_leap_years_and_as_an_end_the_last_of_february():
    assert days("2026-02-01", "2026-03-02", dates="02-29") == []
    assert days("2028-02-01", "2028-03-02", dates="02-29") == ["02-29"]
    assert days("2026-02-27", "2026-03-02", dates="02-27..02-29") == ["02-27", "02-28"]
    assert days("2026-02-27", "2026-03-02", dates="02-29..03-01") == ["03-01"]


def test_weeks_are_those_of_the_iso_calendar():
    assert days("2026-12-26", "2027-01-05", weeks="53") == [
        *("12-28", "12-29", "12-30", "12-31", "01-01", "01-02", "01-03")
    ]
    assert days("2026-12-26", "2027-01-05", weeks="1-51/2") == ["01-04", "01-05"]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("fri-mon", ["05-01", "05-02", "05-03", "05-04", "05-08"]),
        ("sat[1]", ["05-02"]),
        ("fri[2,-1]", ["05-08"]),
        ("sat[2]-2", ["05-07"]),
        ("mon[1]-5", ["04-29"]),
        ("public", ["05-01"]),
        ("public-1", ["04-30"]),
        ("wed,public", ["04-29", "05-01", "05-06"]),
    ],
)
def test_days_of_the_week_are_chosen(chosen: str, found: list[str]):
    assert days("2026-04-29", "2026-05-08", days=chosen) == found


def test_a_fifth_day_is_not_in_every_month():
    assert days("2026-11-01", "2026-12-31", days="mon[5]") == ["11-30"]
    assert days("2026-10-01", "2026-10-31", days="mon[-5]") == []


# --- All of them -----------------------------------------------------------------------------------------------------


def test_every_condition_must_be_fulfilled():
    every = {"years": "2027", "dates": "05", "weeks": "20", "days": "mon-fri", "holidays": "public"}
    assert days("2026-01-01", "2028-12-31", **every) == ["05-17"]


def test_the_whole_can_be_moved():
    assert days("2026-04-29", "2026-05-08", days="fri", dates="05", later=1) == ["05-02"]


@given(st.integers(0, 1500), st.integers(0, 400), st.integers(0, 400))
def test_what_is_chosen_does_not_depend_on_the_window(start: int, length: int, offset: int):
    every = Selection(
        dates=Dates.read("10-05..04-20,easter_sunday+40,2025-03..2026-02,12-25 +mon +180"),
        days=Days.read("mon-thu,sat[1]+2,fri[-1]-3,public+1,sun"),
        weeks=Weeks.read("1-53/2,10-20"),
        later=3,
    )
    low = (FIRST + timedelta(days=start)).toordinal()
    inner = low + min(offset, length)
    assert every.mask(low, low + length) >> inner - low & 1 == every.mask(inner, inner)


@pytest.mark.parametrize("moved", ["public-1", "public+1"])
def test_holidays_end_where_they_are_no_longer_worked_out(moved: str):
    assert days("2200-01-01", "2200-12-31", days="public") == []
    assert days("1899-01-01", "1899-11-30", days=moved) == []


# --- What is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("years", ["26", "2026-2025", "1800", "2026-2030/0", "2026--", "x"])
def test_years_that_cannot_be_are_refused(years: str):
    assert refused(years=years) == "bad-years"


@pytest.mark.parametrize("weeks", ["0", "54", "5-", "10-5", "1-9/0", "odd"])
def test_weeks_that_cannot_be_are_refused(weeks: str):
    assert refused(weeks=weeks) == "bad-weeks"


@pytest.mark.parametrize("chosen", ["", "Mon", "mon[6]", "mon-fri[1]", "mon+1", "publics", "mon,,tue"])
def test_days_that_cannot_be_are_refused(chosen: str):
    assert refused(days=chosen) == "bad-days"


@pytest.mark.parametrize(
    ("dates", "kind"),
    [
        ("", "bad-dates"),
        ("24.12", "bad-dates"),
        ("12-2512-26", "bad-dates"),
        ("12-25 sun[1]", "bad-dates"),
        ("easter_sunday sun[1]", "bad-dates"),
        ("06-1", "bad-dates"),
        ("02-30", "impossible-date"),
        ("13", "impossible-date"),
        ("12-00", "impossible-date"),
        ("2027-02-29", "impossible-date"),
        ("1800-01-01", "impossible-date"),
        ("12-25 +181", "impossible-date"),
        ("12-25..", "yearly-end"),
        ("12-25..2026-12-31", "yearly-end"),
        ("2026-12-25..2026-12-24", "reversed-dates"),
    ],
)
def test_dates_that_cannot_be_are_refused(dates: str, kind: str):
    assert refused(dates=dates) == kind


# --- As a document ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "on",
    [
        {},
        {"years": "2026,2028-,2030-2040/5"},
        {"dates": "2026-10-05..2026-10-09/2,07,2026-07,easter_sunday-3,12-25 +sun,12-25 -sun -1,03 sun[-1] +1"},
        {"dates": "2026-easter_sunday+1..2026-06,easter_sunday -fri"},
        {"weeks": "1-53/2,7", "days": "mon-wed,sat[1,-1]-1,public+2", "holidays": "public", "later": 1},
    ],
)
def test_a_rule_is_written_as_it_was_read(on: dict[str, Any]):
    row = {"id": "rule", "hours": ["10:00-16:00"], "mode": "add", "reason": "Fordi"} | ({"on": on} if on else {})
    rule = OrderedRule.model_validate(row)
    assert rule.model_dump(mode="json") == row
    assert OrderedRule.model_validate(rule.model_dump(mode="json")) == rule
