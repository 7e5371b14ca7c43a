"""The same question, put to the library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from tests.laws.sharing_oracle.doubts import doubts, open_codes
from tests.laws.sharing_oracle.facts import minute_of, text_of, wall
from tests.laws.sharing_oracle.oracle import found, outcome

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.network import read_plan
from innbygger_core.sharing import Booking, BookingRequest, Calendar, Wish

if TYPE_CHECKING:
    from datetime import datetime

    from tests.laws.sharing_oracle.facts import Ask, World

    from innbygger_core.decisions import Decision

Answer: TypeAlias = tuple[dict[str, str], str]


def calendar_of(world: World) -> Calendar:
    entries = (PolicyEntry(f"sharing.{code}", Severity(told)) for code, told in world.severities.items())
    rows = [Booking.model_validate_json(json.dumps(row)) for row in world.bookings]
    policy = Policy("drawn", tuple(entries))
    return Calendar(read_plan(json.dumps(world.plan)), bookings=rows, revision=1, policy=policy)


def request_of(ask: Ask) -> BookingRequest:
    times = {"start": text_of(ask.start), "end": text_of(ask.end), "or_wait": ask.or_wait, "replaces": ask.replaces}
    return BookingRequest.model_validate_json(json.dumps({"wish": ask.wish, **times}))


def now_of(ask: Ask) -> datetime:
    return wall(ask.now)


def decide(world: World, ask: Ask) -> Decision:
    return calendar_of(world).decide(request_of(ask), now=now_of(ask))


def told(decision: Decision) -> dict[str, str]:
    """The codes that fail, and those of which it is unknown whether they do, as the oracle tells them."""
    codes: dict[str, str] = {}
    for reason in decision.reasons:
        code = reason.code.removeprefix("sharing.")
        if reason.verdict != "note" and codes.get(code) != "fail":
            codes[code] = reason.verdict
    return codes


def answers(world: World, ask: Ask) -> tuple[Answer, Answer]:
    """What the library answers, and what the slow reading does; conditions are not compared."""
    decision, beside = decide(world, ask), open_codes(ask)
    every = told(decision), found(world, ask)
    codes = [{code: how for code, how in each.items() if code not in beside} for each in every]
    said = decision.outcome.value.replace("allow_with_conditions", "allow")
    return (codes[0], said), (codes[1], outcome(world, ask))


def differ(world: World, ask: Ask) -> bool:
    """Tell whether the two answers differ where there is one right answer."""
    library, slow = answers(world, ask)
    return not doubts(world, ask) and library != slow


def offered(calendar: Calendar, ask: Ask, start: int, end: int) -> dict[int, str]:
    """What is free in a window: each start, and what a decision there comes to."""
    wish = Wish.model_validate_json(json.dumps({**ask.wish, "length": f"PT{ask.end - ask.start}M"}))
    free = calendar.free(wish, start=wall(start), end=wall(end), now=now_of(ask))
    return {minute_of(each.isoformat()): run.outcome.value for run in free for each in run.starts}


def booked(done: Booking | tuple[Booking, ...]) -> Booking:
    """The one booking that a commit made."""
    assert isinstance(done, Booking)
    return done


def shown(world: World, ask: Ask) -> str:
    """What is needed to see where two answers differ."""
    plan = {name: world.plan[name] for name in ("terms", "seasons", "rooms", "hours", "hubs", "people")}
    lines = {**plan, "bookings": world.bookings, "severities": world.severities, "asked": ask._asdict()}
    return "\n".join(f"{name}: {json.dumps(value)}" for name, value in lines.items())
