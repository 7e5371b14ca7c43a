"""What stands in the way of a renewal: what the agreement says of it, and how long the new term would be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innbygger_core.agreements._writing._duration import Duration, Renewal
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._acting._subject import AskedAct
    from innbygger_core.agreements._writing._acts import Renew
    from innbygger_core.decisions import Finding

__all__ = ["renewal_clause", "renewing"]


def renewing(asked: AskedAct, act: Renew) -> Iterator[Finding]:
    """Find what stands in the way of a renewal."""
    terms, last, renewal = asked.course.terms, asked.course.terms.last_day, renewal_clause(asked)
    if terms.end is not None:
        yield asked.finding("ends-early", "kind", ("last_day", terms.end))
    elif last is None:
        yield asked.finding("goes-on", "kind")
    elif renewal is not UNKNOWN:
        yield from _as_agreed(asked, act, renewal, last)


def renewal_clause(asked: AskedAct) -> Fact[Renewal | None]:
    """Find what the agreement says of renewal."""
    duration = asked.course.version.duration
    return duration.renewal if isinstance(duration, Duration) else duration


def _as_agreed(asked: AskedAct, act: Renew, renewal: Renewal | None, last: Fact[date]) -> Iterator[Finding]:
    if renewal is None or renewal.kind == "none":
        yield asked.finding("no-renewal", "kind")
    elif renewal.kind == "new_application":
        yield asked.finding("new-application", "kind", *((("last_day", last),) if isinstance(last, date) else ()))
    elif act.last_day is None and act.period is None and renewal.period is None:
        yield asked.finding("no-length", "period")
    elif act.last_day is not None and isinstance(last, date) and act.last_day <= last:
        yield asked.finding("not-longer", "last_day", ("last_day", last))
