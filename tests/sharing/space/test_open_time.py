"""Who can come in, and when, as stretches from year to year."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from tests.sharing.torg import at

from innbygger_core.hours import Access, Layer, OpeningHours, Week, compile_hours
from innbygger_core.sharing._space._open_time import Door, OpenTime
from innbygger_core.timekeeping import micros, moment, zone

OSLO = zone("Europe/Oslo")


def door(**layers: Any) -> OpenTime:  # noqa: ANN401 - a span, or a week
    """The door of a place with some layers, each open at the same time every day."""
    made = (
        Layer(
            id=access.replace("_", "-"), access=Access(access), holidays="as_usual", week=Week.of({"mon-sun": [span]})
        )
        for access, span in layers.items()
    )
    return OpenTime(compile_hours(OpeningHours(id="house", timezone="Europe/Oslo", layers=tuple(made))))


def passages(found: OpenTime, first: str, last: str) -> list[tuple[str, str]]:
    """When each begins, and who can come in."""
    window = micros(at(first), "first"), micros(at(last), "last")
    return [(f"{moment(each.start, OSLO):%d. %H:%M}", each.door.value) for each in found.passages(*window)]


def test_the_strongest_of_those_who_can_come_in_is_told():
    found = door(staffed="10:00-16:00", by_booking="15:00-20:00", self_service="08:00-22:00")
    assert passages(found, "00:00", "23:59") == [
        ("23. 22:00", "closed"),
        ("24. 08:00", "self_service"),
        ("24. 10:00", "staffed"),
        ("24. 16:00", "by_booking"),
        ("24. 20:00", "self_service"),
        ("24. 22:00", "closed"),
    ]


def test_what_is_perhaps_open_is_unknown_unless_another_is_open_for_certain():
    found = door(staffed="10:00-16:00?", self_service="12:00-14:00")
    assert passages(found, "11:00", "15:00") == [
        ("24. 10:00", "unknown"),
        ("24. 12:00", "self_service"),
        ("24. 14:00", "unknown"),
    ]


def test_there_is_no_gap_and_a_stretch_ends_with_its_year():
    found = door(staffed="00:00-24:00")
    assert passages(found, "2026-12-31 23:00", "2027-01-01 01:00") == [
        ("01. 00:00", "staffed"),
        ("01. 00:00", "staffed"),
    ]
    window = micros(at("2026-06-01 00:00"), "first"), micros(at("2029-06-01 00:00"), "last")
    edges = [(each.start, each.end) for each in door(staffed="10:00-16:00").passages(*window)]
    assert all(before[1] == after[0] for before, after in pairwise(edges))


@pytest.mark.parametrize(
    ("first", "last", "count"), [("10:00", "10:01", 1), ("09:59", "10:01", 2), ("09:59", "10:00", 1)]
)
def test_only_those_that_share_time_with_a_window_are_given(first: str, last: str, count: int):
    assert len(passages(door(staffed="10:00-16:00"), first, last)) == count


def test_a_place_that_only_answers_the_telephone_is_closed():
    assert [each for _, each in passages(door(phone="00:00-24:00"), "10:00", "12:00")] == [Door.CLOSED.value]
