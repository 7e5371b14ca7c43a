"""Which layers count: a view of a place, for somebody who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from innbygger_core.errors import UnknownId
from innbygger_core.hours._access import DEFAULT_VIEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._strands import Strand

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

    def of(self, strands: Sequence[Strand]) -> tuple[Strand, ...]:
        """Choose the layers that count.

        A layer with a room counts for that room, and for the place only when every physical layer has one: a place
        is open when its rooms are, unless it has hours of its own. A room without layers has those of the place.

        Raises:
            UnknownId: there is no such layer, or no layer for such an audience.
        """
        if self.layer is not None:
            _check("layer", self.layer, [strand.id for strand in strands])
            return tuple(strand for strand in strands if strand.id == self.layer)
        if self.audience is not None:
            _check("audience", self.audience, [strand.audience for strand in strands if strand.audience])
        rooms = {strand.room for strand in strands if strand.room}
        everywhere = all(strand.room for strand in strands if strand.physical)
        return tuple(
            strand
            for strand in strands
            if strand.access in self.access
            and strand.audience in (None, self.audience)
            and (strand.room == self.room if self.room in rooms else strand.room is None or everywhere)
        )


def _check(kind: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise UnknownId(kind, name, tuple(dict.fromkeys(known)))
