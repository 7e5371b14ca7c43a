"""How many are free, and which copies go to whom: the index beside counting instant by instant."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws import plain_levels

from innbygger_core.loans._levels import _line
from innbygger_core.loans._levels._assignment import assign
from innbygger_core.loans._levels._line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.laws.plain_levels import Taken

HORIZON = 30
"""So short that stretches touch, overlap and coincide all the time."""
CAPACITY = 3

stretches = st.tuples(st.integers(0, HORIZON), st.integers(0, HORIZON)).map(sorted)
windows = st.tuples(st.integers(-3, HORIZON + 3), st.integers(-3, HORIZON + 3)).map(sorted)
rows = st.lists(st.tuples(stretches, st.integers(1, 3)).map(lambda drawn: (*drawn[0], drawn[1])), max_size=12)
counts = st.integers(-4, CAPACITY + 1)


@pytest.fixture(scope="module", params=[1, 2, 128], autouse=True)
def _blocks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Blocks so small that everything happens at their borders; and blocks as they are."""
    with patch.object(_line, "_SIZE", request.param):
        yield


def line_of(taken: Sequence[Taken], at_once: int) -> Line:
    """A line of some loans that were there from the first, and of others that came one after the other."""
    line = Line(CAPACITY, taken[:at_once])
    for row in taken[at_once:]:
        line.add(*row)
    return line


lines = st.builds(lambda taken, at_once: (taken, line_of(taken, at_once)), rows, st.integers(0, 6))


def profile(line: Line) -> list[tuple[int, int, int]]:
    return list(line.steps(-3, HORIZON + 3))


@given(st.data(), rows, st.integers(0, 6))
def test_the_profile_does_not_depend_on_the_order_in_which_loans_come(
    data: st.DataObject, taken: list[Taken], at_once: int
):
    assert profile(line_of(data.draw(st.permutations(taken)), at_once)) == profile(Line(CAPACITY, taken))


@given(lines, rows)
def test_to_add_and_then_to_remove_is_nothing(made: tuple[list[Taken], Line], more: list[Taken]):
    _, line = made
    before = profile(line)
    for row in more:
        line.add(*row)
    for row in more:
        line.remove(*row)
    assert profile(line) == before


@given(lines)
def test_what_is_left_is_as_if_the_others_had_never_been_there(made: tuple[list[Taken], Line]):
    taken, line = made
    for row in taken[::2]:
        line.remove(*row)
    assert profile(line) == profile(Line(CAPACITY, taken[1::2]))


@given(lines, windows)
def test_the_lowest_is_that_of_all_instants(made: tuple[list[Taken], Line], window: tuple[int, int]):
    taken, line = made
    assert line.lowest(*window) == plain_levels.lowest(CAPACITY, taken, *window)


@given(lines, windows)
def test_steps_tile_the_window_and_neighbours_differ(made: tuple[list[Taken], Line], window: tuple[int, int]):
    taken, line = made
    steps = list(line.steps(*window))
    assert all(end == start and before != after for (_, end, before), (start, _, after) in pairwise(steps))
    told = [free for start, end, free in steps for _ in range(start, end)]
    assert told == [plain_levels.free(CAPACITY, taken, at) for at in range(*window)]


@given(lines, counts, windows)
def test_the_first_instant_with_fewer_is_the_first_of_all_instants(
    made: tuple[list[Taken], Line], count: int, window: tuple[int, int]
):
    taken, line = made
    assert line.first_below(count, *window) == plain_levels.first_below(CAPACITY, taken, count, *window)


@given(lines, counts, st.integers(1, 8), windows)
def test_the_first_window_is_the_first_of_all_windows(
    made: tuple[list[Taken], Line], count: int, length: int, window: tuple[int, int]
):
    taken, line = made
    assert line.first_window(count, length, *window) == plain_levels.first_window(
        CAPACITY, taken, count, length, window
    )


def peak(spans: Sequence[Taken]) -> int:
    return max((-plain_levels.free(0, spans, start) for start, _, _ in spans), default=0)


@st.composite
def held_spans(draw: st.DrawFn) -> tuple[list[Taken], list[str], dict[int, tuple[str, ...]]]:
    """Loans, copies enough for them, and what some have already who share an instant."""
    spans = [row for row in draw(rows) if row[0] < row[1]]
    copies = [f"c{number}" for number in range(peak(spans) + draw(st.integers(0, 2)))]
    at, left = draw(st.integers(0, HORIZON)), draw(st.permutations(copies))
    held = {}
    for place, (start, end, count) in enumerate(spans):
        if start <= at < end and draw(st.booleans()):
            number = draw(st.integers(0, count))
            held[place], left = tuple(left[:number]), left[number:]
    return spans, copies, held


@given(held_spans())
def test_no_copy_is_with_two_at_a_time(case: tuple[list[Taken], list[str], dict[int, tuple[str, ...]]]):
    spans, _, _ = case
    dealt = assign(*case)
    assert [len(set(own)) for own in dealt] == [count for _, _, count in spans]
    for (one, its_copies), (other, other_copies) in combinations(zip(spans, dealt, strict=True), 2):
        meet = max(one[0], other[0]) < min(one[1], other[1])
        assert not (meet and set(its_copies) & set(other_copies))


@given(held_spans())
def test_exactly_as_many_copies_are_used_as_the_peak_needs(
    case: tuple[list[Taken], list[str], dict[int, tuple[str, ...]]],
):
    spans, copies, _ = case
    used = {copy for own in assign(*case) for copy in own}
    assert used <= set(copies)
    assert len(used) == peak(spans)


@given(held_spans())
def test_whoever_holds_copies_keeps_them(case: tuple[list[Taken], list[str], dict[int, tuple[str, ...]]]):
    dealt = assign(*case)
    assert all(set(own) <= set(dealt[place]) for place, own in case[2].items())


@given(rows)
def test_fewer_copies_than_the_peak_are_refused(taken: list[Taken]):
    spans = [row for row in taken if row[0] < row[1]]
    assume(spans)
    with pytest.raises(ValueError, match=f"^{peak(spans)} copies are wanted at once, and there are {peak(spans) - 1}$"):
        assign(spans, ["c"] * (peak(spans) - 1))
