"""From findings to outcome: every cell of the table, against a naive reading of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING, NamedTuple

import pytest
from attrs import frozen

from innbygger_core.decisions import (
    Condition,
    DecisionBasis,
    Fail,
    Finding,
    Outcome,
    Pass,
    Policy,
    PolicyEntry,
    Reason,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    decide,
    outcome,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY = date(2026, 11, 23)
BASIS = DecisionBasis(datetime(2026, 11, 23, 12, tzinfo=UTC), 7, "asker-2026", "1")
GRAVEST_FIRST = ("deny", "waitlist", "needs_approval", "allow_with_conditions", "allow")
CODE = Condition("sharing.no-access")


class Cell(NamedTuple):
    """One finding, as the table tells findings apart."""

    severity: str
    verdict: str
    override: str | None = None
    occupancy: bool = False

    @property
    def reason(self) -> Reason:
        return Reason(
            "sharing.any",
            Severity(self.severity),
            self.verdict,
            "room/hall",
            override=self.override,
            occupancy=self.occupancy,
        )


CELLS = [
    Cell(*cell) for cell in product(("must", "should", "info"), ("fail", "unknown"), (None, "chief"), (True, False))
]
NOTES = [Cell(severity, "note") for severity in ("must", "should", "info")]


def by_the_table(cells: Iterable[Cell], *, conditions: bool, or_wait: bool) -> str:
    """Read the table row by row, and let the gravest row decide."""
    cells = list(cells)
    broken = [cell for cell in cells if (cell.severity, cell.verdict) == ("must", "fail")]
    said = {"allow_with_conditions"} if conditions else {"allow"}
    for cell in cells:
        match cell.severity, cell.verdict:
            case "must", "fail" if cell.override:
                said.add("needs_approval")
            case "must", "fail" if or_wait and all(other.occupancy for other in broken):
                said.add("waitlist")
            case "must", "fail":
                said.add("deny")
            case ("should", "fail") | ("must", "unknown"):
                said.add("needs_approval")
    return next(gravest for gravest in GRAVEST_FIRST if gravest in said)


def is_overridden_beside_an_occupancy(cells: Sequence[Cell]) -> bool:
    """Tell the case that has a test of its own: it waits for a room, and breaks something that can be overridden."""
    broken = [cell for cell in cells if (cell.severity, cell.verdict) == ("must", "fail")]
    waiting = any(cell.occupancy and not cell.override for cell in broken)
    return waiting and any(cell.override and not cell.occupancy for cell in broken)


def test_outcomes_stand_from_the_gravest_to_none():
    assert tuple(map(str, Outcome)) == GRAVEST_FIRST


@pytest.mark.parametrize("each", Outcome)
def test_only_the_last_two_let_the_act_happen(each: Outcome):
    assert each.allowed is (each.value in {"allow", "allow_with_conditions"})


@pytest.mark.parametrize("or_wait", [True, False])
@pytest.mark.parametrize("conditions", [(), (CODE,)])
class TestTheTable:
    @pytest.mark.parametrize("cell", [*CELLS, *NOTES], ids=lambda cell: "-".join(map(str, cell)))
    def test_holds_for_every_finding_alone(self, cell: Cell, conditions: tuple[Condition, ...], or_wait: bool):
        expected = by_the_table([cell], conditions=bool(conditions), or_wait=or_wait)
        assert outcome([cell.reason], conditions, or_wait=or_wait).value == expected

    @pytest.mark.parametrize("count", [2, 3])
    def test_holds_for_findings_together(self, count: int, conditions: tuple[Condition, ...], or_wait: bool):
        wrong = [
            cells
            for cells in combinations_with_replacement(CELLS, count)
            if not is_overridden_beside_an_occupancy(cells)
            and outcome([cell.reason for cell in cells], conditions, or_wait=or_wait).value
            != by_the_table(cells, conditions=bool(conditions), or_wait=or_wait)
        ]
        assert wrong == []

    def test_allows_where_nothing_was_found(self, conditions: tuple[Condition, ...], or_wait: bool):
        expected = by_the_table([], conditions=bool(conditions), or_wait=or_wait)
        assert outcome((), conditions, or_wait=or_wait).value == expected


def test_waiting_does_not_help_where_something_else_is_broken_even_if_somebody_may_override_that():
    taken, guarded = Cell("must", "fail", occupancy=True), Cell("must", "fail", "chief")
    assert outcome([taken.reason, guarded.reason], or_wait=True) is Outcome.DENY


@frozen
class Wish:
    reference: str
    answer: Verdict
    name: str = "the choir"


ANSWERS: dict[str, Verdict] = {
    "pass": Pass(),
    "condition": Pass((CODE,)),
    "skip": Skip("not-applicable"),
    "fail": Fail((Finding("room/hall"),)),
    "unknown": Unknown(("leader",)),
}


@pytest.mark.parametrize("or_wait", [True, False])
@pytest.mark.parametrize("occupancy", [True, False])
@pytest.mark.parametrize("override", [None, "chief"])
@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_decision_goes_through_the_table(
    answer: str, severity: Severity, override: str | None, occupancy: bool, or_wait: bool
):
    @rule("sharing.any", Wish, Severity.INFO, Source("report", "14"), occupancy=occupancy)
    def any_rule(wish: Wish) -> Verdict:
        return wish.answer

    policy = Policy("asker-2026", (PolicyEntry("sharing.any", severity, override),))
    decision = decide(
        "the hall",
        [any_rule],
        [Wish("room/hall", ANSWERS[answer])],
        policy=policy,
        day=DAY,
        basis=BASIS,
        or_wait=or_wait,
    )
    cells = [Cell(severity, answer, override, occupancy)] if answer in {"fail", "unknown"} else []
    assert decision.outcome.value == by_the_table(cells, conditions=answer == "condition", or_wait=or_wait)
    assert decision.conditions == ((CODE,) if answer == "condition" else ())
