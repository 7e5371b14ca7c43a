"""The command ``innbygger``: plans, hours and calendars for somebody at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.cli._app import main
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_app": ("main",),
        },
    )

__all__ = [
    "main",
]
