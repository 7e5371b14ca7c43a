"""People who can be booked with the rooms of a hub."""

from __future__ import annotations

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id

__all__ = ["BookablePerson"]


class BookablePerson(DatedRow):
    """Somebody who can be booked with a room, by role: never by name.

    Attributes:
        role: what they do, such as ``technician`` or ``host``.
        hubs: ids of the hubs where they can be booked; empty: all.
        hours: id of the hours in which they can be booked; null: at any time.

    Example:
        >>> BookablePerson(id="technician-1", role="technician", hubs=("tofte",)).hours is None
        True
    """

    role: Id
    hubs: tuple[Id, ...] = ()
    hours: Id | None = None
