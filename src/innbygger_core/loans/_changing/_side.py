"""One of the two plans that are compared, as loans meet it: its hubs, its desks, its stocks and its runs."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

from innbygger_core.loans._carrying._calls import Calls
from innbygger_core.loans._carrying._runs import Unreachable
from innbygger_core.loans._deciding._working_out import WorkingOut
from innbygger_core.loans._deciding._world import World
from innbygger_core.loans._dues._delays import after
from innbygger_core.loans._levels._shelves import Shelves
from innbygger_core.loans._telling._lent import lent
from innbygger_core.timekeeping import LAST_DAY, day_start, micros
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hubs import EquipmentFacts, TransportRun
    from innbygger_core.loans._book import Stock
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._facts import LoanFacts
    from innbygger_core.loans._levels._shelves import Key
    from innbygger_core.loans._writing._loans import Leg, Loan
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["Side", "Use"]

Use: TypeAlias = Literal["lending", "returns"]
"""What a desk does: it hands out, or it takes back."""


@frozen(eq=False)
class Side:
    """A plan, with the loans of a stock.

    Attributes:
        world: the plan.
        shelves: the loans.
        working_out: what is worked out of both.
    """

    world: World
    shelves: Shelves
    working_out: WorkingOut
    _short: dict[Key, list[tuple[int, int]]] = field(factory=dict, init=False)

    @classmethod
    def of(cls, facts: LoanFacts, stock: Stock, loans: Iterable[Loan]) -> Side:
        """Put loans on the shelves of a plan, beside what else a stock has."""
        world = World(facts)
        shelves = Shelves(world, loans, stock.blocks, stock.outages, stock.cancelled_runs)
        return cls(world, shelves, WorkingOut(world, shelves))

    # --- Stocks ------------------------------------------------------------------------------------------------------

    def stock(self, loan: Loan, at: int) -> EquipmentFacts | None:
        """Find the stock of a loan at an instant; None where it has no such things then."""
        stock = self.world.stock(loan.equipment, self.world.day(at))
        return stock if stock is not None and _has(stock, loan) else None

    def terms(self, loan: Loan) -> LoanTerms:
        """Give the terms of a loan; of a stock that is not there, none."""
        return lent(loan, self.world).terms

    def lacks(self, loan: Loan, now: int) -> bool:
        """Tell whether there are too few things for a loan and those beside it, some time from now on."""
        since, until = max(micros(loan.since, "since"), now), micros(loan.until, "until")
        stock = self.stock(loan, micros(loan.start, "start"))
        if stock is None or until <= since:
            return False
        return any(self._is_short(key, since, until, now) for key in self._keys(stock, loan))

    def _is_short(self, key: Key, since: int, until: int, now: int) -> bool:
        """Tell whether more is promised than there is; since many loans ask, that is worked out once for each stock."""
        if key not in self._short:
            steps = self.shelves.steps(key, now, day_start(LAST_DAY, self.world.zone), now)
            self._short[key] = [(start, end) for start, end, free in steps if free < 0]
        short = self._short[key]
        first = bisect_right(short, since, key=itemgetter(1))
        return first < len(short) and short[first][0] < until

    def _keys(self, stock: EquipmentFacts, loan: Loan) -> Iterable[Key]:
        keys = self.shelves.keys(stock, loan.size)
        return keys if stock.lent_by == "count" else (key for key in keys if key[1] in loan.copies)

    # --- Desks -------------------------------------------------------------------------------------------------------

    def has_hub(self, hub: str, at: int) -> bool:
        """Tell whether there is such a hub at an instant."""
        day = self.world.day(at)
        return any(row.id == hub and row.holds(day) for row in self.world.facts.hubs)

    def desk(self, hub: str, use: Use, terms: LoanTerms) -> Desk:
        """Give the desk of a hub."""
        return self.world.lending(hub, terms) if use == "lending" else self.world.returns(hub, terms)

    def serves(self, hub: str, use: Use, terms: LoanTerms, at: int) -> Known:
        """Tell whether the desk of a hub hands out, or takes back, at an instant."""
        if not self.has_hub(hub, at):
            return Known.NO
        desk = self.desk(hub, use, terms)
        return desk.is_open(at) if use == "lending" else desk.takes(at)

    def opening(self, hub: str, use: Use, terms: LoanTerms, at: int) -> int | None:
        """Find when the desk of a hub first serves from an instant on; None where it no longer does."""
        opening = self.desk(hub, use, terms).next_opening(at) if hub in self.world.hubs else None
        start = None if opening is None else max(opening[0], at)
        return start if start is not None and self.has_hub(hub, start) else None

    def opens(self, hub: str, use: Use, terms: LoanTerms, at: int) -> Known:
        """Tell whether the desk of a hub serves some time from an instant on."""
        if self.opening(hub, use, terms, at) is not None:
            return Known.YES
        return self.serves(hub, use, terms, at) if self.has_hub(hub, at) else Known.NO

    # --- Runs --------------------------------------------------------------------------------------------------------

    def goes(self, leg: Leg, terms: LoanTerms) -> Known:
        """Tell whether a run still carries something as a leg says; where runs are unknown, terms may do instead."""
        if self._is_known_to_go(leg):
            return Known.YES
        if self.world.facts.transport_runs is UNKNOWN:
            return Known.UNKNOWN if terms.transport is None else Known.NO
        return Known.UNKNOWN if any(_may_go(run, leg) for run in self._runs(leg)) else Known.NO

    def _is_known_to_go(self, leg: Leg) -> bool:
        on, off = micros(leg.leaves, "leaves"), micros(leg.arrives, "arrives")
        calls = Calls(self._runs(leg), (), self.world.zone)
        met = {(call.at, call.hub) for day in {leg.day, self.world.day(off)} for call in calls.on(day)}
        return {(on, leg.start), (off, leg.end)} <= met

    def why_not(self, leg: Leg) -> str:
        """Say why a run no longer carries something as a leg says."""
        run = next((row for row in self._runs(leg) if row.holds(leg.day)), None)
        if run is None:
            return "run-gone"
        if not {leg.start, leg.end} <= set(run.hubs):
            return "run-stop"
        return "run-times" if run.goes(leg.day) is Known.YES else "run-days"

    def brought(self, start: str, end: str, terms: LoanTerms, by: int, now: int) -> tuple[tuple[Leg, ...], int] | None:
        """Find how something gets to a hub in time, or else as early as it can, and when; None: it does not."""
        if start == end:
            return (), by
        if self.world.facts.transport_runs is UNKNOWN and terms.transport is not None:
            arrives = after(terms.transport, now, self.world.lending(end, terms), self.world.staff(end))
            return None if arrives is None else ((), arrives)
        legs = self.working_out.runs.latest(start, end, by, not_before=now)
        if isinstance(legs, Unreachable):
            legs = self.working_out.runs.earliest(start, end, now)
        return None if isinstance(legs, Unreachable) else (legs, micros(legs[-1].arrives, "arrives"))

    def _runs(self, leg: Leg) -> tuple[TransportRun, ...]:
        runs = self.world.facts.transport_runs
        return () if runs is UNKNOWN else tuple(row for row in runs if row.id == leg.run and row.carries_loans)


def _may_go(run: TransportRun, leg: Leg) -> bool:
    """Tell whether a run may carry something as a leg says, since nobody knows on which days or when it goes."""
    if not run.holds(leg.day) or not {leg.start, leg.end} <= set(run.hubs):
        return False
    untimed = any(stop.at is UNKNOWN for stop in run.stops if stop.hub in (leg.start, leg.end))
    goes = run.goes(leg.day)
    return goes is Known.UNKNOWN or (untimed and goes is Known.YES)


def _has(stock: EquipmentFacts, loan: Loan) -> bool:
    """Tell whether a stock has the size, and the numbered copies, that a loan is of."""
    sizes = {size for size, _ in stock.by_size}
    numbered = {copy.id for copy in stock.copies} if stock.lent_by == "number" else set(loan.copies)
    return loan.size in {None, *sizes} and numbered >= set(loan.copies)
