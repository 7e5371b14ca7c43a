"""Why a rule is skipped, as keys of the texts."""

from __future__ import annotations

from typing import Final

__all__ = ["NOT_CONCERNED", "NO_TERMS"]

NO_TERMS: Final = "no-such-terms"
"""The terms give the rule no figures."""
NOT_CONCERNED: Final = "not-concerned"
"""The act is nothing to it."""
