"""Holidays, working days, deadlines and recurrences over the whole range of years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from innbygger_core.timekeeping import (
    WEEKDAYS,
    Convention,
    HolidayName,
    Period,
    Recurrence,
    add_working_days,
    adjust,
    deadline,
    half_days,
    holiday,
    holidays_on,
    is_public_holiday,
    is_working_day,
    next_working_day,
    previous_working_day,
    public_holidays,
    working_days_between,
)

ONE = timedelta(days=1)

years = st.integers(1900, 2199)
near_holidays = st.builds(
    lambda name, year, away: holiday(name, year) + away * ONE,
    st.sampled_from(HolidayName),
    st.integers(1901, 2150),
    st.integers(-4, 4),
)
early_days = near_holidays | st.dates(date(1900, 1, 10), date(2150, 12, 31))
days = early_days | st.dates(date(2151, 1, 1), date(2199, 12, 20))
counts = st.integers(0, 60)
saturdays = st.booleans()
conventions = st.sampled_from(Convention)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    """Recurrences of every unit, with and without an end."""
    every = draw(st.sampled_from(["day", "week", "month", "year"]))
    weekdays = draw(st.lists(st.sampled_from(WEEKDAYS), unique=True))
    monthly = bool(weekdays) and every in ("month", "year")
    first = draw(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    end = draw(st.sampled_from(["none", "count", "last_day"]))
    return Recurrence(
        every=every,
        interval=draw(st.integers(1, 5)),
        first_day=first,
        last_day=first + timedelta(days=draw(st.integers(0, 2000))) if end == "last_day" else None,
        count=draw(st.integers(1, 50)) if end == "count" else None,
        weekdays=tuple(weekdays),
        nth=tuple(draw(st.lists(st.sampled_from([1, 2, 4, 5, -1, -3]), unique=True))) if monthly else (),
        months=tuple(draw(st.lists(st.integers(1, 12), unique=True))),
    )


@given(years)
@example(2027)
@example(2008)
def test_every_public_holiday_stands_once_for_each_of_its_names(year: int):
    named = [(name, day) for day, names in public_holidays(year).items() for name in names]
    assert sorted(named) == sorted((name, holiday(name, year)) for name in HolidayName if name in dict(named))
    assert {name for name, _ in named} <= {name for name in HolidayName if name.is_public}
    assert len(named) == (12 if year >= 1947 else 10)


@given(years)
def test_holidays_keep_their_weekdays_and_distances(year: int):
    easter = holiday(HolidayName.EASTER_SUNDAY, year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)
    assert (
        holiday(HolidayName.MAUNDY_THURSDAY, year).weekday() == holiday(HolidayName.ASCENSION_DAY, year).weekday() == 3
    )
    assert holiday(HolidayName.WHIT_SUNDAY, year) - easter == 49 * ONE


@given(days)
def test_a_public_holiday_has_a_public_name(day: date):
    assert is_public_holiday(day) == any(name.is_public for name in holidays_on(day))


@given(years)
def test_half_days_are_five_different_days_in_order(year: int):
    assert len(set(half_days(year))) == 5
    assert sorted(half_days(year)) == list(half_days(year))


@given(days, saturdays)
def test_the_next_working_day_is_the_first_after(day: date, saturdays: bool):
    found = next_working_day(day, saturdays=saturdays)
    assert found > day
    assert is_working_day(found, saturdays=saturdays)
    assert working_days_between(day + ONE, found, saturdays=saturdays) == 0


@given(days, saturdays)
def test_forth_and_back_leads_to_the_last_working_day(day: date, saturdays: bool):
    there = next_working_day(day, saturdays=saturdays)
    assert previous_working_day(there, saturdays=saturdays) == adjust(day, Convention.PRECEDING, saturdays=saturdays)


@given(early_days, counts, counts, saturdays)
def test_working_days_add_up(day: date, one: int, other: int, saturdays: bool):
    together = add_working_days(day, one + other, saturdays=saturdays)
    assert add_working_days(add_working_days(day, one, saturdays=saturdays), other, saturdays=saturdays) == together


@given(early_days, counts, saturdays)
def test_as_many_working_days_lie_between_as_were_added(day: date, count: int, saturdays: bool):
    moved = add_working_days(day, count, saturdays=saturdays)
    assert working_days_between(day + ONE, moved + ONE, saturdays=saturdays) == count


@given(days, conventions, saturdays)
def test_a_convention_leads_to_a_working_day_and_no_further(day: date, convention: Convention, saturdays: bool):
    moved = adjust(day, convention, saturdays=saturdays)
    assert adjust(moved, convention, saturdays=saturdays) == moved
    if convention is not Convention.UNADJUSTED:
        assert is_working_day(moved, saturdays=saturdays)
        assert working_days_between(min(day, moved + ONE), max(day, moved), saturdays=saturdays) == 0


@given(days)
def test_the_conventions_stand_in_order(day: date):
    preceding, following = adjust(day, Convention.PRECEDING), adjust(day, Convention.FOLLOWING)
    modified = adjust(day, Convention.MODIFIED_FOLLOWING)
    assert preceding <= day <= following
    assert modified in (preceding, following)
    assert (modified.year, modified.month) == (day.year, day.month)


@given(early_days, st.integers(0, 24))
def test_a_deadline_from_a_later_day_never_ends_sooner(day: date, months: int):
    period = Period(f"P{months}M")
    assert deadline(day, period, Convention.FOLLOWING) <= deadline(day + ONE, period, Convention.FOLLOWING)


@given(recurrences(), st.lists(st.dates(date(2020, 1, 1), date(2045, 1, 1)), min_size=3, max_size=3).map(sorted))
def test_a_recurrence_does_not_depend_on_where_the_question_starts(rule: Recurrence, cuts: list[date]):
    start, middle, end = cuts
    assert [*rule.dates(start, middle), *rule.dates(middle, end)] == list(rule.dates(start, end))


@given(recurrences())
def test_a_recurrence_keeps_what_it_says(rule: Recurrence):
    found = list(rule.dates(date(2020, 1, 1), date(2060, 1, 1)))
    assert all(earlier < later for earlier, later in pairwise(found))
    assert all(rule.first_day <= day <= (rule.last_day or day) for day in found)
    assert all(not rule.months or day.month in rule.months for day in found)
    assert all(not rule.weekdays or WEEKDAYS[day.weekday()] in rule.weekdays for day in found)
    assert rule.count is None or len(found) <= rule.count


@given(recurrences())
def test_a_recurrence_steps_by_whole_units(rule: Recurrence):
    first = rule.first_day
    monday = first - timedelta(days=first.weekday())
    steps = {
        "day": lambda day: (day - first).days,
        "week": lambda day: (day - monday).days // 7,
        "month": lambda day: (day.year - first.year) * 12 + day.month - first.month,
        "year": lambda day: day.year - first.year,
    }
    assert all(steps[rule.every](day) % rule.interval == 0 for day in rule.dates(date(2020, 1, 1), date(2060, 1, 1)))
