"""Days that come again, and days as they are written."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import WEEKDAYS, Day, Recurrence

ALL = (date(1900, 1, 1), date(2200, 1, 1))
MONDAY = date(2026, 11, 23)


def days(rule: Recurrence, start: date = MONDAY, end: date = date(2027, 11, 23)) -> list[str]:
    return [str(day) for day in rule.dates(start, end)]


def refused(**fields: object) -> tuple[str, dict[str, object]]:
    """The kind and the facts of the one fault in a recurrence."""
    with pytest.raises(ValidationError) as raised:
        Recurrence.model_validate(fields)
    (error,) = raised.value.errors()
    return error["type"], error.get("ctx", {})


def test_every_other_day():
    assert days(Recurrence(every="day", interval=2, first_day=MONDAY, count=3)) == [
        "2026-11-23",
        "2026-11-25",
        "2026-11-27",
    ]


def test_every_week_on_the_weekday_that_it_began_on():
    assert days(Recurrence(every="week", first_day=MONDAY, count=2)) == ["2026-11-23", "2026-11-30"]


def test_every_other_week_counts_weeks_from_monday():
    rule = Recurrence(every="week", interval=2, first_day=date(2026, 11, 25), weekdays=("mon", "fri"), count=3)
    assert days(rule) == ["2026-11-27", "2026-12-07", "2026-12-11"]


def test_every_day_but_only_some_weekdays():
    rule = Recurrence(every="day", first_day=MONDAY, weekdays=("tue", "sat"), last_day=date(2026, 12, 1))
    assert days(rule) == ["2026-11-24", "2026-11-28", "2026-12-01"]


def test_every_month_on_its_last_day_where_it_is_too_short():
    rule = Recurrence(every="month", first_day=date(2027, 8, 31), last_day=date(2028, 3, 31))
    assert days(rule, *ALL) == [
        "2027-08-31",
        "2027-09-30",
        "2027-10-31",
        "2027-11-30",
        "2027-12-31",
        "2028-01-31",
        "2028-02-29",
        "2028-03-31",
    ]


def test_every_month_on_a_day_that_all_months_have():
    assert days(Recurrence(every="month", first_day=date(2026, 12, 15), count=2)) == ["2026-12-15", "2027-01-15"]


@pytest.mark.parametrize(
    ("weekdays", "nth", "expected"),
    [
        (("thu",), (1,), ["2026-12-03", "2027-01-07"]),
        (("thu",), (-1,), ["2026-11-26", "2026-12-31"]),
        (("thu",), (1, -1), ["2026-11-26", "2026-12-03"]),
        (("mon",), (5,), ["2026-11-30", "2027-03-29"]),
        # Among all the weekdays together: the last working day, the last day.
        (("mon", "tue", "wed", "thu", "fri"), (-1,), ["2026-11-30", "2026-12-31"]),
        (WEEKDAYS, (-1,), ["2026-11-30", "2026-12-31"]),
        (("sat", "sun"), (), ["2026-11-28", "2026-11-29"]),
    ],
)
def test_the_nth_weekday_of_a_month(weekdays: tuple[str, ...], nth: tuple[int, ...], expected: list[str]):
    assert days(Recurrence(every="month", first_day=MONDAY, weekdays=weekdays, nth=nth, count=2)) == expected


def test_every_year_on_the_day_that_it_began_on():
    rule = Recurrence(every="year", first_day=date(2024, 2, 29), count=5)
    assert days(rule, *ALL) == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_every_other_year_in_some_months():
    rule = Recurrence(every="year", interval=2, first_day=date(2026, 9, 1), months=(3, 9), weekdays=("tue",), nth=(1,))
    assert days(rule, date(2026, 1, 1), date(2029, 1, 1)) == ["2026-09-01", "2028-03-07", "2028-09-05"]


def test_a_year_has_the_month_that_it_began_in():
    rule = Recurrence(every="year", first_day=date(2026, 3, 1), weekdays=("sun",), nth=(-1,), count=2)
    assert days(rule, *ALL) == ["2026-03-29", "2027-03-28"]


def test_only_some_months():
    rule = Recurrence(every="week", first_day=date(2026, 11, 30), months=(1,), count=2)
    assert days(rule) == ["2027-01-04", "2027-01-11"]


def test_the_last_day_is_included():
    assert days(Recurrence(every="week", first_day=MONDAY, last_day=MONDAY)) == ["2026-11-23"]


def test_the_end_of_the_question_is_not():
    rule = Recurrence(every="week", first_day=MONDAY)
    assert days(rule, MONDAY, date(2026, 11, 30)) == ["2026-11-23"]
    assert days(rule, date(2026, 11, 24), date(2026, 12, 1)) == ["2026-11-30"]


def test_counting_does_not_begin_where_the_question_does():
    rule = Recurrence(every="week", first_day=MONDAY, count=3)
    assert days(rule, date(2026, 12, 1)) == ["2026-12-07"]


def test_a_recurrence_without_end_ends_with_2199():
    *_, last = Recurrence(every="year", first_day=date(2026, 12, 31)).dates(*ALL)
    assert last == date(2199, 12, 31)


def test_a_recurrence_that_never_comes_to_a_day_ends_too():
    rule = Recurrence(every="month", interval=12, first_day=date(2026, 1, 1), months=(2,))
    assert list(rule.dates(*ALL)) == []


def test_days_come_in_order_and_once():
    found = list(Recurrence(every="month", first_day=MONDAY, weekdays=("fri",), nth=(4, -1)).dates(*ALL))
    assert all(earlier < later for earlier, later in pairwise(found))


@pytest.mark.parametrize(("start", "end"), [(date(1899, 12, 31), MONDAY), (MONDAY, date(2200, 1, 2)), ALL[::-1]])
def test_a_question_keeps_to_the_years_that_are_answered_for(start: date, end: date):
    with pytest.raises(OutOfRange):
        Recurrence(every="day", first_day=MONDAY).dates(start, end)


def test_it_ends_by_count_or_by_day_but_not_both():
    assert refused(every="day", first_day=MONDAY, count=3, last_day=MONDAY) == (
        "not-together",
        {"first": "count", "second": "last_day"},
    )


def test_it_does_not_end_before_it_begins():
    assert refused(every="day", first_day=MONDAY, last_day=date(2026, 11, 22)) == (
        "reversed-dates",
        {"first": "2026-11-23", "last": "2026-11-22"},
    )


@pytest.mark.parametrize(
    ("every", "weekdays", "needed"),
    [("month", (), '"weekdays"'), ("week", ("mon",), '"every": "month"'), ("day", ("mon",), '"every": "month"')],
)
def test_the_nth_is_a_weekday_of_a_month(every: str, weekdays: tuple[str, ...], needed: str):
    found = refused(every=every, first_day=MONDAY, weekdays=weekdays, nth=(1,))
    assert found == ("only-with", {"field": "nth", "needed": needed})


@pytest.mark.parametrize(
    "field",
    [{"interval": 0}, {"count": 0}, {"nth": (0,)}, {"nth": (6,)}, {"months": (13,)}, {"weekdays": ("monday",)}],
)
def test_figures_out_of_bounds_are_refused(field: dict[str, object]):
    with pytest.raises(ValidationError):
        Recurrence.model_validate({"every": "month", "first_day": MONDAY} | field)


def test_a_recurrence_is_written_as_json():
    rule = Recurrence(every="month", first_day=MONDAY, weekdays=("thu",), nth=(1, -1))
    assert Recurrence.model_validate_json(rule.model_dump_json()) == rule
    assert pickle.loads(pickle.dumps(rule)) == rule


@pytest.mark.parametrize("given", ["2026-11-23", MONDAY])
def test_a_day_is_a_date_or_its_text(given: str | date):
    assert TypeAdapter(Day).validate_python(given) == MONDAY


@pytest.mark.parametrize(
    "given",
    [
        *("2026-11-31", "20261123", "2026-W48-1", "2026-11-23T00:00:00", "23.11.2026", "1899-12-31", "2200-01-01", ""),
        *(20261123, 1.5, None, True, datetime(2026, 11, 23, tzinfo=UTC), date(1899, 12, 31)),
    ],
)
def test_anything_else_is_no_day(given: object):
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(Day).validate_python(given)
    (error,) = raised.value.errors()
    assert (error["type"], error["msg"]) == ("bad-date", "write a date from 1900 to 2199, such as 2026-11-23")
