"""What somebody's yes settles."""

from __future__ import annotations

import pytest

from innbygger_core.decisions import Approval, Reason, Severity

DESK = Approval(by="position/desk", permissions=("lend-longer",))


def reason(severity: Severity, verdict: str, override: str | None = None) -> Reason:
    return Reason("loan.age", severity, verdict, "equipment/skis", override=override)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severity", "verdict", "asks"),
    [
        (Severity.MUST, "fail", False),
        (Severity.SHOULD, "fail", True),
        (Severity.INFO, "fail", False),
        (Severity.MUST, "unknown", True),
        (Severity.SHOULD, "unknown", True),
        (Severity.INFO, "unknown", True),
        (Severity.MUST, "note", False),
        (Severity.SHOULD, "note", False),
    ],
)
def test_what_refuses_nothing_and_asks_a_person_is_settled_by_any_yes(severity: Severity, verdict: str, asks: bool):
    assert reason(severity, verdict).only_asks is asks
    assert Approval(by="position/desk").settles(reason(severity, verdict)) is asks


@pytest.mark.parametrize(("override", "settled"), [("lend-longer", True), ("lend-to-strangers", False), (None, False)])
def test_a_must_is_settled_by_who_has_the_permission_that_its_policy_names(override: str | None, settled: bool):
    assert DESK.settles(reason(Severity.MUST, "fail", override)) is settled


def test_a_permission_settles_what_is_broken_and_nothing_else():
    assert not DESK.settles(reason(Severity.INFO, "fail", "lend-longer"))
    assert not DESK.settles(reason(Severity.MUST, "note", "lend-longer"))
