"""Deciding a request: every rule is asked, and what comes of it is written down."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import CHILD, KARI, NOW, SKIS, Json, at, became, codes, loan, plan, request, stock

from innbygger_core.decisions import Approval, Outcome, Policy, PolicyEntry, Severity
from innbygger_core.errors import NaiveDatetime
from innbygger_core.loans import ACT_RULES

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.decisions import Decision

GUARDED = {"guardian": [{"below": 18, "form": ["presence"]}]}
ALL_TAKEN = [loan("l1", count=2)]


def decided(*rows: Any, terms: Json | None = None, policy: Policy | None = None, **told: Any) -> Decision:  # noqa: ANN401 - rows, of a request
    desk = stock(plan(terms=terms), *rows, policy=policy, revision=7)
    return desk.decide(request(told.pop("start", "16 12:00"), **told), now=NOW)


# --- What comes of it -------------------------------------------------------------------------------------------------


def test_what_nothing_hinders_is_reserved():
    decision = decided(due="18 12:00")
    (write,) = decision.writes
    told = became(decision)
    assert (decision.outcome, write.action, write.table, write.id) == (Outcome.ALLOW, "insert", "loans", told.id)
    assert (told.state, told.start, told.due) == ("reserved", at("16 12:00"), at("18 12:00"))
    assert (told.equipment, told.hub, told.count, told.borrower.id) == ("skis", "torg", 1, KARI["id"])
    assert (told.made_at, told.changed_at, told.sequence, told.collected_at) == (NOW, NOW, 0, None)


def test_what_is_asked_for_at_once_is_lent():
    told = became(decided(start=None, terms={"hold": {"days": 2}}))
    assert (told.state, told.start, told.collected_at, told.hold_until) == ("out", NOW, NOW, None)


def test_what_asks_a_person_is_pending():
    decision = decided(terms=GUARDED, borrower=CHILD, start=None)
    assert (decision.outcome, became(decision).state) == (Outcome.NEEDS_APPROVAL, "pending")
    assert became(decision).collected_at is None


def test_with_a_persons_yes_it_is_lent():
    yes = {"by": "position/desk", "reason": "known"}
    decision = decided(terms=GUARDED, borrower=CHILD, start=None, approval=yes)
    assert (decision.outcome, codes(decision)) == (Outcome.ALLOW, ["guardian"])
    assert (became(decision).state, became(decision).approval) == ("out", Approval(by="position/desk", reason="known"))


def test_a_yes_to_what_asks_does_not_settle_what_forbids():
    assert decided(*ALL_TAKEN, approval={"by": "position/desk"}).outcome is Outcome.DENY


def test_what_is_taken_is_denied_or_waits():
    decision = decided(*ALL_TAKEN)
    assert (decision.outcome, codes(decision), decision.writes) == (Outcome.DENY, ["none-free"], ())
    decision = decided(*ALL_TAKEN, or_wait=True)
    assert (decision.outcome, became(decision).state) == (Outcome.WAITLIST, "waiting")


def test_what_would_run_into_a_reservation_waits_too_and_is_due_as_if_it_had_not():
    later = loan("l1", "18 12:00", "19 12:00", count=2)
    decision = decided(later, start=None, terms={"walk_in": "refuse"}, or_wait=True)
    assert (decision.outcome, became(decision).state) == (Outcome.WAITLIST, "waiting")
    assert became(decision).due == at("22 12:00")


def test_nobody_waits_for_what_would_be_refused_anyway():
    assert decided(*ALL_TAKEN, start="20 12:00", or_wait=True).outcome is Outcome.DENY


def test_a_condition_is_told():
    decision = decided(terms={"identity": "first"})
    assert (decision.outcome, became(decision).state) == (Outcome.ALLOW_WITH_CONDITIONS, "reserved")
    assert [each.code for each in decision.conditions] == ["loan.identity"]


def test_whose_terms_nobody_told_a_person_decides():
    facts = plan(terms=[{"period": "P7D", "kinds": ["kayak"]}])
    decision = stock(facts).decide(request(due="18 12:00"), now=NOW)
    assert (decision.outcome, codes(decision)) == (Outcome.NEEDS_APPROVAL, ["term-limit"])


# --- Rows -------------------------------------------------------------------------------------------------------------


def test_it_lies_ready_so_long_from_when_it_is_collected():
    assert became(decided(terms={"hold": {"days": 2, "of": "open"}})).hold_until == at("18 18:00")
    assert became(decided(terms={"hold": {"period": "P900Y"}})).hold_until is None


def test_a_fee_is_kept_with_the_loan():
    assert became(decided(terms={"fee": 50})).fee == 50
    assert became(decided()).fee == 0


def test_several_things_are_lent_together_or_not_at_all():
    sled = {"id": "sled", "hub": "torg", "name": "Kjelke"}
    desk = stock(plan(SKIS, sled))
    items = [{"equipment": "skis"}, {"equipment": "sled"}]
    decision = desk.decide(request(items=items), now=NOW)
    rows = [write.row for write in decision.writes]
    assert [(row["equipment"], row["id"], row["order"]) for row in rows] == [("skis", "n2", "n1"), ("sled", "n3", "n1")]
    items[1]["count"] = 2  # type: ignore[assignment]
    decision = desk.decide(request(items=items), now=NOW)
    assert (codes(decision), decision.writes) == (["none-free"], ())
    assert decision.reasons[0].field == "/items/1/count"


def test_one_that_is_changed_keeps_what_it_was_called():
    mine = loan("l1", borrower=KARI, order="o7", made_at="01 12:00", sequence=3)
    decision = decided(mine, replaces="l1", start="17 12:00")
    (write,) = decision.writes
    told = became(decision)
    assert (write.action, write.id) == ("change", "l1")
    assert (told.id, told.order, told.made_at, told.sequence) == ("l1", "o7", at("01 12:00"), 4)
    assert (told.start, told.due, told.changed_at) == (at("17 12:00"), at("24 12:00"), NOW)


# --- Policy -----------------------------------------------------------------------------------------------------------


def test_the_policy_of_the_day_on_which_a_loan_begins_decides():
    info = PolicyEntry(
        "loan.none-free", severity=Severity.INFO, valid_from=date(2027, 2, 17), valid_to=date(2027, 2, 17)
    )
    policy = Policy("ours", (info,))
    taken = loan("l1", "15 12:00", "28 12:00", count=2)
    outcomes = [decided(taken, policy=policy, start=f"{day} 12:00").outcome for day in (16, 17, 18)]
    assert outcomes == [Outcome.DENY, Outcome.ALLOW, Outcome.DENY]


def test_what_a_policy_lets_somebody_override_asks_them():
    policy = Policy("ours", (PolicyEntry("loan.right-ends", override="lend-longer"),))
    ended = {**KARI, "right_ends": at("10 12:00")}
    decision = decided(policy=policy, borrower=ended)
    assert (decision.outcome, became(decision).state) == (Outcome.NEEDS_APPROVAL, "pending")
    assert became(decision).due > became(decision).start
    for permissions, allowed in (((), False), (("lend-longer",), True)):
        yes = {"by": "position/desk", "permissions": permissions}
        assert decided(policy=policy, borrower=ended, due="18 12:00", approval=yes).allowed is allowed


def test_every_rule_is_asked_about_every_thing():
    sled = {"id": "sled", "hub": "torg", "name": "Kjelke"}
    items = [{"equipment": "skis"}, {"equipment": "sled"}]
    decision = stock(plan(SKIS, sled)).decide(request(items=items), now=NOW)
    subjects = [f"equipment/{name}" for name in ("skis", "sled")]
    assert [(each.subject, each.code) for each in decision.checked] == [
        (subject, each.code) for subject in subjects for each in ACT_RULES
    ]


def test_reasons_come_with_what_weighs_most_first():
    late = loan("l0", "01 12:00", "08 12:00", state="out", borrower=CHILD)
    decision = decided(late, *ALL_TAKEN, terms=GUARDED, borrower=CHILD)
    assert codes(decision) == ["none-free", "guardian", "overdue"]


def test_it_says_on_what_it_was_decided():
    basis = decided(policy=Policy("ours", ())).basis
    assert basis is not None
    assert (basis.now, basis.revision, basis.policy) == (NOW, 7, "ours")


def test_now_is_an_aware_instant():
    with pytest.raises(NaiveDatetime):
        stock(plan()).decide(request(), now=NOW.replace(tzinfo=None))


# --- The activity card ------------------------------------------------------------------------------------------------


class _Cards:
    """The cards as a desk asks them: ``c1`` gives a right to skis."""

    def entitles(self, card: str, entitlement: str, what: str, when: datetime) -> bool:
        return (card, entitlement, what, when) == ("c1", "free_loan", "skis", at("16 12:00"))


@pytest.mark.parametrize(
    ("card", "terms", "paid"),
    [
        ("c1", {"fee": 50}, (0, "c1")),
        ("c2", {"fee": 50}, (50, None)),
        (None, {"fee": 50}, (50, None)),
        ("c1", {}, (0, None)),
        ("c1", {"fee": 0}, (0, None)),
    ],
)
def test_a_card_that_gives_the_right_pays_where_there_is_something_to_pay(
    card: str | None, terms: Json, paid: tuple[int, str | None]
):
    asks = request(borrower={**KARI, "card": card})
    told = became(stock(plan(terms=terms), cards=_Cards()).decide(asks, now=NOW))
    assert (told.fee, told.card) == paid


def test_a_desk_that_knows_no_cards_takes_the_fee():
    told = became(stock(plan(terms={"fee": 50})).decide(request(borrower={**KARI, "card": "c1"}), now=NOW))
    assert (told.fee, told.card) == (50, None)
