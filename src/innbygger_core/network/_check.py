"""Checking a network: every rule of hubs and network, asked of the network as it holds on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core import hubs
from innbygger_core.decisions import Report, check
from innbygger_core.network._rules import RULES

if TYPE_CHECKING:
    from innbygger_core.decisions import Policy, Subject
    from innbygger_core.network._network import HubNetwork

__all__ = ["check_network"]


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
