"""A lending desk and the naive one beside it: whatever is done at one is done at the other, and both are compared."""

from __future__ import annotations

import json
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from tests.laws.loans_oracle.away import Kept, Shelf, Things
from tests.laws.loans_oracle.clock import moment, slot_of
from tests.laws.loans_oracle.expecting import Expected, expected_extension, expected_request
from tests.laws.loans_oracle.hours import done, home_again, recalled, soonest
from tests.laws.loans_oracle.worlds import STOCKS, plan_of

from innbygger_core.errors import NotAllowed
from innbygger_core.loans import (
    BorrowerBlock,
    CancelledRun,
    CancelRun,
    CollectLoan,
    ExtendLoan,
    Loan,
    LoanRequest,
    Outage,
    PrepareLoan,
    PutInService,
    RecallLoan,
    ReturnLoan,
    Stock,
    TakeOutOfService,
)
from innbygger_core.loans._writing._requests import as_asked

if TYPE_CHECKING:
    from datetime import datetime

    from tests.laws.loans_oracle.worlds import World

    from innbygger_core.decisions import Decision

Json = dict[str, Any]
MODELS = {"loans": Loan, "blocks": BorrowerBlock, "outages": Outage, "cancelled_runs": CancelledRun}
NAMES = {"borrower_blocks": "blocks"}
TAKEN = {"loan.none-free", "loan.copy-reserved", "loan.copy-out", "loan.out-of-service"}
ENDS = {"cancel": "cancelled", "deny": "denied", "lapse": "lapsed", "lose": "lost"}
STATES = {"needs_approval": "pending", "waitlist": "waiting"}


@cache
def _desks_of(_: World) -> dict[tuple[object, ...], object]:
    return {}


