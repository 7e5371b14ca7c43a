"""What is run by somebody from outside, and rests on no agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.ids import reference, split_reference
from innbygger_core.network._coverage import coverage_of
from innbygger_core.timekeeping import check_day
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.agreements import Coverage
    from innbygger_core.decisions import Policy
    from innbygger_core.network._plan import Plan

__all__ = ["missing_covers"]


def missing_covers(plan: Plan, day: date, policy: Policy | None) -> tuple[Coverage, ...]:
    """Find the hubs and modules that an organisation runs without an agreement that covers them on a day.

    Raises:
        OutOfRange: the day lies outside 1900-2199.
    """
    check_day(day, "day")
    asked = (coverage_of(plan, resource, day, party, policy) for resource, party in _run_from_outside(plan, day))
    return tuple(coverage for coverage in asked if coverage.covered is not Known.YES)


def _run_from_outside(plan: Plan, day: date) -> Iterator[tuple[str, str]]:
    """Give each hub and module that an organisation runs, with the organisation."""
    for kind, rows in (("hub", plan.hubs), ("module", plan.modules)):
        for row in rows:
            if row.holds(day) and isinstance(row.run_by, str) and split_reference(row.run_by)[0] == "organisation":
                yield reference(kind, row.id), row.run_by
