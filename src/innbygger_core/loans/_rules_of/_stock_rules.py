"""The rules of the things themselves: whether there are enough, and which go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import (
    Basis,
    Conflict,
    Fail,
    Finding,
    Pass,
    Severity,
    Skip,
    Source,
    Verdict,
    rule,
)
from innbygger_core.loans._deciding._asked import Asked
from innbygger_core.loans._rules_of._skips import NOT_AVAILABLE, NOT_CONCERNED
from innbygger_core.loans._writing._loans import LoanState

if TYPE_CHECKING:
    from collections.abc import Collection

    from innbygger_core.loans._levels._shelves import Key
    from innbygger_core.loans._writing._loans import Loan

__all__ = ["STOCK_RULES", "bound_item", "copy_out", "copy_reserved", "none_free", "out_of_service"]

_CARD: Final = Source("card", "10")
_PRACTICE: Final = Source("municipal-rules")


@rule(
    "loan.none-free",
    Asked,
    Severity.MUST,
    _CARD,
    public=NOT_AVAILABLE,
    basis=Basis.DERIVED,
    params={"name": str, "free": int, "wanted": int, "size": str},
    occupancy=True,
)
def none_free(asked: Asked) -> Verdict:
    """There are as many as are asked for, all through the loan [card p. 10].

    What is made ready, carried or looked after is not free; what is overdue is taken to stay away for as long as the
    terms assume. What is collected is there now.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> none_free(example())
        Pass(conditions=())
        >>> none_free(example(item={"count": 3})).findings[0].params[:3]
        (('name', 'Ski'), ('free', 2), ('wanted', 3))
    """
    if asked.act != "collect" and (asked.act == "return" or asked.blocks is None or asked.by_number):
        return Skip(NOT_CONCERNED)
    free = _free(asked)
    if free >= asked.item.count:
        return Pass()
    size = asked.item.size or ""
    params = (("name", asked.name), ("free", max(free, 0)), ("wanted", asked.item.count), ("size", size))
    return Fail(
        (
            Finding(
                asked.reference, asked.field("count"), params, "size" if size else "", _in_the_way(asked, asked.keys)
            ),
        )
    )


@rule(
    "loan.copy-reserved",
    Asked,
    Severity.MUST,
    _CARD,
    basis=Basis.DERIVED,
    params={"name": str, "copy": str},
    public=NOT_AVAILABLE,
    occupancy=True,
)
def copy_reserved(asked: Asked) -> Verdict:
    """Nobody gets what is reserved for somebody else during the loan [card p. 10].

    Broken by a certain copy that is not free, and by a loan that begins or goes on at once and would run into a
    reservation, where the terms do not shorten it.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> copy_reserved(example())
        Pass(conditions=())
        >>> stock = {"lent_by": "number", "copies": ({"id": "k-1"}, {"id": "k-2"})}
        >>> taken = {"id": "l2", "equipment": "skis", "hub": "heggedal", "copies": ("k-1",), "state": "reserved"}
        >>> taken |= {"borrower": {"id": "resident/8b1e"}, "start": "2027-02-22T12:00:00+01:00"}
        >>> taken |= {"due": "2027-02-25T12:00:00+01:00"}
        >>> copy_reserved(example(stock=stock, item={"copies": ("k-1",)}, loans=[taken])).findings[0].params
        (('name', 'Ski'), ('copy', 'k-1'))
    """
    if asked.act == "return":
        return Skip(NOT_CONCERNED)
    if asked.due.failed == "loan.copy-reserved":
        return Fail((Finding(asked.reference, asked.end_field, (("name", asked.name),), "soon"),))
    if asked.blocks is None or not asked.by_number:
        return Pass()
    taken = [key for key in asked.keys if key[1] in asked.item.copies and asked.free(key) < 1]
    return Fail(tuple(_taken(asked, key) for key in taken)) if taken else Pass()


def _taken(asked: Asked, key: Key) -> Finding:
    params = (("name", asked.name), ("copy", key[1] or ""))
    return Finding(asked.reference, asked.field("copies"), params, "", _in_the_way(asked, (key,)))


@rule(
    "loan.copy-out",
    Asked,
    Severity.MUST,
    _CARD,
    basis=Basis.DERIVED,
    params={"name": str, "copy": str},
    public=NOT_AVAILABLE,
    occupancy=True,
)
def copy_out(asked: Asked) -> Verdict:
    """A copy is out to one borrower at a time, inspection and transport included [card p. 10].

    Broken when somebody collects a copy that is with another borrower, or that lies ready for another.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> copy_out(example(act="collect"))
        Pass(conditions=())
        >>> out = {"id": "l2", "equipment": "skis", "hub": "heggedal", "copies": ("k-1",), "state": "out"}
        >>> out |= {"borrower": {"id": "resident/8b1e"}, "start": "2027-02-10T12:00:00+01:00"}
        >>> out |= {"due": "2027-02-25T12:00:00+01:00"}
        >>> copy_out(example(act="collect", item={"copies": ("k-1",)}, loans=[out])).findings[0].params
        (('name', 'Ski'), ('copy', 'k-1'))
    """
    if asked.act != "collect" and not (asked.walk_in and asked.item.copies and not asked.by_number):
        return Skip(NOT_CONCERNED)
    held = {
        copy: loan
        for loan in asked.shelves.of_stock(asked.stock.id)
        if loan.state in (LoanState.OUT, LoanState.READY, LoanState.LOST) and loan is not asked.loan
        for copy in loan.copies
    }
    taken = [copy for copy in asked.item.copies if copy in held]
    return Fail(tuple(_out(asked, copy, held[copy]) for copy in taken)) if taken else Pass()


def _out(asked: Asked, copy: str, loan: Loan) -> Finding:
    field = "/copies" if asked.act == "collect" else asked.field("copies")
    params = (("name", asked.name), ("copy", copy))
    return Finding(asked.reference, field, params, "", (Conflict(loan.reference),))


@rule(
    "loan.out-of-service",
    Asked,
    Severity.MUST,
    _PRACTICE,
    basis=Basis.PRACTICE,
    params={"name": str, "count": int},
    occupancy=True,
)
def out_of_service(asked: Asked) -> Verdict:
    """What is out of service is not lent [municipal-rules].

    Told where there would be enough, were it not for what is being repaired, and of certain copies that are.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> out_of_service(example())
        Pass(conditions=())
        >>> repair = {"id": "o1", "equipment": "skis", "count": 2, "since": "2027-02-10T12:00:00+01:00"}
        >>> out_of_service(example(outages=[repair | {"reason": "edges"}])).findings[0].params
        (('name', 'Ski'), ('count', 2))
    """
    window = (asked.now, asked.now + 1) if asked.act == "collect" else asked.blocks
    if asked.act == "return" or window is None:
        return Skip(NOT_CONCERNED)
    gone = tuple(asked.shelves.out_of_service(asked.keys, *window))
    count = sum(each for _, each in gone)
    named = {copy for outage, _ in gone for copy in outage.copies}
    if named.isdisjoint(asked.item.copies) and not 0 < _lacking(asked) <= count:
        return Pass()
    conflicts = tuple(Conflict(f"outage/{outage.id}") for outage, _ in gone)
    params = (("name", asked.name), ("count", count))
    return Fail((Finding(asked.reference, asked.field("count"), params, "", conflicts),))


@rule("loan.bound-item", Asked, Severity.MUST, _PRACTICE, basis=Basis.PRACTICE, params={"name": str, "kind": str})
def bound_item(asked: Asked) -> Verdict:
    """What belongs together is lent together: no skateboard without a helmet [municipal-rules].

    Kept by a request that asks for as many of each kind, and by a borrower who brings their own.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> bound_item(example(stock={"bound_to": ("helmet",)})).findings[0].params
        (('name', 'Ski'), ('kind', 'helmet'))
        >>> bound_item(example(stock={"bound_to": ("helmet",)}, borrower={"brings": ("helmet",)}))
        Pass(conditions=())
    """
    if asked.act != "request" or not asked.stock.bound_to:
        return Skip(NOT_CONCERNED)
    lacking = [kind for kind in asked.stock.bound_to if kind not in asked.borrower.brings and _too_few(asked, kind)]
    found = (Finding(asked.reference, "/items", (("name", asked.name), ("kind", kind))) for kind in lacking)
    return Fail(tuple(found)) if lacking else Pass()


def _too_few(asked: Asked, kind: str) -> bool:
    stocks = ((item, asked.world.stock(item.equipment, asked.day)) for item in asked.others)
    together = sum(item.count for item, stock in stocks if stock is not None and stock.sort == kind)
    held = (loan for loan in asked.shelves.of_borrower(asked.borrower.id) if loan.state is LoanState.OUT)
    kinds = ((loan.count, asked.world.stock(loan.equipment, asked.day)) for loan in held)
    return together + sum(count for count, stock in kinds if stock and stock.sort == kind) < asked.item.count


def _lacking(asked: Asked) -> int:
    """Tell how many too few are free all through the loan, where no certain copies are asked for."""
    return 0 if asked.by_number or asked.blocks is None else asked.item.count - _free(asked)


def _free(asked: Asked) -> int:
    """Tell how many are free all through the loan; of what is collected, how many are there now too."""
    if asked.act != "collect":
        return _free_throughout(asked)
    keys = [key for key in asked.keys if not asked.by_number or key[1] in asked.item.copies]
    there = asked.shelves.at_hand(keys, asked.now)
    return there if asked.blocks is None or asked.by_number else min(there, _free_throughout(asked))


def _free_throughout(asked: Asked) -> int:
    free = [asked.free(key) for key in asked.keys]
    return sum(max(each, 0) for each in free) if asked.stock.lent_by == "number" else sum(free)


def _in_the_way(asked: Asked, keys: Collection[Key]) -> tuple[Conflict, ...]:
    """Name what has the things during the loan."""
    window = asked.blocks or (asked.now, asked.now + 1)
    return tuple(map(Conflict, asked.shelves.holding(keys, *window, asked.now, besides=asked.loan)))


STOCK_RULES: Final = (none_free, copy_reserved, copy_out, out_of_service, bound_item)
