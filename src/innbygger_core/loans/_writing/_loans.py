"""The rows of a lending desk: loans, blocks, things out of service, runs that were cancelled."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Final, Self, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from innbygger_core.decisions import Approval
from innbygger_core.loans._writing._borrowers import Borrower
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.timekeeping import Instant, is_within_reach
from innbygger_core.values import Model

__all__ = [
    "HOLDING",
    "BorrowerBlock",
    "CancelledRun",
    "Leg",
    "Loan",
    "LoanState",
    "Outage",
    "PublicLoan",
]

_Count: TypeAlias = Annotated[int, Field(ge=0, strict=True)]
_AtLeastOne: TypeAlias = Annotated[int, Field(ge=1, strict=True)]


def _with_rights_within_reach(borrower: Borrower) -> Borrower:
    ends = borrower.right_ends
    if ends is not None and not is_within_reach(ends):
        refuse("Borrower", [line(("right_ends",), ends, wrong("impossible-date"))])
    return borrower


_StoredBorrower: TypeAlias = Annotated[Borrower, AfterValidator(_with_rights_within_reach)]


class LoanState(StrEnum):
    """What has become of a loan.

    Example:
        >>> LoanState("ready") in HOLDING, LoanState("waiting") in HOLDING
        (True, False)
    """

    PENDING = "pending"
    """Asked for, and left to a person."""
    WAITING = "waiting"
    """In the queue."""
    RESERVED = "reserved"
    READY = "ready"
    """On the hold shelf."""
    OUT = "out"
    RETURNED = "returned"
    LOST = "lost"
    CANCELLED = "cancelled"
    DENIED = "denied"
    LAPSED = "lapsed"
    """Reserved, and never collected."""


HOLDING: Final = frozenset({LoanState.PENDING, LoanState.RESERVED, LoanState.READY, LoanState.OUT, LoanState.LOST})
"""The states in which a loan keeps its things from others; what is lost is kept from them for good."""


class Leg(Model):
    """A stretch of a transport run that brings something from one hub to another.

    Attributes:
        run: id of the run.
        day: the day on which it leaves; things may stay in the van over night.
        start: the hub where it is loaded.
        end: the hub where it is unloaded.
        leaves: when it leaves.
        arrives: when it arrives.

    Example:
        >>> from datetime import UTC
        >>> leaves = datetime(2027, 2, 19, 9, tzinfo=UTC)
        >>> leg = Leg(run="south", day=leaves.date(), start="heggedal", end="tofte", leaves=leaves, arrives=leaves)
        >>> leg.end
        'tofte'
    """

    run: str
    day: date
    start: str
    end: str
    leaves: Instant
    arrives: Instant


class Loan(Model):
    """A loan, from the day it is asked for: a row of the application's, and never in a plan.

    Times are aware datetimes of any zone. What is stored is not judged anew.

    Attributes:
        id: unique among loans.
        equipment: id of the stock.
        hub: the home of the stock.
        count: how many.
        size: of which size, where sizes differ.
        copies: ids of the copies, once they are known.
        borrower: who borrows.
        start: when it is collected.
        due: when it is due.
        state: what has become of it.
        wanted: until when it was wanted; None: as long as the terms give.
        order: id that the loans of one request share.
        collect_at: the hub where it is collected; its home, where it is left out.
        return_to: the hub where it is returned; its home, where it is left out.
        blocks_from: from when its things are kept from others: they are made ready, and carried.
        blocks_until: until when: they are carried home, and looked after.
        outward: how they are carried to where they are collected.
        homeward: how they are carried home.
        made_at: when it was asked for.
        changed_at: when it last changed.
        sequence: how many times it has changed.
        ready_at: when it was laid ready.
        collected_at: when it was collected.
        returned_at: when it came back; or was given up after it had been brought to another hub.
        returned_to: where.
        condition: how it came back, by the municipality's own word.
        missing: parts that were missing.
        renewals: how many times it was extended.
        recalled_at: when it was called back.
        hold_until: until when it lies ready.
        fee: what it costs, in whole kroner.
        card: id of the activity card that it was lent on.
        ended_at: when it was cancelled, denied, lost or lapsed.
        ended_because: why, by a word.
        approval: who said yes to what the rules left open.

    Example:
        >>> from datetime import UTC
        >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
        >>> loan = Loan(id="l1", equipment="skis", hub="tofte", borrower={"id": "resident/7f3a"}, start=start,
        ...             due=start.replace(day=9))
        >>> loan.holds, loan.until == loan.due
        (True, True)
    """

    id: str
    equipment: str
    hub: str
    count: _AtLeastOne = 1
    size: str | None = None
    copies: tuple[str, ...] = ()
    borrower: _StoredBorrower
    start: Instant
    due: Instant
    state: LoanState = LoanState.RESERVED
    wanted: Instant | None = None
    order: str | None = None
    collect_at: str | None = None
    return_to: str | None = None
    blocks_from: Instant | None = None
    blocks_until: Instant | None = None
    outward: tuple[Leg, ...] = ()
    homeward: tuple[Leg, ...] = ()
    made_at: Instant | None = None
    changed_at: Instant | None = None
    sequence: _Count = 0
    ready_at: Instant | None = None
    collected_at: Instant | None = None
    returned_at: Instant | None = None
    returned_to: str | None = None
    condition: str | None = None
    missing: tuple[str, ...] = ()
    renewals: _Count = 0
    recalled_at: Instant | None = None
    hold_until: Instant | None = None
    fee: _Count = 0
    card: str | None = None
    ended_at: Instant | None = None
    ended_because: str | None = None
    approval: Approval | None = None

    @model_validator(mode="after")
    def _is_due_after_it_begins(self) -> Self:
        if self.due.astimezone(UTC) <= self.start.astimezone(UTC):  # as time passes, and not as a clock reads
            refuse("Loan", [line(("due",), self.due, wrong("due-before-start", start=self.start.isoformat()))])
        return self

    @property
    def holds(self) -> bool:
        """Tell whether it keeps its things from others."""
        return self.state in HOLDING

    @property
    def counts(self) -> bool:
        """Tell whether its time is taken from the stock: it keeps things from others, or did until they came back."""
        return self.holds or self.came_back

    @property
    def came_back(self) -> bool:
        """Tell whether its things came back, or were brought to a hub where nobody collected them in the end."""
        return self.state is LoanState.RETURNED or (not self.holds and self.returned_to is not None)

    @property
    def reference(self) -> str:
        """Its reference where kinds mix: ``loan/l1``."""
        return f"loan/{self.id}"

    @property
    def since(self) -> datetime:
        """From when its things are kept from others."""
        return self.blocks_from or self.start

    @property
    def until(self) -> datetime:
        """Until when its things are kept from others."""
        return self.blocks_until or self.due

    @property
    def collected_from(self) -> str:
        """The hub where it is collected."""
        return self.collect_at or self.hub

    @property
    def brought_to(self) -> str:
        """The hub where it is returned."""
        return self.return_to or self.hub

    def public(self) -> PublicLoan:
        """Give the only form that may reach a stranger: that things are out, never with whom or on what terms."""
        return PublicLoan(equipment=self.equipment, count=self.count, size=self.size, start=self.since, end=self.until)


class PublicLoan(Model):
    """What a stranger may see of a loan.

    Attributes:
        equipment: id of the stock.
        count: how many things are away.
        size: of which size.
        start: from when.
        end: until when.

    Example:
        >>> from datetime import UTC
        >>> start = datetime(2027, 3, 2, 10, tzinfo=UTC)
        >>> PublicLoan(equipment="skis", count=1, start=start, end=start.replace(day=9)).size is None
        True
    """

    equipment: str
    count: int
    size: str | None = None
    start: datetime
    end: datetime


class BorrowerBlock(Model):
    """Somebody may not borrow for a time.

    Attributes:
        id: unique among blocks.
        borrower: the pseudonym.
        since: from when.
        until: until when; None: until further notice.
        reason: a code for why; never words about a person.

    Example:
        >>> from datetime import UTC
        >>> block = BorrowerBlock(id="b1", borrower="resident/7f3a", since=datetime(2027, 3, 2, tzinfo=UTC))
        >>> block.holds(datetime(2027, 4, 1, tzinfo=UTC))
        True
    """

    id: str
    borrower: str
    since: Instant
    until: Instant | None = None
    reason: str = "blocked"

    def holds(self, at: datetime) -> bool:
        """Tell whether it holds at an instant."""
        return self.since <= at and (self.until is None or at < self.until)


class Outage(Model):
    """Things of a stock are out of service for a time: they are repaired, or looked after.

    Attributes:
        id: unique among outages.
        equipment: id of the stock.
        count: how many things.
        size: of which size.
        copies: which copies, where they are numbered.
        since: from when.
        until: until when; None: until further notice.
        reason: why, by the municipality's own word.

    Example:
        >>> from datetime import UTC
        >>> Outage(id="o1", equipment="skis", since=datetime(2027, 3, 2, tzinfo=UTC), reason="edges").until is None
        True
    """

    id: str
    equipment: str
    count: _AtLeastOne = 1
    size: str | None = None
    copies: tuple[str, ...] = ()
    since: Instant
    until: Instant | None = None
    reason: str | None = None


class CancelledRun(Model):
    """A run that does not go on a day, or that went without what was to be carried.

    Attributes:
        run: id of the run.
        day: the day.
        reason: why, by a word.

    Example:
        >>> CancelledRun(run="south", day="2027-02-19", reason="snow").id
        'south/2027-02-19'
    """

    run: str
    day: date
    reason: str | None = None

    @property
    def id(self) -> str:
        """Its id among cancelled runs."""
        return f"{self.run}/{self.day.isoformat()}"
