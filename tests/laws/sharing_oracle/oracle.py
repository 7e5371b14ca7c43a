"""A slow decision: every code of every room, and from them the outcome, by the table of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.laws.sharing_oracle.gates import gates
from tests.laws.sharing_oracle.minutes import taken, times
from tests.laws.sharing_oracle.sharing import fair_use, people, seasons, things

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.laws.sharing_oracle.facts import Ask, World

OF_A_ROOM = (taken, times, gates, fair_use, seasons)
OF_ALL = (things, people)
SHOULD = {"approval-required", "group-too-small", "staff-core-hours", "no-ground"}
OCCUPANCY = {
    *("overlap", "overlap-parent", "overlap-part", "buffer"),
    *("person-busy", "equipment-short", "quota-groups"),
}

MUSTS = {
    *OCCUPANCY,
    *("accessibility", "capacity", "closed", "co-signer", "confidential", "duration-max", "duration-min"),
    *("duration-step", "guards", "lead-time", "no-access", "noise", "person-missing", "purpose-refused"),
    *("quota-count", "quota-hours", "quota-simultaneous", "responsible-age", "room-lacks"),
    *("season-application-only", "start-grid", "start-past", "whole-room-only", "window-not-open"),
}


def found(world: World, ask: Ask) -> dict[str, str]:
    """Give the codes that fail, and those of which it is unknown whether they do."""
    told = [each for room in ask.rooms for rule in OF_A_ROOM for each in rule(world, ask, room)]
    told += [each for rule in OF_ALL for each in rule(world, ask)]
    return {code: _worst(broken for other, broken in told if other == code) for code, broken in told if True in broken}


def _worst(every: Iterable[set[bool]]) -> str:
    return "fail" if {True} in list(every) else "unknown"


def severity(world: World, code: str) -> str:
    """How binding a code is: as in the table, unless the municipality says otherwise."""
    return world.severities.get(code, "should" if code in SHOULD else "must")


def outcome(world: World, ask: Ask) -> str:
    """Read the table from the top."""
    codes = found(world, ask)
    musts = {code: how for code, how in codes.items() if severity(world, code) == "must"}
    broken = {code for code, how in musts.items() if how == "fail"}
    if broken:
        return "waitlist" if ask.or_wait and broken <= OCCUPANCY else "deny"
    asks = [code for code, how in codes.items() if how == "fail" and severity(world, code) == "should"]
    return "needs_approval" if musts or asks else "allow"
