"""Recurrence rules: what each part means, which are refused, and how much work one may ask for."""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from innbygger_core.ical import read_busy

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[..., str]
    LeftOut = Callable[..., list[tuple[str, str]]]
    Starts = Callable[..., list[str]]

NOON = "DTSTART;TZID=Europe/Oslo:20260101T120000"
MINUTE = "DURATION:PT1M"


@pytest.fixture
def starts(busy: Callable[..., list[str]]) -> Starts:
    def read(rule: str, start: str = NOON) -> list[str]:
        return [taken.partition("/")[0] for taken in busy(start, MINUTE, f"RRULE:{rule}")]

    return read


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["01-01", "01-30", "02-27"]),
        ("FREQ=MONTHLY;BYDAY=2TH;COUNT=3", ["01-01", "01-08", "02-12"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", ["01-01", "01-30", "02-27"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=4", ["01-01", "01-15", "01-31", "02-15"]),
        ("FREQ=MONTHLY;INTERVAL=2;COUNT=3", ["01-01", "03-01", "05-01"]),
        ("FREQ=YEARLY;BYYEARDAY=1,32,-365;COUNT=3", ["01-01", "02-01"]),
        ("FREQ=YEARLY;BYDAY=2MO;COUNT=2", ["01-01", "01-12"]),
        ("FREQ=YEARLY;BYDAY=2MO;BYMONTH=3;COUNT=2", ["01-01", "03-09"]),
        ("FREQ=YEARLY;BYWEEKNO=10;COUNT=2", ["01-01", "03-05"]),
        ("FREQ=YEARLY;BYWEEKNO=10;BYDAY=MO;COUNT=2", ["01-01", "03-02"]),
        ("FREQ=YEARLY;BYWEEKNO=10;BYDAY=SU;WKST=SU;COUNT=2", ["01-01", "03-08"]),
        ("FREQ=YEARLY;BYMONTH=2,4;COUNT=3", ["01-01", "02-01", "04-01"]),
        ("FREQ=YEARLY", ["01-01"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TH;COUNT=4", ["01-01", "01-04", "01-15", "01-18"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TH;WKST=SU;COUNT=4", ["01-01", "01-11", "01-15", "01-25"]),
        ("freq=daily;byday=sa;count=3;", ["01-01", "01-03", "01-10"]),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", ["01-01"]),
    ],
)
def test_days_are_those_that_a_rule_means(rule: str, days: list[str], starts: Starts):
    assert starts(rule) == [f"{day} 12:00" for day in days]


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=DAILY;BYHOUR=8,12;BYMINUTE=30;COUNT=3", ["01 12:00", "01 12:30", "02 08:30"]),
        ("FREQ=HOURLY;INTERVAL=5;COUNT=3", ["01 12:00", "01 17:00", "01 22:00"]),
        ("FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=0,30;COUNT=4", ["01 12:00", "02 09:00", "02 09:30", "02 10:00"]),
        ("FREQ=MINUTELY;INTERVAL=45;COUNT=3", ["01 12:00", "01 12:45", "01 13:30"]),
        ("FREQ=MINUTELY;BYMINUTE=5;BYSECOND=0;COUNT=2", ["01 12:00", "01 12:05"]),
        ("FREQ=SECONDLY;INTERVAL=7200;COUNT=2", ["01 12:00", "01 14:00"]),
        ("FREQ=SECONDLY;BYSECOND=0;BYMINUTE=10;BYHOUR=12;COUNT=2", ["01 12:00", "01 12:10"]),
    ],
)
def test_times_are_those_that_a_rule_means(rule: str, times: list[str], starts: Starts):
    assert starts(rule) == [f"01-{time}" for time in times]


def test_a_rule_that_began_long_ago_is_followed_from_the_window_on(starts: Starts):
    assert starts("FREQ=WEEKLY;INTERVAL=26", "DTSTART:19010103T110000Z") == ["01-29 12:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "WEEKLY",
        "FREQ=FORTNIGHTLY",
        "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=9999999999",
        "FREQ=DAILY;UNTIL=never",
        "FREQ=DAILY;BYDAY=1MO",
        "FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO",
        "FREQ=DAILY;BYDAY=MAN",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=-1",
        "FREQ=DAILY;WKST=MAN",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=MONTHLY;RSCALE=HEBREW",
    ],
)
def test_a_rule_that_nobody_can_follow_is_told(rule: str, left_out: LeftOut):
    assert left_out(NOON, MINUTE, f"RRULE:{rule}") == [("ical-rule", "/VEVENT/0/RRULE")]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR={0};BYMINUTE={1};BYSECOND={1}",
    ],
)
def test_a_rule_of_too_much_work_is_told(rule: str, left_out: LeftOut):
    numbers = (",".join(map(str, range(most))) for most in (24, 60))
    began = perf_counter()
    assert left_out(NOON, MINUTE, f"RRULE:{rule.format(*numbers)}") == [("ical-too-often", "/VEVENT/0/RRULE")]
    assert perf_counter() - began < 10


def test_many_rules_together_can_be_too_much_work(document: Written, event: Written, busy: Callable[..., list[str]]):
    rule = "RRULE:FREQ=YEARLY;BYMONTHDAY=1;BYDAY=TH;COUNT=9999"
    events = (event("DTSTART:19000101T110000Z", MINUTE, rule, uid=str(number)) for number in range(30))
    found = read_busy(document(*events), date(2026, 1, 1), date(2026, 7, 1))
    assert busy(found=found) == ["01-01 12:00/01-01 12:01"]
    assert {lost.code for lost in found.left_out} == {"ical-too-often"}
    assert len(found.left_out) < 30
