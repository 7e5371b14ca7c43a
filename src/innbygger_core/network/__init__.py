"""The network of hubs: the plan over time, the network on a day, and the rules over it."""

from innbygger_core.network._check import RULES, check_network
from innbygger_core.network._network import HubNetwork, LocalCentre
from innbygger_core.network._plan import PLAN_FORMAT, Plan, read_plan

__all__ = ["PLAN_FORMAT", "RULES", "HubNetwork", "LocalCentre", "Plan", "check_network", "read_plan"]
