"""Norwegian holidays. The whole range is compared with another library in tests/oracles/test_holidays.py."""

from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import (
    HolidayName,
    half_days,
    holiday,
    holidays_on,
    is_public_holiday,
    public_holidays,
)

CUSTOMARY = {"palm_sunday", "easter_eve", "whit_eve", "christmas_eve", "new_years_eve"}


def test_the_public_holidays_of_a_year():
    assert {str(day): tuple(map(str, names)) for day, names in public_holidays(2026).items()} == {
        "2026-01-01": ("new_years_day",),
        "2026-04-02": ("maundy_thursday",),
        "2026-04-03": ("good_friday",),
        "2026-04-05": ("easter_sunday",),
        "2026-04-06": ("easter_monday",),
        "2026-05-01": ("labour_day",),
        "2026-05-14": ("ascension_day",),
        "2026-05-17": ("constitution_day",),
        "2026-05-24": ("whit_sunday",),
        "2026-05-25": ("whit_monday",),
        "2026-12-25": ("christmas_day",),
        "2026-12-26": ("boxing_day",),
    }


def test_public_holidays_stand_in_order():
    assert list(public_holidays(2008)) == sorted(public_holidays(2008))


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2027, 5, 17), ("constitution_day", "whit_monday")),
        (date(2008, 5, 1), ("labour_day", "ascension_day")),
        (date(2012, 5, 17), ("constitution_day", "ascension_day")),
    ],
)
def test_two_holidays_on_one_day_keep_both_names(day: date, names: tuple[str, ...]):
    assert public_holidays(day.year)[day] == names
    assert len(public_holidays(day.year)) == 11


@pytest.mark.parametrize("day", [date(1947, 5, 1), date(1947, 5, 17)])
def test_the_first_and_seventeenth_of_may_are_public_from_1947(day: date):
    assert is_public_holiday(day)
    assert not is_public_holiday(day.replace(year=1946))
    assert day.replace(year=1946) not in public_holidays(1946)


def test_a_holiday_has_a_date_also_before_it_was_public():
    assert holiday(HolidayName.CONSTITUTION_DAY, 1905) == date(1905, 5, 17)


def test_a_list_of_holidays_cannot_be_changed():
    with pytest.raises(TypeError):
        public_holidays(2026)[date(2026, 6, 1)] = ()


def test_an_ordinary_sunday_is_no_public_holiday():
    assert not is_public_holiday(date(2026, 11, 22))


def test_what_is_customary_is_not_public():
    assert {name for name in HolidayName if not name.is_public} == CUSTOMARY
    assert not is_public_holiday(date(2026, 12, 24))


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2026, 3, 29), ("palm_sunday",)),
        (date(2026, 4, 4), ("easter_eve",)),
        (date(2026, 5, 23), ("whit_eve",)),
        (date(2026, 12, 24), ("christmas_eve",)),
        (date(2026, 12, 31), ("new_years_eve",)),
        (date(2027, 5, 17), ("constitution_day", "whit_monday")),
        # Whit Eve in 1986 and in 1997 was Constitution Day.
        (date(1997, 5, 17), ("constitution_day", "whit_eve")),
        (date(2026, 11, 23), ()),
    ],
)
def test_a_day_tells_all_that_it_is(day: date, names: tuple[str, ...]):
    assert holidays_on(day) == names


def test_half_days_are_the_wednesday_before_maundy_thursday_and_the_eves():
    assert half_days(2027) == (
        date(2027, 3, 24),
        date(2027, 3, 27),
        date(2027, 5, 15),
        date(2027, 12, 24),
        date(2027, 12, 31),
    )


@pytest.mark.parametrize("year", [1899, 2200])
@pytest.mark.parametrize("ask", [public_holidays, half_days, lambda year: holiday(HolidayName.BOXING_DAY, year)])
def test_other_years_are_refused(ask: object, year: int):
    with pytest.raises(OutOfRange, match=f"`year` is {year}; it must lie between 1900 and 2199"):
        ask(year)


def test_a_day_of_another_year_is_refused():
    with pytest.raises(OutOfRange):
        holidays_on(date(1899, 12, 31))
