"""Lengths of time. The laws of their arithmetic stand in tests/laws/test_periods.py."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from pydantic import ValidationError

from innbygger_core.errors import NaiveDatetime, OutOfRange, UnreadableData
from innbygger_core.timekeeping import Period
from innbygger_core.values import Model

OSLO = ZoneInfo("Europe/Oslo")


class Notice(Model):
    period: Period


@pytest.mark.parametrize(
    ("text", "months", "days", "seconds"),
    [
        ("P3M", 3, 0, 0),
        ("P1Y", 12, 0, 0),
        ("P1Y2M10DT2H30M", 14, 10, 9000),
        ("P2W", 0, 14, 0),
        ("P1W2D", 0, 9, 0),
        ("PT1H", 0, 0, 3600),
        ("PT90S", 0, 0, 90),
        ("-PT30M", 0, 0, -1800),
        ("-P1Y6M1DT1S", -18, -1, -1),
        ("P0D", 0, 0, 0),
        ("PT0S", 0, 0, 0),
    ],
)
def test_a_period_is_read_from_iso_8601(text: str, months: int, days: int, seconds: int):
    period = Period(text)
    assert (period.months, period.days, period.seconds) == (months, days, seconds)
    assert str(period) == text
    assert repr(period) == f"Period({text!r})"


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "PT", "P3", "3M", "p3m", "P3MT", "P1M1Y", "P1H", "PT1D", "P0.5D", "P-3M", "+P3M", "P3M ", "P1M\n"),
        "P٣M",
        "P1234567890D",
    ],
)
def test_what_is_no_period_is_refused_in_words(text: str):
    with pytest.raises(UnreadableData) as raised:
        Period(text)
    (fault,) = raised.value.faults
    assert (fault.kind, fault.found) == ("bad-period", f'"{text}"')
    assert fault.instead == "write a period in ISO 8601, such as P3M, P14D or PT1H30M"


def test_a_period_gives_its_parts_as_they_were_written():
    assert Period("P18M").parts == (("months", 18),)
    assert Period("-P1Y2M3W4DT5H6M7S").parts == (
        ("years", -1),
        ("months", -2),
        ("weeks", -3),
        ("days", -4),
        ("hours", -5),
        ("minutes", -6),
        ("seconds", -7),
    )


@pytest.mark.parametrize(("one", "other"), [("P1Y", "P12M"), ("P2W", "P14D"), ("PT1H", "PT60M"), ("P0D", "-PT0S")])
def test_periods_that_always_lead_to_the_same_place_are_equal(one: str, other: str):
    assert Period(one) == Period(other)
    assert hash(Period(one)) == hash(Period(other))


@pytest.mark.parametrize(("one", "other"), [("P1D", "PT24H"), ("P1M", "P30D"), ("P1M", "-P1M")])
def test_other_periods_are_not(one: str, other: str):
    assert Period(one) != Period(other)


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("2026-11-23", "P3M", "2027-02-23"),
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2026-03-31", "-P1M", "2026-02-28"),
        ("2026-01-15", "-P1M", "2025-12-15"),
        ("2026-12-31", "P1M1D", "2027-02-01"),
        ("2026-01-31", "P1M1D", "2026-03-01"),
        ("2026-11-23", "P2W", "2026-12-07"),
        ("2026-11-23", "P0D", "2026-11-23"),
    ],
)
def test_months_come_before_days_and_end_where_a_shorter_month_ends(day: str, period: str, expected: str):
    assert date.fromisoformat(day) + Period(period) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("when", "period", "expected"),
    [
        # Days by the clock on the wall, hours as they pass.
        ("2026-03-28T12:00+01:00", "P1D", "2026-03-29T12:00:00+02:00"),
        ("2026-03-28T12:00+01:00", "PT24H", "2026-03-29T13:00:00+02:00"),
        ("2026-10-24T12:00+02:00", "P1D", "2026-10-25T12:00:00+01:00"),
        ("2026-10-24T12:00+02:00", "PT24H", "2026-10-25T11:00:00+01:00"),
        # Into the gap: the first real instant. Into the fold: the first pass.
        ("2026-03-28T02:30+01:00", "P1D", "2026-03-29T03:00:00+02:00"),
        ("2026-03-28T02:30+01:00", "P1DT1H", "2026-03-29T04:00:00+02:00"),
        ("2026-10-24T02:30+02:00", "P1D", "2026-10-25T02:30:00+02:00"),
        # Elapsed time alone keeps the pass that it starts in.
        ("2026-10-25T02:30+01:00", "PT30M", "2026-10-25T03:00:00+01:00"),
        ("2026-10-25T02:30+01:00", "P0D", "2026-10-25T02:30:00+01:00"),
        ("2026-10-25T02:30+02:00", "PT1H", "2026-10-25T02:30:00+01:00"),
        ("2026-11-23T12:00+01:00", "-PT30M", "2026-11-23T11:30:00+01:00"),
        ("2026-12-31T23:30+01:00", "P2M", "2027-02-28T23:30:00+01:00"),
    ],
)
@pytest.mark.parametrize("zone", [OSLO, tz.gettz("Europe/Oslo")])
def test_an_instant_moves_on_its_own_clock(zone: ZoneInfo, when: str, period: str, expected: str):
    start = datetime.fromisoformat(when).astimezone(zone)
    later = start + Period(period)
    assert later.isoformat() == expected
    assert later.tzinfo is zone


def test_a_period_can_be_taken_away():
    assert date(2026, 5, 31) - Period("P1M") == date(2026, 4, 30)
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=OSLO)
    assert noon - Period("PT1H") == noon + Period("-PT1H") == noon + -Period("PT1H")


def test_turning_around_twice_changes_nothing():
    backwards = -Period("P1Y6M")
    assert str(backwards) == "-P1Y6M"
    assert str(-backwards) == "P1Y6M"


def test_hours_are_not_added_to_a_day():
    with pytest.raises(NaiveDatetime) as raised:
        Period("P1DT1H").add_to(date(2026, 11, 23))
    assert raised.value.argument == "when"


def test_a_naive_datetime_is_refused():
    with pytest.raises(NaiveDatetime):
        Period("P1D").add_to(datetime.fromisoformat("2026-11-23T12:00"))


@pytest.mark.parametrize(
    ("when", "period", "expected"),
    [
        (date(2026, 11, 23), "P173Y", date(2199, 11, 23)),
        (date(2026, 11, 23), "-P126Y", date(1900, 11, 23)),
        (date(2199, 12, 30), "P1D", date(2199, 12, 31)),
        (date(1900, 1, 2), "-P1D", date(1900, 1, 1)),
        (datetime(2199, 12, 31, 12, tzinfo=OSLO), "PT11H", datetime(2199, 12, 31, 23, tzinfo=OSLO)),
        (datetime(1900, 1, 1, 12, tzinfo=OSLO), "-PT12H", datetime(1900, 1, 1, tzinfo=OSLO)),
    ],
)
def test_the_first_and_the_last_day_can_be_reached(when: date, period: str, expected: date):
    assert when + Period(period) == expected


@pytest.mark.parametrize("when", [date(2026, 11, 23), datetime(2026, 11, 23, tzinfo=OSLO)])
@pytest.mark.parametrize(
    "period", ["P174Y", "-P127Y", "P63300D", "-P46400D", "P999999999W", "-P999999999D", "P999999999Y", "P1Y999999D"]
)
def test_what_leads_too_far_is_out_of_range(when: date, period: str):
    with pytest.raises(OutOfRange) as raised:
        when + Period(period)
    assert str(raised.value.found).endswith(f" + {period}")


@pytest.mark.parametrize("period", ["PT999999999H", "-PT999999999H", "PT1600000H", "-PT1200000H"])
def test_hours_can_lead_too_far_as_well(period: str):
    with pytest.raises(OutOfRange, match=f"`when` is 2026-11-23T00:00:00\\+00:00 \\+ {period}; it must lie between"):
        datetime(2026, 11, 23, tzinfo=UTC) + Period(period)


def test_a_day_out_of_range_is_refused_before_it_moves():
    with pytest.raises(OutOfRange):
        date(2200, 1, 1) - Period("P1D")


def test_a_model_holds_a_period_as_its_text():
    notice = Notice.model_validate_json('{"period": "P3M"}')
    assert notice.period == Period("P3M")
    assert notice.model_dump_json() == '{"period":"P3M"}'
    assert Notice(period=Period("P3M")) == Notice.model_validate({"period": "P3M"}) == notice
    assert Notice.model_json_schema()["properties"]["period"] == {
        "format": "duration",
        "title": "Period",
        "type": "string",
    }


@pytest.mark.parametrize(("written", "kind"), [('"3 months"', "bad-period"), ("90", "string_type")])
def test_a_model_refuses_what_is_no_period(written: str, kind: str):
    with pytest.raises(ValidationError) as raised:
        Notice.model_validate_json(f'{{"period": {written}}}')
    assert [error["type"] for error in raised.value.errors()] == [kind]


def test_a_period_survives_pickling():
    again = pickle.loads(pickle.dumps(Period("P1Y6M")))
    assert (again, again.text, again.months) == (Period("P1Y6M"), "P1Y6M", 18)
