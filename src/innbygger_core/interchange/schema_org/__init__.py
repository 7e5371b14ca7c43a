"""schema.org, as search engines and maps read it: opening hours written and read, places and events written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.interchange.schema_org._documents import SchemaOrgEvents, SchemaOrgPlace
    from innbygger_core.interchange.schema_org._events import events
    from innbygger_core.interchange.schema_org._place import place
    from innbygger_core.interchange.schema_org._reading import read
    from innbygger_core.interchange.schema_org._values import ReadHours, SchemaOrgHours, Specification
    from innbygger_core.interchange.schema_org._writing import hours
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_documents": ("SchemaOrgEvents", "SchemaOrgPlace"),
            "_events": ("events",),
            "_place": ("place",),
            "_reading": ("read",),
            "_values": ("ReadHours", "SchemaOrgHours", "Specification"),
            "_writing": ("hours",),
        },
    )

__all__ = [
    "ReadHours",
    "SchemaOrgEvents",
    "SchemaOrgHours",
    "SchemaOrgPlace",
    "Specification",
    "events",
    "hours",
    "place",
    "read",
]
