"""Who looks at something that not everybody may see."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Viewer"]


class Viewer(StrEnum):
    """For whom something is written: redaction is decided by it before anything is written. Everybody, unless told.

    Example:
        >>> Viewer.STAFF.sees("internal"), Viewer.STAFF.sees("shielded"), Viewer.PUBLIC.sees("internal")
        (True, False, False)
    """

    PUBLIC = "public"
    """Everybody: that something is busy, never who or why, unless it was meant for the public."""
    PARTY = "party"
    """Whoever it concerns: an organiser, a borrower, a party to an agreement; of their own they see everything."""
    STAFF = "staff"
    """Those who work there: all but what is shielded."""
    HANDLER = "handler"
    """Those who handle it: everything."""

    def sees(self, visibility: str) -> bool:
        """Tell whether something may be seen that is ``public``, ``internal`` or ``shielded``."""
        return visibility in _SEEN[self]


_SEEN = {
    Viewer.PUBLIC: frozenset({"public"}),
    Viewer.PARTY: frozenset({"public", "internal", "shielded"}),
    Viewer.STAFF: frozenset({"public", "internal"}),
    Viewer.HANDLER: frozenset({"public", "internal", "shielded"}),
}
