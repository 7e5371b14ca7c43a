"""Blocks of time, and what they say of one candidate."""

from __future__ import annotations

import pytest

from innbygger_core.decisions import Condition, Conflict, Fail, Finding, Pass, Unknown
from innbygger_core.sharing._deciding._shapes import KEPT, Block, Forbids, hits
from innbygger_core.sharing._deciding._sweep import stretches_above

LENGTHS = range(1, 7)


def found(*names: str, field: str = "/start", variant: str = "") -> Finding:
    return Finding("room/hall", field, variant=variant, conflicts=tuple(map(Conflict, names)))


@pytest.mark.parametrize("forbids", list(Forbids))
@pytest.mark.parametrize("length", LENGTHS)
def test_the_starts_that_a_block_touches_are_those_of_uses_that_it_hits(forbids: Forbids, length: int):
    block = Block(10, 14, found(), forbids)
    first, last = block.starts(length)
    assert [at for at in range(30) if block.hits(at, at + length)] == list(range(first, last))


def test_a_use_is_forbidden_that_shares_any_time():
    assert [at for at in range(20) if Block(10, 12, found()).hits(at, at + 3)] == [8, 9, 10, 11]


def test_an_end_lies_in_the_stretch_that_the_instant_before_it_lies_in():
    block = Block(10, 12, found(), Forbids.END)
    assert [end for end in range(20) if block.hits(0, end)] == [11, 12]


def test_blocks_that_are_not_touched_say_nothing():
    assert hits([Block(10, 20, found()), Block(0, 5, Unknown(("noise",)))], 5, 10) is KEPT


def test_findings_of_one_sort_become_one_with_all_that_is_in_the_way():
    blocks = [Block(0, 5, found("a")), Block(3, 9, found("b")), Block(4, 6, found("c", variant="hours"))]
    assert hits(blocks, 0, 10) == Fail((found("a", "b"), found("c", variant="hours")))
    assert hits(blocks[:1], 0, 10) == Fail((found("a"),))


def test_what_is_wrong_weighs_more_than_what_is_unknown_and_that_more_than_a_condition():
    wrong, unknown, condition = found("a"), Unknown(("noise",)), Condition("sharing.no-access")
    told = [Block(0, 5, each) for each in (condition, unknown, wrong)]
    assert hits(told, 0, 5) == Fail((wrong,))
    assert hits(told[:2], 0, 5) == unknown
    assert hits(told[:1] * 2, 0, 5) == Pass((condition,))


@pytest.mark.parametrize(("limit", "above"), [(0, [(0, 15)]), (1, [(5, 10)]), (2, [(8, 9)]), (3, [])])
def test_what_overlaps_is_added_up(limit: int, above: list[tuple[int, int]]):
    assert list(stretches_above([(0, 10, 1), (5, 15, 1), (8, 9, 1)], limit)) == above


def test_what_ends_makes_room_for_what_begins_then():
    assert list(stretches_above([(0, 10, 1), (10, 20, 1)], 1)) == []
    assert list(stretches_above([(0, 10, 2), (10, 20, 2)], 1)) == [(0, 20)]
