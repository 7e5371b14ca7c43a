"""The activity card: what it gives a right to, how its use is counted, and nothing that tells why somebody has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.cards._book import CardBook
    from innbygger_core.cards._facts import CardFacts
    from innbygger_core.cards._opportunity import check_opportunity, opportunity
    from innbygger_core.cards._rules import RULES
    from innbygger_core.cards._values import Admission, Opportunity
    from innbygger_core.cards._writing._activities import ActivityOffer
    from innbygger_core.cards._writing._acts import CancelUse, CardAct, IssueCard, LoseCard, UseCard
    from innbygger_core.cards._writing._cards import Card, CardHolder, CardState, CardUse
    from innbygger_core.cards._writing._entitlements import (
        CardPeriod,
        Companion,
        CompanionTerms,
        Entitlement,
        EntitlementKind,
    )
    from innbygger_core.cards._writing._terms import CardTerms, CardValidity
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_book": ("CardBook",),
            "_facts": ("CardFacts",),
            "_opportunity": ("check_opportunity", "opportunity"),
            "_rules": ("RULES",),
            "_values": ("Admission", "Opportunity"),
            "_writing._activities": ("ActivityOffer",),
            "_writing._acts": ("CancelUse", "CardAct", "IssueCard", "LoseCard", "UseCard"),
            "_writing._cards": ("Card", "CardHolder", "CardState", "CardUse"),
            "_writing._entitlements": ("CardPeriod", "Companion", "CompanionTerms", "Entitlement", "EntitlementKind"),
            "_writing._terms": ("CardTerms", "CardValidity"),
        },
    )

__all__ = [
    "RULES",
    "ActivityOffer",
    "Admission",
    "CancelUse",
    "Card",
    "CardAct",
    "CardBook",
    "CardFacts",
    "CardHolder",
    "CardPeriod",
    "CardState",
    "CardTerms",
    "CardUse",
    "CardValidity",
    "Companion",
    "CompanionTerms",
    "Entitlement",
    "EntitlementKind",
    "IssueCard",
    "LoseCard",
    "Opportunity",
    "UseCard",
    "check_opportunity",
    "opportunity",
]
