"""Doing something with a loan that exists: what is asked of the rules, and the row that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from innbygger_core.decisions import Approval, Decision, Outcome, Write
from innbygger_core.loans._carrying._runs import Unreachable
from innbygger_core.loans._deciding._decider import legs_of, no_due, row_of
from innbygger_core.loans._deciding._working_out import item_of
from innbygger_core.loans._dues._pipeline import recalled
from innbygger_core.loans._living._table import BECOMES, LOAN_ACTS
from innbygger_core.loans._rules_of._stock_rules import STOCK_RULES
from innbygger_core.loans._writing._loans import LoanState, Outage
from innbygger_core.loans._writing._requests import LoanRequest
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from innbygger_core.loans._deciding._asked import Asked
    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.loans._writing._requests import LoanItem

__all__ = ["Doing"]

_OF_THE_STOCK: Final = frozenset({"loan.run-never-reaches", *(rule.code for rule in STOCK_RULES)})


@frozen
class Doing:
    """An act on a loan, in a state in which it makes sense.

    Attributes:
        decider: who decides.
        act: what is to be done.
        loan: the loan.
        now: when.
    """

    decider: Decider
    act: Any
    loan: Loan
    now: datetime

    # --- What is judged ----------------------------------------------------------------------------------------------

    def approved(self) -> Decision:
        """Ask for it anew, with somebody's yes; what waited begins as soon as it can, and lasts as long."""
        loan, act = self.loan, self.act
        wanted = loan.wanted if loan.state is LoanState.WAITING else loan.due
        request = LoanRequest(
            items=(self._as_reserved,),
            borrower=loan.borrower,
            start=self._can_begin(),
            due=wanted if wanted is not None and wanted > self.now else None,
            collect_at=loan.collect_at,
            return_to=loan.return_to,
            replaces=loan.id,
            approval=Approval(by=act.by or "", permissions=act.permissions, reason=act.reason),
        )
        return evolve(self.decider.decide(request, self.now), request=act)

    def _can_begin(self) -> datetime:
        """Find when it can begin: when it was to, or else as soon as it can be collected."""
        loan, working_out = self.loan, self.decider.working_out
        if self.now <= loan.start:
            return loan.start
        asked = working_out.collection(loan, item_of(loan), loan.borrower, self._at)
        arrives = working_out.collected_from(asked.terms, loan.hub, loan.collected_from, self._at)[1] or self._at
        opening = asked.lending.next_opening(arrives)
        return asked.moment(arrives if opening is None else max(arrives, opening[0]))

    def collected(self) -> Decision:
        """Hand it out; a yes that was given to the reservation stands."""
        loan, act = self.loan, self.act
        borrower = loan.borrower.model_copy(
            update={
                "guardian": act.guardian or loan.borrower.guardian,
                "identified": act.identified or loan.borrower.identified,
            }
        )
        with self.decider.shelves.without(loan):
            asked = self.decider.working_out.collection(loan, self._handed_out, borrower, self._at)
            told = {"borrower": borrower, "collected_at": self.now}
            if loan.due <= self.now:
                asked = self.decider.working_out.from_now(asked)
                told |= self._due_anew(asked)
            return self._judged(asked, (self._write(self._put_aside | told),), act.approval or loan.approval)

    def _due_anew(self, asked: Asked) -> dict[str, Any]:
        """Give what still lay ready after it was due a new due time, counted from when it is collected."""
        if asked.due.at is None or asked.blocks is None:
            return {"due": self.loan.hold_until}
        homeward, until = legs_of(asked.carriage.homeward), asked.moment(asked.blocks[1])
        return {"due": asked.due.at, "homeward": homeward, "blocks_until": until}

    def prepared(self) -> Decision:
        """Put it on the hold shelf; its days there are counted from when it can be collected."""
        loan = self.loan
        with self.decider.shelves.without(loan):
            asked = self.decider.working_out.collection(loan, self._handed_out, loan.borrower, self._at)
            told = self._put_aside | {"ready_at": self.now}
            if asked.terms.hold is not None:
                told["hold_until"] = self.decider.hold_until(evolve(asked, start=max(self._at, asked.start)))
            return self._judged(asked, (self._write(told),), None, only=_OF_THE_STOCK)

    def extended(self) -> Decision:
        """Let it be kept longer."""
        with self.decider.shelves.without(self.loan):
            asked = self.decider.working_out.extension(self.loan, self.act, self._at)
            if asked.due.failed == "loan.input-invalid":
                return self.decider.refused(self.act, self.now, (no_due(asked),))
            if asked.blocks is None:
                return self._judged(asked, (), self.act.approval)
            told = {
                "due": asked.due.at,
                "renewals": self.loan.renewals + 1,
                "homeward": legs_of(asked.carriage.homeward),
                "blocks_until": asked.moment(asked.blocks[1]),
            }
            return self._judged(asked, (self._write(told),), self.act.approval)

    def returned(self) -> Decision:
        """Take it back; it is carried home and looked after before it is free, or repaired, or fetched by somebody."""
        hub = self.act.at or self.loan.brought_to
        asked = self.decider.working_out.handing_in(self.loan, hub, self._at)
        is_carried = _is_carried(asked, hub, self.loan.hub)
        told = {
            "returned_at": self.now,
            "returned_to": hub,
            "condition": self.act.condition,
            "missing": self.act.missing,
            "homeward": legs_of(asked.carriage.homeward) if is_carried else (),
            "blocks_until": self._home_by(asked, hub, self._at) if is_carried else self.now,
            "ended_at": None,
        }
        outage = (self._outage(told["blocks_until"]),) if self.act.needs_repair or not is_carried else ()
        return self._judged(asked, (self._write(told), *outage), self.act.approval)

    # --- What nobody judges ------------------------------------------------------------------------------------------

    def recalled(self) -> Decision:
        """Call it back: it is due when it is no longer guaranteed, and never later than it was."""
        loan, hub = self.loan, self.loan.brought_to
        asked = self.decider.working_out.handing_in(loan, hub, self._at)
        start, due = micros(loan.start, "start"), micros(loan.due, "due")
        sooner = recalled(asked.terms, start, due, self._at, asked.returns).at or loan.due
        legs, _ = self.decider.working_out.homeward(asked.terms, hub, loan.hub, micros(sooner, "due"))
        told = {"due": sooner, "recalled_at": self.now, "homeward": legs_of(legs)}
        return self._done(told | {"blocks_until": self._home_by(asked, hub, micros(sooner, "due"))})

    def ended(self) -> Decision:
        """End it: it is cancelled, denied, lost, or was never collected; what was brought elsewhere goes home again."""
        told = {"ended_at": self.now, "ended_because": self.act.reason}
        left = self.loan.outward[0].leaves if self.loan.outward else None
        if left is None or self.now < left or self.loan.state not in LOAN_ACTS["collect"]:
            return self._done(told)
        return self._done(told | self._brought_home())

    def _brought_home(self) -> dict[str, Any]:
        """Say how what nobody collected at another hub comes home from there, once it has arrived."""
        hub = self.loan.collected_from
        at = max(self._at, micros(self.loan.outward[-1].arrives, "arrives"))
        asked = self.decider.working_out.handing_in(self.loan, hub, at)
        told = {"returned_at": asked.moment(at), "returned_to": hub, "homeward": legs_of(asked.carriage.homeward)}
        return told | {"blocks_until": self._home_by(asked, hub, at)}

    # --- Pieces ------------------------------------------------------------------------------------------------------

    @property
    def _at(self) -> int:
        return micros(self.now, "now")

    @property
    def _handed_out(self) -> LoanItem:
        return item_of(self.loan).model_copy(update={"copies": self.act.copies or self.loan.copies})

    @property
    def _put_aside(self) -> dict[str, Any]:
        """What becomes of a loan whose things are taken from the shelf: others cannot have them from now on."""
        return {"copies": self._handed_out.copies, "blocks_from": min(self.loan.since, self.now)}

    @property
    def _as_reserved(self) -> LoanItem:
        """What was asked for; of a stock that is lent by count, which copies is told when it is collected."""
        versions = self.decider.world.versions[self.loan.equipment]
        by_number = any(stock.lent_by == "number" for stock in versions)
        return item_of(self.loan) if by_number else item_of(self.loan).model_copy(update={"copies": ()})

    def _home_by(self, asked: Asked, hub: str, at: int) -> datetime:
        """Find until when it is carried home from a hub and looked after."""
        return asked.moment(self.decider.working_out.kept_until(asked.terms, hub, self.loan.hub, at))

    def _judged(
        self,
        asked: Asked,
        writes: tuple[Write, ...],
        approval: Approval | None,
        only: Collection[str] | None = None,
    ) -> Decision:
        """Ask the rules, or only some; what they leave to a person is not done before somebody has said yes."""
        trace, settled = self.decider.settled((asked,), approval=approval, only=only)
        return self.decider.decision(self.act, trace, settled, writes if settled.allowed else (), self.now)

    def _done(self, told: dict[str, Any]) -> Decision:
        basis = self.decider.basis(self.now)
        return Decision(self.act, Outcome.ALLOW, writes=(self._write(told),), basis=basis)

    def _write(self, told: dict[str, Any]) -> Write:
        loan = self.loan
        state = BECOMES.get(self.act.act, loan.state)
        became = {"state": state, "changed_at": self.now, "sequence": loan.sequence + 1} | told
        return Write("change", "loans", loan.id, row_of(loan.model_copy(update=became)))

    def _outage(self, since: datetime) -> Write:
        """Take it out of service, from when it would have been free again: it is broken, or stands elsewhere."""
        loan = self.loan
        why = self.act.reason or self.act.condition if self.act.needs_repair else "elsewhere"
        row = Outage(
            id=self.decider.new_id(),
            equipment=loan.equipment,
            count=loan.count,
            size=loan.size,
            copies=loan.copies,
            since=since,
            reason=why,
        )
        return Write("insert", "outages", row.id, row.model_dump(mode="json", exclude_defaults=True))


def _is_carried(asked: Asked, hub: str, home: str) -> bool:
    """Tell whether what is handed in at a hub is brought home: by a run that goes there, where the terms offer it."""
    if hub == home:
        return True
    return asked.terms.return_elsewhere is not False and not isinstance(asked.carriage.homeward, Unreachable)
