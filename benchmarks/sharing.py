"""A calendar of rooms beside bare lists: ratios measured in one run.

The floor is two sorted lists of integers for each room, the starts and the ends of its bookings, asked by ``bisect``.
Rounds take turns, so that a busy machine slows all alike; each figure is the median of its rounds.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from innbygger_core import read_plan
from innbygger_core.sharing import Booking, BookingRequest, Calendar, Series, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innbygger_core import Plan

OSLO = ZoneInfo("Europe/Oslo")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FIRST = datetime(2027, 1, 1, 8, tzinfo=OSLO)
NOW = datetime(2027, 3, 1, 12, tzinfo=OSLO)
TWO_HOURS = timedelta(hours=2)
ROOMS = 50
ROUNDS = 5
Lists = dict[str, tuple[list[int], list[int]]]


def plan() -> Plan:
    """Write a plan of ten halls of five rooms each: a whole with four parts, beside each other, under full terms."""
    rooms = [
        {
            "id": f"r{number}",
            "hub": "torg",
            "name": f"Rom {number}",
            "capacity": 30,
            "features": {"sound_insulated": False, "accessible": True},
            "more_features": False,
            "tolerates_noise": 4,
            "neighbours": [f"r{(number + 5) % ROOMS}"] if number % 5 == 0 else [],
            **({"part_of": f"r{number - number % 5}"} if number % 5 else {}),
        }
        for number in range(ROOMS)
    ]
    terms = {
        "id": "all",
        "hubs": ["torg"],
        "buffer_after": 15,
        "grid": "PT15M",
        "shortest": "PT30M",
        "longest": "PT4H",
        "step": "PT15M",
        "lead_time": "PT1H",
        "window": "P5Y",
        "quotas": [{"period": "week", "hours": 8}],
        "simultaneous": 3,
        "smallest_group": 2,
        "refused": ["birthday"],
    }
    return read_plan(
        json.dumps(
            {
                "format": "innbygger.plan/1",
                "municipality": {"name": "Fjord"},
                "hours": [{"format": "innbygger.hours/1", "id": "house", "week": {"mon-sun": ["08:00-22:00"]}}],
                "hubs": [{"id": "torg", "name": "Torget", "hours": "house"}],
                "rooms": rooms,
                "terms": [terms],
            }
        )
    )


def bookings(count: int) -> list[Booking]:
    """Book every room day after day, from 30 minutes to two hours, on a grid of a quarter, with gaps between."""
    draw, made = random.Random(6), []  # noqa: S311 - a draw, no secret
    for room in range(ROOMS):
        start = FIRST
        for number in range(count // ROOMS):
            length = timedelta(minutes=draw.choice([30, 45, 60, 90, 120]))
            start = max(start, start.replace(hour=8, minute=0))
            if (start + length).hour >= 22 or (start + length).date() > start.date():  # noqa: PLR2004 - the house closes
                start = (start + timedelta(days=1)).replace(hour=8, minute=0)
            wish = Wish(organiser=f"organisation/o{draw.randrange(500)}", purpose="rehearsal", number=10, noise=3)
            made.append(
                Booking(id=f"b{room}-{number}", rooms=(f"r{room}",), start=start, end=start + length, wish=wish)
            )
            start += length + timedelta(minutes=draw.choice([30, 60, 120, 240]))
    return made


def whole(when: datetime) -> int:
    """Count an instant in µs."""
    return (when - EPOCH) // MICROSECOND


def bare_load(stored: Sequence[Booking]) -> Lists:
    """Group by room, sort, and make two lists: what anybody would have to do."""
    grouped: dict[str, list[tuple[int, int]]] = {}
    for booking in stored:
        grouped.setdefault(booking.rooms[0], []).append((whole(booking.start), whole(booking.end)))
    return {
        room: ([start for start, _ in spans], [end for _, end in spans])
        for room, spans in ((room, sorted(spans)) for room, spans in grouped.items())
    }


def merged(calendar: Calendar, stored: Sequence[Booking]) -> Lists:
    """Merge what the bare search looks through: bookings of the whole family with buffers, and closed nights."""
    by_room = bare_load(stored)
    found: Lists = {}
    for number in range(ROOMS):
        family = [
            f"r{number - number % 5}",
            *([f"r{number}"] if number % 5 else [f"r{number + i}" for i in range(1, 5)]),
        ]
        spans = [
            (start - 900_000_000, end + 900_000_000)
            for room in dict.fromkeys(family)
            for start, end in zip(*by_room[room], strict=True)
        ]
        day = FIRST.replace(hour=22) - timedelta(days=1)
        spans += [(whole(day + timedelta(days=n)), whole(day + timedelta(days=n, hours=10))) for n in range(366 * 2)]
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        found[f"r{number}"] = starts, ends
    assert calendar.bookings  # noqa: S101 - the same bookings stand in both
    return found


def bare_check(lists: Lists, asks: Sequence[tuple[str, int, int]]) -> None:
    """Ask whether something overlaps, by one bisect each."""
    for room, start, end in asks:
        starts, ends = lists[room]
        place = bisect_left(starts, end)
        _ = place and ends[place - 1] > start


def bare_search(busy: Lists, start: int, end: int, length: int) -> int | None:
    """Find the first gap over all rooms in merged busy lists."""
    best: int | None = None
    for starts, ends in busy.values():
        at = start
        place = bisect_right(ends, at)
        while at + length <= (best if best is not None else end):
            if place == len(starts) or at + length <= starts[place]:
                best = at
                break
            at = max(at, ends[place])
            place += 1
    return best


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Give the median seconds of one run of some work."""
    took = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        start = perf_counter()
        for _ in range(times):
            work()
        took.append((perf_counter() - start) / times)
        gc.enable()
    return median(took)


