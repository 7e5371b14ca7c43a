"""Due times: what holds for any desk and any terms, and by walking through the minutes, where clocks are changed too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.plain_desks import PlainDesk, Week, desk_of, start_of, starts, weeks, written, zones
from tests.loans.dues.desks import timetable_of

from innbygger_core.loans import ClosedRule, Delay, Due, LoanTerms
from innbygger_core.loans._dues._delays import after, before
from innbygger_core.loans._dues._desk import Desk
from innbygger_core.loans._dues._pipeline import Bounds, due_at, recalled, renewed
from innbygger_core.timekeeping import DAY, MINUTE, WEEKDAYS, micros, moment
from innbygger_core.values import Known

rules = st.sampled_from(ClosedRule)
day_ends = st.sampled_from([None, "midnight", "closing"])
lengths = st.integers(1, 20 * 1440)
later = st.none() | lengths
opening_weeks = weeks.filter(any)
periods = st.sampled_from(["PT1H", "PT7H", "PT25H", "P1D", "P3D", "P1W", "P2W", "P1M", "P10D", "P1DT3H", "P400Y"])
figures = st.fixed_dictionaries(
    {"period": periods, "closed": rules},
    optional={
        "counts": st.sampled_from(["open", "working", "calendar", "staff"]),
        "to_weekday": st.sampled_from(WEEKDAYS),
        "due_time": st.sampled_from(["02:30", "12:00", "23:59"]),
        "offset": st.sampled_from(["PT1H", "PT5H", "P2D", "-PT1H"]),
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


def at_of(due: Due) -> int:
    assert due.at is not None
    return micros(due.at, "at")


def wanted(desk: Desk, rule: ClosedRule, start: int, at: int, **terms: Any) -> int:  # noqa: ANN401 - figures
    """What a rule makes of a time that was asked for."""
    return at_of(due_at(LoanTerms(closed=rule, **terms), start, desk, Bounds(wanted=at)))


@given(weeks, zones, starts, figures, later, later, later)
def test_a_loan_is_due_after_it_begins_or_not_at_all(  # noqa: PLR0913 - all that a due time depends on
    week: Week, zone: str, start: Any, terms: dict[str, Any], ends: int | None, reserved: int | None, asked: int | None
):
    desk, begins = desk_of(week, zone), start_of(start, zone)
    right, reservation, wish = (None if each is None else begins + each * MINUTE for each in (ends, reserved, asked))
    bounds = Bounds(right_ends=right, next_reservation=reservation, wanted=wish)
    due = due_at(LoanTerms.model_validate(terms), begins, desk, bounds)
    assert (due.at is None) == (due.failed is not None)
    assert due.failed is not None or at_of(due) > begins


@given(weeks, zones, starts, figures, later)
def test_the_steps_lead_from_one_to_the_next(
    week: Week, zone: str, start: Any, terms: dict[str, Any], reserved: int | None
):
    desk, begins = desk_of(week, zone), start_of(start, zone)
    reservation = None if reserved is None else begins + reserved * MINUTE
    due = due_at(LoanTerms.model_validate(terms), begins, desk, Bounds(next_reservation=reservation))
    assert [step.before for step in due.steps] == [None, *(step.after for step in due.steps[:-1])]
    assert due.steps[-1].after == due.at
    assert all(step.after != step.before for step in due.steps[1:])


@given(weeks, zones, starts, figures, renewals, lengths, st.booleans())
def test_an_extension_never_shortens(  # noqa: PLR0913 - all that an extension depends on
    week: Week, zone: str, start: Any, terms: dict[str, Any], more: dict[str, Any], passed: int, waiting: bool
):
    desk, begins = desk_of(week, zone), start_of(start, zone)
    written_terms = LoanTerms.model_validate(terms | more)
    due = due_at(written_terms, begins, desk)
    assume(due.at is not None)
    now = begins + passed * MINUTE
    again = renewed(written_terms, begins, at_of(due), now, desk, waiting=waiting)
    assert again.failed is not None or at_of(again) > max(at_of(due), now)


@given(weeks, zones, starts, figures, lengths, st.sampled_from(["right_ends", "next_reservation"]))
def test_outer_limits_only_shorten(week: Week, zone: str, start: Any, terms: dict[str, Any], length: int, kind: str):
    desk, begins = desk_of(week, zone), start_of(start, zone)
    written_terms, limit = LoanTerms.model_validate(terms), begins + length * MINUTE
    due, limited = (due_at(written_terms, begins, desk, Bounds(**each)) for each in ({}, {kind: limit}))
    assert due.failed is None or limited.failed == due.failed
    assert limited.failed is not None or at_of(limited) <= min(at_of(due), limit)


@given(weeks, zones, starts, figures, st.integers(0, 20 * 1440), later, later)
def test_a_recall_only_shortens_and_leaves_what_was_guaranteed(  # noqa: PLR0913 - all that a recall depends on
    week: Week, zone: str, start: Any, terms: dict[str, Any], passed: int, returned: int | None, promised: int | None
):
    desk, begins = desk_of(week, zone), start_of(start, zone)
    figured = {"recall_return": returned, "recall_guaranteed": promised}
    written_terms = LoanTerms.model_validate(
        terms | {name: f"PT{minutes}M" for name, minutes in figured.items() if minutes is not None}
    )
    due = due_at(written_terms, begins, desk)
    assume(due.at is not None)
    now = begins + passed * MINUTE
    called = at_of(recalled(written_terms, begins, at_of(due), now, desk))
    assert min(at_of(due), max(now, begins + (promised or 0) * MINUTE)) <= called <= at_of(due)


@given(opening_weeks, zones, starts, lengths, rules, day_ends)
def test_a_rule_done_twice_is_done_once(
    week: Week, zone: str, start: Any, length: int, rule: ClosedRule, ends: str | None
):
    desk, begins = desk_of(week, zone), start_of(start, zone)
    once = wanted(desk, rule, begins, begins + length * MINUTE, end_of_day=ends)
    assert wanted(desk, rule, begins, once, end_of_day=ends) == once


@given(opening_weeks, zones, starts, lengths, rules, day_ends, st.sampled_from([None, "PT1H", "PT30H"]))
def test_a_rule_leads_to_when_things_are_taken_or_to_the_end_of_an_open_day(  # noqa: PLR0913 - all that a rule reads
    week: Week, zone: str, start: Any, length: int, rule: ClosedRule, ends: str | None, offset: str | None
):
    assume(rule not in {ClosedRule.KEEP, ClosedRule.KEEP_DATE})
    desk, begins = desk_of(week, zone), start_of(start, zone)
    due = wanted(desk, rule, begins, begins + length * MINUTE, end_of_day=ends, offset=offset)
    day_is_open = desk.is_open_day(desk.day(due)) is Known.YES
    by_day = rule.startswith("same") or (rule.startswith("end_of") and "day" in rule and ends != "closing")
    assert day_is_open if by_day else desk.takes(due) is Known.YES


@given(opening_weeks, zones, starts, lengths)
def test_rules_of_hours_are_those_of_a_walk_through_the_minutes(week: Week, zone: str, start: Any, length: int):
    desk, plain, begins = desk_of(week, zone), PlainDesk(week, zone), start_of(start, zone)
    at = begins + length * MINUTE
    to_opening = wanted(desk, ClosedRule.START_OF_NEXT_OPENING, begins, at)
    assert to_opening == (at if plain.takes(at) else plain.next_open(at))
    to_closing = wanted(desk, ClosedRule.END_OF_CURRENT_OPENING, begins, at)
    assert to_closing == (at if plain.takes(at) else plain.closing(plain.next_open(begins)))


@given(opening_weeks, zones, starts, lengths)
def test_rules_of_days_are_those_of_a_walk_through_the_days(week: Week, zone: str, start: Any, length: int):
    desk, plain, begins = desk_of(week, zone), PlainDesk(week, zone), start_of(start, zone)
    at = begins + length * MINUTE
    day = moment(at, plain.zone).date()
    following = plain.midnight_after(plain.open_day(day, 1), at)
    assert wanted(desk, ClosedRule.END_OF_NEXT_OPEN_DAY, begins, at) == following
    previous = plain.midnight_after(plain.open_day(day, -1), at - 8 * DAY)
    expected = previous if previous > begins else following
    assert wanted(desk, ClosedRule.END_OF_PREVIOUS_OPEN_DAY, begins, at) == expected


@given(opening_weeks, zones, starts, st.integers(1, 20))
def test_open_days_are_counted_one_by_one(week: Week, zone: str, start: Any, count: int):
    desk, plain, at = desk_of(week, zone), PlainDesk(week, zone), start_of(start, zone)
    delay, today = Delay(days=count, of="open"), moment(at, plain.zone).date()
    last, first = _counted(plain, today, count, 1), _counted(plain, today, count, -1)
    over, begins = after(delay, at, desk), before(delay, at, desk)
    assert over is not None
    assert begins is not None
    assert begins <= at <= over
    assert _opens_or_closes(plain, last, over, 1)
    assert _opens_or_closes(plain, first, begins, 0)


@given(weeks, weeks, zones, starts, figures, later, later)
def test_what_is_certain_stays_so_whatever_the_unknown_hours_are(  # noqa: PLR0913 - all that a due time depends on
    sure: Week, perhaps: Week, zone: str, start: Any, terms: dict[str, Any], ends: int | None, asked: int | None
):
    begins = start_of(start, zone)
    right, wish = (None if each is None else begins + each * MINUTE for each in (ends, asked))
    bounds = Bounds(right_ends=right, wanted=wish)
    dues = [
        due_at(LoanTerms.model_validate(terms), begins, _desk_with(sure, perhaps, zone, mark), bounds)
        for mark in ("?", "", None)
    ]
    assume(dues[0].certain)
    assert {due.at for due in dues} == {dues[0].at}


def _desk_with(sure: Week, perhaps: Week, zone: str, mark: str | None) -> Desk:
    """The days that are closed in one week have the hours of the other: perhaps, surely, or not."""
    days = zip(WEEKDAYS, sure, perhaps, strict=True)
    hours = {day: written(known) or ([] if mark is None else written(unknown, mark)) for day, known, unknown in days}
    return Desk.of((timetable_of(hours, timezone=zone),))


def _counted(plain: PlainDesk, day: date, count: int, step: int) -> date:
    for _ in range(count):
        day = plain.open_day(day + timedelta(days=step), step)
    return day


def _opens_or_closes(plain: PlainDesk, day: date, at: int, edge: int) -> bool:
    """Whether the clock shows a day's first opening or last closing, or is being changed just then."""
    spans = plain.spans(day)
    minute = spans[0][0] if edge == 0 else spans[-1][1]
    when = moment(at, plain.zone)
    shown = (when.date() - day).days * 1440 + when.hour * 60 + when.minute
    return shown == minute or not plain.is_open(at - 1 + edge) or abs(shown - minute) <= 60
