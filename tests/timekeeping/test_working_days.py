"""Working days, and deadlines that must end on one."""

from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.timekeeping import (
    Convention,
    Period,
    add_working_days,
    adjust,
    deadline,
    is_working_day,
    next_working_day,
    previous_working_day,
    working_days_between,
)

UNADJUSTED, FOLLOWING, PRECEDING, MODIFIED_FOLLOWING = Convention


@pytest.mark.parametrize(
    ("day", "expected", "with_saturdays"),
    [
        (date(2026, 11, 23), True, True),
        (date(2026, 11, 27), True, True),
        (date(2026, 11, 28), False, True),
        (date(2026, 11, 29), False, False),
        (date(2026, 5, 1), False, False),
        (date(2026, 12, 24), True, True),
        # Boxing Day on a Saturday.
        (date(2026, 12, 26), False, False),
    ],
)
def test_working_days_are_monday_to_friday_without_public_holidays(day: date, expected: bool, with_saturdays: bool):
    assert is_working_day(day) is expected
    assert is_working_day(day, saturdays=True) is with_saturdays


def test_the_working_days_around_easter():
    wednesday, tuesday = date(2027, 3, 24), date(2027, 3, 30)
    assert next_working_day(wednesday) == tuesday
    assert previous_working_day(tuesday) == wednesday
    assert next_working_day(wednesday, saturdays=True) == date(2027, 3, 27)
    assert previous_working_day(tuesday, saturdays=True) == date(2027, 3, 27)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), -1, date(2026, 11, 27)),
        (date(2027, 1, 4), -2, date(2026, 12, 30)),
    ],
)
def test_working_days_are_counted_on_and_back(day: date, count: int, expected: date):
    assert add_working_days(day, count) == expected


def test_saturdays_can_be_counted():
    assert add_working_days(date(2026, 11, 27), 1, saturdays=True) == date(2026, 11, 28)
    assert working_days_between(date(2026, 11, 23), date(2026, 11, 30), saturdays=True) == 6


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 30), 5),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 28), date(2026, 11, 30), 0),
        (date(2026, 1, 1), date(2027, 1, 1), 253),
    ],
)
def test_the_working_days_between_two_days_include_the_first(start: date, end: date, expected: int):
    assert working_days_between(start, end) == expected


@pytest.mark.parametrize(
    ("day", "convention", "expected"),
    [
        (date(2026, 11, 28), UNADJUSTED, date(2026, 11, 28)),
        (date(2026, 11, 28), FOLLOWING, date(2026, 11, 30)),
        (date(2026, 11, 28), PRECEDING, date(2026, 11, 27)),
        (date(2026, 11, 28), MODIFIED_FOLLOWING, date(2026, 11, 30)),
        # The next working day is in another month.
        (date(2027, 1, 31), FOLLOWING, date(2027, 2, 1)),
        (date(2027, 1, 31), MODIFIED_FOLLOWING, date(2027, 1, 29)),
        (date(2026, 1, 1), PRECEDING, date(2025, 12, 31)),
    ],
)
def test_a_convention_moves_a_day_that_is_no_working_day(day: date, convention: Convention, expected: date):
    assert adjust(day, convention) == expected


@pytest.mark.parametrize("convention", Convention)
def test_no_convention_moves_a_working_day(convention: Convention):
    assert adjust(date(2026, 11, 30), convention) == date(2026, 11, 30)


def test_a_saturday_stays_where_saturdays_count():
    assert adjust(date(2026, 11, 28), FOLLOWING, saturdays=True) == date(2026, 11, 28)


def test_a_convention_may_be_given_by_its_name_but_not_invented():
    assert adjust(date(2026, 11, 28), "preceding") == date(2026, 11, 27)
    with pytest.raises(ValueError, match="'backwards' is not a valid Convention"):
        adjust(date(2026, 11, 28), "backwards")


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        # A deadline in days: the first is not counted, the last is.
        (date(2026, 11, 2), "P14D", date(2026, 11, 16)),
        # In weeks, months and years: the day of the same name or number, or the last of the month.
        (date(2026, 11, 3), "P3W", date(2026, 11, 24)),
        (date(2026, 1, 31), "P1M", date(2026, 3, 2)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        # Saturday, Whit Sunday, and a Whit Monday that is Constitution Day.
        (date(2027, 5, 1), "P2W", date(2027, 5, 18)),
        # Christmas Eve is no holiday, so the deadline ends on it.
        (date(2026, 12, 10), "P2W", date(2026, 12, 24)),
        (date(2026, 12, 11), "P2W", date(2026, 12, 28)),
    ],
)
def test_a_deadline_under_norwegian_law_ends_on_a_working_day(day: date, period: str, expected: date):
    assert deadline(day, Period(period), FOLLOWING) == expected


def test_a_deadline_follows_the_convention_that_was_agreed():
    found = [deadline(date(2026, 10, 31), Period("P4W"), convention).day for convention in Convention]
    assert found == [28, 30, 27, 30]
    assert deadline(date(2026, 10, 31), Period("P4W"), FOLLOWING, saturdays=True).day == 28


def test_a_deadline_is_not_counted_in_hours():
    with pytest.raises(NaiveDatetime):
        deadline(date(2026, 11, 23), Period("PT24H"), FOLLOWING)


def test_the_search_ends_where_the_years_do():
    with pytest.raises(OutOfRange):
        next_working_day(date(2199, 12, 31))
    with pytest.raises(OutOfRange):
        adjust(date(1900, 1, 1), PRECEDING)
    with pytest.raises(OutOfRange):
        adjust(date(2200, 1, 1), UNADJUSTED)
