"""How things are carried home when the plan changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.loans._carrying._runs import Unreachable
from innbygger_core.timekeeping import micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.loans._changing._case import Case, Change
    from innbygger_core.loans._deciding._asked import Way
    from innbygger_core.loans._writing._loans import Leg

__all__ = ["gone_home"]


def gone_home(case: Case, change: Change) -> Case:
    """Find another way home, where a run no longer goes, or it begins or ends elsewhere or at another time."""
    was, loan = case.was, case.loan
    leg = _leg(case, change, Known.NO)
    is_moved = (loan.due, loan.brought_to, loan.hub) != (was.due, was.brought_to, was.hub)
    if not case.is_to_be_returned:
        return case
    if not (leg or is_moved):
        return _with_doubt(case, change)
    at = max(micros(loan.due, "due"), change.at)
    way, until = _way(case, change, at)
    told = case.told(homeward=() if isinstance(way, Unreachable) else way, blocks_until=change.new.world.moment(until))
    return _with_run(told, change, leg, way)


def _leg(case: Case, change: Change, goes: Known) -> Leg | None:
    """Find the first leg on the way home that no longer goes, or of which nobody knows whether it does."""
    ahead = (leg for leg in case.was.homeward if micros(leg.leaves, "leaves") > change.at)
    return next((leg for leg in ahead if change.goes(leg, case) is goes), None)


def _with_doubt(case: Case, change: Change) -> Case:
    """Tell of a run that may no longer bring it home."""
    leg = _leg(case, change, Known.UNKNOWN)
    return case if leg is None else case.doubted("run", change.place(leg.start), leg.start, leg.leaves)


def _way(case: Case, change: Change, at: int) -> tuple[Way, int]:
    """Find how it comes home, and until when it is kept from others then."""
    hub, home, new = case.loan.brought_to, case.loan.hub, change.new
    if home not in new.world.hubs:
        return (), at
    way, _ = new.working_out.homeward(case.terms, hub, home, at)
    return way, new.working_out.kept_until(case.terms, hub, home, at)


def _with_run(case: Case, change: Change, leg: Leg | None, way: Way) -> Case:
    """Tell of a run that no longer goes, or of a way home that there is none of any more."""
    if leg is None and not isinstance(way, Unreachable):
        return case
    hub = case.loan.brought_to if leg is None else leg.start
    before = case.loan.due if leg is None else leg.leaves
    if leg is None and isinstance(way, Unreachable) and way.missing:
        return case.doubted("run", change.place(hub), hub, before)
    why = "run-none" if leg is None else change.new.why_not(leg)
    struck = case.struck("run", why, change.place(hub), hub, before)
    if isinstance(way, Unreachable):
        return struck
    return struck.solved(way[0].start, change.place(way[0].start), way[0].leaves) if way else case
