"""Whether a decision still holds: what may differ when it is made anew, and what may not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from innbygger_core.decisions import Checked, Condition, Decision, DecisionBasis, Outcome, Write, still_holds

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOMENT = ("id", "made_at")


def due(hour: int, minute: int = 0) -> str:
    return datetime(2026, 11, 26, hour, minute, tzinfo=UTC).isoformat()


def write(id: str = "l1", **row: Any) -> Write:  # noqa: A002, ANN401 - as the row calls it, and what it holds
    return Write("insert", "loans", id, {"id": id, "made_at": f"when {id}", "count": 1, **row})


def decided(*writes: Write, minutes: int = 0, **told: Any) -> Decision:  # noqa: ANN401 - fields of a decision
    basis = DecisionBasis(NOON + timedelta(minutes=minutes), 7, "asker-2026", "nb-1")
    return evolve(Decision("ask", Outcome.ALLOW, writes=writes, basis=basis), **told)


ONE = decided(write("l1"))


def test_ids_and_what_is_told_of_the_moment_may_differ():
    assert still_holds(ONE, decided(write("l2"), minutes=30), of_the_moment=MOMENT)


def test_how_it_was_asked_what_was_checked_and_on_what_it_was_decided_may_differ():
    fresh = decided(write("l1"), request="asked anew", checked=(Checked("hub.one", "hub/tofte", "pass"),), basis=None)
    assert still_holds(ONE, fresh, of_the_moment=())


@pytest.mark.parametrize(
    "fresh",
    [
        evolve(ONE, outcome=Outcome.NEEDS_APPROVAL),
        evolve(ONE, conditions=(Condition("access-code"),)),
        decided(),
        decided(write("l1"), write("l1")),
        decided(evolve(write("l1"), action="change")),
        decided(evolve(write("l1"), table="outages")),
        decided(write("l1", count=2)),
        decided(write("l1", size="160")),
        decided(evolve(write("l1"), row=None)),
    ],
)
def test_with_another_outcome_condition_or_row_it_no_longer_holds(fresh: Decision):
    assert not still_holds(ONE, fresh, of_the_moment=MOMENT)
    assert not still_holds(fresh, ONE, of_the_moment=MOMENT)


def test_rows_stand_in_the_same_order():
    skis, poles = write(kind="skis"), write(kind="poles")
    assert still_holds(decided(skis, poles), decided(skis, poles), of_the_moment=())
    assert not still_holds(decided(skis, poles), decided(poles, skis), of_the_moment=())


def test_a_row_that_is_deleted_tells_nothing():
    gone = decided(Write("delete", "outages", "o1"))
    assert still_holds(gone, gone, of_the_moment=())


@pytest.mark.parametrize(
    ("minutes", "until", "holds"),
    [(20, due(12, 20), True), (20, due(12), True), (20, due(12, 21), False), (20, due(11, 39), False)],
)
def test_what_moves_with_now_moves_at_most_as_far(minutes: int, until: str, holds: bool):
    before, fresh = decided(write(due=due(12))), decided(write(due=until), minutes=minutes)
    assert still_holds(before, fresh, of_the_moment=(), moving=("due",)) is holds
    assert still_holds(fresh, before, of_the_moment=(), moving=("due",)) is holds


def test_nothing_else_moves():
    before, fresh = decided(write(due=due(12))), decided(write(due=due(12, 20)), minutes=20)
    assert not still_holds(before, fresh, of_the_moment=(), moving=("hold_until",))
    assert not still_holds(before, fresh, of_the_moment=())


@pytest.mark.parametrize("without", [0, 1])
def test_nothing_moves_where_nobody_knows_when_it_was_decided(without: int):
    pair = [decided(write(due=due(12))), decided(write(due=due(12, 20)), minutes=20)]
    pair[without] = evolve(pair[without], basis=None)
    assert not still_holds(*pair, of_the_moment=(), moving=("due",))
    assert still_holds(pair[0], pair[0], of_the_moment=(), moving=("due",))
