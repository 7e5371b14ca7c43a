"""All rules of loans, in the order in which they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.loans._checking._offer_rules import OFFER_RULES
from innbygger_core.loans._rules_of._borrower_rules import BORROWER_RULES
from innbygger_core.loans._rules_of._place_rules import PLACE_RULES
from innbygger_core.loans._rules_of._stock_rules import STOCK_RULES
from innbygger_core.loans._rules_of._time_rules import TIME_RULES

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["ACT_RULES", "RULES"]

ACT_RULES: Final = (*STOCK_RULES, *TIME_RULES, *PLACE_RULES, *BORROWER_RULES)
"""The rules of an act at a lending desk."""

RULES: Final[tuple[Rule[Any, Any], ...]] = (*ACT_RULES, *OFFER_RULES)
"""All rules of loans."""
