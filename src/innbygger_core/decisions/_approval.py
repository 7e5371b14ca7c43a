"""A person's yes to what the rules leave to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.values import Model

if TYPE_CHECKING:
    from innbygger_core.decisions._reasons import Reason

__all__ = ["Approval"]


class Approval(Model):
    """A person's yes to what the rules leave to a person: it is recorded, with why.

    Attributes:
        by: the position that says yes, such as ``position/hub-leader``: never a person's name.
        permissions: the permissions that it has; a rule whose policy names one of them for override is overridden.
        reason: why.

    Example:
        >>> Approval(by="position/hub-leader", reason="The choir has waited for years").permissions
        ()
    """

    by: str
    permissions: tuple[str, ...] = ()
    reason: str | None = None

    def settles(self, reason: Reason) -> bool:
        """Tell whether the yes settles a reason: one that asks for it, or a ``must`` that it has the right to override.

        Example:
            >>> from innbygger_core.decisions import Reason, Severity
            >>> late = Reason("loan.guardian", Severity.SHOULD, "fail", "equipment/skis")
            >>> Approval(by="position/desk").settles(late)
            True
        """
        return reason.only_asks or (reason.breaks_must and reason.override in self.permissions)
