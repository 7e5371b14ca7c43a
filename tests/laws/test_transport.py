"""Laws of transport: nothing arrives earlier than it can, or later than it need; and every leg hangs on the last.

The oracle knows nothing of a scan. It writes down every ride from one stop to another, over night too, and then, for
one leg more each time, at which instants something can be at which hub.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from innbygger_core.hubs import TransportRun
from innbygger_core.loans._carrying._runs import Runs, Unreachable
from innbygger_core.timekeeping import first_instant, micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.loans import Leg

Call: TypeAlias = tuple[int, int, str]
Cancelled: TypeAlias = frozenset[tuple[str, date]]

OSLO = ZoneInfo("Europe/Oslo")
HUBS = ("a", "b", "c", "d")
# The clock is set back on the second of these days; the last day of the runs is a Sunday.
FIRST, LAST = date(2026, 10, 24), date(2026, 11, 1)
ALL_DAYS = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]
CLOCKS = ("02:30", "08:00", "09:00", "12:00")

stops = st.lists(
    st.fixed_dictionaries({"hub": st.sampled_from(HUBS), "at": st.sampled_from(CLOCKS)}), min_size=2, max_size=4
)
weeks = st.sampled_from(("mon-sun", "mon,thu", "sat,sun", "tue"))


@st.composite
def tables(draw: st.DrawFn) -> tuple[TransportRun, ...]:
    ids = draw(st.lists(st.sampled_from("xyz"), min_size=1, unique=True))
    within = {"valid_from": FIRST, "valid_to": LAST}
    return tuple(
        TransportRun.model_validate({"id": name, "stops": draw(stops), "days": draw(weeks), **within}) for name in ids
    )


cancellations = st.frozensets(st.tuples(st.sampled_from("xyz"), st.sampled_from(ALL_DAYS)), max_size=6)
instants = st.builds(
    lambda day, clock: first_instant(datetime.combine(day, time.fromisoformat(clock)), OSLO),
    st.sampled_from(ALL_DAYS),
    st.sampled_from((*CLOCKS, "08:30", "23:00")),
)
pairs = st.permutations(HUBS).map(lambda hubs: (hubs[0], hubs[1]))


def calls_of(run: TransportRun, cancelled: Cancelled) -> list[Call]:
    """Write down when a run stops where, as its van goes."""
    days = [day for day in ALL_DAYS if run.goes(day) is Known.YES and (run.id, day) not in cancelled]
    clocks = [(stop.at, place, stop.hub or "") for place, stop in enumerate(run.stops) if isinstance(stop.at, time)]
    return sorted(
        (first_instant(datetime.combine(day, clock), OSLO), place, hub) for day in days for clock, place, hub in clocks
    )


def brute_force(
    table: tuple[TransportRun, ...], cancelled: Cancelled, start: str, end: str, since: int
) -> tuple[int, int, tuple[str, ...]] | None:
    """Find when something arrives, by how many runs, and by which."""
    rides = [(run.id, *ride) for run in table for ride in combinations(calls_of(run, cancelled), 2)]
    layer: dict[tuple[str, int], tuple[str, ...]] = {(start, since): ()}
    arrived = []
    for legs in range(1, len(HUBS)):
        further: dict[tuple[str, int], tuple[str, ...]] = {}
        for run, on, off in rides:
            ways = [(*way, run) for (hub, at), way in layer.items() if hub == on[2] and at <= on[0]]
            place = off[2], off[0]
            further |= {place: min(*ways, *([further[place]] if place in further else ways))} if ways else {}
        arrived += [(at, legs, way) for (hub, at), way in further.items() if hub == end]
        layer = further
    return min(arrived, default=None)


def arrival(legs: tuple[Leg, ...] | Unreachable) -> float:
    return float("inf") if isinstance(legs, Unreachable) else micros(legs[-1].arrives, "arrives")


@given(tables(), cancellations, pairs, instants)
def test_nothing_arrives_earlier_than_the_earliest_nor_by_fewer_runs(
    table: tuple[TransportRun, ...], cancelled: Cancelled, ends: tuple[str, str], since: int
):
    legs = Runs(table, cancelled, OSLO).earliest(*ends, since)
    best = brute_force(table, cancelled, *ends, since)
    assert isinstance(legs, Unreachable) is (best is None)
    assert isinstance(legs, Unreachable) or best == (arrival(legs), len(legs), tuple(leg.run for leg in legs))


@given(tables(), cancellations, pairs, instants)
def test_nothing_leaves_later_than_the_latest(
    table: tuple[TransportRun, ...], cancelled: Cancelled, ends: tuple[str, str], by: int
):
    runs = Runs(table, cancelled, OSLO)
    leaving = {at for run in table for at, _, hub in calls_of(run, cancelled) if hub == ends[0]}
    in_time = [at for at in leaving if arrival(runs.earliest(*ends, at)) <= by]
    legs = runs.latest(*ends, by)
    assert isinstance(legs, Unreachable) is (not in_time)
    assert isinstance(legs, Unreachable) or micros(legs[0].leaves, "leaves") == max(in_time)


@given(tables(), cancellations, pairs, instants)
def test_the_latest_that_arrives_with_the_earliest_leaves_no_earlier(
    table: tuple[TransportRun, ...], cancelled: Cancelled, ends: tuple[str, str], since: int
):
    runs = Runs(table, cancelled, OSLO)
    early = runs.earliest(*ends, since)
    assume(not isinstance(early, Unreachable))
    late = runs.latest(*ends, int(arrival(early)), since)
    assert not isinstance(early, Unreachable)
    assert not isinstance(late, Unreachable)
    assert late[-1].arrives <= early[-1].arrives
    assert late[0].leaves >= early[0].leaves


@given(tables(), cancellations, cancellations, pairs, instants)
def test_nothing_arrives_earlier_since_a_run_was_cancelled(
    table: tuple[TransportRun, ...], cancelled: Cancelled, more: Cancelled, ends: tuple[str, str], since: int
):
    before, after = (Runs(table, days, OSLO).earliest(*ends, since) for days in (cancelled, cancelled | more))
    assert arrival(before) <= arrival(after)


@given(tables(), cancellations, pairs, instants, st.booleans())
def test_every_leg_begins_where_the_last_ended_and_not_before(
    table: tuple[TransportRun, ...], cancelled: Cancelled, ends: tuple[str, str], when: int, late: bool
):
    runs = Runs(table, cancelled, OSLO)
    legs = runs.latest(*ends, when) if late else runs.earliest(*ends, when)
    assume(not isinstance(legs, Unreachable))
    assert not isinstance(legs, Unreachable)
    assert (legs[0].start, legs[-1].end) == ends
    assert micros(legs[-1].arrives, "arrives") <= when if late else micros(legs[0].leaves, "leaves") >= when
    assert all(leg.leaves <= leg.arrives and leg.day == leg.leaves.date() for leg in legs)
    assert all(one.end == other.start and one.arrives <= other.leaves for one, other in pairwise(legs))
    assert not {(leg.run, leg.day) for leg in legs} & cancelled


@given(tables(), cancellations, pairs, instants, st.randoms(use_true_random=False))
def test_the_order_of_the_runs_means_nothing(
    table: tuple[TransportRun, ...], cancelled: Cancelled, ends: tuple[str, str], since: int, shuffled: object
):
    rows = list(table)
    shuffled.shuffle(rows)  # type: ignore[attr-defined]
    one, other = (Runs(tuple(each), cancelled, OSLO) for each in (table, rows))
    assert one.earliest(*ends, since) == other.earliest(*ends, since)
    assert one.latest(*ends, since) == other.latest(*ends, since)
