"""What gives way: requests that are pending, and fixed users who are told in time."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.sharing.rules.asking import ask, found, passed_over, say

from innbygger_core.decisions import Approval, Conflict, Fail, Pass, Severity
from innbygger_core.sharing._rules_of._displacing_rules import displacement_notice, pending_displaced
from innbygger_core.timekeeping import micros

OSLO = ZoneInfo("Europe/Oslo")
YES = {"approval": Approval(by="position/leader")}
PENDING = {"state": "pending"}


def instant(when: str) -> int:
    return micros(datetime.fromisoformat(when).replace(tzinfo=OSLO), "when")


# --- Pending requests -------------------------------------------------------------------------------------------------


def test_whoever_says_yes_is_told_of_the_requests_that_give_way():
    finding = found(pending_displaced, booked=(PENDING,), context=YES)
    assert (finding.field, finding.conflicts) == ("/approval", (Conflict("booking/b0"),))
    assert say(pending_displaced, finding, "nb")
    assert pending_displaced.severity is Severity.INFO


def test_until_somebody_says_yes_nothing_gives_way():
    assert passed_over(pending_displaced) == "not-concerned"


def test_only_pending_requests_at_that_time_do():
    booked = {"id": "a"}, {"id": "b", "start": 16, "end": 18, **PENDING}, {"id": "c", "start": 19, "end": 20, **PENDING}
    assert ask(pending_displaced, booked=booked, context=YES) == Pass()


def test_those_of_parts_and_wholes_give_way_and_those_of_siblings_do_not():
    rooms = ({}, {"id": "north", "part_of": "hall"}, {"id": "south", "part_of": "hall"})
    north = ({"rooms": ("north",), **PENDING},)
    finding = found(pending_displaced, rooms=rooms, booked=north, context=YES)
    assert finding.conflicts == (Conflict("booking/b0", ("room/hall", "room/north")),)
    assert ask(pending_displaced, rooms=rooms, at=2, booked=north, context=YES) == Pass()


def test_groups_that_share_a_room_stay_while_there_is_space():
    groups = {"id": "a"}, {"id": "b", **PENDING}
    assert ask(pending_displaced, terms={"groups": 3}, booked=groups, context=YES) == Pass()
    finding = found(pending_displaced, terms={"groups": 2}, booked=groups, context=YES)
    assert finding.conflicts == (Conflict("booking/b"),)
    at_first = (
        {"id": "c", "start": 18, "end": 19},
        {"id": "d", "start": 18, "end": 19, **PENDING},
        {"id": "e", "start": 19, "end": 20, **PENDING},
    )
    told = {"terms": {"groups": 3}, "booked": (groups[0], *at_first), "minutes": 120}
    assert found(pending_displaced, **told, context=YES).conflicts == (Conflict("booking/d"),)
    block = {"id": "a", "start": 16, "end": 18, "kind": "block"}
    assert ask(pending_displaced, terms={"groups": 2}, booked=(block, groups[1]), context=YES) == Pass()


# --- Fixed users ------------------------------------------------------------------------------------------------------


def displacing(notice: str | None = "P14D", now: str = "2026-11-23T12:00", **told: Any) -> dict[str, Any]:  # noqa: ANN401
    """Somebody asks on a day to have the band's Tuesday."""
    terms = {"displacement_notice": notice, **told.pop("terms", {})}
    context = {"displaces": frozenset({"b0"}), "now": instant(now)}
    return {"terms": terms, "booked": ({},), "context": context, **told}


@pytest.mark.parametrize(("notice", "now", "kept"), [
    ("P14D", "2026-11-10T23:59", True),
    ("P14D", "2026-11-11T00:00", False),
    ("PT48H", "2026-11-22T18:00", True),
    ("PT48H", "2026-11-22T18:01", False),
    ("P1M", "2026-10-24T23:59", True),
    ("P1M", "2026-10-25T00:00", False),
])  # fmt: skip
def test_exactly_the_notice_is_in_time(notice: str, now: str, *, kept: bool):
    assert (ask(displacement_notice, **displacing(notice, now)) == Pass()) is kept


def test_it_is_told_who_should_have_been_told_and_when():
    finding = found(displacement_notice, **displacing())
    assert (finding.field, finding.conflicts) == ("/displaces", (Conflict("booking/b0"),))
    assert dict(finding.params)["latest"] == datetime(2026, 11, 10, 18, tzinfo=OSLO)
    assert "10. november" in say(displacement_notice, finding, "nb")


def test_where_terms_know_of_no_displacement_nobody_gives_way():
    finding = found(displacement_notice, **displacing(None))
    assert finding.variant == "never"
    assert say(displacement_notice, finding, "nn")


def test_terms_tell_for_which_purposes_a_fixed_user_gives_way():
    matches = {"terms": {"displaced_by": ["match"]}}
    assert ask(displacement_notice, **displacing("P1D", **matches), purpose="match") == Pass()
    assert ask(displacement_notice, **displacing("P1D", **matches), traits=["match"]) == Pass()
    finding = found(displacement_notice, **displacing("P1D", **matches), purpose="concert")
    assert finding.variant == "purpose"
    assert say(displacement_notice, finding, "en")


def test_the_terms_are_those_of_whoever_gives_way():
    of_bands = displacing("P1D", terms={"organisers": ["organisation/band"]})
    band, choir = ({"wish": {"organiser": f"organisation/{who}"}} for who in ("band", "choir"))
    assert ask(displacement_notice, **of_bands | {"booked": (band,)}) == Pass()
    assert found(displacement_notice, **of_bands | {"booked": (choir,)}).variant == "never"


def test_a_date_of_a_series_gives_way_by_the_terms_of_recurring_use():
    of_series = displacing("P1D", terms={"recurring": True})
    assert ask(displacement_notice, **of_series | {"booked": ({"series": "s"},)}) == Pass()
    assert found(displacement_notice, **of_series).variant == "never"


def test_a_room_that_the_plan_does_not_know_has_no_terms():
    assert found(displacement_notice, **displacing("P1D") | {"booked": ({"rooms": ("attic",)},)}).variant == "never"


def test_every_booking_that_does_not_give_way_is_told():
    told = displacing() | {"booked": ({}, {"id": "b1"}), "context": {"displaces": frozenset({"b1", "b0"})}}
    verdict = ask(displacement_notice, **told)
    assert isinstance(verdict, Fail)
    assert verdict.findings[0].conflicts == (Conflict("booking/b0"), Conflict("booking/b1"))


def test_it_is_told_of_the_first_room_alone():
    assert ask(displacement_notice, **displacing(), rooms=({}, {"id": "gym"}), at=1) == Pass()
    assert passed_over(displacement_notice) == "not-concerned"
