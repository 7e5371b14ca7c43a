"""Laws of planned visits, and the planner beside one that tries everything."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.visiting.plain_visits import Tiny
from tests.sharing.visiting.towns import service, town

from innbygger_core.sharing import plan_visits
from innbygger_core.timekeeping import WEEKDAYS

if TYPE_CHECKING:
    from tests.sharing.visiting.plain_visits import Hours

    from innbygger_core.sharing import BookingRequest, ServiceVisit, VisitingService, VisitPlan

MONDAY = date(2027, 3, 1)

away = st.sampled_from([(), ((480, 660),), ((480, 780),), ((480, 900),), ((480, 630), (660, 870))])
opened = st.sampled_from([(), ((540, 660),), ((480, 900),), ((600, 720), (780, 900)), ((720, 900),)])


@frozen
class Week:
    """A season of at most a week, in which room is taken on some hours of some days."""

    tiny: Tiny
    visits: int
    taken: frozenset[tuple[str, int, int]]

    @property
    def service(self) -> VisitingService:
        return service(
            self.tiny.minutes,
            first_day=MONDAY,
            last_day=MONDAY + timedelta(days=len(self.tiny.days) - 1),
            hours=written(self.tiny.days),
            gap=self.tiny.gap,
            hubs_a_day=self.tiny.hubs_a_day,
            visits=self.visits,
            wish={"length": f"PT{self.tiny.length}M"},
        )

    def is_free(self, asked: BookingRequest) -> bool:
        assert isinstance(asked.start, datetime)
        assert isinstance(asked.end, datetime)
        day = asked.start.weekday()
        hours = range(asked.start.hour, (asked.end - timedelta(minutes=1)).hour + 1)
        return not any((asked.wish.rooms[0].removesuffix("-room"), day, hour) in self.taken for hour in hours)

    def plan(self) -> VisitPlan:
        facts = town({hub: written(days) for hub, days in self.tiny.open.items()})
        return plan_visits(self.service, facts, self.is_free)

    def at_best(self, plan: VisitPlan) -> int:
        """Count what could be placed, with every hour that is taken cut out of the hours of its hub."""
        cut = {
            hub: tuple(self.free_hours(hub, day) for day in range(len(days))) for hub, days in self.tiny.open.items()
        }
        shares = {share.hub: share.visits for share in plan.shares}
        tiny = self.tiny
        return Tiny(tiny.days, cut, tiny.minutes, tiny.length, tiny.gap, tiny.hubs_a_day, shares).most()

    def free_hours(self, hub: str, day: int) -> Hours:
        found = self.tiny.open[hub][day]
        for hour in (hour for other, on, hour in self.taken if (other, on) == (hub, day)):
            found = tuple(piece for it in found for piece in without(it, hour * 60, hour * 60 + 60))
        return found


def without(hours: tuple[int, int], start: int, end: int) -> Hours:
    pieces = (hours[0], min(hours[1], start)), (max(hours[0], end), hours[1])
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def written(days: tuple[Hours, ...]) -> dict[str, list[str]]:
    return {WEEKDAYS[day]: [f"{clock(start)}-{clock(end)}" for start, end in hours] for day, hours in enumerate(days)}


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    hubs = "abc"[: draw(st.integers(1, 3))]
    length = draw(st.integers(1, 7))
    tiny = Tiny(
        days=tuple(draw(away) for _ in range(length)),
        open={hub: tuple(draw(opened) for _ in range(length)) for hub in hubs},
        minutes={hub: draw(st.sampled_from([0, 10, 20, 30, 45, 60])) for hub in hubs},
        length=draw(st.sampled_from([60, 90, 120])),
        gap=draw(st.integers(1, 4)),
        hubs_a_day=draw(st.integers(1, 3)),
        shares={},
    )
    hours = st.tuples(st.sampled_from(hubs), st.integers(0, length - 1), st.integers(8, 14))
    return Week(tiny, draw(st.integers(1, 9)), draw(st.frozensets(hours, max_size=6)))


def by_hub(plan: VisitPlan) -> dict[str, list[ServiceVisit]]:
    found = defaultdict(list)
    for visit in plan.visits:
        found[visit.hub].append(visit)
    return found


@given(weeks())
def test_no_plan_places_more_than_the_planner_says(week: Week):
    plan = week.plan()
    best = week.at_best(plan)
    assert len(plan.visits) <= best <= plan.most
    assert best <= (2 + week.tiny.hubs_a_day) * len(plan.visits)


@given(weeks())
def test_with_one_hub_a_day_and_no_gap_as_many_are_placed_as_can_be(week: Week):
    tiny = Tiny(week.tiny.days, week.tiny.open, week.tiny.minutes, week.tiny.length, 1, 1, {})
    simple = Week(tiny, week.visits, week.taken)
    plan = simple.plan()
    assert len(plan.visits) == plan.most == simple.at_best(plan)


@given(weeks())
def test_every_visit_is_placed_or_told(week: Week):
    plan = week.plan()
    unplaced = {each.hub: each.count for each in plan.unplaced}
    visits = {hub: len(some) for hub, some in by_hub(plan).items()}
    assert sum(share.visits for share in plan.shares) == week.visits
    for share in plan.shares:
        assert share.placed == visits.get(share.hub, 0) == share.visits - unplaced.get(share.hub, 0)


@given(weeks())
def test_every_day_of_the_season_has_one_reason_and_none_of_them_is_free(week: Week):
    plan = week.plan()
    for unplaced in plan.unplaced:
        assert sum(each.days for each in unplaced.hindrances) == len(week.tiny.days)


@given(weeks())
def test_a_visit_lies_where_hub_and_room_are_free(week: Week):
    for visit in week.plan().visits:
        start = visit.start.hour * 60 + visit.start.minute
        there = week.free_hours(visit.hub, visit.start.weekday())
        assert any(opens <= start and start + week.tiny.length <= closes for opens, closes in there)
        assert visit.start.minute % 15 == 0


@given(weeks())
def test_the_specialist_has_time_for_every_way(week: Week):
    days: dict[date, list[ServiceVisit]] = defaultdict(list)
    for visit in week.plan().visits:
        days[visit.day].append(visit)
    for day, visits in days.items():
        assert len(visits) <= week.tiny.hubs_a_day
        ways = [week.tiny.minutes[visit.hub] for visit in visits]
        for (before, visit), (came, way) in zip(pairwise(visits), pairwise(ways), strict=True):
            assert visit.start - before.end >= timedelta(minutes=came + way)
        leaves = minutes(visits[0].start) - ways[0]
        back = minutes(visits[-1].end) + ways[-1]
        assert any(start <= leaves and back <= end for start, end in week.tiny.days[(day - MONDAY).days])


@given(weeks())
def test_visits_at_one_hub_keep_their_distance(week: Week):
    for visits in by_hub(week.plan()).values():
        assert all((later.day - earlier.day).days >= week.tiny.gap for earlier, later in pairwise(visits))


@given(weeks())
def test_the_same_question_has_the_same_answer(week: Week):
    assert week.plan() == week.plan()


def minutes(when: datetime) -> int:
    return when.hour * 60 + when.minute
