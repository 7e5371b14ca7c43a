"""Closures: another's calendar as exceptions for opening hours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import OutOfRange
from innbygger_core.hours import Layer, OpeningHours, Week, compile_hours
from innbygger_core.ical import read_closures
from innbygger_core.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[..., str]
    Closed = Callable[..., list[str]]

DAY = "DTSTART;VALUE=DATE:20260902"


def told(content: bytes | str, **window: date) -> list[str]:
    return [
        f"{it.first_day}/{it.last_day} {it.mode if it.hours else 'closed'} {' '.join(map(str, it.hours))}".strip()
        for it in read_closures(content, **window).closures
    ]


@pytest.fixture
def closed(document: Written, event: Written) -> Closed:
    return lambda *lines, **window: told(document(event(*lines)), **window)


def test_an_office_calendar_closes_its_days(foreign: Callable[[str], bytes]):
    assert told(foreign("holidays")) == [
        "2026-05-22/2026-05-22 cut 12:00-11:59",
        "2026-05-23/2026-05-23 closed",
        "2026-05-24/2026-05-24 closed",
        "2026-05-25/2026-05-25 cut 00:00-12:00",
        "2026-07-13/2026-08-02 closed",
        "2026-12-04/2026-12-04 cut 13:59-02:00",
        "2026-12-05/2026-12-05 cut 00:00-02:00",
    ]


def test_what_is_not_certain_and_what_has_no_end_is_told(foreign: Callable[[str], bytes]):
    found = read_closures(foreign("holidays"))
    assert [(lost.code, lost.path) for lost in found.left_out] == [
        ("ical-endless", "/VEVENT/3/RRULE"),
        ("ical-tentative", "/VEVENT/4/STATUS"),
    ]


def test_what_has_no_end_is_read_until_a_day(foreign: Callable[[str], bytes]):
    window = {"start": date(2026, 1, 1), "end": date(2026, 7, 1)}
    assert "2026-05-17/2026-05-17 closed" in told(foreign("holidays"), **window)
    assert "2026-07-13/2026-08-02 closed" not in told(foreign("holidays"), **window)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("SUMMARY;LANGUAGE=nn:Stengt for varetelling", {"nn": "Stengt for varetelling"}),
        ("SUMMARY:Stengt", "Stengt"),
        ('SUMMARY;LANGUAGE="not one":Stengt', "Stengt"),
        ("SUMMARY: ", None),
        ("LOCATION:Salen", None),
    ],
)
def test_the_title_is_the_reason(line: str, reason: Any, document: Written, event: Written):  # noqa: ANN401 - JSON
    (found,) = read_closures(document(event(DAY, line))).closures
    assert found.model_dump(mode="json").get("reason") == reason


@pytest.mark.parametrize(
    ("lines", "closed_then"),
    [
        ([DAY], ["2026-09-02/2026-09-02 closed"]),
        ([DAY, "DTEND;VALUE=DATE:20260905"], ["2026-09-02/2026-09-04 closed"]),
        ([DAY, "STATUS:CANCELLED"], []),
        (["DTSTART:20260902T100000Z", "DTEND:20260902T110030Z"], ["2026-09-02/2026-09-02 cut 12:00-13:01"]),
        (["DTSTART:20260902T100000Z"], []),
        (["DTSTART:20260901T220000Z", "DTEND:20260902T220000Z"], ["2026-09-02/2026-09-02 closed"]),
        (["DTSTART:20260902T200000Z", "DTEND:20260902T220000Z"], ["2026-09-02/2026-09-02 cut 22:00-24:00"]),
        ([DAY, "RRULE:FREQ=DAILY;COUNT=2"], ["2026-09-02/2026-09-02 closed", "2026-09-03/2026-09-03 closed"]),
    ],
)
def test_days_are_closed_and_hours_are_cut(lines: list[str], closed_then: list[str], closed: Closed):
    assert closed(*lines) == closed_then


def test_ids_are_safe_unique_and_stay_the_same(document: Written, event: Written):
    names = ["Sommer 2026@kontoret", "Sommer 2026@annet", "4711", "Å", "x" * 500, "../../etc", "x" * 500 + "y"]
    events = [event(DAY, uid=name) for name in names]
    events += [event(DAY, "RRULE:FREQ=DAILY;COUNT=3", uid="again"), event(DAY, uid=""), event(DAY, uid="")]
    events += [event("DTSTART:20260902T100000Z", "DURATION:PT1H", "RRULE:FREQ=HOURLY;COUNT=2", uid="hourly")]
    events += [event("DTSTART;VALUE=DATE:20260910", "RECURRENCE-ID;VALUE=DATE:20260903", uid="again")]
    ids = [it.id for it in read_closures(document(*events)).closures]
    assert len(set(ids)) == len(ids) == 14
    assert all(map(is_id, ids))
    assert set(ids[:1]) <= {it.id for it in read_closures(document(*reversed(events))).closures}
    assert {name for name in ids if name.startswith("again")} == {f"again-b4c9e140-2026090{day}" for day in (2, 3, 4)}


def test_what_lies_outside_the_years_that_can_be_asked_about_is_told(closed: Closed, document: Written, event: Written):
    whole = event("DTSTART;VALUE=DATE:18991231", "DTEND;VALUE=DATE:19000102")
    assert [lost.code for lost in read_closures(document(whole)).left_out] == ["ical-closure-time"]
    with pytest.raises(OutOfRange):
        closed(DAY, start=date(2026, 9, 2), end=date(2026, 9, 1))


def test_they_can_be_put_into_opening_hours(foreign: Callable[[str], bytes]):
    closures = read_closures(foreign("holidays")).closures
    layer = Layer(id="desk", week=Week.of({"mon-sun": ["10:00-16:00"]}))
    timetable = compile_hours(OpeningHours(layers=(layer,), exceptions=closures))
    spans = timetable.spans(date(2026, 5, 22), date(2026, 5, 26))
    assert [f"{it.start:%d %H}-{it.end:%H}" for it in spans] == ["22 10-12", "25 12-16"]
    assert [f"{it.start:%d %H:%M}" for it in timetable.spans(date(2026, 8, 2), date(2026, 8, 4))] == ["03 10:00"]
