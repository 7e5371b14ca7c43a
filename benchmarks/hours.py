"""Opening hours beside the fastest peer, a calendar library, and the floor: ratios measured in one run.

The peers are ``opening_hours_py`` (compiled, Rust), ``recurring-ical-events``, and a bare bisect over the edges of one
year, which only knows rule (a). Every figure is the best of several rounds in which all take turns, so that a busy
machine slows all alike. Above 1, the library is faster than ``opening_hours_py``.
"""

from __future__ import annotations

import argparse
import gc
import random
import tracemalloc
from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import opening_hours
import recurring_ical_events
from icalendar import Calendar

from innbygger_core.hours import OpeningHours, compile_hours
from innbygger_core.interchange import osm

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Timetable

OSLO = ZoneInfo("Europe/Oslo")
YEAR = datetime(2026, 1, 1, tzinfo=OSLO), datetime(2027, 1, 1, tzinfo=OSLO)
# A question about the last days of a year compiles the next one too.
NEARLY_OVER = datetime(2026, 12, 1, tzinfo=OSLO)
RULES = {
    "a": "Mo-Fr 09:00-16:00",
    "b": "Mo-Fr 08:00-20:00; Sa 10:00-15:00; PH off; Dec 24 08:00-12:00",
    "c": (
        "Mo-Fr 08:00-18:00; Sa 10:00-15:00; Jun 21-Aug 17 Mo-Fr 09:00-15:00; week 1-53/2 Sa 10:00-17:00;"
        " Th[1] 10:00-21:00; Fr 20:00-02:00; PH off; easter -1 day 10:00-13:00; Dec 24 08:00-12:00;"
        " 2026 Oct 5-2026 Oct 9 off"
    ),
}
# Rule (a) and, but for the holidays, rule (b), as a calendar says them.
ICAL = {
    "a": [("20260105T090000", "20260105T160000", "MO,TU,WE,TH,FR")],
    "b": [("20260105T080000", "20260105T200000", "MO,TU,WE,TH,FR"), ("20260103T100000", "20260103T150000", "SA")],
}


def instants(n: int, years: int = 1) -> list[datetime]:
    """Draw instants in UTC, the same in every run."""
    draw = random.Random(2026)  # noqa: S311 - no secret
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return [start + timedelta(seconds=draw.randrange(years * 365 * 86_400)) for _ in range(n)]


