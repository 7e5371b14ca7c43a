"""Opening hours in the standards of others: one room for each, which reads it, writes it, and tells what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.interchange import hsds, json_schema, osm, schema_org
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "hsds": ("hsds",),
            "json_schema": ("json_schema",),
            "osm": ("osm",),
            "schema_org": ("schema_org",),
        },
    )

__all__ = [
    "hsds",
    "json_schema",
    "osm",
    "schema_org",
]
