from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.hours import CalendarDay


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-10",
        "06-10",
        "02-29",
        "maundy_thursday-1",
        "easter_sunday+39",
        "christmas_eve",
        "W28",
        "2018-W41",
        "2026-W53",
    ],
)
def test_a_day_is_written_as_it_was_read(text: str):
    assert str(CalendarDay.read(text)) == text


def test_a_short_week_number_is_written_with_two_digits():
    assert str(CalendarDay.read("W7")) == "W07"


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("06-10", 2026, date(2026, 6, 10), date(2026, 6, 10)),
        ("02-29", 2028, date(2028, 2, 29), date(2028, 2, 29)),
        ("02-29", 2027, date(2027, 3, 1), date(2027, 2, 28)),
        ("02-29", 2100, date(2100, 3, 1), date(2100, 2, 28)),
        ("maundy_thursday-1", 2027, date(2027, 3, 24), date(2027, 3, 24)),
        ("whit_sunday+1", 2027, date(2027, 5, 17), date(2027, 5, 17)),
        ("new_years_day-2", 2027, date(2026, 12, 30), date(2026, 12, 30)),
        ("W28", 2026, date(2026, 7, 6), date(2026, 7, 12)),
        ("W01", 2026, date(2025, 12, 29), date(2026, 1, 4)),
        ("W53", 2026, date(2026, 12, 28), date(2027, 1, 3)),
        ("W53", 2027, date(2028, 1, 3), date(2028, 1, 2)),
    ],
)
def test_a_yearly_day_has_a_date_in_every_year(text: str, year: int, first: date, last: date):
    day = CalendarDay.read(text)
    assert day.yearly
    assert (day.first_in(year), day.last_in(year)) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-06-10", date(2025, 6, 10), date(2025, 6, 10)),
        ("2018-W41", date(2018, 10, 8), date(2018, 10, 14)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_a_dated_day_has_one_date(text: str, first: date, last: date):
    day = CalendarDay.read(text)
    assert not day.yearly
    assert (day.first_in(2000), day.last_in(2000)) == (first, last)


@pytest.mark.parametrize(
    ("text", "with_it", "without"),
    [("02-29", 2028, 2027), ("02-29", 2000, 1900), ("W53", 2026, 2027), ("W53", 2032, 2031)],
)
def test_some_days_are_not_in_every_year(text: str, with_it: int, without: int):
    day = CalendarDay.read(text)
    assert day.is_in(with_it)
    assert not day.is_in(without)


@pytest.mark.parametrize("text", ["2025-06-10", "12-24", "easter_sunday", "W28"])
def test_most_days_are_in_every_year(text: str):
    assert CalendarDay.read(text).is_in(2027)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10.06.2025",
        "2025-6-1",
        "6-1",
        "easter",
        "easter_sunday+1000",
        "easter_sunday-181",
        "easter_sunday -1",
        "w28",
        "unknown",
    ],
)
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(ValueError, match="write a day such as") as caught:
        CalendarDay.read(text)
    assert caught.value.type == "bad-hours-date"


@pytest.mark.parametrize(
    "text", ["2025-02-29", "02-30", "1899-12-31", "2200-01-01", "W00", "W54", "2027-W53", "1899-W10", "13-01"]
)
def test_a_day_that_does_not_exist_is_refused(text: str):
    with pytest.raises(ValueError, match="that exists") as caught:
        CalendarDay.read(text)
    assert caught.value.type == "impossible-date"


def test_beyond_the_years_of_the_library_a_holiday_stays_on_its_side_of_the_bound():
    assert CalendarDay.read("new_years_day").last_in(2200) == date(2200, 1, 1)
    assert CalendarDay.read("christmas_eve").first_in(1899) == date(1899, 12, 24)
