"""What lies ready after it was due is lent for as long as it would have been, unless somebody else needs it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.torg import act, at, became, codes, faults, loan, plan, request, stock

from innbygger_core.decisions import Outcome

NOW = at("15 12:00")
SHORT = {"period": "P1D", "hold": {"days": 3, "of": "open"}}


def reserved(**told: Any) -> Any:  # noqa: ANN401 - a desk with a loan from Tuesday to Wednesday, ready until Friday
    desk = stock(plan(terms=SHORT), **told)
    desk.commit(desk.decide(request("16 12:00"), now=NOW), now=NOW)
    return desk


def of(desk: Any) -> str:  # noqa: ANN401 - as above
    """The id of the first loan."""
    return str(desk.loans[0].id)


def test_it_lies_ready_beyond_its_due_time_and_takes_nothing_from_others_then():
    (held,) = reserved().loans
    assert (held.due, held.hold_until, held.until) == (at("17 12:00"), at("19 18:00"), at("17 12:00"))


def test_what_is_collected_after_it_was_due_is_due_as_much_later():
    desk = reserved()
    taken = became(desk.decide(act("collect", loan=of(desk)), now=at("18 12:00")))
    assert (taken.due, taken.until) == (at("19 12:00"), at("19 12:00"))


def test_what_is_collected_in_time_is_due_when_it_was():
    desk = reserved()
    assert became(desk.decide(act("collect", loan=of(desk)), now=at("17 11:00"))).due == at("17 12:00")


LATE = loan("l1", "16 12:00", "17 12:00", state="ready", hold_until="19 18:00")


def test_it_is_due_by_when_somebody_else_needs_it():
    desk = stock(plan(terms=SHORT), LATE, *(loan(name, "20 12:00", "23 12:00") for name in ("l2", "l3")))
    assert became(desk.decide(act("collect"), now=at("18 12:00"))).due == at("19 12:00")
    assert became(desk.decide(act("collect"), now=at("19 17:00"))).due == at("20 12:00")


def test_what_was_promised_to_others_since_is_theirs():
    desk = stock(plan(terms=SHORT), LATE, *(loan(name, "17 12:00", "23 12:00") for name in ("l2", "l3")))
    assert codes(desk.decide(act("collect"), now=at("18 12:00"))) == ["none-free"]


def test_what_cannot_be_kept_at_all_is_due_when_it_no_longer_lay_ready():
    desk = stock(plan(terms=SHORT), loan("l1", "16 12:00", "17 12:00", state="ready", hold_until="19 18:00"))
    late = desk.decide(act("collect"), now=at("18 12:00"))
    assert became(late).due == at("19 12:00")
    ends = {"borrower": {"id": "resident/ola", "born": 1975, "right_ends": "2027-02-18T11:00:00+01:00"}}
    gone = stock(plan(terms=SHORT), loan("l1", "16 12:00", "17 12:00", state="ready", hold_until="19 18:00", **ends))
    assert "right-ends" in codes(gone.decide(act("collect"), now=at("18 12:00")))


def test_after_that_it_is_over():
    desk = reserved()
    decision = desk.decide(act("collect", loan=of(desk)), now=at("19 18:00"))
    assert faults(decision) == [("/act", "ended")]


def test_a_reservation_is_not_given_up_for_a_place_in_the_queue():
    desk = reserved()
    theirs = [loan(name, "22 12:00", "23 12:00") for name in ("l1", "l2")]
    full = stock(plan(terms=SHORT), *theirs, *desk.loans)
    moved = full.decide(request("22 12:00", replaces=of(desk), or_wait=True), now=NOW)
    assert (moved.outcome, codes(moved)) == (Outcome.DENY, ["none-free"])
    waits = full.decide(request("22 12:00", or_wait=True), now=NOW)
    assert waits.outcome is Outcome.WAITLIST


@pytest.mark.parametrize(
    "who", [{"co_borrower": "resident/per"}, {"guardian": {"form": "borrower", "by": "resident/per"}}]
)
def test_nobody_borrows_for_who_is_blocked(who: dict[str, Any]):
    desk = stock(plan())
    desk.commit(desk.decide(act("block", borrower="resident/per"), now=NOW), now=NOW)
    asked = request("16 12:00", borrower={"id": "resident/kari", "born": 1980, **who})
    assert codes(desk.decide(asked, now=NOW)) == ["blocked:open"]
    signs = request(
        "16 12:00", borrower={"id": "resident/kari", "guardian": {"form": "signature", "by": "resident/per"}}
    )
    assert desk.decide(signs, now=NOW).allowed


def test_the_next_opening_is_one_that_is_still_to_come():
    decision = stock(plan()).decide(request("1 08:00", "22 12:00"), now=NOW)
    (closed,) = (reason for reason in decision.reasons if reason.code == "loan.closed")
    assert dict(closed.params)["opens"] == at("15 10:00")
