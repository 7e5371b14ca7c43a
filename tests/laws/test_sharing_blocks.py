"""What lies under decisions: blocks of time, lines of bookings, and what is found without asking at every start.

What a rule forbids in a window does not depend on how the window is cut; what is free, what is needed and what comes
first is what asking everywhere, with everything, would find.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.laws.sharing_oracle.asking import now_of
from tests.laws.sharing_oracle.facts import OSLO, clock, text_of, wall
from tests.laws.sharing_oracle.worlds import CODES, MIDNIGHTS, QUARTER, Maker

from innbygger_core.decisions import Condition, Decision, Fail, Finding, Outcome, Pass, Policy, PolicyEntry, Severity
from innbygger_core.network import Plan, read_plan
from innbygger_core.sharing import Booking, BookingAct, BookingRequest, Calendar, Wish, needs
from innbygger_core.sharing._busy._bookings import Bookings
from innbygger_core.sharing._busy._busy import Busy
from innbygger_core.sharing._busy._line import Line
from innbygger_core.sharing._deciding._asked import Candidate
from innbygger_core.sharing._deciding._decider import Decider
from innbygger_core.sharing._deciding._judging import Judge
from innbygger_core.sharing._deciding._shapes import BlockRule, Forbids, hits
from innbygger_core.sharing._rules import ACT_RULES
from innbygger_core.sharing._space._world import World as Rooms
from innbygger_core.timekeeping import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.laws.sharing_oracle.facts import Ask, Json, World

    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._shapes import Block, Told

# Chance makes the worlds: nothing is left for Hypothesis to shrink.
made = settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))
few = settings(made, max_examples=settings.get_profile(settings.get_current_profile_name()).max_examples // 3)
BLOCK_RULES = [rule for rule in ACT_RULES if isinstance(rule, BlockRule)]
DAYS = 1440

Question: TypeAlias = tuple["World", "Ask", "Json"]
"""A world, what is asked of it, and what the request tells beside its wish."""

# --- Richer worlds ----------------------------------------------------------------------------------------------------

TUESDAYS = {"room": "gym", "weekdays": "sat,sun,tue", "clock": "10:00-14:00"}
RICHER: dict[str, tuple[Any, ...]] = {
    "deadline": ({"day": "mon", "at": "12:00"}, {"day": "sun", "at": "08:00"}),
    "within": ("08:00-20:00", "16:00-02:00", "00:00-02:30"),
    "until_season_end": (True,),
    "asks_only_season": (True,),
    "staff_present": (True,),
    "access_code": (True,),
    "roles": (["host"],),
    "conditions": ([{"code": "fire-notice", "before": "PT20H"}], [{"code": "deposit", "working_days": 1}]),
    "displacement_notice": ("PT1H", "P2D"),
    "transferable": (True,),
    "groups": (2,),
    "slots": (["22:00-02:00", "10:00-13:00"],),
}
WHEN: list[Json] = [{}, {}, {"clock": "02:30-12:00"}, {"clock": "22:00-03:00", "weekdays": "sat"}, {"weekdays": "sun"}]


def allocation(chance: Random) -> Json:
    days = {"days": {"first_day": "2027-03-02", "last_day": "2027-03-28"}, "to": chance.choice([None, "resident/kari"])}
    return {
        "id": "weekly",
        "season": "spring",
        "organiser": "organisation/choir",
        "times": [TUESDAYS],
        "team": chance.choice([None, "girls"]),
        "lent": chance.choice([[], [days], [{**days, "times": [{**TUESDAYS, "clock": "11:00-12:00"}]}]]),
    }


def dated(rows: list[Json], chance: Random, day: str) -> list[Json]:
    """Let one of the rows end with a day, and be followed by one that tells something else."""
    row = chance.choice(rows)
    changed = {"count": 1} if "count" in row else {"role": "host"} if "role" in row else {"neighbours": []}
    return [*(each for each in rows if each is not row), row | {"valid_to": day}, {**row, **changed, "valid_from": after(day)}]


def after(day: str) -> str:
    return day[:-2] + f"{int(day[-2:]) + 1:02}"


class Richer(Maker):
    """Makes worlds in which more figures are told, some time is allocated, and some things change in mid-window."""

    def plan(self) -> Json:
        plan = super().plan()
        row = {"id": "richer", **self.chance.choice([{}, {"rooms": ["gym"]}]), **self.chance.choice(WHEN)}
        terms = [*plan["terms"], {**row, **self.some(RICHER, 4)}]
        season = {"id": "spring", "first_day": "2027-03-01", "last_day": "2027-11-30", "rooms": ["hall", "gym"]}
        opened = {"allocated_at": self.chance.choice([None, "unknown", "2027-02-01T12:00:00+01:00"])}
        changing = self.chance.choice(["rooms", "equipment", "people", None])
        day = f"{wall(self.midnight):%Y-%m-%d}"
        some = {"terms": terms, "seasons": [season | opened], "allocations": [allocation(self.chance)]}
        return {**plan, **some, **({changing: dated(plan[changing], self.chance, day)} if changing else {})}

    def also(self, world: World) -> Json:
        """What a request may tell beside its wish."""
        standing = [row["id"] for row in world.bookings if row["state"] in ("confirmed", "pending")]
        told: list[Json] = [{}, {}, {}, {"approval": {"by": "position/leader"}}]
        return self.chance.choice([*told, *({"displaces": [name]} for name in standing[:1]), {"or_wait": True}])


@st.composite
def questions(draw: st.DrawFn) -> Question:
    maker = Richer(draw(st.randoms(use_true_random=True)))
    world = maker.world()._replace(severities=maker.some(dict.fromkeys(set(CODES) - {"start-grid"}, ("must", "should", "info")), 2))
    ask = maker.ask(world)
    ground = maker.chance.choice([None, None, "allocation/weekly", "agreement/none"])
    return world, ask._replace(wish={**ask.wish, "ground": ground}), {"replaces": ask.replaces, **maker.also(world)}


def facts_of(world: World) -> Plan:
    return read_plan(json.dumps(world.plan))


def rows_of(world: World) -> list[Booking]:
    return [Booking.model_validate_json(json.dumps(row)) for row in world.bookings]


def policy_of(world: World) -> Policy:
    entries = (PolicyEntry(f"sharing.{code}", Severity(told)) for code, told in world.severities.items())
    return Policy("drawn", tuple(entries))


def calendar(world: World, rows: list[Booking] | None = None) -> Calendar:
    stored = rows_of(world) if rows is None else rows
    return Calendar(facts_of(world), bookings=stored, revision=1, policy=policy_of(world), new_id=lambda: "new")


def request(ask: Ask, also: Json, **time: Any) -> BookingRequest:  # noqa: ANN401 - when it is to be
    times = time or {"start": text_of(ask.start), "end": text_of(ask.end)}
    return BookingRequest.model_validate_json(json.dumps({"wish": ask.wish, **times, **also}))
