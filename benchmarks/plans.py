"""Load and check generated plans: loading beside bare pydantic, checking as the plan grows.

Run with ``nox -s benchmarks``. Every figure is a median of repeated runs in one process.
"""

from __future__ import annotations

import json
from datetime import date
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from innbygger_core import check_network, read_plan
from innbygger_core.network import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 23)
SIZES = (10, 30, 100, 300, 1000)
REPEATS = 7


def plan_text(hubs: int) -> str:
    """Write a plan of so many hubs, each with a local centre, three modules, four rooms and hours of two layers."""
    return json.dumps(
        {
            "format": "innbygger.plan/1",
            "municipality": {"name": "Fjord", "hours": "h0"},
            "units": [{"id": "hubs", "name": "Torg"}, {"id": "library", "name": "Bibliotek"}],
            "local_centres": [{"id": f"c{n}", "name": f"Senter {n}", "designated": True} for n in range(hubs)],
            "hubs": [hub(n) for n in range(hubs)],
            "modules": [module for n in range(hubs) for module in modules(n)],
            "rooms": [room for n in range(hubs) for room in rooms(n)],
            "hours": [hours(n) for n in range(hubs)],
            "agreements": [
                {
                    "id": f"a{n}",
                    "kind": "co_operation",
                    "parties": ["unit/hubs", "unit/library"],
                    "covers": [f"hub/h{n}"],
                }
                for n in range(hubs)
            ],
        }
    )


def hub(n: int) -> dict[str, Any]:
    """Write a hub about which everything is known."""
    return {
        "id": f"h{n}",
        "name": f"Torg {n}",
        "local_centre": f"c{n}",
        "leader": {"position": f"leader-{n}", "local_contact": True},
        "core_hours": "employees",
        "operated_by": "hubs",
        "hours": f"h{n}",
        "more_modules": False,
        "library_events": True,
        "valid_from": "2020-01-01",
        "source": {"name": "report", "page": "2"},
    }


def modules(n: int) -> list[dict[str, Any]]:
    """Write the modules of a hub."""
    desk = {"form": "staffed", "main_office": n == 0, "switchboard": True, "closable": True, "unit": "hubs"}
    return [
        {"id": f"m{n}-desk", "hub": f"h{n}", "kind": "citizen_service", "hours": f"h{n}", **desk},
        {"id": f"m{n}-books", "hub": f"h{n}", "kind": "library", "level": "branch", "unit": "library"},
        {"id": f"m{n}-cafe", "hub": f"h{n}", "kind": "cafe"},
    ]


def rooms(n: int) -> list[dict[str, Any]]:
    """Write the rooms of a hub: a hall of two parts, and a meeting room."""
    parts = [{"id": f"r{n}-{part}", "hub": f"h{n}", "name": part, "part_of": f"r{n}"} for part in ("east", "west")]
    hall = {"id": f"r{n}", "hub": f"h{n}", "name": "Salen", "capacity": 100}
    return [hall, *parts, {"id": f"r{n}-meet", "hub": f"h{n}", "name": "Møterom", "capacity": 8}]


def hours(n: int) -> dict[str, Any]:
    """Write the hours of a hub."""
    week = {"mon-wed,fri": ["10:00-16:00"], "thu": ["12:00-18:00"], "sat,sun": []}
    return {
        "format": "innbygger.hours/1",
        "id": f"h{n}",
        "layers": [
            {"id": "desk", "access": "staffed", "holidays": {"public": []}, "week": week},
            {"id": "meirope", "access": "self_service", "holidays": "as_usual", "week": {"mon-sun": ["08:00-22:00"]}},
        ],
    }


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Time some work: the median of repeated runs."""
    times = []
    for _ in range(repeats):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return median(times)


def main() -> None:
    """Print both tables."""
    text = plan_text(1000)
    read_plan(text)
    peer = seconds(lambda: Plan.model_validate(json.loads(text)))
    ours = seconds(lambda: read_plan(text))
    print(f"loading 1000 hubs ({len(text) / 1e6:.1f} MB): read_plan {ours * 1e3:.0f} ms, ", end="")
    print(f"Plan.model_validate(json.loads(text)) {peer * 1e3:.0f} ms: ratio {ours / peer:.2f} (goal 1.5)")
    print("\n| hubs | check, ms | ms for each hub |\n|---:|---:|---:|")
    for size in SIZES:
        network = read_plan(plan_text(size)).on(DAY)
        took = seconds(lambda network=network: check_network(network))
        print(f"| {size} | {took * 1e3:.1f} | {took * 1e3 / size:.3f} |")


if __name__ == "__main__":
    main()
