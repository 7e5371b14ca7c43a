from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.interchange.layered_hours import layered

from innbygger_core.errors import OutOfRange
from innbygger_core.hours import compile_hours, read_hours
from innbygger_core.interchange import hsds

WINTER = date(2026, 1, 1), date(2026, 3, 1)


def rows(written: hsds.HsdsSchedules) -> list[str]:
    return [
        f"{it.freq} {it.interval} {','.join(it.byday)} {it.opens_at}-{it.closes_at} {it.valid_from}..{it.valid_to}"
        for it in written.rows
    ]


def lost(written: hsds.HsdsSchedules) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in written.lost]


def test_a_week_is_one_schedule_for_all_days_of_the_same_hours():
    written = hsds.schedules(layered({"week": {"mon-fri": ["10:00-16:00"]}}), *WINTER)
    (schedule,) = written.schedules
    assert UUID(schedule.pop("id")).version == 5
    assert schedule == {
        "valid_from": "2026-01-01",
        "valid_to": "2026-02-27",
        "dtstart": "2026-01-01",
        "timezone": 1,
        "freq": "WEEKLY",
        "interval": 1,
        "byday": "MO,TU,WE,TH,FR",
        "opens_at": "10:00+01:00",
        "closes_at": "16:00+01:00",
    }
    assert lost(written) == [("timezone", "/timezone")]


def test_the_same_hours_of_another_place_have_other_ids():
    one, other = (
        hsds.schedules(layered({"week": {"mon": ["10:00-16:00"]}}, id=name), *WINTER) for name in ("tofte", "holmen")
    )
    assert one.rows == other.rows
    assert {row["id"] for row in one.schedules}.isdisjoint(row["id"] for row in other.schedules)


def test_summer_and_winter_are_told_apart():
    written = hsds.schedules(layered({"week": {"mon": ["10:00-16:00"]}}), date(2026, 3, 1), date(2026, 5, 1))
    assert rows(written) == [
        "WEEKLY 1 MO 10:00+01:00-16:00+01:00 2026-03-02..2026-03-23",
        "WEEKLY 1 MO 10:00+02:00-16:00+02:00 2026-03-30..2026-04-27",
    ]


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ({"day": "sat", "nth": 1}, "MONTHLY 1 1SA 10:00+00:00-14:00+00:00 2026-01-03..2026-12-05"),
        ({"day": "sat", "nth": -1}, "MONTHLY 1 -1SA 10:00+00:00-14:00+00:00 2026-01-31..2026-12-26"),
        (
            {"day": "sat", "every_weeks": 2, "first": "2026-01-10"},
            "WEEKLY 2 SA 10:00+00:00-14:00+00:00 2026-01-10..2026-12-26",
        ),
    ],
)
def test_what_comes_seldom_is_one_rule(item: dict[str, Any], row: str):
    hours = layered({"recurring": [{"id": "saturday", "hours": ["10:00-14:00"], **item}]}, timezone="UTC")
    written = hsds.schedules(hours, date(2026, 1, 1), date(2027, 1, 1))
    assert rows(written) == [row]
    assert ("rule-expanded", "/layers/0/recurring/0") in lost(written)


def test_single_days_stand_alone_and_days_in_a_row_together():
    items = [
        {"id": "romjul", "first_day": "2026-01-26", "last_day": "2026-01-28", "hours": ["10:00-12:00"]},
        {"id": "evening", "first_day": "2026-02-12", "last_day": "2026-02-12", "hours": ["10:00-12:00"]},
    ]
    assert rows(hsds.schedules(layered({}, exceptions=items), *WINTER)) == [
        "WEEKLY 1 MO,TU,WE 10:00+01:00-12:00+01:00 2026-01-26..2026-01-28",
        "WEEKLY 1 TH 10:00+01:00-12:00+01:00 2026-02-12..2026-02-12",
    ]


