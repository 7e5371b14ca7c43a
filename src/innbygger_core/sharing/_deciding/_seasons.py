"""The season in which a day lies for a room, and from when it can be booked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._writing._seasons import Season
    from innbygger_core.values import Fact

__all__ = ["running_opens", "season_of"]


def season_of(asked: Asked, day: date) -> Season | None:
    """Find the season of a room in which a day lies."""
    for season in asked.world.facts.seasons:
        somewhere = not (season.rooms or season.hubs) or asked.room.id in season.rooms or asked.room.hub in season.hubs
        if somewhere and season.first_day <= day <= season.last_day and season.holds(day):
            return season
    return None


def running_opens(season: Season) -> Fact[datetime | None]:
    """Tell from when single bookings may be asked for: its own opening, else once the allocation is known."""
    return season.running_opens or season.allocated_at
