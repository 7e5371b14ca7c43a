"""Laws of acts: whatever is asked is answered, what is allowed has its effect, and nothing changes the past."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests.agreements.in_every_status import ACT, ACTS, agreement, grown

from innbygger_core.agreements import ACT_TABLE, Status, allowed_acts
from innbygger_core.decisions import Outcome
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.agreements import Act, Agreement
    from innbygger_core.decisions import Decision

OSLO = ZoneInfo("Europe/Oslo")
BEGINNING = date(2025, 12, 15)
BAND = "organisation/band"
steps = st.integers(0, 300).map(lambda days: timedelta(days=days))
lengths = st.sampled_from(["P1M", "P3M", "P1Y", "P45D"])
renewals = st.fixed_dictionaries(
    {"kind": st.sampled_from(["by_decision", "by_decision", "automatic", "new_application"]), "period": lengths},
)
durations = st.one_of(
    st.just({"first_day": "2026-01-01", "last_day": None}),
    st.fixed_dictionaries(
        {"first_day": st.just("2026-01-01"), "length": st.sampled_from(["P1Y", "P18M", "P2Y"]), "renewal": renewals},
        optional={"minimum": lengths},
    ),
    st.fixed_dictionaries(
        {
            "first_day": st.just("2026-01-01"),
            "renewal": st.none() | renewals.filter(lambda it: it["kind"] != "automatic"),
        }
    ),
)
notices = st.fixed_dictionaries(
    {"length": st.sampled_from(["P14D", "P1M"])},
    optional={
        "anchor": st.sampled_from(["any_day", "end_of_month", "first_of_next"]),
        "ends": st.sampled_from(["term", "agreement"]),
    },
)
agreements = st.builds(
    lambda duration, termination, signed: agreement(duration=duration, termination=termination, signed=signed),
    durations,
    st.fixed_dictionaries({"notice": notices, "extraordinary": st.booleans()}),
    st.sampled_from(["2025-12-01", "2025-12-01", "2025-12-01", None]),
)


def said_on(day: date) -> dict[str, st.SearchStrategy[dict[str, Any]]]:
    """What an act of a kind says on a day, where it says more than in other tests."""
    soon = steps.map(lambda step: day + step)
    return {
        "give_notice": st.fixed_dictionaries({"last_day": st.none() | soon}),
        "renew": st.one_of(
            st.just({}), st.fixed_dictionaries({"last_day": soon}), st.fixed_dictionaries({"period": lengths})
        ),
        "pause": st.fixed_dictionaries({"last_day": st.none() | soon}),
        "resume": st.fixed_dictionaries({"first_day": st.none() | soon}),
        "terminate": st.fixed_dictionaries(
            {
                "last_day": soon.map(lambda it: it - timedelta(days=20)),
                "ground": st.sampled_from(["agreed", "breach", "event", "extraordinary"]),
            }
        ),
        "amend": st.fixed_dictionaries(
            {
                "id": st.sampled_from(["a1", "a2", "a3"]),
                "valid_from": soon,
                "reason": st.just("Otherwise"),
                "changes": st.sampled_from([{"covers": []}, {"meetings": []}, {"name": "Another"}]),
            }
        ),
    }


@st.composite
def acts_on(draw: st.DrawFn, held: Agreement, day: date) -> Act:
    """An act, more often than not one that is possible."""
    kind = draw(st.sampled_from([*allowed_acts(held.status(day)), *allowed_acts(held.status(day)), *sorted(ACTS)]))
    more = draw(said_on(day).get(kind, st.just(ACTS[kind])))
    by = draw(st.sampled_from([(), (), ("unit/hubs",), ("organisation/choir",), ("unit/hubs", BAND)]))
    return ACT.validate_python({"kind": kind, "on": day, "by": by, **more})


@st.composite
def lives(draw: st.DrawFn) -> tuple[Agreement, Act]:
    """An agreement to which some things have happened, and what is asked next."""
    held, day = draw(agreements), BEGINNING
    for step in draw(st.lists(steps, max_size=4)):
        day += step
        held = grown(held, asked(held, draw(acts_on(held, day))))
    day += draw(steps)
    return held, draw(acts_on(held, day))


def asked(held: Agreement, act: Act) -> Decision:
    """Ask on the day of the act."""
    return held.decide(act, now=datetime.combine(act.on, time(12), OSLO))


@given(lives())
def test_whatever_is_asked_is_answered_and_what_is_not_refused_can_be_written_down(life: tuple[Agreement, Act]):
    held, act = life
    decision = asked(held, act)
    assert len(decision.writes) == (decision.outcome is not Outcome.DENY)
    assert len(grown(held, decision).acts) == len(held.acts) + len(decision.writes)


@given(lives())
def test_only_what_the_table_has_is_allowed(life: tuple[Agreement, Act]):
    held, act = life
    if asked(held, act).allowed:
        assert held.status(act.on) in ACT_TABLE[act.kind]


@given(lives(), st.dates(BEGINNING, date(2029, 12, 31)))
def test_an_act_changes_nothing_before_its_day(life: tuple[Agreement, Act], day: date):
    held, act = life
    made = grown(held, asked(held, act))
    if day < act.on:
        assert made.state(day) == held.state(day)


def has_effect(held: Agreement, made: Agreement, act: Act) -> bool:
    """Whether an act did to the agreement what it is for."""
    before, after = held.state(act.on), made.state(act.on)
    match act.kind:
        case "sign":
            done = bool(act.by) or after.status is not Status.DRAFT
        case "give_notice":
            done = after.notice_given == act.on and earlier(after.last_day, before.last_day)
        case "withdraw_notice":
            done = before.notice_given is not None and after.notice_given is None
        case "renew":
            done = earlier(before.last_day, after.last_day)
        case "terminate":
            done = after.last_day == act.last_day and earlier(after.last_day, before.last_day)
        case "resume":
            done = made.state(act.first_day or act.on).status is not Status.SUSPENDED
        case "pause":
            done = made.state(act.first_day or act.on).suspended_until == act.last_day
        case _:
            done = len(made.acts) > len(held.acts)
    return done


def earlier(one: object, other: object) -> bool:
    """Whether an agreement ends on a day, and earlier than it would."""
    return isinstance(one, date) and (other is None or other is UNKNOWN or (isinstance(other, date) and one < other))


@given(lives())
def test_what_is_allowed_has_its_effect(life: tuple[Agreement, Act]):
    held, act = life
    decision = asked(held, act)
    if decision.allowed:
        assert has_effect(held, grown(held, decision), act)
