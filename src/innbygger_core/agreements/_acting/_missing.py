"""The facts that an act needs, and that nobody has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.agreements._acting._hindrances import allows_extraordinary
from innbygger_core.agreements._acting._renewing import renewal_clause
from innbygger_core.agreements._values import Status
from innbygger_core.agreements._writing._acts import Renew, Terminate
from innbygger_core.agreements._writing._parties import references
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._acting._subject import AskedAct

__all__ = ["missing"]


def missing(asked: AskedAct) -> Iterator[tuple[str, str]]:
    """Name the facts that would tell whether an act is possible, and where each belongs."""
    if asked.status is Status.UNKNOWN:
        yield _of_status(asked)
    if not set(asked.act.by) <= set(references(asked.course.version.parties)) and _has_strangers(asked):
        yield "agreement-parties", "/parties"
    match asked.act:
        case Renew():
            yield from _of_renewal(asked)
        case Terminate() as act if allows_extraordinary(asked, act) is Known.UNKNOWN:
            yield "extraordinary-termination", "/termination/extraordinary"


def _of_status(asked: AskedAct) -> tuple[str, str]:
    if not asked.agreement.holds(asked.act.on):
        return "agreement-validity", "/valid_from"
    if asked.agreement.more_acts is not Known.NO:
        return "agreement-acts", "/more_acts"
    return "notice", "/termination/notice"


def _has_strangers(asked: AskedAct) -> bool:
    """Tell whether the agreement has a party of which only a name is known."""
    return any(party.party is UNKNOWN for party in asked.course.version.parties)


def _of_renewal(asked: AskedAct) -> Iterator[tuple[str, str]]:
    last = asked.course.terms.last_day
    if renewal_clause(asked) is UNKNOWN and last is not None:
        yield "renewal", "/duration/renewal"
    if last is UNKNOWN:
        yield "agreement-end", "/duration/last_day"
