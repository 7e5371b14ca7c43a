"""A run that does not go: what it was to carry goes with the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from innbygger_core.decisions import Conflict, Decision, Outcome, Reason, Severity, Write
from innbygger_core.loans._carrying._runs import Runs, Unreachable
from innbygger_core.loans._deciding._decider import row_of
from innbygger_core.loans._deciding._inputs import invalid
from innbygger_core.loans._writing._loans import CancelledRun, LoanState
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, micros
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._writing._loans import Leg, Loan
    from innbygger_core.loans._writing._requests import CancelRun

__all__ = ["hit_by", "run_cancelled"]

_AT_HOME: Final = (LoanState.PENDING, LoanState.RESERVED)
"""The states in which things have not been carried to where they are collected."""


def run_cancelled(decider: Decider, act: CancelRun, now: datetime) -> Decision:
    """Cancel a run on a day: every loan that it was to carry gets another way, and a later start where it must."""
    if not FIRST_DAY < act.day < LAST_DAY:
        return decider.refused(act, now, (invalid("/day", "out-of-range", act.day.isoformat()),))
    runs = decider.world.facts.transport_runs
    known = () if runs is UNKNOWN else tuple(row for row in runs if row.id == act.run and row.holds(act.day))
    if not known:
        return decider.refused(act, now, (invalid("/run", "unknown-id", act.run),))
    if all(row.goes(act.day) is Known.NO for row in known):
        return decider.refused(act, now, (invalid("/day", "no-run", act.day),))
    row = CancelledRun(run=act.run, day=act.day, reason=act.reason)
    if row.id in decider.shelves.cancelled:
        return decider.refused(act, now, (invalid("/day", "cancelled", act.day),))
    days = {(each.run, each.day) for each in (*decider.shelves.cancelled.values(), row)}
    left = Runs(runs, days, decider.world.zone)
    writes = [Write("insert", "cancelled_runs", row.id, row.model_dump(mode="json"))]
    reasons: list[Reason] = []
    for loan in hit_by(decider, row):
        told = _other_way(decider, loan, row, left, now)
        if told is None:
            reasons.append(_not_in_time(decider, loan, None))
            continue
        if "start" in told:
            reasons.append(_not_in_time(decider, loan, told["start"]))
        after_it = loan.model_copy(update=told | {"changed_at": now, "sequence": loan.sequence + 1})
        writes.append(Write("change", "loans", loan.id, row_of(after_it)))
    return Decision(act, Outcome.ALLOW, tuple(reasons), writes=tuple(writes), basis=decider.basis(now))


def hit_by(decider: Decider, run: CancelledRun) -> Iterator[Loan]:
    """Give the loans that a run was to carry on a day, out or home; what is lost is carried nowhere."""
    for loan in decider.shelves.by_id.values():
        outward, homeward = _legs_ahead(loan)
        hit = _has(outward, run) or _has(homeward, run)
        if hit and loan.equipment in decider.world.versions:
            yield loan


def _legs_ahead(loan: Loan) -> tuple[tuple[Leg, ...], tuple[Leg, ...]]:
    """Give the legs out and home on which its things may still be carried."""
    outward = loan.outward if loan.state in _AT_HOME else ()
    homeward = loan.homeward if loan.counts and loan.state is not LoanState.LOST else ()
    return outward, homeward


def _has(legs: tuple[Leg, ...], run: CancelledRun) -> bool:
    return any((leg.run, leg.day) == (run.run, run.day) for leg in legs)


def _other_way(decider: Decider, loan: Loan, run: CancelledRun, left: Runs, now: datetime) -> dict[str, Any] | None:
    """Find the new ways of a loan in the place of those that a run was part of; None where there are none."""
    told: dict[str, Any] = {}
    at, start, due = micros(now, "now"), micros(loan.start, "start"), micros(loan.due, "due")
    asked = decider.working_out.handing_in(loan, loan.brought_to, at)
    outward, homeward = _legs_ahead(loan)
    if _has(outward, run):
        legs = left.latest(loan.hub, loan.collected_from, start, not_before=at)
        if isinstance(legs, Unreachable):
            legs = left.earliest(loan.hub, loan.collected_from, at)
            opening = None if isinstance(legs, Unreachable) else _opens_after(asked.lending, legs[-1].arrives)
            if isinstance(legs, Unreachable) or opening is None or due <= opening:
                return None
            told["start"] = decider.world.moment(opening)
            told["hold_until"] = decider.hold_until(evolve(asked, start=opening))
        told |= {"outward": legs, "blocks_from": min(loan.since, legs[0].leaves)}
    if _has(homeward, run):
        since = at if loan.came_back else max(at, due)
        legs = left.earliest(loan.returned_to or loan.brought_to, loan.hub, since)
        if isinstance(legs, Unreachable):
            return None
        until = decider.working_out.kept_until(asked.terms, loan.hub, loan.hub, micros(legs[-1].arrives, "arrives"))
        told |= {"homeward": legs, "blocks_until": max(loan.until, decider.world.moment(until))}
    return told


def _opens_after(desk: Desk, arrives: datetime) -> int | None:
    at = micros(arrives, "arrives")
    opening = desk.next_opening(at)
    return None if opening is None else max(opening[0], at)


def _not_in_time(decider: Decider, loan: Loan, begins: datetime | None) -> Reason:
    """Tell that a loan begins later than it was to, or cannot be carried any more: somebody tells the borrower."""
    day = decider.world.day(micros(loan.start, "start"))
    stock = decider.world.versions[loan.equipment][-1]
    params = (
        ("name", decider.world.name(stock)),
        ("hub", decider.world.hub_name(loan.collected_from, day)),
        ("home", decider.world.hub_name(loan.hub, day)),
    )
    return Reason(
        "loan.run-never-reaches",
        Severity.INFO,
        "fail",
        loan.reference,
        "/outward",
        params if begins is None else (*params, ("arrives", begins)),
        "" if begins is None else "too-late",
        conflicts=(Conflict(loan.reference),),
    )
