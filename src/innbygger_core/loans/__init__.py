"""Equipment loans: what is free, until when it may be kept, how it gets to another hub, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.loans._book import Stock
    from innbygger_core.loans._carrying._packing import PackedItem, PackingStop, packing_list
    from innbygger_core.loans._changing._consequences import consequences
    from innbygger_core.loans._changing._values import Consequence, Consequences, Notice
    from innbygger_core.loans._check import check_loans
    from innbygger_core.loans._dues._values import Due, DueStep
    from innbygger_core.loans._facts import LoanFacts
    from innbygger_core.loans._needs import Needs, Query, needs
    from innbygger_core.loans._rules import ACT_RULES, RULES
    from innbygger_core.loans._telling._values import LostLoan, Reminder
    from innbygger_core.loans._values import Assigned, FreeStretch
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
            "_book": ("Stock",),
            "_carrying._packing": ("PackedItem", "PackingStop", "packing_list"),
            "_changing._consequences": ("consequences",),
            "_changing._values": ("Consequence", "Consequences", "Notice"),
            "_check": ("check_loans",),
            "_dues._values": ("Due", "DueStep"),
            "_facts": ("LoanFacts",),
            "_needs": ("Needs", "Query", "needs"),
            "_rules": ("ACT_RULES", "RULES"),
            "_telling._values": ("LostLoan", "Reminder"),
            "_values": ("Assigned", "FreeStretch"),
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
    "ACT_RULES",
    "HOLDING",
    "RULES",
    "ApproveLoan",
    "Assigned",
    "BlockBorrower",
    "Borrower",
    "BorrowerBlock",
    "BorrowerKind",
    "CancelLoan",
    "CancelRun",
    "CancelledRun",
    "ClosedRule",
    "CollectLoan",
    "Consequence",
    "Consequences",
    "DatedLimit",
    "DayEnd",
    "DayKind",
    "Delay",
    "DenyLoan",
    "Due",
    "DueStep",
    "ExtendLoan",
    "FixedDue",
    "FreeStretch",
    "GuardianConsent",
    "GuardianForm",
    "GuardianStep",
    "LapseLoan",
    "Leg",
    "Loan",
    "LoanAct",
    "LoanFacts",
    "LoanItem",
    "LoanRequest",
    "LoanState",
    "LoanTerms",
    "LoseLoan",
    "LostLoan",
    "Needs",
    "Notice",
    "Outage",
    "PackedItem",
    "PackingStop",
    "PrepareLoan",
    "PublicLoan",
    "PutInService",
    "Query",
    "RecallLoan",
    "Reminder",
    "ReminderKind",
    "ReminderTerms",
    "ReturnLoan",
    "Stock",
    "TakeOutOfService",
    "UnblockBorrower",
    "WriteDown",
    "check_loans",
    "consequences",
    "needs",
    "packing_list",
]
