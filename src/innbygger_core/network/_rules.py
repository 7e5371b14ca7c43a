"""Every rule over the network, in the order of the domain's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.network._agreement_rules import culture_agreement, library_agreement
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
from innbygger_core.network._culture_rules import all_ages, close_co_operation, senior_programme
from innbygger_core.network._library_rules import event_arena, levels, provision_everywhere
from innbygger_core.network._local_centre_rules import local_centre_has_hub
from innbygger_core.network._organisation_rules import one_organisation
from innbygger_core.network._rollout_rules import rollout_order
from innbygger_core.network._transport_rules import daily_transport

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["RULES"]

RULES: tuple[Rule[Any, Any], ...] = (
    local_centre_has_hub,
    one_organisation,
    library_agreement,
    culture_agreement,
    rollout_order,
    daily_transport,
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
    close_co_operation,
    all_ages,
    senior_programme,
)
"""Every rule of this package."""
