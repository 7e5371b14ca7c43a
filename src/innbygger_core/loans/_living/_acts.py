"""Deciding an act on a loan, a stock, a borrower or a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from innbygger_core.decisions import Approval, Decision, Outcome, Write
from innbygger_core.loans._deciding._decider import row_of
from innbygger_core.loans._deciding._inputs import copy_faults, invalid
from innbygger_core.loans._dues._delays import after
from innbygger_core.loans._dues._pipeline import recalled
from innbygger_core.loans._living._runs import run_cancelled
from innbygger_core.loans._living._service import blocked, put_in, taken_out, unblocked
from innbygger_core.loans._living._table import BECOMES, LOAN_ACTS
from innbygger_core.loans._writing._loans import Outage
from innbygger_core.loans._writing._requests import (
    ApproveLoan,
    BlockBorrower,
    CancelRun,
    CollectLoan,
    ExtendLoan,
    LapseLoan,
    LoanItem,
    LoanRequest,
    PrepareLoan,
    PutInService,
    RecallLoan,
    ReturnLoan,
    TakeOutOfService,
    UnblockBorrower,
)
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.decisions import Reason
    from innbygger_core.loans._deciding._asked import Asked
    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.loans._writing._requests import LoanAct
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["decide_act"]


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
        case _:
            return _of_a_loan(decider, act, now)


def _of_a_loan(decider: Decider, act: Any, now: datetime) -> Decision:  # noqa: ANN401 - any of the acts on a loan
    loan = decider.shelves.by_id.get(act.loan)
    if loan is None:
        return decider.refused(act, now, (invalid("/loan", "unknown-id", act.loan),))
    if loan.state not in LOAN_ACTS[act.act]:
        return decider.refused(act, now, (invalid("/act", "state", loan.state.value),))
    faults = tuple(_faults(decider, act, loan, now))
    if faults:
        return decider.refused(act, now, faults)
    match act:
        case ApproveLoan():
            return _approved(decider, act, loan, now)
        case CollectLoan():
            return _collected(decider, act, loan, now)
        case ExtendLoan():
            return _extended(decider, act, loan, now)
        case ReturnLoan():
            return _returned(decider, act, loan, now)
        case RecallLoan():
            return _recalled(decider, act, loan, now)
        case PrepareLoan():
            return _changed(decider, act, loan, now, {"copies": act.copies or loan.copies} | _ready(decider, loan, now))
        case _:
            return _changed(decider, act, loan, now, {"ended_at": now, "ended_because": act.reason})


def _faults(decider: Decider, act: Any, loan: Loan, now: datetime) -> Iterator[Reason]:  # noqa: ANN401 - as above
    """Find what does not make sense in an act on a loan that there is."""
    stock = decider.world.versions.get(loan.equipment)
    if isinstance(act, PrepareLoan | CollectLoan) and act.copies:
        yield from copy_faults(act.copies, stock[-1], "/copies") if stock else ()
        if len(act.copies) != loan.count:
            yield invalid("/copies", "miscounted", str(len(act.copies)))
    if isinstance(act, ReturnLoan):
        if act.at is not None and act.at not in decider.world.hubs:
            yield invalid("/at", "unknown-hub", act.at)
        if now < loan.start and loan.collected_at is None:
            yield invalid("/act", "not-collected", loan.start.isoformat())
        elif loan.collected_at is not None and now < loan.collected_at:
            yield invalid("/act", "before-collection", loan.collected_at.isoformat())
        parts = dict(stock[-1].parts) if stock else {}
        for place, part in enumerate(act.missing):
            if part not in parts:
                yield invalid(f"/missing/{place}", "unknown-part", part)
    if isinstance(act, ExtendLoan) and act.until is not None and act.until <= loan.due:
        yield invalid("/until", "not-later", loan.due.isoformat())
    if isinstance(act, LapseLoan) and now < (loan.hold_until or loan.start):
        yield invalid("/act", "not-yet", (loan.hold_until or loan.start).isoformat())


def _changed(decider: Decider, act: object, loan: Loan, now: datetime, told: dict[str, Any], *more: Write) -> Decision:
    """Allow what no rule judges."""
    return Decision(act, Outcome.ALLOW, writes=(_write(act, loan, now, told), *more), basis=decider.basis(now))


def _write(act: Any, loan: Loan, now: datetime, told: dict[str, Any]) -> Write:  # noqa: ANN401 - any act
    state = BECOMES.get(act.act, loan.state)
    after_it = loan.model_copy(update={"state": state, "changed_at": now, "sequence": loan.sequence + 1} | told)
    return Write("change", "loans", loan.id, row_of(after_it))


def _judged(
    decider: Decider,
    act: object,
    asked: Asked,
    now: datetime,
    writes: tuple[Write, ...],
    approval: Approval | None = None,
) -> Decision:
    """Ask the rules; what they leave to a person is not done before somebody has said yes."""
    trace, settled = decider.settled((asked,), approval=approval)
    return decider.decision(act, trace, settled, writes if settled.allowed else (), now)


def _approved(decider: Decider, act: ApproveLoan, loan: Loan, now: datetime) -> Decision:
    """Ask for a loan anew, with somebody's yes; one that waited begins now, where its time has come."""
    item = LoanItem(equipment=loan.equipment, count=loan.count, size=loan.size, copies=loan.copies)
    late = loan.start < now
    request = LoanRequest(
        items=(item,),
        borrower=loan.borrower,
        start=now if late else loan.start,
        due=loan.due if loan.due > now else None,
        collect_at=loan.collect_at,
        return_to=loan.return_to,
        replaces=loan.id,
        approval=Approval(by=act.by or "", permissions=act.permissions, reason=act.reason),
    )
    return evolve(decider.decide(request, now), request=act)


