"""Events of others as values: what can be said of them, and what is told to be lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from innbygger_core.ical import read_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[..., str]
    Repeats = Callable[[str], tuple[tuple[int, ...], str] | None]

MONDAY = "DTSTART;TZID=Europe/Oslo:20260302T100000"
ZONE = "X-WR-TIMEZONE:Europe/Oslo"


@pytest.fixture
def repeats(document: Written, event: Written) -> Repeats:
    def read(rule: str, start: str = MONDAY) -> tuple[tuple[int, ...], str] | None:
        found = read_feed(document(ZONE, event(start, f"RRULE:{rule}")))
        assert bool(found.events) is not bool(found.left_out)
        told = [(event.repeat.weekdays, f"{event.repeat.until:%Y-%m-%d %H}") for event in found.events if event.repeat]
        return told[0] if told else None

    return read


@pytest.mark.parametrize(
    ("rule", "weekdays", "until"),
    [
        ("FREQ=WEEKLY;COUNT=3", (0,), "2026-03-16 10"),
        ("FREQ=WEEKLY;BYDAY=TH,MO;COUNT=3", (0, 3), "2026-03-09 10"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260320T000000Z", (0,), "2026-03-16 10"),
        ("FREQ=WEEKLY;UNTIL=20260316", (0,), "2026-03-16 10"),
        ("FREQ=WEEKLY;UNTIL=20250101", (0,), "2026-03-02 10"),
        ("FREQ=DAILY;COUNT=3", (0, 1, 2, 3, 4, 5, 6), "2026-03-04 10"),
        ("FREQ=DAILY;BYDAY=MO,TU;COUNT=3", (0, 1), "2026-03-09 10"),
        ("FREQ=WEEKLY", (0,), "2199-12-30 10"),
    ],
)
def test_weekly_rules_can_be_said(rule: str, weekdays: tuple[int, ...], until: str, repeats: Repeats):
    assert repeats(rule) == (weekdays, until)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=3",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=3",
        "FREQ=WEEKLY;BYMONTH=3;COUNT=3",
        "FREQ=WEEKLY;COUNT=3\r\nRRULE:FREQ=DAILY;COUNT=2",
        "FREQ=DAILY;COUNT=200000",
    ],
)
def test_other_rules_are_told_to_be_lost(rule: str, repeats: Repeats):
    assert repeats(rule) is None


@pytest.mark.parametrize("start", ["DTSTART;TZID=America/New_York:20260302T100000", "DTSTART;VALUE=DATE:20260302"])
def test_a_rule_by_another_clock_is_told_to_be_lost(start: str, document: Written, event: Written):
    found = read_feed(document(ZONE, event(start, "RRULE:FREQ=WEEKLY;COUNT=2")))
    assert (found.events, [lost.code for lost in found.left_out]) == ((), ["ical-rule"])


def test_a_time_by_another_clock_is_told_by_that_of_the_calendar(document: Written, event: Written):
    (found,) = read_feed(document(ZONE, event("DTSTART;TZID=America/New_York:20260302T100000", "DURATION:PT1H"))).events
    assert [str(found.start), str(found.end)] == ["2026-03-02 16:00:00+01:00", "2026-03-02 17:00:00+01:00"]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("CLASS:PRIVATE", "/VEVENT/0/CLASS"),
        ("SUMMARY:Twice\r\nSUMMARY:said", "/VEVENT/0/SUMMARY"),
        ('SUMMARY;ALTREP="cid:1":Øving', "/VEVENT/0/SUMMARY"),
        ("GEO:59.8", "/VEVENT/0/GEO"),
        ("GEO:40.4;-3.7", "/VEVENT/0/GEO"),
        ("STATUS:PERHAPS", "/VEVENT/0/STATUS"),
        ("SEQUENCE:many", "/VEVENT/0/SEQUENCE"),
        ("SEQUENCE:9999999999", "/VEVENT/0/SEQUENCE"),
        ("LAST-MODIFIED:yesterday", "/VEVENT/0/LAST-MODIFIED"),
        ("ORGANIZER:https://fjord.example/", "/VEVENT/0/ORGANIZER"),
        ("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;RELATED=END:-PT15M\r\nEND:VALARM", "/VEVENT/0/VALARM/0"),
        ("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:20260302T080000Z\r\nEND:VALARM", "/VEVENT/0/VALARM/0"),
        ("BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM", "/VEVENT/0/VALARM/0"),
        ("BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:-PT15M\r\nEND:VALARM", "/VEVENT/0/VALARM/0"),
        ("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nREPEAT:2\r\nEND:VALARM", "/VEVENT/0/VALARM/0/REPEAT"),
        ("BEGIN:VLOCATION\r\nNAME:Salen\r\nEND:VLOCATION", "/VEVENT/0/VLOCATION/0"),
    ],
)
def test_what_cannot_be_said_of_an_event_is_told(line: str, path: str, document: Written, event: Written):
    found = read_feed(document(event(MONDAY, line)))
    assert len(found.events) == 1
    assert [lost.path for lost in found.left_out] == [path]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("X-WR-RELCALID:1", "/X-WR-RELCALID"),
        ("LAST-MODIFIED:20260101", "/LAST-MODIFIED"),
        ("REFRESH-INTERVAL:often", "/REFRESH-INTERVAL"),
        ("BEGIN:X-A/B\r\nEND:X-A/B", "/X-A~1B/0"),
    ],
)
def test_what_cannot_be_said_of_a_calendar_is_told(line: str, path: str, document: Written):
    assert [lost.path for lost in read_feed(document(line)).left_out] == [path]


def test_an_event_without_a_name_is_left_out(document: Written):
    found = read_feed(document("BEGIN:VEVENT", MONDAY, "END:VEVENT"))
    assert (found.events, [lost.code for lost in found.left_out]) == ((), ["ical-missing"])


def test_an_occurrence_of_whole_days_that_differs_is_left_out(document: Written, event: Written):
    days = "DTSTART;VALUE=DATE:20260302"
    found = read_feed(document(event(days), event(days, "RECURRENCE-ID;VALUE=DATE:20260302")))
    assert [event.start for event in found.events] == [date(2026, 3, 2)]
    assert [(lost.code, lost.path) for lost in found.left_out] == [("ical-rule", "/VEVENT/1/RECURRENCE-ID")]


def test_what_old_programs_call_things_is_understood(document: Written):
    found = read_feed(document("X-WR-CALNAME:Salen", "X-WR-CALDESC:Utleie", "X-PUBLISHED-TTL:PT1H"))
    assert (found.name, found.description, found.refresh) == ("Salen", "Utleie", timedelta(hours=1))


def test_the_language_is_the_first_that_is_told(document: Written, event: Written):
    assert read_feed(document(event(MONDAY), event(MONDAY, "SUMMARY;LANGUAGE=nn:Øving", uid="b"))).language == "nn"
    assert read_feed(document(event(MONDAY))).language == ""


@pytest.mark.parametrize("stamp", ["20260101T120000Z", "20260101T120000z "])
def test_when_an_event_changed_is_told(stamp: str, document: Written, event: Written):
    (found,) = read_feed(document(event(MONDAY, f"LAST-MODIFIED:{stamp}"))).events
    assert found.changed == datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_several_calendars_in_one_document_are_read_as_one(document: Written, event: Written):
    found = read_feed(document("NAME:First", event(MONDAY)) + document("X-A:1", event(MONDAY, uid="b")))
    assert (found.name, [event.uid for event in found.events]) == ("First", ["a", "b"])
    assert [lost.path for lost in found.left_out] == ["/X-A"]
