"""Documents that are no calendars, or only half of one; and whatever else somebody may send."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innbygger_core.errors import UnreadableData
from innbygger_core.ical import read_busy, read_closures, read_feed, read_hours

WHOLE = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260302T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
SPRING = date(2026, 1, 1), date(2026, 7, 1)
PIECES = st.sampled_from(
    [
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTIMEZONE",
        "TZID:X",
        "BEGIN:STANDARD",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:-0930",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VFREEBUSY",
        "FREEBUSY:20260302T120000Z/PT1H",
        "END:VFREEBUSY",
        "UID:hub~t~desk~staffed~1000-1600@f",
        "UID:hub~t~all~closed-20260302@f",
        "DTSTART:20260302T120000Z",
        "DTSTART;TZID=X:20260302T120000",
        "DTSTART;VALUE=DATE:21991231",
        "DTSTART;VALUE=DATE:16040101",
        "DTEND:21991231T235959Z",
        "DURATION:P99999D",
        "RRULE:FREQ=YEARLY;BYDAY=MO",
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "RRULE:FREQ=DAILY;UNTIL=21991231",
        "RECURRENCE-ID:20260302T120000Z",
        "EXDATE:20260302T120000Z",
        "RDATE;VALUE=PERIOD:20260302T120000Z/P9D",
        "GEO:59.8;10.4",
        "GEO:nan;nan",
        "SUMMARY;LANGUAGE=nb:Stengt",
        " folded",
    ]
)


def read_all(content: bytes | str) -> None:
    """Read it in every way; what is no calendar may be refused, and nothing else may happen."""
    for read in (read_feed, read_hours, read_closures, lambda given: read_busy(given, *SPRING)):
        with suppress(UnreadableData):
            read(content)


@pytest.mark.parametrize(
    ("content", "kind", "line"),
    [
        ("", "ical-no-calendar", 1),
        ("Hei", "ical-no-calendar", 1),
        ('{"format": "innbygger.plan/1"}', "ical-no-calendar", 1),
        ("\r\n\r\nSUMMARY:Hei\r\n", "ical-no-calendar", 3),
        ("BEGIN:VCARD\r\nEND:VCARD\r\n", "ical-no-calendar", 1),
        ("END:VCALENDAR\r\n", "ical-end", 1),
        (f"{WHOLE}SUMMARY:Hei\r\n", "ical-no-calendar", 7),
        (WHOLE.replace("END:VEVENT\r\n", ""), "ical-end", 5),
        (WHOLE.removesuffix("END:VCALENDAR\r\n"), "ical-cut-short", 1),
        (WHOLE[:60], "ical-cut-short", 2),
        ("BEGIN:VCALENDAR\r\n" + "BEGIN:X-A\r\n" * 6, "too-deep", 7),
    ],
)
def test_what_is_no_whole_calendar_is_refused_by_its_line(content: str, kind: str, line: int):
    with pytest.raises(UnreadableData) as refused:
        read_feed(content)
    (fault,) = refused.value.faults
    assert (fault.kind, dict(fault.params)["line"]) == (kind, line)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (WHOLE.encode("utf-16"), "not-text"),
        ("BEGIN:VCALENDAR\r\nNAME:Sætre\r\n".encode("latin-1"), "not-text"),
        ("BEGIN:VCALENDAR\r\nNAME:\ud800\r\n", "not-text"),
        (b"X" * 20_000_001, "too-large"),
        (b"\n" * 1_000_001, "too-large"),
        ("BEGIN:VCALENDAR\n" + "BEGIN:X\nEND:X\n" * 100_000, "too-large"),
    ],
    ids=["utf-16", "latin-1", "half-a-character", "octets", "lines", "components"],
)
def test_other_encodings_and_huge_documents_are_refused(content: bytes | str, kind: str):
    with pytest.raises(UnreadableData) as refused:
        read_feed(content)
    assert [fault.kind for fault in refused.value.faults] == [kind]


@pytest.mark.parametrize(
    "content",
    [
        WHOLE,
        WHOLE.replace("\r\n", "\n"),
        "\ufeff" + WHOLE,
        WHOLE.lower().replace("20260302t120000z", "20260302T120000Z"),
        WHOLE.replace("UID", "U\r\n ID").replace("DTSTART", "DTSTART;\r\n\tVALUE=DATE-TIME"),
        WHOLE.replace("\r\n", "\r\n\r\n"),
        WHOLE.encode(),
    ],
)
def test_line_ends_folds_marks_and_capitals_do_not_matter(content: bytes | str):
    assert [event.uid for event in read_feed(content).events] == ["a"]


def test_a_line_can_be_folded_inside_a_character():
    folded = WHOLE.replace("UID:a", "UID:a\r\nSUMMARY:Sætre").encode().replace(b"\xc3\xa6", b"\xc3\r\n \xa6")
    assert read_feed(folded).events[0].summary == "Sætre"


def test_a_path_is_a_text_and_no_file():
    with pytest.raises(UnreadableData):
        read_feed(__file__)


@given(st.binary() | st.text())
@example(b"BEGIN:VCALENDAR\n\xff")
def test_whatever_is_sent_is_read_or_refused(content: bytes | str):
    read_all(content)


@given(st.lists(PIECES | st.text(max_size=8), max_size=40))
def test_whatever_looks_like_a_calendar_is_read_or_refused(lines: list[str]):
    read_all("\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]))


@given(st.lists(PIECES, max_size=12))
def test_whatever_an_event_says_is_read_or_told(lines: list[str]):
    within = [line for line in lines if not line.startswith(("BEGIN", "END"))]
    read_all("\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *within, "END:VEVENT", "END:VCALENDAR", ""]))
