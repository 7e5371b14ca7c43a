"""What must be done before a use, each with its own deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.torg import SPRING, Json, at, decide, plan, request, room

from innbygger_core.sharing import Booking

if TYPE_CHECKING:
    from datetime import datetime


def conditions(
    *demanded: Json,
    day: str = "2027-01-12",
    rooms: str = "hall",
    rows: Json | list[Json] | None = None,
    **wish: Any,  # noqa: ANN401 - facts of a wish
) -> list[tuple[str, datetime | None]]:
    """What must be done before a use on a day, and until when."""
    terms = rows or {"conditions": [{"code": "fire-notice", **each} for each in demanded]}
    facts = plan(room("hall"), room("gym"), terms=terms)
    decision = decide(facts, request(day=day, rooms=rooms, **wish))
    (write,) = [write for write in decision.writes if write.table == "bookings"]
    return [(it.code, it.due) for it in Booking.model_validate(write.row).conditions]


@pytest.mark.parametrize(("told", "due"), [
    ({}, "2027-01-12 18:00"),
    ({"before": "P14D"}, "2026-12-29 18:00"),
    ({"before": "PT48H"}, "2027-01-10 18:00"),
    ({"working_days": 0}, "2027-01-12 18:00"),
    ({"working_days": 2}, "2027-01-08 18:00"),
    ({"working_days": 7}, "2026-12-31 18:00"),
])  # fmt: skip
def test_each_has_its_deadline(told: Json, due: str):
    assert conditions(told) == [("fire-notice", at(due))]


def test_days_go_by_the_clock():
    assert conditions({"before": "P1D"}, day=SPRING) == [("fire-notice", at("2027-03-27 18:00"))]
    assert conditions({"working_days": 1}, day="2027-03-30") == [("fire-notice", at("2027-03-24 18:00"))]


@pytest.mark.parametrize(("told", "wish", "demanded"), [
    ({"traits": ["overnight"]}, {"traits": ["overnight"]}, True),
    ({"traits": ["overnight"]}, {"purpose": "overnight"}, True),
    ({"traits": ["overnight"]}, {}, False),
    ({"above": 50}, {"number": 51}, True),
    ({"above": 50}, {"number": 50}, False),
    ({"above": 50}, {"number": "unknown"}, True),
    ({"above": 50, "traits": ["overnight"]}, {"number": 60}, False),
])  # fmt: skip
def test_it_concerns_some_uses(told: Json, wish: Json, demanded: bool):
    assert bool(conditions(told, **wish)) is demanded


def test_of_several_rooms_the_earliest_deadline_of_each_holds():
    rows = [
        {"rooms": ["hall"], "conditions": [{"code": "fire-notice", "before": "P2D"}, {"code": "deposit"}]},
        {"rooms": ["gym"], "conditions": [{"code": "fire-notice", "before": "P5D"}]},
    ]
    assert conditions(rooms="hall gym", rows=rows) == [
        ("fire-notice", at("2027-01-07 18:00")),
        ("deposit", at("2027-01-12 18:00")),
    ]


def test_terms_without_conditions_have_none():
    assert conditions(rows={"grid": "PT1H"}) == []
