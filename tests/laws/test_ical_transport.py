"""Law of transport in a calendar: a run is there on exactly the days on which it is known to go.

The oracle asks about each day of a year by itself, and knows nothing of weeks, of rules or of exceptions to them.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

from hypothesis import event, given
from hypothesis import strategies as st
from tests.ical.rfc5545 import faults

from innbygger_core import ical
from innbygger_core.ical import Status
from innbygger_core.loans import CancelledRun
from innbygger_core.network import Plan
from innbygger_core.timekeeping import first_instant, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.ical import Cancelled, Feed, Occurrence

Going: TypeAlias = tuple[str, datetime, datetime]

OSLO = ZoneInfo("Europe/Oslo")
HUBS = ("a", "b", "c")
YEAR = date(2026, 1, 1), date(2027, 1, 1)
ALL_DAYS = [YEAR[0] + timedelta(n) for n in range(365)]
# Around both changes of the clock, and plain.
TIMES = ("01:30", "02:00", "02:30", "02:45", "03:00", "08:30", "09:40", "23:59", "unknown")

stops = st.lists(
    st.fixed_dictionaries({"hub": st.sampled_from(HUBS), "at": st.sampled_from(TIMES)}), min_size=2, max_size=4
)
weeks = st.sampled_from(
    ({"days": "mon-fri"}, {"days": "sun"}, {"days": "sat,sun"}, {"days": "tue"}, {"days": "mon-sun"})
)
counts = st.sampled_from(({"days_a_week": 7}, {"days_a_week": 2}, {}))
some_days = st.sampled_from([*ALL_DAYS, *[day for day in ALL_DAYS if day.weekday() == 6 and day.month in {3, 10}]])


@st.composite
def versions(draw: st.DrawFn, name: str) -> list[dict[str, Any]]:
    """Draw the versions of a run, one after the other, perhaps with a pause between them."""
    edges = sorted(draw(st.lists(some_days, max_size=4, unique=True)))
    bounds = [{"valid_from": start, "valid_to": end} for start, end in zip(edges[::2], edges[1::2], strict=False)]
    return [
        {"id": name, "stops": draw(stops), "holidays": draw(st.booleans()), **draw(weeks | counts), **within}
        for within in bounds or [{}]
    ]


tables = st.tuples(*(versions(name) for name in "xyz")).map(lambda runs: [row for rows in runs for row in rows])
# A week each time, so that it is one in which the run may go.
cancellations = st.lists(st.tuples(st.sampled_from("xyz"), some_days), min_size=2, max_size=6).map(
    lambda weeks: frozenset((run, first + timedelta(n)) for run, first in weeks for n in range(7))
)
modes = st.sampled_from(("mark", "omit", "prefix"))


def plan_of(runs: list[dict[str, Any]]) -> Plan:
    municipality = {"name": "Fjord", "authority": "fjord.example"}
    hubs = [{"id": hub, "name": hub.upper()} for hub in HUBS]
    return Plan.model_validate({"municipality": municipality, "hubs": hubs, "transport_runs": runs})


def feed_of(runs: list[dict[str, Any]], off: frozenset[tuple[str, date]], cancelled: Cancelled) -> Feed:
    rows = [CancelledRun(run=run, day=day) for run, day in sorted(off)]
    return ical.feeds.transport(plan_of(runs), *YEAR, cancelled_runs=rows, cancelled=cancelled)


def known_to_go(runs: list[dict[str, Any]]) -> Iterator[Going]:
    for run in plan_of(runs).transport_runs:  # type: ignore[union-attr]
        times = [stop.at for stop in run.stops if isinstance(stop.at, time)]
        for day in ALL_DAYS if times else ():
            ends = (first_instant(datetime.combine(day, at), OSLO) for at in (min(times), max(times)))
            start, end = (moment(at, UTC) for at in ends)
            if run.goes(day) is Known.YES and start < end:
                yield run.id, start, end


def day_of(going: Going) -> tuple[str, date]:
    return going[0], going[1].astimezone(OSLO).date()


def seen(feed: Feed) -> list[Occurrence]:
    return list(feed.occurrences(*(datetime.combine(day, time(), OSLO) for day in YEAR)))


def as_going(one: Occurrence) -> Going:
    assert isinstance(one.start, datetime)
    assert isinstance(one.end, datetime)
    return one.uid.split("~")[1], one.start.astimezone(UTC), one.end.astimezone(UTC)


@given(tables, cancellations, modes)
def test_a_run_is_there_on_the_days_on_which_it_goes_and_no_other(
    runs: list[dict[str, Any]], off: frozenset[tuple[str, date]], cancelled: Cancelled
):
    going = [each for each in known_to_go(runs) if cancelled != "omit" or day_of(each) not in off]
    found = seen(feed_of(runs, off, cancelled))
    event(f"goes: {bool(going)}, cancelled: {not off.isdisjoint(map(day_of, going))}")
    assert Counter(map(as_going, found)) == Counter(going)
    marked = [day_of(as_going(one)) for one in found if one.status is Status.CANCELLED]
    assert sorted(marked) == sorted(day_of(each) for each in going if cancelled == "mark" and day_of(each) in off)


@given(tables, cancellations, modes, st.randoms(use_true_random=False))
def test_what_is_written_is_clean_and_the_order_of_the_rows_means_nothing(
    runs: list[dict[str, Any]], off: frozenset[tuple[str, date]], cancelled: Cancelled, shuffled: object
):
    rows = list(runs)
    shuffled.shuffle(rows)  # type: ignore[attr-defined]
    content = feed_of(runs, off, cancelled).content
    assert [fault for fault in faults(content) if not fault.startswith("calendars_hold_something")] == []
    assert feed_of(rows, off, cancelled).content == content
