"""What the names of our own events tell: which layer is open, or what is closed."""

from __future__ import annotations

from attrs import frozen

from innbygger_core.hours import Access
from innbygger_core.ids import is_id

__all__ = ["OwnName"]

_BETWEEN_IDS = "~"
_CLOSED = "closed-"
_ALL = "all"
_FEWEST = 5  # kind, id, layer, access and hours
_KINDS = frozenset(map(str, Access))


@frozen
class OwnName:
    """What an event of opening hours is called by us.

    Attributes:
        layer: id of the layer that is open; empty for a closure.
        access: the kind of opening; None for a closure of everything.
    """

    layer: str
    access: Access | None

    @classmethod
    def of(cls, uid: str) -> OwnName | None:
        """Read the name of an event; None if it is not one of opening hours, or not one of ours.

        >>> OwnName.of("hub~tofte~desk~staffed~0900-1500@asker.kommune.no")
        OwnName(layer='desk', access=<Access.STAFFED: 'staffed'>)
        >>> OwnName.of("hub~tofte~all~closed-20260525@asker.kommune.no"), OwnName.of("4711@kontoret")
        (OwnName(layer='', access=None), None)
        """
        parts = uid.partition("@")[0].split(_BETWEEN_IDS)
        *_, kind, last = ["", *parts]
        if last.startswith(_CLOSED) and (kind == _ALL or kind in _KINDS):
            return cls("", None if kind == _ALL else Access(kind))
        places = [place for place, part in enumerate(parts) if part in _KINDS and place >= _FEWEST - 2]
        layer = parts[places[-1] - 1] if places and len(parts) >= _FEWEST else ""
        return cls(layer, Access(parts[places[-1]])) if is_id(layer) else None
