"""What is asked at a desk in these worlds, and done there: drawn as data."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st
from tests.laws.loans_oracle.clock import at, day_of, moment
from tests.laws.loans_oracle.worlds import AWAY, HOME, RUNS

if TYPE_CHECKING:
    from tests.laws.loans_oracle.lending import Lending

Json: TypeAlias = dict[str, Any]

BORROWERS = [
    *({"id": f"resident/{name}", "born": 1990} for name in "abc"),
    {"id": "resident/child", "born": 2015},
    {"id": "resident/child", "born": 2015, "guardian": {"form": "presence"}},
]
THINGS: list[Json] = [
    *({"equipment": "skis", "size": size, "count": count} for size, count in [("160", 1), ("160", 2), ("170", 1)]),
    *(
        {"equipment": "kayak", "count": count, "size": size}
        for count, size in [(1, None), (2, None), (1, "small"), (1, "large")]
    ),
    *({"equipment": "kayak", "count": len(copies), "copies": copies} for copies in [["k-1"], ["k-1", "k-3"]]),
    {"equipment": "kayak", "size": "large", "copies": ["k-1"]},
    *({"equipment": name, "count": count} for name in ("drum", "sledge", "tent") for count in (1, 1, 2)),
    {"equipment": "kicksled"},
]
CLOCKS = ("10:00", "12:00", "13:30", "17:30")
HUBS = st.sampled_from((None, None, None, HOME, AWAY))

borrowers = st.sampled_from(BORROWERS)
things = st.sampled_from(THINGS)
several = st.one_of(
    things.map(lambda one: [one]), things.map(lambda one: [one]), st.lists(things, min_size=2, max_size=3)
)
times = st.tuples(st.integers(0, 14), st.sampled_from(CLOCKS))
lengths = st.sampled_from((None, None, 4, 2 * 48, 5 * 48))
requests = st.fixed_dictionaries(
    {
        "items": several,
        "borrower": borrowers,
        "start": st.one_of(st.none(), times, times, times),
        "length": lengths,
        "collect_at": HUBS,
        "return_to": HUBS,
        "or_wait": st.booleans(),
    }
)
copies = st.sampled_from(([], [], [], ["k-1"], ["k-2"], ["k-1", "k-2"], ["d-1"], ["d-2"], ["d-1", "d-2"]))
outages = st.sampled_from(
    [
        *({"equipment": name} for name in ("sledge", "tent", "drum")),
        {"equipment": "skis", "size": "160"},
        {"equipment": "kayak", "copies": ["k-2"]},
        {"equipment": "drum", "copies": ["d-1"]},
    ]
)
waits = st.tuples(st.sampled_from((0, 0, 1, 1, 2, 4, 8)), st.sampled_from(("09:00", *CLOCKS, "20:00")))
numbers = st.integers(0, 1000)
runs = st.tuples(st.sampled_from(tuple(RUNS)), st.integers(-1, 12))
LAST_DAY = timedelta(days=35)


def request_of(lending: Lending, drawn: Json, replaces: str | None = None) -> Json:
    start = None if drawn["start"] is None else in_days(lending, *drawn["start"])
    begins = lending.shelf.now if start is None else start
    due = None if drawn["length"] is None else moment(begins + drawn["length"]).isoformat()
    told = {name: drawn[name] for name in ("borrower", "collect_at", "return_to", "or_wait")}
    items = drawn["items"][:1] if replaces else drawn["items"]
    return {
        **told,
        "items": items,
        "start": None if start is None else moment(start).isoformat(),
        "due": due,
        "replaces": replaces,
    }


def in_days(lending: Lending, days: int, clock: str) -> int:
    return at(day_of(lending.shelf.now) + timedelta(days), clock)


def run_of(lending: Lending, drawn: tuple[str, int]) -> Json:
    run, days = drawn
    return {"act": "cancel_run", "run": run, "day": str(day_of(lending.shelf.now) + timedelta(days)), "reason": "snow"}


def wait(lending: Lending, drawn: tuple[int, str]) -> None:
    """Let time pass."""
    wait_until(lending, in_days(lending, *drawn))


def wait_for(lending: Lending, loan: str) -> None:
    """Let time pass until a loan begins."""
    wait_until(lending, lending.shelf.kept[loan].start)


def wait_until(lending: Lending, then: int) -> None:
    """Let time pass, though no further than the naive desk can count."""
    if day_of(then) <= lending.world.first_day + LAST_DAY:
        lending.shelf.now = max(lending.shelf.now, then)
