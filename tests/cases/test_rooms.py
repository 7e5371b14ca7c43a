"""Rooms as other systems decide over them, and what they got wrong, through the public face."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter
from tests.cases.room_shorthand import Json, Setting, name, service_request, setting_of, wish_of
from tests.cases.room_steps import played

from innbygger_core.decisions import Decision, Severity
from innbygger_core.errors import NotAllowed
from innbygger_core.sharing import Booking, BookingRequest, Calendar, Wish, check_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.decisions import Conflict, Reason

CASES = json.loads((Path(__file__).parent / "rooms.json").read_text("utf-8"))["cases"]
AS_JSON = TypeAdapter(Decision).dump_json


@dataclass
class Asked:
    """A request of a case, what was asked, and the answer."""

    case: Json
    row: Json
    setting: Setting
    calendar: Calendar
    decision: Decision

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What whoever looks may see."""
        return (self.decision.public() if self.row.get("viewer") == "public" else self.decision).reasons

    @property
    def telling(self) -> list[Reason]:
        """The reasons that count."""
        return [reason for reason in self.reasons if reason.severity is not Severity.INFO]

    @property
    def conflicts(self) -> list[Conflict]:
        """What stands in the way."""
        return [conflict for reason in self.telling for conflict in reason.conflicts]

    @cached_property
    def committed(self) -> tuple[Booking, ...]:
        """The bookings that it makes, carried out once."""
        booked = self.calendar.commit(self.decision, now=self.setting.now)
        return booked if isinstance(booked, tuple) else (booked,)


def calendar_of(setting: Setting) -> Calendar:
    return Calendar(setting.plan, bookings=setting.bookings, revision=7)


def request_of(case: Json, row: Json, setting: Setting) -> BookingRequest:
    return service_request(setting, case["setup"], row) if "place_service" in row else setting.request(row)


def asked(case: Json, row: Json) -> Asked:
    """Ask one request of a case; each begins from the setup."""
    setting = setting_of(case)
    calendar = calendar_of(setting)
    return Asked(case, row, setting, calendar, calendar.decide(request_of(case, row, setting), now=setting.now))


# --- What a case expects of a decision --------------------------------------------------------------------------------


def _outcome(it: Asked, expected: str) -> None:
    assert it.decision.outcome.value == expected


def _codes(it: Asked, expected: list[str]) -> None:
    assert {reason.code for reason in it.telling} == set(expected)


def _codes_include(it: Asked, expected: list[str]) -> None:
    assert set(expected) <= {reason.code for reason in it.telling}


def _warnings(it: Asked, expected: list[str]) -> None:
    assert [reason.code for reason in it.reasons if reason.severity is Severity.INFO] == expected


def _conflicts(it: Asked, expected: list[str]) -> None:
    assert {conflict.reference for conflict in it.conflicts} == {f"booking/{each}" for each in expected}


def _via(it: Asked, expected: list[str]) -> None:
    things = {row.id for row in it.setting.plan.equipment}
    path = tuple(f"equipment/{name(each)}" if name(each) in things else f"room/{name(each)}" for each in expected)
    assert path in [conflict.path for conflict in it.conflicts]


def _room(it: Asked, expected: str) -> None:
    assert {reason.subject for reason in it.telling} == {f"room/{name(expected)}"}


def _field(it: Asked, expected: str) -> None:
    assert [reason.field for reason in it.telling] == [FIELDS[expected]]


def _params(it: Asked, expected: Json) -> None:
    (reason,) = it.telling
    params = dict(reason.params)
    for key, value in expected.items():
        param, translated = PARAMS[key]
        assert params[param] == translated(it, value), key


def _state(it: Asked, expected: str) -> None:
    assert [booking.state.value for booking in it.committed] == [expected]


def _created(it: Asked, expected: int) -> None:
    assert len(it.decision.parts) == len(it.committed) == expected


def _starts(it: Asked, expected: list[str]) -> None:
    assert [booking.start.astimezone(it.setting.zone).isoformat() for booking in it.committed] == expected


def _side_effects(it: Asked, expected: list[Json]) -> None:
    for effect in expected:
        ((verb, identifier),) = effect.items()
        changed = {write.id: write.row for write in it.decision.writes if write.action == "change"}
        assert changed[identifier]["state"] in EFFECTS[verb]


def _alternatives(it: Asked, expected: list[Json]) -> None:
    found = it.calendar.alternatives(it.decision, limit=5, now=it.setting.now)
    assert all(each.allowed for each in found)
    for alternative in expected:
        ((what, where),) = alternative.items()
        assert any(OFFERED[what](it, each.request, where) for each in found), alternative


def _order(it: Asked, expected: str) -> None:
    """The reasons are in the same order whatever order rooms and bookings are written in."""
    assert expected.startswith("stable")
    turned = deepcopy(it.case)
    for rows in ("rooms", "bookings"):
        turned["setup"][rows].reverse()
    assert [reason.code for reason in asked(turned, it.row).reasons] == [reason.code for reason in it.reasons]


def _public_json_equal_to(it: Asked, expected: str) -> None:
    assert expected == "ordinary occupancy"
    ordinary = deepcopy(it.case)
    for booking in ordinary["setup"]["bookings"]:
        booking["visibility"] = "ordinary"
    assert AS_JSON(it.decision.public()) == AS_JSON(asked(ordinary, it.row).decision.public())


