"""What may have changed about a loan between a decision and its being carried out."""

from __future__ import annotations

from functools import partial
from typing import Final

from innbygger_core.decisions import still_holds

__all__ = ["alike"]

_OF_THE_MOMENT: Final = frozenset(
    {
        *("id", "order", "since", "start", "blocks_from"),
        *("made_at", "changed_at", "ended_at", "collected_at", "ready_at", "recalled_at", "returned_at"),
    }
)
_MOVING: Final = frozenset({"due", "blocks_until", "hold_until"})
"""What moves on with now: a loan of three days that begins a minute later is due a minute later."""

alike: Final = partial(still_holds, of_the_moment=_OF_THE_MOMENT, moving=_MOVING)
"""Tell whether two decisions about loans come to the same."""
