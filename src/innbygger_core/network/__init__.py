"""The network of hubs: the plan over time, the network on a day, and the rules over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.network._check import check_network
    from innbygger_core.network._compare import Comparison, compare
    from innbygger_core.network._matrix import MatrixCell, MatrixModule, ModuleMatrix, module_matrix
    from innbygger_core.network._network import HubNetwork, LocalCentre
    from innbygger_core.network._plan import PLAN_FORMAT, Plan, read_plan
    from innbygger_core.network._rollout import RolloutGroup, RolloutOrder, rollout_order
    from innbygger_core.network._rules import RULES
    from innbygger_core.network._wording import Wording
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_check": ("check_network",),
            "_compare": ("Comparison", "compare"),
            "_matrix": ("MatrixCell", "MatrixModule", "ModuleMatrix", "module_matrix"),
            "_network": ("HubNetwork", "LocalCentre"),
            "_plan": ("PLAN_FORMAT", "Plan", "read_plan"),
            "_rollout": ("RolloutGroup", "RolloutOrder", "rollout_order"),
            "_rules": ("RULES",),
            "_wording": ("Wording",),
        },
    )

__all__ = [
    "PLAN_FORMAT",
    "RULES",
    "Comparison",
    "HubNetwork",
    "LocalCentre",
    "MatrixCell",
    "MatrixModule",
    "ModuleMatrix",
    "Plan",
    "RolloutGroup",
    "RolloutOrder",
    "Wording",
    "check_network",
    "compare",
    "module_matrix",
    "read_plan",
    "rollout_order",
]
