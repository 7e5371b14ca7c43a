"""Due times: what holds for any desk and terms, and by walking through the minutes, where clocks are changed too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.plain_desks import Begun, PlainDesk, Week, begun, weeks, written
from tests.loans.dues.desks import timetable_of

from innbygger_core.loans import ClosedRule, Delay, Due, LoanTerms
from innbygger_core.loans._dues._delays import after, before
from innbygger_core.loans._dues._desk import Desk
from innbygger_core.loans._dues._pipeline import Bounds, due_at, recalled, renewed
from innbygger_core.timekeeping import DAY, WEEKDAYS, micros, moment
from innbygger_core.values import Known

rules = st.sampled_from(ClosedRule)
day_ends = st.sampled_from([None, "midnight", "closing"])
lengths = st.integers(1, 20 * 1440)
later = st.none() | lengths
bounds = st.fixed_dictionaries({}, optional=dict.fromkeys(("right_ends", "next_reservation", "wanted"), lengths))
loans, loans_where_it_opens = begun(), begun(weeks.filter(any))
periods = st.sampled_from(["PT1H", "PT7H", "PT25H", "P1D", "P3D", "P1W", "P2W", "P1M", "P10D", "P1DT3H", "P400Y"])
figures = st.fixed_dictionaries(
    {"period": periods, "closed": rules},
    optional={
        "counts": st.sampled_from(["open", "working", "calendar", "staff"]),
        "to_weekday": st.sampled_from(WEEKDAYS),
        "due_time": st.sampled_from(["02:30", "12:00", "23:59"]),
        "offset": st.sampled_from(["PT1H", "PT5H", "P2D", "PT0S"]),
        "end_of_day": st.sampled_from(["midnight", "closing"]),
        "longest": st.sampled_from(["P2D", "P9D", "P5W"]),
        "before_closures": st.sampled_from(["PT12H", "P2D", "P5D"]),
    },
)
renewals = st.fixed_dictionaries(
    {},
    optional={
        "renewal_from": st.sampled_from(["due", "now"]),
        "renewal_period": st.sampled_from(["PT2H", "P2D", "P1W"]),
        "renewal_when_waiting": st.just("P1D"),
    },
)


def bounds_of(loan: Begun, minutes: dict[str, int]) -> Bounds:
    """Bounds that lie so many minutes after a loan begins."""
    return Bounds(**{name: loan.after(each) for name, each in minutes.items()})


def at_of(due: Due) -> int:
    assert due.at is not None
    return micros(due.at, "at")


def ruled(loan: Begun, at: int, **terms: Any) -> int:  # noqa: ANN401 - figures
    """What a rule makes of a time that was asked for."""
    return at_of(due_at(LoanTerms.model_validate(terms), loan.start, loan.desk, Bounds(wanted=at)))


@given(loans, figures, bounds)
def test_a_loan_is_due_after_it_begins_or_not_at_all(loan: Begun, terms: dict[str, Any], minutes: dict[str, int]):
    due = due_at(LoanTerms.model_validate(terms), loan.start, loan.desk, bounds_of(loan, minutes))
    assert (due.at is None) == (due.failed is not None)
    assert due.failed is not None or at_of(due) > loan.start


@given(loans, figures, bounds)
def test_the_steps_lead_from_one_to_the_next(loan: Begun, terms: dict[str, Any], minutes: dict[str, int]):
    due = due_at(LoanTerms.model_validate(terms), loan.start, loan.desk, bounds_of(loan, minutes))
    assert [step.before for step in due.steps] == [None, *(step.after for step in due.steps[:-1])]
    assert due.steps[-1].after == due.at
    assert all(step.after != step.before for step in due.steps[1:])


@given(loans, figures, renewals, lengths, st.booleans())
def test_an_extension_never_shortens(
    loan: Begun, terms: dict[str, Any], more: dict[str, Any], passed: int, waiting: bool
):
    written_terms = LoanTerms.model_validate(terms | more)
    due = due_at(written_terms, loan.start, loan.desk)
    assume(due.at is not None)
    now = loan.after(passed)
    again = renewed(written_terms, loan.start, at_of(due), now, loan.desk, waiting=waiting)
    assert again.failed is not None or at_of(again) > max(at_of(due), now)


@given(loans, figures, lengths, st.sampled_from(["right_ends", "next_reservation"]))
def test_outer_limits_only_shorten(loan: Begun, terms: dict[str, Any], length: int, kind: str):
    figured, limit = LoanTerms.model_validate(terms), loan.after(length)
    due, limited = (due_at(figured, loan.start, loan.desk, Bounds(**each)) for each in ({}, {kind: limit}))
    assert due.failed is None or limited.failed == due.failed
    assert limited.failed is not None or at_of(limited) <= min(at_of(due), limit)


@given(loans, figures, st.integers(0, 20 * 1440), later, st.integers(0, 20 * 1440))
def test_a_recall_only_shortens_and_leaves_what_was_guaranteed(
    loan: Begun, terms: dict[str, Any], passed: int, returned: int | None, promised: int
):
    recall = {"recall_return": f"PT{returned or 0}M", "recall_guaranteed": f"PT{promised}M"}
    figured = LoanTerms.model_validate(terms | recall)
    due = due_at(figured, loan.start, loan.desk)
    assume(due.at is not None)
    now = loan.after(passed)
    called = at_of(recalled(figured, loan.start, at_of(due), now, loan.desk))
    assert min(at_of(due), max(now, loan.after(promised))) <= called <= at_of(due)


@given(loans_where_it_opens, lengths, rules, day_ends)
def test_a_rule_done_twice_is_done_once(loan: Begun, length: int, rule: ClosedRule, ends: str | None):
    once = ruled(loan, loan.after(length), closed=rule, end_of_day=ends)
    assert ruled(loan, once, closed=rule, end_of_day=ends) == once


@given(loans_where_it_opens, lengths, rules, day_ends, st.sampled_from([None, "PT1H", "PT30H"]))
def test_a_rule_leads_to_when_things_are_taken_or_to_the_end_of_an_open_day(
    loan: Begun, length: int, rule: ClosedRule, ends: str | None, offset: str | None
):
    assume(rule not in {ClosedRule.KEEP, ClosedRule.KEEP_DATE})
    due = ruled(loan, loan.after(length), closed=rule, end_of_day=ends, offset=offset)
    by_day = rule.startswith("same") or (rule.endswith("open_day") and ends != "closing")
    day_is_open = loan.desk.is_open_day(loan.desk.day(due)) is Known.YES
    assert day_is_open if by_day else loan.desk.takes(due) is Known.YES


@given(loans_where_it_opens, lengths)
def test_rules_of_hours_are_those_of_a_walk_through_the_minutes(loan: Begun, length: int):
    plain, at = loan.plain, loan.after(length)
    to_opening = ruled(loan, at, closed="start_of_next_opening")
    assert to_opening == (at if plain.takes(at) else plain.next_open(at))
    to_closing = ruled(loan, at, closed="end_of_current_opening")
    assert to_closing == (at if plain.takes(at) else plain.closing(plain.next_open(loan.start)))


@given(loans_where_it_opens, lengths)
def test_rules_of_days_are_those_of_a_walk_through_the_days(loan: Begun, length: int):
    plain, at = loan.plain, loan.after(length)
    day = moment(at, plain.zone).date()
    following = plain.midnight_after(plain.open_day(day, 1), at)
    assert ruled(loan, at, closed="end_of_next_open_day") == following
    previous = plain.midnight_after(plain.open_day(day, -1), at - 8 * DAY)
    expected = previous if previous > loan.start else following
    assert ruled(loan, at, closed="end_of_previous_open_day") == expected


@given(loans_where_it_opens, lengths)
def test_days_that_end_at_closing_are_those_of_a_walk_through_the_days(loan: Begun, length: int):
    plain, at = loan.plain, loan.after(length)
    day = plain.working_day(at)
    days = (day, plain.open_day(day + timedelta(days=1), 1))
    ends = [plain.hours_of(each)[1] for each in days if plain.spans(each)]
    expected = next(end for end in ends if end > loan.start)
    assert ruled(loan, at, closed="end_of_next_open_day", end_of_day="closing") == expected


@given(loans_where_it_opens, st.integers(1, 20))
def test_open_days_are_counted_one_by_one(loan: Begun, count: int):
    plain, delay = loan.plain, Delay(days=count, of="open")
    today = moment(loan.start, plain.zone).date()
    assert after(delay, loan.start, loan.desk) == plain.hours_of(_counted(plain, today, count, 1))[1]
    assert before(delay, loan.start, loan.desk) == plain.hours_of(_counted(plain, today, count, -1))[0]


@given(loans, weeks, figures, bounds)
def test_what_is_certain_stays_so_whatever_the_unknown_hours_are(
    loan: Begun, perhaps: Week, terms: dict[str, Any], minutes: dict[str, int]
):
    desks = [_desk_with(loan, perhaps, mark) for mark in ("?", "", None)]
    figured, within = LoanTerms.model_validate(terms), bounds_of(loan, minutes)
    dues = [due_at(figured, loan.start, desk, within) for desk in desks]
    assume(dues[0].certain)
    assert {due.at for due in dues} == {dues[0].at}


def _desk_with(loan: Begun, perhaps: Week, mark: str | None) -> Desk:
    """The days that are closed in one week have the hours of the other: perhaps, surely, or not."""
    days = zip(WEEKDAYS, loan.week, perhaps, strict=True)
    hours = {day: written(known) or ([] if mark is None else written(unknown, mark)) for day, known, unknown in days}
    return Desk.of((timetable_of(hours, timezone=loan.zone),))


def _counted(plain: PlainDesk, day: date, count: int, step: int) -> date:
    for _ in range(count):
        day = plain.open_day(day + timedelta(days=step), step)
    return day