def line(name: str, seconds: float, floor: float, goal: float | None = None) -> None:
    """Tell one figure as a ratio to its floor."""
    wanted = f"   goal {goal:g}" if goal is not None else ""
    print(f"{name:58} {seconds * 1e6:12.2f} µs {seconds / floor:10.2f}{wanted}")


def asks(count: int) -> list[tuple[str, datetime, datetime]]:
    """Draw times at which rooms are asked for."""
    draw = random.Random(7)  # noqa: S311 - as above
    drawn = []
    for _ in range(count):
        start = NOW.replace(hour=8) + timedelta(days=draw.randrange(3, 200), minutes=15 * draw.randrange(48))
        drawn.append((f"r{draw.randrange(ROOMS)}", start, start + timedelta(minutes=draw.choice([45, 120]))))
    return drawn


def loading(stored: list[Booking], facts: Plan) -> None:
    """Measure loading, from values and from JSON."""
    floor = timed(lambda: bare_load(stored))
    line("bare load: group, sort, two lists", floor, floor)
    line("Calendar from Booking values, settled", timed(lambda: loaded(facts, stored)), floor, 8)
    adapter = TypeAdapter(tuple[Booking, ...])
    text = adapter.dump_json(tuple(stored), exclude_defaults=True)
    line("Calendar from JSON, settled", timed(lambda: loaded(facts, adapter.validate_json(text))), floor, 15)


def loaded(facts: Plan, stored: Sequence[Booking]) -> Calendar:
    """Load a calendar, and put everything in order at once."""
    calendar = Calendar(facts, bookings=stored)
    calendar.settle()
    return calendar


