"""The network of hubs: the plan over time, the network on a day, and the rules over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.network._check import check_network
    from innbygger_core.network._network import HubNetwork, LocalCentre
    from innbygger_core.network._plan import PLAN_FORMAT, Plan, read_plan
    from innbygger_core.network._rules import RULES
    from innbygger_core.network._wording import Wording
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_check": ("check_network",),
            "_network": ("HubNetwork", "LocalCentre"),
            "_plan": ("PLAN_FORMAT", "Plan", "read_plan"),
            "_rules": ("RULES",),
            "_wording": ("Wording",),
        },
    )

__all__ = [
    "PLAN_FORMAT",
    "RULES",
    "HubNetwork",
    "LocalCentre",
    "Plan",
    "Wording",
    "check_network",
    "read_plan",
]
