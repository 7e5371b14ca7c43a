"""Deciding an act: what does not make sense is told first, then every rule that has a say is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.cards._deciding._inputs import input_faults
from innbygger_core.cards._deciding._preparing import prepared
from innbygger_core.cards._deciding._writing_down import card_write, use_write, writes_of
from innbygger_core.cards._rules import ACT_RULES
from innbygger_core.cards._writing._acts import CancelUse, IssueCard, LoseCard, UseCard
from innbygger_core.cards._writing._cards import CardState
from innbygger_core.decisions import Approval, Decision, Outcome, decide, outcome

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.cards._deciding._register import Register
    from innbygger_core.cards._writing._acts import CardAct
    from innbygger_core.decisions import DecisionBasis, Policy, Write

__all__ = ["decide_act"]


def decide_act(register: Register, act: CardAct, policy: Policy, basis: DecisionBasis, new_id: str) -> Decision:
    """Decide whether an act may happen, and say which rows carry it out.

    Args:
        register: of all cards.
        act: what is asked for.
        policy: of the municipality.
        basis: what the decision rests on, with the time at which it is asked.
        new_id: of what is new.
    """
    faults = tuple(input_faults(register, act, basis.now))
    if faults:
        return Decision(act, Outcome.DENY, faults, basis=basis)
    if isinstance(act, CancelUse):
        return Decision(act, Outcome.ALLOW, writes=(_cancelled(register, act, basis.now),), basis=basis)
    if isinstance(act, LoseCard) and not act.replace:
        return Decision(act, Outcome.ALLOW, writes=(_lost(register, act),), basis=basis)
    return _by_the_rules(register, act, policy, basis, new_id)


def _by_the_rules(
    register: Register, act: IssueCard | UseCard | LoseCard, policy: Policy, basis: DecisionBasis, new_id: str
) -> Decision:
    asked = prepared(register, act, basis.now, new_id)
    decision = _approved(decide(act, ACT_RULES, (asked,), policy=policy, day=asked.day, basis=basis), act)
    before = register.cards[act.card] if isinstance(act, LoseCard) else None
    rows = tuple(writes_of(asked, before, basis.now, new_id)) if decision.allowed else ()
    return evolve(decision, writes=rows)


def _approved(decision: Decision, act: IssueCard | UseCard | LoseCard) -> Decision:
    """Leave aside the reasons that a person's yes settles; they are told all the same."""
    if act.approved_by is None:
        return decision
    approval = Approval(by=act.approved_by, permissions=act.permissions)
    left = [reason for reason in decision.reasons if not approval.settles(reason)]
    return evolve(decision, outcome=outcome(left, decision.conditions))


def _cancelled(register: Register, act: CancelUse, now: datetime) -> Write:
    return use_write("change", register.uses[act.use].model_copy(update={"cancelled_at": now}))


def _lost(register: Register, act: LoseCard) -> Write:
    return card_write("change", register.cards[act.card].model_copy(update={"state": CardState.LOST}))
