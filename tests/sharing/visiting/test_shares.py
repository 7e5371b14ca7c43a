"""Who gets how many visits: the method of Sainte-Laguë on needs weighted by distance."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.visiting.towns import service

from innbygger_core.sharing._visiting._shares import awards, weighed
from innbygger_core.sharing._visiting._travel import Travel

if TYPE_CHECKING:
    from innbygger_core.sharing import VisitingService
    from innbygger_core.sharing._visiting._shares import Award

hub_rows = st.fixed_dictionaries(
    {"need": st.integers(1, 50), "minutes": st.integers(0, 90), "at_least": st.integers(0, 2)},
    optional={"distance": st.sampled_from(["short", "medium", "long"])},
)


def going_to(rows: list[dict[str, Any]], visits: int) -> VisitingService:
    hubs = [{"hub": name, **row} for name, row in zip("abcd", rows, strict=False)]
    return service({}, hubs=hubs, visits=visits)


def given_away(told: VisitingService) -> tuple[Award, ...]:
    return awards(told, weighed(told, Travel(told, {})))


def shares(told: VisitingService) -> dict[str, int]:
    return dict(Counter(award.hub for award in given_away(told)))


def weights(told: VisitingService) -> dict[str, Fraction]:
    return {each.hub: each.weight for each in weighed(told, Travel(told, {}))}


def test_a_hub_so_far_away_that_its_need_is_doubled_gets_twice_as_much():
    assert shares(service({"near": 0, "far": 30}, visits=9)) == {"near": 3, "far": 6}


def test_a_municipality_says_how_much_distance_counts():
    told = service({"near": 0, "far": 30}, visits=20, doubled_at=60)
    assert weights(told) == {"near": 1, "far": Fraction(3, 2)}
    assert shares(told) == {"near": 8, "far": 12}


def test_twice_the_need_weighs_as_much_as_twice_the_distance_factor():
    told = going_to([{"need": 200, "minutes": 0}, {"need": 100, "minutes": 30}], 10)
    assert shares(told) == {"a": 5, "b": 5}


@pytest.mark.parametrize(("distance", "weight"), [("short", 1), ("medium", Fraction(3, 2)), ("long", 2)])
def test_distance_as_people_feel_it_weighs_in_place_of_minutes(distance: str, weight: Fraction):
    assert weights(going_to([{"minutes": 5, "distance": distance}], 1)) == {"a": weight}


def test_a_distance_that_nobody_knows_adds_nothing():
    assert weights(service({"lost": None}, visits=1)) == {"lost": 1}


def test_a_lonely_visit_goes_to_the_farther_of_equals():
    told = going_to([{"need": 2, "minutes": 0}, {"need": 1, "minutes": 30}], 1)
    assert shares(told) == {"b": 1}


def test_between_hubs_alike_in_all_the_alphabet_decides():
    assert [award.hub for award in given_away(service({"b": 10, "a": 10}, visits=3))] == ["a", "b", "a"]


def test_what_is_promised_is_given_first():
    told = going_to([{"need": 1, "minutes": 0, "at_least": 2}, {"need": 50, "minutes": 60}], 4)
    assert [award.hub for award in given_away(told)] == ["a", "a", "b", "b"]


def test_a_hub_has_no_more_than_it_can_have():
    told = going_to([{"need": 1}, {"need": 50, "at_most": 2}], 5)
    assert shares(told) == {"a": 3, "b": 2}


def test_without_a_number_of_visits_only_what_is_promised_is_given():
    told = service({}, hubs=[{"hub": "a", "at_least": 2}, {"hub": "b"}])
    assert shares(told) == {"a": 2}


@given(st.lists(hub_rows, min_size=1, max_size=4), st.integers(8, 60))
def test_every_visit_is_given_and_every_promise_kept(rows: list[dict[str, Any]], visits: int):
    told = going_to(rows, visits)
    given_ = shares(told)
    assert sum(given_.values()) == visits
    assert all(given_.get(each.hub, 0) >= each.at_least for each in told.hubs)


@given(st.lists(hub_rows, min_size=2, max_size=4), st.integers(8, 60))
def test_no_quotient_that_lost_is_larger_than_one_that_won(rows: list[dict[str, Any]], visits: int):
    told = going_to(rows, visits)
    won, weight = shares(told), weights(told)
    above = {each.hub for each in told.hubs if won.get(each.hub, 0) > each.at_least}
    last_won = min((weight[hub] / (2 * won[hub] - 1) for hub in above), default=None)
    best_lost = max(weight[hub] / (2 * won.get(hub, 0) + 1) for hub in weight)
    assert last_won is None or best_lost <= last_won


@given(st.lists(hub_rows, min_size=1, max_size=4), st.integers(8, 40))
def test_one_visit_more_takes_none_from_anybody(rows: list[dict[str, Any]], visits: int):
    fewer, more = shares(going_to(rows, visits)), shares(going_to(rows, visits + 1))
    assert all(more[hub] >= number for hub, number in fewer.items())


@given(st.lists(hub_rows, min_size=2, max_size=4), st.integers(8, 40), st.integers(1, 60))
def test_to_lie_farther_away_never_costs_a_visit(rows: list[dict[str, Any]], visits: int, farther: int):
    first, *others = ({name: it for name, it in row.items() if name != "distance"} for row in rows)
    moved = {**first, "minutes": first["minutes"] + farther}
    near, far = (shares(going_to([row, *others], visits)).get("a", 0) for row in (first, moved))
    assert far >= near


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 60)), min_size=2, max_size=3), st.integers(1, 7))
def test_no_other_allocation_is_closer_to_the_exact_parts(hubs: list[tuple[int, int]], visits: int):
    # What the method of Sainte-Laguë minimises: the squares of what parts are off, by weight.
    told = going_to([{"need": need, "minutes": far} for need, far in hubs], visits)
    weight, won = weights(told), shares(told)
    per_visit = sum(weight.values()) / visits

    def off(numbers: dict[str, int]) -> Fraction:
        return sum((numbers.get(hub, 0) - each / per_visit) ** 2 / each for hub, each in weight.items())

    every = (numbers for numbers in product(range(visits + 1), repeat=len(hubs)) if sum(numbers) == visits)
    assert off(won) == min(off(dict(zip(weight, numbers, strict=True))) for numbers in every)
