"""Checking a network: every rule of hubs and network, asked of the network as it holds on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core import hubs
from innbygger_core.decisions import Report, check
from innbygger_core.network._citizen_service import (
    all_units,
    digital_round_the_clock,
    minimum_staffed,
    one_main_office,
    organisation,
)
from innbygger_core.network._citizen_service_at_hub import (
    branch_hours,
    closable_branch,
    close_to_operations,
    digital_fallback,
    switchboard,
)
from innbygger_core.network._library import event_arena, levels, provision_everywhere
from innbygger_core.network._rules import local_centre_has_hub

if TYPE_CHECKING:
    from innbygger_core.decisions import Policy, Rule, Subject
    from innbygger_core.network._network import HubNetwork

__all__ = ["RULES", "check_network"]

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
"""Every rule of this package, in the order of the domain's tables."""


def check_network(network: HubNetwork, *, policy: Policy | None = None) -> Report:
    """Check a network of hubs against every rule of the concept. Linear in the number of hubs.

    Args:
        network: the plan on a day: ``plan.on(day)``.
        policy: a municipality's own severities, figures and sources; the concept's without one.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> report = check_network(nye_asker().on(date(2026, 11, 23)))
        >>> report.ok
        True
    """
    subjects: tuple[Subject, ...] = (network, *network.local_centres, *network.hubs)
    return check((*hubs.RULES, *RULES), subjects, policy=policy, day=network.day)
