"""Weekly rules: few, and with few exceptions."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.ical._recurring._spells import Slot
from innbygger_core.ical._recurring._weekly import Weekly, weekly_rules

OSLO = ZoneInfo("Europe/Oslo")
SLOT = Slot(timedelta(hours=10), timedelta(hours=6))
MONDAY = date(2026, 5, 4)


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(MONDAY + timedelta(days=number) for number in numbers)


def rules(*numbers: int) -> list[tuple[date, ...]]:
    return [rule.days for rule in weekly_rules([SLOT.on(day, OSLO) for day in days(*numbers)], OSLO)]


def test_a_rule_knows_its_days_and_those_that_fail():
    rule = Weekly(SLOT, days(2, 7, 16))
    assert rule.weekdays == (0, 2)
    assert tuple(rule.occurrences()) == days(2, 7, 9, 14, 16)
    assert [number for number in range(-7, 30) if rule.names(*days(number))] == [2, 7, 9, 14, 16]
    assert rule.excepted == 2


def test_days_of_the_week_that_come_together_are_one_rule():
    assert rules(0, 1, 7, 8, 14, 15) == [days(0, 1, 7, 8, 14, 15)]


def test_days_of_the_week_that_come_at_different_times_are_two():
    every_monday, late_tuesdays = [7 * n for n in range(30)], [1 + 7 * n for n in range(20, 30)]
    assert rules(*every_monday, *late_tuesdays) == [days(*every_monday), days(*late_tuesdays)]


@pytest.mark.parametrize(("missing", "parts"), [(6, 1), (7, 2)])
def test_a_rule_endures_six_exceptions(missing: int, parts: int):
    weeks = [0, 1, 2, 3 + missing, 4 + missing, 5 + missing]
    assert len(rules(*(7 * week for week in weeks))) == parts


def test_two_days_are_no_rule():
    assert rules(0, 7) == []
    assert rules(0, 7, 14) == [days(0, 7, 14)]


@pytest.mark.parametrize(
    ("opens", "lasts", "name"),
    [(10, 6, "1000-1600"), (22, 8, "2200-0600"), (0, 24, "0000-2400"), (10, 24, "1000-1000")],
)
def test_hours_have_a_name_of_their_own(opens: int, lasts: int, name: str):
    assert str(Slot(timedelta(hours=opens), timedelta(hours=lasts))) == name
