"""What is withheld: exactly what must be, and nothing of it can be worked out, by whoever knows the rule.

The strongest thing that can be said is proved by going through every table up to a size: those that look the same when
they are told must differ in each figure that is withheld.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

import pytest

from innbygger_core.sharing import WITHHELD
from innbygger_core.sharing._recording._tally import Tally, added
from innbygger_core.sharing._recording._withholding import (
    people_or_bookings,
    shown_count,
    shown_table,
    shown_total,
    smallest_figure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.sharing import Usage

Pair = tuple[int, int]
X = WITHHELD


def tally(bookings: int, people: int) -> Tally:
    return Tally(1, bookings, people)


def counts(usage: Usage) -> tuple[object, object]:
    return usage.bookings, usage.people


def shown(*pairs: Pair) -> list[tuple[object, object]]:
    rows = {str(place): tally(*pair) for place, pair in enumerate(pairs)}
    return [counts(row) for row in shown_table(rows, shown_total(added(list(rows.values()))))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([(9, 90), (8, 80)], [(9, 90), (8, 80)], id="nothing small"),
        pytest.param([(9, 90), (2, 600)], [(9, 90), (2, 600)], id="few bookings of many people"),
        pytest.param([(9, 90), (8, 80), (3, 4)], [(9, 90), (X, X), (X, X)], id="one small: the next is withheld too"),
        pytest.param([(9, 90), (3, 4), (2, 3)], [(9, 90), (X, X), (X, X)], id="two small: they keep each other"),
        pytest.param([(9, 90), (8, 80), (2, 2), (1, 2)], [(9, 90), (X, X), (X, X), (X, X)], id="too few together"),
        pytest.param([(9, 90), (8, 80), (3, 3), (3, 3)], [(9, 90), (X, X), (X, X), (X, X)], id="all alike"),
        pytest.param([(9, 90), (8, 80), (7, 80), (3, 4)], [(9, 90), (X, X), (X, X), (X, X)], id="a tie goes together"),
        pytest.param([(9, 90), (8, 0)], [(9, 90), (8, 0)], id="of some nobody says how many came"),
        pytest.param([(9, 90), (8, 80), (2, 0)], [(9, 90), (X, X), (X, X)], id="few bookings, and nobody says"),
        pytest.param([(9, 90), (0, 0)], [(9, 90), (0, 0)], id="what began before is zero"),
        pytest.param([(9, 90), (3, 4), (0, 0), (4, 3)], [(9, 90), (X, X), (X, X), (X, X)], id="zero hides with others"),
        pytest.param([(8, 2), (9, 1)], [(8, X), (9, X)], id="too few people in all"),
        pytest.param([(8, 2), (0, 0)], [(8, X), (0, 0)], id="no booking, so nobody came"),
        pytest.param([(2, 90), (1, 80)], [(X, X), (X, X)], id="too few bookings in all"),
        pytest.param([(1, 1)] * 5, [(X, X)] * 5, id="nothing is left to tell"),
        pytest.param([(3, 0), (6, 0), (7, 0)], [(X, 0), (X, 0), (7, 0)], id="nobody says anything of people"),
    ],
)
def test_a_table_tells_what_it_can(rows: list[Pair], expected: list[tuple[object, object]]):
    assert shown(*rows) == expected


def test_a_row_without_any_use_is_zero_and_keeps_nothing():
    rows = {"hall": tally(9, 90), "stage": tally(8, 80), "north": tally(3, 3), "south": tally(3, 3), "talk": Tally()}
    told = shown_table(rows, shown_total(added(list(rows.values()))))
    assert [counts(row) for row in told] == [(9, 90), (X, X), (X, X), (X, X), (0, 0)]


def test_where_people_are_withheld_nothing_tells_how_they_were_counted():
    row, other = (Tally(1, 8, 2, counted=1), Tally(1, 9, 1, booked=1))
    total = shown_total(added([row, other]))
    shown_rows = shown_table({"hall": row, "north": other}, total)
    assert [each.people_from for each in (total, *shown_rows)] == [X, X, X]


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (1, X), (4, X), (5, 5)])
def test_a_count_by_itself_is_told_from_five_on(count: int, expected: object):
    assert shown_count(count) == expected


# --- The law ---------------------------------------------------------------------------------------------------------


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to split a number into parts, in order."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in splits(total - first, parts - 1))


def tables(rows: int, bookings: int, people: int, *, said: bool) -> Iterator[list[Pair]]:
    """Every table of so many rows that holds no more in all; where everybody says how many come, at least one does."""
    for some, others in product(range(bookings + 1), range(people + 1)):
        for pairs in product(splits(some, rows), splits(others, rows)):
            table = list(zip(*pairs, strict=True))
            if all(many >= few if said else few or not many for few, many in table):
                yield table


def told_of(table: list[Pair], kinds: tuple[int, ...]) -> list[tuple[Pair, tuple[object, object]]]:
    """Each figure with what is told of it: the total, the kinds, and what is of each kind."""
    leaves = iter([tally(*pair) for pair in table])
    split = [[next(leaves) for _ in range(size)] for size in kinds]
    total = added([added(kind) for kind in split])
    of_kinds = {str(place): added(kind) for place, kind in enumerate(split)}
    shown_kinds = shown_table(of_kinds, shown_total(total), smallest_figure if max(kinds) > 1 else people_or_bookings)
    told = [(total, shown_total(total)), *zip(of_kinds.values(), shown_kinds, strict=True)]
    for kind, usage in zip(split, shown_kinds, strict=True):
        told += zip(kind, shown_table({str(place): row for place, row in enumerate(kind)}, usage), strict=True)
    return [((row.bookings, row.people), counts(usage)) for row, usage in told]


def worked_out(found: Iterator[list[Pair]], kinds: tuple[int, ...]) -> list[object]:
    """Group the tables that look alike; tell of which of them a withheld figure is the same in all."""
    alike: defaultdict[tuple[object, ...], list[list[Pair]]] = defaultdict(list)
    for table in found:
        figures = told_of(table, kinds)
        alike[tuple(told for _, told in figures)].append([true for true, _ in figures])
    return [
        (told, place)
        for told, truths in alike.items()
        for place, measure in product(range(len(told)), (0, 1))
        if told[place][measure] == WITHHELD and len({truth[place][measure] for truth in truths}) == 1  # type: ignore[index]
    ]


@pytest.mark.parametrize("said", [False, True])
@pytest.mark.parametrize(
    ("kinds", "bookings", "people"),
    [((1,), 12, 16), ((1, 1), 9, 14), ((1, 1, 1), 7, 10), ((1, 1, 1, 1), 6, 7), ((2, 1), 6, 10)],
)
def test_no_withheld_figure_can_be_worked_out(kinds: tuple[int, ...], bookings: int, people: int, said: bool):
    assert worked_out(tables(sum(kinds), bookings, people, said=said), kinds) == []


def test_the_law_sees_what_can_be_worked_out(monkeypatch: pytest.MonkeyPatch):
    def careless(rows: list[Pair], size: Callable[[Pair], int]) -> int:
        return 5 if any(size(row) for row in rows) else 0

    monkeypatch.setattr("innbygger_core.sharing._recording._withholding._smallest_told", careless)
    assert worked_out(tables(2, 9, 14, said=False), (1, 1)) != []
