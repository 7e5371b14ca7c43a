"""The algebra of spans: its laws, and its agreement with plain sets of whole numbers."""

from __future__ import annotations

from datetime import UTC, timedelta
from operator import and_, or_, sub, xor
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innbygger_core.timekeeping import Span, Spans, moment

if TYPE_CHECKING:
    from collections.abc import Callable

HORIZON = 24
"""So short that spans touch, overlap and coincide all the time."""

WHOLE = Span(moment(0, UTC), moment(HORIZON, UTC))
EMPTY = Spans()

instants = st.integers(0, HORIZON)
pairs = st.lists(st.tuples(instants, instants), max_size=6)
sets = pairs.map(lambda given: Spans.from_pairs(given, UTC))


def members(spans: Spans) -> set[int]:
    """The same set, microsecond by microsecond."""
    return {at for span in spans for at in range(*span.edges)}


def clip(spans: Spans, start: int, end: int) -> Spans:
    return spans.clip(moment(start, UTC), moment(end, UTC))


@given(pairs)
@example([(3, 3)])
@example([(5, 2)])
@example([(1, 2), (2, 3)])
def test_a_set_is_what_its_pairs_cover(given: list[tuple[int, int]]):
    assert members(Spans.from_pairs(given, UTC)) == {at for pair in given for at in range(*pair)}


@given(sets)
def test_the_form_is_canonical(spans: Spans):
    assert all(earlier < later for earlier, later in zip(spans.edges, spans.edges[1:], strict=False))
    assert Spans.of(*reversed(list(spans))) == Spans(spans.edges) == spans
    assert Spans.from_pairs([(at, at + 1) for at in members(spans)], UTC) == spans


@pytest.mark.parametrize("operation", [or_, and_, sub, xor])
@given(left=sets, right=sets)
def test_operations_are_those_of_sets(operation: Callable[..., Spans], left: Spans, right: Spans):
    assert members(operation(left, right)) == operation(members(left), members(right))


@given(sets)
def test_a_complement_is_that_of_a_set(spans: Spans):
    assert members(spans.complement(WHOLE)) == set(range(HORIZON)) - members(spans)


@given(sets, instants)
def test_an_instant_is_in_a_set_or_not(spans: Spans, at: int):
    assert (moment(at, UTC) in spans) == (at in members(spans))


@given(sets, instants, instants)
def test_a_span_is_in_a_set_when_all_of_it_is(spans: Spans, one: int, other: int):
    start, end = min(one, other), max(one, other) + 1
    assert (Span(moment(start, UTC), moment(end, UTC)) in spans) == (set(range(start, end)) <= members(spans))


@given(sets)
def test_a_set_lasts_as_long_as_it_has_members(spans: Spans):
    assert spans.duration == timedelta(microseconds=len(members(spans)))
    assert bool(spans) == bool(members(spans))


@pytest.mark.parametrize("operation", [or_, and_, xor])
@given(a=sets, b=sets, c=sets)
def test_union_intersection_and_difference_of_both_commute_and_associate(
    operation: Callable[[Spans, Spans], Spans], a: Spans, b: Spans, c: Spans
):
    assert operation(a, b) == operation(b, a)
    assert operation(operation(a, b), c) == operation(a, operation(b, c))


@given(sets, sets, sets)
def test_union_and_intersection_distribute_over_each_other(a: Spans, b: Spans, c: Spans):
    assert a & (b | c) == (a & b) | (a & c)
    assert a | (b & c) == (a | b) & (a | c)
    assert a & (b ^ c) == (a & b) ^ (a & c)


@given(sets, sets)
def test_de_morgan(a: Spans, b: Spans):
    assert (a | b).complement(WHOLE) == a.complement(WHOLE) & b.complement(WHOLE)
    assert (a & b).complement(WHOLE) == a.complement(WHOLE) | b.complement(WHOLE)


@given(sets, sets)
def test_idempotence_absorption_and_the_empty_set(a: Spans, b: Spans):
    assert a | a == a & a == a | EMPTY == a - EMPTY == a ^ EMPTY == a
    assert a - a == a ^ a == a & EMPTY == EMPTY
    assert a | (a & b) == a & (a | b) == a


@given(sets, sets)
def test_differences_come_down_to_union_and_intersection(a: Spans, b: Spans):
    assert a - b == a & b.complement(WHOLE)
    assert a ^ b == (a | b) - (a & b)
    assert (a - b) | (a & b) == a


@given(sets)
def test_a_complement_of_a_complement_is_the_set(spans: Spans):
    assert spans.complement(WHOLE).complement(WHOLE) == spans


@given(sets, st.lists(instants, min_size=3, max_size=3).map(sorted))
def test_a_set_that_is_cut_can_be_joined_again(spans: Spans, cuts: list[int]):
    start, middle, end = cuts
    assert clip(spans, start, middle) | clip(spans, middle, end) == clip(spans, start, end)
    assert not clip(spans, start, middle) & clip(spans, middle, end)


@given(sets, instants, instants)
def test_clipping_is_intersection_with_a_span(spans: Spans, one: int, other: int):
    start, end = sorted((one, other))
    assert clip(spans, start, end) == spans & Spans.from_pairs([(start, end)], UTC)


@given(sets, sets)
def test_sets_are_equal_exactly_when_their_members_are(a: Spans, b: Spans):
    assert (a == b) == (members(a) == members(b))
    assert a != b or hash(a) == hash(b)
