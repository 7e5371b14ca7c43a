"""Busy time: which events count, when they take place, and what a day is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from innbygger_core.errors import NaiveDatetime, OutOfRange, UnreadableData
from innbygger_core.ical import read_busy

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[..., str]
    Busy = Callable[..., list[str]]
    LeftOut = Callable[..., list[tuple[str, str]]]

NOON = "DTSTART:20260302T120000Z"
HOUR = "DURATION:PT1H"
SPRING = date(2026, 1, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ([], ["03-02 13:00/03-02 14:00"]),
        (["TRANSP:OPAQUE", "STATUS:CONFIRMED"], ["03-02 13:00/03-02 14:00"]),
        (["TRANSP:TRANSPARENT"], []),
        (["STATUS:CANCELLED"], []),
        (["STATUS:TENTATIVE"], ["03-02 13:00/03-02 14:00 tentative"]),
        (["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], ["03-02 13:00/03-02 14:00 tentative"]),
        (["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], ["03-02 13:00/03-02 14:00 unavailable"]),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], []),
        (["X-MICROSOFT-CDO-BUSYSTATUS:BUSY"], ["03-02 13:00/03-02 14:00"]),
    ],
)
def test_an_event_counts_unless_it_is_cancelled_or_transparent(lines: list[str], taken: list[str], busy: Busy):
    assert busy(NOON, HOUR, *lines) == taken


def test_nothing_counts_in_a_calendar_that_takes_its_events_back(document: Written, event: Written):
    assert read_busy(document("METHOD:CANCEL", event(NOON, HOUR)), *SPRING).busy == ()


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (["DTSTART:20260302T120000Z"], []),
        (["DTSTART;VALUE=DATE:20260302"], ["03-02 00:00/03-03 00:00"]),
        (["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260302"], ["03-02 00:00/03-03 00:00"]),
        (["DTSTART;VALUE=DATE:20260302", "DURATION:P2D"], ["03-02 00:00/03-04 00:00"]),
        (["DTSTART:20260302T120000Z", "DTEND:20260302T123000Z"], ["03-02 13:00/03-02 13:30"]),
        (["DTSTART:20260302T235960Z", "DURATION:PT1S"], ["03-03 00:59/03-03 01:00"]),
        (
            ["DTSTART;TZID=Europe/Oslo:20260328T220000", "DTEND;TZID=Europe/Oslo:20260329T060000"],
            ["03-28 22:00/03-29 06:00"],
        ),
        (["DTSTART;TZID=Europe/Oslo:20260328T220000", "DURATION:P1D"], ["03-28 22:00/03-29 22:00"]),
        (["DTSTART;TZID=Europe/Oslo:20260328T220000", "DURATION:PT24H"], ["03-28 22:00/03-29 23:00"]),
        (["DTSTART;TZID=Europe/Oslo:20260329T023000", "DURATION:PT1H"], ["03-29 03:30/03-29 04:30"]),
        (["DTSTART:20251231T120000Z", "DURATION:P1D"], ["01-01 00:00/01-01 13:00"]),
    ],
)
def test_it_lasts_as_long_as_it_says(lines: list[str], taken: list[str], busy: Busy):
    assert busy(*lines) == taken


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (["RRULE:FREQ=WEEKLY;COUNT=2"], ["03-02 13:00/03-02 14:00", "03-09 13:00/03-09 14:00"]),
        (["RRULE:FREQ=DAILY;UNTIL=20260303T120000Z"], ["03-02 13:00/03-02 14:00", "03-03 13:00/03-03 14:00"]),
        (["RRULE:FREQ=DAILY;UNTIL=20260303"], ["03-02 13:00/03-02 14:00", "03-03 13:00/03-03 14:00"]),
        (["RRULE:FREQ=DAILY;UNTIL=20260303T130000"], ["03-02 13:00/03-02 14:00", "03-03 13:00/03-03 14:00"]),
        (["RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=2"], ["03-02 13:00/03-02 14:00", "03-04 13:00/03-04 14:00"]),
        (["RDATE:20260305T120000Z,20260306T120000Z"], [f"03-0{n} 13:00/03-0{n} 14:00" for n in (2, 5, 6)]),
        (
            ["RDATE;VALUE=PERIOD:20260305T120000Z/20260305T150000Z"],
            ["03-02 13:00/03-02 14:00", "03-05 13:00/03-05 16:00"],
        ),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260302T120000Z"], ["03-03 13:00/03-03 14:00"]),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE;TZID=Europe/Oslo:20260302T130000"], ["03-03 13:00/03-03 14:00"]),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20260303"], ["03-02 13:00/03-02 14:00"]),
        (
            ["RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2"],
            [f"03-0{n} 13:00/03-0{n} 14:00" for n in (2, 3, 9)],
        ),
    ],
)
def test_it_comes_again_when_it_says(lines: list[str], taken: list[str], busy: Busy):
    assert busy(NOON, HOUR, *lines) == taken


@pytest.mark.parametrize("until", ["20260303", "20260303T120000Z"])
def test_whole_days_come_again_until_a_day(until: str, busy: Busy):
    assert busy("DTSTART;VALUE=DATE:20260302", f"RRULE:FREQ=DAILY;UNTIL={until}") == ["03-02 00:00/03-04 00:00"]


def test_whole_days_can_be_excepted(busy: Busy):
    lines = "DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260303"
    assert busy(*lines) == ["03-02 00:00/03-03 00:00", "03-04 00:00/03-05 00:00"]


def test_a_moved_time_counts_where_it_was_moved_to(document: Written, event: Written, busy: Busy):
    moved = event("RECURRENCE-ID:20260303T120000Z", "DTSTART:20260303T180000Z", HOUR)
    off = event("RECURRENCE-ID:20260304T120000Z", "DTSTART:20260304T120000Z", HOUR, "STATUS:CANCELLED")
    found = read_busy(document(moved, event(NOON, HOUR, "RRULE:FREQ=DAILY;COUNT=3"), off), *SPRING)
    assert busy(found=found) == ["03-02 13:00/03-02 14:00", "03-03 19:00/03-03 20:00"]


def test_a_moved_time_whose_event_is_not_here_counts_by_itself(document: Written, event: Written, busy: Busy):
    moved = event("RECURRENCE-ID:20260303T120000Z", "DTSTART:20260303T180000Z", HOUR)
    assert busy(found=read_busy(document(moved), *SPRING)) == ["03-03 19:00/03-03 20:00"]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("SEQUENCE:1", "SEQUENCE:2"),
        ("LAST-MODIFIED:20260101T000000Z", "LAST-MODIFIED:20260102T000000Z"),
        ("DTSTAMP:20260101T000000Z", "DTSTAMP:20260102T000000Z"),
        ("SEQUENCE:many", "SEQUENCE:1"),
        ("SUMMARY:first", "SUMMARY:last"),
    ],
)
def test_the_newest_version_counts(older: str, newer: str, document: Written, event: Written, busy: Busy):
    found = read_busy(document(event(NOON, HOUR, older), event(NOON, "DURATION:PT2H", newer)), *SPRING)
    assert busy(found=found) == ["03-02 13:00/03-02 15:00"]
    assert [(lost.code, lost.path) for lost in found.left_out] == [("ical-duplicate", "/VEVENT/0")]


def test_events_without_names_are_not_taken_for_one(document: Written, event: Written, busy: Busy):
    found = read_busy(document(event(NOON, HOUR, uid=""), event(NOON, "DURATION:PT2H", uid="")), *SPRING)
    assert busy(found=found) == ["03-02 13:00/03-02 15:00"]


def test_a_day_is_one_of_the_municipality_whatever_the_calendar_says(document: Written, event: Written):
    content = document("X-WR-TIMEZONE:America/New_York", event("DTSTART;VALUE=DATE:20260302"))
    assert str(read_busy(content, *SPRING).busy[0].start) == "2026-03-02 00:00:00+01:00"
    assert str(read_busy(content, *SPRING, zone="Asia/Tokyo").busy[0].start) == "2026-03-02 00:00:00+09:00"


def test_times_of_a_kind_are_joined_and_cut_to_the_window(document: Written, event: Written, busy: Busy):
    content = document(event(NOON, HOUR), event("DTSTART:20260302T123000Z", HOUR, uid="b"))
    start, end = (datetime(2026, 3, 2, 12, minute, tzinfo=UTC) for minute in (15, 45))
    assert busy(found=read_busy(content, *SPRING)) == ["03-02 13:00/03-02 14:30"]
    assert busy(found=read_busy(content, start, end)) == ["03-02 13:15/03-02 13:45"]


def test_a_naive_window_is_refused(document: Written):
    with pytest.raises(NaiveDatetime):
        read_busy(document(), datetime(2026, 1, 1), date(2026, 7, 1))  # noqa: DTZ001 - what is refused
    with pytest.raises(OutOfRange):
        read_busy(document(), date(2026, 7, 1), date(2026, 1, 1))
    with pytest.raises(UnreadableData, match="time zone"):
        read_busy(document(), *SPRING, zone="Oslo")


@pytest.mark.parametrize(
    ("lines", "code", "path"),
    [
        (["DTSTART:20260302T120000"], "ical-floating", "/VEVENT/0/DTSTART"),
        (["DTSTART;TZID=Kontoret:20260302T120000"], "ical-zone", "/VEVENT/0/DTSTART"),
        ([], "ical-missing", "/VEVENT/0"),
        (["DTSTART:20260230T120000Z"], "ical-value", "/VEVENT/0/DTSTART"),
        (["DTSTART:i morgen"], "ical-value", "/VEVENT/0/DTSTART"),
        (["DTSTART:10000101T120000Z"], "ical-value", "/VEVENT/0/DTSTART"),
        ([NOON, "DTEND:20260302T110000Z"], "ical-value", "/VEVENT/0/DTEND"),
        ([NOON, "DTEND;VALUE=DATE:20260303"], "ical-value", "/VEVENT/0/DTEND"),
        (["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260301"], "ical-value", "/VEVENT/0/DTEND"),
        ([NOON, "DURATION:-PT1H"], "ical-value", "/VEVENT/0/DURATION"),
        ([NOON, "DURATION:P"], "ical-value", "/VEVENT/0/DURATION"),
        ([NOON, "DURATION:an hour"], "ical-value", "/VEVENT/0/DURATION"),
        ([NOON, "DURATION:P999999D"], "ical-value", "/VEVENT/0/DURATION"),
        ([NOON, HOUR, "RDATE;VALUE=PERIOD:20260303T120000Z/-PT1H"], "ical-value", "/VEVENT/0/RDATE"),
        ([NOON, HOUR, "RDATE:never"], "ical-value", "/VEVENT/0/RDATE"),
        ([NOON, HOUR, "EXDATE:never"], "ical-value", "/VEVENT/0/EXDATE"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_told(
    lines: list[str], code: str, path: str, busy: Busy, left_out: LeftOut
):
    assert busy(*lines) == []
    assert left_out(*lines) == [(code, path)]


def test_a_line_that_is_none_is_passed_over(busy: Busy, left_out: LeftOut):
    assert busy(NOON, HOUR, "og denne linjen") == ["03-02 13:00/03-02 14:00"]
    assert left_out(NOON, HOUR, "og denne linjen") == [("ical-line", "/VEVENT/0")]


def test_one_bad_event_takes_no_other_with_it(document: Written, event: Written, busy: Busy):
    found = read_busy(document(event("DTSTART:never"), event(NOON, HOUR, uid="b")), *SPRING)
    assert busy(found=found) == ["03-02 13:00/03-02 14:00"]
    assert [lost.text("nb") for lost in found.left_out] == [
        "Hendelsen «a» er ikke med, fordi DTSTART ikke kan leses: «never»"
    ]
