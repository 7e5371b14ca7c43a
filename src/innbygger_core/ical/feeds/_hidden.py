"""What nobody is told of: where an individual service meets people who must not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from innbygger_core.decisions import Viewer
from innbygger_core.hubs import IndividualService

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hubs import ModuleFacts, RoomFacts

__all__ = ["check_shown", "ever_hidden", "hidden_modules", "hidden_rooms"]


class _Facts(Protocol):
    @property
    def modules(self) -> tuple[ModuleFacts, ...]: ...
    @property
    def rooms(self) -> tuple[RoomFacts, ...]: ...


def hidden_modules(facts: _Facts, day: date) -> frozenset[str]:
    """Find the individual services that need shielding on a day, or may."""
    return frozenset(row.id for row in facts.modules if _shields(row) and row.holds(day))


def hidden_rooms(facts: _Facts, day: date) -> frozenset[str]:
    """Find the rooms of such services on a day."""
    modules = hidden_modules(facts, day)
    return frozenset(row.id for row in facts.rooms if row.module in modules and row.holds(day)) if modules else modules


def ever_hidden(facts: _Facts) -> frozenset[str]:
    """Find the rooms that are of such a service on some day."""
    modules = {row.id for row in facts.modules if _shields(row)}
    return frozenset(row.id for row in facts.rooms if row.module in modules)


def check_shown(facts: _Facts, room: str | None, viewer: Viewer) -> None:
    """Let a question about a room pass, unless everybody asks for one of which they are not told.

    Raises:
        ValueError: they do.
    """
    if viewer is Viewer.PUBLIC and room in ever_hidden(facts):
        msg = f"The room {room!r} is of a shielded service, and not for everybody; name another `viewer`."
        raise ValueError(msg)


def _shields(row: ModuleFacts) -> bool:
    return isinstance(row, IndividualService) and row.shields