def seconds(rounds: int, *calls: Callable[[], Any]) -> list[float]:
    """Time some calls in turns, and keep the best of each."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for place, call in enumerate(calls):
            start = perf_counter()
            call()
            best[place] = min(best[place], perf_counter() - start)
    return best


def peer(text: str) -> Any:  # noqa: ANN401 - it has no types
    """Read a rule with the peer."""
    return opening_hours.OpeningHours(text, timezone=OSLO, country="NO")


def told(name: str, ours: float, theirs: float, per: int = 1, note: str = "") -> None:
    """Print a line of the table."""
    print(f"| {name} | {ours / per * 1e6:.2f} | {theirs / per * 1e6:.2f} | **{theirs / ours:.2f}** | {note} |")


def warm(rule: str, rounds: int, n: int) -> None:
    """Compare what is asked again and again."""
    ours, theirs = compile_hours(osm.parse(RULES[rule])), peer(RULES[rule])
    naively = opening_hours.OpeningHours(RULES[rule], country="NO")
    utc = instants(n)
    local, naive = [at.astimezone(OSLO) for at in utc], [at.astimezone(OSLO).replace(tzinfo=None) for at in utc]
    own, by_utc, aware, bare = seconds(
        rounds,
        lambda: [ours.is_open(at) for at in local],
        lambda: [ours.is_open(at) for at in utc],
        lambda: [theirs.is_open(at) for at in local],
        lambda: [naively.is_open(at) for at in naive],
    )
    told(f"({rule}) `is_open`, own zone", own, aware, n, f"naive into theirs: {bare / n * 1e6:.2f}")
    told(f"({rule}) `is_open`, UTC in", by_utc, aware, n, "theirs takes no `timezone.utc`; beside its own zone")
    change, their_change = seconds(
        rounds, lambda: [ours.next_change(at) for at in local], lambda: [theirs.next_change(at) for at in local]
    )
    told(f"({rule}) `next_change`", change, their_change, n)
    spans, intervals = seconds(rounds, lambda: list(ours.spans(*YEAR)), lambda: list(theirs.intervals(*YEAR)))
    told(f"({rule}) all spans of a year", spans, intervals)


def first_use(rule: str, rounds: int) -> None:
    """Compare reading, compiling and listing a year, of one layer and of three."""
    text = RULES[rule]
    one = osm.parse(text).layers[0]
    layers = tuple(one.model_copy(update={"id": f"layer-{number}"}) for number in range(3))

    def three() -> None:
        for _ in layers:
            osm.parse(text)
        hours = OpeningHours.model_construct(layers=layers, precedence="order", timezone="Europe/Oslo")
        list(compile_hours(hours).spans(*YEAR))

    ours, three_layers, theirs = seconds(
        rounds,
        lambda: list(compile_hours(osm.parse(text)).spans(*YEAR)),
        three,
        lambda: list(peer(text).intervals(*YEAR)),
    )
    told(f"({rule}) first use", ours, theirs)
    told(f"({rule}) first use, three layers", three_layers, theirs)


def long_run(rounds: int, n: int) -> None:
    """Compare instants of 30 years, and a place that never opens again."""
    ours, theirs = compile_hours(osm.parse(RULES["c"])), peer(RULES["c"])
    local = [at.astimezone(OSLO) for at in instants(n, years=30)]
    mine, other = seconds(
        rounds, lambda: [ours.is_open(at) for at in local], lambda: [theirs.is_open(at) for at in local]
    )
    told("(c) `is_open` over 30 years, warm", mine, other, n)
    text = "Mo-Fr 09:00-16:00; 2026 Mar 1+ off"
    after = datetime(2027, 6, 1, 12, tzinfo=OSLO)
    fresh, ours, theirs = (
        [compile_hours(osm.parse(text)) for _ in range(rounds)],
        compile_hours(osm.parse(text)),
        peer(text),
    )
    mine, again, other = seconds(
        rounds,
        lambda: fresh.pop().next_change(after),
        lambda: ours.next_change(after),
        lambda: theirs.next_change(after),
    )
    told("never opens again: `next_change`, first time", mine, other)
    told("never opens again: `next_change`, asked again", again, other)


def asked(timetable: Timetable, at: list[datetime]) -> None:
    """Ask everything that fills what a timetable keeps."""
    for when in at:
        timetable.is_open(when)
        timetable.is_open(when.astimezone(UTC))
        timetable.next_change(when)
    list(timetable.spans(*YEAR))


def kept(rule: str) -> tuple[int, int]:
    """Measure the memory of a compiled year, of one view and of a further one, in bytes."""
    local = [at.astimezone(OSLO) for at in instants(2000) if at < NEARLY_OVER]
    asked(compile_hours(osm.parse(RULES[rule])), local)
    timetable = compile_hours(osm.parse(RULES[rule]))
    sizes = []
    for view in (timetable, timetable.view(layer=timetable.layers[0])):
        gc.collect()
        tracemalloc.start()
        asked(view, local)
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
    return sizes[0], sizes[1]


def calendar_library(rule: str, rounds: int) -> None:
    """Show a calendar library beside a rule."""
    text = "".join(
        f"BEGIN:VEVENT\r\nUID:{start}\r\nDTSTART;TZID=Europe/Oslo:{start}\r\nDTEND;TZID=Europe/Oslo:{end}\r\n"
        f"RRULE:FREQ=WEEKLY;BYDAY={days}\r\nEND:VEVENT\r\n"
        for start, end, days in ICAL[rule]
    )
    calendar = Calendar.from_ical(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//\r\n{text}END:VCALENDAR\r\n")
    query, local = recurring_ical_events.of(calendar), [at.astimezone(OSLO) for at in instants(200)]
    ours = compile_hours(osm.parse(RULES[rule]))
    mine, theirs, mine_year, their_year = seconds(
        rounds,
        lambda: [ours.is_open(at) for at in local],
        lambda: [bool(query.at(at)) for at in local],
        lambda: list(ours.spans(*YEAR)),
        lambda: query.between(*YEAR),
    )
    told(f"({rule}) `is_open`, beside recurring-ical-events", mine, theirs, len(local))
    told(f"({rule}) a year, beside recurring-ical-events", mine_year, their_year)


def floor(rounds: int, n: int) -> None:
    """Show a bare bisect over the edges of the year beside rule (a)."""
    ours = compile_hours(osm.parse(RULES["a"]))
    edges = [edge.timestamp() for span in ours.spans(*YEAR) for edge in (span.start, span.end)]
    local = [at.astimezone(OSLO) for at in instants(n)]
    mine, bare = seconds(
        rounds,
        lambda: [ours.is_open(at) for at in local],
        lambda: [bisect_right(edges, at.timestamp()) & 1 == 1 for at in local],
    )
    told("(a) `is_open`, beside a bare bisect", mine, bare, n)


def with_exceptions(number: int) -> dict[str, Any]:
    """Write hours with so many exceptions, of a day each."""
    days = [date(2026, 1, 1) + timedelta(days=place % 365, weeks=52 * (place // 365)) for place in range(number)]
    exceptions = [
        {"id": f"e{n}", "first_day": f"{day}", "last_day": f"{day}", "hours": []} for n, day in enumerate(days)
    ]
    return {"week": {"mon-fri": ["09:00-16:00"]}, "exceptions": exceptions}


def growth(number: int, rounds: int) -> None:
    """Show what so many exceptions cost."""
    said, local = with_exceptions(number), [at.astimezone(OSLO) for at in instants(2000)]
    timetable = compile_hours(OpeningHours.model_validate(said))
    read, listed, one = seconds(
        rounds,
        lambda: compile_hours(OpeningHours.model_validate(said)),
        lambda: list(compile_hours(timetable.versions[0]).spans(*YEAR)),
        lambda: [timetable.is_open(at) for at in local],
    )
    print(f"| {number} | {read * 1e3:.2f} | {listed * 1e3:.2f} | {one / len(local) * 1e6:.2f} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--instants", type=int, default=4000)
    options = parser.parse_args()
    print("| what | ours, µs | theirs, µs | times faster | |\n|---|---|---|---|---|")
    for rule in RULES:
        warm(rule, options.rounds, options.instants)
    for rule in RULES:
        first_use(rule, options.rounds)
    long_run(options.rounds, options.instants)
    for rule in ICAL:
        calendar_library(rule, max(options.rounds // 3, 1))
    floor(options.rounds, options.instants)
    print("\n| rule | a compiled year, KB | a further view, KB |\n|---|---|---|")
    for rule in RULES:
        print(f"| ({rule}) |" + "".join(f" {size / 1024:.0f} |" for size in kept(rule)))
    print("\n| exceptions | read and compile, ms | list a year, ms | `is_open`, µs |\n|---|---|---|---|")
    for number in (10, 100, 1000):
        growth(number, max(options.rounds // 3, 1))


if __name__ == "__main__":
    main()
