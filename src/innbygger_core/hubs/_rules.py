"""Every rule that looks at one hub by itself, in the order of the domain's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hubs._individual_service_rules import no_fixed_module, security, shielding, visiting
from innbygger_core.hubs._opening_rules import evenings_and_weekends, unstaffed_access
from innbygger_core.hubs._roof_rules import (
    central,
    ground_floor,
    secure_network,
    universal_access,
    visible_activity,
    wireless,
)
from innbygger_core.hubs._room_rules import (
    acoustics,
    democracy_room,
    flexible_rooms,
    guest_workplaces,
    meeting_room,
    noise_tolerant_room,
    online_booking,
    people_booking,
    stage,
    storage,
    welcoming,
)
from innbygger_core.hubs._staff_rules import (
    co_creation_arena,
    core_hours_employed,
    generalists,
    leader,
    no_competition,
    operating_staff,
    volunteer_centre_leader,
)

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["RULES"]

RULES: tuple[Rule[Any, Any], ...] = (
    leader,
    operating_staff,
    generalists,
    core_hours_employed,
    no_competition,
    volunteer_centre_leader,
    evenings_and_weekends,
    unstaffed_access,
    co_creation_arena,
    no_fixed_module,
    visiting,
    security,
    shielding,
    central,
    flexible_rooms,
    meeting_room,
    storage,
    wireless,
    online_booking,
    democracy_room,
    stage,
    secure_network,
    guest_workplaces,
    people_booking,
    ground_floor,
    visible_activity,
    noise_tolerant_room,
    acoustics,
    welcoming,
    universal_access,
)
"""Every rule of this package."""
