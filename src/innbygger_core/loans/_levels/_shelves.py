"""The loans of a lending desk, indexed: by id, by borrower, and as how much is free of each stock."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.loans._levels._line import Line
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, Period, day_start, end_micros, micros

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._writing._loans import BorrowerBlock, CancelledRun, Loan, Outage

__all__ = ["ASSUMED_LATE", "Key", "Shelves"]

Key: TypeAlias = tuple[str, str | None]
"""What is counted by itself: a stock and one of its sizes, or a stock and one of its copies."""

ASSUMED_LATE: Final = Period("P1M")
"""How long what is overdue is taken to stay away, where the terms do not say."""


class _Away(NamedTuple):
    """Things that are with a borrower."""

    since: int
    due: int
    until: int
    number: int
    late: Period


class Shelves:
    """Every row of a lending desk, and what is free of each stock at each time.

    What is out is kept apart from what is reserved, since how long it stays away depends on when one asks: what is
    overdue is taken to stay away for a time yet.
    """

    def __init__(
        self,
        world: World,
        loans: Iterable[Loan] = (),
        blocks: Iterable[BorrowerBlock] = (),
        outages: Iterable[Outage] = (),
        cancelled: Iterable[CancelledRun] = (),
    ) -> None:
        self.world = world
        self.by_id = {loan.id: loan for loan in loans}
        self.blocks = {block.id: block for block in blocks}
        self.outages = {outage.id: outage for outage in outages}
        self.cancelled = {run.id: run for run in cancelled}
        self._by_borrower: dict[str, dict[str, Loan]] = defaultdict(dict)
        self._by_stock: dict[str, dict[str, Loan]] = defaultdict(dict)
        self._waiting: dict[str, dict[str, Loan]] = defaultdict(dict)
        for loan in self.by_id.values():
            self._file(loan)
        self._lines: dict[str, dict[Key, Line]] = {}
        self._away: dict[Key, dict[str, _Away]] = defaultdict(dict)

    # --- Rows --------------------------------------------------------------------------------------------------------

    def of_stock(self, stock: str) -> Iterator[Loan]:
        """Give all loans of a stock, in the order in which they came."""
        return iter(self._by_stock[stock].values()) if stock in self._by_stock else iter(())

    def of_borrower(self, borrower: str) -> Iterator[Loan]:
        """Give all loans of a borrower, in the order in which they came."""
        return iter(self._by_borrower[borrower].values()) if borrower in self._by_borrower else iter(())

    def waiting(self, stock: str, size: str | None = None) -> Iterator[Loan]:
        """Give those who wait for a stock, or for one of its sizes."""
        return (loan for loan in self._waiting[stock].values() if size in (None, loan.size))

    def put(self, loan: Loan) -> None:
        """Add a loan, or put it in the place of what it was."""
        before = self.by_id.get(loan.id)
        if before is not None:
            self._count(before, taken=False)
            self._unfile(before, loan)
        self.by_id[loan.id] = loan
        self._file(loan)
        self._count(loan, taken=True)

    def put_outage(self, outage: Outage) -> None:
        """Add things that are out of service, or put them in the place of what they were."""
        before = self.outages.get(outage.id)
        if before is not None:
            self._count_outage(before, taken=False)
        self.outages[outage.id] = outage
        self._count_outage(outage, taken=True)

    def drop_outage(self, id: str) -> None:  # noqa: A002 - as the row calls it
        """Forget things that are out of service."""
        self._count_outage(self.outages.pop(id), taken=False)

    @contextmanager
    def without(self, loan: Loan | None) -> Iterator[None]:
        """Look at the shelves as if a loan were not there."""
        if loan is None:
            yield
            return
        self._counted(loan.equipment)
        self._count(loan, taken=False)
        try:
            yield
        finally:
            self._count(loan, taken=True)

    def _unfile(self, loan: Loan, changed: Loan) -> None:
        """Take a loan away from where it no longer belongs, and leave it in its place elsewhere."""
        if changed.borrower.id != loan.borrower.id:
            del self._by_borrower[loan.borrower.id][loan.id]
        if changed.equipment != loan.equipment:
            del self._by_stock[loan.equipment][loan.id]
            self._waiting[loan.equipment].pop(loan.id, None)

    def _file(self, loan: Loan) -> None:
        self._by_borrower[loan.borrower.id][loan.id] = loan
        self._by_stock[loan.equipment][loan.id] = loan
        self._waiting[loan.equipment].pop(loan.id, None)
        if loan.state is LoanState.WAITING:
            self._waiting[loan.equipment][loan.id] = loan

    # --- What is free ------------------------------------------------------------------------------------------------

    def keys(self, stock: EquipmentFacts, size: str | None) -> tuple[Key, ...]:
        """Give what is counted by itself of a stock: the size that is asked for, or each copy of that size."""
        if stock.lent_by == "count":
            return ((stock.id, size),)
        return tuple((stock.id, copy.id) for copy in stock.copies if size in (None, copy.size))

    def free(self, key: Key, start: int, end: int, now: int | None) -> int:
        """Tell how many are free all through a window; below 0 where stored rows take more than there is."""
        line, away = self._line(key), self._away_then(key, start, end, now)
        if not away:
            return line.lowest(start, end)
        return min(line.lowest(low, high) - gone for low, high, gone in _pieces(away, start, end))

    def short_from(self, key: Key, count: int, window: tuple[int, int], now: int | None) -> int | None:
        """Find the first instant of a window at which fewer than so many are free."""
        line = self._line(key)
        for low, high, gone in _pieces(self._away_then(key, *window, now), *window):
            found = line.first_below(count + gone, low, high)
            if found is not None:
                return found
        return None

    def steps(self, key: Key, start: int, end: int, now: int | None) -> Iterator[tuple[int, int, int]]:
        """Give how many are free in each stretch of a window, in order; neighbours differ."""
        before: tuple[int, int, int] | None = None
        line = self._line(key)
        for low, high, gone in _pieces(self._away_then(key, start, end, now), start, end):
            for first, last, level in line.steps(low, high):
                if before is not None and before[2] == level - gone:
                    before = before[0], last, level - gone
                    continue
                if before is not None:
                    yield before
                before = first, last, level - gone
        if before is not None:
            yield before

    def holding(
        self, keys: Collection[Key], start: int, end: int, now: int | None, *, besides: Loan | None = None
    ) -> Iterator[str]:
        """Give the references of what takes from the stock in a window, in the order in which it came."""
        stocks = {stock for stock, _ in keys}
        for loan in (loan for stock in stocks for loan in self.of_stock(stock)):
            if loan is not besides and loan.counts and any(key in keys for key, _ in self._parts(loan)):
                since, until = _span(loan)
                if loan.state is LoanState.OUT and now is not None and micros(loan.due, "due") < now:
                    until = max(until, self._late_until(loan, now))
                if since < end and start < until:
                    yield loan.reference
        for outage, _ in self.out_of_service(keys, start, end):
            yield f"outage/{outage.id}"

    def out_of_service(self, keys: Collection[Key], start: int, end: int) -> Iterator[tuple[Outage, int]]:
        """Give what is out of service at some time of a window, with how many of what is counted by itself."""
        for outage in self.outages.values():
            since, until = _span_of_outage(outage)
            gone = sum(count for key, count in self._parts(outage) if key in keys)
            if gone and since < end and start < until:
                yield outage, gone

    def at_hand(self, keys: Sequence[Key], now: int) -> int:
        """Tell how many are there now: not with a borrower, lost, on their way home, looked after or out of service."""
        stock = keys[0][0]
        row = self.world.stock(stock, self.world.day(now))
        there = {key: count for key, count in _parts_of(row) if key in keys} if row else {}
        for key, count in (part for gone in self._gone(stock, now) for part in self._parts(gone)):
            if key in there:
                there[key] -= count
        return sum(max(each, 0) for each in there.values())

    def _gone(self, stock: str, now: int) -> Iterator[Loan | Outage]:
        for loan in self.of_stock(stock):
            since, until = _span(loan)
            back = _is_away(loan) and since <= now < until
            if loan.state is LoanState.OUT or back:
                yield loan
        for outage in self.outages.values():
            since, until = _span_of_outage(outage)
            if outage.equipment == stock and since <= now < until:
                yield outage

    def copies_away(self, stock: str, now: int) -> dict[str, int]:
        """Give the copies that are lost, looked after or out of service, each with until when."""
        rows = [(loan, _span(loan)) for loan in self.of_stock(stock) if _is_away(loan)]
        mine = (outage for outage in self.outages.values() if outage.equipment == stock)
        spans: list[tuple[Loan | Outage, tuple[int, int]]] = [*rows, *((each, _span_of_outage(each)) for each in mine)]
        lasting = sorted((until, row.copies) for row, (since, until) in spans if since <= now < until)
        return {copy: until for until, copies in lasting for copy in copies}

    def _late_until(self, loan: Loan, now: int) -> int:
        """Tell until when something overdue is taken to stay away."""
        away = self._out(loan, loan.count)
        return self.world.later(now, away.late) + away.until - away.due

    def _away_then(self, key: Key, start: int, end: int, now: int | None) -> list[tuple[int, int, int]]:
        """Give what is out in a window, as stretches with how many."""
        found = []
        for away in self._away.get(key, {}).values():
            until = away.until
            if now is not None and away.due < now:
                until = max(until, self.world.later(now, away.late) + away.until - away.due)
            if away.since < end and start < until:
                found.append((away.since, until, away.number))
        return found

    def _line(self, key: Key) -> Line:
        return self._counted(key[0]).get(key) or _NOTHING

    def _counted(self, stock: str) -> dict[Key, Line]:
        """Give what is free of a stock, counted when it is first asked for."""
        if stock not in self._lines:
            self._lines[stock] = self._settled(stock)
        return self._lines[stock]

    def _settled(self, stock: str) -> dict[Key, Line]:
        """Count all rows of a stock at once."""
        counted = _capacities(self.world.versions.get(stock, ()), self.world)
        taken: dict[Key, list[tuple[int, int, int]]] = {key: list(gaps) for key, (_, gaps) in counted.items()}
        for loan in self._by_stock.get(stock, {}).values():
            for key, count in self._parts(loan) if loan.counts else ():
                if loan.state is LoanState.OUT:
                    self._away[key][loan.id] = self._out(loan, count)
                elif key in taken:
                    taken[key].append((*_span(loan), count))
        for outage in self.outages.values():
            for key, count in self._parts(outage) if outage.equipment == stock else ():
                if key in taken:
                    taken[key].append((*_span_of_outage(outage), count))
        return {key: Line(capacity, taken[key]) for key, (capacity, _) in counted.items()}

    def _count(self, loan: Loan, *, taken: bool) -> None:
        """Count a loan, or count it no longer, where its stock has been counted already."""
        if loan.equipment not in self._lines or not loan.counts:
            return
        for key, count in self._parts(loan):
            if loan.state is LoanState.OUT:
                if taken:
                    self._away[key][loan.id] = self._out(loan, count)
                else:
                    del self._away[key][loan.id]
            else:
                self._move(key, *_span(loan), count, taken=taken)

    def _count_outage(self, outage: Outage, *, taken: bool) -> None:
        if outage.equipment in self._lines:
            for key, count in self._parts(outage):
                self._move(key, *_span_of_outage(outage), count, taken=taken)

    def _move(self, key: Key, start: int, end: int, count: int, *, taken: bool) -> None:
        line = self._lines[key[0]].get(key)
        if line is not None:
            (line.add if taken else line.remove)(start, end, count)

    def _out(self, loan: Loan, count: int) -> _Away:
        since, until = _span(loan)
        stock = self.world.stock(loan.equipment, self.world.day(since))
        late = self.world.regime(stock, None, self.world.day(since)).terms.assumed_late if stock else None
        return _Away(since, micros(loan.due, "due"), until, count, late or ASSUMED_LATE)

    def _parts(self, row: Loan | Outage) -> Iterator[tuple[Key, int]]:
        """Give what a row takes of its stock, with how many."""
        versions = self.world.versions.get(row.equipment)
        if versions and versions[0].lent_by == "number":
            yield from (((row.equipment, copy), 1) for copy in row.copies)
        elif row.size is None and row.copies and versions:
            known = {copy.id: copy.size for version in versions for copy in version.copies}
            sizes = [known.get(copy) for copy in row.copies]
            yield from (((row.equipment, size), sizes.count(size)) for size in dict.fromkeys(sizes))
        else:
            yield (row.equipment, row.size), row.count


_NOTHING: Final = Line(0)
_EVER: Final = (
    micros(datetime.combine(FIRST_DAY, time(), UTC), "first"),
    end_micros(datetime.combine(LAST_DAY, time(23, 59), UTC), "last"),
)


def _is_away(loan: Loan) -> bool:
    """Tell whether its things are lost, or on their way home and looked after."""
    return loan.state is LoanState.LOST or loan.came_back


def _span(loan: Loan) -> tuple[int, int]:
    """Give the time in which a loan keeps its things from others; what is lost is kept from them for good.

    What came back at once was never away.
    """
    start = micros(loan.since, "start")
    least = start if loan.came_back else start + 1
    return start, _EVER[1] if loan.state is LoanState.LOST else max(micros(loan.until, "until"), least)


def _span_of_outage(outage: Outage) -> tuple[int, int]:
    start = micros(outage.since, "since")
    return start, _EVER[1] if outage.until is None else max(micros(outage.until, "until"), start + 1)


def _pieces(away: list[tuple[int, int, int]], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Cut a window where something leaves or comes back, each piece with how many are away."""
    cuts = {edge for since, until, _ in away for edge in (since, until) if start < edge < end}
    for low, high in pairwise(sorted({start, end, *cuts})):
        yield low, high, sum(count for since, until, count in away if since <= low < until)