def deciding(calendar: Calendar, stored: list[Booking]) -> None:
    """Measure checks, decisions and what is made of them."""
    drawn, lists = asks(400), bare_load(stored)
    ints = [(room, whole(start), whole(end)) for room, start, end in drawn]
    check = timed(lambda: bare_check(lists, ints), 20) / len(drawn)
    line("bare check: one bisect", check, check)
    busy = {room: calendar._taken(room, whole(NOW)) for room in lists}  # noqa: SLF001 - the index below the edge
    line(
        "conflict check on integers, tree merged",
        timed(lambda: [busy[room].meets(start, end) for room, start, end in ints], 20) / len(drawn),
        check,
        4,
    )
    line(
        "conflict check with aware datetimes",
        timed(lambda: [calendar.is_taken(*ask) for ask in drawn], 5) / len(drawn),
        check,
        10,
    )
    told = {"organiser": "organisation/o1", "purpose": "birthday", "number": 40, "needs": {"features": ["stage"]}}
    requests = [
        BookingRequest(wish=Wish.model_validate({"rooms": [room], "noise": 3, **told}), start=start, end=end)
        for room, start, end in drawn
    ]
    reasons = sum(len(calendar.decide(request, now=NOW).reasons) for request in requests) / len(requests)
    decision = timed(lambda: [calendar.decide(request, now=NOW) for request in requests]) / len(requests)
    line(f"explained decision, {reasons:.1f} reasons on average", decision, check, 150)
    line("  in decisions", decision, decision)
    wish = Wish(rooms=("r7",), length="PT2H", organiser="organisation/new", purpose="meeting", number=10, noise=1)
    series = BookingRequest(
        wish=wish,
        series=Series(
            recurrence={"every": "week", "first_day": "2027-03-09", "count": 52}, opens="10:00", closes="12:00"
        ),
    )
    line("series of 52 weeks", timed(lambda: calendar.decide(series, now=NOW)), decision, 45)
    window = NOW + timedelta(days=1), NOW + timedelta(days=8)
    free = timed(lambda: calendar.free(wish, start=window[0], end=window[1], now=NOW))
    line("free: one room, one week", free, decision, 20)
    denied = calendar.decide(requests[0].model_copy(update={"wish": wish}), now=NOW)
    line("alternatives(limit=5)", timed(lambda: calendar.alternatives(denied, limit=5, now=NOW)), decision, 40)


def committing(facts: Plan, stored: list[Booking]) -> None:
    """Measure a commit beside the decision that it makes anew."""
    calendar = loaded(facts, stored)
    wish = Wish(rooms=("r7",), organiser="organisation/new", purpose="meeting", number=10, noise=1)
    starts = [datetime(2029, 3, 5, 9, tzinfo=OSLO) + timedelta(days=8 * n) for n in range(100)]
    calendar.decide(BookingRequest(wish=wish, start=starts[0], end=starts[0] + TWO_HOURS), now=NOW)
    decided, committed = [], []
    for start in starts:
        request = BookingRequest(wish=wish, start=start, end=start + TWO_HOURS)
        begun = perf_counter()
        decision = calendar.decide(request, now=NOW)
        decided.append(perf_counter() - begun)
        begun = perf_counter()
        calendar.commit(decision, now=NOW)
        committed.append(perf_counter() - begun)
    line("commit, beside its own decision", median(committed), median(decided), 2.5)


def searching(facts: Plan, stored: list[Booking]) -> None:
    """Measure the earliest two hours over all rooms, before and after a commit in each of them."""
    calendar = loaded(facts, stored)
    busy = merged(calendar, stored)
    start, end = whole(NOW + timedelta(days=2)), whole(NOW + timedelta(days=30))
    floor = timed(lambda: bare_search(busy, start, end, whole(EPOCH + TWO_HOURS)), 10)
    line("bare search: earliest two hours over 50 rooms", floor, floor)
    wish = Wish(
        any_of=tuple(f"r{n}" for n in range(ROOMS)), length="PT2H", organiser="organisation/new", number=10, noise=1
    )
    request = BookingRequest(wish=wish, earliest=NOW + timedelta(days=2), latest=NOW + timedelta(days=30))
    calendar.decide(request, now=NOW)
    line("earliest two hours, decided", timed(lambda: calendar.decide(request, now=NOW), 5), floor, 3)
    for number in range(ROOMS):
        at = datetime(2029, 6, 4, 9, tzinfo=OSLO) + timedelta(days=number)
        own = Wish(rooms=(f"r{number}",), organiser=f"organisation/n{number}", number=10, noise=1)
        one = calendar.decide(BookingRequest(wish=own, start=at, end=at + TWO_HOURS), now=NOW)
        calendar.commit(one, now=NOW)
    line("  after a commit in each room, the first time", timed(lambda: calendar.decide(request, now=NOW)), floor, 8)


