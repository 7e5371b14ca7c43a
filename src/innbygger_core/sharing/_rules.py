"""All rules of sharing, in the order in which they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.sharing._admitting._self_service_rule import self_service
from innbygger_core.sharing._allocating._application_rules import APPLICATION_RULES
from innbygger_core.sharing._checking._check_rules import CHECK_RULES
from innbygger_core.sharing._rules_of._agreement_rules import AGREEMENT_RULES
from innbygger_core.sharing._rules_of._displacing_rules import DISPLACING_RULES
from innbygger_core.sharing._rules_of._door_rules import DOOR_RULES
from innbygger_core.sharing._rules_of._grid_rules import GRID_RULES
from innbygger_core.sharing._rules_of._ground_rules import GROUND_RULES
from innbygger_core.sharing._rules_of._length_rules import LENGTH_RULES
from innbygger_core.sharing._rules_of._noise_rules import NOISE_RULES
from innbygger_core.sharing._rules_of._presence_rules import PRESENCE_RULES
from innbygger_core.sharing._rules_of._purpose_rules import PURPOSE_RULES
from innbygger_core.sharing._rules_of._quota_rules import QUOTA_RULES
from innbygger_core.sharing._rules_of._resource_rules import RESOURCE_RULES
from innbygger_core.sharing._rules_of._room_rules import ROOM_RULES
from innbygger_core.sharing._rules_of._season_rules import SEASON_RULES
from innbygger_core.sharing._rules_of._service_rules import SERVICE_RULES
from innbygger_core.sharing._rules_of._taken_rules import TAKEN_RULES
from innbygger_core.sharing._rules_of._when_rules import WHEN_RULES

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule
    from innbygger_core.sharing._deciding._shapes import SharingRule

__all__ = ["ACT_RULES", "RULES"]

ACT_RULES: Final[tuple[SharingRule, ...]] = (
    *TAKEN_RULES,
    *RESOURCE_RULES,
    *DOOR_RULES,
    *ROOM_RULES,
    *LENGTH_RULES,
    *PURPOSE_RULES,
    *NOISE_RULES,
    *WHEN_RULES,
    *GRID_RULES,
    *QUOTA_RULES,
    *SEASON_RULES,
    *GROUND_RULES,
    *AGREEMENT_RULES,
    *PRESENCE_RULES,
    *DISPLACING_RULES,
    *SERVICE_RULES,
)
"""The rules of an act: may this wish have this time?"""

RULES: Final[tuple[Rule[Any, Any], ...]] = (
    *(rule for rule in ACT_RULES if rule.code.startswith("sharing.")),
    *APPLICATION_RULES,
    self_service,
    *CHECK_RULES,
)
"""All rules whose codes begin with ``sharing.``; those of individual services stand with the hubs."""
