"""Stretches in time, kept in order, and asked what lies across a window."""

from __future__ import annotations

import pytest

from innbygger_core.sharing._busy._line import Line
from innbygger_core.timekeeping import DAY


@pytest.fixture(params=["at first", "later"])
def line(request: pytest.FixtureRequest) -> Line[str]:
    """A day of three, some put there once it was asked already."""
    made: Line[str] = Line()
    made.add(10, 20, "choir")
    if request.param == "later":
        made.settle()
    made.add(0, 12, "band", reach=5)
    made.add(10, 15, "club")
    return made


def names(line: Line[str], start: int, end: int) -> list[str]:
    return [name for _, _, name in line.across(start, end)]


@pytest.mark.parametrize(("start", "end", "across"), [
    (0, 30, ["band", "club", "choir"]),
    (12, 15, ["club", "choir"]),
    (15, 16, ["choir"]),
    (19, 20, ["choir"]),
    (20, 30, []),
    (-5, 0, []),
    (11, 12, ["band", "club", "choir"]),
])  # fmt: skip
def test_what_shares_time_with_a_window_is_across_it_by_start_and_end(
    line: Line[str], start: int, end: int, across: list[str]
):
    assert names(line, start, end) == across


def test_each_is_told_with_its_edges(line: Line[str]):
    assert line.across(0, 10) == [(0, 12, "band")]


def test_what_is_taken_away_is_gone(line: Line[str]):
    line.remove(10, 20, "choir")
    assert names(line, 0, 30) == ["band", "club"]
    assert len(line) == 2


def test_alike_stretches_are_told_apart_by_what_they_are(line: Line[str]):
    line.add(10, 20, "other")
    line.remove(10, 20, "other")
    assert names(line, 16, 20) == ["choir"]


def test_they_are_counted(line: Line[str]):
    assert (len(line), len(Line())) == (3, 0)


def test_the_longest_buffer_is_how_far_one_has_to_look(line: Line[str]):
    assert (line.reach, Line().reach) == (5, 0)


@pytest.mark.parametrize("first", [True, False])
def test_what_lasts_for_long_lies_among_the_others_in_order(line: Line[str], first: bool):
    if first:
        line.settle()
    line.add(-3 * DAY, 5 * DAY, "closed")
    line.add(11, 2 * DAY, "camp")
    assert names(line, 0, 30) == ["closed", "band", "club", "choir", "camp"]
    assert names(line, DAY, DAY + 1) == ["closed", "camp"]
    line.remove(-3 * DAY, 5 * DAY, "closed")
    assert names(line, DAY, DAY + 1) == ["camp"]
