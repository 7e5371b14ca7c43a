"""What two agreements both cover, and whether their covers contradict each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from innbygger_core.agreements import Agreement, Portfolio, check_portfolio
from innbygger_core.values import Known

DAY = date(2026, 11, 23)
MORNINGS, EVENINGS, LONG, MAYBE = (
    {"unstated": "closed", "week": {"mon": [span]}}
    for span in ("08:00-12:00", "17:00-22:00", "11:00-18:00", "08:00-12:00?")
)


def agreement(identifier: str, cover: Any, kind: str = "lease", **facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    least = {"id": identifier, "kind": kind, "parties": ["unit/hubs", f"organisation/{identifier}"], "covers": [cover]}
    return Agreement.model_validate(least | facts)


def contradicts(one: Any, other: Any, **kinds: str) -> Known:  # noqa: ANN401 - as in JSON
    some = [agreement("a", one, kinds.get("a", "lease")), agreement("b", other, kinds.get("b", "lease"))]
    (shared,) = Portfolio(some).shared_covers(DAY)
    assert (shared.resource, shared.agreements) == ("room/hall", ("a", "b"))
    return shared.contradicts


def hall(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"resource": "room/hall", **facts}


def test_two_leases_of_a_room_contradict_each_other():
    assert contradicts("room/hall", "room/hall") is Known.YES
    assert contradicts("room/hall", "room/hall", b="operation") is Known.YES


def test_two_who_share_a_room_do_not():
    assert contradicts("room/hall", "room/hall", a="partnership") is Known.NO
    assert contradicts("room/hall", hall(use="activity")) is Known.NO


def test_storage_is_one_users_unless_it_is_measured():
    storage = hall(use="storage")
    assert contradicts(storage, storage, a="co_operation", b="co_operation") is Known.YES
    assert contradicts(hall(use="storage", square_metres=4), storage) is Known.NO
    assert contradicts(hall(use="storage", count=2), storage) is Known.NO


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MORNINGS, EVENINGS, Known.NO),
        (MORNINGS, LONG, Known.YES),
        (MORNINGS, None, Known.YES),
        (MORNINGS, MAYBE, Known.UNKNOWN),
        ("evenings", EVENINGS, Known.UNKNOWN),
        ("evenings", None, Known.UNKNOWN),
        ("evenings", "evenings", Known.YES),
        ("evenings", "mornings", Known.UNKNOWN),
    ],
)
def test_covers_of_different_hours_do_not_meet(one: Any, other: Any, expected: Known):  # noqa: ANN401 - as in JSON
    assert contradicts(hall(hours=one), hall(hours=other)) is expected
    assert contradicts(hall(hours=other), hall(hours=one)) is expected


def test_two_agreements_with_the_same_organisation_do_not_contradict_each_other():
    some = [agreement("a", "room/hall"), agreement("b", "room/hall", parties=["unit/hubs", "organisation/a"])]
    (shared,) = Portfolio(some).shared_covers(DAY)
    assert shared.contradicts is Known.NO
    assert (shared.reference, shared.name) == ("room/hall", "room/hall")


def test_only_agreements_that_hold_share_anything():
    ended = agreement("b", "room/hall", duration={"last_day": "2026-11-22"})
    assert Portfolio([agreement("a", "room/hall"), ended]).shared_covers(DAY) == ()
    assert len(Portfolio([agreement("a", "room/hall"), ended]).shared_covers(date(2026, 11, 22))) == 1
    unsaid = Agreement.model_validate({"id": "c", "kind": "lease", "parties": ["unit/hubs", "organisation/c"]})
    twice = agreement("d", "room/hall", covers=["room/hall", {"resource": "room/hall", "use": "storage"}])
    assert Portfolio([unsaid, twice]).shared_covers(DAY) == ()


def test_a_check_of_many_tells_of_those_that_contradict_each_other():
    some = [
        agreement("a", "room/hall"),
        agreement("b", "room/hall"),
        agreement("c", "room/hall", valid_to="2025-12-31"),
    ]
    report = check_portfolio(Portfolio(some), day=DAY)
    (found,) = (reason for reason in report.reasons if reason.code == "agreement.cover-contradiction")
    assert (found.verdict, found.subject, found.field) == ("fail", "room/hall", "/covers")
    assert [conflict.reference for conflict in found.conflicts] == ["agreement/a", "agreement/b"]
    assert {checked.subject for checked in report.checked} == {"room/hall", "agreement/a", "agreement/b"}


@pytest.mark.parametrize(("one", "verdict"), [("evenings", "unknown"), (MORNINGS, "pass")])
def test_covers_of_which_the_hours_are_unknown_leave_it_open(one: Any, verdict: str):  # noqa: ANN401 - as in JSON
    some = [agreement("a", hall(hours=one)), agreement("b", hall(hours=EVENINGS))]
    report = check_portfolio(Portfolio(some), day=DAY)
    found = {checked.verdict for checked in report.checked if checked.code == "agreement.cover-contradiction"}
    assert found == {verdict}