def _capacities(versions: Sequence[EquipmentFacts], world: World) -> dict[Key, tuple[int, list[tuple[int, int, int]]]]:
    """Tell how many there are of each part of a stock at most, and how many fewer in which stretches of time."""
    counted = [(_span_of_version(row, world), dict(_parts_of(row))) for row in versions]
    edges = sorted({*_EVER, *(edge for span, _ in counted for edge in span)})
    parts = {key: max(count.get(key, 0) for _, count in counted) for _, count in counted for key in count}
    return {key: (most, list(_gaps(key, most, counted, edges))) for key, most in parts.items()}


def _gaps(
    key: Key, most: int, counted: list[tuple[tuple[int, int], dict[Key, int]]], edges: list[int]
) -> Iterator[tuple[int, int, int]]:
    for low, high in pairwise(edges):
        there = next((count.get(key, 0) for (start, end), count in counted if start <= low < end), 0)
        if there < most:
            yield low, high, most - there


def _span_of_version(row: EquipmentFacts, world: World) -> tuple[int, int]:
    start = _EVER[0] if row.valid_from is None else day_start(row.valid_from, world.zone)
    end = _EVER[1] if row.valid_to in (None, LAST_DAY) else day_start(row.valid_to + timedelta(days=1), world.zone)
    return start, end


def _parts_of(row: EquipmentFacts) -> Iterator[tuple[Key, int]]:
    if row.lent_by == "number":
        yield from (((row.id, copy.id), 1) for copy in row.copies)
    else:
        yield from (((row.id, size), count) for size, count in row.by_size)
