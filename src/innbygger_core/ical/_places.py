"""Where things are, in words and on the map, by the rows of a plan that hold on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import field, frozen

from innbygger_core.errors import UnknownId
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.hubs import (
        HubFacts,
        ModuleFacts,
        OrganisationFacts,
        Position,
        PremisesFacts,
        RoomFacts,
        UnitFacts,
    )
    from innbygger_core.texts import Catalogue, LocalText

__all__ = ["PlaceFacts", "Places", "Rooms", "check_id", "row_of", "said"]


class PlaceFacts(Protocol):
    """What is read of a plan to tell where something is, and whose."""

    @property
    def hubs(self) -> tuple[HubFacts, ...]: ...
    @property
    def premises(self) -> tuple[PremisesFacts, ...]: ...


class RoomedFacts(PlaceFacts, Protocol):
    """What is read beside it where rooms and organisers are told."""

    @property
    def modules(self) -> tuple[ModuleFacts, ...]: ...
    @property
    def rooms(self) -> tuple[RoomFacts, ...]: ...
    @property
    def units(self) -> tuple[UnitFacts, ...]: ...
    @property
    def organisations(self) -> tuple[OrganisationFacts, ...]: ...


class _Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def valid_from(self) -> date | None: ...


class _Named(_Dated, Protocol):
    @property
    def name(self) -> LocalText | str: ...


T = TypeVar("T", bound=_Dated)
F = TypeVar("F", bound=PlaceFacts)


@frozen
class Places(Generic[F]):
    """Names of hubs, and where they are.

    Attributes:
        facts: the plan.
        texts: the language.
        names: what the caller would have references called, as ``{"organisation/choir": "Koret"}``.
    """

    facts: F
    texts: Catalogue
    names: Mapping[str, str] = field(factory=dict)

    def hub(self, hub: str, day: date) -> str:
        """Name a hub."""
        return self.named("hub", self.facts.hubs, hub, day)

    def location(self, day: date, hub: str | None, rooms: Iterable[str] = ()) -> str:
        """Say where something is: its rooms, by their names, the hub, and the address where it has one roof."""
        roof = self._roof(hub, day)
        address = roof.address if roof and isinstance(roof.address, str) else ""
        named = self.texts.formats.listing(tuple(rooms)), self.hub(hub, day) if hub else "", address
        return ", ".join(filter(None, named))

    def position(self, day: date, hub: str | None) -> Position | None:
        """Find where a hub is on the map, where it has one roof."""
        roof = self._roof(hub, day)
        return roof.position if roof and not isinstance(roof.position, Known) else None

    def named(self, kind: str, rows: Iterable[_Named], identifier: str, day: date) -> str:
        """Name what a row is about, as the caller would have it, else as the row has it, else by its id."""
        told = self.names.get(f"{kind}/{identifier}")
        row = None if told else row_of(rows, identifier, day)
        return told or (said(row.name, self.texts) if row else identifier)

    def _roof(self, hub: str | None, day: date) -> PremisesFacts | None:
        roofs = [row for row in self.facts.premises if row.hub == hub and row.holds(day)]
        return roofs[0] if len(roofs) == 1 else None


@frozen
class Rooms(Places[RoomedFacts]):
    """Names of rooms and of those who use them, beside the hubs."""

    def room(self, room: str, day: date) -> str:
        """Name a room."""
        return self.named("room", self.facts.rooms, room, day)

    def hub_of(self, room: str, day: date) -> str | None:
        """Find the hub that a room belongs to."""
        row = row_of(self.facts.rooms, room, day)
        return row.hub if row else None

    def organiser(self, reference: str, day: date) -> str:
        """Name a unit or an organisation; by its id where nothing has a name for it."""
        kind, _, identifier = reference.partition("/")
        match kind:
            case "unit":
                return self.named(kind, self.facts.units, identifier, day)
            case "organisation":
                return self.named(kind, self.facts.organisations, identifier, day)
        return self.names.get(reference, reference)


def said(name: LocalText | str, texts: Catalogue) -> str:
    """Say a name that may be of several languages."""
    return name if isinstance(name, str) else name.text(texts)


def row_of(rows: Iterable[T], identifier: str, day: date) -> T | None:
    """Find the row of an id that holds on a day; else the one that is nearest before it, or the first of all."""
    own = sorted((row for row in rows if row.id == identifier), key=lambda row: row.valid_from or date.min)
    begun = [row for row in own if (row.valid_from or date.min) <= day]
    return begun[-1] if begun else next(iter(own), None)


def check_id(kind: str, identifier: str, rows: Iterable[_Dated]) -> None:
    """Let an id pass that some row has.

    Raises:
        UnknownId: none has it.
    """
    ids = tuple(dict.fromkeys(row.id for row in rows))
    if identifier not in ids:
        raise UnknownId(kind, identifier, ids)
