"""The table of acts: what can happen to an agreement in each status."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from innbygger_core.agreements._values import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ACT_TABLE", "allowed_acts"]

_IN_FORCE: Final = frozenset({Status.IN_FORCE, Status.LAST_TERM, Status.NOTICE_GIVEN, Status.BREACHED})
_AGREED: Final = _IN_FORCE | {Status.SIGNED, Status.SUSPENDED}

ACT_TABLE: Final[Mapping[str, frozenset[Status]]] = MappingProxyType(
    {
        "sign": frozenset({Status.DRAFT}),
        "give_notice": _AGREED - {Status.NOTICE_GIVEN},
        "withdraw_notice": _AGREED - {Status.IN_FORCE, Status.LAST_TERM},
        "renew": _AGREED - {Status.SIGNED, Status.NOTICE_GIVEN},
        "amend": _AGREED,
        "pause": _AGREED,
        "resume": _AGREED,
        "terminate": _AGREED,
        "record_fulfilment": _AGREED | {Status.ENDED},
        "record_meeting": _AGREED | {Status.ENDED},
    }
)
"""For each kind of act, the statuses in which it is possible; what else it needs is asked when it is decided.

A status tells what weighs most: an agreement that is breached, rests or is still to begin may have been given notice
too. Of an agreement whose status is unknown, nobody can tell what is possible.
"""


def allowed_acts(status: Status) -> tuple[str, ...]:
    """List the kinds of act that are possible in a status, for a portal that shows which buttons can be pressed.

    Args:
        status: of the agreement on the day of the act.

    Returns:
        The kinds, in the order of the table; none where the status is unknown.

    Example:
        >>> allowed_acts(Status.DRAFT), allowed_acts(Status.ENDED)
        (('sign',), ('record_fulfilment', 'record_meeting'))
    """
    return tuple(kind for kind, statuses in ACT_TABLE.items() if status in statuses)
