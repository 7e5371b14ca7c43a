"""The stock: loans that change, under one lock, with one revision."""

from __future__ import annotations

from itertools import pairwise
from threading import RLock
from typing import TYPE_CHECKING
from uuid import uuid4

from attrs import evolve

from innbygger_core.decisions import Outcome, Policy
from innbygger_core.errors import NotAllowed, StaleDecision, UnknownId
from innbygger_core.loans._deciding._comparing import alike
from innbygger_core.loans._deciding._decider import Decider
from innbygger_core.loans._deciding._world import World
from innbygger_core.loans._finding._alternatives import alternatives
from innbygger_core.loans._finding._due_times import due_times
from innbygger_core.loans._levels._assigning import assigned
from innbygger_core.loans._levels._shelves import Shelves
from innbygger_core.loans._living._acts import decide_act
from innbygger_core.loans._reading import TellingStock
from innbygger_core.loans._rules import ACT_RULES
from innbygger_core.loans._values import Assigned, FreeStretch
from innbygger_core.loans._writing._loans import BorrowerBlock, CancelledRun, Loan, Outage
from innbygger_core.loans._writing._requests import ApproveLoan, LoanRequest, as_asked
from innbygger_core.timekeeping import micros, moment, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from innbygger_core.cards import CardBook
    from innbygger_core.decisions import Decision, Write
    from innbygger_core.loans._dues._values import Due
    from innbygger_core.loans._facts import LoanFacts
    from innbygger_core.loans._levels._shelves import Key
    from innbygger_core.loans._writing._loans import PublicLoan
    from innbygger_core.loans._writing._requests import LoanAct

__all__ = ["Stock"]


def _unique() -> str:
    return uuid4().hex


