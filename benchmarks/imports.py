"""What importing each public module costs, against a baseline that every user of pydantic and attrs pays anyway.

Each measurement is a whole process, from start to exit. The baseline B imports attrs, zoneinfo and pydantic's
``BaseModel``, and makes one model and one attrs class. Runs of all subjects are interleaved, so that a busy moment of
the machine falls on all alike, and the median counts.

The goals are judged by ``import module``, whole process. Since doors are lazy, that says little of what a user pays in
the end; so the table also gives ``from module import *``, which imports the room behind every public name.
The exit code is 1 when a goal is missed, or when a module imports what it must leave alone until asked.

Usage: ``nox -s imports``, or ``python benchmarks/imports.py [RUNS]`` where the package is installed.
"""

from __future__ import annotations

import pkgutil
import statistics
import subprocess
import sys
from time import perf_counter

from attrs import evolve, frozen

import innbygger_core

RUNS = 15
BARE = "pass"
BASELINE = """
import attrs, zoneinfo
from pydantic import BaseModel
class Model(BaseModel):
    name: str
@attrs.frozen
class Value:
    name: str
"""
THIRD_PARTY = {
    "innbygger_core.cli": ("rich.console", "ruamel.yaml", "typer"),
    "innbygger_core.ical": ("icalendar",),
    "innbygger_core.testing": ("hypothesis.strategies",),
}
ROOT_GOAL, HOURS_GOAL, ANY_GOAL, ABOVE_GOAL = 0.3, 1.2, 1.5, 0.4


@frozen
class Subject:
    """What is timed: a module's import, and what it may cost in B when its third-party import is taken off."""

    name: str
    code: str
    goal: float = ANY_GOAL
    third_party: str | None = None


def main() -> int:
    """Measure, print the table, and tell whether every goal was met."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    modules = [subject(module) for module in public_modules()]
    plus = [Subject(module.third_party, BASELINE + module.third_party) for module in modules if module.third_party]
    whole = [evolve(module, name=f"{module.name}.*", code=f"from {module.name} import *") for module in modules]
    took = measure([Subject("bare", BARE), Subject("B", BASELINE), *plus, *modules, *whole], runs)
    print(
        f"Whole process, median of {runs}. B: {took['B'] * 1000:.0f} ms, bare Python: {took['bare'] * 1000:.0f} ms.\n"
    )
    faults = [fault for module in modules for fault in (missed_goal(module, took), imported_unasked(module)) if fault]
    print("\n" + ("\n".join(faults) or "Every goal is met, and nothing is imported unasked."))
    return 1 if faults else 0


def public_modules() -> list[str]:
    """List the doors of the package: the root, and what lies directly under it."""
    found = pkgutil.iter_modules(innbygger_core.__path__, "innbygger_core.")
    return ["innbygger_core", *(module.name for module in found if "._" not in module.name)]


def subject(module: str) -> Subject:
    """Say how a module is imported, and what that may cost."""
    goals = {"innbygger_core": ROOT_GOAL, "innbygger_core.hours": HOURS_GOAL}
    if module in THIRD_PARTY:
        return Subject(module, f"import {module}", 1 + ABOVE_GOAL, f"import {', '.join(THIRD_PARTY[module])}")
    return Subject(module, f"import {module}", goals.get(module, ANY_GOAL))


def measure(subjects: list[Subject], runs: int) -> dict[str, float]:
    """Run every subject in turn, ``runs`` times, and take the median of each in seconds."""
    times: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    for _ in range(1 + runs):
        for each in subjects:
            times[each.name].append(time_process(each.code))
    return {name: statistics.median(took[1:]) for name, took in times.items()}  # the first warms the disk


def time_process(code: str) -> float:
    """Time one Python process, from start to exit."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def missed_goal(module: Subject, took: dict[str, float]) -> str:
    """Print the module's line of the table; say which goal it misses, if any."""
    third_party = took[module.third_party] - took["B"] if module.third_party else 0
    names = (took[f"{module.name}.*"] - third_party) / took["B"]
    cost = took[module.name] / took["B"]
    verdict = "met" if cost <= module.goal else "missed"
    print(f"{module.name:<28}{cost:>5.2f} B  goal {module.goal:.1f} B  {verdict:<8} every name {names:>5.2f} B")
    return "" if verdict == "met" else f"{module.name} costs {cost:.2f} B, and may cost {module.goal:.1f} B."


def imported_unasked(module: Subject) -> str:
    """Name the heavy packages that an import brings along though only another module needs them."""
    code = f"{module.code}; import sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = {name for names in THIRD_PARTY.values() for name in names} - set(THIRD_PARTY.get(module.name, ()))
    found = {name.partition(".")[0] for name in heavy} & set(ran.stdout.split())
    return f"{module.name} imports {', '.join(sorted(found))} unasked." if found else ""


if __name__ == "__main__":
    sys.exit(main())
