"""Whether agreements cover a resource at a time, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.agreements._covering._cover_rules import COVER_RULES
from innbygger_core.agreements._covering._uses import Need, uses_of
from innbygger_core.agreements._values import Coverage
from innbygger_core.decisions import check
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.agreements._covering._questions import CoverQuestion
    from innbygger_core.agreements._models import Agreement
    from innbygger_core.decisions import Policy

__all__ = ["coverage"]


def coverage(
    question: CoverQuestion,
    agreements: Iterable[Agreement],
    *,
    more_agreements: Known = Known.UNKNOWN,
    policy: Policy | None = None,
) -> Coverage:
    """Tell whether agreements cover a resource at a time.

    Args:
        question: which resource, when, and perhaps for whom.
        agreements: all that there are; rows that do not hold on the day are left aside.
        more_agreements: whether there are others.
        policy: a municipality's own severities and sources.

    Example:
        >>> from datetime import date
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.agreements import Agreement, CoverQuestion, Resource
        >>> choir = Agreement(
        ...     id="choir", kind="lease", parties=("unit/a", "organisation/b"), covers=("hub/tofte",), signed=None)
        >>> hall = Resource("room/hall", "Salen", inside=("hub/tofte",))
        >>> found = coverage(CoverQuestion(hall, date(2026, 11, 23), ZoneInfo("Europe/Oslo")), [choir])
        >>> found.covered, [reason.code for reason in found.reasons]
        (<Known.UNKNOWN: 'unknown'>, ['agreement.not-yet-signed', 'agreement.cover-missing'])
    """
    held = [agreement for agreement in agreements if agreement.holds(question.day)]
    resource = question.resource
    need = Need(resource.reference, resource.name, tuple(uses_of(question, held)), more_agreements)
    report = check(COVER_RULES, (*need.uses, need), policy=policy, day=question.day)
    covering = tuple(use.ground.agreement.id for use in need.uses if use.covered is Known.YES)
    return Coverage(resource.reference, question.at, need.covered, covering, report.reasons)
