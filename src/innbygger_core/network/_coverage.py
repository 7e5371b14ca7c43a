"""Whether the agreements of a plan cover a resource at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.agreements import CoverQuestion, Resource, coverage
from innbygger_core.network._containment import party_on, resource_on
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from datetime import date, datetime

    from innbygger_core.agreements import Coverage
    from innbygger_core.decisions import Policy
    from innbygger_core.network._plan import Plan

__all__ = ["coverage_of"]


def coverage_of(plan: Plan, resource: str, at: datetime | date, party: str | None, policy: Policy | None) -> Coverage:
    """Ask the agreements of a plan whether they cover a resource at a time, perhaps for a party.

    Raises:
        NaiveDatetime: the instant has no time zone.
        OutOfRange: it lies outside 1900-2199.
        UnknownId: there is no such resource, or no such party.
    """
    facts = plan.municipality
    asked = CoverQuestion(Resource(resource, resource), at, zone(facts.timezone), (), plan.hours, facts.language)
    whole = evolve(
        asked,
        resource=resource_on(plan, resource, asked.day),
        parties=() if party is None else party_on(plan, party, asked.day),
    )
    return coverage(whole, plan.agreements, more_agreements=plan.more_agreements, policy=policy)
