"""What strangers see in place of every reason against a card."""

from __future__ import annotations

from typing import Final

__all__ = ["PUBLIC"]

PUBLIC: Final = "card.not-available"
"""That it cannot be done, and nothing of why: neither that a card has run out, nor that there is one."""
