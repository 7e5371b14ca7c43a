"""The rules of what is planned and booked: what weighs most first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.sharing._checking._booking_rules import condition_open
from innbygger_core.sharing._checking._programme_rules import activity_record, audience_balance, technician
from innbygger_core.sharing._checking._room_rules import no_possible_duration

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["CHECK_RULES"]

CHECK_RULES: Final[tuple[Rule[Any, Any], ...]] = (
    no_possible_duration,
    condition_open,
    audience_balance,
    activity_record,
    technician,
)
"""The rules that no act is asked about."""
