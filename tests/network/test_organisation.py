"""One organisation: whatever is wrong with unit and headquarters is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.network.rule_cases import DAY

from innbygger_core.network import check_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

CODE = "network.one-organisation"


def told(plan: Planned, *facts: tuple[str | None, object]) -> list[tuple[str, str]]:
    """What is told of hubs, each with its operator, and whether it is the headquarters."""
    hubs = [
        {"id": f"h{number}", "name": f"Torg {number}", "operated_by": operator, "headquarters": here}
        for number, (operator, here) in enumerate(facts)
    ]
    units = [{"id": "hubs", "name": "Torg"}, {"id": "admin", "name": "Administrasjon"}]
    report = check_network(plan(hubs=hubs, units=units).on(DAY))
    return [(reason.verdict, reason.variant) for reason in report.reasons if reason.code == CODE]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("hubs", False), ("admin", False)], [("fail", ""), ("fail", "no-headquarters")]),
        ([("hubs", True), (None, True)], [("fail", ""), ("fail", "several-headquarters")]),
        ([("hubs", "unknown"), ("admin", False)], [("fail", "")]),
        ([("unknown", False), ("hubs", False)], [("fail", "no-headquarters")]),
    ],
)
def test_all_that_is_broken_is_told(
    plan: Planned, facts: list[tuple[str | None, object]], expected: list[tuple[str, str]]
):
    assert told(plan, *facts) == expected
