"""Agreements: what was promised, by whom, until when, and what it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.agreements._acting._table import ACT_TABLE, allowed_acts
    from innbygger_core.agreements._check import check_agreement, check_portfolio
    from innbygger_core.agreements._covering._coverage import coverage
    from innbygger_core.agreements._covering._questions import CoverQuestion, Resource
    from innbygger_core.agreements._models import Adoption, Agreement, AgreementKind
    from innbygger_core.agreements._portfolio import Portfolio
    from innbygger_core.agreements._reckoning._lead_times import LeadTimes
    from innbygger_core.agreements._reckoning._shared_cover import SharedCover
    from innbygger_core.agreements._reckoning._versions import Change, Version
    from innbygger_core.agreements._rules import RULES
    from innbygger_core.agreements._values import (
        AgreementState,
        Coverage,
        DutyState,
        DutyStatus,
        Milestone,
        MilestoneKind,
        Status,
        Term,
    )
    from innbygger_core.agreements._writing._acts import (
        Act,
        Amend,
        Changes,
        GiveNotice,
        Pause,
        RecordFulfilment,
        RecordMeeting,
        Renew,
        Resume,
        Sign,
        Terminate,
        WithdrawNotice,
    )
    from innbygger_core.agreements._writing._clauses import Clause, ConflictResolution, VolunteerBoundary
    from innbygger_core.agreements._writing._covers import EVERYWHERE, Cover, Covers
    from innbygger_core.agreements._writing._due_dates import DueDates, Season, YearlyDay
    from innbygger_core.agreements._writing._duration import Duration, EndingEvent, Renewal, WholeDays
    from innbygger_core.agreements._writing._duties import Meeting, Obligation
    from innbygger_core.agreements._writing._parties import Contribution, Parties, Party, PartyReference, Valuation
    from innbygger_core.agreements._writing._provisions import Provisions
    from innbygger_core.agreements._writing._termination import Anchor, Notice, Termination
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_acting._table": ("ACT_TABLE", "allowed_acts"),
            "_check": ("check_agreement", "check_portfolio"),
            "_covering._coverage": ("coverage",),
            "_covering._questions": ("CoverQuestion", "Resource"),
            "_models": ("Adoption", "Agreement", "AgreementKind"),
            "_portfolio": ("Portfolio",),
            "_reckoning._lead_times": ("LeadTimes",),
            "_reckoning._shared_cover": ("SharedCover",),
            "_reckoning._versions": ("Change", "Version"),
            "_rules": ("RULES",),
            "_values": (
                "AgreementState",
                "Coverage",
                "DutyState",
                "DutyStatus",
                "Milestone",
                "MilestoneKind",
                "Status",
                "Term",
            ),
            "_writing._acts": (
                "Act",
                "Amend",
                "Changes",
                "GiveNotice",
                "Pause",
                "RecordFulfilment",
                "RecordMeeting",
                "Renew",
                "Resume",
                "Sign",
                "Terminate",
                "WithdrawNotice",
            ),
            "_writing._clauses": ("Clause", "ConflictResolution", "VolunteerBoundary"),
            "_writing._covers": ("EVERYWHERE", "Cover", "Covers"),
            "_writing._due_dates": ("DueDates", "Season", "YearlyDay"),
            "_writing._duration": ("Duration", "EndingEvent", "Renewal", "WholeDays"),
            "_writing._duties": ("Meeting", "Obligation"),
            "_writing._parties": ("Contribution", "Parties", "Party", "PartyReference", "Valuation"),
            "_writing._provisions": ("Provisions",),
            "_writing._termination": ("Anchor", "Notice", "Termination"),
        },
    )

__all__ = [
    "ACT_TABLE",
    "EVERYWHERE",
    "RULES",
    "Act",
    "Adoption",
    "Agreement",
    "AgreementKind",
    "AgreementState",
    "Amend",
    "Anchor",
    "Change",
    "Changes",
    "Clause",
    "ConflictResolution",
    "Contribution",
    "Cover",
    "CoverQuestion",
    "Coverage",
    "Covers",
    "DueDates",
    "Duration",
    "DutyState",
    "DutyStatus",
    "EndingEvent",
    "GiveNotice",
    "LeadTimes",
    "Meeting",
    "Milestone",
    "MilestoneKind",
    "Notice",
    "Obligation",
    "Parties",
    "Party",
    "PartyReference",
    "Pause",
    "Portfolio",
    "Provisions",
    "RecordFulfilment",
    "RecordMeeting",
    "Renew",
    "Renewal",
    "Resource",
    "Resume",
    "Season",
    "SharedCover",
    "Sign",
    "Status",
    "Term",
    "Terminate",
    "Termination",
    "Valuation",
    "Version",
    "VolunteerBoundary",
    "WholeDays",
    "WithdrawNotice",
    "YearlyDay",
    "allowed_acts",
    "check_agreement",
    "check_portfolio",
    "coverage",
]
