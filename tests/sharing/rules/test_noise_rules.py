"""Loud and quiet uses beside each other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.rules.asking import LANGUAGES, passed_over

from innbygger_core.decisions import Approval, Conflict, Fail, Pass, Policy, Unknown
from innbygger_core.decisions import Weighing as Weigh
from innbygger_core.sharing._rules_of._examples import example
from innbygger_core.sharing._rules_of._noise_rules import NoiseLevels, noise

HALL = {"features": {"sound_insulated": False}, "neighbours": ("studio",)}
STUDIO = {"id": "studio", "name": "Studio", "features": {"sound_insulated": False}}
ROOMS = (HALL, STUDIO)


def heard(
    theirs: dict[str, Any],
    *,
    rooms: tuple[dict[str, Any], ...] = ROOMS,
    room: str = "studio",
    levels: NoiseLevels | None = None,
    **told: Any,  # noqa: ANN401 - whatever an example tells
) -> str:
    """What becomes of a use beside another: ``kept``, ``unknown`` or ``disturbs``."""
    at = {"booked": ({"rooms": (room,), "wish": theirs},), "rooms": rooms}
    verdict = noise(example(**{**at, **told}), levels or NoiseLevels())
    if isinstance(verdict, Unknown):
        assert (verdict.missing, verdict.field) == (("noise",), "/wish/noise")
    return {Pass: "kept", Fail: "disturbs", Unknown: "unknown"}[type(verdict)]


def test_a_loud_use_disturbs_a_quiet_one_whichever_comes_first():
    assert heard({"noise": 0, "tolerates_noise": 2}, noise=4, tolerates_noise=5) == "disturbs"
    assert heard({"noise": 4, "tolerates_noise": 5}, noise=0, tolerates_noise=2) == "disturbs"


@pytest.mark.parametrize(
    ("made", "borne", "answer"), [(2, 2, "kept"), (3, 2, "disturbs"), (0, 0, "kept"), (5, 5, "kept")]
)
def test_as_loud_as_is_tolerated_is_not_too_loud(made: int, borne: int, answer: str):
    assert heard({"noise": 0, "tolerates_noise": borne}, noise=made, tolerates_noise=5) == answer


def test_two_loud_uses_may_mind_each_other():
    assert heard({"noise": 4, "tolerates_noise": 3}, noise=4, tolerates_noise=3) == "disturbs"


def test_silence_disturbs_nobody_and_some_mind_nothing():
    assert heard({"noise": 0}, noise=0) == "kept"
    assert heard({"tolerates_noise": 5}, tolerates_noise=5) == "kept"


@pytest.mark.parametrize("told", [{"noise": 3}, {"tolerates_noise": 5, "noise": 3}, {"noise": 0}, {}])
def test_what_nobody_told_is_unknown(told: dict[str, int]):
    assert heard({"noise": 3} if told == {"noise": 0} else {"noise": 0}, **told) == "unknown"


def test_what_is_certain_weighs_more_than_what_is_unknown():
    assert heard({"noise": "unknown", "tolerates_noise": 1}, noise=4) == "disturbs"


def test_a_room_tells_what_uses_of_it_bear_where_they_do_not():
    quiet = (HALL, STUDIO | {"tolerates_noise": 1})
    assert heard({"noise": 0}, rooms=quiet, noise=2, tolerates_noise=5) == "disturbs"
    assert heard({"noise": 0, "tolerates_noise": 2}, rooms=quiet, noise=2, tolerates_noise=5) == "kept"


def test_policy_tells_how_loud_a_purpose_is_and_what_it_bears():
    levels = NoiseLevels.model_validate({"made": {"band": 5}, "tolerated": {"reading": 1}})
    reading = {"purpose": "reading", "noise": 0}
    assert heard(reading, levels=levels, purpose="band", tolerates_noise=5) == "disturbs"
    assert heard(reading, levels=levels, purpose="band", noise=1, tolerates_noise=5) == "kept"
    assert heard(reading | {"tolerates_noise": 5}, levels=levels, purpose="band", tolerates_noise=5) == "kept"
    assert heard(reading, levels=levels, purpose="dance", tolerates_noise=5) == "unknown"


def test_what_policy_says_of_a_purpose_goes_before_the_room():
    levels = NoiseLevels.model_validate({"tolerated": {"workshop": 4}})
    rooms = (HALL, STUDIO | {"tolerates_noise": 1})
    assert heard({"purpose": "workshop", "noise": 0}, rooms=rooms, levels=levels, noise=3, tolerates_noise=5) == "kept"


LOUD, QUIET = {"noise": 5, "tolerates_noise": 5}, {"noise": 0, "tolerates_noise": 0}


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(("insulated", "answer"), [(True, "kept"), ("unknown", "unknown"), (False, "disturbs")])
def test_one_wall_against_sound_is_enough(which: int, insulated: object, answer: str):
    rooms = tuple(
        {**row, "features": {"sound_insulated": insulated if place == which else False}}
        for place, row in enumerate(ROOMS)
    )
    assert heard(QUIET, rooms=rooms, **LOUD) == answer


def test_neighbours_hear_each_other_whichever_of_them_tells_of_it():
    other_way = ({"features": {"sound_insulated": False}}, STUDIO | {"neighbours": ("hall",)})
    assert heard(QUIET, rooms=other_way, **LOUD) == "disturbs"


def test_rooms_that_are_no_neighbours_do_not():
    apart = ({"features": {"sound_insulated": False}}, STUDIO)
    assert passed_over(noise, rooms=apart, booked=({"rooms": ("studio",), "wish": QUIET},), **LOUD) == "not-concerned"


PARTS = (
    {"features": {"sound_insulated": False}},
    {"id": "north", "part_of": "hall", "neighbours": ("studio", "south"), "features": {"sound_insulated": False}},
    {"id": "south", "part_of": "hall", "features": {"sound_insulated": False}},
    STUDIO,
)


def test_a_neighbour_hears_what_contains_its_neighbour():
    assert heard(QUIET, rooms=PARTS, **LOUD) == "disturbs"
    assert heard(QUIET, rooms=PARTS, at=3, room="hall", **LOUD) == "disturbs"
    assert heard(QUIET, rooms=PARTS, at=3, room="south", **LOUD) == "kept"


def test_siblings_hear_each_other_and_nobody_hears_their_own_family():
    assert heard(QUIET, rooms=PARTS, at=1, room="south", **LOUD) == "disturbs"
    assert heard(QUIET, rooms=PARTS, at=1, room="hall", **LOUD) == "kept"


def test_only_what_goes_on_at_the_same_time_is_heard():
    booked = tuple({"id": f"b{at}", "rooms": ("studio",), "start": at, "end": at + 1, "wish": QUIET} for at in (17, 19))
    assert heard(QUIET, booked=booked, **LOUD) == "kept"


def test_a_block_makes_no_noise_and_what_gives_way_minds_none():
    block = {"rooms": ("studio",), "kind": "block"}
    assert heard(QUIET, booked=(block,), **LOUD) == "kept"
    assert heard(QUIET, context={"displaces": frozenset({"b0"})}, **LOUD) == "kept"
    pending = {"rooms": ("studio",), "state": "pending", "wish": QUIET}
    assert heard(QUIET, booked=(pending,), context={"approval": Approval(by="position/leader")}, **LOUD) == "kept"


def test_it_is_told_which_room_is_disturbed():
    verdict = noise(example(rooms=ROOMS, booked=({"rooms": ("studio",), "wish": QUIET},), **LOUD))
    assert isinstance(verdict, Fail)
    (finding,) = verdict.findings
    assert finding.conflicts == (Conflict("booking/b0", ("room/hall", "room/studio")),)
    reason = Weigh.of(noise, Policy(), example().day).fail(finding)
    assert all("Studio" in reason.text(lang) for lang in LANGUAGES)
    assert reason.public == "sharing.not-available"
