"""Opening hours collected elsewhere: what a schedule must answer, and what real municipalities wrote."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.hours import Access, compile_hours, read_hours

if TYPE_CHECKING:
    from innbygger_core.hours import Timetable


OSLO = ZoneInfo("Europe/Oslo")
HERE = Path(__file__).parent
HOURS = json.loads((HERE / "hours.json").read_text("utf-8"))
ASKER = json.loads((HERE / "asker_hours.json").read_text("utf-8"))


def _compiled(said: dict[str, Any]) -> Timetable:
    return compile_hours(read_hours(json.dumps({"format": "innbygger.hours/1", "timezone": "Europe/Oslo", **said})))


def _named(rows: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=lambda row: row["id"])


@_named(HOURS["cases"])
def test_a_case_is_answered(row: dict[str, Any]):
    timetable = _compiled(row["hours"])
    for query in row["queries"]:
        instant = datetime.fromisoformat(query["at"])
        assert timetable.is_open(instant) is query["expect_open"], query
        assert timetable.is_open(instant.astimezone(OSLO)) is query["expect_open"], query
        if "expect_state" in query:
            assert timetable.state(instant).access == query["expect_state"], query
        if "next_change" in query:
            found = timetable.next_change(instant)
            assert (found and found.isoformat()) == query["next_change"], query


@_named([row for row in HOURS["cases"] if "duration" in row])
def test_a_duration_is_real_time(row: dict[str, Any]):
    window = [datetime.fromisoformat(row["duration"][end]) for end in ("from", "to")]
    assert _compiled(row["hours"]).open_time(*window) == timedelta(seconds=row["duration"]["open_seconds"])


@_named([row for row in HOURS["cases"] if "expect_intervals" in row])
def test_layers_stay_side_by_side(row: dict[str, Any]):
    timetable = _compiled(row["hours"])
    for interval in row["expect_intervals"]:
        day = date.fromisoformat(interval["date"])
        access = {"open": Access.STAFFED, "self_service": Access.SELF_SERVICE}[interval["state"]]
        (span,) = timetable.spans(day, day + timedelta(days=1), access=access)
        assert (f"{span.start:%H:%M}", f"{span.end:%H:%M}") == (interval["start"], interval["end"])


@_named(ASKER["schedules"])
def test_a_real_schedule_is_read_said_and_written_without_loss(row: dict[str, Any]):
    hours = read_hours(json.dumps(row))
    assert read_hours(hours.model_dump_json()) == hours
    assert [len({hours.text(lang) for lang in ("nb", "nn", "en")})] == [3]
    written = hours.model_dump(mode="json")
    assert [layer.get("week", {}) for layer in written["layers"]] == [layer.get("week", {}) for layer in row["layers"]]


def test_what_cannot_be_written_yet_has_a_reason():
    for cases in (HOURS, ASKER):
        assert all(row["reason"] for row in cases["left_out"])


# --- What was learnt about Asker, as questions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "when", "access"),
    [
        ("asker-library-2025", "2026-11-23T12:00", "staffed"),
        ("asker-library-2025", "2026-11-23T20:00", "self_service"),
        ("asker-library-2025", "2026-11-22T12:00", "self_service"),
        ("asker-library-2025", "2026-11-23T23:00", "closed"),
        ("asker-library-2025", "2026-12-25T12:00", "unknown"),
        ("asker-library-2025", "2024-11-25T12:00", "unknown"),
        ("slemmestad-library-2025", "2026-11-22T12:00", "unknown"),
        ("midtbygda-library-closing", "2025-01-12T12:00", "unknown"),
        ("midtbygda-library-closing", "2025-01-13T12:00", "closed"),
        ("hub-closure-pandemic-2021", "2021-01-17T12:00", "unknown"),
        ("hub-closure-pandemic-2021", "2021-01-18T12:00", "closed"),
        ("slemmestad-library-move", "2021-01-01T12:00", "closed"),
        ("slemmestad-library-move", "2021-03-01T12:00", "unknown"),
        ("borgen-hub-c2021", "2021-11-27T12:00", "unknown"),
        ("holmen-senior-lecture-2018", "2018-03-28T13:00", "closed"),
        ("holmen-senior-lecture-2018", "2018-01-31T12:15", "unknown"),
        ("holmen-senior-lecture-2018", "2018-01-24T12:15", "closed"),
        ("early-voting-2021-asker-weeks-32-35", "2021-08-21T11:00", "staffed"),
        ("early-voting-2021-asker-weeks-32-35", "2021-08-14T11:00", "closed"),
        ("servicetorg-asker-voting-2017", "2017-09-08T18:30", "staffed"),
        ("oygarden-skogsvag-2021", "2021-09-05T12:00", "self_service"),
        ("oygarden-rong-2021", "2021-09-05T12:00", "unknown"),
        ("ringsaker-library", "2021-09-08T16:30", "self_service"),
        ("royken-planning-phone-2017", "2017-05-15T10:30", "closed"),
    ],
)
def test_a_real_schedule_answers(name: str, when: str, access: str):
    (row,) = (row for row in ASKER["schedules"] if row["id"] == name)
    state = _compiled(row).state(datetime.fromisoformat(when).replace(tzinfo=OSLO))
    assert state.access == access


def test_a_telephone_line_counts_when_it_is_named():
    (row,) = (row for row in ASKER["schedules"] if row["id"] == "royken-planning-phone-2017")
    noon = datetime.combine(date(2017, 5, 15), time(13), OSLO)
    assert _compiled(row).is_open(noon, access=Access.PHONE)
