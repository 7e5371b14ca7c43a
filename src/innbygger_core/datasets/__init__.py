"""Plans that ship with the library, each fact with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.datasets._plans import nye_asker
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_plans": ("nye_asker",),
        },
    )

__all__ = [
    "nye_asker",
]