def test_a_closed_day_breaks_the_rule():
    closed = {"id": "closed", "first_day": "2026-01-26", "last_day": "2026-01-26", "hours": []}
    written = hsds.schedules(layered({"week": {"mon": ["10:00-16:00"]}}, exceptions=[closed]), *WINTER)
    assert [(it.valid_from, it.valid_to) for it in written.rows] == [
        (date(2026, 1, 5), date(2026, 1, 19)),
        (date(2026, 2, 2), date(2026, 2, 23)),
    ]


@pytest.mark.parametrize(
    ("span", "clocks", "told"),
    [
        ("00:00-24:00", ("00:00+01:00", "23:59+01:00"), []),
        ("10:00-24:00", ("10:00+01:00", "00:00+01:00"), ["past-midnight"]),
        ("20:00-02:00", ("20:00+01:00", "02:00+01:00"), ["past-midnight"]),
        ("10:00-23:59", ("10:00+01:00", "23:59+01:00"), ["before-midnight"]),
    ],
)
def test_midnight_is_written_as_the_standard_says_and_told_where_it_says_nothing(
    span: str, clocks: tuple[str, str], told: list[str]
):
    written = hsds.schedules(layered({"week": {"mon": [span]}}), *WINTER)
    assert {(it.opens_at, it.closes_at) for it in written.rows} == {clocks}
    assert [code for code, _ in lost(written)] == ["timezone", *told]


def test_the_night_before_the_window_goes_on_into_it():
    written = hsds.schedules(layered({"week": {"sat": ["22:00-02:00"]}}), date(2026, 2, 1), date(2026, 2, 3))
    assert [it.valid_from for it in written.rows] == [date(2026, 1, 31)]


def test_a_day_that_the_clock_skips_is_passed_over():
    hours = layered({"week": {"thu": ["20:30-24:00"]}}, timezone="Pacific/Apia")
    written = hsds.schedules(hours, date(2011, 12, 29), date(2012, 1, 2))
    assert rows(written) == ["WEEKLY 1 TH 20:30-10:00-00:00-10:00 2011-12-29..2011-12-29"]


def test_an_offset_may_be_half_an_hour():
    written = hsds.schedules(layered({"week": {"mon": ["10:00-12:00"]}}, timezone="Asia/Kolkata"), *WINTER)
    assert [(it.opens_at, it.timezone) for it in written.rows] == [("10:00+05:30", 5.5)]


def test_long_ago_the_clock_had_seconds():
    hours = layered({"week": {"mon": ["10:00-12:00"]}}, timezone="Africa/Monrovia")
    house = read_hours(
        '{"format": "innbygger.hours/1", "id": "house", "timezone": "UTC", "week": {"mon": ["10:00-12:00"]}}'
    )
    bound = layered({"bound_to": {"schedule": "house", "relation": "within"}}, timezone="Africa/Monrovia")
    assert hsds.schedules(hours, date(1960, 1, 1), date(1960, 1, 8)).rows[0].opens_at.startswith("10:00-00:44")
    found = hsds.schedules(compile_hours(bound, [house]), date(1960, 1, 1), date(1960, 1, 8))
    assert found.rows[0].opens_at.startswith("09:15:30-00:44")


def test_unknown_time_and_other_layers_are_told():
    hours = layered({"week": {"mon": ["unknown"]}}, {"access": "phone", "week": {"tue": ["09:00-15:00"]}})
    written = hsds.schedules(hours, *WINTER)
    assert written.schedules == []
    assert lost(written) == [("layer", "/layers/1"), ("timezone", "/timezone"), ("unknown-time", "")]
    assert rows(hsds.schedules(hours, *WINTER, access="phone")) == rows(hsds.schedules(hours, *WINTER, layer="layer-1"))


def test_a_window_has_an_end_after_its_start():
    with pytest.raises(OutOfRange):
        hsds.schedules(layered({}), date(2026, 1, 2), date(2026, 1, 2))
