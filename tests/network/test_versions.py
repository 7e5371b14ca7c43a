"""The hours of a hub or a module over time: every version, each within the days on which it holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.errors import UnknownId, UnreadableData
from innbygger_core.hours import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Timetable
    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

OSLO = ZoneInfo("Europe/Oslo")


def week(id: str, hours: str, **facts: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in JSON
    return {"format": "innbygger.hours/1", "id": id, "week": {"mon-sun": [hours]}, **facts}


def access(timetable: Timetable, day: str, hour: int) -> str:
    return timetable.state(
        datetime.combine(date.fromisoformat(day), datetime.min.time(), OSLO) + timedelta(hours=hour)
    ).access


HUB = {"id": "north", "name": "Nord", "hours": "north"}
OLD, NEW = {"valid_to": "2025-12-31"}, {"valid_from": "2026-01-01"}


class TestWhichModule:
    HOURS = (week("early", "08:00-12:00"), week("late", "12:00-16:00"))

    def asked(self, plan: Planned, which: str, *modules: dict[str, Any]) -> list[str]:
        rows = [{"hub": "north", **module} for module in modules]
        timetable = plan(hubs=[{"id": "north", "name": "Nord"}], modules=rows, hours=self.HOURS).timetable(
            "north", module=which
        )
        return [access(timetable, "2026-11-23", hour) for hour in (9, 13)]

    def test_of_an_own_kind_is_found_by_the_municipality_s_word(self, plan: Planned):
        kiln = {"id": "kiln", "kind": "own", "own_kind": "pottery", "hours": "late"}
        assert self.asked(plan, "pottery", kiln) == ["closed", "staffed"]
        assert self.asked(plan, "own", kiln) == ["closed", "staffed"]

    def test_is_found_by_its_id_before_another_of_that_kind(self, plan: Planned):
        modules = [
            {"id": "books", "kind": "library", "hours": "late"},
            {"id": "library", "kind": "cafe", "hours": "early"},
        ]
        assert self.asked(plan, "library", *modules) == ["staffed", "closed"]
        assert self.asked(plan, "books", *modules) == ["closed", "staffed"]


class TestOfAHub:
    def test_knows_every_version_of_its_hours(self, plan: Planned):
        hours = [week("north", "08:00-12:00", **OLD), week("north", "12:00-16:00", **NEW)]
        timetable = plan(hubs=[HUB], hours=hours).timetable("north")
        assert [access(timetable, "2025-12-31", hour) for hour in (9, 13)] == ["staffed", "closed"]
        assert [access(timetable, "2026-01-01", hour) for hour in (9, 13)] == ["closed", "staffed"]

    def test_knows_when_the_hub_takes_other_hours(self, plan: Planned):
        timetable = plan(
            hubs=[HUB | OLD, HUB | NEW | {"hours": "late"}],
            hours=[week("north", "08:00-12:00"), week("late", "12:00-16:00")],
        ).timetable("north")
        assert [access(timetable, "2025-12-31", hour) for hour in (9, 13)] == ["staffed", "closed"]
        assert [access(timetable, "2026-01-01", hour) for hour in (9, 13)] == ["closed", "staffed"]

    def test_knows_nothing_before_after_and_between(self, plan: Planned):
        hours = [
            week("north", "08:00-12:00", valid_from="2025-01-02", valid_to="2025-06-30"),
            week("north", "08:00-12:00", valid_from="2025-08-01", valid_to="2025-12-30"),
        ]
        timetable = plan(hubs=[HUB], hours=hours).timetable("north")
        days = ["2025-01-01", "2025-01-02", "2025-06-30", "2025-07-01", "2025-08-01", "2025-12-30", "2025-12-31"]
        assert [access(timetable, day, 9) for day in days] == [
            "unknown",
            "staffed",
            "staffed",
            "unknown",
            "staffed",
            "staffed",
            "unknown",
        ]

    def test_holds_each_version_within_the_days_of_the_hub(self, plan: Planned):
        made = plan(hubs=[HUB | {"valid_from": "2026-06-01"}], hours=[week("north", "08:00-12:00", **NEW)])
        assert [access(made.timetable("north"), day, 9) for day in ("2026-05-31", "2026-06-01")] == [
            "unknown",
            "staffed",
        ]

    def test_leaves_out_a_version_that_never_meets_the_hub(self, plan: Planned):
        made = plan(hubs=[HUB | NEW], hours=[week("north", "08:00-12:00", **OLD)])
        assert access(made.timetable("north"), "2025-06-02", 9) == "unknown"

    @pytest.mark.parametrize("fact", ["unknown", None])
    def test_knows_nothing_where_there_are_no_hours(self, plan: Planned, fact: str | None):
        timetable = plan(hubs=[HUB | {"hours": fact}], hours=[week("north", "08:00-12:00")]).timetable("north")
        assert timetable.is_open(datetime(2026, 11, 23, 9, tzinfo=OSLO)) is False

    def test_agrees_with_the_snapshot_of_each_day(self, plan: Planned):
        made = plan(
            hubs=[HUB],
            hours=[
                week("north", "08:00-12:00", valid_to="2026-03-15"),
                week("north", "22:00-02:00", valid_from="2026-03-16", valid_to="2026-03-20"),
                week("north", "12:00-16:00", valid_from="2026-03-21"),
            ],
        )
        whole = made.timetable("north")
        for day in range(14, 23):
            of_the_day = made.on(date(2026, 3, day)).hub("north").timetable()
            for hour in range(3, 24):
                when = datetime(2026, 3, day, hour, tzinfo=OSLO)
                assert whole.state(when).access == of_the_day.state(when).access

    def test_that_does_not_exist_tells_which_do(self, plan: Planned):
        with pytest.raises(UnknownId) as raised:
            plan(hubs=[HUB | OLD, HUB | NEW], hours=[week("north", "08:00-12:00")]).timetable("nroth")
        assert (raised.value.kind, raised.value.found, raised.value.known) == ("hub", "nroth", ("north",))


DESK = {"id": "desk", "hub": "north", "kind": "citizen_service", "hours": "desk"}
HOURS = (week("north", "08:00-20:00"), week("desk", "10:00-12:00"))


class TestOfAModule:
    @pytest.mark.parametrize("which", ["desk", "citizen_service"])
    def test_is_asked_for_by_id_or_by_kind(self, plan: Planned, which: str):
        made = plan(hubs=[HUB], modules=[DESK], hours=HOURS)
        timetable = made.timetable("north", module=which)
        assert [access(timetable, "2026-11-23", hour) for hour in (9, 11)] == ["closed", "staffed"]
        assert timetable.is_open(datetime(2026, 11, 23, 11, tzinfo=OSLO), access=Access.STAFFED)

    def test_holds_while_the_module_is_at_that_hub(self, plan: Planned):
        south = {"id": "south", "name": "Sør"}
        moved = [DESK | OLD, DESK | NEW | {"hub": "south"}]
        made = plan(hubs=[HUB, south], modules=moved, hours=HOURS)
        seen = [
            [access(made.timetable(hub, module="desk"), day, 11) for day in ("2025-12-31", "2026-01-01")]
            for hub in ("north", "south")
        ]
        assert seen == [["staffed", "unknown"], ["unknown", "staffed"]]

    @pytest.mark.parametrize(
        ("modules", "known"),
        [([], ()), ([DESK], ("desk",)), ([DESK | OLD, DESK | NEW], ("desk",)), ([DESK | {"present": False}], ())],
    )
    def test_that_does_not_exist_tells_which_do(
        self, plan: Planned, modules: list[dict[str, Any]], known: tuple[str, ...]
    ):
        with pytest.raises(UnknownId) as raised:
            plan(hubs=[HUB], modules=modules, hours=HOURS).timetable("north", module="library")
        assert (raised.value.kind, raised.value.found) == ("module of north", "library")
        assert set(raised.value.known) == set(known)

    def test_that_a_hub_is_known_not_to_have_is_not_there(self, plan: Planned):
        with pytest.raises(UnknownId):
            plan(hubs=[HUB], modules=[DESK | {"present": False}], hours=HOURS).timetable("north", module="desk")


def test_versions_that_tell_the_time_by_different_clocks_are_refused(plan: Planned):
    with pytest.raises(UnreadableData) as refused:
        plan(
            hours=[
                week("north", "08:00-12:00", valid_to="2026-03-15"),
                week("north", "08:00-12:00", valid_from="2026-03-16", timezone="UTC"),
                week("south", "08:00-12:00", timezone="UTC"),
            ]
        )
    assert [(fault.path, fault.kind) for fault in refused.value.faults] == [("/hours/1/timezone", "bad-value")]


def test_a_kind_of_which_a_hub_has_several_modules_is_no_answer(plan: Planned):
    modules = [{"id": each, "hub": "north", "kind": "library"} for each in ("adults", "children")]
    made = plan(hubs=[{"id": "north", "name": "Nord"}], modules=modules)
    with pytest.raises(UnknownId, match="adults, children"):
        made.timetable("north", module="library")
    assert made.timetable("north", module="adults")
