from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import UnreadableData
from innbygger_core.hours import Access, HoursState, compile_versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import OpeningHours


def _desk(*hours: str, **further: object) -> dict[str, Any]:
    return {"layers": [{"id": "desk", "week": {"mon-sun": list(hours)}, **further}]}


@pytest.fixture
def versions(read: Callable[..., OpeningHours]):
    return [
        read(**_desk("12:00-18:00"), valid_from="2026-01-01", valid_to="2026-06-30"),
        read(**_desk("10:00-14:00"), valid_from="2025-01-01", valid_to="2025-12-31"),
    ]


def test_each_version_speaks_for_its_own_days(versions: list[OpeningHours], at: Callable[..., datetime]):
    timetable = compile_versions(versions)
    assert [timetable.is_open(at(when)) for when in ("2025-12-31T11:00", "2026-01-01T11:00", "2026-01-01T17:00")] == [
        True,
        False,
        True,
    ]
    assert [hours.valid_from for hours in timetable.versions] == [date(2025, 1, 1), date(2026, 1, 1)]


def test_outside_every_version_nothing_is_known(versions: list[OpeningHours], at: Callable[..., datetime]):
    timetable = compile_versions(versions)
    for when in ("2024-12-31T12:00", "2026-07-01T12:00"):
        assert timetable.state(at(when)) == HoursState(Access.UNKNOWN, (), ("desk",))
    assert str(timetable.state(at("2026-09-01T12:00")).since) == "2026-07-01 00:00:00+02:00"


def test_between_two_versions_nothing_is_known(read: Callable[..., OpeningHours], at: Callable[..., datetime]):
    timetable = compile_versions(
        [read(**_desk("10:00-14:00"), valid_to="2025-06-30"), read(**_desk("10:00-14:00"), valid_from="2025-07-03")]
    )
    assert timetable.state(at("2025-07-01T12:00")).access is Access.UNKNOWN
    assert timetable.is_open(at("2025-07-03T12:00"))
    assert len(list(timetable.spans(date(2025, 6, 29), date(2025, 7, 5)))) == 5


def test_a_night_that_begins_in_a_version_belongs_to_it(read: Callable[..., OpeningHours], at: Callable[..., datetime]):
    timetable = compile_versions([read(**_desk("22:00-03:00"), valid_to="2025-06-30")])
    assert timetable.is_open(at("2025-07-01T02:59"))
    assert timetable.state(at("2025-07-01T03:00")).access is Access.UNKNOWN


def test_a_layer_that_a_version_lacks_is_closed_there(read: Callable[..., OpeningHours], at: Callable[..., datetime]):
    hall = {"layers": [{"id": "desk", "week": {}}, {"id": "hall", "week": {"mon-sun": ["00:00-24:00"]}}]}
    timetable = compile_versions([read(**_desk(), valid_to="2025-06-30"), read(**hall, valid_from="2025-07-01")])
    assert timetable.state(at("2025-06-30T12:00")) == HoursState(Access.CLOSED)
    assert timetable.state(at("2024-06-30T12:00")).because[1].winner == "validity"
    assert timetable.state(at("2025-07-01T12:00")) == HoursState(Access.STAFFED, ("hall",))
    assert timetable.state(at("2010-07-01T12:00")).since is None


def test_a_layer_may_change_its_kind_between_versions(read: Callable[..., OpeningHours], at: Callable[..., datetime]):
    timetable = compile_versions(
        [
            read(**_desk("10:00-14:00"), valid_to="2025-06-30"),
            read(**_desk("10:00-14:00", access="self_service"), valid_from="2025-07-01"),
        ]
    )
    assert timetable.state(at("2025-06-30T12:00")) == HoursState(Access.STAFFED, ("desk",))
    assert timetable.state(at("2025-07-01T12:00")) == HoursState(Access.SELF_SERVICE, ("desk",))
    assert timetable.layers == ("desk",)


def test_a_layer_that_moves_to_another_room_between_versions_goes_on(
    read: Callable[..., OpeningHours], at: Callable[..., datetime]
):
    timetable = compile_versions(
        [
            read(**_desk("00:00-24:00", room="old"), valid_to="2025-06-30"),
            read(**_desk("00:00-24:00", room="new"), valid_from="2025-07-01"),
        ]
    )
    assert timetable.next_change(at("2025-06-30T12:00")) is None
    assert timetable.layers == ("desk",)


def test_versions_that_overlap_are_refused(read: Callable[..., OpeningHours]):
    with pytest.raises(UnreadableData) as caught:
        compile_versions([read(**_desk(), valid_to="2025-07-01"), read(**_desk(), valid_from="2025-07-01")])
    (fault,) = caught.value.faults
    assert (fault.kind, fault.found) == ("overlapping-versions", '"2025-07-01"')
    assert "2025-07-01" in fault.instead


def test_an_undated_version_holds_until_another_begins_and_is_told_by_it(read: Callable[..., OpeningHours]):
    with pytest.raises(UnreadableData) as caught:
        compile_versions([read(**_desk(), valid_from="2025-07-01"), read(**_desk())])
    assert [fault.kind for fault in caught.value.faults] == ["overlapping-versions"]


def test_two_versions_without_dates_are_refused(read: Callable[..., OpeningHours]):
    with pytest.raises(UnreadableData) as caught:
        compile_versions([read(**_desk()), read(**_desk())])
    (fault,) = caught.value.faults
    assert (fault.path, fault.kind, fault.found) == ("/valid_from", "undated-versions", "null")
    assert '"valid_from"' in fault.instead


def test_versions_in_different_zones_are_refused(read: Callable[..., OpeningHours]):
    with pytest.raises(UnreadableData) as caught:
        compile_versions(
            [read(**_desk(), valid_to="2025-06-30"), read(**_desk(), valid_from="2025-07-01", timezone="UTC")]
        )
    assert [(fault.path, fault.kind) for fault in caught.value.faults] == [("/timezone", "bad-value")]


def test_versions_travel_together(versions: list[OpeningHours], at: Callable[..., datetime]):
    arrived = pickle.loads(pickle.dumps(compile_versions(versions)))
    assert arrived.is_open(at("2025-12-31T11:00"))


def test_there_is_at_least_one_version():
    with pytest.raises(ValueError, match="at least one"):
        compile_versions(())
