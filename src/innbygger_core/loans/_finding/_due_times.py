"""Until when things could be kept, step by step, whether or not they would be lent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.loans._deciding._inputs import input_faults
from innbygger_core.loans._living._table import LOAN_ACTS
from innbygger_core.loans._writing._requests import ExtendLoan, LoanRequest
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._dues._values import Due
    from innbygger_core.loans._writing._requests import LoanAct

__all__ = ["due_times"]


def due_times(decider: Decider, request: LoanRequest | LoanAct, now: datetime) -> tuple[Due, ...]:
    """Find when each thing of a request would be due, or a loan that is extended; none where that makes no sense."""
    at = micros(now, "now")
    match request:
        case LoanRequest():
            return _lent(decider, request, at)
        case ExtendLoan():
            return _extended(decider, request, at)
    return ()


def _lent(decider: Decider, request: LoanRequest, now: int) -> tuple[Due, ...]:
    if input_faults(request, decider.world, decider.shelves, now):
        return ()
    before_it = decider.shelves.by_id[request.replaces] if request.replaces else None
    with decider.shelves.without(before_it):
        places = range(len(request.items))
        return tuple(decider.working_out.request(request, place, before_it, now).due for place in places)


def _extended(decider: Decider, act: ExtendLoan, now: int) -> tuple[Due, ...]:
    loan = decider.shelves.by_id.get(act.loan)
    if loan is None or loan.state not in LOAN_ACTS[act.act]:
        return ()
    with decider.shelves.without(loan):
        return (decider.working_out.extension(loan, act, now).due,)
