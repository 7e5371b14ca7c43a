"""Delays: when they are over, and when they must begin."""

from __future__ import annotations

import pytest
from tests.loans.dues.desks import at, desk_of, shown

from innbygger_core.loans import Delay
from innbygger_core.loans._dues._delays import after, before

DESK = desk_of({"mon-fri": ["10:00-12:00", "14:00-16:00"]}, {"2026-11-30": []})
STAFF = desk_of({"mon-fri": ["08:00-16:30"], "sat": ["09:00-11:00"], "sun": []})


@pytest.mark.parametrize(
    ("delay", "over"),
    [
        (None, "2026-11-27 15:00"),
        ({"days": 0, "of": "open"}, "2026-11-27 15:00"),
        ({"period": "PT3H"}, "2026-11-27 18:00"),
        ({"period": "P3D"}, "2026-11-30 15:00"),
        ({"days": 1}, "2026-11-29 00:00"),
        ({"days": 1, "of": "open"}, "2026-12-01 16:00"),
        ({"days": 2, "of": "open"}, "2026-12-02 16:00"),
        ({"days": 1, "of": "working"}, "2026-12-01 00:00"),
        ({"days": 1, "of": "staff"}, "2026-11-28 11:00"),
    ],
)
def test_a_delay_is_over_when_its_last_day_is(delay: dict[str, object] | None, over: str):
    written = None if delay is None else Delay.model_validate(delay)
    assert shown(after(written, at("2026-11-27 15:00"), DESK, STAFF)) == over


@pytest.mark.parametrize(
    ("delay", "begins"),
    [
        (None, "2026-12-01 15:00"),
        ({"days": 0, "of": "open"}, "2026-12-01 15:00"),
        ({"period": "PT3H"}, "2026-12-01 12:00"),
        ({"period": "P3D"}, "2026-11-28 15:00"),
        ({"days": 1}, "2026-11-30 00:00"),
        ({"days": 1, "of": "open"}, "2026-11-27 10:00"),
        ({"days": 2, "of": "open"}, "2026-11-26 10:00"),
        ({"days": 1, "of": "working"}, "2026-11-30 00:00"),
        ({"days": 2, "of": "staff"}, "2026-11-28 09:00"),
    ],
)
def test_a_delay_begins_on_its_first_day(delay: dict[str, object] | None, begins: str):
    written = None if delay is None else Delay.model_validate(delay)
    assert shown(before(written, at("2026-12-01 15:00"), DESK, STAFF)) == begins


def test_staff_of_whom_nobody_says_when_they_work_work_while_it_is_open():
    delay, friday = Delay(days=1, of="staff"), at("2026-11-27 15:00")
    assert after(delay, friday, DESK) == after(Delay(days=1, of="open"), friday, DESK)
    assert before(delay, friday, DESK) == before(Delay(days=1, of="open"), friday, DESK)


def test_a_night_is_over_in_the_morning():
    desk = desk_of({"fri": ["20:00-02:00"], "sat-thu": []})
    assert shown(after(Delay(days=1, of="open"), at("2026-11-26 12:00"), desk)) == "2026-11-28 02:00"


@pytest.mark.parametrize("delay", [Delay(days=500, of="open"), Delay(days=100_000), Delay(period="P9999Y")])
def test_a_delay_for_which_there_are_not_enough_days_has_no_end_and_no_beginning(delay: Delay):
    assert after(delay, at("2026-11-27 15:00"), DESK) is None
    assert before(delay, at("2026-11-27 15:00"), DESK) is None
