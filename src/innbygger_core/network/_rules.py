"""Every rule over the network, in the order of the domain's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.network._citizen_service_at_hub_rules import (
    branch_hours,
    closable_branch,
    close_to_operations,
    digital_fallback,
    switchboard,
)
from innbygger_core.network._citizen_service_rules import (
    all_units,
    digital_round_the_clock,
    minimum_staffed,
    one_main_office,
    organisation,
)
from innbygger_core.network._library_rules import event_arena, levels, provision_everywhere
from innbygger_core.network._local_centre_rules import local_centre_has_hub

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["RULES"]

RULES: tuple[Rule[Any, Any], ...] = (
    local_centre_has_hub,
    minimum_staffed,
    one_main_office,
    switchboard,
    digital_fallback,
    closable_branch,
    branch_hours,
    digital_round_the_clock,
    all_units,
    close_to_operations,
    organisation,
    provision_everywhere,
    levels,
    event_arena,
)
"""Every rule of this package."""
