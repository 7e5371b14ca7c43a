"""Worlds for the laws of what lies under decisions: more figures, allocated time, and facts that change on a day."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st
from tests.laws.sharing_oracle.facts import HOLDING, Ask, Json, World, text_of, wall
from tests.laws.sharing_oracle.worlds import CODES, Maker

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.network import Plan, read_plan
from innbygger_core.sharing import Booking, BookingRequest, Calendar

if TYPE_CHECKING:
    from random import Random

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
FIXED = {"room": "gym", "weekdays": "sat,sun,tue", "clock": "10:00-14:00"}
LENT = {"first_day": "2027-03-02", "last_day": "2027-03-28"}


def allocation(chance: Random) -> Json:
    """The choir holds some hours of a week, and may have lent some of them."""
    lending = {"days": LENT, "to": chance.choice([None, "resident/kari"])}
    part = {**lending, "times": [{**FIXED, "clock": "11:00-12:00"}]}
    return {
        "id": "weekly",
        "season": "spring",
        "organiser": "organisation/choir",
        "team": chance.choice([None, "girls"]),
        "times": [FIXED],
        "lent": chance.choice([[], [lending], [part]]),
    }


def dated(rows: list[Json], chance: Random, day: str, tomorrow: str) -> list[Json]:
    """Let one row end with a day, and be followed by one that tells something else."""
    row = chance.choice(rows)
    changed = {"count": 1} if "count" in row else {"role": "host"} if "role" in row else {"neighbours": []}
    others = [each for each in rows if each is not row]
    return [*others, {**row, "valid_to": day}, {**row, **changed, "valid_from": tomorrow}]


class Richer(Maker):
    """Makes worlds by chance."""

    def plan(self) -> Json:
        """The hub, with more terms, a season with an allocation, and perhaps a row that changes after the first day."""
        plan = super().plan()
        row = {"id": "richer", **self.chance.choice([{}, {"rooms": ["gym"]}]), **self.chance.choice(WHEN)}
        season = {"id": "spring", "first_day": "2027-03-01", "last_day": "2027-11-30", "rooms": ["hall", "gym"]}
        opened = {"allocated_at": self.chance.choice([None, "unknown", "2027-02-01T12:00:00+01:00"])}
        told: Json = {
            "terms": [*plan["terms"], {**row, **self.some(RICHER, 4)}],
            "seasons": [season | opened],
            "allocations": [allocation(self.chance)],
        }
        days = (f"{wall(self.midnight + minutes):%Y-%m-%d}" for minutes in (0, 2160))
        changing = self.chance.choice(["rooms", "equipment", "people"])
        return {**plan, **told, changing: dated(plan[changing], self.chance, *days)}

    def also(self, world: World) -> Json:
        """What a request tells beside its wish."""
        standing = [row["id"] for row in world.bookings if row["state"] in HOLDING]
        told: list[Json] = [{}, {}, {}, {"approval": {"by": "position/leader"}}, {"or_wait": True}]
        return self.chance.choice([*told, *({"displaces": [name]} for name in standing[:1])])


class Question(NamedTuple):
    """A world, what is asked of it, and what the request tells beside."""

    world: World
    ask: Ask
    also: Json

    @property
    def facts(self) -> Plan:
        """The plan, as it is read."""
        return read_plan(json.dumps(self.world.plan))

    @property
    def rows(self) -> list[Booking]:
        """The stored bookings, as they are read."""
        return [Booking.model_validate_json(json.dumps(row)) for row in self.world.bookings]

    @property
    def policy(self) -> Policy:
        """How some rules are weighed."""
        entries = (PolicyEntry(f"sharing.{code}", Severity(told)) for code, told in self.world.severities.items())
        return Policy("drawn", tuple(entries))

    def calendar(self, rows: list[Booking] | None = None) -> Calendar:
        """A calendar of all bookings, or of some."""
        stored, ids = self.rows if rows is None else rows, count()
        return Calendar(self.facts, bookings=stored, revision=1, policy=self.policy, new_id=lambda: f"new-{next(ids)}")

    def request(self, *, length: int | None = None, **time: Any) -> BookingRequest:  # noqa: ANN401 - when it is to be
        """What is asked, at its own time or another."""
        wish = {**self.ask.wish, **({"length": f"PT{length}M"} if length else {})}
        times = time or {"start": text_of(self.ask.start), "end": text_of(self.ask.end)}
        return BookingRequest.model_validate_json(json.dumps({"wish": wish, **times, **self.also}))

    def shown(self) -> str:
        """What is needed to see what went wrong."""
        names = ("terms", "seasons", "allocations", "rooms", "hours", "equipment", "people")
        lines = {name: self.world.plan[name] for name in names}
        asked = {"asked": self.ask._asdict(), "also": self.also, "severities": self.world.severities}
        return "\n".join(
            f"{name}: {json.dumps(told)}" for name, told in {**lines, "bookings": self.world.bookings, **asked}.items()
        )


@st.composite
def richer_questions(draw: st.DrawFn) -> Question:
    """A world, and what is asked of it."""
    maker = Richer(draw(st.randoms(use_true_random=True)))
    world = maker.world()
    # A start beside the grid is not looked at by what is free: the grid is kept wherever a policy puts it.
    weighed = {code: told for code, told in world.severities.items() if code in CODES and code != "start-grid"}
    ask = maker.ask(world)
    ground = maker.chance.choice([None, None, "allocation/weekly", "agreement/none"])
    also = {"replaces": ask.replaces, **maker.also(world)}
    return Question(World(world.plan, world.bookings, weighed), ask._replace(wish={**ask.wish, "ground": ground}), also)
