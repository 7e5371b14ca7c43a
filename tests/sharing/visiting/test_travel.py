"""How far it is: measured on the globe, told in minutes, and never at odds with each other."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.visiting.towns import service

from innbygger_core.hubs import Position
from innbygger_core.sharing._visiting._travel import Travel, kilometres

OSLO = Position(latitude=59.9139, longitude=10.7522)
BERGEN = Position(latitude=60.3913, longitude=5.3221)

# Within about 60 km of each other.
positions = st.builds(Position, latitude=st.floats(59.4, 59.9), longitude=st.floats(10.2, 10.7))
ways = st.one_of(st.none(), st.integers(0, 120))


def at(north: float, east: float) -> dict[str, float]:
    return {"latitude": north, "longitude": east}


def test_oslo_and_bergen_are_as_far_apart_as_the_atlas_says():
    assert kilometres(OSLO, BERGEN) == pytest.approx(305, abs=1)


def test_a_degree_of_latitude_is_a_little_more_than_111_kilometres():
    assert kilometres(Position(**at(59.0, 10.0)), Position(**at(60.0, 10.0))) == pytest.approx(111.195, abs=0.001)


def test_nowhere_is_far_from_itself():
    assert kilometres(OSLO, OSLO) == 0


@given(positions, positions)
def test_it_is_as_far_back_as_there(one: Position, other: Position):
    assert kilometres(one, other) == kilometres(other, one)


def test_minutes_that_are_told_are_believed():
    travel = Travel(service({"a": 50}, visits=1, office=at(59.8, 10.4)), {"a": Position(**at(59.8, 10.4))})
    assert (travel.minutes(None, "a"), travel.kilometres("a")) == (50, 0)


def test_minutes_that_nobody_tells_are_estimated_at_the_speed_of_the_service():
    there = {"a": Position(**at(59.5, 10.4))}  # 33.4 km
    slow, fast = (Travel(service({"a": None}, visits=1, office=at(59.8, 10.4), speed=kmh), there) for kmh in (40, 80))
    assert (slow.minutes(None, "a"), fast.minutes(None, "a")) == (51, 26)


@pytest.mark.parametrize(("office", "there"), [(None, True), (True, None), (None, None)])
def test_without_minutes_and_both_positions_nobody_knows(office: bool | None, there: bool | None):
    told = {"office": at(59.8, 10.4)} if office else {}
    travel = Travel(service({"a": None}, visits=1, **told), {"a": OSLO} if there else {})
    assert (travel.kilometres("a"), list(travel.reachable)) == (None, [])


@pytest.mark.parametrize("known", [(), ("a",), ("b",)])
def test_between_hubs_whose_positions_are_unknown_one_goes_by_the_office(known: tuple[str, ...]):
    travel = Travel(service({"a": 10, "b": 25}, visits=1), dict.fromkeys(known, OSLO))
    assert travel.minutes("a", "b") == 35


def test_between_hubs_on_one_road_it_is_the_difference():
    # On the map they are neighbours, but one is across the fjord.
    travel = Travel(service({"a": 10, "b": 45}, visits=1), {"a": OSLO, "b": OSLO})
    assert travel.minutes("a", "b") == 35


def test_it_is_never_longer_than_by_the_office():
    travel = Travel(service({"a": 10, "b": 5}, visits=1), {"a": OSLO, "b": BERGEN})
    assert travel.minutes("a", "b") == 15


@given(st.lists(st.tuples(positions, ways), min_size=3, max_size=3), positions, st.integers(1, 130))
def test_going_by_another_place_is_never_quicker(hubs: list[tuple[Position, int | None]], office: Position, speed: int):
    told = {name: far for name, (_, far) in zip("abc", hubs, strict=True)}
    where = {name: there for name, (there, _) in zip("abc", hubs, strict=True)}
    travel = Travel(service(told, visits=1, office=office.model_dump(), speed=speed), where)
    for one, other, third in permutations("abc"):
        assert travel.minutes(one, third) <= travel.minutes(one, other) + travel.minutes(other, third)
        assert travel.minutes(None, third) <= travel.minutes(None, other) + travel.minutes(other, third)
        assert travel.minutes(one, other) == travel.minutes(other, one)
