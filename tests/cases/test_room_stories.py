"""Stories of real places: what somebody asks on a day, and what the rules of the place answer."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from innbygger_core import read_plan, read_policy
from innbygger_core.sharing import Application, Audience, Booking, BookingAct, BookingRequest, Calendar, Wish, allocate

if TYPE_CHECKING:
    from innbygger_core.network import Plan

HERE = Path(__file__).parent
STORIES: Final = {each["id"]: each for each in json.loads((HERE / "room_stories.json").read_text("utf-8"))}
DECIDED: Final = [name for name, story in STORIES.items() if "applications" not in story]
APPLIED: Final = [name for name, story in STORIES.items() if "applications" in story]
PLACES: Final = [
    file for file in sorted((HERE / "room_rules").glob("*.json")) if not file.stem.endswith((".facts", "-policy"))
]
SOME_DAY: Final = datetime(2027, 9, 9, 18, tzinfo=ZoneInfo("Europe/Oslo"))
AN_HOUR: Final = timedelta(hours=1)
ACTS: Final[TypeAdapter[BookingAct]] = TypeAdapter(BookingAct)


def now(story: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(story["now"])


def plan_of(story: dict[str, Any]) -> Plan:
    return read_plan((HERE / "room_rules" / f"{story['plan']}.json").read_bytes())


def calendar(story: dict[str, Any]) -> Calendar:
    """Make the calendar of a place, with its policy where it has one of its own."""
    file = HERE / "room_rules" / f"{story['plan']}-policy.json"
    policy = read_policy(file.read_bytes()) if file.exists() else None
    return Calendar(plan_of(story), bookings=map(Booking.model_validate, story.get("bookings", ())), policy=policy)


def asked(story: dict[str, Any]) -> Any:  # noqa: ANN401 - a request, or any act
    return ACTS.validate_python(story["act"]) if "act" in story else BookingRequest.model_validate(story["request"])


@pytest.mark.parametrize("name", DECIDED)
def test_the_rules_of_the_place_decide(name: str):
    story, expected = STORIES[name], STORIES[name]["expect"]
    decision = calendar(story).decide(asked(story), now=now(story))
    failed = [reason for reason in decision.reasons if reason.verdict == "fail"]
    assert decision.outcome.value == expected["outcome"]
    assert {reason.code for reason in failed} == set(expected["codes"])
    for code, params in expected.get("params", {}).items():
        told = next(dict(reason.params) for reason in failed if reason.code == code)
        assert {key: _plain(told[key]) for key in params} == params


@pytest.mark.parametrize("name", [name for name in DECIDED if "state" in STORIES[name]["expect"]])
def test_what_is_decided_is_written(name: str):
    story, expected = STORIES[name], STORIES[name]["expect"]
    decision = calendar(story).decide(asked(story), now=now(story))
    booking = Booking.model_validate(next(write.row for write in decision.writes if write.table == "bookings"))
    assert (booking.state.value, booking.share) == (expected["state"], expected.get("share"))


@pytest.mark.parametrize("name", APPLIED)
def test_the_season_of_the_place_takes_applications(name: str):
    story = STORIES[name]
    season = next(row for row in plan_of(story).seasons if row.id == story["season"])
    found = allocate(season, map(Application.model_validate, story["applications"]), now=now(story))
    assert {award.application: award.standing.value for award in found.awards} == story["expect"]["standings"]


@pytest.mark.parametrize("file", PLACES, ids=lambda file: file.stem)
def test_every_place_can_be_asked_under_all_of_its_terms(file: Path):
    plan = read_plan(file.read_bytes())
    asks = Calendar(plan)
    for row in plan.terms:
        audience = Audience(ages=row.ages)
        wish = Wish(rooms=row.rooms[:1] or (plan.rooms[0].id,), traits=row.purposes, audience=audience)
        decision = asks.decide(
            BookingRequest(wish=wish, start=SOME_DAY, end=SOME_DAY + AN_HOUR), now=SOME_DAY - AN_HOUR
        )
        assert all(reason.text(lang) for reason in decision.reasons for lang in ("nb", "nn", "en"))


def _plain(value: Any) -> Any:  # noqa: ANN401 - a parameter of a reason
    return value.isoformat() if isinstance(value, datetime) else value


def test_every_story_is_of_a_place_and_says_why():
    assert {story["story"] for story in STORIES.values() if "story" in story} == {1, 3, 5, 7, 9, 11}
    assert all(story["why"].endswith(".") for story in STORIES.values())
