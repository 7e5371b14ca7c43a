"""What is asked at a lending desk: to borrow, or an act on a loan, a stock, a borrower or a run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AwareDatetime, Field, TypeAdapter

from innbygger_core.decisions import Approval
from innbygger_core.ids import Reference
from innbygger_core.loans._writing._borrowers import Borrower, GuardianConsent
from innbygger_core.values import Model

__all__ = [
    "ApproveLoan",
    "BlockBorrower",
    "CancelLoan",
    "CancelRun",
    "CollectLoan",
    "DenyLoan",
    "ExtendLoan",
    "LapseLoan",
    "LoanAct",
    "LoanItem",
    "LoanRequest",
    "LoseLoan",
    "PrepareLoan",
    "PutInService",
    "RecallLoan",
    "ReturnLoan",
    "TakeOutOfService",
    "UnblockBorrower",
    "as_asked",
]


class LoanItem(Model):
    """Things of one stock that are asked for.

    Attributes:
        equipment: id of the stock.
        count: how many.
        size: of which size, where sizes differ.
        copies: certain copies, where the stock is lent by number.

    Example:
        >>> LoanItem(equipment="skis", size="160").count
        1
    """

    equipment: str
    count: int = 1
    size: str | None = None
    copies: tuple[str, ...] = ()


class LoanRequest(Model):
    """May this borrower have these things?

    What does not make sense is not refused here; the decision tells of it (``loan.input-invalid``).

    Attributes:
        items: what is asked for: all of it, or nothing.
        borrower: who borrows.
        start: when it is collected: an aware datetime; now, where it is left out.
        due: until when it is wanted; as long as the terms give, where it is left out.
        collect_at: id of the hub where it is collected; where it is at home, unless told.
        return_to: id of the hub where it is returned; where it is at home, unless told.
        replaces: id of the loan that this one takes the place of: a reservation that is changed.
        or_wait: whether the request will wait where only occupancy is in the way.
        approval: the yes of somebody who may say it, to what the rules leave to a person.

    Example:
        >>> request = LoanRequest(items=({"equipment": "skis"},), borrower={"id": "resident/7f3a", "born": 2012})
        >>> request.start is None
        True
    """

    items: tuple[LoanItem, ...]
    borrower: Borrower
    start: datetime | None = None
    due: datetime | None = None
    collect_at: str | None = None
    return_to: str | None = None
    replaces: str | None = None
    or_wait: bool = False
    approval: Approval | None = None


class _Act(Model):
    """What every act says.

    Attributes:
        by: who acts, by position or pseudonym.
        reason: why, in a word.
    """

    by: str | None = None
    reason: str | None = None


class _LoanAct(_Act):
    """What every act on a loan names.

    Attributes:
        loan: id of the loan.
    """

    loan: str


class _JudgedAct(_LoanAct):
    """What rules judge, and somebody may say yes to.

    Attributes:
        approval: the yes of somebody who may say it, to what the rules leave to a person.
    """

    approval: Approval | None = None


class CancelLoan(_LoanAct):
    """A reservation is no longer needed.

    Example:
        >>> CancelLoan(loan="l1").act
        'cancel'
    """

    act: Literal["cancel"] = "cancel"


class ApproveLoan(_LoanAct):
    """Somebody who may says yes to what was left to a person, or to who waits and can now have it.

    Attributes:
        permissions: the permissions that they have.

    Example:
        >>> ApproveLoan(loan="l1", by="position/desk").act
        'approve'
    """

    act: Literal["approve"] = "approve"
    permissions: tuple[str, ...] = ()


class DenyLoan(_LoanAct):
    """Somebody who may says no.

    Example:
        >>> DenyLoan(loan="l1").act
        'deny'
    """

    act: Literal["deny"] = "deny"


class PrepareLoan(_LoanAct):
    """What was reserved lies ready on the hold shelf.

    Attributes:
        copies: which copies.

    Example:
        >>> PrepareLoan(loan="l1", copies=("k-3",)).act
        'prepare'
    """

    act: Literal["prepare"] = "prepare"
    copies: tuple[str, ...] = ()


class CollectLoan(_JudgedAct):
    """The borrower collects what was reserved.

    Attributes:
        copies: which copies.
        guardian: how a guardian stood in, where it was not told before.
        identified: whether identity was shown.

    Example:
        >>> CollectLoan(loan="l1", guardian={"form": "presence"}).act
        'collect'
    """

    act: Literal["collect"] = "collect"
    copies: tuple[str, ...] = ()
    guardian: GuardianConsent | None = None
    identified: bool = False


class ExtendLoan(_JudgedAct):
    """The borrower wants to keep it longer.

    Attributes:
        until: until when; as long as the terms give, where it is left out.

    Example:
        >>> ExtendLoan(loan="l1").until is None
        True
    """

    act: Literal["extend"] = "extend"
    until: AwareDatetime | None = None


class ReturnLoan(_JudgedAct):
    """It came back.

    Attributes:
        at: to which hub; where it was to be returned, unless told.
        condition: how it came back, by the municipality's own word.
        missing: parts that are missing.
        needs_repair: whether it goes to repair, and is not lent until it is back in service.

    Example:
        >>> ReturnLoan(loan="l1", condition="worn").needs_repair
        False
    """

    act: Literal["return"] = "return"
    at: str | None = None
    condition: str | None = None
    missing: tuple[str, ...] = ()
    needs_repair: bool = False


class LoseLoan(_LoanAct):
    """It is lost.

    Example:
        >>> LoseLoan(loan="l1").act
        'lose'
    """

    act: Literal["lose"] = "lose"


class RecallLoan(_LoanAct):
    """It is called back, since somebody else needs it.

    Example:
        >>> RecallLoan(loan="l1").act
        'recall'
    """

    act: Literal["recall"] = "recall"


class LapseLoan(_LoanAct):
    """Nobody collected it; it no longer lies ready.

    Example:
        >>> LapseLoan(loan="l1").act
        'lapse'
    """

    act: Literal["lapse"] = "lapse"


class BlockBorrower(_Act):
    """Somebody may not borrow for a time; ``reason`` is a code.

    Attributes:
        borrower: the pseudonym.
        until: until when; until further notice, where it is left out.

    Example:
        >>> BlockBorrower(borrower="resident/7f3a", reason="overdue").act
        'block'
    """

    act: Literal["block"] = "block"
    borrower: Reference
    until: AwareDatetime | None = None


class UnblockBorrower(_Act):
    """Somebody may borrow again.

    Attributes:
        block: id of the block.

    Example:
        >>> UnblockBorrower(block="b1").act
        'unblock'
    """

    act: Literal["unblock"] = "unblock"
    block: str


class TakeOutOfService(_Act):
    """Things of a stock cannot be lent for a time.

    Attributes:
        equipment: id of the stock.
        count: how many.
        size: of which size.
        copies: which copies, where they are numbered.
        since: from when; now, where it is left out.
        until: until when; until further notice, where it is left out.

    Example:
        >>> TakeOutOfService(equipment="skis", reason="edges").act
        'take_out'
    """

    act: Literal["take_out"] = "take_out"
    equipment: str
    count: int = 1
    size: str | None = None
    copies: tuple[str, ...] = ()
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class PutInService(_Act):
    """Things can be lent again.

    Attributes:
        outage: id of the outage.

    Example:
        >>> PutInService(outage="o1").act
        'put_in'
    """

    act: Literal["put_in"] = "put_in"
    outage: str


class CancelRun(_Act):
    """A run does not go on a day, or went without what was to be carried: that goes with the next one.

    Attributes:
        run: id of the run.
        day: the day.

    Example:
        >>> CancelRun(run="south", day=date(2027, 2, 19), reason="snow").act
        'cancel_run'
    """

    act: Literal["cancel_run"] = "cancel_run"
    run: str
    day: date


LoanAct: TypeAlias = Annotated[
    ApproveLoan
    | BlockBorrower
    | CancelLoan
    | CancelRun
    | CollectLoan
    | DenyLoan
    | ExtendLoan
    | LapseLoan
    | LoseLoan
    | PrepareLoan
    | PutInService
    | RecallLoan
    | ReturnLoan
    | TakeOutOfService
    | UnblockBorrower,
    Field(discriminator="act"),
]
"""Something that happens at a lending desk."""


def as_asked(request: LoanRequest | LoanAct | Mapping[str, Any]) -> LoanRequest | LoanAct:
    """Read a request again that came back from JSON with its decision.

    >>> as_asked({"act": "cancel", "loan": "l1"}).loan
    'l1'
    """
    if not isinstance(request, Mapping):
        return request
    if "act" not in request:
        return LoanRequest.model_validate(request)
    act: LoanAct = TypeAdapter(LoanAct).validate_python(request)
    return act
