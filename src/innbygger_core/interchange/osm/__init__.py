"""OpenStreetMap's ``opening_hours``, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.interchange.osm._reading import parse
    from innbygger_core.interchange.osm._text import OsmText, text
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_reading": ("parse",),
            "_text": ("OsmText", "text"),
        },
    )

__all__ = [
    "OsmText",
    "parse",
    "text",
]
