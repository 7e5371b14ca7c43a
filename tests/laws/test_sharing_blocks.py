"""What lies under decisions does not depend on how it is asked.

What a rule forbids in a window does not depend on how the window is cut; and what is free, what is needed and what
comes first is what asking everywhere, with everything, would find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from tests.laws.richer_worlds import Question, richer_questions
from tests.laws.sharing_oracle.asking import now_of
from tests.laws.sharing_oracle.facts import clock, minute_of, text_of, wall
from tests.laws.sharing_oracle.worlds import QUARTER

from innbygger_core.decisions import Condition, Fail, Finding, Outcome, Pass, Unknown
from innbygger_core.sharing import (
    ApproveBooking,
    Booking,
    BookingRequest,
    CancelBooking,
    Series,
    Wish,
    needs,
)
from innbygger_core.sharing._busy._bookings import Bookings
from innbygger_core.sharing._busy._busy import Busy
from innbygger_core.sharing._busy._line import Line
from innbygger_core.sharing._deciding._asked import Candidate
from innbygger_core.sharing._deciding._decider import Decider
from innbygger_core.sharing._deciding._judging import Judge
from innbygger_core.sharing._deciding._shapes import BlockRule, hits
from innbygger_core.sharing._rules import ACT_RULES
from innbygger_core.sharing._space._world import World as Rooms
from innbygger_core.timekeeping import DAY, MINUTE

if TYPE_CHECKING:
    from random import Random

    from innbygger_core.decisions import Decision, Verdict
    from innbygger_core.sharing import BookingAct
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._shapes import Block, Told

# Chance makes the worlds: nothing is left for Hypothesis to shrink.
made = settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))
EVERY = settings.get_profile(settings.get_current_profile_name()).max_examples
few = settings(made, max_examples=EVERY // 4)
BLOCK_RULES = [rule for rule in ACT_RULES if isinstance(rule, BlockRule)]
TWO_DAYS = 2880

Stretches: TypeAlias = list[tuple[int, int]]


# --- Blocks -----------------------------------------------------------------------------------------------------------


def in_each_room(question: Question) -> tuple[Asked, ...]:
    """The wish in each of its rooms, under the terms of its start."""
    decider = Decider(Rooms(question.facts), Bookings(question.rows), Judge(ACT_RULES, question.policy), 0, str)
    asked = question.request()
    start, end = question.ask.start * MINUTE, question.ask.end * MINUTE
    found = decider.asked(
        asked.wish, asked.wish.rooms, start, end - start, decider.context(asked, question.ask.now * MINUTE)
    )
    assume(found is not None)
    return found or ()


def sort_of(told: Told) -> tuple[object, ...]:
    """What a block says, but for what stands in the way: that depends on how far one looks."""
    if isinstance(told, Finding):
        return told.subject, told.field, told.variant
    return (told.missing, told.field) if isinstance(told, Unknown) else (told.code, told.params)


def cut(blocks: list[Block], start: int, end: int) -> dict[tuple[object, ...], Stretches]:
    """What is forbidden of a window, merged, by what is forbidden and why."""
    by_sort: dict[tuple[object, ...], Stretches] = {}
    for block in blocks:
        low, high = max(block.start, start), min(block.end, end)
        if low < high:
            by_sort.setdefault((block.forbids, sort_of(block.told)), []).append((low, high))
    merged = {sort: Busy(stretches) for sort, stretches in by_sort.items()}
    return {sort: list(zip(busy.starts, busy.ends, strict=True)) for sort, busy in merged.items()}


def window_around(question: Question, chance: Random) -> tuple[int, int, int, int]:
    """A window of up to two days around what is asked for, and a part of it."""
    start, end = question.ask.start - chance.randint(0, 1200), question.ask.end + chance.randint(0, 1200)
    low = chance.randint(start, end - 1)
    return start * MINUTE, end * MINUTE, low * MINUTE, chance.randint(low + 1, end) * MINUTE


@pytest.mark.parametrize("rule", BLOCK_RULES, ids=lambda rule: rule.code)
@few
@given(question=richer_questions(), chance=st.randoms(use_true_random=True))
def test_what_is_forbidden_in_a_window_is_forbidden_in_its_parts(rule: BlockRule, question: Question, chance: Random):
    start, end, low, high = window_around(question, chance)
    for asked in in_each_room(question):
        assume(
            asked.world.changes == []
            or all(not low <= asked.world.day_start(day) <= end for day in asked.world.changes)
        )
        figures = question.policy.figures(rule, asked.world.day(start))
        whole, part = (list(rule.blocks(asked, *edges, figures)) for edges in ((start, end), (low, high)))
        assert cut(whole, low, high) == cut(part, low, high), question.shown()


def sorts_of(verdict: Verdict) -> object:
    """What a verdict says, but for what stands in the way."""
    if isinstance(verdict, Fail):
        return {(finding.field, finding.variant) for finding in verdict.findings}
    if isinstance(verdict, Pass):
        return {
            (condition.code, condition.params) for condition in verdict.conditions if isinstance(condition, Condition)
        }, 0
    return verdict


@few
@given(question=richer_questions(), chance=st.randoms(use_true_random=True))
def test_blocks_of_a_window_judge_every_use_in_it_as_its_own_do(question: Question, chance: Random):
    start, end, *_ = window_around(question, chance)
    for asked in in_each_room(question):
        assume(all(not start <= asked.world.day_start(day) <= end for day in asked.world.changes))
        for rule in BLOCK_RULES:
            figures = question.policy.figures(rule, asked.world.day(start))
            blocks = list(rule.blocks(asked, start, end, figures))
            for at in range(start, end - asked.length + 1, 5 * QUARTER * MINUTE):
                alone = rule.look(Candidate(asked, at, at + asked.length), figures)
                together = hits(blocks, at, at + asked.length)
                assert sorts_of(alone) == sorts_of(together), (rule.code, text_of(at // MINUTE), question.shown())


# --- What is free -----------------------------------------------------------------------------------------------------


def codes(decision_reasons: tuple[object, ...]) -> set[tuple[str, str, str]]:
    return {(reason.code, reason.subject, reason.verdict) for reason in decision_reasons}  # type: ignore[attr-defined]


def quarters(question: Question, minutes: int = TWO_DAYS) -> range:
    """Every quarter of an hour of the days around a use."""
    midnight = question.ask.start - clock(question.ask.start)
    return range(midnight, midnight + minutes - (question.ask.end - question.ask.start) + 1, QUARTER)


@few
@given(question=richer_questions())
def test_what_is_free_is_what_is_decided_at_every_start_and_for_the_same_reasons(question: Question):
    question = question._replace(also={})
    length, calendar, starts = question.ask.end - question.ask.start, question.calendar(), quarters(question)
    now, wish = now_of(question.ask), question.request(length=length).wish
    free = calendar.free(wish, start=wall(starts[0]), end=wall(starts[-1] + length), now=now)
    offered = {minute_of(at.isoformat()): run for run in free for at in run.starts}
    for at in starts:
        decision = calendar.decide(question.request(start=text_of(at), end=text_of(at + length)), now=now)
        run = offered.get(at)
        if run is None:
            assert decision.outcome is Outcome.DENY, (text_of(at), question.shown())
        else:
            told = run.outcome, codes(run.reasons), {it.code for it in run.conditions}
            found = decision.outcome, codes(decision.reasons), {it.code for it in decision.conditions}
            assert told == found, (text_of(at), question.shown())


@few
@given(question=richer_questions())
def test_what_is_refused_is_refused_for_the_reasons_that_are_told(question: Question):
    question = question._replace(also={})
    length, calendar, starts = question.ask.end - question.ask.start, question.calendar(), quarters(question, 1440)
    now, wish = now_of(question.ask), question.request(length=length).wish
    free = calendar.free(wish, start=wall(starts[0]), end=wall(starts[-1] + length), now=now)
    for gap in free.gaps:
        decision = calendar.decide(question.request(length=length, start=gap.first.isoformat()), now=now)
        assert codes(decision.reasons) == codes(gap.reasons), (gap.first, question.shown())


# --- What comes first -------------------------------------------------------------------------------------------------


@few
@given(question=richer_questions(), chance=st.randoms(use_true_random=True))
def test_the_first_time_that_is_found_is_the_first_that_is_allowed(question: Question, chance: Random):
    starts, length = quarters(question), question.ask.end - question.ask.start
    first = chance.choice(starts[: len(starts) // 2])
    last = min(first + chance.randint(length, 1800), starts[-1] + length)
    rooms = chance.choice([[room] for room in question.ask.rooms] + [chance.sample(sorted(question.world.rooms), 3)])
    asked = {**question.ask.wish, "rooms": [], "any_of": rooms}
    question = question._replace(ask=question.ask._replace(wish=asked))
    calendar, now = question.calendar(), now_of(question.ask)

    def decided(at: int, room: str) -> Decision:
        alone = question._replace(ask=question.ask._replace(wish={**asked, "rooms": [room], "any_of": []}))
        return calendar.decide(alone.request(start=text_of(at), end=text_of(at + length)), now=now)

    every = [(at, room, decided(at, room)) for at in range(first, last - length + 1, QUARTER) for room in rooms]
    found = calendar.decide(question.request(length=length, earliest=text_of(first), latest=text_of(last)), now=now)
    allowed = [(at, room) for at, room, decision in every if decision.allowed]
    asks = [(at, room) for at, room, decision in every if decision.outcome is Outcome.NEEDS_APPROVAL]
    if allowed or asks:
        (write, *_) = [write for write in found.writes if write.table == "bookings"]
        booking = Booking.model_validate(write.row)
        assert (minute_of(booking.start.isoformat()), booking.rooms[0]) == (allowed or asks)[0], question.shown()
        assert found.allowed is bool(allowed)
    else:
        assert found.outcome in (Outcome.DENY, Outcome.WAITLIST), question.shown()


# --- What is needed ---------------------------------------------------------------------------------------------------


def alike(one: Decision, other: Decision) -> bool:
    return (one.outcome, one.reasons, one.conditions, one.writes) == (
        other.outcome,
        other.reasons,
        other.conditions,
        other.writes,
    )


def decided_alike(question: Question, asked: BookingRequest | BookingAct) -> bool:
    wanted = needs(question.facts, asked, now=now_of(question.ask), policy=question.policy)
    some = [row for row in question.rows if wanted.matches(row)]
    one, other = (question.calendar(rows).decide(asked, now=now_of(question.ask)) for rows in (question.rows, some))
    return alike(one, other)


@made
@given(question=richer_questions(), chance=st.randoms(use_true_random=True))
def test_bookings_that_are_not_needed_change_nothing(question: Question, chance: Random):
    series = Series(
        dates=tuple(wall(question.ask.start + 1440 * day).date() for day in range(chance.randint(1, 3))),
        opens=f"{wall(question.ask.start):%H:%M}",
        closes=f"{wall(question.ask.end):%H:%M}",
        take=chance.choice(["all", "those_that_work"]),
    )
    many = BookingRequest(wish=question.request().wish, series=series)
    length, window = question.ask.end - question.ask.start, (question.ask.start - 600, question.ask.end + 900)
    somewhere = question.request(length=length, earliest=text_of(window[0]), latest=text_of(window[1]))
    for asked in (question.request(), many, somewhere, CancelBooking(booking="b0")):
        assert decided_alike(question, asked), question.shown()


@few
@given(question=richer_questions())
def test_to_approve_a_booking_what_is_needed_to_replace_it_is_needed(question: Question):
    waiting = [row for row in question.rows if row.state in ("pending", "waiting") and row.wish is not None]
    for row in waiting:
        wish = Wish.model_validate({**row.wish.model_dump(), "rooms": row.rooms}) if row.wish else Wish()
        again = BookingRequest(wish=wish, start=row.start, end=row.end, replaces=row.id)
        wanted = needs(question.facts, again, now=now_of(question.ask))
        some = [each for each in question.rows if wanted.matches(each)]
        act, now = ApproveBooking(booking=row.id, by="position/leader"), now_of(question.ask)
        assert alike(question.calendar().decide(act, now=now), question.calendar(some).decide(act, now=now)), (
            question.shown()
        )


# --- Lines and busy time ----------------------------------------------------------------------------------------------

times = st.integers(0, 60)
spans = st.tuples(times, times).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(tuple)
long_or_short = st.one_of(spans, spans.map(lambda pair: (pair[0], pair[1] + 2 * DAY)))


@given(st.lists(spans), spans)
def test_busy_time_is_every_instant_of_its_stretches(stretches: Stretches, added: tuple[int, int]):
    busy = Busy(stretches)
    busy.add(*added)
    taken = {at for start, end in [*stretches, added] for at in range(start, end)}
    assert [at for at in range(70) if busy.meets(at, at + 1)] == sorted(taken)
    edges = [edge for pair in zip(busy.starts, busy.ends, strict=True) for edge in pair]
    assert edges == sorted(set(edges))


@given(st.lists(spans), spans, st.integers(1, 10))
def test_the_first_gap_is_the_first_instant_from_which_nothing_is_taken(
    stretches: Stretches, window: tuple[int, int], length: int
):
    busy = Busy(stretches)
    gaps = (at for at in range(window[0], window[1] - length + 1) if not busy.meets(at, at + length))
    assert busy.first_gap(*window, length) == next(gaps, None)


@given(st.lists(st.tuples(st.booleans(), long_or_short), max_size=40), st.lists(long_or_short), st.booleans())
def test_a_line_gives_what_a_plain_list_gives(
    changes: list[tuple[bool, tuple[int, int]]], windows: Stretches, settled: bool
):
    line: Line[int] = Line()
    plain: list[tuple[int, int, int]] = []
    for name, (added, (start, end)) in enumerate(changes):
        if settled:
            line.settle()
        if added or not plain:
            line.add(start, end, name)
            plain.append((start, end, name))
        else:
            line.remove(*plain.pop(start % len(plain)))
    for low, high in windows:
        across = [each for each in plain if each[0] < high and low < each[1]]
        found = line.across(low, high)
        assert sorted(found) == sorted(across)
        assert [pair[:2] for pair in found] == sorted(pair[:2] for pair in across)
    assert len(line) == len(plain)
