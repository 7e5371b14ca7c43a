"""Who gets how many visits: in proportion to need weighted by distance, by the method of Sainte-Laguë."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import Factory, frozen

from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innbygger_core.hubs import PerceivedDistance
    from innbygger_core.sharing._visiting._service import VisitedHub, VisitingService
    from innbygger_core.sharing._visiting._travel import Travel

__all__ = ["Award", "Weighed", "awards", "weighed"]

# How much a judged distance adds to a need: what is felt to be far away weighs double, as so many minutes do.
_FELT: Final[Mapping[PerceivedDistance, Fraction]] = {
    "short": Fraction(0),
    "medium": Fraction(1, 2),
    "long": Fraction(1),
}


@frozen
class Weighed:
    """A hub with how far away it is: nothing next door, one where distance doubles its need.

    Attributes:
        visited: what is told of it.
        farness: what distance adds to each of those in need.
        weight: its need, weighted by distance.
    """

    visited: VisitedHub
    farness: Fraction
    weight: Fraction = Factory(lambda self: self.visited.need * (1 + self.farness), takes_self=True)

    @property
    def hub(self) -> str:
        """Its id."""
        return self.visited.hub

    def takes(self, number: int) -> bool:
        """Tell whether it can have one visit more when it has so many."""
        return self.visited.at_most is None or number < self.visited.at_most


@frozen
class Award:
    """One visit that a hub is to have: which of its visits it is, counted from 0.

    >>> from innbygger_core.sharing import VisitedHub
    >>> Award(Weighed(VisitedHub(hub="tofte"), Fraction(1)), 1).quotient
    Fraction(2, 3)
    """

    to: Weighed
    number: int

    @property
    def hub(self) -> str:
        """Id of the hub."""
        return self.to.hub

    @property
    def quotient(self) -> Fraction:
        """What the method of Sainte-Laguë compares: the weight divided by 1, 3, 5 …, one step for each visit before."""
        return self.to.weight / (2 * self.number + 1)

    @property
    def rank(self) -> tuple[Fraction, Fraction, str]:
        """Sort key: the largest quotient first; between equals the farther hub, then the one whose id comes first."""
        return -self.quotient, -self.to.farness, self.hub


def weighed(service: VisitingService, travel: Travel) -> tuple[Weighed, ...]:
    """Weigh each hub's need by distance; an unknown distance adds nothing."""
    return tuple(Weighed(each, _farness(each, travel, service.doubled_at)) for each in service.hubs)


def awards(service: VisitingService, hubs: Sequence[Weighed]) -> tuple[Award, ...]:
    """Give away the visits of the season one by one: first what is promised, then to the largest quotient each time.

    Nobody loses a visit because there is one more to give away, or because somebody else's need has shrunk; and the
    method favours neither large hubs nor small ones.

    >>> from innbygger_core.sharing import VisitingService
    >>> from innbygger_core.sharing._visiting._travel import Travel
    >>> service = VisitingService.model_validate({
    ...     "id": "a", "wish": {"length": "PT1H"}, "visits": 5, "first_day": "2027-01-04", "last_day": "2027-01-08",
    ...     "hours": {}, "hubs": [{"hub": "near", "minutes": 0}, {"hub": "far", "minutes": 30}]})
    >>> [award.hub for award in awards(service, weighed(service, Travel(service, {})))]
    ['far', 'near', 'far', 'far', 'near']
    """
    promised = sorted((Award(each, i) for each in hubs for i in range(each.visited.at_least)), key=lambda it: it.rank)
    more = (service.promised if service.visits is None else service.visits) - len(promised)
    return (*promised, *_by_quotient(hubs, more))


def _by_quotient(hubs: Sequence[Weighed], more: int) -> Iterator[Award]:
    has = {each.hub: each.visited.at_least for each in hubs}
    for _ in range(more):
        open_ones = (Award(each, has[each.hub]) for each in hubs if each.takes(has[each.hub]))
        award = min(open_ones, key=lambda it: it.rank)
        has[award.hub] += 1
        yield award


def _farness(visited: VisitedHub, travel: Travel, doubled_at: int) -> Fraction:
    if visited.distance is not UNKNOWN:
        return _FELT[visited.distance]
    return Fraction(travel.minutes(None, visited.hub) if visited.hub in travel.reachable else 0, doubled_at)
