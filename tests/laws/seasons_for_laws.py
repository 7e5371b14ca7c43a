"""Seasons and applications for the laws, and what they mean, read plainly: times are sets of cells of the week."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from math import inf
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from innbygger_core.hubs import RoomFacts
from innbygger_core.sharing import Allocation, Application, Season, allocate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.sharing import AllocationPlan, Award, SeasonTime

OSLO = ZoneInfo("Europe/Oslo")
CLOSES = datetime(2026, 4, 1, tzinfo=OSLO)
NOW = datetime(2026, 5, 1, tzinfo=OSLO)
WEEK = 7 * 1440
PARTS = {"hall": {"hall", "north", "south"}, "north": {"north"}, "south": {"south"}, "stage": {"stage"}}
ROOMS = [
    RoomFacts(id=room, hub="torg", name=room, part_of="hall" if room in {"north", "south"} else None) for room in PARTS
]
NAMES = "abcdefgh"

Cell: TypeAlias = "tuple[str, int, int]"
"""A room, and the first minute of the week and the one after."""


# --- Drawing them ----------------------------------------------------------------------------------------------------

clocks = st.sampled_from(["17:00-18:00", "17:00-19:00", "18:00-20:00", "17:30-19:00", "19:00-21:00", "22:00-02:00"])
any_times = st.builds(
    lambda room, days, clock: {"room": room, "weekdays": days, "clock": clock},
    st.sampled_from(sorted(PARTS)),
    st.sampled_from(["tue", "wed", "sun,mon", "tue,wed"]),
    clocks,
)
# What most wish for, so that they come into each other's way.
POPULAR = [
    {"room": "hall", "weekdays": days, "clock": clock}
    for days, clock in (("tue", "17:00-19:00"), ("wed", "17:00-19:00"), ("tue", "19:00-21:00"), ("wed", "19:00-21:00"))
]
times = st.integers(0, 3).flatmap(lambda die: st.sampled_from(POPULAR) if die else any_times)
hours = st.sampled_from([None, None, None, None, 1, 2, 3.5, 5])
seasons = st.builds(
    lambda **told: Season.model_validate(
        {"id": "2026", "first_day": "2026-06-22", "last_day": "2027-06-20", "opens": None, "closes": CLOSES, **told}
    ),
    times=st.lists(any_times, max_size=2).map(lambda more: [*POPULAR, *more]),
    grid=st.sampled_from([None, None, "PT30M", "PT1H"]),
    shortest=st.sampled_from([None, "PT1H"]),
    hours_each=hours,
    seed=st.text(max_size=3),
    keeps=st.booleans(),
    late=st.sampled_from(["refused", "ranked_after"]),
    late_from=st.sampled_from([None, NOW, NOW + timedelta(days=1)]),
    priority=st.sampled_from([[], [], [{"open": True}], [{"open": True}, {"purposes": ["rehearsal"]}]]),
    applications_each=st.sampled_from([None, 1]),
)


@st.composite
def application(draw: st.DrawFn, name: str, *, late: bool = False) -> Application:
    """An application of the organisation of that name."""
    minutes = draw(st.integers(0, 5)) * (1 if late else -1) - (not late)
    return Application.model_validate(
        {
            "id": name,
            "organiser": f"organisation/{name}",
            "sent_at": CLOSES + timedelta(minutes=minutes),
            "wishes": draw(st.permutations(POPULAR) | st.lists(times, max_size=5)),
            "hours": draw(hours),
            "purpose": draw(st.sampled_from([None, "rehearsal"])),
            "audience": {"open": draw(st.sampled_from([True, True, False, "unknown"]))},
            "had": draw(st.sampled_from([[], [name]])),
        }
    )


@st.composite
def queues(draw: st.DrawFn, *, late: bool = True) -> list[Application]:
    """Some applications of one organisation each."""
    names = NAMES[: draw(st.sampled_from([2, 3, 4, 1]))]
    return [draw(application(name, late=late and draw(st.integers(0, 3)) == 0)) for name in names]


@st.composite
def rows(draw: st.DrawFn, season: str) -> list[Allocation]:
    """Allocations of some of the organisations that may apply."""
    held = draw(st.dictionaries(st.sampled_from(NAMES), st.lists(any_times, min_size=1, max_size=2), max_size=2))
    return [
        Allocation.model_validate({"id": name, "season": season, "organiser": f"organisation/{name}", "times": some})
        for name, some in held.items()
    ]


def plan_of(season: Season, applications: Iterable[Application], **told: list[Allocation]) -> AllocationPlan:
    return allocate(season, applications, now=NOW, rooms=ROOMS, **told)


# --- Reading them plainly --------------------------------------------------------------------------------------------


def cells_of(some: Iterable[SeasonTime], step: int | None = None) -> Iterator[Cell]:
    """The times, one for each day, or in steps."""
    for time in some:
        first, last = time.clock.minutes
        for day in time.weekdays.days:
            for start in range(first, last, step or last - first):
                yield time.room, day * 1440 + start, day * 1440 + min(last, start + (step or last - first))


@cache
def minutes_of(cell: Cell) -> frozenset[int]:
    return frozenset(minute % WEEK for minute in range(*cell[1:]))


def length(cells: Iterable[Cell]) -> int:
    return sum(end - start for _room, start, end in cells)


def collide(one: Cell, other: Cell) -> bool:
    return bool(PARTS[one[0]] & PARTS[other[0]]) and bool(minutes_of(one) & minutes_of(other))


def step_of(season: Season) -> int | None:
    return season.grid and season.grid.seconds // 60


def template(season: Season) -> list[list[Cell]]:
    """The times that a season gives away, each with its cells."""
    return [list(cells_of([time], step_of(season))) for each in season.times for time in one_day(each)]


def one_day(time: SeasonTime) -> list[SeasonTime]:
    return [time.model_copy(update={"weekdays": type(time.weekdays)((day,))}) for day in time.weekdays.days]


def given(award: Award) -> list[Cell]:
    return list(cells_of(each.time for each in award.given))


def least(season: Season) -> int:
    return season.shortest.seconds // 60 if season.grid and season.shortest else 0


def smallest(season: Season, wish: SeasonTime, taken: Cell) -> float:
    """How many minutes the smallest part of what somebody took has that could have met another's wish."""
    found = inf
    for slot in template(season):
        run: list[Cell] = []
        for cell in slot:
            wished = cell[0] == wish.room and any(minutes_of(cell) & minutes_of(each) for each in cells_of([wish]))
            # Within one time, what lies wholly in what was taken was free just before.
            free = cell[0] == taken[0] and minutes_of(cell) <= minutes_of(taken)
            run = [*run, cell] if wished and free else []
            if run and length(run) >= least(season):
                found = min(found, _beginning(run, least(season)))
    return found


def _beginning(run: list[Cell], at_least: int) -> int:
    """How long the shortest beginning of a run is that is long enough."""
    return next(length(run[:count]) for count in range(1, len(run) + 1) if length(run[:count]) >= at_least)


def left(season: Season, applied: Application, award: Award, held: Iterable[Allocation], rounds: int) -> float:
    """How many minutes an application could still be given after so many rounds."""
    got = length(given(award)[:rounds])
    before = length(cells_of(time for row in held if row.organiser == applied.organiser for time in row.times))
    limit = WEEK if season.hours_each is None else round(season.hours_each * 60) - before
    return min(limit, WEEK if applied.hours is None else round(applied.hours * 60)) - got
