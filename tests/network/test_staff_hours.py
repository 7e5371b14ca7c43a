"""When staff is at work: as it is told, else while the hub is staffed; otherwise nobody knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.network.hours_of_plans import HUB, MONDAY, access, hours, layer, over

from innbygger_core.errors import UnknownId

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Timetable
    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

LAYERS = [layer("desk", "staffed", "10:00-16:00"), layer("card", "self_service", "06:00-22:00")]


def at_work(made: Plan, day: str = MONDAY) -> tuple[Timetable, Timetable]:
    return made.staff_timetable("north"), made.on(date.fromisoformat(day)).hub("north").staff_timetable()


def told(plan: Planned, *layers: dict[str, Any], **facts: Any) -> tuple[Timetable, Timetable]:  # noqa: ANN401 - as in JSON
    return at_work(plan(hubs=[HUB], hours=[hours("north", layers=list(layers), **facts)]))


def test_staff_is_at_work_when_the_plan_says_so(plan: Planned):
    made = plan(
        hubs=[HUB | {"staff_hours": "shifts"}],
        hours=[hours("north", layers=LAYERS), hours("shifts", "08:00-18:00", valid_from="2026-01-01")],
    )
    for timetable in at_work(made):
        assert access(timetable, MONDAY, 7, 8, 17, 18) == ["closed", "staffed", "staffed", "closed"]
    for timetable in at_work(made, "2025-11-24"):
        assert access(timetable, "2025-11-24", 12) == ["unknown"]


def test_nobody_is_where_the_plan_says_that_there_is_no_staff(plan: Planned):
    made = plan(hubs=[HUB | {"staff_hours": None}], hours=[hours("north", layers=LAYERS)])
    for timetable in at_work(made):
        assert access(timetable, MONDAY, 12) == ["closed"]


def test_staff_is_at_work_while_the_hub_is_staffed_and_otherwise_nobody_knows(plan: Planned):
    for timetable in told(plan, *LAYERS):
        assert access(timetable, MONDAY, 9, 12, 20, 23) == ["unknown", "staffed", "unknown", "unknown"]


def test_a_closed_day_does_not_tell_whether_somebody_is_at_work(plan: Planned):
    closed = {"id": "count", "first_day": MONDAY, "last_day": MONDAY, "hours": []}
    for timetable in told(plan, *LAYERS, exceptions=[closed]):
        assert over(timetable, [MONDAY, "2026-11-24"]) == ["unknown", "staffed"]


def test_staff_that_meets_some_people_or_in_one_room_is_at_work(plan: Planned):
    seniors = layer("seniors", "staffed", "08:00-09:00", audience="seniors")
    box = layer("box", "staffed", "09:00-10:00", room="box")
    for timetable in told(plan, *LAYERS, seniors, box):
        assert access(timetable, MONDAY, 7, 8, 9, 10) == ["unknown", "staffed", "staffed", "staffed"]


def test_nothing_is_known_of_the_staff_of_a_hub_that_is_never_staffed(plan: Planned):
    for timetable in told(plan, LAYERS[1]):
        assert access(timetable, MONDAY, 12) == ["unknown"]


@pytest.mark.parametrize("named", ["unknown", None])
def test_nor_of_one_whose_hours_nobody_told(plan: Planned, named: str | None):
    for timetable in at_work(plan(hubs=[HUB | {"hours": named}])):
        assert access(timetable, MONDAY, 12) == ["unknown"]


def test_nothing_is_known_of_the_staff_before_the_hub_opens(plan: Planned):
    made = plan(hubs=[HUB | {"opened": "2026-11-24"}], hours=[hours("north", layers=LAYERS)])
    assert over(made.staff_timetable("north"), [MONDAY, "2026-11-24"]) == ["unknown", "staffed"]
    planned = plan(hubs=[HUB | {"opened": None}], hours=[hours("north", layers=LAYERS)])
    assert over(planned.staff_timetable("north"), [MONDAY]) == ["unknown"]


def test_it_changes_from_row_to_row(plan: Planned):
    rows = [HUB | {"valid_to": MONDAY}, HUB | {"valid_from": "2026-11-24", "staff_hours": "shifts"}]
    made = plan(hubs=rows, hours=[hours("north", layers=LAYERS), hours("shifts", "08:00-09:00")])
    assert over(made.staff_timetable("north"), [MONDAY, "2026-11-24"]) == ["staffed", "closed"]


def test_a_hub_that_does_not_exist_has_no_staff(plan: Planned):
    with pytest.raises(UnknownId):
        plan().staff_timetable("south")
