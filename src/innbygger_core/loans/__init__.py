"""Equipment loans: what is free, until when it may be kept, how it gets to another hub, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.loans._writing._borrowers import Borrower, GuardianConsent
    from innbygger_core.loans._writing._delays import DayKind, Delay
    from innbygger_core.loans._writing._due_terms import ClosedRule, DatedLimit, DayEnd, FixedDue
    from innbygger_core.loans._writing._loans import (
        HOLDING,
        BorrowerBlock,
        CancelledRun,
        Leg,
        Loan,
        LoanState,
        Outage,
        PublicLoan,
    )
    from innbygger_core.loans._writing._people_terms import (
        BorrowerKind,
        GuardianForm,
        GuardianStep,
        ReminderKind,
        ReminderTerms,
        WriteDown,
    )
    from innbygger_core.loans._writing._requests import (
        ApproveLoan,
        BlockBorrower,
        CancelLoan,
        CancelRun,
        CollectLoan,
        DenyLoan,
        ExtendLoan,
        LapseLoan,
        LoanAct,
        LoanItem,
        LoanRequest,
        LoseLoan,
        PrepareLoan,
        PutInService,
        RecallLoan,
        ReturnLoan,
        TakeOutOfService,
        UnblockBorrower,
    )
    from innbygger_core.loans._writing._terms import LoanTerms
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_writing._borrowers": ("Borrower", "GuardianConsent"),
            "_writing._delays": ("DayKind", "Delay"),
            "_writing._due_terms": ("ClosedRule", "DatedLimit", "DayEnd", "FixedDue"),
            "_writing._loans": (
                "HOLDING",
                "BorrowerBlock",
                "CancelledRun",
                "Leg",
                "Loan",
                "LoanState",
                "Outage",
                "PublicLoan",
            ),
            "_writing._people_terms": (
                "BorrowerKind",
                "GuardianForm",
                "GuardianStep",
                "ReminderKind",
                "ReminderTerms",
                "WriteDown",
            ),
            "_writing._requests": (
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
            ),
            "_writing._terms": ("LoanTerms",),
        },
    )

__all__ = [
    "HOLDING",
    "ApproveLoan",
    "BlockBorrower",
    "Borrower",
    "BorrowerBlock",
    "BorrowerKind",
    "CancelLoan",
    "CancelRun",
    "CancelledRun",
    "ClosedRule",
    "CollectLoan",
    "DatedLimit",
    "DayEnd",
    "DayKind",
    "Delay",
    "DenyLoan",
    "ExtendLoan",
    "FixedDue",
    "GuardianConsent",
    "GuardianForm",
    "GuardianStep",
    "LapseLoan",
    "Leg",
    "Loan",
    "LoanAct",
    "LoanItem",
    "LoanRequest",
    "LoanState",
    "LoanTerms",
    "LoseLoan",
    "Outage",
    "PrepareLoan",
    "PublicLoan",
    "PutInService",
    "RecallLoan",
    "ReminderKind",
    "ReminderTerms",
    "ReturnLoan",
    "TakeOutOfService",
    "UnblockBorrower",
    "WriteDown",
]
