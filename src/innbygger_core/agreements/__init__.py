"""Agreements: what was promised, by whom, until when, and what it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.agreements._models import Agreement
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_models": ("Agreement",),
        },
    )

__all__ = [
    "Agreement",
]
