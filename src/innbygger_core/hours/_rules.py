"""Every rule that looks at opening hours by themselves: what weighs most first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hours._checking._bond_rules import cut_by_parent, unresolved
from innbygger_core.hours._checking._clock_change_rules import clock_change
from innbygger_core.hours._checking._contradiction_rules import contradiction
from innbygger_core.hours._checking._hole_rules import double_cover, hole
from innbygger_core.hours._checking._unsaid_rules import holidays_unstated, illustrative, unknown
from innbygger_core.hours._checking._week_53_rules import week_53
from innbygger_core.hours._checking._weekday_rules import weekday_mismatch

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["RULES"]

RULES: tuple[Rule[Any, Any], ...] = (
    hole,
    double_cover,
    weekday_mismatch,
    contradiction,
    unresolved,
    cut_by_parent,
    unknown,
    holidays_unstated,
    week_53,
    clock_change,
    illustrative,
)
"""Every rule of this package."""
