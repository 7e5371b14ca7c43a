"""A portfolio of agreements beside bare month additions of ``dateutil``: ratios measured in one run.

The question is what needs attention in the next 90 days: asked of a portfolio made anew of the agreements as they were
read, and of one that was made before. Rounds take turns, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import gc
import random
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta

from innbygger_core.agreements import Agreement, Portfolio

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 23)
WINDOW = TODAY, TODAY + timedelta(days=90)
THREE_MONTHS = relativedelta(months=3)
ADDITIONS = 10_000
GOAL = 15


def agreement(draw: random.Random, number: int) -> Agreement:
    """Write an agreement of the kinds that municipalities have: terms, notice, meetings, obligations, what was done."""
    first = date(draw.randint(2018, 2026), draw.randint(1, 12), draw.choice([1, 1, 15]))
    duration: dict[str, Any] = {"first_day": first.isoformat(), "last_day": None}
    if draw.random() < 0.8:  # noqa: PLR2004 - most have an end
        duration = {"first_day": first.isoformat(), "length": draw.choice(["P1Y", "P2Y", "P4Y"])}
        kind = draw.choice(["none", "automatic", "automatic", "by_decision"])
        duration["renewal"] = {"kind": kind, "period": "P1Y"}
    row = {
        "id": f"agreement-{number}",
        "kind": draw.choice(["co_operation", "partnership", "lease"]),
        "parties": ["unit/hubs", f"organisation/club-{number % 3000}"],
        "covers": [f"room/hall-{number % 200}"],
        "duration": duration,
        "termination": {
            "notice": {"length": draw.choice(["P3M", "P6M"]), "anchor": draw.choice(["any_day", "end_of_month"])}
        },
        "signed": (first - timedelta(days=20)).isoformat(),
        "meetings": [
            {"id": "dialogue", "due": {"every": "P6M"}, "tolerance": "P1M"},
            {"id": "evaluation", "kind": "evaluation", "due": {"season": "spring"}},
        ],
        "obligations": [
            {"id": "report", "text": "Yearly report", "owner": "unit/hubs", "due": {"yearly": ["03-01"]}},
            {"id": "open-days", "text": "Open days", "amount": 4, "due": {"on": ["2026-12-31"]}},
        ],
        "acts": [
            {"kind": "record_meeting", "meeting": "dialogue", "on": "2026-06-15"},
            {"kind": "record_meeting", "meeting": "evaluation", "on": "2026-05-20"},
            {"kind": "record_fulfilment", "obligation": "report", "on": "2026-02-20"},
            {"kind": "record_fulfilment", "obligation": "open-days", "amount": 3, "on": "2026-10-01"},
        ],
    }
    if draw.random() < 0.1:  # noqa: PLR2004 - some were amended
        row["acts"].append(
            {
                "kind": "amend",
                "id": "a1",
                "on": "2026-05-01",
                "valid_from": "2027-01-01",
                "reason": "More rooms",
                "changes": {"covers": ["room/hall-1", "room/hall-2"]},
            }
        )
    return Agreement.model_validate(row)


def agreements(size: int) -> list[Agreement]:
    """Write agreements, the same in every run."""
    draw = random.Random(2026)  # noqa: S311 - no secret
    return [agreement(draw, number) for number in range(size)]


def additions() -> None:
    """Add months as bare as it goes: the period is made once."""
    for _ in range(ADDITIONS):
        TODAY + THREE_MONTHS


def seconds(call: Callable[[], Any]) -> float:
    """Time one call without the collector of garbage, as ``timeit`` does."""
    gc.collect()
    gc.disable()
    start = perf_counter()
    call()
    taken = perf_counter() - start
    gc.enable()
    return taken


def main() -> None:
    """Ask portfolios of growing size, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{'agreements':>10} {'found':>7} {'made and asked':>28} {'asked again':>28}")
    for size in (10, 100, 1_000, 10_000):
        rows = agreements(size)
        kept = Portfolio(rows)
        found = len(kept.attention(*WINDOW))
        floor, first, again = [], [], []
        for _ in range(rounds):
            floor.append(seconds(additions) / ADDITIONS)
            first.append(seconds(lambda: Portfolio(rows).attention(*WINDOW)))  # noqa: B023 - called at once
            again.append(seconds(lambda: kept.attention(*WINDOW)))  # noqa: B023 - called at once
        told = (
            f"{min(some) / size * 1e6:.1f} µs, {min(some) / size / min(floor):.1f} additions" for some in (first, again)
        )
        print(f"{size:>10} {found:>7}", *(f"{one:>28}" for one in told))
    print(f"goal: at most {GOAL} additions for each agreement; one addition took {median(floor) * 1e6:.2f} µs")


if __name__ == "__main__":
    main()
