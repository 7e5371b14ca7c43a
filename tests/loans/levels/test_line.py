"""How many are free over time: asked, and changed."""

from __future__ import annotations

import random

import pytest

from innbygger_core.loans._levels._line import Line

ALWAYS = -(10**6), 10**6


@pytest.fixture
def skis() -> Line:
    """Three pairs of skis, of which one is lent from 10, and two more from 15."""
    return Line(3, [(10, 20, 1), (15, 30, 2)])


@pytest.fixture
def sledges() -> tuple[Line, list[tuple[int, int, int]]]:
    """So many loans of sledges that they fill many blocks, short ones and long ones, one after the other."""
    draw = random.Random(7)  # noqa: S311 - a draw, no secret
    starts = [draw.randrange(20_000) for _ in range(1_000)]
    taken = [(start, start + draw.choice([1, 30, 400, 9_000]), draw.randint(1, 3)) for start in starts]
    line = Line(2_000)
    for row in taken:
        line.add(*row)
    return line, taken


def test_nothing_is_taken_where_nobody_borrows():
    assert list(Line(2).steps(0, 10)) == [(0, 10, 2)]


def test_steps_are_cut_to_the_window(skis: Line):
    assert list(skis.steps(12, 25)) == [(12, 15, 2), (15, 20, 0), (20, 25, 1)]


def test_a_window_without_time_has_no_steps(skis: Line):
    assert list(skis.steps(15, 15)) == []


@pytest.mark.parametrize(("first", "second"), [((0, 10), (10, 20)), ((10, 20), (0, 10))])
def test_loans_that_follow_each_other_are_one_step(first: tuple[int, int], second: tuple[int, int]):
    line = Line(1, [(*first, 1)])
    line.add(*second)
    assert list(line.steps(0, 20)) == [(0, 20, 0)]


@pytest.mark.parametrize(("start", "end", "lowest"), [
    (0, 10, 3),
    (0, 11, 2),
    (14, 15, 2),
    (0, 40, 0),
    (20, 30, 1),
    (30, 40, 3),
    (15, 15, 0),
])  # fmt: skip
def test_the_lowest_number_of_a_window_is_what_is_free_all_through_it(skis: Line, start: int, end: int, lowest: int):
    assert skis.lowest(start, end) == lowest


def test_fewer_than_none_are_free_where_stored_rows_overbook():
    line = Line(1, [(0, 10, 1), (5, 15, 1)])
    assert line.lowest(*ALWAYS) == -1


@pytest.mark.parametrize(("count", "start", "end", "found"), [
    (3, 0, 40, 10),
    (2, 0, 40, 15),
    (2, 16, 40, 16),
    (2, 0, 15, None),
    (0, 0, 40, None),
    (4, 35, 40, 35),
    (4, 35, 35, None),
])  # fmt: skip
def test_the_first_instant_with_fewer_is_found(skis: Line, count: int, start: int, end: int, found: int | None):
    assert skis.first_below(count, start, end) == found


@pytest.mark.parametrize(("count", "length", "window", "found"), [
    (3, 10, (0, 40), 0),
    (3, 10, (1, 40), 30),
    (3, 11, (1, 40), None),
    (1, 5, (12, 40), 20),
    (1, 3, (12, 40), 12),
    (4, 1, (0, 40), None),
    (1, 10, (16, 25), None),
])  # fmt: skip
def test_the_first_stretch_of_a_length_is_found(
    skis: Line, count: int, length: int, window: tuple[int, int], found: int | None
):
    assert skis.first_window(count, length, *window) == found


def test_what_is_taken_and_given_back_is_as_it_was(skis: Line):
    skis.add(12, 18, 2)
    assert list(skis.steps(12, 20)) == [(12, 15, 0), (15, 18, -2), (18, 20, 0)]
    skis.remove(12, 18, 2)
    assert list(skis.steps(0, 40)) == [(0, 10, 3), (10, 15, 2), (15, 20, 0), (20, 30, 1), (30, 40, 3)]


def test_a_loan_that_takes_no_time_takes_nothing(skis: Line):
    before = list(skis.steps(*ALWAYS))
    for at in (10, 12, 35):
        skis.add(at, at)
    assert list(skis.steps(*ALWAYS)) == before


def test_many_loans_one_by_one_are_as_all_at_once(sledges: tuple[Line, list[tuple[int, int, int]]]):
    line, taken = sledges
    assert list(line.steps(*ALWAYS)) == list(Line(2_000, taken).steps(*ALWAYS))


def test_when_all_of_many_loans_are_over_nothing_is_left(sledges: tuple[Line, list[tuple[int, int, int]]]):
    line, taken = sledges
    for row in taken:
        line.remove(*row)
    assert list(line.steps(*ALWAYS)) == [(*ALWAYS, 2_000)]


def test_the_lowest_of_many_loans_is_that_of_all_steps(sledges: tuple[Line, list[tuple[int, int, int]]]):
    line, _ = sledges
    for start in range(0, 20_000, 700):
        for end in (start + 1, start + 300, start + 9_000):
            assert line.lowest(start, end) == min(free for _, _, free in line.steps(start, end))


def test_searches_go_on_from_block_to_block(sledges: tuple[Line, list[tuple[int, int, int]]]):
    line, _ = sledges
    steps = list(line.steps(*ALWAYS))
    fewest = min(free for _, _, free in steps)
    assert line.first_below(fewest + 1, *ALWAYS) == next(start for start, _, free in steps if free == fewest)
    assert line.first_below(fewest, *ALWAYS) is None
    assert line.first_window(2_000, 10**5, 1, ALWAYS[1]) == steps[-1][0]
