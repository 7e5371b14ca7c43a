"""Whether the place is open then, and to whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.decisions import Pass
from innbygger_core.sharing._rules_of._door_rules import closed, module_closed, no_access
from innbygger_core.values import Known

OSLO = ZoneInfo("Europe/Oslo")
MODULE = ({"module": "library"},)


def clock(hour: int) -> datetime:
    """An hour of the Tuesday."""
    return datetime(2026, 11, 24, hour, tzinfo=OSLO)


# --- Hours ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hours", [{"staffed": "18:00-19:00"}, {"self_service": "08:00-22:00"}, {"by_booking": "18:00-20:00"}]
)
def test_a_use_lies_in_hours_in_which_somebody_can_come_in(hours: dict[str, str]):
    assert ask(closed, hours=hours) == Pass()


@pytest.mark.parametrize("span", ["08:00-18:00", "08:00-18:59", "18:01-22:00", ""])
def test_a_use_is_refused_that_is_partly_outside_them(span: str):
    assert found(closed, hours={"staffed": span}).field == "/start"


def test_layers_lie_beside_each_other():
    assert ask(closed, hours={"staffed": "08:00-18:30", "self_service": "18:30-22:00"}) == Pass()
    assert found(closed, hours={"staffed": "08:00-18:30", "self_service": "18:31-22:00"})


def test_it_is_told_from_when_to_when_it_is_closed():
    finding = found(closed, hours={"staffed": "08:00-16:00"})
    assert dict(finding.params)["start"] == clock(16)
    assert "16" in say(closed, finding, "nb")


def test_hours_that_are_not_telephone_hours_are_meant():
    assert found(closed, hours={"phone": "00:00-24:00"})


def test_hours_that_nobody_told_are_unknown():
    assert missing(closed, hours={"staffed": "08:00-18:30", "self_service": "18:00-20:00?"}) == (
        ("opening-hours",),
        "/start",
    )


def test_closed_weighs_more_than_unknown():
    assert found(closed, hours={"staffed": "08:00-18:15", "self_service": "18:15-18:30?"})


# --- A module's hours -------------------------------------------------------------------------------------------------


def test_a_room_that_is_no_modules_follows_none():
    assert passed_over(module_closed, hours={"staffed": "08:00-16:00"}) == "not-concerned"


@pytest.mark.parametrize("access", ["staffed", "self_service", "by_booking"])
def test_a_module_is_open_however_one_comes_in(access: str):
    assert ask(module_closed, rooms=MODULE, hours={access: "18:00-19:00"}) == Pass()


def test_a_module_that_is_closed_lends_no_rooms():
    finding = found(module_closed, rooms=MODULE, hours={"staffed": "08:00-18:30"})
    assert (finding.field, dict(finding.params)["start"]) == ("/start", clock(18).replace(minute=30))


def test_a_module_of_unknown_hours_may_be_closed():
    assert missing(module_closed, rooms=MODULE, hours={"staffed": "08:00-20:00?"}) == (("opening-hours",), "/start")


# --- Coming in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("access", [True, False, "unknown"])
def test_anybody_comes_in_while_there_is_staff(access: object):
    assert ask(no_access, hours={"staffed": "18:00-19:00"}, has_access=access) == Pass()


def test_whoever_booked_comes_in_by_a_code():
    verdict = ask(no_access, hours={"staffed": "08:00-18:30", "by_booking": "18:30-22:00"})
    assert isinstance(verdict, Pass)
    assert [(it.code, it.params) for it in verdict.conditions] == [
        ("sharing.no-access", (("from", clock(18).replace(minute=30)),))
    ]


def test_terms_can_give_a_code_where_only_those_registered_come_in():
    told: dict[str, Any] = {"hours": {"self_service": "08:00-22:00"}, "has_access": False}
    verdict = ask(no_access, **told, terms={"access_code": True})
    assert isinstance(verdict, Pass)
    assert len(verdict.conditions) == 1
    assert found(no_access, **told, terms={"access_code": False}).field == "/wish/has_access"


@pytest.mark.parametrize("access", list(Known))
def test_while_nobody_is_at_work_those_registered_come_in(access: Known):
    told: dict[str, Any] = {"hours": {"self_service": "08:00-22:00"}, "has_access": access}
    if access is Known.YES:
        assert ask(no_access, **told) == Pass()
    elif access is Known.NO:
        assert found(no_access, **told).field == "/wish/has_access"
    else:
        assert missing(no_access, **told) == (("has-access",), "/wish/has_access")


def test_whether_it_is_open_at_all_is_told_elsewhere():
    assert ask(no_access, hours={"staffed": "08:00-16:00"}, has_access=False) == Pass()


# --- Hours of its own in the terms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("within", "minutes", "kept"), [
    ("00:00-19:00", 60, True),
    ("00:00-20:00", 60, True),
    ("00:00-19:00", 61, False),
    ("18:00-19:00", 60, True),
    ("18:01-22:00", 60, False),
    ("00:00-24:00", 600, True),
    ("16:00-02:00", 480, True),
    ("16:00-02:00", 481, False),
    ("08:00-16:00", 60, False),
])  # fmt: skip
def test_terms_can_narrow_the_hours_of_a_use(within: str, minutes: int, kept: bool):
    told = {"terms": {"within": within}, "minutes": minutes}
    if kept:
        assert ask(no_access, **told) == Pass()
    else:
        finding = found(no_access, **told)
        assert (finding.field, finding.variant) == ("/start", "hours")


def test_a_use_of_several_days_is_refused_by_the_night_between():
    finding = found(no_access, terms={"within": "08:00-22:00"}, minutes=24 * 60)
    params = dict(finding.params)
    assert (params["start"], params["end"]) == (clock(22), datetime(2026, 11, 25, 8, tzinfo=OSLO))
