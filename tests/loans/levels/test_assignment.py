"""Which copies go to which loans."""

from __future__ import annotations

import pytest

from innbygger_core.loans._levels._assignment import assign

COPIES = ["k1", "k2", "k3", "k4"]


def test_nobody_gets_anything_where_nobody_borrows():
    assert assign([], COPIES) == ()


def test_a_copy_that_is_back_goes_out_again():
    assert assign([(0, 10, 1), (10, 20, 1)], COPIES) == (("k1",), ("k1",))


def test_loans_at_the_same_time_get_different_copies_whatever_their_order():
    assert assign([(5, 20, 2), (0, 10, 1), (10, 30, 1)], COPIES) == (("k2", "k3"), ("k1",), ("k1",))


def test_whoever_has_a_copy_keeps_it_and_the_others_come_around_it():
    spans = [(0, 10, 1), (10, 20, 1), (15, 25, 1), (25, 30, 1)]
    assert assign(spans, COPIES, {1: ("k3",)}) == (("k1",), ("k3",), ("k1",), ("k1",))


def test_what_was_before_takes_from_the_same_copies_as_what_comes_after():
    spans = [(0, 5, 2), (5, 20, 1), (10, 15, 1), (20, 30, 2)]
    dealt = assign(spans, COPIES, {1: ("k4",), 2: ("k2",)})
    assert [set(own) for own in dealt] == [{"k2", "k4"}, {"k4"}, {"k2"}, {"k2", "k4"}]


def test_whoever_has_some_of_their_copies_gets_the_rest():
    assert assign([(0, 10, 3), (5, 10, 1)], COPIES, {0: ("k4", "k2")}) == (("k4", "k2", "k1"), ("k3",))


def test_more_at_once_than_there_are_is_refused():
    with pytest.raises(ValueError, match=r"^5 copies are wanted at once, and there are 4$"):
        assign([(0, 10, 3), (9, 20, 2)], COPIES)


@pytest.mark.parametrize("held", [
    {0: ("k1",), 1: ("k1",)},
    {0: ("k9",)},
    {0: ("k1", "k1")},
])  # fmt: skip
def test_a_copy_in_two_places_or_in_none_is_refused(held: dict[int, tuple[str, ...]]):
    with pytest.raises(ValueError, match=r"^a copy is held twice, or is none of the copies$"):
        assign([(0, 10, 2), (5, 20, 1)], COPIES, held)


@pytest.mark.parametrize("held", [
    {0: ("k1",), 2: ("k2",)},
    {1: ("k1", "k2")},
])  # fmt: skip
def test_copies_held_at_different_times_or_beyond_what_is_wanted_are_refused(held: dict[int, tuple[str, ...]]):
    with pytest.raises(
        ValueError, match=r"^what is held is held at times that share no instant, or is more than is wanted$"
    ):
        assign([(0, 10, 2), (5, 20, 1), (10, 30, 1)], COPIES, held)
