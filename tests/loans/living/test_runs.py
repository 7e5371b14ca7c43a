"""A run that does not go: what it was to carry goes with the next one, begins later, or is stranded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import RUN, SKIS, WEEK, Json, act, at, codes, faults, hours, loan, plan, request, shown, stock

from innbygger_core.decisions import Conflict, Outcome
from innbygger_core.loans import CancelledRun, Loan, LoanState

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision
    from innbygger_core.loans import Stock

# Tuesdays and Fridays: at the hub at nine, at the harbour at half past, home at one.
TUESDAY, FRIDAY = "2027-02-16", "2027-02-19"
NOW = "15 12:00"


def desk(*, terms: Json | None = None, **lists: Any) -> Stock:  # noqa: ANN401 - lists of a plan
    return stock(plan(terms=terms, **lists))


def lent(on: Stock, start: str = "16 12:00", due: str | None = "18 12:00", now: str = NOW, **told: Any) -> Loan:  # noqa: ANN401 - of a request
    """Reserve a pair at the harbour."""
    made = on.commit(on.decide(request(start, due, **told), now=at(now)), now=at(now))
    assert isinstance(made, Loan)
    return made


def cancel(on: Stock, day: str = TUESDAY, run: str = "south", now: str = NOW) -> Decision:
    return on.decide(act("cancel_run", run=run, day=day), now=at(now))


def changed(decision: Decision) -> list[Loan]:
    return [Loan.model_validate(write.row) for write in decision.writes if write.table == "loans"]


def legs(told: Loan) -> list[str]:
    return [
        f"{leg.start} {shown(leg.leaves)} {leg.end} {shown(leg.arrives)}" for leg in (*told.outward, *told.homeward)
    ]


THERE, BACK = {"collect_at": "havn"}, {"return_to": "havn"}


def test_a_run_that_carries_nothing_is_cancelled_alone():
    decision = cancel(desk())
    (write,) = decision.writes
    assert (write.action, write.table, write.id) == ("insert", "cancelled_runs", f"south/{TUESDAY}")
    assert write.row == {"run": "south", "day": TUESDAY, "reason": None}


def test_what_it_was_to_bring_comes_with_the_next_one_and_begins_then():
    on = desk(terms={"hold": {"days": 1, "of": "open"}})
    before = lent(on, due="23 12:00", **THERE)
    assert legs(before) == ["torg 16 09:00 havn 16 09:30"]
    decision = cancel(on)
    (after,) = changed(decision)
    assert (legs(after), after.start, after.due) == (["torg 19 09:00 havn 19 09:30"], at("19 10:00"), before.due)
    assert (after.since, after.until, after.sequence) == (before.since, before.until, 1)
    assert (before.hold_until, after.hold_until) == (at("17 18:00"), at("22 18:00"))
    (reason,) = decision.reasons
    assert (decision.outcome, reason.code, reason.variant) == (Outcome.ALLOW, "loan.run-never-reaches", "too-late")
    assert (reason.subject, dict(reason.params)["arrives"]) == (before.reference, after.start)


def test_it_begins_when_it_was_to_begin_where_an_earlier_run_still_comes():
    on = desk()
    before = lent(on, "19 12:00", "23 12:00", **THERE)
    (after,) = changed(cancel(on, FRIDAY))
    assert legs(after) == ["torg 16 09:00 havn 16 09:30"]
    assert (after.start, after.since) == (before.start, at("16 09:00"))


def test_what_arrives_while_it_is_open_can_be_collected_at_once():
    stops = [{"hub": "torg", "at": "11:00"}, {"hub": "havn", "at": "11:30"}]
    on = desk(transport_runs=[{**RUN, "stops": stops}])
    lent(on, "17 12:00", "23 12:00", **THERE)
    assert changed(cancel(on))[0].start == at("19 11:30")


def test_what_it_was_to_bring_home_comes_later_and_is_kept_so_long():
    on = desk(terms={"inspect": {"period": "PT1H"}})
    before = lent(on, **BACK)
    assert (legs(before), before.until) == (["havn 19 09:30 torg 19 13:00"], at("19 14:00"))
    (after,) = changed(cancel(on, FRIDAY))
    assert (legs(after), after.until) == (["havn 23 09:30 torg 23 13:00"], at("23 14:00"))
    assert (after.start, after.due) == (before.start, before.due)


def test_only_the_way_that_is_hit_changes():
    on = desk()
    before = lent(on, **THERE, **BACK)
    assert legs(before) == ["torg 16 09:00 havn 16 09:30", "havn 19 09:30 torg 19 13:00"]
    (after,) = changed(cancel(on, FRIDAY, now="16 11:00"))
    assert (after.outward, after.start) == (before.outward, before.start)
    assert legs(after)[1] == "havn 23 09:30 torg 23 13:00"


def test_both_ways_change_where_both_are_hit():
    twice = ["torg 09:00", "havn 09:30", "torg 10:30", "havn 12:00", "torg 13:00"]
    stops = [dict(zip(("hub", "at"), each.split(), strict=True)) for each in twice]
    on = desk(transport_runs=[{**RUN, "stops": stops, "days": "mon,tue"}])
    before = lent(on, "16 10:00", "16 11:00", now="12 12:00", **THERE, **BACK)
    assert {leg.day for leg in (*before.outward, *before.homeward)} == {at("16 12:00").date()}
    (after,) = changed(cancel(on, now="12 12:00"))
    assert legs(after) == ["torg 15 10:30 havn 15 12:00", "havn 22 09:30 torg 22 10:30"]


# --- In which state ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "out", "home"),
    [
        ("pending", True, True),
        ("reserved", True, True),
        ("ready", False, True),
        ("out", False, True),
        ("returned", False, True),
        ("lost", False, False),
        ("cancelled", False, False),
        ("waiting", False, False),
    ],
)
def test_what_is_there_is_not_brought_again_and_what_is_lost_nowhere(state: str, out: bool, home: bool):
    told = lent(desk(), due="19 09:00", **THERE, **BACK).model_copy(update={"state": LoanState(state)})
    on = stock(plan(), told)
    assert (stranded(cancel(on)) != []) is out
    assert ([each.id for each in changed(cancel(on, FRIDAY))] != []) is home


def test_what_was_handed_in_already_waits_there_for_the_next_run():
    on = stock(plan(), loan("l1", "10 12:00", "16 12:00", state="out"))
    now = at("17 12:00")
    on.commit(on.decide(act("return", at="havn"), now=now), now=now)
    (after,) = changed(cancel(on, FRIDAY, now="18 12:00"))
    assert (legs(after), after.until) == (["havn 23 09:30 torg 23 13:00"], at("23 13:00"))


def test_what_is_overdue_goes_with_a_run_to_come():
    on = stock(plan(), lent(desk(), **BACK).model_copy(update={"state": LoanState.OUT}))
    (after,) = changed(cancel(on, FRIDAY, now="24 12:00"))
    assert legs(after) == ["havn 26 09:30 torg 26 13:00"]


# --- Stranded ---------------------------------------------------------------------------------------------------------


def stranded(decision: Decision) -> list[str]:
    assert decision.outcome is Outcome.ALLOW
    assert changed(decision) == []
    return [reason.subject for reason in decision.reasons]


@pytest.mark.parametrize(("place", "start", "due"), [(THERE, "16 12:00", "18 12:00"), (BACK, "15 13:00", "15 14:00")])
def test_what_no_other_run_carries_is_told_and_left_as_it_is(place: Json, start: str, due: str):
    on = desk(transport_runs=[{**RUN, "valid_to": TUESDAY}])
    before = lent(on, start, due, **place)
    decision = cancel(on)
    (reason,) = decision.reasons
    assert stranded(decision) == [before.reference]
    assert (reason.code, reason.severity, reason.field) == ("loan.run-never-reaches", "info", "/outward")
    assert reason.conflicts == (Conflict(before.reference),)
    assert {name: told for name, told in reason.params if name != "hub"} == {"name": "Ski", "home": "Torg"}


def test_what_would_come_after_it_is_due_is_stranded():
    on = desk()
    before = lent(on, due="19 10:00", **THERE)
    assert stranded(cancel(on)) == [before.reference]


def test_what_comes_to_a_desk_of_which_nobody_knows_that_it_opens_again_is_stranded():
    hubs = [{"id": hub, "name": hub.title(), "hours": open_} for hub, open_ in (("torg", "desk"), ("havn", "short"))]
    on = desk(hubs=hubs, hours=[{**hours("short", WEEK), "valid_to": "2027-02-18"}])
    before = lent(on, "16 12:00", "23 12:00", **THERE)
    assert stranded(cancel(on)) == [before.reference]


# --- What does not make sense -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"run": "north"}, ("/run", "unknown-id")),
        ({"day": "2027-02-17"}, ("/day", "no-run")),
        ({"day": "1899-02-17"}, ("/day", "out-of-range")),
    ],
)
def test_a_run_that_does_not_go_cannot_be_cancelled(told: Json, fault: tuple[str, str]):
    assert faults(cancel(desk(), **told)) == [fault]


def test_nobody_cancels_a_run_where_nobody_knows_of_any():
    assert faults(cancel(desk(transport_runs="unknown"))) == [("/run", "unknown-id")]


def test_nothing_is_cancelled_twice():
    on = stock(plan(), CancelledRun(run="south", day=at("16 12:00").date()))
    assert faults(cancel(on)) == [("/day", "cancelled")]


def test_a_run_that_was_cancelled_carries_nothing_more():
    on = desk()
    on.commit(cancel(on), now=at(NOW))
    assert [each.id for each in on.cancelled_runs] == [f"south/{TUESDAY}"]
    assert legs(lent(on, "19 12:00", "23 12:00", **THERE)) == ["torg 19 09:00 havn 19 09:30"]
    assert codes(on.decide(request("16 12:00", "18 12:00", **THERE), now=at(NOW))) == ["run-never-reaches:too-late"]


def test_loans_of_what_is_no_longer_in_the_plan_are_left_alone():
    told = lent(desk(), **THERE).model_copy(update={"equipment": "gone"})
    assert changed(cancel(stock(plan(SKIS), told))) == []
