"""What is free at a lending desk beside bare lists of integers: ratios measured in one run.

The floor is what anybody would write in a few lines: the edges of all reservations sorted, with running sums; a window
minimum by ``bisect`` and ``min`` of a slice; an insertion of both edges, with the levels between them lowered. Rounds
take turns, so that a busy machine slows all alike; each figure is the median of its rounds.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from innbygger_core import read_plan
from innbygger_core.loans import Loan, LoanRequest, Stock
from innbygger_core.loans._levels._line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from innbygger_core import Plan

OSLO = ZoneInfo("Europe/Oslo")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
NOW = datetime(2027, 3, 1, 12, tzinfo=OSLO)
MINUTE = 60_000_000
DAY = 1440 * MINUTE
WEEK = 7 * DAY
BEGIN = (FIRST - EPOCH) // timedelta(microseconds=1)
YEARS = 4 * 365 * DAY
ROUNDS = 7
KINDS = 500
FEW = 200
Reserved = tuple[int, int, int]
Lists = tuple[list[int], list[int]]


def reservations(count: int, seed: int = 7) -> list[Reserved]:
    """Draw reservations of one to 29 days over four years, by the minute; no two begin in the same one."""
    draw = random.Random(seed)  # noqa: S311 - a draw, no secret
    starts = (BEGIN + minute * MINUTE for minute in draw.sample(range(YEARS // MINUTE), count))
    lengths = draw.choices([1, 3, 7, 14, 29], k=count)
    return [
        (start, start + days * DAY - draw.randrange(600) * MINUTE, 1)
        for start, days in zip(starts, lengths, strict=True)
    ]


def windows(count: int) -> list[tuple[int, int]]:
    """Draw weeks that are asked for."""
    draw = random.Random(8)  # noqa: S311 - as above
    starts = [BEGIN + draw.randrange(YEARS // MINUTE) * MINUTE for _ in range(count)]
    return [(start, start + WEEK) for start in starts]


def sweep(capacity: int, taken: Sequence[Reserved]) -> Lists:
    """Sort the edges, and sum up what changes on each: what anybody would have to do."""
    changes: dict[int, int] = {}
    for start, end, count in taken:
        changes[start] = changes.get(start, 0) - count
        changes[end] = changes.get(end, 0) + count
    edges = sorted(changes)
    return edges, list(accumulate((changes[at] for at in edges), initial=capacity))


def bare_lowest(lists: Lists, start: int, end: int) -> int:
    """Find the minimum of a window: two bisects and a slice."""
    edges, levels = lists
    return min(levels[bisect_right(edges, start) : bisect_left(edges, end) + 1])


def bare_add(lists: Lists, start: int, end: int, count: int) -> None:
    """Insert both edges, each with its level, and lower the levels between them."""
    _, levels = lists
    low = bare_edge(lists, start)
    high = bare_edge(lists, end)
    levels[low + 1 : high + 1] = [level - count for level in levels[low + 1 : high + 1]]


def bare_edge(lists: Lists, at: int) -> int:
    """Insert an edge, unless it is there, with the level that holds at it; tell its place."""
    edges, levels = lists
    place = bisect_left(edges, at)
    if place == len(edges) or edges[place] != at:
        edges.insert(place, at)
        levels.insert(place + 1, levels[place])
    return place


def seconds(work: Callable[[], object]) -> float:
    """Time some work without the collector of garbage."""
    gc.collect()
    gc.disable()
    begun = perf_counter()
    work()
    took = perf_counter() - begun
    gc.enable()
    return took


def in_turn(*works: Callable[[], object], times: int = 1) -> list[float]:
    """Give the median seconds of each of some pieces of work, which take turns; each is done so many times at once."""
    rounds = [[seconds(work) / times for work in works] for _ in range(ROUNDS)]
    return [median(took) for took in zip(*rounds, strict=True)]


def tell(name: str, took: float, floor: float, goal: float | None = None) -> None:
    """Tell one figure, and its ratio to its floor."""
    wanted = f"   goal {goal:g}" if goal is not None else ""
    print(f"{name:64} {took * 1e6:12.2f} µs {took / floor:9.2f}{wanted}")


def index(size: int) -> None:
    """Measure making the index, asking it, and adding to it."""
    taken, asked = reservations(size), windows(400)
    floor, made = in_turn(lambda: sweep(size, taken), lambda: Line(size, taken))
    tell(f"{size}: bare sweep", floor, floor)
    tell("  index", made, floor, 3)
    lists, line = sweep(size, taken), Line(size, taken)
    assert all(bare_lowest(lists, *window) == line.lowest(*window) for window in asked)  # noqa: S101 - both are right
    floor, found = in_turn(
        lambda: [bare_lowest(lists, *window) for window in asked],
        lambda: [line.lowest(*window) for window in asked],
        times=len(asked),
    )
    tell("  bare minimum of a week", floor, floor)
    tell("  window minimum", found, floor, 10)
    floor, added = in_turn(
        *adders(lambda row: bare_add(lists, *row), lambda row: line.add(*row)),
        times=FEW,
    )
    tell("  bare insertion", floor, floor)
    tell("  adding one", added, floor, 3)


def adders(*adds: Callable[[Reserved], object]) -> Iterator[Callable[[], object]]:
    """Give work that adds some new reservations each time, to each of some structures the same ones."""
    for add in adds:
        batches = iter([reservations(FEW, 100 + number) for number in range(ROUNDS)])
        yield lambda add=add, batches=batches: [add(row) for row in next(batches)]


def peers() -> None:
    """Measure what well-known structures take for the same, where they are installed."""
    try:
        import intervaltree  # noqa: F401, PLC0415 - only where peers are asked for
        import portion  # noqa: F401, PLC0415 - as above
    except ImportError as missing:
        print(f"\nPeers are left out, since {missing.name} is not installed; please install intervaltree and portion.")
        return
    print()
    trees(10_000)
    dictionaries(FEW)


def trees(size: int) -> None:
    """Measure ``intervaltree``: what lies across a window is found, and swept."""
    from intervaltree import IntervalTree  # noqa: PLC0415 - as above

    taken, asked = reservations(size), windows(20)
    lists, tree = sweep(size, taken), IntervalTree.from_tuples(taken)

    def lowest(start: int, end: int) -> int:
        across = [(max(row.begin, start), min(row.end, end), row.data) for row in tree.overlap(start, end)]
        return min(sweep(size, across)[1][1:-1], default=size)

    floor, made = in_turn(lambda: sweep(size, taken), lambda: IntervalTree.from_tuples(taken))
    tell(f"{size}: intervaltree, beside bare lists: made", made, floor)
    floor, found = in_turn(
        lambda: [bare_lowest(lists, *window) for window in asked],
        lambda: [lowest(*window) for window in asked],
        times=len(asked),
    )
    tell("  window minimum", found, floor)
    floor, added = in_turn(*adders(lambda row: bare_add(lists, *row), lambda row: tree.addi(*row)), times=FEW)
    tell("  adding one", added, floor)


def dictionaries(size: int) -> None:
    """Measure ``portion``: a dictionary of intervals, with how many are free in each."""
    import portion  # noqa: PLC0415 - as above

    taken, asked = reservations(size), windows(20)
    lists = sweep(size, taken)

    def made() -> portion.IntervalDict:
        free = portion.IntervalDict({portion.closedopen(BEGIN, BEGIN + 2 * YEARS): size})
        for row in taken:
            free = with_one(free, row)
        return free

    def with_one(free: portion.IntervalDict, row: Reserved) -> portion.IntervalDict:
        taken = portion.IntervalDict({portion.closedopen(row[0], row[1]): -row[2]})
        return free.combine(taken, how=lambda one, other: one + other)

    free = made()
    floor, took = in_turn(lambda: sweep(size, taken), made)
    tell(f"{size}: portion, beside bare lists: made", took, floor)
    floor, found = in_turn(
        lambda: [bare_lowest(lists, *window) for window in asked],
        lambda: [min(free[portion.closedopen(*window)].values()) for window in asked],
        times=len(asked),
    )
    tell("  window minimum", found, floor)
    new = reservations(FEW, 99)[:20]
    floor, added = in_turn(
        lambda: [bare_add(lists, *row) for row in new], lambda: [with_one(free, row) for row in new], times=len(new)
    )
    tell("  adding one", added, floor)


def growth(sizes: Sequence[int]) -> None:
    """Tell how the figures grow with the number of reservations."""
    print(f"\n{'reservations':>12} {'index ms':>12} {'window minimum µs':>20} {'adding one µs':>16}")
    asked = windows(400)
    for size in sizes:
        taken = reservations(size)
        (made,) = in_turn(lambda: Line(size, taken))  # noqa: B023 - run at once
        line = Line(size, taken)
        (found,) = in_turn(lambda: [line.lowest(*window) for window in asked], times=len(asked))  # noqa: B023
        (added,) = in_turn(*adders(lambda row: line.add(*row)), times=FEW)  # noqa: B023 - run at once
        print(f"{size:>12} {made * 1e3:>12.1f} {found * 1e6:>20.2f} {added * 1e6:>16.2f}")


def plan(kinds: int, each: int) -> Plan:
    """Write a plan of one hub that lends so many kinds of things, and of each so many."""
    hours = {"format": "innbygger.hours/1", "id": "desk", "week": {"mon-sat": ["10:00-18:00"], "sun": []}}
    things = [{"id": f"k{kind}", "hub": "torg", "name": f"Ting {kind}", "count": each} for kind in range(kinds)]
    terms = {"id": "all", "period": "P7D", "closed": "start_of_next_opening", "offset": "PT1H", "limit": 20}
    return read_plan(
        json.dumps(
            {
                "format": "innbygger.plan/1",
                "municipality": {"name": "Fjord"},
                "hours": [hours],
                "hubs": [{"id": "torg", "name": "Torget", "hours": "desk"}],
                "equipment": things,
                "loan_terms": [terms],
            }
        )
    )


def when(at: int) -> datetime:
    """Write an instant as the clock of the hub shows it."""
    return (EPOCH + timedelta(microseconds=at)).astimezone(OSLO)


def loans(kind: int, taken: Sequence[Reserved]) -> list[Loan]:
    """Store reservations as rows, of borrowers who have a few each."""
    return [
        Loan(
            id=f"l{kind}-{number}",
            equipment=f"k{kind}",
            hub="torg",
            count=count,
            borrower={"id": f"resident/r{number // 3}", "born": 1990},
            start=when(start),
            due=when(end),
        )
        for number, (start, end, count) in enumerate(taken)
    ]


def deciding(size: int) -> None:
    """Measure a decision about one more loan of a stock that has many reservations."""
    taken = reservations(size)
    stock = Stock(plan(1, size), loans=loans(0, taken), revision=0)
    lists = sweep(size, taken)
    starts = [NOW.replace(hour=12) + timedelta(days=number) for number in range(1, 60)]
    starts = [start for start in starts if start.weekday() < 5]  # noqa: PLR2004 - Monday to Friday
    asked = [micros_of(start) for start in starts]
    requests = [
        LoanRequest(
            items=({"equipment": "k0"},),
            borrower={"id": "resident/new", "born": 1990},
            start=start,
            due=start + timedelta(days=7),
        )
        for start in starts
    ]
    stock.decide(requests[0], now=NOW)
    floor, decided = in_turn(
        lambda: [bare_lowest(lists, start, start + WEEK) for start in asked],
        lambda: [stock.decide(request, now=NOW) for request in requests],
        times=len(requests),
    )
    tell(f"{size}: decision, beside a bare minimum of a week", decided, floor, 150)


def micros_of(at: datetime) -> int:
    """Count an instant in µs."""
    return (at - EPOCH) // timedelta(microseconds=1)


def asking_all(each: int) -> None:
    """Measure whether each of many kinds is free next week."""
    taken = [reservations(each, kind) for kind in range(KINDS)]
    stock = Stock(plan(KINDS, each), loans=[loan for kind in range(KINDS) for loan in loans(kind, taken[kind])])
    lists = [sweep(each, rows) for rows in taken]
    start = NOW + timedelta(days=7)
    end, low = start + timedelta(days=7), micros_of(start)
    kinds = [f"k{kind}" for kind in range(KINDS)]
    lines = [Line(each, rows) for rows in taken]

    def told() -> list[int]:
        return [stock.available(kind, start, end) for kind in kinds]

    told()
    floor, bare, asked = in_turn(
        lambda: [line.lowest(low, low + WEEK) for line in lines],
        lambda: [bare_lowest(each_lists, low, low + WEEK) for each_lists in lists],
        told,
    )
    tell(f"{KINDS} window minima of {each} reservations each", floor, floor)
    tell("  free next week? all kinds", asked, floor, 4)
    tell("  beside bare minima", asked, bare)


def main() -> None:
    """Measure everything, beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="let the table of growth end at a million reservations")
    options = parser.parse_args()
    print("times of one, and ratios to the floor of the same run\n")
    for size in (10_000, 100_000):
        index(size)
    peers()
    print()
    for size in (10_000, 100_000):
        deciding(size)
    asking_all(200)
    growth([1_000, 10_000, 100_000, *([1_000_000] if options.million else [])])


if __name__ == "__main__":
    main()
