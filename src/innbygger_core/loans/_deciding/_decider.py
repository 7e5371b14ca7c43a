"""Deciding a request: its things are gone through, every rule is asked, and the rows are written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.decisions import Decision, DecisionBasis, Outcome, Reason, Trace, Weighings, Write, outcome
from innbygger_core.loans._carrying._runs import Unreachable
from innbygger_core.loans._deciding._inputs import input_faults, invalid
from innbygger_core.loans._deciding._working_out import WorkingOut
from innbygger_core.loans._dues._delays import after
from innbygger_core.loans._writing._loans import Loan, LoanState
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from innbygger_core.cards import CardBook
    from innbygger_core.decisions import Approval, Condition, Policy, Rule
    from innbygger_core.loans._deciding._asked import Asked
    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._levels._shelves import Shelves
    from innbygger_core.loans._writing._requests import LoanRequest
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["Decider", "legs_of", "no_due", "row_of"]

_STATES: Final = {Outcome.NEEDS_APPROVAL: LoanState.PENDING, Outcome.WAITLIST: LoanState.WAITING}


class Decider:
    """Decides requests over a plan, the rows of a desk, and the rules with a policy."""

    def __init__(  # noqa: PLR0913 - all that a decision rests on
        self,
        world: World,
        shelves: Shelves,
        rules: Sequence[Rule[Asked, Any]],
        policy: Policy,
        *,
        cards: CardBook | None,
        revision: int,
        new_id: Callable[[], str],
    ) -> None:
        self.world = world
        self.shelves = shelves
        self.working_out = WorkingOut(world, shelves)
        self.policy = policy
        self.cards = cards
        self.revision = revision
        self.new_id = new_id
        self._texts = catalogue("nb").version
        self._weighings = Weighings(rules, policy)

    def decide(self, request: LoanRequest, now: datetime) -> Decision:
        """Decide a request: all its things, or none."""
        at = micros(now, "now")
        faults = input_faults(request, self.world, self.shelves, at)
        if faults:
            return self.refused(request, now, faults)
        before_it = self.shelves.by_id[request.replaces] if request.replaces else None
        with self.shelves.without(before_it):
            asked = [self.working_out.request(request, place, before_it, at) for place in range(len(request.items))]
            undue = [each for each in asked if each.due.failed == "loan.input-invalid"]
            if undue:
                return self.refused(request, now, [no_due(undue[0])])
            or_wait = _can_wait(request, asked)
            trace, settled = self.settled(asked, or_wait=or_wait, approval=request.approval)
            writes = () if settled is Outcome.DENY else tuple(self._writes(request, asked, settled, now))
            return self.decision(request, trace, settled, writes, now)

    def settled(
        self,
        asked: Iterable[Asked],
        *,
        or_wait: bool = False,
        approval: Approval | None = None,
        only: Collection[str] | None = None,
    ) -> tuple[Trace, Outcome]:
        """Ask every rule about things, or only some, and work out the outcome; somebody's yes settles what it can."""
        trace = Trace()
        for each in asked:
            for weigh in self._weighings.on(each.day):
                if only is None or weigh.rule.code in only:
                    trace.add(each, weigh)
        trace.reasons.sort(key=lambda reason: reason.order)
        left = [each for each in trace.reasons if approval is None or not approval.settles(each)]
        return trace, outcome(left, trace.conditions, or_wait=or_wait)

    def decision(
        self, request: object, trace: Trace, settled: Outcome, writes: tuple[Write, ...], now: datetime
    ) -> Decision:
        """Make the decision of what was asked and answered."""
        conditions: tuple[Condition, ...] = tuple(dict.fromkeys(trace.conditions))
        return Decision(
            request=request,
            outcome=settled,
            reasons=tuple(dict.fromkeys(trace.reasons)),
            checked=tuple(trace.checked),
            conditions=conditions,
            writes=writes,
            basis=self.basis(now),
        )

    def refused(self, request: object, now: datetime, reasons: Iterable[Reason]) -> Decision:
        """Refuse what does not make sense."""
        return Decision(request=request, outcome=Outcome.DENY, reasons=tuple(reasons), basis=self.basis(now))

    def basis(self, now: datetime) -> DecisionBasis:
        """Say on what it was decided."""
        return DecisionBasis(now, self.revision, self.policy.id, self._texts)

    # --- Rows --------------------------------------------------------------------------------------------------------

    def _writes(self, request: LoanRequest, asked: Sequence[Asked], settled: Outcome, now: datetime) -> Iterator[Write]:
        order = self.new_id() if len(asked) > 1 else None
        for each in asked:
            loan = self.loan_of(request, each, settled, now)
            if request.replaces is None:
                yield Write("insert", "loans", loan.id, row_of(loan.model_copy(update={"order": order})))
            else:
                yield Write("change", "loans", loan.id, row_of(loan))

    def loan_of(self, request: LoanRequest, asked: Asked, settled: Outcome, now: datetime) -> Loan:
        """Make the loan of what was asked; one that takes the place of another keeps its id."""
        lent_now = request.start is None and asked.collect_at == asked.stock.hub and settled.allowed
        state = _STATES.get(settled, LoanState.OUT if lent_now else LoanState.RESERVED)
        start = asked.moment(asked.start)
        since, until = asked.blocks or (asked.start, asked.start + 1)
        terms, card = asked.terms, self._card(asked)
        told: dict[str, Any] = {
            "equipment": asked.stock.id,
            "hub": asked.stock.hub,
            "count": asked.item.count,
            "size": asked.item.size,
            "copies": asked.item.copies if state is LoanState.WAITING else self._copies(asked),
            "borrower": request.borrower,
            "start": start,
            "due": asked.due.at or _due_otherwise(asked),
            "wanted": None if asked.wanted is None else asked.moment(asked.wanted),
            "state": state,
            "collect_at": asked.collect_at if asked.collect_at != asked.stock.hub else None,
            "return_to": asked.return_to if asked.return_to != asked.stock.hub else None,
            "blocks_from": asked.moment(since),
            "blocks_until": asked.moment(until),
            "outward": legs_of(asked.carriage.outward),
            "homeward": legs_of(asked.carriage.homeward),
            "changed_at": now,
            "collected_at": now if lent_now else None,
            "hold_until": None if lent_now else self.hold_until(asked),
            "fee": 0 if card else _fee(terms, asked.item.count),
            "card": card,
            "approval": request.approval,
        }
        if asked.loan is not None:
            return asked.loan.model_copy(update=told | {"sequence": asked.loan.sequence + 1})
        return Loan(id=self.new_id(), made_at=now, **told)

    def _card(self, asked: Asked) -> str | None:
        """Name the card that the things are lent on, where there is something to pay, and it gives the right."""
        card = asked.borrower.card
        if card is None or not asked.terms.fee or self.cards is None:
            return None
        entitled = self.cards.entitles(card, "free_loan", asked.stock.sort, asked.moment(asked.start))
        return card if entitled else None

    def _copies(self, asked: Asked) -> tuple[str, ...]:
        """Choose the first copies that are free, where the stock is lent by number."""
        if asked.item.copies or asked.stock.lent_by == "count":
            return asked.item.copies
        free = [key[1] for key in asked.keys if key[1] is not None and asked.free(key) > 0]
        return tuple(free[: asked.item.count])

    def hold_until(self, asked: Asked) -> datetime | None:
        """Find until when the things lie ready, counted from when they are to be collected."""
        staff = self.world.staff(asked.collect_at)
        until = after(asked.terms.hold, asked.start, asked.lending, staff) if asked.terms.hold else None
        return None if until is None else asked.moment(until)


