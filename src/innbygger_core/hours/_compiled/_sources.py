"""What a timetable is made of: versions of some hours, and the other hours that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from innbygger_core.errors import UnresolvedHours
from innbygger_core.hours._compiled._links import Link, LinkedStrand, linked
from innbygger_core.hours._deciding._strands import strands
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._timetable import Timetable
    from innbygger_core.hours._writing._bonds import Bond

__all__ = ["Sources"]


class Sources(NamedTuple):
    """What a timetable is made of.

    Attributes:
        versions: opening hours in order and apart, in one time zone.
        context: the other hours to which their bonds lead.
        parents: the hours within which alone somebody can come in.
    """

    versions: tuple[OpeningHours, ...]
    context: tuple[Timetable, ...] = ()
    parents: tuple[Timetable, ...] = ()

    def strands(self) -> tuple[LinkedStrand, ...]:
        """Follow every layer through the versions, and every bond to where it leads.

        Raises:
            UnresolvedHours: a bond leads to a layer that the other hours do not have.
        """
        above = (Link(it.id or "parent", within=True, others=it.counting) for it in self.parents)
        return linked(
            strands(self.versions), zone(self.versions[0].timezone), self._resolved, above, self.versions[0].id
        )

    def _resolved(self, bond: Bond) -> tuple[LinkedStrand, ...]:
        return tuple(found for it in self._named(bond) for found in self._layers(it, bond))

    def _named(self, bond: Bond) -> Iterator[Timetable]:
        return (it for name in bond.schedule or () for it in self.context if it.id == name)

    def _layers(self, other: Timetable, bond: Bond) -> tuple[LinkedStrand, ...]:
        if bond.layer is None:
            return other.counting
        known = {it.strand.id for it in other.strands}
        missing = tuple(f"{other.id}/{name}" for name in bond.layer if name not in known)
        if missing:
            raise UnresolvedHours(self.versions[0].id or "", missing)
        return tuple(it for it in other.strands if it.strand.id in bond.layer)
