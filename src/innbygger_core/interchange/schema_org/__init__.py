"""schema.org's ``openingHoursSpecification``, as search engines and maps read it: written and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.interchange.schema_org._reading import read
    from innbygger_core.interchange.schema_org._values import ReadHours, SchemaOrgHours, Specification
    from innbygger_core.interchange.schema_org._writing import hours
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_reading": ("read",),
            "_values": ("ReadHours", "SchemaOrgHours", "Specification"),
            "_writing": ("hours",),
        },
    )

__all__ = [
    "ReadHours",
    "SchemaOrgHours",
    "Specification",
    "hours",
    "read",
]
