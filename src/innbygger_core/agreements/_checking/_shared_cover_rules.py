"""The rule of what two agreements both cover."""

from __future__ import annotations

from innbygger_core.agreements._reckoning._shared_cover import SharedCover
from innbygger_core.decisions import (
    Basis,
    Conflict,
    Fail,
    Finding,
    Pass,
    Severity,
    Source,
    Unknown,
    Verdict,
    rule,
)
from innbygger_core.values import Known

__all__ = ["cover_contradiction"]


@rule(
    "agreement.cover-contradiction",
    SharedCover,
    Severity.MUST,
    Source("report", "15"),
    basis=Basis.DERIVED,
    params={"name": str, "agreements": tuple},
)
def cover_contradiction(cover: SharedCover) -> Verdict:
    """No two agreements give the same thing to different parties, each for himself, at the same time [report p. 15].

    Kept by two who share a room; broken by two leases of it.

    Example:
        >>> from datetime import date
        >>> def ask(contradicts):
        ...     return cover_contradiction(SharedCover("room/hall", date(2026, 11, 23), ("a", "b"), contradicts))
        >>> ask(Known.NO)
        Pass(conditions=())
        >>> [conflict.reference for conflict in ask(Known.YES).findings[0].conflicts]
        ['agreement/a', 'agreement/b']
    """
    if cover.contradicts is Known.UNKNOWN:
        return Unknown(("cover-hours",), "/covers")
    if cover.contradicts is Known.NO:
        return Pass()
    facts = (("name", cover.name), ("agreements", cover.agreements))
    conflicts = tuple(Conflict(f"agreement/{each}") for each in cover.agreements)
    return Fail((Finding(cover.reference, "/covers", facts, conflicts=conflicts),))
