"""What a calendar answers with, beside decisions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import TypeAdapter
from tests.sharing.torg import AUTUMN, SPRING, at

from innbygger_core.decisions import Outcome, Reason, Severity
from innbygger_core.sharing import FreeTime, Gap, Openings

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)


def opening(first: str, last: str, step: timedelta = QUARTER) -> Openings:
    return Openings(("hall",), at(first), at(last), step, HOUR, Outcome.ALLOW)


def gap(*reasons: str) -> Gap:
    told = tuple(Reason(code, Severity.MUST, "fail", "room/hall") for code in reasons)
    return Gap(("hall",), at("08:00"), at("09:00"), told)


@pytest.mark.parametrize(("first", "last", "step", "starts"), [
    ("08:00", "08:30", QUARTER, ["08:00", "08:15", "08:30"]),
    ("08:00", "08:00", QUARTER, ["08:00"]),
    (f"{SPRING} 01:30", f"{SPRING} 03:30", HOUR / 2, ["01:30", "03:00", "03:30"]),
    (f"{AUTUMN} 02:00", f"{AUTUMN} 03:00", HOUR, ["02:00", "02:00", "03:00"]),
])  # fmt: skip
def test_starts_lie_a_step_apart_in_real_time(first: str, last: str, step: timedelta, starts: list[str]):
    assert [f"{start:%H:%M}" for start in opening(first, last, step).starts] == starts


def test_free_time_is_gone_through_by_its_openings():
    openings = opening("08:00", "09:00"), opening("12:00", "13:00")
    assert tuple(FreeTime(openings, (gap("sharing.closed"),))) == openings


def test_where_nothing_is_left_every_reason_is_told_once():
    gaps = gap("sharing.closed", "sharing.overlap"), gap("sharing.overlap")
    assert [reason.code for reason in FreeTime((), gaps).refused] == ["sharing.closed", "sharing.overlap"]
    assert FreeTime((opening("08:00", "09:00"),), gaps).refused == ()


def test_it_crosses_a_boundary_and_comes_back():
    found = FreeTime((opening("08:00", "09:00"),), (gap("sharing.closed"),))
    kind = TypeAdapter(FreeTime)
    assert kind.validate_json(kind.dump_json(found)) == found


def test_strangers_see_that_it_is_not_available_and_nothing_more():
    taken = Reason(
        "sharing.overlap",
        Severity.MUST,
        "fail",
        "room/hall",
        "/start",
        (("name", "Salen"),),
        public="sharing.not-available",
    )
    asks = Openings(("hall",), at("08:00"), at("09:00"), QUARTER, HOUR, Outcome.NEEDS_APPROVAL, (taken,))
    seen = FreeTime((asks,), (Gap(("hall",), at("10:00"), at("11:00"), (taken, taken)),)).public()
    told = [(each.first, [reason.code for reason in each.reasons]) for each in (*seen.openings, *seen.gaps)]
    assert told == [(at("08:00"), ["sharing.not-available"]), (at("10:00"), ["sharing.not-available"])]
    assert all(reason.params == () for each in (*seen.openings, *seen.gaps) for reason in each.reasons)