def _collected(decider: Decider, act: CollectLoan, loan: Loan, now: datetime) -> Decision:
    borrower = loan.borrower.model_copy(
        update={
            "guardian": act.guardian or loan.borrower.guardian,
            "identified": act.identified or loan.borrower.identified,
        }
    )
    copies = act.copies or loan.copies
    item = LoanItem(equipment=loan.equipment, count=loan.count, size=loan.size, copies=copies)
    told = {"copies": copies, "borrower": borrower, "collected_at": now}
    told |= {"blocks_from": min(loan.since, now)}
    with decider.shelves.without(loan):
        asked = decider.working_out.collection(loan, item, borrower, micros(now, "now"))
        return _judged(decider, act, asked, now, (_write(act, loan, now, told),), loan.approval)


def _extended(decider: Decider, act: ExtendLoan, loan: Loan, now: datetime) -> Decision:
    with decider.shelves.without(loan):
        asked = decider.working_out.extension(loan, act, micros(now, "now"))
        until = asked.blocks[1] if asked.blocks else None
        told: dict[str, Any] = {"due": asked.due.at, "renewals": loan.renewals + 1}
        if until is not None:
            told["blocks_until"] = asked.moment(until)
        writes = () if asked.due.at is None else (_write(act, loan, now, told),)
        return _judged(decider, act, asked, now, writes, loan.approval)


def _returned(decider: Decider, act: ReturnLoan, loan: Loan, now: datetime) -> Decision:
    """Take something back; it is carried home and looked after before it is free, or repaired."""
    at = act.at or loan.brought_to
    asked = decider.working_out.handing_in(loan, at, micros(now, "now"))
    told = {
        "returned_at": now,
        "returned_to": at,
        "condition": act.condition,
        "missing": act.missing,
        "ended_at": None,
        "blocks_until": asked.moment(decider.working_out.kept_until(asked.terms, at, loan.hub, asked.now)),
    }
    writes = [_write(act, loan, now, told)]
    if act.needs_repair:
        row = Outage(
            id=decider.new_id(),
            equipment=loan.equipment,
            count=loan.count,
            size=loan.size,
            copies=loan.copies,
            since=now,
            reason=act.reason or act.condition,
        )
        writes.append(Write("insert", "outages", row.id, row.model_dump(mode="json", exclude_defaults=True)))
    return _judged(decider, act, asked, now, tuple(writes))


def _recalled(decider: Decider, act: RecallLoan, loan: Loan, now: datetime) -> Decision:
    """Call something back; the due time moves to when it is still guaranteed, and never later."""
    at = micros(now, "now")
    asked = decider.working_out.handing_in(loan, loan.brought_to, at)
    if loan.recalled_at is not None:
        return decider.refused(act, now, (invalid("/act", "recalled", loan.recalled_at.isoformat()),))
    start, due = micros(loan.start, "start"), micros(loan.due, "due")
    sooner = recalled(asked.terms, start, due, at, asked.returns).at or loan.due
    until = decider.working_out.kept_until(asked.terms, loan.brought_to, loan.hub, micros(sooner, "due"))
    told = {"due": sooner, "recalled_at": now, "blocks_until": asked.moment(until)}
    return _changed(decider, act, loan, now, told)


def _ready(decider: Decider, loan: Loan, now: datetime) -> dict[str, Any]:
    """Tell until when something lies ready: its open days are counted from when it can be collected."""
    day = decider.world.day(micros(loan.start, "start"))
    stock = decider.world.stock(loan.equipment, day)
    terms: LoanTerms | None = decider.world.regime(stock, None, day).terms if stock else None
    if terms is None or terms.hold is None:
        return {}
    desk, staff = decider.world.lending(loan.collected_from, terms), decider.world.staff(loan.collected_from)
    until = after(terms.hold, micros(max(now, loan.start), "start"), desk, staff)
    return {} if until is None else {"hold_until": decider.world.moment(until)}
