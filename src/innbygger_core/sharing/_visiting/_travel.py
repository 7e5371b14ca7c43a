"""How far it is: from the office to each hub, and from one hub to another."""

from __future__ import annotations

from math import asin, ceil, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

from attrs import Factory, field, frozen

from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import KeysView, Mapping

    from innbygger_core.hubs import Position
    from innbygger_core.sharing._visiting._service import VisitingService

__all__ = ["Travel", "kilometres"]

_EARTH_RADIUS_KM: Final = 6371.0088
_MINUTES_AN_HOUR: Final = 60


def kilometres(one: Position, other: Position) -> float:
    """Measure how far apart two places are as the crow flies, by the haversine formula.

    >>> from innbygger_core.hubs import Position
    >>> asker, tofte = Position(latitude=59.833, longitude=10.435), Position(latitude=59.545, longitude=10.566)
    >>> round(kilometres(asker, tofte), 1)
    32.9
    """
    north, other_north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(east / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(half))


@frozen
class Travel:
    """How long it takes to travel, in whole minutes.

    What the service tells of the way from its office is believed; the rest is estimated from positions. An estimate
    between two hubs never contradicts the ways from the office: it is no longer than going by the office, and no
    shorter than the difference of their ways, or there would be a quicker way than the one told. So one visit less
    never makes a round longer, which the search for days rests on.

    Attributes:
        service: whose travels they are.
        positions: where the hubs lie, as far as is known.

    >>> from innbygger_core.sharing import VisitingService
    >>> service = VisitingService.model_validate({
    ...     "id": "a", "wish": {"length": "PT1H"}, "visits": 1, "first_day": "2027-01-04", "last_day": "2027-01-08",
    ...     "hours": {}, "hubs": [{"hub": "near", "minutes": 10}, {"hub": "far", "minutes": 45}, {"hub": "lost"}]})
    >>> travel = Travel(service, {})
    >>> travel.minutes(None, "far"), travel.minutes("near", "far"), "lost" in travel.reachable
    (45, 55, False)
    """

    service: VisitingService
    positions: Mapping[str, Position]
    _told: dict[str, int] = field(init=False, default=Factory(lambda self: self._known_ways(), takes_self=True))

    def _known_ways(self) -> dict[str, int]:
        ways = ((each.hub, self._way(each.hub, each.minutes)) for each in self.service.hubs)
        return {hub: minutes for hub, minutes in ways if minutes is not None}

    @property
    def reachable(self) -> KeysView[str]:
        """The hubs of which it is known how far away they are."""
        return self._told.keys()

    def minutes(self, before: str | None, hub: str) -> int:
        """Tell how many minutes it is to a reachable hub, from another or (None) from the office."""
        there = self._told[hub]
        if before is None:
            return there
        here = self._told[before]
        if before not in self.positions or hub not in self.positions:
            return here + there
        flight = self._estimate(kilometres(self.positions[before], self.positions[hub]))
        return min(max(flight, abs(here - there)), here + there)

    def kilometres(self, hub: str) -> float | None:
        """Tell how many kilometres it is from the office to a hub, as the crow flies; None where nobody knows."""
        office, there = self.service.office, self.positions.get(hub)
        return None if office is UNKNOWN or there is None else kilometres(office, there)

    def _way(self, hub: str, told: int | None) -> int | None:
        far = self.kilometres(hub)
        return told if told is not None or far is None else self._estimate(far)

    def _estimate(self, far: float) -> int:
        return ceil(far / self.service.speed * _MINUTES_AN_HOUR)
