"""Which layers count: a view of a place, for somebody who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from innbygger_core.errors import UnknownId
from innbygger_core.hours._access import DEFAULT_VIEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._compiled._links import LinkedStrand

__all__ = ["View"]


class View(NamedTuple):
    """What is asked for.

    Attributes:
        access: the kinds of opening that count.
        audience: whose layers count beside those for everybody.
        room: the room that is asked about; None for the place.
        layer: the one layer that is asked about; then nothing else matters.
    """

    access: frozenset[Access] = DEFAULT_VIEW
    audience: str | None = None
    room: str | None = None
    layer: str | None = None

    def of(self, strands: Sequence[LinkedStrand]) -> tuple[LinkedStrand, ...]:
        """Choose the layers that count.

        A layer with a room counts for that room, and for the place only when every physical layer has one: a place
        is open when its rooms are, unless it has hours of its own. A room without layers has those of the place.

        Raises:
            UnknownId: there is no such layer, or no layer for such an audience.
        """
        if self.layer is not None:
            _check("layer", self.layer, [it.strand.id for it in strands])
            return tuple(it for it in strands if it.strand.id == self.layer)
        layers = [it.strand for it in strands]
        if self.audience is not None:
            _check("audience", self.audience, [layer.audience for layer in layers if layer.audience])
        rooms = {layer.room for layer in layers if layer.room}
        everywhere = all(layer.room for layer in layers if layer.physical)
        return tuple(
            it
            for it, layer in zip(strands, layers, strict=True)
            if layer.access in self.access
            and layer.audience in (None, self.audience)
            and (layer.room == self.room if self.room in rooms else layer.room is None or everywhere)
        )


def _check(kind: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise UnknownId(kind, name, tuple(dict.fromkeys(known)))
