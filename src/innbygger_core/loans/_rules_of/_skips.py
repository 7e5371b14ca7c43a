"""Why a rule is skipped, as keys of the texts, and what strangers see in the place of what concerns others."""

from __future__ import annotations

from typing import Final

__all__ = ["NOT_AVAILABLE", "NOT_CONCERNED", "NO_TERMS"]

NO_TERMS: Final = "no-such-terms"
"""The terms give the rule no figures."""
NOT_CONCERNED: Final = "not-concerned"
"""The act is nothing to it."""
NOT_AVAILABLE: Final = "loan.not-available"
"""What strangers see: it tells neither of other borrowers nor of this one."""
