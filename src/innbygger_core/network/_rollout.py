"""In which order to open the hubs: where the municipality is felt to be farthest away, first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from innbygger_core.hubs import PerceivedDistance
    from innbygger_core.network._network import HubNetwork, LocalCentre

__all__ = ["RolloutGroup", "RolloutOrder", "rollout_order"]

_IN_TURN: Final[tuple[Fact[PerceivedDistance], ...]] = ("long", "medium", "short", UNKNOWN)


@frozen
class RolloutGroup:
    """Local centres that are felt to be equally far away; none of them comes before another.

    Attributes:
        distance: how far away the municipality is felt to be.
        centres: the local centres, by id.

    Example:
        >>> RolloutGroup("long", ()).distance
        'long'
    """

    distance: Fact[PerceivedDistance]
    centres: tuple[LocalCentre, ...]

    def text(self, lang: str | Catalogue) -> str:
        """Say how far away they are felt to be, and name them.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        distance = "unknown" if self.distance is UNKNOWN else self.distance
        return catalogue(lang).word(f"rollout-{distance}", (("names", tuple(centre.name for centre in self.centres)),))


@frozen
class RolloutOrder:
    """The order in which to open the hubs. Get one from :func:`rollout_order`.

    Attributes:
        groups: the groups of local centres, the farthest first; last those of which nobody told the distance.

    Example:
        >>> RolloutOrder(()).groups
        ()
    """

    groups: tuple[RolloutGroup, ...]

    def text(self, lang: str | Catalogue) -> str:
        """Say the order, one line for each group.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        return "\n".join(group.text(lang) for group in self.groups)


def rollout_order(network: HubNetwork) -> RolloutOrder:
    """Order the designated local centres for the start-up phase by perceived distance [report p. 14].

    Left out are those that are known not to be designated.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> order = rollout_order(nye_asker().on(date(2026, 11, 23)))
        >>> order.text("en").splitlines()[0]
        'Felt to be far away: Sætre, Spikkestad and Tofte'
    """
    centres = [centre for centre in network.local_centres if centre.facts.designated is not Known.NO]
    by_id = sorted(centres, key=lambda centre: centre.facts.id)
    groups = (
        RolloutGroup(distance, tuple(centre for centre in by_id if centre.facts.perceived_distance == distance))
        for distance in _IN_TURN
    )
    return RolloutOrder(tuple(group for group in groups if group.centres))
