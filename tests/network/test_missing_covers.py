"""What is run from outside without an agreement, and the agreements of a plan together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import OutOfRange
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

DAY = date(2026, 11, 23)


def run(plan: Planned, **agreement: Any) -> Plan:  # noqa: ANN401 - as in JSON
    """A café that an organisation runs, a library that a unit runs, and perhaps an agreement."""
    least = {
        "id": "cafe",
        "kind": "operation",
        "parties": ["unit/hubs", "organisation/baker"],
        "covers": ["module/cafe"],
    }
    return plan(
        units=[{"id": "hubs", "name": "Torg"}],
        hubs=[{"id": "north", "name": "Nord"}],
        modules=[
            {"id": "cafe", "hub": "north", "kind": "cafe", "run_by": "organisation/baker"},
            {"id": "old-cafe", "hub": "north", "kind": "cafe", "run_by": "organisation/cook", "valid_to": "2025-12-31"},
            {"id": "books", "hub": "north", "kind": "library", "run_by": "unit/hubs"},
        ],
        agreements=[least | agreement] if agreement else [],
        more_agreements=False,
    )


def missing(plan: Plan, day: date = DAY) -> list[tuple[str, Known]]:
    return [(found.resource, found.covered) for found in plan.missing_covers(day)]


def test_what_an_organisation_runs_rests_on_an_agreement(plan: Planned):
    assert missing(run(plan)) == [("module/cafe", Known.NO)]
    assert missing(run(plan, signed="2026-01-01")) == []
    assert missing(run(plan, signed=None)) == [("module/cafe", Known.NO)]


def test_an_agreement_with_somebody_else_does_not_help(plan: Planned):
    assert missing(run(plan, parties=["unit/hubs", "organisation/cook"])) == [("module/cafe", Known.NO)]


def test_what_may_be_covered_may_be_missing(plan: Planned):
    assert missing(run(plan, covers="unknown")) == [("module/cafe", Known.UNKNOWN)]


def test_asks_only_for_what_is_there_on_the_day(plan: Planned):
    assert ("module/old-cafe", Known.NO) in missing(run(plan, signed="2026-01-01"), date(2025, 12, 31))
    with pytest.raises(OutOfRange):
        run(plan).missing_covers(date(2200, 1, 1))


def test_a_hub_that_an_organisation_runs_is_asked_for_too(plan: Planned):
    hubs = [{"id": "north", "name": "Nord", "operated_by": None, "run_by": "organisation/trust"}]
    assert missing(plan(hubs=hubs, more_agreements=False)) == [("hub/north", Known.NO)]


def test_the_agreements_of_a_plan_make_a_portfolio(plan: Planned):
    written = run(plan, duration={"first_day": "2026-01-01", "last_day": "2026-12-31"})
    assert written.portfolio().agreements == written.agreements
    assert [str(one.day) for one in written.portfolio().attention(DAY, date(2027, 1, 1))] == ["2026-12-31"]
