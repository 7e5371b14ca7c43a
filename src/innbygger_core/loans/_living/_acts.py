"""Deciding an act on a loan, a stock, a borrower or a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.loans._deciding._inputs import copy_faults, invalid, time_faults
from innbygger_core.loans._living._doing import Doing
from innbygger_core.loans._living._runs import run_cancelled
from innbygger_core.loans._living._service import blocked, put_in, taken_out, unblocked
from innbygger_core.loans._living._table import LOAN_ACTS
from innbygger_core.loans._writing._requests import (
    ApproveLoan,
    BlockBorrower,
    CancelLoan,
    CancelRun,
    CollectLoan,
    DenyLoan,
    ExtendLoan,
    LapseLoan,
    LoseLoan,
    PrepareLoan,
    PutInService,
    RecallLoan,
    ReturnLoan,
    TakeOutOfService,
    UnblockBorrower,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from innbygger_core.decisions import Decision, Reason
    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.loans._writing._requests import LoanAct

__all__ = ["decide_act"]

_OnALoan: TypeAlias = (
    ApproveLoan
    | CancelLoan
    | CollectLoan
    | DenyLoan
    | ExtendLoan
    | LapseLoan
    | LoseLoan
    | PrepareLoan
    | RecallLoan
    | ReturnLoan
)


def decide_act(decider: Decider, act: LoanAct, now: datetime) -> Decision:
    """Decide whether something may happen at a lending desk; no loan is ever deleted, only changed."""
    match act:
        case BlockBorrower():
            return blocked(decider, act, now)
        case UnblockBorrower():
            return unblocked(decider, act, now)
        case TakeOutOfService():
            return taken_out(decider, act, now)
        case PutInService():
            return put_in(decider, act, now)
        case CancelRun():
            return run_cancelled(decider, act, now)
    return _of_a_loan(decider, act, now)


def _of_a_loan(decider: Decider, act: _OnALoan, now: datetime) -> Decision:
    loan = decider.shelves.by_id.get(act.loan)
    if loan is None:
        return decider.refused(act, now, (invalid("/loan", "unknown-id", act.loan),))
    if loan.state not in LOAN_ACTS[act.act]:
        return decider.refused(act, now, (invalid("/act", "state", loan.state.value),))
    if act.act in _OF_A_STOCK and loan.equipment not in decider.world.versions:
        return decider.refused(act, now, (invalid("/loan", "not-there-then", loan.equipment),))
    faults = tuple(_faults(decider, act, loan, now))
    if faults:
        return decider.refused(act, now, faults)
    return _DOING.get(act.act, Doing.ended)(Doing(decider, act, loan, now))


_DOING: Final = {
    "approve": Doing.approved,
    "collect": Doing.collected,
    "extend": Doing.extended,
    "prepare": Doing.prepared,
    "recall": Doing.recalled,
    "return": Doing.returned,
}
"""How each act is decided; those that are not here end the loan."""

_OF_A_STOCK: Final = frozenset({"approve", "collect", "extend", "prepare"})
"""The acts that need a stock: what is out of one that the plan no longer has comes back all the same."""


def _faults(decider: Decider, act: _OnALoan, loan: Loan, now: datetime) -> Iterator[Reason]:
    """Find what does not make sense in an act on a loan that there is."""
    zone = decider.world.zone
    match act:
        case PrepareLoan() | CollectLoan():
            yield from _wrong_copies(decider, act.copies, loan)
            last = max(loan.due, loan.hold_until or loan.due)
            if last <= now:
                yield invalid("/act", "ended", last.astimezone(zone))
        case ReturnLoan():
            yield from _wrong_return(decider, act, loan, now)
        case ExtendLoan():
            yield from time_faults("/until", act.until)
            if act.until is not None and act.until <= loan.due:
                yield invalid("/until", "not-later", loan.due.astimezone(zone))
        case LapseLoan() if now < (loan.hold_until or loan.start):
            yield invalid("/act", "not-yet", (loan.hold_until or loan.start).astimezone(zone))
        case RecallLoan() if loan.recalled_at is not None:
            yield invalid("/act", "recalled", loan.recalled_at.astimezone(zone))


def _wrong_copies(decider: Decider, copies: tuple[str, ...], loan: Loan) -> Iterator[Reason]:
    if copies:
        yield from copy_faults(copies, decider.world.versions[loan.equipment][-1], loan.size, "/copies")
        if len(copies) != loan.count:
            yield invalid("/copies", "miscounted", str(len(copies)))


def _wrong_return(decider: Decider, act: ReturnLoan, loan: Loan, now: datetime) -> Iterator[Reason]:
    if act.at is not None and act.at not in decider.world.hubs:
        yield invalid("/at", "unknown-hub", act.at)
    collected = loan.collected_at or loan.start
    if now < collected:
        yield invalid("/act", "before-collection", collected.astimezone(decider.world.zone))
    if loan.equipment in decider.world.versions:
        yield from _wrong_parts(act, loan, dict(decider.world.versions[loan.equipment][-1].parts))


def _wrong_parts(act: ReturnLoan, loan: Loan, parts: Mapping[str, int]) -> Iterator[Reason]:
    for place, part in enumerate(act.missing):
        if part not in parts:
            yield invalid(f"/missing/{place}", "unknown-part", part)
        elif act.missing[:place].count(part) >= parts[part] * loan.count:
            yield invalid(f"/missing/{place}", "too-many-parts", part)
