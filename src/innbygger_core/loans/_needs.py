"""Which rows a decision needs, told beforehand as queries, so that an application loads just those."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from innbygger_core.loans._writing._loans import BorrowerBlock, CancelledRun, Loan, LoanState, Outage
from innbygger_core.loans._writing._requests import (
    BlockBorrower,
    CancelRun,
    LoanRequest,
    PutInService,
    TakeOutOfService,
    UnblockBorrower,
)
from innbygger_core.timekeeping import micros
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Policy
    from innbygger_core.loans._facts import LoanFacts
    from innbygger_core.loans._writing._requests import LoanAct

__all__ = ["Needs", "Query", "needs"]


@boundary
@frozen
class Query:
    """One query: rows of a table that have one of some keys in a field, and are not over.

    Attributes:
        table: the table.
        by: what the keys are: ``equipment`` (the stock), ``borrower``, ``id``, or ``run`` (``<run>/<day>`` of a leg);
            ``all``: every row.
        keys: of which.
        since: rows that were over by then are not needed: loans that no longer take anything from a stock, blocks that
            have ended; None: those too.

    Example:
        >>> Query("loans", "id", ("l1",)).since is None
        True
    """

    table: Literal["loans", "borrower_blocks", "outages", "cancelled_runs"]
    by: Literal["equipment", "borrower", "id", "run", "all"]
    keys: tuple[str, ...] = ()
    since: datetime | None = None

    def matches(self, row: Loan | BorrowerBlock | Outage | CancelledRun) -> bool:
        """Tell whether a row is among what is asked for."""
        if _TABLES[type(row)] != self.table or (self.since is not None and _over(row, self.since)):
            return False
        return self.by == "all" or not set(self.keys).isdisjoint(_keys(row, self.by))


_TABLES = {Loan: "loans", BorrowerBlock: "borrower_blocks", Outage: "outages", CancelledRun: "cancelled_runs"}


def _keys(row: Loan | BorrowerBlock | Outage | CancelledRun, by: str) -> Iterator[str]:
    if by == "run" and isinstance(row, Loan):
        yield from (f"{leg.run}/{leg.day.isoformat()}" for leg in (*row.outward, *row.homeward))
    elif by == "borrower" and isinstance(row, Loan):
        yield row.borrower.id
    else:
        yield getattr(row, by)


def _over(row: Loan | BorrowerBlock | Outage | CancelledRun, since: datetime) -> bool:
    """Tell whether a row no longer matters at an instant: what is out, lost or waiting always does."""
    if isinstance(row, Loan):
        lasting = row.state in (LoanState.OUT, LoanState.LOST, LoanState.WAITING)
        return not lasting and not (row.counts and since < row.until)
    return isinstance(row, BorrowerBlock | Outage) and row.until is not None and row.until <= since


@boundary
@frozen
class Needs:
    """The queries that a decision needs; what none of them matches changes nothing.

    Attributes:
        queries: the queries; a row is needed when one of them matches.

    Example:
        >>> Needs().queries
        ()
    """

    queries: tuple[Query, ...] = ()

    def matches(self, row: Loan | BorrowerBlock | Outage | CancelledRun) -> bool:
        """Tell whether a row is needed: a store in memory can be asked with it."""
        return any(query.matches(row) for query in self.queries)


def needs(
    facts: LoanFacts,  # noqa: ARG001 - one call for every application, also when facts come to matter
    request: LoanRequest | LoanAct,
    *,
    now: datetime,
    policy: Policy | None = None,  # noqa: ARG001 - likewise
    loan: Loan | None = None,
) -> Needs:
    """Tell which stored rows a decision needs.

    Args:
        facts: a plan.
        request: what is to be decided.
        now: when it will be asked.
        policy: with which it will be decided; the same rows serve every policy today.
        loan: the loan that an act is about, or whose place is taken, once it has been loaded.

    Returns:
        The queries. An act on a loan needs the loan: load it, and ask again with it.

    Raises:
        NaiveDatetime: ``now`` has no time zone.

    Example:
        >>> from datetime import UTC
        >>> from innbygger_core import nye_asker
        >>> ask = LoanRequest(items=({"equipment": "skis"},), borrower={"id": "resident/7f3a"})
        >>> found = needs(nye_asker(), ask, now=datetime(2027, 2, 18, 12, tzinfo=UTC))
        >>> [(query.table, query.by, query.keys) for query in found.queries][:2]
        [('loans', 'equipment', ('skis',)), ('outages', 'equipment', ('skis',))]
    """
    micros(now, "now")
    return Needs(tuple(_queries(request, now, loan)))


def _queries(request: LoanRequest | LoanAct, now: datetime, loan: Loan | None) -> Iterator[Query]:
    match request:
        case BlockBorrower() | TakeOutOfService():
            return
        case UnblockBorrower():
            yield Query("borrower_blocks", "id", (request.block,))
        case PutInService():
            yield Query("outages", "id", (request.outage,))
        case CancelRun():
            day = f"{request.run}/{request.day.isoformat()}"
            yield Query("loans", "run", (day,))
            yield Query("cancelled_runs", "all")
        case LoanRequest():
            stocks = tuple(dict.fromkeys(item.equipment for item in request.items))
            start = now if request.start is None or request.start.utcoffset() is None else min(request.start, now)
            yield from _around(stocks, request.borrower.id, start)
            if request.replaces is not None:
                yield Query("loans", "id", (request.replaces,))
        case _:
            yield Query("loans", "id", (request.loan,))
            if loan is not None:
                yield from _around((loan.equipment,), loan.borrower.id, min(now, loan.start))


def _around(stocks: tuple[str, ...], borrower: str, since: datetime) -> Iterator[Query]:
    """Ask for everything of some stocks and of a borrower."""
    yield Query("loans", "equipment", stocks, since)
    yield Query("outages", "equipment", stocks, since)
    yield Query("loans", "borrower", (borrower,))
    yield Query("borrower_blocks", "borrower", (borrower,))
    yield Query("cancelled_runs", "all")
