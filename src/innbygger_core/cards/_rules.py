"""Every rule of activity cards: what weighs most first, and what can always be said last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.cards._rules_of._notes import no_stigma, opportunity
from innbygger_core.cards._rules_of._use_rules import companions, not_covered, uses_spent
from innbygger_core.cards._rules_of._validity_rules import eligible, expired, not_valid

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["ACT_RULES", "NOTES", "RULES"]

ACT_RULES: Final[tuple[Rule[Any, Any], ...]] = (eligible, not_valid, expired, not_covered, uses_spent, companions)
"""The rules that acts are asked about."""

NOTES: Final[tuple[Rule[Any, Any], ...]] = (no_stigma, opportunity)
"""What holds of all cards, and what is aimed at."""

RULES: Final[tuple[Rule[Any, Any], ...]] = (*ACT_RULES, *NOTES)
"""All of them, in the order in which reports tell them."""
