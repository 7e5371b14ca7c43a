"""Seasons, recurrences, pauses and bonds in a calendar: rules where there are rules, reasons where there are any."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.ical import opening_hours
from innbygger_core.network import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    Events = Callable[..., list[list[str]]]

WEEK = {"mon-fri": ["10:00-16:00"]}
SUMMER = {"id": "summer", "first_day": "06-20", "last_day": "08-15", "week": {"mon-fri": ["10:00-14:00"]}}
SATURDAYS = {"id": "saturdays", "day": "sat", "every_weeks": 2, "first": "2026-01-10", "hours": ["11:00-14:00"]}


def desk(**said: object) -> dict[str, Any]:
    return {"layers": [{"id": "desk", "access": "staffed", "week": WEEK, **said}]}


def rules(found: list[list[str]]) -> list[str]:
    return [line.partition("UNTIL=")[2] for event in found for line in event if line.startswith("RRULE")]


def closed(found: list[list[str]]) -> list[tuple[str, str, str]]:
    """Tell the first day, the day after, and the summary of what is closed."""
    return [(event[0][8:], event[1][6:], event[2][8:]) for event in found if len(event[0]) == len("DTSTART:20260101")]


# --- What stays a rule -----------------------------------------------------------------------------------------------


def test_a_season_is_a_rule_of_its_own_and_says_why_where_somebody_wrote_it(events: Events):
    summer, *usual = events(desk(seasons=[SUMMER | {"reason": "Sommertid"}]))
    assert summer == [
        "DTSTART:20260622T100000",
        "DTEND:20260622T140000",
        "RRULE:FREQ=WEEKLY;UNTIL=20260814T080000Z;BYDAY=MO,TU,WE,TH,FR",
        "SUMMARY:Torget: betjent",
        "DESCRIPTION:Sommertid",
    ]
    assert rules(usual) == ["20260619T080000Z;BYDAY=MO,TU,WE,TH,FR", "20261231T090000Z;BYDAY=MO,TU,WE,TH,FR"]
    assert len(events(desk(seasons=[SUMMER]))[0]) == 4


@pytest.mark.parametrize(("weeks", "last", "excepted"), [(2, "1226", 25), (4, "1212", 36)])
def test_every_other_saturday_is_a_rule_with_exceptions(events: Events, weeks: int, last: str, excepted: int):
    saturdays = SATURDAYS | {"every_weeks": weeks, "reason": "Lørdagsåpent"}
    found = events(desk(recurring=[saturdays]))
    assert rules(found) == ["20261231T090000Z;BYDAY=MO,TU,WE,TH,FR", f"2026{last}T100000Z;BYDAY=SA"]
    assert sum(line.startswith("EXDATE") for line in found[1]) == excepted
    assert found[1][-1] == "DESCRIPTION:Lørdagsåpent"


def test_a_saturday_of_which_nobody_knows_is_not_written(events: Events):
    found = events(desk(recurring=[SATURDAYS | {"first": "unknown"}]))
    assert rules(found) == ["20261231T090000Z;BYDAY=MO,TU,WE,TH,FR"]


# --- What is closed, and why -----------------------------------------------------------------------------------------


def test_a_season_that_is_closed_is_one_event_where_it_says_why(events: Events):
    shut = SUMMER | {"week": {"mon-sun": []}}
    assert closed(events(desk(seasons=[shut | {"reason": "Sommerstengt"}]))) == [
        ("20260622", "20260815", "Torget: stengt (Sommerstengt)")
    ]
    assert closed(events(desk(seasons=[shut]))) == []


def test_a_pause_is_one_event(events: Events):
    pause = {"first_day": "2026-03-02", "last_day": "2026-05-01", "reason": "Ombygging"}
    assert closed(events(desk(suspended=pause))) == [("20260302", "20260502", "Torget: stengt (Ombygging)")]


def test_a_day_that_is_closed_again_and_again_is_an_event_each_time(events: Events):
    meeting = {"id": "meeting", "day": "mon", "nth": 1, "hours": [], "reason": "Personalmøte"}
    found = closed(events(desk(recurring=[meeting]), end="2026-04-01"))
    assert [first for first, _, _ in found] == ["20260105", "20260202", "20260302"]


def test_what_cuts_all_of_a_day_is_told_by_the_holiday(events: Events):
    eve = {"christmas_eve": {"hours": ["00:00-24:00"], "mode": "cut"}}
    assert closed(events(desk(holidays=eve), start="2026-12-01")) == [
        ("20261224", "20261225", "Torget: stengt (julaften)")
    ]


def test_a_closure_does_not_go_on_over_a_weekend_that_another_kind_is_open(events: Events):
    layers = [
        {"id": "desk", "access": "staffed", "week": WEEK},
        {"id": "card", "access": "self_service", "week": {"sat": ["10:00-16:00"]}},
    ]
    works = {"id": "works", "first_day": "2026-03-02", "last_day": "2026-03-10", "hours": [], "layers": ["desk"]}
    assert [found[:2] for found in closed(events({"layers": layers, "exceptions": [works]}, end="2026-04-01"))] == [
        ("20260302", "20260307"),
        ("20260309", "20260311"),
    ]


def test_two_closures_for_one_reason_are_two_where_the_weekend_between_is_as_usual(events: Events):
    days = ("2026-03-06", "2026-03-09")
    counts = [{"id": f"count-{day}", "first_day": day, "last_day": day, "hours": []} for day in days]
    assert [found[0] for found in closed(events({**desk(), "exceptions": counts}))] == ["20260306", "20260309"]


# --- What other hours close ------------------------------------------------------------------------------------------


def bound(exceptions: list[dict[str, Any]], *more: dict[str, Any], **hub: object) -> list[str]:
    """Write the calendar of self-service within the hours of a house; give its summaries with their first days."""
    within = {"schedule": "house", "relation": "within"}
    card = {"id": "card", "access": "self_service", "week": {"mon-sun": ["07:00-22:00"]}, "bound_to": within}
    hours = [
        {"format": "innbygger.hours/1", "id": "torget", "layers": [card, *more]},
        {"format": "innbygger.hours/1", "id": "house", "week": {"mon-sat": ["06:00-23:00"]}, "exceptions": exceptions},
    ]
    plan = Plan.model_validate(
        {
            "municipality": {"name": "Fjord"},
            "hubs": [{"id": "torget", "name": "Torget", "hours": "torget", **hub}],
            "hours": hours,
        }
    )
    feed = opening_hours(plan, "torget", date(2026, 1, 1), date(2026, 7, 1), lang="nb").decode()
    blocks = feed.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    return [
        " ".join(line.rpartition(":")[2] for line in block.split("\r\n") if line.startswith(("DTSTART", "SUMMARY")))
        for block in blocks
    ]


WORKS = {"id": "works", "first_day": "2026-03-03", "last_day": "2026-03-04", "hours": []}


def test_a_day_that_other_hours_close_is_an_event():
    assert bound([WORKS]) == ["20260101T070000  selvbetjent", "20260303  stengt"]


def test_it_is_none_where_somebody_meets_you_all_the_same():
    front = {"id": "front", "access": "staffed", "week": {"mon-sat": ["10:00-12:00"]}}
    assert [each for each in bound([WORKS], front) if "stengt" in each] == []


def test_a_hub_that_has_not_opened_is_closed_until_it_does():
    assert bound([], opened="2026-06-01") == ["20260601T070000  selvbetjent", "20260101  stengt (har ikke åpnet ennå)"]
    assert bound([], opened=None) == []


def test_days_on_which_a_hub_may_have_opened_are_not_written_as_open():
    assert bound([], opened="2026-06")[0] == "20260630T070000  selvbetjent"