def closing(facts: Plan, stored: list[Booking]) -> None:
    """Measure the check once more, with a year-long closure in each room."""
    year = timedelta(days=365)
    closures = [
        Booking(id=f"c{n}", rooms=(f"r{n}",), start=FIRST - 2 * year, end=FIRST - year, kind="block")
        for n in range(ROOMS)
    ]
    calendar, drawn, lists = loaded(facts, [*stored, *closures]), asks(400), bare_load(stored)
    ints = [(room, whole(start), whole(end)) for room, start, end in drawn]
    check = timed(lambda: bare_check(lists, ints), 20) / len(drawn)
    checks = timed(lambda: [calendar.is_taken(*ask) for ask in drawn], 5) / len(drawn)
    line("aware check with a year-long closure in each room", checks, check, 10)


def peers(stored: list[Booking]) -> None:
    """Measure what well-known structures take for the same check."""
    import portion  # noqa: PLC0415 - only where peers are asked for
    from intervaltree import IntervalTree  # noqa: PLC0415 - as above
    from sortedcontainers import SortedList  # noqa: PLC0415 - as above

    lists = bare_load(stored)
    ints = [(room, whole(start), whole(end)) for room, start, end in asks(400)]
    check = timed(lambda: bare_check(lists, ints), 20) / len(ints)
    sorted_lists = {room: SortedList(zip(*spans, strict=True)) for room, spans in lists.items()}
    trees = {room: IntervalTree.from_tuples(zip(*spans, strict=True)) for room, spans in lists.items()}
    sets = {
        room: portion.Interval(*(portion.closedopen(*span) for span in zip(*spans, strict=True)))
        for room, spans in lists.items()
    }

    def by_sorted_list() -> None:
        for room, start, end in ints:
            spans = sorted_lists[room]
            place = spans.bisect_left((end,))
            _ = place and spans[place - 1][1] > start

    line("sortedcontainers, check", timed(by_sorted_list, 5) / len(ints), check)
    line("intervaltree, check", timed(lambda: [trees[r].overlaps(s, e) for r, s, e in ints]) / len(ints), check)
    line(
        "portion, check",
        timed(lambda: [sets[r].overlaps(portion.closedopen(s, e)) for r, s, e in ints]) / len(ints),
        check,
    )


def growth(facts: Plan, sizes: Sequence[int]) -> None:
    """Tell how the figures grow with the number of bookings."""
    print(f"\n{'bookings':>10} {'load s':>10} {'aware check µs':>16} {'decision µs':>14} {'free week ms':>14}")
    wish = Wish(rooms=("r7",), length="PT2H", organiser="organisation/o1", number=10, noise=1)
    for size in sizes:
        stored = bookings(size)
        begun = perf_counter()
        calendar = loaded(facts, stored)
        load = perf_counter() - begun
        drawn = asks(200)
        requests = [BookingRequest(wish=wish, start=start, end=end) for _, start, end in drawn]
        check = timed(lambda: [calendar.is_taken(*ask) for ask in drawn]) / len(drawn)  # noqa: B023 - run at once
        decision = timed(lambda: [calendar.decide(it, now=NOW) for it in requests]) / len(drawn)  # noqa: B023
        week = NOW + timedelta(days=1), NOW + timedelta(days=8)
        free = timed(lambda: calendar.free(wish, start=week[0], end=week[1], now=NOW))  # noqa: B023 - run at once
        print(f"{size:>10} {load:>10.2f} {check * 1e6:>16.2f} {decision * 1e6:>14.1f} {free * 1e3:>14.2f}")


def main() -> None:
    """Measure everything, beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bookings", type=int, default=100_000)
    parser.add_argument("--growth", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000])
    options = parser.parse_args()
    facts, stored = plan(), bookings(options.bookings)
    print(f"{ROOMS} rooms, {len(stored)} bookings; times of one, and ratios to the floor above them\n")
    loading(stored, facts)
    calendar = loaded(facts, stored)
    deciding(calendar, stored)
    committing(facts, stored)
    searching(facts, stored)
    closing(facts, stored)
    peers(stored)
    growth(facts, options.growth)


if __name__ == "__main__":
    main()
