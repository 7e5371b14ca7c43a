"""What nobody is told of: where an individual service meets people who must not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from innbygger_core.hubs import IndividualService

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hubs import ModuleFacts, RoomFacts

__all__ = ["hidden_modules", "hidden_rooms"]


class _Facts(Protocol):
    @property
    def modules(self) -> tuple[ModuleFacts, ...]: ...
    @property
    def rooms(self) -> tuple[RoomFacts, ...]: ...


def hidden_modules(facts: _Facts, day: date) -> frozenset[str]:
    """Find the individual services that need shielding on a day, or may."""
    rows = (row for row in facts.modules if row.holds(day))
    return frozenset(row.id for row in rows if isinstance(row, IndividualService) and row.shields)


def hidden_rooms(facts: _Facts, day: date) -> frozenset[str]:
    """Find the rooms of such services on a day."""
    modules = hidden_modules(facts, day)
    return frozenset(row.id for row in facts.rooms if row.module in modules and row.holds(day)) if modules else modules
