"""What an OpenStreetMap text must answer, read and compiled: cases that other engines were run on."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.hours import compile_hours, read_hours
from innbygger_core.interchange import osm

if TYPE_CHECKING:
    from innbygger_core.hours import Timetable

CASES = json.loads((Path(__file__).parents[1] / "cases/osm_hours.json").read_text("utf-8"))["cases"]


@pytest.fixture(params=CASES, ids=lambda row: row["id"])
def row(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


@pytest.fixture
def timetable(row: dict[str, Any]) -> Timetable:
    return compile_hours(osm.parse(row["osm"]))


def test_a_case_is_answered(row: dict[str, Any], timetable: Timetable):
    for query in row["queries"]:
        instant = datetime.fromisoformat(query["at"])
        assert timetable.is_open(instant) is query["expect_open"], query
        if "expect_state" in query:
            assert timetable.state(instant).access == query["expect_state"], query
        if "next_change" in query:
            found = timetable.next_change(instant)
            assert (found and found.isoformat()) == query["next_change"], query


def test_a_duration_is_real_time(row: dict[str, Any], timetable: Timetable):
    if "duration" in row:
        window = [datetime.fromisoformat(row["duration"][end]) for end in ("from", "to")]
        assert timetable.open_time(*window) == timedelta(seconds=row["duration"]["open_seconds"])


def test_what_was_read_can_be_written_in_our_own_format(row: dict[str, Any]):
    hours = osm.parse(row["osm"])
    assert read_hours(hours.model_dump_json()) == hours
