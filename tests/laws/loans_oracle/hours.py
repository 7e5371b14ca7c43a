"""When the desks are open, when a loan is due, and how long what is carried and looked after is away: by walking."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from tests.laws.loans_oracle.clock import OSLO, at, day_of, later, moment, slot_of
from tests.laws.loans_oracle.worlds import HOLIDAYS, OPEN, RUN_DAYS, RUNS, STOCKS

if TYPE_CHECKING:
    from tests.laws.loans_oracle.worlds import World

Cancelled: TypeAlias = set[tuple[str, date]]
ONE_DAY = timedelta(1)
FAR = 40


def opening(hub: str, day: date) -> tuple[int, int] | None:
    clocks = None if day in HOLIDAYS else OPEN[hub].get(day.weekday())
    return None if clocks is None else (at(day, clocks[0]), at(day, clocks[1]))


def is_open(hub: str, slot: int) -> bool:
    hours = opening(hub, day_of(slot))
    return hours is not None and hours[0] <= slot < hours[1]


def takes(hub: str, slot: int) -> bool:
    """Tell whether something can be handed in: while the desk is open, or just when it closes."""
    return is_open(hub, slot) or is_open(hub, slot - 1)


def open_day(hub: str, day: date, step: int) -> date:
    """Walk to the nearest other day on which a desk opens, onwards or back."""
    day += step * ONE_DAY
    while opening(hub, day) is None:
        day += step * ONE_DAY
    return day


# --- Due --------------------------------------------------------------------------------------------------------------


def due(world: World, hub: str, base: int, *, after: int, wanted: int | None = None) -> int:
    """Tell when a loan is due that is counted from an instant, and is to be due after another."""
    end = later(base, world.period)
    return _kept_to_hours(world, hub, end if wanted is None else min(end, wanted), after)


def _kept_to_hours(world: World, hub: str, end: int, after: int) -> int:
    if world.closed == "start_of_next_opening":
        while not takes(hub, end):
            end += 1
    if world.closed == "same_time_next_open_day" and opening(hub, day_of(end)) is None:
        return slot_of(datetime.combine(open_day(hub, day_of(end), 1), moment(end).time(), OSLO))
    if world.closed == "end_of_next_open_day":
        hours = opening(hub, day_of(end))
        while hours is None or hours[1] <= after:
            hours = opening(hub, open_day(hub, day_of(end), 1))
            end = hours[0] if hours else end
        return hours[1]
    return end


def recalled(world: World, hub: str, start: int, due: int, now: int) -> int:
    """Tell when something is due that is called back: a day is given, two are guaranteed; never later than it is."""
    guaranteed = later(start, "P2D")
    sooner = _kept_to_hours(world, hub, max(later(now, "P1D"), guaranteed), max(now, guaranteed))
    return min(sooner, due)


# --- Open days --------------------------------------------------------------------------------------------------------


def done(hub: str, slot: int, days: int | None) -> int:
    """Tell when so many open days are over: when the desk closes on the last of them."""
    day = day_of(slot)
    for _ in range(days or 0):
        day = open_day(hub, day, 1)
    hours = opening(hub, day)
    return hours[1] if days and hours else slot


def begun(hub: str, slot: int, days: int | None) -> int:
    """Tell when so many open days before have to begin: when the desk opens on the first of them."""
    day = day_of(slot)
    for _ in range(days or 0):
        day = open_day(hub, day, -1)
    hours = opening(hub, day)
    return hours[0] if days and hours else slot


# --- Runs -------------------------------------------------------------------------------------------------------------


def calls(run: str, hub: str, day: date, cancelled: Cancelled) -> list[int]:
    """Give when a run stops at a hub on a day."""
    goes = day.weekday() in RUN_DAYS and day not in HOLIDAYS and (run, day) not in cancelled
    return [at(day, clock) for stop, clock in RUNS[run] if stop == hub] if goes else []


def trips(start: str, first: date, last: date, cancelled: Cancelled) -> list[tuple[int, int]]:
    """Give when things leave a hub, and arrive at the other; they stay in the van over night where that is the way."""
    (end,) = set(OPEN) - {start}
    days = [first + ahead * ONE_DAY for ahead in range((last - first).days + 1)]
    found = []
    for run in RUNS:
        here, there = ([slot for day in days for slot in calls(run, hub, day, cancelled)] for hub in (start, end))
        found += [(leaves, arrives) for leaves in here for arrives in there if leaves < arrives]
    return found


def next_trip(start: str, slot: int, cancelled: Cancelled) -> tuple[int, int]:
    """Find the trip that arrives first, and of those the one that leaves last."""
    day = day_of(slot)
    found = (trip for trip in trips(start, day, day + FAR * ONE_DAY, cancelled) if slot <= trip[0])
    return min(found, key=lambda trip: (trip[1], -trip[0]))


def last_trip(start: str, by: int, since: int, cancelled: Cancelled) -> tuple[int, int] | None:
    """Find the trip that leaves last, and of those the one that arrives first."""
    day = day_of(by)
    found = (trip for trip in trips(start, day - FAR * ONE_DAY, day, cancelled) if since <= trip[0] and trip[1] <= by)
    return max(found, key=lambda trip: (trip[0], -trip[1]), default=None)


def home_again(world: World, equipment: str, hub: str, slot: int, cancelled: Cancelled) -> int:
    """Tell when something that is handed in at a hub is carried home and looked after."""
    home = STOCKS[equipment].home
    arrives = slot if hub == home else next_trip(hub, slot, cancelled)[1]
    return done(home, arrives, world.inspect)


def set_aside(  # noqa: PLR0913, PLR0917 - all that a way takes
    world: World, equipment: str, hub: str, start: int, now: int, cancelled: Cancelled
) -> int | None:
    """Tell from when something is kept for whoever collects it later: made ready, and carried; None: it cannot come."""
    home = STOCKS[equipment].home
    if hub == home:
        return begun(home, start, world.prepare)
    trip = last_trip(home, start, done(home, now, world.prepare), cancelled)
    return None if trip is None else begun(home, trip[0], world.prepare)


def soonest(world: World, equipment: str, hub: str, now: int, cancelled: Cancelled) -> int:
    """Tell when somebody can first collect something that is at home now."""
    home = STOCKS[equipment].home
    there = now if hub == home else next_trip(home, done(home, now, world.prepare), cancelled)[1]
    while not is_open(hub, there):
        there += 1
    return there
