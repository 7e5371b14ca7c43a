"""Agreements: what was promised, by whom, until when, and what it opens."""

from innbygger_core.agreements._models import Agreement

__all__ = ["Agreement"]
