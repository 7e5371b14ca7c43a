"""The units of a municipality as a tree: which one a unit is part of, and which provide a service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from innbygger_core.hubs._municipality import Service, UnitFacts

__all__ = ["UnitTree"]


@frozen
class UnitTree:
    """The units that exist on a day, as departments of each other; a plan has no circles of them.

    Attributes:
        rows: the units.

    Example:
        >>> from innbygger_core.hubs import UnitFacts
        >>> tree = UnitTree((UnitFacts(id="hubs", name="Torg"), UnitFacts(id="desk", name="Skranken", part_of="hubs")))
        >>> tree.above("desk")
        ('desk', 'hubs')
    """

    rows: tuple[UnitFacts, ...] = ()
    _part_of: dict[str, str | None] = field(
        init=False, repr=False, eq=False, default=Factory(lambda self: self._by_id(), takes_self=True)
    )

    def _by_id(self) -> dict[str, str | None]:
        return {row.id: row.part_of for row in self.rows}

    def above(self, unit: Fact[str | None]) -> Fact[tuple[str, ...]]:
        """Give a unit, the one of which it is a part, and so on; empty for none, unknown for unknown."""
        if unit is UNKNOWN:
            return UNKNOWN
        above = []
        while unit:
            above.append(unit)
            unit = self._part_of.get(unit)
        return tuple(above)

    def providing(self, service: Service) -> tuple[str, ...]:
        """Give the ids of the units that provide a service."""
        return tuple(sorted(row.id for row in self.rows if service in row.provides))
