"""Laws of outcomes: more findings never help, order means nothing, and what strangers see tells no more than it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from innbygger_core.decisions import Condition, Conflict, Decision, Outcome, Reason, Severity, Source, outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

DECISIONS = TypeAdapter(Decision)
GRAVITY = {each: -place for place, each in enumerate(Outcome)}
CODES = ("hub.leader", "hub.core-hours-employed", "library.event-arena")

reasons = st.builds(
    Reason,
    code=st.sampled_from(CODES),
    severity=st.sampled_from(Severity),
    verdict=st.sampled_from(["fail", "unknown", "note"]),
    subject=st.sampled_from(["hub/a", "hub/b"]),
    override=st.none() | st.just("chief"),
    occupancy=st.booleans(),
)
several = st.lists(reasons, max_size=4)
conditions = st.lists(st.builds(Condition, st.sampled_from(["sharing.no-access", "sharing.guards"])), max_size=2)


@given(found=several, conditions=conditions, or_wait=st.booleans(), data=st.data())
def test_order_means_nothing(found: list[Reason], conditions: list[Condition], or_wait: bool, data: st.DataObject):
    other = data.draw(st.permutations(found))
    assert outcome(found, conditions, or_wait=or_wait) is outcome(other, conditions, or_wait=or_wait)


@given(found=several, more=reasons, conditions=conditions, or_wait=st.booleans())
def test_one_more_finding_never_helps(found: list[Reason], more: Reason, conditions: list[Condition], or_wait: bool):
    before, after = (outcome(each, conditions, or_wait=or_wait) for each in (found, [*found, more]))
    assert GRAVITY[after] >= GRAVITY[before]


@given(found=several, conditions=conditions)
def test_to_be_willing_to_wait_turns_a_refusal_into_waiting_and_nothing_else(
    found: list[Reason], conditions: list[Condition]
):
    now, later = outcome(found, conditions), outcome(found, conditions, or_wait=True)
    assert later is now or (now, later) == (Outcome.DENY, Outcome.WAITLIST)


@given(
    found=several, information=reasons.map(lambda reason: evolve(reason, severity=Severity.INFO)), or_wait=st.booleans()
)
def test_information_changes_nothing(found: list[Reason], information: Reason, or_wait: bool):
    assert outcome(found, or_wait=or_wait) is outcome([*found, information], or_wait=or_wait)


@given(found=several, or_wait=st.booleans())
def test_an_override_never_makes_it_worse(found: list[Reason], or_wait: bool):
    overridden = [evolve(reason, override="chief") for reason in found]
    assert GRAVITY[outcome(overridden, or_wait=or_wait)] <= GRAVITY[outcome(found, or_wait=or_wait)]


hidden = st.builds(
    Reason,
    code=st.sampled_from(["sharing.overlap", "sharing.overlap-part", "sharing.buffer", "sharing.noise"]),
    severity=st.just(Severity.MUST),
    verdict=st.just("fail"),
    subject=st.sampled_from(["room/hall", "room/stage"]),
    field=st.sampled_from(["", "/rooms/0"]),
    params=st.just(()) | st.just((("name", "AA"),)),
    conflicts=st.just(()) | st.just((Conflict("booking/aa", ("room/hall",)),)),
    sources=st.just(()) | st.just((Source("report", "14"),)),
    policy=st.none() | st.just("asker-2026"),
    public=st.just("sharing.not-available"),
    occupancy=st.booleans(),
)


@given(one=st.lists(hidden, min_size=1, max_size=3), other=st.lists(hidden, min_size=1, max_size=3))
def test_two_refusals_for_reasons_that_are_hidden_look_alike_to_a_stranger(
    one: Sequence[Reason], other: Sequence[Reason]
):
    seen = [DECISIONS.dump_json(Decision("x", Outcome.DENY, tuple(each)).public()) for each in (one, other)]
    assert seen[0] == seen[1]
