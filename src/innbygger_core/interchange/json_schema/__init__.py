"""The JSON Schema (draft 2020-12) of everything that enters and leaves: frozen, and with a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.interchange.json_schema._shipped import names, schema, versions
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_shipped": ("names", "schema", "versions"),
        },
    )

__all__ = [
    "names",
    "schema",
    "versions",
]
