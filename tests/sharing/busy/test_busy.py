"""Time that is taken, merged."""

from __future__ import annotations

import pytest

from innbygger_core.sharing._busy._busy import Busy


def stretches(busy: Busy) -> list[tuple[int, int]]:
    return list(zip(busy.starts, busy.ends, strict=True))


def test_what_overlaps_or_touches_is_merged():
    assert stretches(Busy([(40, 50), (10, 20), (15, 30), (30, 35), (12, 14)])) == [(10, 35), (40, 50)]
    assert stretches(Busy([])) == []


@pytest.mark.parametrize(("added", "merged"), [
    ((0, 5), [(0, 5), (10, 20), (30, 40)]),
    ((0, 10), [(0, 20), (30, 40)]),
    ((20, 30), [(10, 40)]),
    ((22, 28), [(10, 20), (22, 28), (30, 40)]),
    ((12, 15), [(10, 20), (30, 40)]),
    ((0, 50), [(0, 50)]),
    ((45, 50), [(10, 20), (30, 40), (45, 50)]),
])  # fmt: skip
def test_a_stretch_that_is_added_merges_with_what_it_touches(added: tuple[int, int], merged: list[tuple[int, int]]):
    busy = Busy([(10, 20), (30, 40)])
    busy.add(*added)
    assert stretches(busy) == merged


@pytest.mark.parametrize(
    ("start", "end", "meets"), [(0, 10, False), (0, 11, True), (20, 30, False), (12, 13, True), (40, 50, False)]
)
def test_a_stretch_meets_what_it_shares_time_with(start: int, end: int, *, meets: bool):
    assert Busy([(10, 20), (30, 40)]).meets(start, end) is meets


@pytest.mark.parametrize(("window", "length", "gap"), [
    ((0, 100), 10, 0),
    ((0, 100), 11, 40),
    ((5, 100), 10, 20),
    ((15, 100), 5, 20),
    ((0, 9), 10, None),
    ((15, 29), 10, None),
    ((35, 50), 10, 40),
    ((35, 49), 10, None),
])  # fmt: skip
def test_the_first_gap_is_long_enough_and_in_the_window(window: tuple[int, int], length: int, gap: int | None):
    assert Busy([(10, 20), (30, 40)]).first_gap(*window, length) == gap
