"""What does not make sense inside a request: found before any rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Reason, Severity
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, micros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._levels._shelves import Shelves
    from innbygger_core.loans._writing._requests import LoanItem, LoanRequest
    from innbygger_core.texts import Plain

__all__ = ["REPLACEABLE", "copy_faults", "input_faults", "invalid", "time_faults"]

REPLACEABLE: Final = (LoanState.PENDING, LoanState.WAITING, LoanState.RESERVED, LoanState.READY)
"""The states in which a loan can be changed into another: it has not been collected."""


def invalid(field: str, variant: str, found: Plain = "") -> Reason:
    """Make the reason of something in a request that does not make sense."""
    return Reason("loan.input-invalid", Severity.MUST, "fail", "request", field, (("found", found),), variant)


def input_faults(request: LoanRequest, world: World, shelves: Shelves, now: int) -> tuple[Reason, ...]:
    """Find everything in a request that does not make sense."""
    times = tuple(_times(request, world, now))
    start = now if request.start is None or times else micros(request.start, "start")
    rights = time_faults("/borrower/right_ends", request.borrower.right_ends)
    born = _born(request, world.day(start).year)
    things = (*_items(request, world, start), *_places(request, world))
    return (*times, *rights, *born, *things, *_replaced(request, shelves))


def time_faults(field: str, when: datetime | None) -> Iterator[Reason]:
    """Find that an instant has no time zone, or lies in years of which nothing is worked out."""
    if when is None:
        return
    if when.utcoffset() is None:
        yield invalid(field, "naive", when.isoformat())
    elif not FIRST_DAY.year < when.year < LAST_DAY.year:
        yield invalid(field, "out-of-range", when.isoformat())


def _times(request: LoanRequest, world: World, now: int) -> Iterator[Reason]:
    told = {"start": now} if request.start is None else {}
    for field in ("start", "due"):
        when: datetime | None = getattr(request, field)
        faults = tuple(time_faults(f"/{field}", when))
        yield from faults
        if when is not None and not faults:
            told[field] = micros(when, field)
    if len(told) == len(("start", "due")) and told["due"] <= told["start"] and request.due is not None:
        yield invalid("/due", "reversed", request.due.astimezone(world.zone))


def _born(request: LoanRequest, year: int) -> Iterator[Reason]:
    age = request.borrower.age_in(year)
    if age is not None and age < 0:
        yield invalid("/borrower/born", "not-born", str(year - age))


def _items(request: LoanRequest, world: World, start: int) -> Iterator[Reason]:
    if not request.items:
        yield invalid("/items", "empty")
    for place, item in enumerate(request.items):
        at = f"/items/{place}"
        if any(_may_be_the_same(item, other) for other in request.items[:place]):
            yield invalid(f"{at}/equipment", "twice", item.equipment)
        stock = world.stock(item.equipment, world.day(start))
        if stock is None:
            gone = item.equipment in world.versions
            yield invalid(f"{at}/equipment", "not-there-then" if gone else "unknown-id", item.equipment)
        else:
            yield from _things(item, stock, at, walk_in=request.start is None)


def _may_be_the_same(one: LoanItem, other: LoanItem) -> bool:
    """Tell whether two items may mean the same things: one that names no size may mean those of any."""
    return one.equipment == other.equipment and (one.size == other.size or None in (one.size, other.size))


def _things(item: LoanItem, stock: EquipmentFacts, at: str, *, walk_in: bool) -> Iterator[Reason]:
    if item.count < 1:
        yield invalid(f"{at}/count", "too-few", str(item.count))
    sizes = [size for size, _ in stock.by_size if size is not None]
    if item.size is not None and item.size not in sizes:
        yield invalid(f"{at}/size", "unknown-size" if sizes else "no-sizes", item.size)
    if item.size is None and sizes and stock.lent_by == "count":
        yield invalid(f"{at}/size", "no-size", ", ".join(sizes))
    yield from copy_faults(item.copies, stock, item.size, f"{at}/copies")
    if item.copies and stock.lent_by == "count" and not walk_in:
        yield invalid(f"{at}/copies", "by-count", ", ".join(item.copies))
    if item.copies and len(item.copies) != max(item.count, 1):
        yield invalid(f"{at}/copies", "miscounted", str(len(item.copies)))


def copy_faults(copies: tuple[str, ...], stock: EquipmentFacts, size: str | None, field: str) -> Iterator[Reason]:
    """Find copies that the stock does not have, at least not of a size, or that are named twice."""
    known = {copy.id for copy in stock.copies if size in (None, copy.size)}
    for place, copy in enumerate(copies):
        if copy not in known:
            yield invalid(f"{field}/{place}", "unknown-copy", copy)
        elif copy in copies[:place]:
            yield invalid(f"{field}/{place}", "copy-twice", copy)


def _places(request: LoanRequest, world: World) -> Iterator[Reason]:
    for field in ("collect_at", "return_to"):
        hub: str | None = getattr(request, field)
        if hub is not None and hub not in world.hubs:
            yield invalid(f"/{field}", "unknown-hub", hub)


def _replaced(request: LoanRequest, shelves: Shelves) -> Iterator[Reason]:
    if request.replaces is None:
        return
    loan = shelves.by_id.get(request.replaces)
    if loan is None:
        yield invalid("/replaces", "unknown-id", request.replaces)
    elif loan.state not in REPLACEABLE:
        yield invalid("/replaces", "state", loan.state.value)
    elif loan.borrower.id != request.borrower.id:
        yield invalid("/borrower/id", "other-borrower", request.replaces)
    elif len(request.items) != 1:
        yield invalid("/items", "one-at-a-time", str(len(request.items)))
