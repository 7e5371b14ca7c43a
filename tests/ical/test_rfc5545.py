"""The lint of calendars: it passes what is good, and finds each fault by the rule that is meant for it."""

from __future__ import annotations

import pytest
from tests.ical import good_calendars
from tests.ical.broken_calendars import BROKEN, Fault
from tests.ical.rfc5545 import RULES, faults


def rules_broken(calendar: bytes) -> list[str]:
    return [fault.split(":")[0] for fault in faults(calendar)]


@pytest.mark.parametrize("name", good_calendars.__all__)
def test_what_is_good_passes(name: str):
    assert faults(getattr(good_calendars, name)) == []


@pytest.mark.parametrize(("rule", "fault"), BROKEN)
def test_a_fault_is_found(rule: str, fault: Fault):
    assert set(rules_broken(fault.calendar)) == {rule}


def test_every_rule_can_fail():
    assert {rule for rule, _ in BROKEN} == {rule.__name__ for rule in RULES}


def test_a_fault_tells_where_it_is():
    calendar = good_calendars.FEED.replace(b"PRIORITY:5", b"PRIORITY:10")
    line = 1 + calendar[: calendar.index(b"PRIORITY")].count(b"\n")
    assert faults(calendar) == [f"numbers_are_in_range: line {line}: PRIORITY: 10"]
