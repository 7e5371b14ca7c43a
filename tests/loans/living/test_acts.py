"""What may happen to a loan, in which state, and what is written; nothing is ever deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import (
    CHILD,
    NOW,
    OLA,
    Json,
    act,
    at,
    became,
    block,
    codes,
    faults,
    loan,
    numbered,
    plan,
    row,
    stock,
)

from innbygger_core.decisions import Approval, Outcome
from innbygger_core.errors import NotAllowed
from innbygger_core.loans import LoanState

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision
    from innbygger_core.loans import Loan

# --- In which state ---------------------------------------------------------------------------------------------------

MAY = {
    "approve": {"pending", "waiting"},
    "deny": {"pending", "waiting"},
    "cancel": {"pending", "waiting", "reserved", "ready"},
    "prepare": {"reserved"},
    "collect": {"reserved", "ready"},
    "lapse": {"reserved", "ready"},
    "extend": {"out"},
    "recall": {"out"},
    "lose": {"out"},
    "return": {"out", "lost"},
}
BECOMES = {
    "approve": "reserved",
    "deny": "denied",
    "cancel": "cancelled",
    "prepare": "ready",
    "collect": "out",
    "lapse": "lapsed",
    "extend": "out",
    "recall": "out",
    "lose": "lost",
    "return": "returned",
}


def acted(
    kind: str,
    told: Loan,
    *rows: Any,  # noqa: ANN401 - rows of a desk
    terms: Any = None,  # noqa: ANN401 - as in JSON
    now: str = "17 12:00",
    of: Json | None = None,
    **facts: Any,  # noqa: ANN401 - of an act
) -> Decision:
    """Decide an act on ``l1``, on the Wednesday after it began unless it says otherwise."""
    facts_of_plan = plan(*([of] if of else []), terms=terms)
    return stock(facts_of_plan, told, *rows).decide(act(kind, **facts), now=at(now))


@pytest.mark.parametrize("state", list(LoanState))
@pytest.mark.parametrize("kind", sorted(MAY))
def test_each_act_happens_in_its_states_alone(kind: str, state: LoanState):
    decision = acted(kind, loan("l1", state=state))
    if state in MAY[kind]:
        after = became(decision)
        assert decision.outcome is Outcome.ALLOW, codes(decision)
        assert (after.state, after.sequence, after.changed_at) == (BECOMES[kind], 1, at("17 12:00"))
    else:
        assert faults(decision) == [("/act", "state")]
        assert dict(decision.reasons[0].params) == {"found": state.value}


@pytest.mark.parametrize("kind", sorted(MAY))
def test_an_act_names_a_loan_that_there_is(kind: str):
    assert faults(acted(kind, loan("other"))) == [("/loan", "unknown-id")]


@pytest.mark.parametrize("kind", sorted(MAY))
def test_a_loan_of_what_is_no_longer_in_the_plan_can_only_be_ended_or_called_back(kind: str):
    state = min(MAY[kind])
    decision = acted(kind, loan("l1", state=state, equipment="gone"))
    if kind in {"cancel", "deny", "lapse", "lose"}:
        assert became(decision).state == BECOMES[kind]
    elif kind in {"recall", "return"}:
        assert decision.allowed
    else:
        assert faults(decision) == [("/loan", "not-there-then")]


@pytest.mark.parametrize(
    ("kind", "state"), [("cancel", "reserved"), ("deny", "pending"), ("lose", "out"), ("lapse", "ready")]
)
def test_what_ends_says_when_and_why(kind: str, state: str):
    after = became(acted(kind, loan("l1", state=state), reason="a-word"))
    assert (after.ended_at, after.ended_because) == (at("17 12:00"), "a-word")


@pytest.mark.parametrize(("told", "fault"), [({}, "16 12:00"), ({"hold_until": "17 12:01"}, "17 12:01")])
def test_nothing_lapses_before_it_could_have_been_collected(told: dict[str, Any], fault: str):
    now = "16 11:59" if not told else "17 12:00"
    decision = acted("lapse", loan("l1", state="ready", **told), now=now)
    assert faults(decision) == [("/act", "not-yet")]
    assert dict(decision.reasons[0].params) == {"found": at(fault)}
    assert acted("lapse", loan("l1", state="ready", **told), now="17 12:01").allowed


# --- Approving --------------------------------------------------------------------------------------------------------

NEEDS_A_GUARDIAN = {"guardian": [{"below": 18, "form": ["presence"]}]}


def test_a_yes_settles_what_was_left_to_a_person_and_is_kept():
    pending = loan("l1", "18 12:00", borrower=CHILD, state="pending", order="o7", wanted="23 12:00")
    decision = acted("approve", pending, terms=NEEDS_A_GUARDIAN, by="position/desk", reason="known", permissions=["x"])
    after = became(decision)
    assert (decision.outcome, codes(decision)) == (Outcome.ALLOW, ["guardian"])
    assert (after.state, after.order, after.start, after.due) == ("reserved", "o7", pending.start, pending.due)
    assert after.approval == Approval(by="position/desk", permissions=("x",), reason="known")
    assert decision.request == act("approve", by="position/desk", reason="known", permissions=["x"])


def test_nobody_gets_what_is_no_longer_free():
    others = [loan(name) for name in ("l2", "l3")]
    assert codes(acted("approve", loan("l1", state="waiting"), *others)) == ["none-free"]


def test_what_waited_begins_now_where_its_time_has_come():
    waits = loan("l1", state="waiting", made_at="01 12:00")
    after = became(acted("approve", waits, terms={"lead": {"days": 1}}))
    assert (after.start, after.due, after.made_at) == (at("17 12:00"), at("24 12:00"), waits.made_at)


@pytest.mark.parametrize(("wanted", "due"), [("20 12:00", "20 12:00"), ("17 12:00", "24 12:00"), (None, "24 12:00")])
def test_it_lasts_until_it_was_wanted_or_as_long_as_the_terms_give(wanted: str | None, due: str):
    waits = loan("l1", state="waiting", **({"wanted": wanted} if wanted else {}))
    assert became(acted("approve", waits)).due == at(due)


def test_which_copies_it_is_of_what_is_lent_by_count_is_told_when_it_is_collected():
    waits = loan("l1", state="pending", copies=["a"])
    assert became(acted("approve", waits, of=numbered("a", lent_by="count"))).copies == ()
    assert became(acted("approve", waits, of=numbered("a"))).copies == ("a",)


# --- The hold shelf ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "until"), [("15 12:00", "18 18:00"), ("16 12:00", "18 18:00"), ("18 12:00", "22 18:00")]
)
def test_it_lies_ready_for_so_many_open_days_from_when_it_can_be_collected(now: str, until: str):
    after = became(acted("prepare", loan("l1"), terms={"hold": {"days": 2, "of": "open"}}, now=now))
    assert (after.state, after.hold_until) == ("ready", at(until))


def test_it_lies_there_for_ever_where_nobody_says_how_long():
    assert became(acted("prepare", loan("l1"))).hold_until is None
    assert became(acted("prepare", loan("l1"), terms={"hold": {"period": "P900Y"}})).hold_until is None


def test_it_lies_there_as_long_as_was_said_before_where_the_terms_no_longer_say():
    assert became(acted("prepare", loan("l1", hold_until="18 12:00"))).hold_until == at("18 12:00")


OF_A_KIND = numbered("a", "b", lent_by="count")


@pytest.mark.parametrize("kind", ["prepare", "collect"])
def test_copies_are_told_when_they_are_fetched(kind: str):
    assert became(acted(kind, loan("l1"), of=OF_A_KIND, copies=["b"])).copies == ("b",)
    assert became(acted(kind, loan("l1", copies=["a"]), of=OF_A_KIND)).copies == ("a",)


@pytest.mark.parametrize("kind", ["prepare", "collect"])
@pytest.mark.parametrize(
    ("copies", "fault"),
    [
        (["c"], [("/copies/0", "unknown-copy")]),
        (["a", "a"], [("/copies/1", "copy-twice"), ("/copies", "miscounted")]),
        (["a", "b"], [("/copies", "miscounted")]),
    ],
)
def test_copies_are_those_of_the_stock_and_as_many_as_were_reserved(
    kind: str, copies: list[str], fault: list[tuple[str, str]]
):
    assert faults(acted(kind, loan("l1"), of=OF_A_KIND, copies=copies)) == fault


@pytest.mark.parametrize("kind", ["prepare", "collect"])
def test_copies_are_of_the_size_that_was_reserved(kind: str):
    of, told = numbered("a/160", "b/170", lent_by="count"), loan("l1", size="160")
    assert faults(acted(kind, told, of=of, copies=["b"])) == [("/copies/0", "unknown-copy")]
    assert acted(kind, told, of=of, copies=["a"]).allowed


@pytest.mark.parametrize("state", ["out", "ready", "lost"])
def test_a_copy_that_is_with_somebody_else_cannot_lie_ready(state: str):
    other = loan("l2", "10 12:00", "20 12:00", state=state, copies=["a"])
    assert codes(acted("prepare", loan("l1"), other, of=OF_A_KIND, copies=["a"])) == ["copy-out"]
    assert acted("prepare", loan("l1"), other, of=OF_A_KIND, copies=["b"]).allowed
    assert codes(acted("collect", loan("l1"), other, of=OF_A_KIND, copies=["a"])) == ["copy-out"]


@pytest.mark.parametrize("kind", ["prepare", "collect"])
def test_what_would_have_to_be_back_by_now_is_not_handed_out(kind: str):
    assert faults(acted(kind, loan("l1", "10 12:00", "17 12:00"))) == [("/act", "ended")]


# --- Collecting -------------------------------------------------------------------------------------------------------


def test_what_is_collected_is_out_from_then():
    reserved = loan("l1", state="ready", hold_until="19 18:00", blocks_from="16 09:00")
    after = became(acted("collect", reserved))
    assert (after.collected_at, after.since, after.due) == (at("17 12:00"), at("16 09:00"), reserved.due)


def test_what_is_collected_early_is_away_from_then_where_it_is_free():
    tomorrow = loan("l1", "19 12:00")
    assert became(acted("collect", tomorrow)).since == at("17 12:00")
    others = [loan(name, "17 11:00", "18 12:00") for name in ("l2", "l3")]
    assert codes(acted("collect", tomorrow, *others)) == ["none-free"]
    assert acted("collect", tomorrow, *others[1:]).allowed


def test_a_guardian_and_an_identity_are_kept_with_the_borrower():
    terms = {**NEEDS_A_GUARDIAN, "identity": "each"}
    told = loan("l1", borrower={**CHILD, "guardian": {"form": "presence"}, "identified": True})
    shown = {"guardian": {"form": "presence"}, "identified": True}
    decision = acted("collect", loan("l1", borrower=CHILD), terms=terms, **shown)
    assert decision.outcome is Outcome.ALLOW
    assert became(decision).borrower == told.borrower
    assert became(acted("collect", told, terms=terms)).borrower == told.borrower


def test_nobody_collects_before_an_identity_is_shown():
    assert codes(acted("collect", loan("l1"), terms={"identity": "each"})) == ["identity"]


def test_what_is_left_to_a_person_is_not_done_before_somebody_said_yes():
    child = loan("l1", borrower=CHILD)
    desk = stock(plan(terms=NEEDS_A_GUARDIAN), child)
    decision = desk.decide(act("collect"), now=at("17 12:00"))
    assert (decision.outcome, decision.writes) == (Outcome.NEEDS_APPROVAL, ())
    with pytest.raises(NotAllowed):
        desk.commit(decision, now=at("17 12:00"))
    assert (desk.loans, desk.revision) == ((child,), 0)
    assert acted("collect", child, terms=NEEDS_A_GUARDIAN, approval={"by": "position/desk"}).allowed
    approved = loan("l1", borrower=CHILD, approval={"by": "position/desk"})
    assert acted("collect", approved, terms=NEEDS_A_GUARDIAN).allowed


def test_nobody_collects_while_it_is_closed_or_they_are_blocked():
    assert codes(acted("collect", loan("l1"), now="17 19:00")) == ["closed"]
    assert codes(acted("collect", loan("l1"), block("b1", "resident/ola", "17 10:00"))) == ["blocked:open"]


# --- Extending --------------------------------------------------------------------------------------------------------

OUT = loan("l1", state="out")


def test_what_is_extended_is_due_later():
    after = became(acted("extend", OUT, terms={"inspect": {"days": 1, "of": "open"}}))
    assert (after.due, after.renewals, after.until) == (at("2027-03-02 12:00"), 1, at("2027-03-03 18:00"))
    assert became(acted("extend", OUT, until=at("25 12:00"))).due == at("25 12:00")


@pytest.mark.parametrize("until", ["23 12:00", "20 12:00"])
def test_an_extension_is_to_a_later_time(until: str):
    assert faults(acted("extend", OUT, until=at(until))) == [("/until", "not-later")]


def test_an_extension_is_to_a_time_for_which_there_are_answers():
    assert faults(acted("extend", OUT, until=at("2199-06-01 12:00"))) == [("/until", "out-of-range")]


def test_terms_that_give_no_time_need_one():
    assert faults(acted("extend", OUT, terms={"period": None})) == [("/until", "no-due")]
    assert became(acted("extend", OUT, terms={"period": None}, until=at("25 12:00"))).due == at("25 12:00")


def test_a_loan_is_not_in_its_own_way():
    one = {"id": "skis", "hub": "torg", "name": "Ski", "count": 1}
    assert acted("extend", OUT, of=one).allowed


def test_an_extension_ends_before_a_reservation_or_is_refused():
    others = [loan(name, "26 12:00", "28 12:00") for name in ("l2", "l3")]
    assert became(acted("extend", OUT, *others)).due == at("26 12:00")
    assert codes(acted("extend", OUT, *others, terms={"walk_in": "refuse"})) == ["copy-reserved:soon"]
    at_once = [loan(name, "23 12:00", "28 12:00") for name in ("l2", "l3")]
    assert codes(acted("extend", OUT, *at_once)) == ["copy-reserved:soon"]


@pytest.mark.parametrize(
    ("told", "terms", "said"),
    [
        ({"renewals": 2}, {"renewals": 2}, ["renewals-used"]),
        ({"recalled_at": "17 11:00"}, None, ["recalled"]),
        ({}, {"longest": "P7D"}, ["would-not-extend"]),
    ],
)
def test_what_is_not_extended_says_why(told: dict[str, Any], terms: Any, said: list[str]):  # noqa: ANN401 - terms
    decision = acted("extend", loan("l1", state="out", **told), terms=terms)
    assert (codes(decision), decision.writes) == (said, ())


def test_a_yes_settles_what_an_extension_leaves_to_a_person():
    decision = acted("extend", loan("l1", state="out"), terms=[{"kinds": ["kayak"]}], until=at("25 12:00"))
    assert (decision.outcome, codes(decision)) == (Outcome.NEEDS_APPROVAL, ["term-limit"])
    yes = {"by": "position/desk"}
    approved = acted(
        "extend", loan("l1", state="out"), terms=[{"kinds": ["kayak"]}], until=at("25 12:00"), approval=yes
    )
    assert became(approved).due == at("25 12:00")


# --- Calling back, and losing -----------------------------------------------------------------------------------------


def test_what_is_called_back_is_due_as_soon_as_is_guaranteed():
    terms = {"recall_guaranteed": "P2D", "recall_return": "P1D", "inspect": {"period": "PT1H"}}
    after = became(acted("recall", OUT, terms=terms))
    assert (after.due, after.recalled_at, after.until) == (at("18 12:00"), at("17 12:00"), at("18 13:00"))


def test_it_is_never_due_later():
    assert became(acted("recall", OUT, terms={"recall_guaranteed": "P9D"})).due == OUT.due


def test_nothing_is_called_back_twice():
    assert faults(acted("recall", loan("l1", state="out", recalled_at="17 11:00"))) == [("/act", "recalled")]


def test_what_is_lost_is_lost_for_good_until_it_is_found():
    desk = stock(plan(), OUT)
    desk.commit(desk.decide(act("lose", reason="stolen"), now=at("17 12:00")), now=at("17 12:00"))
    assert desk.available("skis", at("2027-12-01 12:00"), at("2027-12-02 12:00")) == 1
    found = desk.commit(desk.decide(act("return"), now=at("22 12:00")), now=at("22 12:00"))
    assert (found.state, found.ended_at) == ("returned", None)  # type: ignore[union-attr]
    assert desk.available("skis", at("2027-12-01 12:00"), at("2027-12-02 12:00")) == 2


def test_an_act_says_what_it_was_decided_on():
    decision = stock(plan(), OUT, revision=4).decide(act("lose"), now=NOW)
    assert decision.basis is not None
    assert (decision.basis.revision, decision.basis.now) == (4, NOW)
    assert row(decision)["borrower"] == OLA


def test_what_waited_begins_when_it_can_be_collected():
    waits = loan("l1", "12 12:00", "19 12:00", state="waiting")
    night = became(acted("approve", waits, now="14 23:00"))
    assert night.start == at("15 10:00")
    elsewhere = loan("l1", "12 12:00", "19 12:00", state="waiting", collect_at="havn", return_to="havn")
    carried = became(acted("approve", elsewhere, now="15 12:00"))
    assert (carried.start, carried.outward[0].arrives) == (at("16 10:00"), at("16 09:30"))


def test_what_waits_for_a_desk_that_never_opens_again_is_refused():
    waits = loan("l1", "12 12:00", "19 12:00", state="waiting")
    assert "closed:never" in codes(acted("approve", waits, now="15 12:00", terms={"access": ["self_service"]}))
