"""What the rule of the rollout order asks of local centres: which is nearer, and which got its hub first.

Distances and days may be unknown, or known by year or month only: each is a stretch of what it can be, as whole
numbers. One certainly lies below another where the two stretches do not meet.
"""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.timekeeping import earliest, latest
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hubs import Hub, PerceivedDistance, StartUp
    from innbygger_core.network._network import HubNetwork, LocalCentre
    from innbygger_core.values import Fact

__all__ = ["Overtaking", "Phase", "overtakings", "phase_until"]

_STEPS: Final[dict[PerceivedDistance, int]] = {"short": 0, "medium": 1, "long": 2}


@frozen
class Stretch:
    """What a number can be, from the lowest to the highest."""

    lowest: int
    highest: int

    @property
    def told(self) -> bool:
        """Tell whether it can be one number only."""
        return self.lowest == self.highest

    def surely_below(self, other: Stretch) -> bool:
        """Tell whether it is lower, whatever the two are."""
        return self.highest < other.lowest

    def perhaps_below(self, other: Stretch) -> bool:
        """Tell whether it can be lower."""
        return self.lowest < other.highest


_NEVER: Final = date.max.toordinal()
_NOT_YET: Final = Stretch(_NEVER, _NEVER)
_NOBODY_KNOWS_WHEN: Final = Stretch(date.min.toordinal(), _NEVER)


@frozen
class Phase:
    """The start-up phase up to a day: when it began, to when it surely lasted, and to when it may have."""

    first: int
    surely_to: int
    perhaps_to: int


def phase_until(day: date, start_up: StartUp) -> Phase:
    """Cut the start-up phase at a day."""
    if start_up.last_day is UNKNOWN:
        sure, perhaps = start_up.first_day, date.max
    else:
        sure = perhaps = start_up.last_day or date.max
    return Phase(start_up.first_day.toordinal(), min(sure, day).toordinal(), min(perhaps, day).toordinal())


@frozen
class _Candidate:
    """A local centre that is designated, or may be.

    Attributes:
        centre: itself.
        distance: how far away the municipality is felt to be.
        placed: the day of its first hub, by the hubs that are known to serve it.
        opened: the same, when hubs of which nobody knows where they belong may serve it too.
    """

    centre: LocalCentre
    distance: Stretch
    placed: Stretch
    opened: Stretch


@frozen
class Overtaking:
    """A local centre, and one that may be felt to be nearer and have got its first hub before, in the phase."""

    nearer: _Candidate
    farther: _Candidate
    phase: Phase

    @property
    def possible(self) -> bool:
        """Tell whether the farther one may have been overtaken."""
        opened = self.nearer.opened
        in_phase = Stretch(max(opened.lowest, self.phase.first), min(opened.highest, self.phase.perhaps_to))
        may_open = in_phase.lowest <= in_phase.highest and in_phase.perhaps_below(self.farther.opened)
        return may_open and self.nearer.distance.perhaps_below(self.farther.distance)

    @property
    def certain(self) -> bool:
        """Tell whether the farther one was overtaken, whatever the unknown facts turn out to be."""
        return not any(self.missing())

    def missing(self) -> Iterator[str]:
        """Name the facts without which nobody can tell, of an overtaking that is possible."""
        if not self.nearer.distance.surely_below(self.farther.distance):
            yield "perceived-distance"
        if Known.UNKNOWN in (self.nearer.centre.facts.designated, self.farther.centre.facts.designated):
            yield "designated"
        if not self._came_first(self.nearer.opened, self.farther.opened):
            yield from self._missing_openings()
        if self.phase.surely_to < min(self.nearer.opened.highest, self.phase.perhaps_to):
            yield "start-up"

    def _came_first(self, nearer: Stretch, farther: Stretch) -> bool:
        """Tell whether the nearer one surely came first, in the phase if that lasted as long as it may have."""
        within = self.phase.first <= nearer.lowest and nearer.highest <= self.phase.perhaps_to
        return within and nearer.surely_below(farther)

    def _missing_openings(self) -> Iterator[str]:
        nearer, farther = self.nearer, self.farther
        told = nearer.placed.told and farther.placed.told
        if not (told or self._came_first(nearer.placed, farther.placed)):
            yield "opened"
        if (nearer.placed, farther.placed) != (nearer.opened, farther.opened):
            yield "local-centre"


def overtakings(network: HubNetwork, phase: Phase) -> tuple[Overtaking, ...]:
    """Find the overtakings that are possible."""
    unplaced = _first(map(_opened, (hub for hub in network.hubs if hub.facts.local_centre is UNKNOWN)))
    if network.may_have_more:
        unplaced = _NOBODY_KNOWS_WHEN
    centres = (centre for centre in network.local_centres if centre.facts.designated is not Known.NO)
    candidates = [_candidate(network, centre, unplaced) for centre in centres]
    pairs = (Overtaking(nearer, farther, phase) for nearer, farther in permutations(candidates, 2))
    return tuple(pair for pair in pairs if pair.possible)


def _candidate(network: HubNetwork, centre: LocalCentre, unplaced: Stretch) -> _Candidate:
    placed = _first(_opened(network.hub(hub)) for hub in centre.hubs)
    opened = Stretch(min(placed.lowest, unplaced.lowest), placed.highest)
    return _Candidate(centre, _distance(centre.facts.perceived_distance), placed, opened)


def _distance(told: Fact[PerceivedDistance]) -> Stretch:
    if told is UNKNOWN:
        return Stretch(min(_STEPS.values()), max(_STEPS.values()))
    return Stretch(_STEPS[told], _STEPS[told])


def _opened(hub: Hub) -> Stretch:
    opened = hub.facts.opened
    if opened is UNKNOWN:
        return _NOBODY_KNOWS_WHEN
    return _NOT_YET if opened is None else Stretch(earliest(opened).toordinal(), latest(opened).toordinal())


def _first(openings: Iterable[Stretch]) -> Stretch:
    """Give the first of several openings; never, where there are none."""
    listed = (_NOT_YET, *openings)
    return Stretch(min(each.lowest for each in listed), min(each.highest for each in listed))
