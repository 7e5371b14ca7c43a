"""What a view shows at an instant."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from innbygger_core.hours._access import Access
from innbygger_core.hours._deciding._day_hours import CLOSED, OPEN, UNKNOWN_STATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.hours._deciding._strands import Strand

__all__ = ["Showing", "Shown"]


class Shown(NamedTuple):
    """What a view shows: the strongest access, and which layers are open or may be."""

    access: Access
    layers: tuple[str, ...]
    unknown_layers: tuple[str, ...]

    @property
    def shut(self) -> bool:
        """Whether it is known to be closed."""
        return not (self.layers or self.unknown_layers)

    @property
    def standing(self) -> int:
        """Open, unknown or closed."""
        return OPEN if self.layers else UNKNOWN_STATE if self.unknown_layers else CLOSED


class Showing:
    """Reads what is shown from the states of all layers, two bits each; equal answers have one number.

    Attributes:
        table: what is shown, by number.
    """

    __slots__ = ("_known", "_lock", "_strands", "table")

    def __init__(self, strands: Sequence[Strand]) -> None:
        self._strands = tuple(strands)
        self._known: dict[int, int] = {}
        self._lock = Lock()
        self.table: list[Shown] = []

    def number(self, mask: int) -> int:
        """Read the states of a mask, and give the number of what is then shown."""
        number = self._known.get(mask)
        return self._numbered(mask) if number is None else number

    def _numbered(self, mask: int) -> int:
        shown = self._read(mask)
        with self._lock:  # else two threads could give equal answers two numbers
            if shown not in self.table:
                self.table.append(shown)
            self._known[mask] = self.table.index(shown)
        return self._known[mask]

    def _read(self, mask: int) -> Shown:
        states = [(strand, mask >> 2 * place & 3) for place, strand in enumerate(self._strands)]
        layers = dict.fromkeys(strand.id for strand, state in states if state == OPEN)
        doubtful = dict.fromkeys(strand.id for strand, state in states if state == UNKNOWN_STATE)
        access = Access.strongest({strand.access for strand, state in states if state == OPEN})
        if doubtful and not layers:
            access = Access.UNKNOWN
        return Shown(access, tuple(layers), tuple(doubtful))
