"""Borrowers that are blocked, and things that are out of service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Decision, Outcome, Write
from innbygger_core.loans._deciding._inputs import copy_faults, invalid, time_faults
from innbygger_core.loans._writing._loans import BorrowerBlock, Outage
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.decisions import Reason
    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._writing._requests import (
        BlockBorrower,
        PutInService,
        TakeOutOfService,
        UnblockBorrower,
    )

__all__ = ["blocked", "put_in", "taken_out", "unblocked"]


def blocked(decider: Decider, act: BlockBorrower, now: datetime) -> Decision:
    """Block a borrower for a time."""
    faults = tuple(time_faults("/until", act.until))
    if act.until is not None and act.until <= now:
        faults = (*faults, invalid("/until", "ended", act.until.astimezone(decider.world.zone)))
    if faults:
        return decider.refused(act, now, faults)
    row = BorrowerBlock(
        id=decider.new_id(), borrower=act.borrower, since=now, until=act.until, reason=act.reason or "blocked"
    )
    return _inserted(decider, act, now, Write("insert", "borrower_blocks", row.id, row.model_dump(mode="json")))


def unblocked(decider: Decider, act: UnblockBorrower, now: datetime) -> Decision:
    """End a block."""
    block = decider.shelves.blocks.get(act.block)
    if block is None:
        return decider.refused(act, now, (invalid("/block", "unknown-id", act.block),))
    if not block.holds(now):
        return decider.refused(act, now, (invalid("/block", "ended", act.block),))
    row = block.model_copy(update={"until": now})
    return _inserted(decider, act, now, Write("change", "borrower_blocks", row.id, row.model_dump(mode="json")))


def taken_out(decider: Decider, act: TakeOutOfService, now: datetime) -> Decision:
    """Take things out of service; what is reserved after that may then lack them, and is told by the stock."""
    untimely = (*time_faults("/since", act.since), *time_faults("/until", act.until))
    faults = untimely or tuple(_faults(decider, act, now))
    if faults:
        return decider.refused(act, now, faults)
    row = Outage(
        id=decider.new_id(),
        equipment=act.equipment,
        count=len(act.copies) or act.count,
        size=act.size,
        copies=act.copies,
        since=act.since or now,
        until=act.until,
        reason=act.reason,
    )
    return _inserted(decider, act, now, Write("insert", "outages", row.id, row.model_dump(mode="json")))


def _faults(decider: Decider, act: TakeOutOfService, now: datetime) -> Iterator[Reason]:
    stock = decider.world.stock(act.equipment, decider.world.day(micros(act.since or now, "since")))
    if stock is None:
        yield invalid("/equipment", "unknown-id", act.equipment)
        return
    if act.count < 1:
        yield invalid("/count", "too-few", str(act.count))
    there = dict(stock.by_size).get(act.size)
    if there is not None and not act.copies and act.count > there:
        yield invalid("/count", "too-many", str(there))
    sizes = [size for size, _ in stock.by_size if size is not None]
    if act.size is not None and act.size not in sizes:
        yield invalid("/size", "unknown-size" if sizes else "no-sizes", act.size)
    if sizes and act.size is None and not act.copies:
        yield invalid("/size", "no-size", ", ".join(sizes))
    if stock.lent_by == "number" and not act.copies:
        yield invalid("/copies", "by-number", ", ".join(copy.id for copy in stock.copies))
    yield from copy_faults(act.copies, stock, act.size, "/copies")
    if act.until is not None and act.until <= (act.since or now):
        yield invalid("/until", "reversed", act.until.astimezone(decider.world.zone))


def put_in(decider: Decider, act: PutInService, now: datetime) -> Decision:
    """Put things in service again."""
    outage = decider.shelves.outages.get(act.outage)
    if outage is None:
        return decider.refused(act, now, (invalid("/outage", "unknown-id", act.outage),))
    if outage.until is not None and outage.until <= now:
        return decider.refused(act, now, (invalid("/outage", "ended", act.outage),))
    if now <= outage.since:
        return _inserted(decider, act, now, Write("delete", "outages", outage.id))
    row = outage.model_copy(update={"until": now})
    return _inserted(decider, act, now, Write("change", "outages", row.id, row.model_dump(mode="json")))


def _inserted(decider: Decider, act: object, now: datetime, write: Write) -> Decision:
    return Decision(act, Outcome.ALLOW, writes=(write,), basis=decider.basis(now))