EXPECT: dict[str, Callable[[Asked, Any], None]] = {
    "outcome": _outcome,
    "codes": _codes,
    "codes_include": _codes_include,
    "warnings": _warnings,
    "conflicts": _conflicts,
    "via": _via,
    "room": _room,
    "field": _field,
    "params": _params,
    "state": _state,
    "created": _created,
    "starts": _starts,
    "side_effects": _side_effects,
    "alternatives": _alternatives,
    "order": _order,
    "public_json_equal_to": _public_json_equal_to,
}
# Where a field of the shorthand stands in a request.
FIELDS = {"/rooms": "/wish/rooms", "/period/start": "/start", "/period/end": "/end"}
# What may become of a booking that is rejected for the sake of another.
EFFECTS = {"reject": {"denied", "displaced"}}
OFFERED: dict[str, Callable[[Asked, BookingRequest, str], bool]] = {
    "room": lambda _, request, room: request.wish.rooms == (name(room),),
    "start": lambda it, request, start: request.start == it.setting.at(start),
    "hub": lambda _, request, hub: set(request.wish.rooms or request.wish.any_of) == {name(hub)},
}


def hours(_: Asked, count: float) -> timedelta:
    return timedelta(hours=count)


def minutes(_: Asked, count: int) -> timedelta:
    return timedelta(minutes=count)


def each_of_minutes(_: Asked, counts: list[int]) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=count) for count in counts)


def instant(it: Asked, clock: str) -> datetime:
    return it.setting.at(clock)


# What a case calls a figure: what the library calls it, and as what it says it.
PARAMS: dict[str, tuple[str, Callable[[Asked, Any], Any]]] = {
    "limit_h": ("limit", hours),
    "actual_h": ("used", hours),
    "requested_h": ("requested", hours),
    "remaining_h": ("remaining", hours),
    "lead_min": ("lead", minutes),
    "earliest": ("earliest", instant),
    "step_min": ("step", minutes),
    "nearest_min": ("nearest", each_of_minutes),
}


# --- The cases --------------------------------------------------------------------------------------------------------


def _steps(kind: str) -> list[Any]:
    """All steps of a kind, each with its case and what is expected of it."""
    return [pytest.param(case, row, expect, id=label) for case, row, expect, label in _all() if _kind(row) == kind]


def _all() -> Iterator[tuple[Json, Any, Any, str]]:
    for case in CASES:
        if isinstance(case["request"], dict) or isinstance(case["request"][0], str):
            yield case, case["request"], case["expect"], case["id"]
        else:
            pairs = zip(case["request"], case["expect"], strict=True)
            yield from ((case, row, expect, f"{case['id']}-{step}") for step, (row, expect) in enumerate(pairs, 1))


def _kind(row: Json | list[str]) -> str:
    return next((kind for kind in ("find_first", "validate_room", "concurrent") if kind in row), _DECIDED[type(row)])


_DECIDED = {dict: "decided", list: "played"}


@pytest.mark.parametrize(("case", "row", "expect"), _steps("decided"))
def test_a_request_is_decided(case: Json, row: Json, expect: Json):
    it = asked(case, row)
    for key, expected in expect.items():
        EXPECT[key](it, expected)


@pytest.mark.parametrize(("case", "row", "expect"), _steps("find_first"))
def test_the_first_free_time_is_found(case: Json, row: Json, expect: Json):
    setting, wanted = setting_of(case), row["find_first"]
    start, calendar = setting.at(wanted["from"]), calendar_of(setting)
    rooms = {"any_of": [room.id for room in setting.plan.rooms], "length": f"PT{wanted['duration_min']}M"}
    wish = Wish.model_validate(wish_of({}, "somebody") | rooms)
    week = {"start": start, "end": start + timedelta(days=7)}
    (first, *_) = calendar.free(wish, now=setting.now, **week)
    assert first.first == setting.at(expect["start"])
    window = BookingRequest(wish=wish, earliest=week["start"], latest=week["end"])
    assert calendar.commit(calendar.decide(window, now=setting.now), now=setting.now).start == first.first


@pytest.mark.parametrize(("case", "row", "expect"), _steps("validate_room"))
def test_a_room_is_checked(case: Json, row: Json, expect: Json):
    setting = setting_of(case)
    report = check_room(setting.plan, name(row["validate_room"]), day=setting.now.date())
    assert {True: "valid", False: "invalid"}[report.ok] == expect["outcome"]
    assert [reason.code for reason in report.reasons] == expect["codes"]


@pytest.mark.parametrize(("case", "row", "expect"), _steps("concurrent"))
def test_of_several_at_once_one_wins(case: Json, row: Json, expect: Json):
    setting = setting_of(case)
    calendar = calendar_of(setting)
    decisions = [calendar.decide(setting.request(each), now=setting.now) for each in row["concurrent"]]

    def tried(decision: Decision) -> Booking | Decision:
        try:
            return calendar.commit(decision, now=setting.now)
        except NotAllowed as refused:
            return refused.decision

    assert all(decision.allowed for decision in decisions)
    with ThreadPoolExecutor(len(decisions)) as pool:
        ended = list(pool.map(tried, decisions))
    refused = [each for each in ended if isinstance(each, Decision)]
    assert (len(ended) - len(refused), len(refused)) == (expect["accepted"], expect["refused"])
    assert {reason.code for each in refused for reason in each.reasons} == set(expect["codes"])


@pytest.mark.parametrize(("case", "row", "expect"), _steps("played"))
def test_steps_follow_each_other(case: Json, row: list[str], expect: list[str]):
    setting = setting_of(case)
    assert played(calendar_of(setting), setting, case["setup"]["slot"], row, expect) == expect


def test_what_the_shorthand_does_not_know_is_not_passed_over():
    case = {"setup": {"rooms": [{"id": "A", "colour": "red"}]}, "request": {"rooms": ["A"]}}
    with pytest.raises(KeyError, match="colour"):
        setting_of(case)
