"""How many visits any plan could place at most, beside every way of giving days to hubs."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innbygger_core.sharing._visiting._most import most_visits

MONDAY = date(2027, 3, 1)


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(MONDAY + timedelta(days=number) for number in numbers)


@pytest.mark.parametrize(("gap", "most"), [(1, 5), (2, 3), (3, 2), (4, 2), (5, 1)])
def test_a_hub_has_no_more_than_its_gap_lets_it_have(gap: int, most: int):
    assert most_visits({"a": 9}, {"a": days(0, 1, 2, 3, 4)}, gap, hubs_a_day=1) == most


def test_a_hub_has_no_more_than_its_share():
    assert most_visits({"a": 2}, {"a": days(0, 1, 2, 3)}, gap=1, hubs_a_day=1) == 2


def test_a_hub_takes_another_day_where_that_gives_a_day_to_one_that_has_no_other():
    assert most_visits({"a": 1, "b": 1, "c": 1}, {"a": days(0, 1), "b": days(0, 2), "c": days(0)}, 1, hubs_a_day=1) == 3


def test_hubs_that_move_on_the_way_lose_nothing():
    # Five days for two hubs each; the last of them have days only after long chains of moves.
    there = {"a": (1, 2, 3), "b": (0, 1, 2, 4), "c": (0, 1, 2, 4), "d": (1, 3), "e": (1, 2, 4), "f": (0, 2, 4)}
    shares = {"a": 1, "b": 2, "c": 3, "d": 3, "e": 1, "f": 3}
    assert most_visits(shares, {hub: days(*some) for hub, some in there.items()}, gap=1, hubs_a_day=2) == 10


possible = st.lists(st.sets(st.integers(0, 3), max_size=4), min_size=1, max_size=3)


@given(possible, st.lists(st.integers(0, 4), min_size=3, max_size=3), st.integers(1, 3))
def test_without_gaps_and_ways_it_is_what_can_be_placed(hubs: list[set[int]], numbers: list[int], hubs_a_day: int):
    shares = dict(zip("abc", numbers, strict=True))
    there = {hub: days(*sorted(some)) for hub, some in zip("abc", hubs, strict=False)}
    sets = [
        [
            chosen
            for size in range(hubs_a_day + 1)
            for chosen in combinations([hub for hub in there if day in there[hub]], size)
        ]
        for day in days(0, 1, 2, 3)
    ]
    every = (sum(plan, ()) for plan in product(*sets))
    best = max(len(plan) for plan in every if all(plan.count(hub) <= shares[hub] for hub in there))
    assert most_visits({hub: shares[hub] for hub in there}, there, gap=1, hubs_a_day=hubs_a_day) == best
