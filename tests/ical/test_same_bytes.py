"""The same data give the same bytes: as they were, in whatever order rows come, and in whatever process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ical import samples
from tests.ical.rfc5545 import faults

from innbygger_core import ical, nye_asker
from innbygger_core.datasets import asker_2025, glimsund
from innbygger_core.decisions import Viewer
from innbygger_core.network import Plan
from innbygger_core.sharing import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PLANS = {plan.__name__: plan for plan in (nye_asker, asker_2025, glimsund)}


def test_every_calendar_is_as_it_was():
    meant = "what differs was meant to: python -m tests.ical.samples --freeze"
    assert samples.changed_since() == [], meant


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_what_never_changes_is_clean(name: str):
    assert faults(samples.SAMPLES[name]()) == []


@pytest.mark.parametrize(("seed", "zone", "flags"), [("1", "Asia/Tokyo", []), ("2", "America/Nuuk", ["-OO"])])
def test_every_process_writes_every_calendar_alike(seed: str, zone: str, flags: list[str]):
    ran = subprocess.run(  # noqa: S603 - a program of our own
        [sys.executable, *flags, "-m", "tests.ical.samples"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ran.stderr, ran.returncode) == ("", 0)


# --- Order that means nothing ----------------------------------------------------------------------------------------


def of_bookings(calendar: Calendar) -> Iterator[bytes]:
    for viewer in Viewer:
        whose = {"organiser": samples.CHOIR} if viewer is Viewer.PARTY else {}
        yield ical.bookings(calendar, viewer=viewer, **whose)
    yield ical.bookings(calendar, room="heggedal-hall-north")
    yield ical.programme(calendar)
    yield ical.free_busy(calendar, *samples.YEAR, hub="heggedal", viewer=Viewer.STAFF)


@given(st.permutations(samples.rows()), st.data())
def test_the_order_of_rows_in_the_store_means_nothing(rows: list[object], data: st.DataObject):
    together = data.draw(st.booleans())  # at one time, only ids and rooms can tell them apart
    if together:
        rows = [row.model_copy(update={"start": samples.CHANGED, "end": samples.YEAR_END}) for row in rows]
    ordered = sorted(rows, key=lambda row: row.id)
    calendars = (Calendar(nye_asker(), bookings=each) for each in (rows, ordered))
    one, other = (list(of_bookings(calendar)) for calendar in calendars)
    assert one == other


def shuffled(plan: Plan, chance: Random) -> Plan:
    """The same plan, with the rows of each list in another order."""
    lists = {name: told for name in Plan.model_fields if isinstance(told := getattr(plan, name), tuple)}
    return plan.model_copy(update={name: tuple(chance.sample(rows, len(rows))) for name, rows in lists.items()})


def of_plan(plan: Plan) -> Iterator[bytes]:
    hubs = sorted({row.id for row in plan.hubs})
    calendar = Calendar(plan, bookings=samples.rows())
    for hub in hubs:
        yield ical.opening_hours(plan, hub, *samples.YEAR)
        yield ical.availability(plan, hub, *samples.YEAR)
        yield ical.bookings(calendar, hub=hub, viewer=Viewer.STAFF)
        yield ical.free_busy(calendar, *samples.YEAR, hub=hub)
        yield ical.transport(plan, *samples.YEAR, hub=hub)
    for viewer in (Viewer.PUBLIC, Viewer.STAFF):
        yield ical.milestones(plan, *samples.YEAR, viewer=viewer)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", PLANS)
def test_the_order_of_rows_in_a_plan_means_nothing(name: str, seed: int):
    plan = PLANS[name]()
    again = shuffled(plan, Random(seed))  # noqa: S311 - an order, and no secret
    assert again != plan
    assert list(of_plan(again)) == list(of_plan(plan))
