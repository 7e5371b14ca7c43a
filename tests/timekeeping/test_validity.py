"""From when to when something holds."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innbygger_core.timekeeping import Validity, holds

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), False),
        (FIRST, True),
        (date(2026, 6, 1), True),
        (LAST, True),
        (date(2027, 1, 1), False),
    ],
)
def test_both_days_are_included(day: date, expected: bool):
    assert holds(day, FIRST, LAST) is expected
    assert Validity(valid_from=FIRST, valid_to=LAST).holds(day) is expected


def test_a_side_without_a_day_is_open():
    assert Validity().holds(date(1900, 1, 1))
    assert Validity(valid_from=FIRST).holds(date(2199, 12, 31))
    assert Validity(valid_to=LAST).holds(date(1900, 1, 1))


def test_one_day_is_enough():
    assert Validity(valid_from=FIRST, valid_to=FIRST).holds(FIRST)


def test_reversed_days_are_refused():
    with pytest.raises(ValidationError) as raised:
        Validity(valid_from=LAST, valid_to=FIRST)
    (error,) = raised.value.errors()
    assert (error["type"], error["ctx"]) == ("reversed-dates", {"first": "2026-12-31", "last": "2026-01-01"})
