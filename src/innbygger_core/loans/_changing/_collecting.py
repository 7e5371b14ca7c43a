"""Where and when things are collected when the plan changes: later, or at another hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.loans._dues._delays import after
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import micros

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
    return case.told(hub=has.hub, collect_at=was.collected_from, return_to=was.brought_to)


def collected(case: Case, change: Change) -> Case:
    """Move the collection of a reservation that can no longer be collected, or no longer gets there in time."""
    at = _collectable_at(case, change) if case.is_to_be_collected else None
    why = None if at is None else _why_moved(case, change, at)
    if at is None or why is None:
        return case
    hub, was = case.was.collected_from, case.was
    to = change.instead_of(case, hub, lambda each: _start_at(case, change, each, at))
    found = None if to is None else _way_to(case, change, to, at)
    if to is None or found is None:
        return case.struck("collection", why, change.place(hub), hub, was.start, is_over=True)
    legs, start = found
    told = _told(case, change, to, legs, start)
    moved = case.told(**told)
    if to != hub or start > at or not why.startswith("run"):
        if (to, start) != (hub, at):
            struck = moved.struck("collection", why, change.place(hub), hub, was.start)
            moved = struck.solved(to, change.place(to), told.get("start", was.start))
    return moved
