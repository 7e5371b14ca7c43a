"""Calendars as other programs write them: when they are busy, what else they say, and what is left out of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from innbygger_core.ical import read_busy, read_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    Foreign = Callable[[str], bytes]
    Busy = Callable[..., list[str]]

SPRING = date(2026, 3, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        (
            "outlook",
            [
                "03-24 18:00/03-24 20:00",
                "03-31 18:00/03-31 20:00",
                "04-02 00:00/04-03 00:00 unavailable",
                "04-07 18:00/04-07 20:00",
                "04-10 10:00/04-10 12:00 tentative",
            ],
        ),
        (
            "outlook-custom-zone",
            [
                "03-27 09:00/03-27 10:00",
                "03-28 09:00/03-28 10:00",
                "03-29 09:00/03-29 10:00",
                "03-30 09:00/03-30 10:00",
            ],
        ),
        (
            "google",
            [
                "03-02 17:00/03-02 18:30",
                "03-17 18:00/03-17 19:30",
                "03-20 13:00/03-20 14:00 tentative",
                "03-30 17:00/03-30 18:30",
            ],
        ),
        ("apple", ["03-03 15:00/03-03 16:00", "03-17 00:00/03-18 00:00"]),
        (
            "nextcloud",
            [
                "03-02 10:00/03-02 10:30",
                "03-05 18:00/03-05 21:00",
                "03-30 10:00/03-30 11:00",
                "04-02 19:00/04-02 22:00",
            ],
        ),
        (
            "free-busy",
            [
                "03-02 09:00/03-02 10:30",
                "03-03 09:00/03-03 10:00 tentative",
                "03-04 01:00/03-05 01:00 unavailable",
                "03-06 09:00/03-06 10:00",
            ],
        ),
    ],
)
def test_it_is_known_when_they_are_busy(name: str, taken: list[str], foreign: Foreign, busy: Busy):
    assert busy(found=read_busy(foreign(name), *SPRING)) == taken


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("outlook", []),
        ("outlook-custom-zone", [("ical-zone", "/VEVENT/1/DTSTART")]),
        ("google", []),
        ("apple", [("ical-floating", "/VEVENT/2/DTSTART")]),
        (
            "nextcloud",
            [
                ("ical-this-and-future", "/VEVENT/1/RECURRENCE-ID"),
                ("ical-value", "/VEVENT/4/DTSTART"),
                ("ical-duplicate", "/VEVENT/3"),
                ("ical-component", "/VTODO/0"),
            ],
        ),
        ("free-busy", [("ical-period", "/VFREEBUSY/0/FREEBUSY"), ("ical-period", "/VFREEBUSY/0/FREEBUSY")]),
    ],
)
def test_what_is_left_out_of_busy_time_is_told(name: str, left_out: list[tuple[str, str]], foreign: Foreign):
    assert [(lost.code, lost.path) for lost in read_busy(foreign(name), *SPRING).left_out] == left_out


@pytest.mark.parametrize(
    ("name", "called", "events"),
    [
        ("outlook", "Kultursalen", ["Korøving", "Borte", "Kanskje befaring", "Til opplysning"]),
        ("google", "Lokalsalen", ["Yoga", "Yoga (flyttet)", "Yoga", "Styremøte"]),
        ("apple", "Familie", ["Tannlege"]),
        ("nextcloud", "Verksted", ["Kontortid"]),
        ("free-busy", "", []),
    ],
)
def test_events_are_read_as_far_as_they_can_be_said(name: str, called: str, events: list[str], foreign: Foreign):
    found = read_feed(foreign(name))
    assert (found.name, [event.summary for event in found.events]) == (called, events)


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("apple", {"/VEVENT/0/ATTACH", "/VEVENT/0/VALARM/0", "/VEVENT/1/RRULE", "/X-APPLE-CALENDAR-COLOR"}),
        ("google", {"/VEVENT/0/CREATED", "/VEVENT/3/ATTENDEE", "/VEVENT/4/RRULE"}),
        ("nextcloud", {"/VEVENT/0/RRULE", "/VEVENT/1/RRULE", "/VEVENT/2/RDATE", "/VTODO/0"}),
        ("outlook", {"/VEVENT/0/VALARM/0/DESCRIPTION", "/VEVENT/0/PRIORITY", "/X-CALSTART"}),
    ],
)
def test_nothing_that_cannot_be_said_is_lost_silently(name: str, paths: set[str], foreign: Foreign):
    assert paths <= {lost.path for lost in read_feed(foreign(name)).left_out}


def test_every_loss_can_be_said_in_every_language(foreign: Foreign):
    names = ("outlook", "outlook-custom-zone", "google", "apple", "nextcloud", "free-busy", "holidays")
    lost = [
        lost
        for name in names
        for lost in (*read_feed(foreign(name)).left_out, *read_busy(foreign(name), *SPRING).left_out)
    ]
    assert lost
    assert all(len({one.text(lang) for lang in ("nb", "nn", "en")}) > 1 for one in lost)


def test_what_outlook_writes_of_an_event_is_kept(foreign: Foreign):
    found = read_feed(foreign("outlook"))
    event = found.events[0]
    assert (found.language, found.zone.key) == ("nb-no", "Europe/Berlin")
    assert event.description == "Øving, alle stemmer.\n\nTa med noter."
    assert event.alarms == (timedelta(minutes=15),)
    assert event.busy
    assert event.repeat
    assert event.repeat.weekdays == (1,)
    assert event.repeat.until.isoformat() == "2026-04-07T18:00:00+02:00"


def test_who_is_asked_and_when_to_look_again_is_kept(foreign: Foreign):
    asked = read_feed(foreign("google")).events[3].attendee
    assert asked
    assert (asked.address, asked.name) == ("kari@fjord.example", "Kari")
    assert read_feed(foreign("nextcloud")).refresh == timedelta(hours=4)