class Lending:
    """The desk, its rows as a database would hold them, and what the naive desk keeps."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.shelf = Shelf(world, world.start)
        self.tables: dict[str, dict[str, Json]] = {name: {} for name in MODELS}
        self._numbers = count()
        self.stock = self.again()
        self.nothing_counted = True

    @property
    def now(self) -> datetime:
        return moment(self.shelf.now)

    def _new_id(self) -> str:
        """Number what is new, so that a decision and the commit of it speak of the same rows."""
        return f"{self.stock.revision}-{next(self._numbers)}"

    def again(self, rows: dict[str, list[Json]] | None = None, revision: int = 0) -> Stock:
        """Make the desk anew from its tables; only its hours are not worked out anew, since that takes long."""
        told = rows or {name: list(table.values()) for name, table in self.tables.items()}
        read = {name: [MODELS[name].model_validate_json(json.dumps(row)) for row in told[name]] for name in MODELS}
        made = Stock(plan_of(self.world), **read, revision=revision, new_id=self._new_id)
        made._decider.world._desks = _desks_of(self.world)  # noqa: SLF001
        return made

    def start_again(self, rows: dict[str, list[Json]] | None = None) -> None:
        """Go on with a desk that is made anew from its tables, so that nothing has been counted yet."""
        self.stock = self.again(rows, self.stock.revision)
        self.nothing_counted = True

    def in_states(self, *states: str) -> list[str]:
        return [name for name, kept in self.shelf.kept.items() if kept.state in states]

    # --- Doing ------------------------------------------------------------------------------------------------------

    def decide(self, asked: Json) -> Decision:
        self._numbers = count()
        return self.stock.decide(as_asked(json.loads(json.dumps(asked))), now=self.now)

    def do(self, asked: Json) -> Decision:
        """Ask for something, and have it done where it may be; compare each answer with the naive one."""
        decision = self.decide(asked)
        self.nothing_counted = False
        expected = self._expected(decision)
        before = self.rows
        self._numbers = count()
        if not decision.writes:
            with pytest.raises(NotAllowed):
                self.stock.commit(decision, now=self.now)
            assert self.rows == before
            return decision
        self.stock.commit(decision, now=self.now)
        assert self.stock.revision == before[0] + 1
        self._store(decision)
        self._note(decision, expected)
        self._never_too_many(decision)
        return decision

    @property
    def rows(self) -> tuple[object, ...]:
        stock = self.stock
        return stock.revision, stock.loans, stock.blocks, stock.outages, stock.cancelled_runs

    def _store(self, decision: Decision) -> None:
        for write in decision.writes:
            table = self.tables[NAMES.get(write.table, write.table)]
            if write.action == "delete":
                del table[write.id]
            else:
                assert (write.action == "insert") is (write.id not in table)
                table[write.id] = json.loads(json.dumps(write.row))

    # --- What is expected -------------------------------------------------------------------------------------------

    def _expected(self, decision: Decision) -> list[Expected]:
        asked = decision.request
        if any(reason.code == "loan.input-invalid" for reason in decision.reasons):
            return []
        if isinstance(asked, LoanRequest):
            expected = [expected_request(self.shelf, asked, place) for place in range(len(asked.items))]
            return self._as_expected(decision, expected)
        if asked.act == "approve":
            again = self._asked_again(asked.loan)
            return self._as_expected(decision, [expected_request(self.shelf, again, 0)])
        if isinstance(asked, ExtendLoan):
            return self._as_expected(decision, [expected_extension(self.shelf, asked)])
        if isinstance(asked, CollectLoan | PrepareLoan):
            self._handed_out_as_expected(decision, asked)
        return []

    def _asked_again(self, name: str) -> LoanRequest:
        """What is approved is asked for anew: it begins when it was to, or as soon as it can, and lasts as long."""
        loan, kept, shelf = self._loan(name), self.shelf.kept[name], self.shelf
        start, wanted = kept.start, loan.wanted if kept.state == "waiting" else loan.due
        if start < shelf.now:
            start = soonest(self.world, loan.equipment, kept.collect_at, shelf.now, shelf.cancelled)
        return LoanRequest(
            items=({"equipment": loan.equipment, "count": loan.count, "size": loan.size, "copies": loan.copies},),
            borrower=loan.borrower,
            start=moment(start),
            due=wanted if wanted is not None and self.now < wanted else None,
            collect_at=loan.collect_at,
            return_to=loan.return_to,
            replaces=loan.id,
        )

    def _as_expected(self, decision: Decision, expected: list[Expected]) -> list[Expected]:
        for equipment in {each.things.equipment for each in expected}:
            codes = {r.code for r in decision.reasons if r.subject == f"equipment/{equipment}"}
            fits = {each.fits for each in expected if each.things.equipment == equipment}
            if None not in fits:
                assert (codes & TAKEN == set()) is (False not in fits), (codes, expected, decision.request)
        return expected

    def _handed_out_as_expected(self, decision: Decision, asked: CollectLoan | PrepareLoan) -> None:
        """Whoever collects something finds it at the hub, and takes nothing that is kept for others before.

        What is collected after it was due is kept anew, and what it takes then is counted when it is noted.
        """
        kept, now = self.shelf.kept[asked.loan], self.shelf.now
        if kept.due <= now:
            return
        things = kept.things._replace(copies=asked.copies or kept.things.copies)
        early = self.shelf.free(things, now, kept.since, asked.loan) if now < kept.since else things.count
        other = set(things.copies) - set(kept.things.copies) and STOCKS[things.equipment].by_number
        since, until = max(kept.since, now), kept.until
        rest = self.shelf.free(things, since, until, asked.loan) if other and since < until else things.count
        there = self.shelf.at_hand(things, asked.loan)
        elsewhere = {
            copy
            for name in self.in_states("out", "ready", "lost")
            if name != asked.loan
            for copy in self.shelf.kept[name].things.copies
        }
        fits = min(early, there, rest) >= things.count and not elsewhere & set(things.copies)
        codes = {reason.code for reason in decision.reasons}
        assert bool(codes & TAKEN) is not fits, (codes, early, there, rest, elsewhere, asked)

    # --- What is noted ----------------------------------------------------------------------------------------------

    def _note(self, decision: Decision, expected: list[Expected]) -> None:
        asked, kept = decision.request, self.shelf.kept
        loans = [self._loan(write.id) for write in decision.writes if write.table == "loans"]
        if isinstance(asked, LoanRequest) or asked.act in ("approve", "extend"):
            self._note_loans(decision, expected, loans)
        elif isinstance(asked, CancelRun):
            self.shelf.cancelled.add((asked.run, asked.day))
            for loan in loans:
                self._note_other_way(loan)
        elif isinstance(asked, TakeOutOfService):
            things = Things(asked.equipment, len(asked.copies) or asked.count, asked.size, asked.copies)
            since = self.shelf.now if asked.since is None else slot_of(asked.since)
            until = self.shelf.last if asked.until is None else slot_of(asked.until)
            kept[decision.writes[0].id] = Kept(things, since, until, "gone")
        elif isinstance(asked, PutInService):
            kept[asked.outage].until = max(self.shelf.now, kept[asked.outage].since)
        elif asked.act not in ("block", "unblock"):
            self._note_act(decision, loans[0])

    def _note_act(self, decision: Decision, loan: Loan) -> None:
        asked, now = decision.request, self.shelf.now
        kept = self.shelf.kept[asked.loan]
        before, kept.state = kept.state, ENDS.get(asked.act, kept.state)
        if isinstance(asked, CollectLoan | PrepareLoan):
            kept.state = "out" if asked.act == "collect" else "ready"
            kept.since = min(kept.since, now)
            kept.things = kept.things._replace(copies=asked.copies or kept.things.copies)
        if isinstance(asked, RecallLoan):
            kept.due = recalled(self.world, kept.return_to, kept.start, kept.due, now)
            kept.until = self._home_again(kept, kept.return_to, kept.due)
        if isinstance(asked, ReturnLoan):
            kept.state, kept.until = "returned", self._home_again(kept, asked.at or kept.return_to, now)
            if asked.needs_repair:
                outage = next(write for write in decision.writes if write.table == "outages")
                self.shelf.kept[outage.id] = Kept(kept.things, kept.until, self.shelf.last, "gone")
        if isinstance(asked, CollectLoan) and kept.due <= now:
            kept.due, kept.until = slot_of(loan.due), slot_of(loan.until)
            assert now < kept.due <= kept.until
        assert (loan.state, slot_of(loan.due)) == (kept.state, kept.due)
        if asked.act in ("cancel", "lapse") and before in ("reserved", "ready"):
            self._note_brought_home(kept, loan)

    def _note_brought_home(self, kept: Kept, loan: Loan) -> None:
        """What the van has taken along already comes home from where nobody collected it."""
        if loan.outward and slot_of(loan.outward[0].leaves) <= self.shelf.now:
            arrives = max(self.shelf.now, slot_of(loan.outward[-1].arrives))
            kept.state, kept.until = "returned", self._home_again(kept, kept.collect_at, arrives)

    def _home_again(self, kept: Kept, hub: str, slot: int) -> int:
        return home_again(self.world, kept.things.equipment, hub, slot, self.shelf.cancelled)

    def _note_loans(self, decision: Decision, expected: list[Expected], loans: list[Loan]) -> None:
        """Note new loans, or changed ones: all that were asked for, with what was expected of them."""
        assert len(loans) == len(expected)
        for each, loan in zip(expected, loans, strict=True):
            due = slot_of(loan.due)
            state = self._state(decision, loan)
            assert loan.state == state, (loan.state, state)
            assert each.start < due, (loan, each)
            if state != "waiting":
                assert due == each.due if each.whole else due <= each.due, (moment(each.due), loan)
                assert each.after < due
            copies = loan.copies
            things = each.things._replace(copies=copies)
            until = home_again(self.world, each.things.equipment, each.return_to, due, self.shelf.cancelled)
            if state != "waiting" and STOCKS[each.things.equipment].by_number:
                assert len(set(copies)) == loan.count
            since = each.since if each.since is not None else slot_of(loan.since)
            if isinstance(decision.request, ExtendLoan):
                since = self.shelf.kept[loan.id].since
            self.shelf.kept[loan.id] = Kept(
                things, since, max(until, since + 1), state, each.start, due, each.collect_at, each.return_to
            )

    def _state(self, decision: Decision, loan: Loan) -> str:
        asked = decision.request
        if isinstance(asked, ExtendLoan):
            return "out"
        begins = isinstance(asked, LoanRequest) and asked.start is None and loan.collected_from == loan.hub
        return STATES.get(decision.outcome.value, "out" if begins else "reserved")

    def _note_other_way(self, loan: Loan) -> None:
        """Take over the ways that were found instead of one that is cancelled, where they can be gone."""
        kept, home = self.shelf.kept[loan.id], STOCKS[loan.equipment].home
        for leg in (*loan.outward, *loan.homeward):
            if slot_of(leg.leaves) >= self.shelf.now:
                assert (leg.run, leg.day) not in self.shelf.cancelled
        for leg in loan.outward if kept.state in ("pending", "reserved", "ready") else ():
            assert loan.since <= leg.leaves
            assert leg.arrives <= loan.start
        assert loan.start < loan.due
        for leg in loan.homeward:
            assert done(home, slot_of(leg.arrives), self.world.inspect) <= slot_of(loan.until)
        kept.start, kept.since, kept.until = slot_of(loan.start), slot_of(loan.since), slot_of(loan.until)

    def _loan(self, name: str) -> Loan:
        return next(loan for loan in self.stock.loans if loan.id == name)

    # --- What always holds ------------------------------------------------------------------------------------------

    def _never_too_many(self, decision: Decision) -> None:
        """Whoever is promised something can have it: a loan that was just granted leaves nothing short."""
        asked = decision.request
        if not (isinstance(asked, LoanRequest) or asked.act in ("approve", "extend")):
            return
        for write in decision.writes:
            kept = self.shelf.kept[write.id]
            if kept.state != "waiting":
                since = max(kept.since, self.shelf.now) if isinstance(asked, ExtendLoan) else kept.since
                for part in self.shelf.parts(kept.things):
                    low = self.shelf.levels(kept.things.equipment, part)[
                        since - self.shelf.first : kept.until - self.shelf.first
                    ]
                    assert min(low) >= 0, (decision.request, kept)

    def compare(self) -> None:
        """Compare what is free at each half-hour, of everything that there is."""
        for equipment, has in STOCKS.items():
            if has.by_number:
                levels = [_at_least_none(self.shelf.levels(equipment, copy)) for copy in has.copies]
                self._compare(equipment, None, list(map(sum, zip(*levels, strict=True))))
            for size in has.sizes:
                self._compare(equipment, size, self.shelf.levels(equipment, size))

    def _compare(self, equipment: str, size: str | None, expected: list[int]) -> None:
        start, end = moment(self.shelf.first), moment(self.shelf.last)
        found: list[int] = []
        for each in self.stock.profile(equipment, start, end, size=size, now=self.now):
            found += [each.free] * (slot_of(each.end) - slot_of(each.start))
        assert found == expected, (equipment, self.shelf.first_difference(found, expected), self.shelf.kept)


def _at_least_none(levels: list[int]) -> list[int]:
    return levels if min(levels) >= 0 else [max(level, 0) for level in levels]
