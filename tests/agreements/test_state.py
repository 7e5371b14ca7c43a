"""What an agreement is on a day, in one word: the first of those that are true."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.agreements.fees import act, fees

from innbygger_core.agreements import Status
from innbygger_core.errors import OutOfRange
from innbygger_core.values import Known

DAY = date(2025, 1, 1)
FIXED = {"first_day": "2023-09-01", "last_day": "2025-06-30", "renewal": None}
UNSURE = FIXED | {"renewal": "unknown"}
EVENT = {"first_day": "2023-09-01", "ends_with": {"text": "The merger", "on": "2025-12-31"}}
RESTS = act("pause", "2024-12-01")
LAPSED = {"id": "paths", "text": "Clear paths", "amount": 20, "due": {"on": ["2024-06-03"]}}


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"valid_to": "2024-12-31", "signed": None}, Status.UNKNOWN),
        ({"valid_from": "2025-01-02"}, Status.UNKNOWN),
        ({"more_acts": True}, Status.UNKNOWN),
        ({"more_acts": "unknown"}, Status.UNKNOWN),
        ({"signed": None, "duration": FIXED | {"last_day": "2024-12-31"}}, Status.DRAFT),
        ({"duration": FIXED | {"first_day": "2025-01-02"}}, Status.SIGNED),
        ({"duration": FIXED | {"last_day": "2024-12-31"}}, Status.ENDED),
        ({"obligations": [LAPSED]}, Status.BREACHED),
        ({"duration": FIXED}, Status.LAST_TERM),
        ({"duration": EVENT}, Status.LAST_TERM),
        ({}, Status.IN_FORCE),
        ({"duration": UNSURE}, Status.IN_FORCE),
        ({"duration": UNSURE | {"last_day": "2024-12-31"}}, Status.UNKNOWN),
        ({"duration": None}, Status.IN_FORCE),
        ({"duration": "unknown"}, Status.IN_FORCE),
    ],
)
def test_the_first_that_is_true_is_the_status(facts: dict[str, Any], status: Status):
    assert fees(**facts).status(DAY) is status


def test_rest_weighs_more_than_breach_and_breach_more_than_notice():
    noticed = act("give_notice", "2024-12-01")
    assert fees(RESTS, noticed, obligations=[LAPSED]).status(DAY) is Status.SUSPENDED
    assert fees(noticed, obligations=[LAPSED]).status(DAY) is Status.BREACHED
    assert fees(noticed).status(DAY) is Status.NOTICE_GIVEN


def test_what_has_lapsed_stands_in_the_state():
    (lapsed,) = fees(obligations=[LAPSED]).state(DAY).lapsed
    assert (lapsed.id, lapsed.due, lapsed.wanted) == ("paths", date(2024, 6, 3), 20)


def test_a_missed_meeting_is_no_breach():
    missed = {"id": "spring", "due": {"on": ["2024-06-03"]}}
    assert fees(meetings=[missed]).status(DAY) is Status.IN_FORCE


@pytest.mark.parametrize(
    ("status", "known"),
    [(status, Known.NO) for status in (Status.DRAFT, Status.SIGNED, Status.SUSPENDED, Status.ENDED)]
    + [(status, Known.YES) for status in (Status.IN_FORCE, Status.LAST_TERM, Status.NOTICE_GIVEN, Status.BREACHED)]
    + [(Status.UNKNOWN, Known.UNKNOWN)],
)
def test_whether_it_holds_follows_from_the_status(status: Status, known: Known):
    assert status.in_force is known


def test_only_what_was_recorded_by_the_day_counts():
    noticed = fees(act("give_notice", "2025-01-02"))
    assert noticed.state(DAY) == fees().state(DAY)
    assert noticed.status(date(2025, 1, 2)) is Status.NOTICE_GIVEN


def test_a_day_beyond_all_days_is_refused():
    with pytest.raises(OutOfRange):
        fees().state(date(2200, 1, 1))


def test_the_state_of_an_agreement_tells_whether_it_holds():
    assert fees().state(DAY).in_force is Known.YES
