"""Checking a booking: whether what must be done before it is used has been done."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.errors import NaiveDatetime
from innbygger_core.sharing import Booking, OpenCondition, check_booking

if TYPE_CHECKING:
    from innbygger_core.decisions import Report

OSLO = ZoneInfo("Europe/Oslo")
START = datetime(2027, 3, 20, 18, tzinfo=OSLO)
DUE, NOW = START - timedelta(days=14), START - timedelta(days=20)


def check(*conditions: OpenCondition, now: datetime = NOW, **said: Any) -> Report:  # noqa: ANN401 - fields of a booking
    facts = {
        "id": "b1",
        "rooms": ("hall",),
        "start": START,
        "end": START + timedelta(hours=3),
        "conditions": conditions,
    }
    return check_booking(Booking.model_validate(facts | said), now=now)


def notice(**said: Any) -> OpenCondition:  # noqa: ANN401 - fields of a condition
    return OpenCondition(code="fire-notice", **{"due": DUE, **said})


@pytest.mark.parametrize(
    ("condition", "now", "verdict"),
    [
        (notice(met_at=NOW - timedelta(days=1)), NOW, "pass"),
        (notice(met_at=NOW), NOW, "pass"),
        (notice(met_at=DUE + timedelta(days=1)), START, "pass"),
        (notice(met_at=NOW + timedelta(days=1)), NOW, "fail"),
        (notice(), NOW, "fail"),
    ],
    ids=["met", "met just now", "met too late", "will be met", "not met"],
)
def test_a_condition_is_open_until_it_is_met(condition: OpenCondition, now: datetime, verdict: str):
    (entry,) = check(condition, now=now).checked
    assert (entry.code, entry.subject, entry.verdict) == ("sharing.condition-open", "booking/b1", verdict)


def test_nothing_is_open_where_nothing_was_asked():
    assert check().ok


@pytest.mark.parametrize("state", ["cancelled", "waiting"])
def test_a_booking_that_holds_no_room_need_do_nothing(state: str):
    (entry,) = check(notice(), state=state).checked
    assert (entry.verdict, entry.why) == ("skip", "holds-no-room")


@pytest.mark.parametrize(
    ("condition", "now", "expected"),
    [
        (notice(), DUE - timedelta(microseconds=1), "Fristen er lørdag 6. mars 2027 kl. 18."),
        (notice(), DUE, "Fristen var lørdag 6. mars 2027 kl. 18."),
        (notice(due=None), NOW, "Fristen er lørdag 20. mars 2027 kl. 18."),
        (notice(due=DUE.astimezone(UTC)), NOW, "Fristen er lørdag 6. mars 2027 kl. 18."),
    ],
    ids=["ahead", "passed", "until it begins", "in the zone in which it is asked"],
)
def test_the_reason_tells_the_deadline(condition: OpenCondition, now: datetime, expected: str):
    (reason,) = check(condition, now=now).reasons
    assert reason.text("nb") == f"«fire-notice» er ikke gjort for bookingen b1. {expected}"
    for lang in ("nn", "en"):
        assert reason.text(lang)
        assert reason.help(lang)


def test_every_open_condition_is_told_where_it_stands():
    deposit, keys = OpenCondition(code="deposit"), OpenCondition(code="keys", met_at=NOW)
    assert [reason.field for reason in check(notice(), keys, deposit).reasons] == ["/conditions/0", "/conditions/2"]


def test_the_policy_of_the_day_holds():
    assert check(now=datetime(2027, 3, 1, 0, 30, tzinfo=OSLO)).day == date(2027, 3, 1)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(NaiveDatetime):
        check(now=datetime(2027, 3, 1))  # noqa: DTZ001 - the point