class Stock(TellingStock):
    """What a municipality lends: to be asked and to be changed; any number of threads may do both.

    Args:
        facts: a plan.
        loans: stored rows; old ones are not judged anew.
        blocks: borrowers that are blocked.
        outages: things that are out of service.
        cancelled_runs: runs that did not go, or will not.
        cards: the activity cards, where loans that cost something are free on a card.
        revision: of the store, raised by each commit.
        policy: of the municipality; the concept where it is left out.
        new_id: makes ids of new rows; random ones where it is left out.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.loans import LoanRequest
        >>> from innbygger_core.network import read_plan
        >>> plan = read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...   "hubs": [{"id": "torg", "name": "Torget", "hours": "torg"}],
        ...   "hours": [{"format": "innbygger.hours/1", "id": "torg", "week": {"mon-fri": ["10:00-18:00"]}}],
        ...   "equipment": [{"id": "kayak", "hub": "torg", "name": "Kajakk", "count": 2}],
        ...   "loan_terms": [{"id": "all", "period": "P3D", "closed": "start_of_next_opening", "offset": "PT1H"}]}''')
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> now = datetime(2027, 6, 11, 12, tzinfo=oslo)
        >>> stock = Stock(plan)
        >>> ask = LoanRequest(items=({"equipment": "kayak"},), borrower={"id": "resident/7f3a", "born": 1990})
        >>> loan = stock.commit(stock.decide(ask, now=now), now=now)
        >>> print(loan.state, loan.due)
        out 2027-06-14 12:00:00+02:00
        >>> stock.available("kayak", loan.start, loan.due)
        1
    """

    def __init__(  # noqa: PLR0913 - the tables of a lending desk
        self,
        facts: LoanFacts,
        *,
        loans: Iterable[Loan] = (),
        blocks: Iterable[BorrowerBlock] = (),
        outages: Iterable[Outage] = (),
        cancelled_runs: Iterable[CancelledRun] = (),
        cards: CardBook | None = None,
        revision: int = 0,
        policy: Policy | None = None,
        new_id: Callable[[], str] = _unique,
    ) -> None:
        self._lock = RLock()
        self._known_keys: dict[tuple[str, str | None], tuple[Key, ...]] = {}
        world = World(facts)
        self._shelves = Shelves(world, loans, blocks, outages, cancelled_runs)
        self._decider = Decider(
            world, self._shelves, ACT_RULES, policy or Policy(), cards=cards, revision=revision, new_id=new_id
        )

    @property
    def revision(self) -> int:
        """The revision of the rows."""
        return self._decider.revision

    @property
    def blocks(self) -> tuple[BorrowerBlock, ...]:
        """All blocks of borrowers."""
        with self._lock:
            return tuple(self._shelves.blocks.values())

    @property
    def outages(self) -> tuple[Outage, ...]:
        """Everything that is, was or will be out of service."""
        with self._lock:
            return tuple(self._shelves.outages.values())

    @property
    def cancelled_runs(self) -> tuple[CancelledRun, ...]:
        """The runs that were cancelled."""
        with self._lock:
            return tuple(self._shelves.cancelled.values())

    # --- What is free ------------------------------------------------------------------------------------------------

    def available(
        self, equipment: str, start: date, end: date, *, size: str | None = None, now: datetime | None = None
    ) -> int:
        """Tell how many of a stock are free all through a window.

        Time in which things are made ready, carried or looked after counts as taken. No desk and no terms are asked;
        to know whether somebody may have them, decide it.

        Args:
            equipment: id of the stock.
            start: the beginning of the window: an instant, or a day.
            end: its end, half-open.
            size: which size, of a stock that has sizes; the sum of all where it is left out.
            now: when it is asked: what is overdue by then is taken to stay away for a time yet. Where it is left out,
                everything is taken to come back when it is due.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
            UnknownId: there is no such stock, or no such size.
        """
        low, high = window(start, end, self._decider.world.zone)
        at = None if now is None else micros(now, "now")
        with self._lock:
            free = (self._shelves.free(key, low, max(high, low + 1), at) for key in self._keys(equipment, size))
            return sum(max(each, 0) for each in free)

    def profile(
        self, equipment: str, start: date, end: date, *, size: str | None = None, now: datetime | None = None
    ) -> tuple[FreeStretch, ...]:
        """Give how many of a stock are free over a window, as stretches in order; neighbours differ.

        Args:
            equipment: id of the stock.
            start: the beginning of the window: an instant, or a day.
            end: its end, half-open.
            size: which size, of a stock that has sizes; the sum of all where it is left out.
            now: as for :meth:`available`.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
            UnknownId: there is no such stock, or no such size.
        """
        zone = self._decider.world.zone
        low, high = window(start, end, zone)
        at = None if now is None else micros(now, "now")
        with self._lock:
            lines = [list(self._shelves.steps(key, low, high, at)) for key in self._keys(equipment, size)]
        return tuple(FreeStretch(moment(first, zone), moment(last, zone), free) for first, last, free in _summed(lines))

    def assign(self, equipment: str, *, now: datetime) -> tuple[Assigned, ...]:
        """Say which copy goes to whom: as few copies as the loans need at their peak, and never one to two at a time.

        Args:
            equipment: id of a stock of numbered copies.
            now: from when on; what is out keeps its copies.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
            UnknownId: there is no such stock.
        """
        at = micros(now, "now")
        with self._lock:
            self._keys(equipment, None)
            return assigned(self._shelves, equipment, at)

    def _keys(self, equipment: str, size: str | None) -> tuple[Key, ...]:
        if (equipment, size) not in self._known_keys:
            self._known_keys[equipment, size] = self._find_keys(equipment, size)
        return self._known_keys[equipment, size]

    def _find_keys(self, equipment: str, size: str | None) -> tuple[Key, ...]:
        versions = self._decider.world.versions
        if equipment not in versions:
            raise UnknownId("equipment", equipment, tuple(versions))
        sizes = tuple(dict.fromkeys(each for row in versions[equipment] for each, _ in row.by_size if each))
        if size is not None and size not in sizes:
            raise UnknownId("size", size, sizes)
        if size is None and sizes and versions[equipment][0].lent_by == "count":
            return tuple((equipment, each) for each in sizes)
        return tuple(dict.fromkeys(key for row in versions[equipment] for key in self._shelves.keys(row, size)))

    def queue(self, equipment: str, *, size: str | None = None) -> tuple[Loan, ...]:
        """Give those who wait for a stock, in the order in which they asked.

        Raises:
            UnknownId: there is no such stock, or no such size.
        """
        with self._lock:
            self._keys(equipment, size)
            waiting = list(self._shelves.waiting(equipment, size))
        return tuple(sorted(waiting, key=lambda loan: (micros(loan.made_at or loan.start, "made_at"), loan.id)))

    def next_in_line(self, equipment: str, *, now: datetime) -> Decision | None:
        """Find the first in the queue who can have what they wait for now: the decision to give it to them.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
            UnknownId: there is no such stock.
        """
        for loan in self.queue(equipment):
            decision = self.decide(ApproveLoan(loan=loan.id), now=now)
            if decision.allowed:
                return decision
        return None

    def public(self, start: date, end: date) -> tuple[PublicLoan, ...]:
        """Give what a stranger may see of the loans in a window: that things are away, never with whom or why.

        Args:
            start: the beginning of the window: an instant, or a day.
            end: its end, half-open.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        """
        low, high = window(start, end, self._decider.world.zone)
        with self._lock:
            counted = [loan for loan in self._shelves.by_id.values() if loan.counts]
        seen = ((micros(loan.since, "since"), micros(loan.until, "until"), loan) for loan in counted)
        inside = [each for each in seen if each[0] < high and low < each[1]]
        return tuple(loan.public() for *_, loan in sorted(inside, key=_by_time))

    # --- What may be done --------------------------------------------------------------------------------------------

    def decide(self, request: LoanRequest | LoanAct, *, now: datetime) -> Decision:
        """Decide a request, or an act, with every reason why not.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
            OutOfRange: ``now`` lies outside 1900-2199.
        """
        micros(now, "now")
        with self._lock:
            if isinstance(request, LoanRequest):
                return self._decider.decide(request, now)
            return decide_act(self._decider, request, now)

    def due(self, request: LoanRequest | LoanAct, *, now: datetime) -> tuple[Due, ...]:
        """Tell until when things could be kept, and each step that leads there, whether or not they would be lent.

        Args:
            request: what is asked for, or the extension of a loan; such as the ``request`` of a decision.
            now: when it is asked.

        Returns:
            A due time for each item of the request, one for an extension; none for other acts, and none where the
            request makes no sense, which its decision tells.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
        """
        with self._lock:
            return due_times(self._decider, as_asked(request), now)

    def alternatives(self, decision: Decision, *, limit: int = 5, now: datetime) -> tuple[Decision, ...]:
        """Find what would do instead of what is not allowed: each was itself decided, and is allowed.

        The same kind from another hub and the same later come by turns, then fewer, then something similar.

        Args:
            decision: of this stock.
            limit: how many at most.
            now: when it is asked.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
        """
        micros(now, "now")
        with self._lock:
            return alternatives(self._decider, evolve(decision, request=as_asked(decision.request)), limit, now)

    def commit(self, decision: Decision, *, now: datetime) -> Loan | tuple[Loan, ...]:
        """Carry out a decision: it is made anew under the lock, and holds if nothing that matters has changed.

        What needs approval is kept as pending, what waits as waiting.

        Returns:
            The loan that was made or changed; all of them, where it is not exactly one.

        Raises:
            NotAllowed: it is refused, or an act that needs somebody's yes first; the fresh decision is the attribute.
            StaleDecision: it would now be decided otherwise; the fresh decision is the attribute.
        """
        with self._lock:
            fresh = self.decide(as_asked(decision.request), now=now)
            if fresh.outcome is Outcome.DENY or not fresh.writes:
                raise NotAllowed(fresh)
            if not alike(decision, fresh):
                raise StaleDecision(fresh)
            mine = tuple(loan for loan in map(self._carry_out, fresh.writes) if loan is not None)
            self._decider.revision += 1
        return mine[0] if len(mine) == 1 else mine

    def _carry_out(self, write: Write) -> Loan | None:
        shelves = self._shelves
        match write.table:
            case "loans":
                loan = Loan.model_validate(write.row)
                shelves.put(loan)
                return loan
            case "outages" if write.action == "delete":
                shelves.drop_outage(write.id)
            case "outages":
                shelves.put_outage(Outage.model_validate(write.row))
            case "borrower_blocks":
                shelves.blocks[write.id] = BorrowerBlock.model_validate(write.row)
            case _:
                shelves.cancelled[write.id] = CancelledRun.model_validate(write.row)
        return None


def _by_time(each: tuple[int, int, Loan]) -> tuple[int, int, str, str, int]:
    """Order loans by what strangers see of them alone."""
    since, until, loan = each
    return since, until, loan.equipment, loan.size or "", loan.count


def _summed(lines: list[list[tuple[int, int, int]]]) -> list[tuple[int, int, int]]:
    """Add up the steps of several lines over the same window."""
    if len(lines) == 1:
        return lines[0]
    changes: dict[int, int] = {}
    for steps in lines:
        level = 0
        for start, _, free in steps:
            changes[start] = changes.get(start, 0) + max(free, 0) - level
            level = max(free, 0)
    ends = [steps[-1][1] for steps in lines[:1] if steps]
    found: list[tuple[int, int, int]] = []
    level = 0
    edges = sorted(changes)
    for start, until in pairwise([*edges, *ends]):
        level += changes[start]
        if found and found[-1][2] == level:
            found[-1] = found[-1][0], until, level
        else:
            found.append((start, until, level))
    return found
