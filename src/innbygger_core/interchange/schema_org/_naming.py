"""What things are called in a document: addresses that stay, and names in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from attrs import field, frozen

from innbygger_core.ids import reference
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innbygger_core.texts import Catalogue, LocalText

__all__ = ["Naming", "alone", "told"]

T = TypeVar("T")


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> LocalText | str: ...


@frozen
class Naming:
    """How a document calls the things of a municipality.

    Attributes:
        authority: host name of whoever answers for the ids.
        words: the language.
        names: what references are called, as ``purpose/concert``, where the caller says so.
    """

    authority: str
    words: Catalogue
    names: Mapping[str, str] = field(factory=dict)

    def iri(self, kind: str, *ids: str) -> str:
        """Name a thing for good; nothing need be found at the address."""
        return "/".join(("https:/", self.authority, "id", kind, *ids))

    def node(self, types: str | list[str], kind: str, row: _Named) -> dict[str, Any]:
        """Begin the node of a row of the plan: what it is, its address, its name."""
        return {"@type": types, "@id": self.iri(kind, row.id), "name": self.name(kind, row)}

    def name(self, kind: str, row: _Named) -> str:
        """Name a row of the plan."""
        own = self.names.get(reference(kind, row.id))
        return own or (row.name if isinstance(row.name, str) else row.name.text(self.words))


def told(members: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is unknown, and what there is not.

    >>> told({"name": "Tofte", "capacity": UNKNOWN, "address": None, "containsPlace": [], "value": False})
    {'name': 'Tofte', 'value': False}
    """
    return {name: value for name, value in members.items() if value is not UNKNOWN and value not in (None, [])}


def alone(nodes: Sequence[T]) -> T | Sequence[T]:
    """Let a node that is alone stand without a list.

    >>> alone([1]), alone([1, 2])
    (1, [1, 2])
    """
    return nodes[0] if len(nodes) == 1 else nodes
