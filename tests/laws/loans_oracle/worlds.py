"""Small municipalities with two hubs and runs twice a week, around a night on which the clocks are changed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from hypothesis import strategies as st
from tests.laws.loans_oracle.clock import at

from innbygger_core.network import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.network import Plan

Json: TypeAlias = dict[str, Any]

HOME, AWAY = "heggedal", "tofte"
OPEN: dict[str, dict[int, tuple[str, str]]] = {
    HOME: {**dict.fromkeys(range(5), ("10:00", "18:00")), 5: ("10:00", "14:00")},
    AWAY: {1: ("12:00", "19:00"), 3: ("09:00", "12:00"), 4: ("12:00", "19:00")},
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAYS = {date(2027, month, day) for month, day in [(3, 25), (3, 26), (3, 28), (3, 29), (5, 1), (5, 6), (5, 17)]}
RUN_DAYS = (1, 4)
RUNS = {"south": ((HOME, "09:00"), (AWAY, "10:30")), "north": ((AWAY, "13:00"), (HOME, "14:30"))}
FIRST_DAYS = (date(2027, 3, 15), date(2027, 10, 18))
"""Spring with Easter and summer time, and autumn with neither."""
TURN = 16
"""After so many days there is a tent less."""


class Stock(NamedTuple):
    """What there is of something: its home, and how many of each size, or the size of each copy."""

    home: str
    sizes: dict[str | None, int] = {}  # noqa: RUF012 - never changed
    copies: dict[str, str | None] = {}  # noqa: RUF012 - never changed
    by_number: bool = False


STOCKS = {
    "skis": Stock(HOME, {"160": 2, "170": 1}),
    "kayak": Stock(HOME, copies={"k-1": "small", "k-2": "small", "k-3": "large"}, by_number=True),
    "drum": Stock(HOME, {None: 2}, {"d-1": None, "d-2": None}),
    "sledge": Stock(HOME, {None: 2}),
    "kicksled": Stock(AWAY, {None: 1}),
    "tent": Stock(HOME, {None: 2}),
}


class World(NamedTuple):
    """What differs from one municipality to the next."""

    first_day: date
    period: str = "P3D"
    closed: str = "keep"
    walk_in: str = "shorten"
    prepare: int | None = None
    inspect: int | None = None

    @property
    def start(self) -> int:
        """The morning of the first day."""
        return at(self.first_day, "10:00")

    @property
    def turn(self) -> int:
        """The midnight from which there is a tent less."""
        return at(self.first_day + timedelta(TURN), "00:00")

    @property
    def is_plain(self) -> bool:
        """Whether things are lent from when they are collected until they are due, whatever the desk does."""
        return self.closed == "keep" and self.prepare is self.inspect is None

    def late(self, equipment: str) -> str:
        """How long something that is overdue is taken to stay away."""
        return "P1W" if equipment == "tent" else "P1M"


def _at_half_hours(world: World) -> World:
    """Shorten no loan to the end of a day, a minute before midnight, where open days are to follow."""
    return world._replace(walk_in="refuse") if world.inspect else world


worlds = st.builds(
    World,
    st.sampled_from(FIRST_DAYS),
    st.sampled_from(("PT4H", "P1D", "P3D", "P1W")),
    st.sampled_from(("keep", "start_of_next_opening", "same_time_next_open_day", "end_of_next_open_day")),
    st.sampled_from(("shorten", "refuse")),
    st.sampled_from((None, 1)),
    st.sampled_from((None, 1, 2)),
).map(_at_half_hours)


@cache
def plan_of(world: World) -> Plan:
    return read_plan(json.dumps(_plan(world)))


def _plan(world: World) -> Json:
    runs = {name: [{"hub": hub, "at": clock} for hub, clock in stops] for name, stops in RUNS.items()}
    days = ",".join(DAYS[day] for day in RUN_DAYS)
    return {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hubs": [{"id": hub, "name": hub.title(), "hours": hub} for hub in OPEN],
        "hours": [_hours(hub) for hub in OPEN],
        "equipment": [row for name in STOCKS for row in _equipment(world, name)],
        "transport_runs": [{"id": name, "stops": stops, "days": days} for name, stops in runs.items()],
        "loan_terms": _terms(world),
    }


def _hours(hub: str) -> Json:
    week = {name: ["-".join(OPEN[hub][day])] if day in OPEN[hub] else [] for day, name in enumerate(DAYS)}
    layer = {"id": "desk", "access": "staffed", "holidays": {"public": []}, "week": week}
    return {"format": "innbygger.hours/1", "id": hub, "layers": [layer]}


def _equipment(world: World, name: str) -> Iterator[Json]:
    stock = STOCKS[name]
    row: Json = {"id": name, "hub": stock.home, "name": name.title()}
    if name in ("sledge", "kicksled"):
        row["kind"] = "sledge"
    if name == "tent":
        turn = world.first_day + timedelta(TURN)
        yield {**row, "count": 2, "valid_to": str(turn - timedelta(1))}
        yield {**row, "count": 1, "valid_from": str(turn)}
    elif stock.copies:
        copies = [{"id": copy, **({"size": size} if size else {})} for copy, size in stock.copies.items()]
        yield {**row, "copies": copies, "lent_by": "number" if stock.by_number else "count"}
    else:
        yield {**row, **({"count": stock.sizes[None]} if None in stock.sizes else {"sizes": stock.sizes})}


def _terms(world: World) -> list[Json]:
    every: Json = {
        "id": "all",
        "period": world.period,
        "closed": world.closed,
        "end_of_day": "closing",
        "walk_in": world.walk_in,
        "collect_elsewhere": True,
        "return_elsewhere": True,
        "guardian": [{"below": 16, "form": ["presence"]}],
        "hold": {"days": 2, "of": "open"},
        "renewals": 2,
        "recall_guaranteed": "P2D",
        "recall_return": "P1D",
    }
    delays = {"prepare": world.prepare, "inspect": world.inspect}
    told = {name: {"days": days, "of": "open"} for name, days in delays.items() if days}
    return [{**every, **told}, {"id": "tents", "equipment": ["tent"], "assumed_late": "P1W"}]
