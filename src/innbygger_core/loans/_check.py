"""Checking what is lent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Policy, Report, check
from innbygger_core.loans._checking._offer_rules import OFFER_RULES
from innbygger_core.loans._checking._offers import Offer
from innbygger_core.timekeeping import check_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._facts import LoanFacts
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["check_loans"]


def check_loans(facts: LoanFacts, day: date, *, policy: Policy | None = None) -> Report:
    """Check what is lent on a day, and on which terms.

    Args:
        facts: a plan.
        day: the day.
        policy: a municipality's own severities and sources.

    Raises:
        OutOfRange: the day lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> check_loans(nye_asker(), date(2026, 11, 23)).ok
        True
    """
    check_day(day, "day")
    return check(OFFER_RULES, _offers(facts, day), policy=policy or Policy(), day=day)


def _offers(facts: LoanFacts, day: date) -> Iterator[Offer]:
    """Give the stocks that somebody said something of on which terms they are lent."""
    language = facts.municipality.language
    for stock in facts.equipment:
        rows = tuple(row for row in facts.loan_terms if row.holds(day) and _may_concern(row, stock))
        if stock.holds(day) and rows:
            yield Offer(f"equipment/{stock.id}", stock.name.text(language), rows)


def _may_concern(row: LoanTerms, stock: EquipmentFacts) -> bool:
    named = row.equipment or row.kinds
    thing = not named or stock.id in row.equipment or stock.sort in row.kinds
    return thing and (not row.hubs or stock.hub in row.hubs)
