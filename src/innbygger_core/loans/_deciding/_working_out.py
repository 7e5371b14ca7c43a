"""Working out what the rules are asked about: terms, desks, the way there and home, the due time, what is kept."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.loans._carrying._runs import Runs, Unreachable
from innbygger_core.loans._deciding._asked import Asked, Carriage
from innbygger_core.loans._dues._delays import after, before
from innbygger_core.loans._dues._pipeline import Bounds, due_at, renewed
from innbygger_core.loans._dues._values import Due
from innbygger_core.loans._writing._requests import LoanItem
from innbygger_core.timekeeping import MINUTE, micros
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._deciding._asked import Act, Way
    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._levels._shelves import Key, Shelves
    from innbygger_core.loans._writing._borrowers import Borrower
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.loans._writing._requests import ExtendLoan, LoanRequest
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["WorkingOut", "item_of"]

_RESERVED = "loan.copy-reserved"
_NOT_DUE = Due(at=None, steps=(), certain=True, failed=None)


class WorkingOut:
    """Works out acts over a plan and the rows of a desk.

    >>> from innbygger_core import nye_asker
    >>> from innbygger_core.loans._deciding._world import World
    >>> from innbygger_core.loans._levels._shelves import Shelves
    >>> world = World(nye_asker())
    >>> WorkingOut(world, Shelves(world)).runs.earliest("tofte", "tofte", 0)
    ()
    """

    def __init__(self, world: World, shelves: Shelves) -> None:
        self.world = world
        self.shelves = shelves
        self._runs: tuple[frozenset[str], Runs] | None = None

    @property
    def runs(self) -> Runs:
        """The runs, without those that were cancelled."""
        cancelled = frozenset(self.shelves.cancelled)
        if self._runs is None or self._runs[0] != cancelled:
            days = {(row.run, row.day) for row in self.shelves.cancelled.values()}
            self._runs = cancelled, Runs(self.world.facts.transport_runs, days, self.world.zone)
        return self._runs[1]

    def request(self, request: LoanRequest, place: int, before_it: Loan | None, now: int) -> Asked:
        """Work out one item of a request."""
        item, start = request.items[place], now if request.start is None else micros(request.start, "start")
        others = tuple(each for at, each in enumerate(request.items) if at != place)
        stock = self.world.stock(item.equipment, self.world.day(start)) or self.world.versions[item.equipment][-1]
        asked = self._asked("request", item, stock, request.borrower, start, now)
        terms = asked.terms
        collect_at, return_to = request.collect_at or stock.hub, request.return_to or stock.hub
        asked = evolve(
            asked,
            loan=before_it,
            others=others,
            place=place,
            collect_at=collect_at,
            return_to=return_to,
            lending=self.world.lending(collect_at, terms),
            returns=self.world.returns(return_to, terms),
            wanted=None if request.due is None else micros(request.due, "due"),
            walk_in=start <= now,
        )
        outward, arrives = self._outward(asked)
        asked = evolve(asked, carriage=Carriage(outward, (), arrives))
        bounds = Bounds(right_ends=_maybe(asked.borrower.right_ends, "right_ends"), wanted=asked.wanted)

        def due_within(bounds: Bounds) -> Due:
            return due_at(terms, start, asked.returns, bounds, self.world.staff(return_to))

        asked = self._due(asked, due_within(bounds), self._taken_from(asked))
        return self._shortened(asked, bounds, due_within) if asked.walk_in else asked

    def collection(self, loan: Loan, item: LoanItem, borrower: Borrower, now: int) -> Asked:
        """Work out that a reservation is collected: what comes early is kept from others until it would have been.

        Other copies than those that were reserved are kept from others all the time.
        """
        asked = self._of_loan("collect", loan, item, borrower, now)
        others = asked.by_number and set(item.copies) != set(loan.copies)
        until = micros(loan.until, "until") if others else micros(loan.since, "since")
        return evolve(asked, blocks=(now, until) if now < until else None)

    def from_now(self, asked: Asked) -> Asked:
        """Work out until when something may be kept that is collected now, and who needs it next."""
        bounds = Bounds(right_ends=_maybe(asked.borrower.right_ends, "right_ends"))

        def due_within(bounds: Bounds) -> Due:
            return due_at(asked.terms, asked.now, asked.returns, bounds, self.world.staff(asked.return_to))

        asked = evolve(asked, start=asked.now)
        return self._shortened(self._due(asked, due_within(bounds), asked.now), bounds, due_within)

    def handing_in(self, loan: Loan, at: str, now: int) -> Asked:
        """Work out that a loan is handed in at a hub."""
        asked = self._of_loan("return", loan, item_of(loan), loan.borrower, now)
        asked = evolve(asked, return_to=at, returns=self.world.returns(at, asked.terms))
        return evolve(asked, carriage=Carriage((), self.homeward(asked.terms, at, loan.hub, now)[0]))

    def extension(self, loan: Loan, act: ExtendLoan, now: int) -> Asked:
        """Work out that a loan is kept longer; the loan itself is not on the shelves meanwhile."""
        start, due = micros(loan.start, "start"), micros(loan.due, "due")
        asked = self._of_loan("extend", loan, item_of(loan), loan.borrower, now)
        asked = evolve(asked, wanted=_maybe(act.until, "until"))
        ends = _maybe(loan.borrower.right_ends, "right_ends")
        bounds = Bounds(right_ends=ends, wanted=asked.wanted)

        def due_within(bounds: Bounds) -> Due:
            staff, waiting = self.world.staff(asked.return_to), asked.waiting
            return renewed(asked.terms, start, due, now, asked.returns, waiting=waiting, bounds=bounds, staff=staff)

        asked = self._due(asked, due_within(bounds), now)
        return self._shortened(asked, bounds, due_within)

    def homeward(self, terms: LoanTerms, hub: str, home: str, at: int) -> tuple[Way, int]:
        """Find how something comes home from a hub, and when it is there, in µs."""
        if hub == home:
            return (), at
        if self.world.facts.transport_runs is UNKNOWN and terms.transport is not None:
            arrives = after(terms.transport, at, self.world.returns(home, terms), self.world.staff(home))
            return (Unreachable("unknown"), at) if arrives is None else ((), arrives)
        legs = self.runs.earliest(hub, home, at)
        return (legs, at) if isinstance(legs, Unreachable) else (legs, micros(legs[-1].arrives, "arrives"))

    def kept_until(self, terms: LoanTerms, hub: str, home: str, at: int) -> int:
        """Find until when something that is handed in at a hub is carried home and looked after."""
        _, arrives = self.homeward(terms, hub, home, at)
        done = after(terms.inspect, arrives, self.world.returns(home, terms), self.world.staff(home))
        return arrives if done is None else max(done, arrives)

    def collected_from(self, terms: LoanTerms, home: str, hub: str, now: int) -> tuple[Way, int | None]:
        """Find how something that is at home gets to a hub as early as it can, and when it is there."""
        ready = self._prepared(terms, home, now)
        legs = self.runs.earliest(home, hub, ready)
        return legs, None if isinstance(legs, Unreachable) or not legs else micros(legs[-1].arrives, "arrives")

    # --- Pieces ------------------------------------------------------------------------------------------------------

    def _of_loan(self, act: Act, loan: Loan, item: LoanItem, borrower: Borrower, now: int) -> Asked:
        asked = self._asked(act, item, self.world.stock_of(loan), borrower, micros(loan.start, "start"), now)
        return evolve(
            asked,
            loan=loan,
            collect_at=loan.collected_from,
            return_to=loan.brought_to,
            lending=self.world.lending(loan.collected_from, asked.terms),
            returns=self.world.returns(loan.brought_to, asked.terms),
        )

    def _asked(  # noqa: PLR0913, PLR0917 - an act, on what, for whom and when
        self, act: Act, item: LoanItem, stock: EquipmentFacts, borrower: Borrower, start: int, now: int
    ) -> Asked:
        day = self.world.day(start)
        regime = self.world.regime(stock, borrower.sort_in(day.year), day)
        return Asked(
            act=act,
            item=item,
            stock=stock,
            borrower=borrower,
            regime=regime,
            start=start,
            now=now,
            due=_NOT_DUE,
            wanted=None,
            collect_at=stock.hub,
            return_to=stock.hub,
            lending=self.world.lending(stock.hub, regime.terms),
            returns=self.world.returns(stock.hub, regime.terms),
            carriage=Carriage(),
            blocks=None,
            keys=self.shelves.keys(stock, item.size),
            loan=None,
            others=(),
            walk_in=False,
            waiting=any(self.shelves.waiting(stock.id, item.size)),
            shelves=self.shelves,
            world=self.world,
        )

    def _outward(self, asked: Asked) -> tuple[Way, int | None]:
        """Find how the things get to where they are collected, and else when they could be there."""
        home, hub, terms = asked.stock.hub, asked.collect_at, asked.terms
        if hub == home:
            return (), None
        if self.world.facts.transport_runs is UNKNOWN and terms.transport is not None:
            ready = self._prepared(terms, home, asked.now)
            arrives = after(terms.transport, ready, self.world.lending(home, terms), self.world.staff(home))
            late = arrives is None or asked.start < arrives
            return (Unreachable("too-late") if late else ()), arrives if late else None
        ready = self._prepared(terms, home, asked.now)
        legs = self.runs.latest(home, hub, asked.start, not_before=ready)
        if isinstance(legs, Unreachable) and legs.why == "too-late":
            return legs, self.collected_from(terms, home, hub, asked.now)[1]
        return legs, None

    def _prepared(self, terms: LoanTerms, home: str, now: int) -> int:
        """Find when something that is at home can be ready."""
        ready = after(terms.prepare, now, self.world.lending(home, terms), self.world.staff(home))
        return now if ready is None else ready

    def _taken_from(self, asked: Asked) -> int:
        """Find from when the things are kept from others: they are made ready, and carried."""
        legs, terms, home = asked.carriage.outward, asked.terms, asked.stock.hub
        if asked.walk_in and asked.collect_at == home:
            return asked.start
        leaves = asked.start if isinstance(legs, Unreachable) or not legs else micros(legs[0].leaves, "leaves")
        desk, staff = self.world.lending(home, terms), self.world.staff(home)
        if not legs and asked.collect_at != home and terms.transport is not None:
            leaves = before(terms.transport, leaves, desk, staff) or leaves
        since = before(terms.prepare, leaves, desk, staff)
        return leaves if since is None else min(since, leaves)

    def _due(self, asked: Asked, due: Due, since: int) -> Asked:
        """Take a due time, and what follows from it."""
        if due.at is None:
            return evolve(asked, due=due, blocks=None)
        at = micros(due.at, "due")
        home, _ = self.homeward(asked.terms, asked.return_to, asked.stock.hub, at)
        until = self.kept_until(asked.terms, asked.return_to, asked.stock.hub, at)
        carriage = evolve(asked.carriage, homeward=home)
        return evolve(asked, due=due, carriage=carriage, blocks=(since, max(until, since + 1)))

    def _shortened(self, asked: Asked, bounds: Bounds, due_within: Callable[[Bounds], Due]) -> Asked:
        """Let a loan that would run into a reservation end before it, or refuse it, as the terms say."""
        if asked.blocks is None:
            return asked
        since, until = asked.blocks
        runs_short = self._short_from(asked, since, until)
        if runs_short is None or runs_short <= since:
            return asked
        latest = self._back_by(asked, runs_short)
        if asked.terms.walk_in == "refuse" or latest is None:
            return evolve(asked, due=evolve(asked.due, at=None, failed=_RESERVED), blocks=None)
        sooner = self._due(asked, due_within(evolve(bounds, next_reservation=latest)), since)
        if sooner.due.at is None:
            return evolve(sooner, due=evolve(sooner.due, failed=_RESERVED))
        return sooner

    def _short_from(self, asked: Asked, since: int, until: int) -> int | None:
        """Find when there would be too few for a loan that begins now."""
        if asked.stock.lent_by == "count":
            return self.shelves.short_from(asked.keys[0], asked.item.count, (since, until), asked.now)
        named: tuple[Key, ...] = tuple(key for key in asked.keys if key[1] in asked.item.copies) or asked.keys
        ends = (self.shelves.short_from(key, 1, (since, until), asked.now) for key in named)
        longest = sorted((until if end is None else end for end in ends), reverse=True)
        count = len(asked.item.copies) or asked.item.count
        found = longest[count - 1] if count <= len(longest) else since
        return None if found >= until else found

    def _back_by(self, asked: Asked, needed: int) -> int | None:
        """Find the last minute at which things can be handed in to be ready again when they are needed.

        Whoever hands in later never has them ready earlier, so it is found by halving.
        """
        minutes = range(-(-asked.start // MINUTE), needed // MINUTE + 1)
        in_time = bisect_right(minutes, needed, key=lambda minute: self._ready_again(asked, minute * MINUTE))
        return minutes[in_time - 1] * MINUTE if in_time else None

    def _ready_again(self, asked: Asked, handed_in: int) -> int:
        return self.kept_until(asked.terms, asked.return_to, asked.stock.hub, handed_in)


def item_of(loan: Loan) -> LoanItem:
    """Give the things of a loan, as an item of a request asks for them."""
    return LoanItem(equipment=loan.equipment, count=loan.count, size=loan.size, copies=loan.copies)


def _maybe(when: datetime | None, name: str) -> int | None:
    return None if when is None else micros(when, name)
