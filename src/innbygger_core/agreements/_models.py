"""An agreement as the municipality writes it down: enough for the rules that ask whether there is one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from innbygger_core.hubs import DatedRow
from innbygger_core.ids import Id, Reference
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact

__all__ = ["Agreement"]


class Agreement(DatedRow):
    """An agreement between two or more parties, and what it covers.

    Attributes:
        id: its id.
        kind: what sort of agreement.
        name: as people write it.
        parties: references of the parties; units of one municipality (``unit/…``) are parties like others
            (``organisation/…``).
        covers: references of the hubs, rooms and modules that it covers; empty where it covers the whole network.
        template: id of the template that it follows; null where it follows none.

    Example:
        >>> Agreement(id="books", kind="co_operation", parties=("unit/hubs", "unit/library")).covers
        ()
    """

    kind: Literal["co_operation", "partnership", "lease", "operation", "lending_partner", "volunteer_work", "own"]
    name: LocalText | None = None
    parties: tuple[Reference, ...] = Field(min_length=2)
    covers: tuple[Reference, ...] = ()
    template: Fact[Id | None] = UNKNOWN
