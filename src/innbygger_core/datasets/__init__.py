"""Plans that ship with the library: real ones, each fact with its source, and one that is made up as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.datasets._plans import asker_2025, glimsund, glimsund_policy, nye_asker
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_plans": ("asker_2025", "glimsund", "glimsund_policy", "nye_asker"),
        },
    )

__all__ = [
    "asker_2025",
    "glimsund",
    "glimsund_policy",
    "nye_asker",
]
