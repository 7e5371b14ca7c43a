from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.hours import Weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon", (0,)),
        ("mon-wed,fri", (0, 1, 2, 4)),
        ("sat,sun", (5, 6)),
        ("fri-mon", (4, 5, 6, 0)),
        ("sun-sat", (6, 0, 1, 2, 3, 4, 5)),
    ],
)
def test_a_day_key_names_days(text: str, days: tuple[int, ...]):
    assert Weekdays.read(text).days == days


@pytest.mark.parametrize(
    ("read", "written"),
    [("mon,tue,wed,fri", "mon-wed,fri"), ("sat-sun", "sat,sun"), ("fri-mon", "fri-mon"), ("wed,mon", "wed,mon")],
)
def test_three_or_more_days_in_a_row_are_written_as_a_range(read: str, written: str):
    assert str(Weekdays.read(read)) == written


@pytest.mark.parametrize(
    "text", ["", "Mon", "monday", "mon-", "-fri", "mon-mon", "mon, tue", "mon-wed-fri", "mon-xxx", "man"]
)
def test_what_is_no_day_key_is_refused(text: str):
    with pytest.raises(ValueError, match="write mon, tue") as caught:
        Weekdays.read(text)
    assert caught.value.type == "bad-day-name"


def test_a_day_that_stands_twice_in_a_key_is_refused():
    with pytest.raises(ValueError, match="tue stands both") as caught:
        Weekdays.read("mon-wed,tue")
    assert caught.value.type == "day-twice"


def test_a_date_is_among_its_days():
    assert date(2026, 11, 23) in Weekdays.read("fri-mon")
    assert date(2026, 11, 24) not in Weekdays.read("fri-mon")