def _can_wait(request: LoanRequest, asked: Sequence[Asked]) -> bool:
    """Tell whether waiting helps: there are as many, and nothing that stands is given up for a place in the queue."""
    if any(each.loan is not None and each.loan.holds for each in asked):
        return False
    return request.or_wait and all(each.item.count <= each.stock.of_size(each.item.size) for each in asked)


def no_due(asked: Asked) -> Reason:
    """Tell that nobody said how long, or that so long leads out of the years that there are answers for."""
    period = (asked.terms.renewal_period if asked.act == "extend" else None) or asked.terms.period
    if period is None:
        return invalid(asked.end_field, "no-due", asked.stock.id)
    return invalid(asked.end_field, "too-long", period.text)


def _due_otherwise(asked: Asked) -> datetime:
    """Find when it would be due, were it not for others who need it, or for hours that nobody knows."""
    led = [step.after for step in asked.due.steps if step.after is not None and step.name != "next-reservation"]
    return led[-1] if led else asked.moment(max(asked.wanted or 0, asked.start + 1))


def row_of(loan: Loan) -> dict[str, Any]:
    """Give the row of a loan as it is stored."""
    return loan.model_dump(mode="json", exclude_defaults=True) | {"state": loan.state.value}


def _fee(terms: LoanTerms, count: int) -> int:
    """Work out what so many things cost, in whole kroner."""
    return (terms.fee or 0) * (count if terms.fee_for == "thing" else 1)


def legs_of(legs: object) -> tuple[Any, ...]:
    """Give the legs of a way; none where nothing goes."""
    return () if isinstance(legs, Unreachable) else tuple(legs)  # type: ignore[arg-type]
