"""Where and when things are collected when the plan changes: later, or at another hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.loans._dues._delays import after
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.loans._changing._case import Case, Change
    from innbygger_core.loans._writing._loans import Leg

__all__ = ["collected", "stocked"]


def stocked(case: Case, change: Change) -> Case:
    """Find whether the stock is still there, and at which hub."""
    was = case.was
    is_out = was.state is LoanState.OUT
    at = max(case.due, change.at) if is_out else case.start
    had, has = change.old.stock(was, at), change.new.stock(was, at)
    if had is None or (has is not None and has.hub == had.hub):
        return case
    if has is None:
        before = was.due if is_out else was.start
        return case.struck("stock", "stock-gone", change.place(was.hub), was.hub, before, is_over=not is_out)
    moved = case.told(hub=has.hub, collect_at=was.collected_from, return_to=was.brought_to)
    struck = moved.struck("stock", "moved", change.place(had.hub), had.hub, was.start)
    return struck.solved(has.hub, change.place(has.hub), was.start)


def collected(case: Case, change: Change) -> Case:
    """Move the collection of a reservation that can no longer be collected, or no longer gets there in time."""
    at = _collectable_at(case, change)
    if at is not None and change.serves(case.was.collected_from, "lending", case, at) is Known.UNKNOWN:
        hub = case.was.collected_from
        return case.doubted("collection", change.place(hub), hub, change.new.world.moment(at))
    leg = _leg(case, change, Known.NO)
    why = None if at is None else _why_moved(case, change, at, leg)
    if at is None or why is None:
        return _with_doubt(case, change)
    hub = case.was.collected_from
    to, found = change.instead_of(case, hub, lambda each: _way_to(case, change, each, at))
    if found is None:
        return case.struck("collection", why, change.place(hub), hub, case.was.start, is_over=True)
    start, legs = found
    carried = _carried(case, change, leg, legs)
    return carried if (to, start) == (hub, at) else _moved(carried, change, why, to, start)


def _collectable_at(case: Case, change: Change) -> int | None:
    """Find when somebody was to collect it, or still could; None where nobody could by the old plan either."""
    if not case.is_to_be_collected:
        return None
    if case.start > change.at:
        return case.start
    return change.old.opening(case.was.collected_from, "lending", case.lent.terms, change.at)


def _why_moved(case: Case, change: Change, at: int, leg: Leg | None) -> str | None:
    """Say why it cannot be collected as it was to be; None where it can."""
    hub = case.was.collected_from
    if change.serves(hub, "lending", case, at) is Known.NO:
        return change.why_shut(hub, at)
    if leg is not None:
        return change.new.why_not(leg)
    return "moved" if case.loan.hub != case.was.hub and _lies_at(case, change) == case.loan.hub else None


def _lies_at(case: Case, change: Change) -> str:
    """Tell where the things are: at home, or where they are collected, once they are on their way there."""
    is_away = case.was.outward and micros(case.was.outward[0].leaves, "leaves") <= change.at
    return case.was.collected_from if case.was.state is LoanState.READY or is_away else case.loan.hub


def _leg(case: Case, change: Change, goes: Known) -> Leg | None:
    """Find the first leg on the way there that no longer goes, or of which nobody knows whether it does."""
    ahead = (leg for leg in case.was.outward if micros(leg.leaves, "leaves") > change.at)
    return next((leg for leg in ahead if change.goes(leg, case) is goes), None)


def _with_doubt(case: Case, change: Change) -> Case:
    """Tell of a run that may no longer bring it."""
    leg = _leg(case, change, Known.UNKNOWN) if case.is_to_be_collected else None
    return case if leg is None else case.doubted("run", change.place(leg.start), leg.start, leg.leaves)


def _way_to(case: Case, change: Change, hub: str, at: int) -> tuple[int, tuple[Leg, ...]] | None:
    """Find when something can be collected at a hub, and how it gets there; None: not before it is due."""
    opens = change.new.opening(hub, "lending", case.terms, at)
    if opens is None or opens >= case.due:
        return None
    way = change.new.brought(_lies_at(case, change), hub, case.terms, opens, change.at)
    if way is None:
        return None
    legs, arrives = way
    start = change.new.opening(hub, "lending", case.terms, max(opens, arrives))
    return None if start is None or start >= case.due else (start, legs)


def _carried(case: Case, change: Change, leg: Leg | None, legs: tuple[Leg, ...]) -> Case:
    """Take the legs by which it gets there, and tell of a run that no longer goes."""
    if not legs:
        return case
    told = case.told(outward=legs, blocks_from=min(case.was.since, legs[0].leaves))
    if leg is None:
        return told
    struck = told.struck("run", change.new.why_not(leg), change.place(leg.start), leg.start, leg.leaves)
    return struck.solved(legs[0].start, change.place(legs[0].start), legs[0].leaves)


def _moved(case: Case, change: Change, why: str, to: str, start: int) -> Case:
    """Take another place or time, and keep the things there as long as they would have been kept."""
    was, when = case.was, change.new.world.moment(start)
    told: dict[str, Any] = {"start": when, "collect_at": to}
    if to != was.collected_from and was.state is LoanState.READY:
        told |= {"state": LoanState.RESERVED, "ready_at": None}
    if was.hold_until is not None:
        desk, staff = change.new.desk(to, "lending", case.terms), change.new.world.staff(to)
        until = after(case.terms.hold, start, desk, staff)
        told["hold_until"] = max(was.hold_until, change.new.world.moment(until or start))
    hub = was.collected_from
    return (
        case.told(**told)
        .struck("collection", why, change.place(hub), hub, was.start)
        .solved(to, change.place(to), when)
    )
