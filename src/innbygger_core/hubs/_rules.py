"""Every rule that looks at one hub by itself, in the order of the domain's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hubs._staff_rules import core_hours_employed, leader

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["RULES"]

RULES: tuple[Rule[Any, Any], ...] = (leader, core_hours_employed)
"""Every rule of this package."""
