"""The arithmetic of periods, and its agreement with ``dateutil.relativedelta`` where the rules coincide."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from innbygger_core.timekeeping import Period, micros

ZONES = [ZoneInfo(name) for name in ("Europe/Oslo", "Australia/Lord_Howe", "Pacific/Apia", "Antarctica/Troll", "UTC")]

days = st.dates(date(1920, 1, 1), date(2179, 12, 31))
instants = st.datetimes(
    datetime(1920, 1, 1),  # noqa: DTZ001 - bounds
    datetime(2179, 12, 31),  # noqa: DTZ001
    timezones=st.sampled_from(ZONES),
    allow_imaginary=False,
)
amounts = st.integers(0, 200)
signs = st.sampled_from(["", "-"])


@st.composite
def written(draw: st.DrawFn, units: str = "YMWD", clock: str = "HMS") -> str:
    """The text of a period, from some of the units, each up to its share of 20 years."""
    most = {"Y": 9, "W": 100, "H": 1000}
    chosen = draw(st.lists(st.booleans(), min_size=len(units + clock), max_size=len(units + clock)).filter(any))
    parts = [f"{draw(st.integers(0, most.get(unit, 50)))}{unit}" for unit in units + clock]
    kept = [part if keep else "" for part, keep in zip(parts, chosen, strict=True)]
    calendar, elapsed = "".join(kept[: len(units)]), "".join(kept[len(units) :])
    return f"{draw(signs)}P{calendar}{f'T{elapsed}' if elapsed else ''}"


dated = written(clock="")


@given(written())
def test_a_period_is_written_as_it_was_read(text: str):
    assert str(Period(text)) == text


@given(written())
def test_turning_around_turns_every_part(text: str):
    backwards = -Period(text)
    assert backwards.parts == tuple((unit, -amount) for unit, amount in Period(text).parts)
    assert -backwards == Period(text)


@given(written(), written(), instants)
def test_equal_periods_lead_to_the_same_place(one: str, other: str, when: datetime):
    assert Period(one) != Period(other) or when + Period(one) == when + Period(other)


@given(days, dated)
def test_a_day_moves_as_relativedelta_moves_it(day: date, text: str):
    assert day + Period(text) == day + relativedelta(**dict(Period(text).parts))


@given(instants, dated)
def test_an_instant_moves_by_calendar_like_its_own_reading(when: datetime, text: str):
    expected = when.replace(tzinfo=None) + relativedelta(**dict(Period(text).parts))
    found = when + Period(text)
    assume(Period(text).months or Period(text).days)
    # relativedelta stays in the gap; a period comes out of it, forward and by no more than what was skipped.
    assert timedelta(0) <= found.replace(tzinfo=None) - expected <= timedelta(days=1)
    # Python calls no time of an hour that comes twice equal to one of another zone, so the readings are compared.
    assert found.astimezone(UTC).astimezone(found.tzinfo).replace(tzinfo=None) == found.replace(tzinfo=None)


@given(instants, st.integers(-100_000, 100_000))
def test_elapsed_time_is_real_time(when: datetime, minutes: int):
    period = Period(f"{'-' if minutes < 0 else ''}PT{abs(minutes)}M")
    assert micros(when + period, "later") - micros(when, "when") == minutes * 60_000_000


@given(days, amounts, amounts)
def test_days_add_up(day: date, one: int, other: int):
    assert day + Period(f"P{one}D") + Period(f"P{other}D") == day + Period(f"P{one + other}D")
    assert day + Period(f"P{one}D") - Period(f"P{one}D") == day


@given(days, st.integers(0, 120))
def test_a_later_day_never_comes_before_an_earlier_one_after_the_same_months(day: date, months: int):
    period = Period(f"P{months}M")
    assert day + period <= day + timedelta(days=1) + period


@given(days, st.integers(-120, 120))
def test_months_keep_the_day_of_the_month_or_take_the_last(day: date, months: int):
    moved = day + Period(f"{'-' if months < 0 else ''}P{abs(months)}M")
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(days=1)).day == 1)
