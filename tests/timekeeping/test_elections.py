"""The days of local elections: those that were set, and those that are expected."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import FIRST_DAY, local_elections

AFTER_ALL = date(2200, 1, 1)


def test_the_days_that_were_set():
    assert [str(day) for day in local_elections(FIRST_DAY, date(2028, 1, 1))] == [
        "1999-09-13",
        "2003-09-15",
        "2007-09-10",
        "2011-09-12",
        "2015-09-14",
        "2019-09-09",
        "2023-09-11",
        "2027-09-13",
    ]


def test_later_ones_are_expected_on_the_second_monday_of_september():
    expected = local_elections(date(2028, 1, 1), AFTER_ALL)
    assert [day.year for day in expected] == list(range(2031, 2200, 4))
    assert {(day.month, day.weekday(), (day.day + 6) // 7) for day in expected} == {(9, 0, 2)}


def test_none_are_known_before_1999():
    assert local_elections(FIRST_DAY, date(1999, 9, 13)) == ()


def test_the_end_is_not_counted():
    day = date(2027, 9, 13)
    assert local_elections(day, date(2027, 9, 14)) == (day,)
    assert local_elections(date(2023, 9, 12), day) == ()
    assert local_elections(day, day) == ()


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(1899, 12, 31), date(2000, 1, 1)), (FIRST_DAY, date(2200, 1, 2)), (date(2027, 1, 2), date(2027, 1, 1))],
)
def test_only_the_years_that_the_library_answers_for(start: date, end: date):
    with pytest.raises(OutOfRange):
        local_elections(start, end)


def test_a_datetime_is_no_day():
    with pytest.raises(TypeError, match=r"\.date\(\)"):
        local_elections(datetime(2027, 1, 1), AFTER_ALL)  # noqa: DTZ001 - a wrong one on purpose
