"""Who meets you when a door is open, and which of that counts when nobody says."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from innbygger_core.errors import UnknownId

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["DEFAULT_VIEW", "PHYSICAL", "WRITABLE", "Access", "accesses"]


class Access(StrEnum):
    """What kind of opening a layer is, strongest first; and the two things a state can be besides.

    A layer is one of the first six. The first four are physical: somebody can come in. ``closed`` and ``unknown``
    are never written on a layer; they are what :attr:`HoursState.access` says when no layer is known to be open.

    Example:
        >>> Access("self_service") is Access.SELF_SERVICE
        True
        >>> Access.strongest({Access.DIGITAL, Access.STAFFED})
        <Access.STAFFED: 'staffed'>
    """

    STAFFED = "staffed"
    SELF_SERVICE = "self_service"
    BY_BOOKING = "by_booking"
    BY_APPOINTMENT = "by_appointment"
    PHONE = "phone"
    DIGITAL = "digital"
    CLOSED = "closed"
    UNKNOWN = "unknown"

    @staticmethod
    def strongest(found: Collection[Access]) -> Access:
        """Choose the strongest of some kinds; ``closed`` where there are none.

        >>> Access.strongest(())
        <Access.CLOSED: 'closed'>
        """
        return next((kind for kind in Access if kind in found), Access.CLOSED)


_ALL = tuple(Access)
WRITABLE = tuple(Access)[:6]
PHYSICAL = frozenset(tuple(Access)[:4])
"""The kinds of opening at which somebody can come in."""
DEFAULT_VIEW = frozenset({Access.STAFFED, Access.SELF_SERVICE})


def accesses(asked: Access | Iterable[Access]) -> frozenset[Access]:
    """Read the argument ``access`` of a question: one kind, or several.

    Raises:
        UnknownId: it names something else, or nothing that a layer can be.
    """
    kinds = (asked,) if isinstance(asked, str) else tuple(asked)
    strange = [kind for kind in kinds if kind not in _ALL]
    if strange or not any(kind in WRITABLE for kind in kinds):
        raise UnknownId("access", str((strange or kinds or ("",))[0]), tuple(map(str, WRITABLE)))
    return frozenset(map(Access, kinds))
