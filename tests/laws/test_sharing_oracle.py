"""Decisions agree with ones that are made slowly, minute by minute and by trying everything, from the table of codes.

What is free is what decisions allow; what is offered instead is allowed; nothing depends on the order in which bookings
came; and strangers are told the same whatever somebody else's use is for.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.laws.sharing_oracle.asking import (
    answers,
    booked,
    calendar_of,
    decide,
    differ,
    now_of,
    offered,
    request_of,
    shown,
    told,
)
from tests.laws.sharing_oracle.doubts import doubts
from tests.laws.sharing_oracle.facts import Ask, Json, World, clock, later
from tests.laws.sharing_oracle.oracle import MUSTS, found, outcome
from tests.laws.sharing_oracle.smaller import smaller
from tests.laws.sharing_oracle.worlds import MIDNIGHTS, QUARTER, disguised, plain_world, questions

from innbygger_core.decisions import Decision, Severity
from innbygger_core.errors import NotAllowed
from innbygger_core.sharing import Booking

if TYPE_CHECKING:
    from random import Random

# Chance makes the worlds, and `smaller` makes them small: nothing is left for Hypothesis to shrink.
made = settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))
EVERY = settings.get_profile(settings.get_current_profile_name()).max_examples
# In the deep profile, 5 000: with 600 two bugs were missed elsewhere.
free_of_all = settings(made, max_examples=EVERY // 4 if EVERY < 1000 else 5000)
dear = settings(made, max_examples=EVERY // 4)
PUBLIC = TypeAdapter(Decision).dump_json
TAKEN = {"overlap", "overlap-parent", "overlap-part", "buffer", "quota-groups"}
DAY = 1440

Question = tuple[World, Ask]


@made
@given(questions())
def test_what_is_decided_is_what_a_slow_reading_of_the_table_decides(question: Question):
    world, ask = question
    assume(not doubts(world, ask))
    if differ(world, ask):
        world, ask = smaller(world, ask, differ)
    library, slow = answers(world, ask)
    assert library == slow, shown(world, ask)


# --- What is free, and what else there is -----------------------------------------------------------------------------


def at_each_quarter(ask: Ask) -> list[Ask]:
    """The same use at every quarter of an hour of its day that leaves room for all of it."""
    length, midnight = ask.end - ask.start, ask.start - clock(ask.start)
    starts = range(midnight, midnight + DAY - length + 1, QUARTER)
    return [Ask(ask.wish, start, start + length, ask.now) for start in starts]


@free_of_all
@given(questions())
def test_what_is_free_is_what_is_decided_at_every_start(question: Question):
    world, ask = question
    calendar, asks = calendar_of(world), at_each_quarter(ask)
    decided = {each.start: calendar.decide(request_of(each), now=now_of(each)) for each in asks}
    on_the_grid = {start: it.outcome for start, it in decided.items() if "start-grid" not in told(it)}
    assert offered(calendar, ask, asks[0].start, asks[0].start + DAY) == {
        start: how for start, how in on_the_grid.items() if how not in ("deny", "waitlist")
    }, shown(world, ask)


@free_of_all
@given(questions(), st.randoms(use_true_random=True))
def test_what_is_free_is_what_a_slow_reading_leaves(question: Question, chance: Random):
    world, ask = question
    asks = at_each_quarter(ask)
    free = offered(calendar_of(world), ask, asks[0].start, asks[0].start + DAY)
    for each in chance.sample(asks, min(len(asks), 8)):
        slow, said = outcome(world, each), free.get(each.start, "deny").replace("allow_with_conditions", "allow")
        assert doubts(world, each) or "start-grid" in found(world, each) or said == slow, shown(world, each)


MORNING = {"id": "morning", "clock": "08:00-16:00"}


@pytest.mark.parametrize("midnight", MIDNIGHTS)
@pytest.mark.parametrize(
    "terms",
    [
        [{"id": "all", "grid": "PT45M"}],
        [{**MORNING, "grid": "PT45M"}],
        [{"id": "all", "grid": "PT30M"}, {**MORNING, "grid_anchor": "00:15"}],
    ],
    ids=["all-day", "grid-in-the-morning", "anchor-in-the-morning"],
)
@pytest.mark.parametrize("day", [0, 1])
def test_what_is_free_keeps_to_the_grid_of_each_stretch_of_a_day(terms: list[Json], midnight: int, day: int):
    world, ask = plain_world({}, {"rooms": ["gym"]}, 0, "hall")
    world.plan["terms"] = terms
    start = later(midnight, f"P{day}D")
    ask = ask._replace(start=start, end=start + 60, now=midnight - DAY)
    expected = [each.start for each in at_each_quarter(ask) if outcome(world, each) == "allow"]
    assert [*offered(calendar_of(world), ask, start, start + DAY)] == expected


@made
@given(questions())
def test_every_alternative_is_allowed_when_it_is_asked_for(question: Question):
    world, ask = question
    calendar = calendar_of(world)
    decision = calendar.decide(request_of(ask), now=now_of(ask))
    offers = calendar.alternatives(decision, limit=5, now=now_of(ask))
    asked = [each.request for each in offers]
    assert len(offers) <= 5
    assert decision.request not in asked
    assert all(asked.count(request) == 1 for request in asked)
    for offer in offers:
        again = calendar.decide(offer.request, now=now_of(ask))
        assert (again.outcome, again.reasons) == (offer.outcome, offer.reasons)
        assert again.allowed, (offer.request, shown(world, ask))


# --- Laws -------------------------------------------------------------------------------------------------------------


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 70), st.booleans())
def test_a_gap_as_long_as_the_larger_buffer_is_enough(stored: int, asked: int, gap: int, later: bool):
    sides = ("buffer_after", "buffer_before") if later else ("buffer_before", "buffer_after")
    away = 60 + gap if later else -60 - gap
    for room in ("hall", "south", "stage"):
        world, ask = plain_world({sides[1]: asked}, {sides[0]: stored, "rooms": ["south"]}, away, room)
        codes = {reason.code for reason in decide(world, ask).reasons}
        assert codes == ({"sharing.buffer"} if gap < max(stored, asked) else set())


@made
@given(questions())
def test_a_room_without_a_part_in_common_is_never_in_the_way(question: Question):
    world, ask = question
    apart = [row for row in world.bookings if not any(world.collision(a, b) for a in ask.rooms for b in row["rooms"])]
    assume(apart)
    library, _ = answers(World(world.plan, apart), ask)
    assert not TAKEN & set(library[0])


@made
@given(questions())
def test_what_should_be_kept_never_denies(question: Question):
    world, ask = question
    lenient = World(world.plan, world.bookings, dict.fromkeys(MUSTS, "should"))
    assert decide(lenient, ask).outcome not in ("deny", "waitlist"), shown(lenient, ask)


@made
@given(questions())
def test_what_is_unknown_is_never_allowed(question: Question):
    world, ask = question
    decision = decide(world, ask)
    if any(how == "unknown" for how in found(World(world.plan, world.bookings), ask).values()):
        assume(not world.severities and not doubts(world, ask))
        assert not decision.allowed
    assert not (decision.allowed and any(reason.leaves_must_open for reason in decision.reasons))
    denied = [reason for reason in decision.reasons if reason.verdict == "fail" and reason.severity is Severity.MUST]
    assert (decision.outcome in ("deny", "waitlist")) is bool(denied)


@made
@given(questions(), st.randoms(use_true_random=True))
def test_the_order_in_which_bookings_and_rooms_are_stored_never_matters(question: Question, chance: Random):
    world, ask = question
    plan, bookings = {**world.plan, "rooms": [*world.plan["rooms"]]}, [*world.bookings]
    chance.shuffle(plan["rooms"])
    chance.shuffle(bookings)
    one, other = decide(world, ask), decide(World(plan, bookings, world.severities), ask)
    assert (one.outcome, one.reasons, one.conditions) == (other.outcome, other.reasons, other.conditions)


@dear
@given(questions(), st.randoms(use_true_random=True))
def test_strangers_are_told_the_same_whatever_others_use_the_rooms_for(question: Question, chance: Random):
    world, ask = question
    calendars = calendar_of(world), calendar_of(disguised(world, chance))
    one, other = (calendar.decide(request_of(ask), now=now_of(ask)) for calendar in calendars)
    assert PUBLIC(one.public()) == PUBLIC(other.public())
    offers = [
        [PUBLIC(each.public()) for each in calendar.alternatives(decision, now=now_of(ask))]
        for calendar, decision in zip(calendars, (one, other), strict=True)
    ]
    assert offers[0] == offers[1]
    busy = [[row.public().model_dump_json() for row in calendar.bookings] for calendar in calendars]
    assert busy[0] == busy[1]


# --- Commits ----------------------------------------------------------------------------------------------------------

KEPT = {"allow": "confirmed", "allow_with_conditions": "confirmed", "needs_approval": "pending", "waitlist": "waiting"}


@made
@given(questions())
def test_what_is_decided_is_committed_at_the_same_instant(question: Question):
    world, ask = question
    calendar, now = calendar_of(world), now_of(ask)
    decision = calendar.decide(request_of(ask), now=now)
    if decision.outcome == "deny":
        with pytest.raises(NotAllowed):
            calendar.commit(decision, now=now)
        assert list(calendar.bookings) == list(calendar_of(world).bookings)
        assert calendar.revision == calendar_of(world).revision
        return
    booking = booked(calendar.commit(decision, now=now))
    assert booking.state == KEPT[decision.outcome]
    assert booking in calendar.bookings
    assert calendar.revision > calendar_of(world).revision
    rows = [Booking.model_validate(write.row) for write in decision.writes if write.table == "bookings"]
    assert booking in [row.model_copy(update={"id": booking.id}) for row in rows]


@pytest.mark.parametrize("number", range(20))
def test_of_many_at_once_one_gets_the_slot(number: int):
    world, ask = plain_world({}, {"rooms": ["gym"]}, 0, "hall")
    calendar, start = calendar_of(world), Barrier(8)
    decision = calendar.decide(request_of(ask._replace(end=ask.end + number)), now=now_of(ask))

    def tried(_: int) -> str:
        start.wait()
        try:
            return booked(calendar.commit(decision, now=now_of(ask))).state
        except NotAllowed as refused:
            return refused.decision.reasons[0].code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(tried, range(8))) == ["confirmed", *["sharing.overlap"] * 7]
