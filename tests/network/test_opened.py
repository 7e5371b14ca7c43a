"""A hub that has not opened yet: closed, or unknown where nobody knows the day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from tests.network.hours_of_plans import HUB, OSLO, access, hours, layer, over

from innbygger_core.network import check_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

DAYS = ["2026-02-28", "2026-03-01", "2026-03-30", "2026-03-31", "2026-04-01"]
LIBRARY = {"id": "library", "hub": "north", "kind": "library", "hours": "library"}
BOTH = [hours("north", "08:00-16:00"), hours("library", "10:00-14:00")]


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        ("unknown", ["staffed"] * 5),
        (None, ["closed"] * 5),
        ("2026-03-31", ["closed"] * 3 + ["staffed"] * 2),
        ("2026-03", ["closed", "unknown", "unknown", "staffed", "staffed"]),
        ("2026", ["unknown"] * 5),
        ("2027", ["closed"] * 5),
    ],
)
def test_a_hub_is_closed_until_it_opens(plan: Planned, opened: str | None, expected: list[str]):
    made = plan(hubs=[HUB | {"opened": opened}], modules=[LIBRARY], hours=BOTH)
    assert over(made.timetable("north"), DAYS) == expected
    assert over(made.timetable("north", module="library"), DAYS) == expected
    for day, answer in zip(DAYS, expected, strict=True):
        snapshot = made.on(date.fromisoformat(day)).hub("north")
        assert over(snapshot.timetable(), [day]) == over(snapshot.timetable(module="library"), [day]) == [answer]


def test_it_says_why_on_every_layer(plan: Planned):
    layers = [layer("desk", "staffed", "08:00-16:00"), layer("card", "self_service", "06:00-22:00")]
    made = plan(hubs=[HUB | {"opened": None}], hours=[hours("north", layers=layers)])
    causes = made.timetable("north").state(datetime(2026, 11, 23, 12, tzinfo=OSLO)).because
    assert [(cause.layer, cause.winner, cause.reason.text("nn")) for cause in causes] == [
        ("desk", "suspended", "har ikkje opna enno"),
        ("card", "suspended", "har ikkje opna enno"),
    ]


def test_it_is_closed_also_before_its_hours_are_valid_and_where_nobody_told_them(plan: Planned):
    later = [hours("north", "08:00-16:00", valid_from="2026-03-31")]
    assert over(plan(hubs=[HUB | {"opened": "2026-03-31"}], hours=later).timetable("north"), DAYS[2:4]) == [
        "closed",
        "staffed",
    ]
    untold = plan(hubs=[HUB | {"hours": "unknown", "opened": "2026-03-31"}])
    assert over(untold.timetable("north"), DAYS[2:4]) == ["closed", "unknown"]


def test_it_is_open_before_a_later_row_says_that_it_is_planned_anew(plan: Planned):
    rows = [HUB | {"valid_to": "2026-02-28"}, HUB | {"opened": None, "valid_from": "2026-03-01"}]
    assert over(plan(hubs=rows, hours=BOTH).timetable("north"), DAYS[:2]) == ["staffed", "closed"]


def test_a_module_of_a_hub_without_hours_waits_for_it_too(plan: Planned):
    made = plan(hubs=[HUB | {"hours": "unknown", "opened": "2026-03-31"}], modules=[LIBRARY], hours=BOTH)
    assert over(made.timetable("north", module="library"), DAYS[2:4]) == ["closed", "staffed"]


def test_what_is_planned_is_judged_as_planned(plan: Planned):
    made = plan(hubs=[HUB | {"opened": None}], hours=[hours("north", "08:00-21:00")])
    network = made.on(date(2026, 11, 23))
    assert access(network.hub("north").timetable(as_planned=True), "2026-11-23", 12) == ["staffed"]
    assert "hub.evenings-and-weekends" not in {reason.code for reason in check_network(network).reasons}
