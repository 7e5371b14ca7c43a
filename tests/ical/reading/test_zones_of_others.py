"""Time zones of others: by a name that somebody knows, or by the rules that stand in the calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core.ical import read_busy, read_closures

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[..., str]
    Busy = Callable[..., list[str]]

YEAR = date(2026, 1, 1), date(2027, 1, 1)
SUMMER, WINTER = "20260701T120000", "20260101T120000"


def observance(kind: str, start: str, before: str, after: str, *lines: str) -> str:
    told = f"DTSTART:{start}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}"
    return "\r\n".join([f"BEGIN:{kind}", *told, *lines, f"END:{kind}"])


def described(*parts: str) -> str:
    return "\r\n".join(["BEGIN:VTIMEZONE", "TZID:Kontoret", *parts, "END:VTIMEZONE"])


@pytest.fixture
def began(document: Written, event: Written, busy: Busy) -> Callable[..., list[str]]:
    """Read when, in Oslo, hours at some readings of the clock in a zone begin."""

    def read(*readings: str, name: str = "Kontoret", zone: str = "BEGIN:VTIMEZONE\r\nEND:VTIMEZONE") -> list[str]:
        lines = ((f"DTSTART;TZID={name}:{at}", "DURATION:PT1H") for at in readings)
        events = (event(*told, uid=str(number)) for number, told in enumerate(lines))
        return [taken.partition("/")[0] for taken in busy(found=read_busy(document(zone, *events), *YEAR))]

    return read


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Oslo",
        "/Europe/Oslo",
        '"Europe/Oslo"',
        "/freeassociation.sourceforge.net/Europe/Oslo",
        "/mozilla.org/20050126_1/Europe/Oslo",
        "/softwarestudio.org/Olson_20011030_5/Europe/Oslo",
        "W. Europe Standard Time",
        "Romance Standard Time",
    ],
)
def test_zones_are_known_by_many_names(name: str, began: Callable[..., list[str]]):
    assert began(SUMMER, name=name) == ["07-01 12:00"]


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "Z", '"tzone://Microsoft/Utc"', "GMT"])
def test_universal_time_has_several_names(name: str, began: Callable[..., list[str]]):
    assert began(SUMMER, name=name) == ["07-01 14:00"]


@pytest.mark.parametrize("name", ["Kontoret", "localtime", "posixrules", "../../etc/localtime", "", "Oslo", "x" * 999])
def test_other_names_are_not_known(name: str, began: Callable[..., list[str]]):
    assert began(SUMMER, name=name) == []


def test_a_calendar_can_describe_its_own_zone(began: Callable[..., list[str]]):
    zone = described(
        observance("STANDARD", "16010101T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
        observance("DAYLIGHT", "16010101T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
    )
    assert began(WINTER, SUMMER, zone=zone) == ["01-01 12:00", "07-01 12:00"]
    assert began("20260329T023000", "20260329T030000", zone=zone) == ["03-29 03:00"]
    assert began("20261025T023000", zone=zone) == ["10-25 02:30"]


def test_a_zone_can_be_described_by_dates_and_by_rules_that_end(began: Callable[..., list[str]]):
    zone = described(
        observance("STANDARD", "20200101T000000", "+0000", "+0000", "RDATE:20260801T000000,20270801T000000"),
        observance("DAYLIGHT", "20200601T000000", "+0000", "+0100", "RRULE:FREQ=YEARLY;UNTIL=20260601T000000Z"),
    )
    assert began("20260531T120000", "20260602T120000", "20260802T120000", zone=zone) == [
        "05-31 13:00",
        "06-02 13:00",
        "08-02 14:00",
    ]


def test_a_rule_that_has_ended_changes_the_clock_no_more(began: Callable[..., list[str]]):
    zone = described(
        observance("STANDARD", "20200101T000000", "+0100", "+0000", "RRULE:FREQ=YEARLY;UNTIL=20240101T000000Z"),
        observance("DAYLIGHT", "20200601T000000", "+0000", "+0100", "RRULE:FREQ=YEARLY"),
    )
    assert began(WINTER, zone=zone) == ["01-01 12:00"]


def test_before_the_first_change_the_clock_is_as_it_was_until_then(began: Callable[..., list[str]]):
    zone = described(observance("STANDARD", "20260601T000000", "-0530", "+0200"))
    assert began(WINTER, SUMMER, zone=zone) == ["01-01 18:30", "07-01 12:00"]


def test_a_closure_can_be_told_in_a_zone_of_its_own(document: Written, event: Written):
    zone = described(observance("STANDARD", "20200101T000000", "+0500", "+0500"))
    lines = f"DTSTART;TZID=Kontoret:{SUMMER}", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=1"
    (closed,) = read_closures(document(zone, event(*lines))).closures
    assert (closed.id, list(map(str, closed.hours))) == ("a-ca978112-20260701t1200", ["09:00-10:00"])


def test_a_zone_can_say_by_which_name_others_know_it(began: Callable[..., list[str]]):
    assert began(SUMMER, zone=described("X-LIC-LOCATION:Europe/Oslo")) == ["07-01 12:00"]


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [observance("STANDARD", "never", "+0100", "+0100")],
        [observance("STANDARD", "20200101T000000", "+2500", "+0100")],
        [observance("STANDARD", "20200101T000000", "+0100", "an hour")],
        [observance("STANDARD", "20200101T000000", "+0100", "+0100", "RRULE:FREQ=SECONDLY")],
        [observance("STANDARD", "20200101T000000", "+0100", "+0100", "RRULE:FREQ=NEVER")],
        ["BEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nEND:STANDARD"],
    ],
)
def test_a_zone_that_is_not_described_is_not_known(parts: list[str], began: Callable[..., list[str]]):
    assert began(SUMMER, zone=described(*parts)) == []


def test_a_zone_of_one_calendar_means_nothing_in_the_next(began: Callable[..., list[str]]):
    for offset, read in (("+0200", "07-01 12:00"), ("-0800", "07-01 22:00")):
        assert began(SUMMER, zone=described(observance("STANDARD", "20200101T000000", offset, offset))) == [read]


def test_no_more_zones_are_looked_up_than_there_are(document: Written, event: Written):
    events = (event(f"DTSTART;TZID=Zone/{n}:{SUMMER}", uid=str(n)) for n in range(1001))
    last = event(f"DTSTART;TZID=Europe/Oslo:{SUMMER}", "DURATION:PT1H", uid="last")
    assert read_busy(document(*events, last), *YEAR).busy == ()
