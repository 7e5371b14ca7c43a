"""What is free, from when and until when, as other systems find it, through the public face of a stock."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import pytest

from innbygger_core import read_plan
from innbygger_core.loans import Loan, LoanRequest, Stock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.decisions import Decision
    from innbygger_core.network import Plan

Case = dict[str, Any]
OURS: Final = ("leihs-", "evergreen-")
FILE: Final = Path(__file__).parent / "loans_agreements.json"
CASES: Final[dict[str, Case]] = {
    case["id"]: case for case in json.loads(FILE.read_text("utf-8"))["cases"] if case["id"].startswith(OURS)
}
OSLO: Final = ZoneInfo("Europe/Oslo")
KARI: Final = {"id": "resident/kari", "born": 1980}
ALWAYS: Final = {"mon-sun": ["00:00-24:00"]}
ONE_DAY: Final = timedelta(days=1)


# --- A stock as a case describes it ----------------------------------------------------------------------------------


def plan(
    copies: int, terms: dict[str, Any], hours: Case | None = None, staff: Case | None = None, **told: object
) -> Plan:
    """One hub that lends so many of one thing, day and night where no hours are told."""
    desk = {"format": "innbygger.hours/1", "id": "desk", "week": ALWAYS, **(hours or {})}
    office = {"format": "innbygger.hours/1", "id": "office", "week": ALWAYS, **(staff or {})}
    document = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hubs": [{"id": "torg", "name": "Torget", "hours": "desk", "staff_hours": "office"}],
        "hours": [desk, office],
        "equipment": [{"id": "thing", "hub": "torg", "name": "Ting", "count": copies, **told}],
        "loan_terms": [{"id": "all", **terms}],
    }
    return read_plan(json.dumps(document))


def midnight(day: str | date, days: int = 0) -> datetime:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(on + timedelta(days=days), time(), OSLO)


def taken(name: str, count: int, first: str, last: str, **told: object) -> Loan:
    """So many from the beginning of one day to the end of another."""
    row = {"id": name, "equipment": "thing", "hub": "torg", "borrower": KARI, "count": count}
    return Loan.model_validate({**row, "start": midnight(first), "due": midnight(last, 1), **told})


def reserved(rows: Sequence[tuple[int, str, str]]) -> list[Loan]:
    return [taken(f"l{place}", *row) for place, row in enumerate(rows)]


def free(stock: Stock, first: str, last: str, asked_on: str | None = None) -> int:
    """How many are free from the beginning of one day to the end of another."""
    now = None if asked_on is None else midnight(asked_on) + timedelta(hours=12)
    return stock.available("thing", date.fromisoformat(first), date.fromisoformat(last) + ONE_DAY, now=now)


def asked(stock: Stock, now: datetime, start: datetime | None = None, **told: object) -> Decision:
    request = LoanRequest.model_validate({"items": [{"equipment": "thing"}], "borrower": KARI, "start": start, **told})
    return stock.decide(request, now=now)


def broken(decision: Decision) -> set[str]:
    return {reason.code for reason in decision.reasons if reason.breaks_must}


# --- How many are free -----------------------------------------------------------------------------------------------


def steps(stock: Stock, first: str, last: str) -> list[list[Any]]:
    """The profile in days, both ends inclusive."""
    stretches = stock.profile("thing", date.fromisoformat(first), date.fromisoformat(last) + ONE_DAY)
    return [[str(each.start.date()), str(each.end.date() - ONE_DAY), each.free] for each in stretches]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_profile_is_the_same_whatever_the_order_of_reservations(order: tuple[int, ...]):
    case = CASES["leihs-01-profile"]
    rows = reserved(case["setup"]["reservations"])
    expected = case["expect"]["steps"]
    stock = Stock(plan(case["setup"]["copies"], {}), loans=[rows[place] for place in order])
    assert steps(stock, expected[0][0], expected[-1][1]) == expected


def test_the_profile_is_the_same_where_each_reservation_was_decided():
    case = CASES["leihs-01-profile"]
    stock = Stock(plan(case["setup"]["copies"], {"window": "P5Y"}))
    now = midnight("2030-01-01")
    for count, first, last in case["setup"]["reservations"]:
        items = [{"equipment": "thing", "count": count}]
        stock.commit(asked(stock, now, midnight(first), items=items, due=midnight(last, 1)), now=now)
    assert steps(stock, "2030-03-01", "2030-04-30") == case["expect"]["steps"]
    eighth = asked(stock, now, midnight("2030-03-24"), due=midnight("2030-03-25"))
    assert broken(eighth) == {"loan.none-free"}


def test_what_comes_back_in_the_morning_is_lent_the_same_day():
    (row,) = reserved([(7, "2030-03-01", "2030-03-09")])
    ten = row.due - timedelta(hours=14)
    stock = Stock(plan(CASES["leihs-01-profile"]["setup"]["copies"], {}), loans=[row.model_copy(update={"due": ten})])
    assert stock.available("thing", ten, midnight("2030-03-10")) == 7
    assert stock.available("thing", ten - timedelta(minutes=1), midnight("2030-03-10")) == 0


@pytest.mark.parametrize(("first", "last", "expected"), CASES["leihs-03-window-minimum"]["expect"]["windows"])
def test_as_many_are_free_over_a_window_as_at_its_worst_moment(first: str, last: str, expected: int):
    setup = CASES["leihs-03-window-minimum"]["setup"]
    stock = Stock(plan(setup["copies"], {}), loans=reserved(setup["reservations"]))
    assert free(stock, first, last) == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    CASES["leihs-03-window-minimum"]["expect"]["one_copy_reserved_2030-01-17_only"].items(),
)
def test_a_reservation_of_one_day_takes_that_day(window: str, expected: int):
    stock = Stock(plan(1, {}), loans=reserved([(1, "2030-01-17", "2030-01-17")]))
    assert free(stock, *window.split("..")) == expected


@pytest.mark.parametrize(
    ("asked_on", "state", "expected"),
    [
        ("2030-01-04", "out", "asked_on_2030-01-04"),
        ("2030-01-06", "out", "asked_on_2030-01-06"),
        ("2030-01-06", "reserved", "not_handed_out_asked_on_2030-01-06"),
    ],
)
def test_what_was_not_handed_in_is_not_free(asked_on: str, state: str, expected: str):
    case = CASES["leihs-04-overdue-blocks"]
    day = case["action"]["max_available_on"]
    (first, last), copies = case["setup"]["loan"], case["setup"]["copies"]
    stock = Stock(plan(copies, {}), loans=[taken("l1", 1, first, last, state=state)])
    assert free(stock, day, day, asked_on) == case["expect"][expected]


def test_how_long_something_overdue_is_taken_to_stay_away_is_a_term():
    setup = CASES["leihs-04-overdue-blocks"]["setup"]
    loans = [taken("l1", 1, *setup["loan"], state="out")]
    late = [Stock(plan(1, terms), loans=loans) for terms in ({}, {"assumed_late": "P3D"})]
    assert [free(stock, "2030-02-05", "2030-02-05", "2030-01-06") for stock in late] == [0, 1]
    assert [free(stock, "2030-02-07", "2030-02-07", "2030-01-06") for stock in late] == [1, 1]
    assert [free(stock, "2030-01-08", "2030-01-08", "2030-01-06") for stock in late] == [0, 0]


# --- From when -------------------------------------------------------------------------------------------------------

TODAY: Final = date(2026, 11, 23)


def _on(days: list[Case], what: str) -> Case:
    """Hours of some days after today; closed on all others."""
    special = [{"first_day": str(day), "last_day": str(day), "hours": ["09:00-17:00"]} for day in _days(days, what)]
    named = [{"id": f"on-{row['first_day']}", **row} for row in special]
    return {"week": {"mon-sun": []}, "exceptions": named}


def _days(days: list[Case], what: str) -> list[date]:
    return [TODAY + timedelta(days=day["+"]) for day in days if day[what]]


def test_lead_time_counts_days_on_which_staff_is_at_work_behind_a_closed_desk():
    case = CASES["leihs-06-advance-days"]
    lead = {"days": case["setup"]["advance_days"], "of": "staff"}
    days = case["setup"]["days"]
    stock = Stock(plan(1, {"period": "P7D", "lead": lead}, _on(days, "open"), _on(days, "work")))
    now = midnight(TODAY) + timedelta(hours=10)
    answers = [asked(stock, now, now + timedelta(days=days)) for days in range(6)]
    assert [place for place, each in enumerate(answers) if each.allowed] == [case["expect"]["day"]]
    assert broken(answers[0]) == {"loan.lead-time"}
    assert broken(answers[2]) == broken(answers[4]) == {"loan.lead-time", "loan.closed"}
    earliest = next(dict(each.params)["earliest"] for each in answers[4].reasons if each.code == "loan.lead-time")
    assert earliest == midnight(TODAY, case["expect"]["day"])
    (offered, *_) = stock.alternatives(answers[0], now=now)
    assert offered.request.start.date() == TODAY + timedelta(days=case["expect"]["day"])


def test_a_desk_that_opens_on_wednesdays_has_no_lead_time_of_weeks():
    week, work = {"week": {"wed": ["10:00-18:00"]}}, {"week": {"mon-fri": ["08:00-16:00"]}}
    wednesday = datetime(2026, 11, 25, 12, tzinfo=OSLO)
    by_desk, by_staff = (
        Stock(plan(1, {"period": "P7D", "lead": {"days": 3, "of": of}}, week, work)) for of in ("open", "staff")
    )
    next_week = wednesday + timedelta(days=7)
    assert asked(by_staff, wednesday, next_week).allowed
    assert broken(asked(by_desk, wednesday, next_week)) == {"loan.lead-time"}


# --- Until when ------------------------------------------------------------------------------------------------------


def booked(copies: int = 1, **terms: object) -> Stock:
    """A stock of which one is booked, and kept for whoever looks after it for so long before."""
    setup = CASES["evergreen-01-next-booking"]["setup"]
    start, due = map(datetime.fromisoformat, setup["booking"])
    booking = taken("b1", 1, "2026-03-11", "2026-03-13", start=start, due=due)
    figures = {"period": setup["policy"]["period"], "inspect": {"period": setup["elbow_room"]}, **terms}
    return Stock(plan(copies, figures), loans=[booking])


CHECKOUT: Final = datetime.fromisoformat(CASES["evergreen-01-next-booking"]["action"]["checkout_at"])


def due_of(decision: Decision) -> datetime:
    return Loan.model_validate(decision.writes[0].row).due


def test_a_loan_that_begins_now_ends_before_the_next_booking():
    expected = CASES["evergreen-01-next-booking"]["expect"]
    stock = booked()
    decision = asked(stock, CHECKOUT)
    assert decision.allowed
    assert due_of(decision).isoformat() == expected["due"]
    lent = stock.commit(decision, now=CHECKOUT)
    assert isinstance(lent, Loan)
    assert lent.state == "out"


def test_a_loan_that_begins_now_is_refused_where_the_terms_say_so():
    expected = CASES["evergreen-01-next-booking"]["expect"]["stop_circ_setting"]
    decision = asked(booked(walk_in="refuse"), CHECKOUT)
    assert decision.allowed is not expected["refused"]
    assert broken(decision) == {expected["code"]}


def test_of_two_copies_the_one_without_a_booking_is_lent():
    assert due_of(asked(booked(copies=2), CHECKOUT)) == CHECKOUT + timedelta(days=14)


@pytest.mark.parametrize(
    ("now", "code"),
    [("2026-03-10T08:59:00+01:00", None), ("2026-03-10T09:00:00+01:00", "loan.copy-reserved")],
)
def test_a_loan_that_would_have_to_end_before_it_begins_is_refused(now: str, code: str | None):
    assert broken(asked(booked(), datetime.fromisoformat(now))) == ({code} if code else set())


# --- All of them -----------------------------------------------------------------------------------------------------


def test_every_case_is_run_with_every_expectation_and_none_has_a_goal_of_its_own():
    assert {name: set(case["expect"]) for name, case in CASES.items()} == {
        "leihs-01-profile": {"steps"},
        "leihs-03-window-minimum": {"windows", "one_copy_reserved_2030-01-17_only"},
        "leihs-04-overdue-blocks": {"asked_on_2030-01-04", "asked_on_2030-01-06", "not_handed_out_asked_on_2030-01-06"},
        "leihs-06-advance-days": {"day"},
        "evergreen-01-next-booking": {"due", "stop_circ_setting"},
    }
