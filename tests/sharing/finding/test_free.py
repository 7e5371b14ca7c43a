"""What is free for a wish in a window, and why the rest is not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.torg import (
    AUTUMN,
    NOW,
    SPRING,
    Json,
    at,
    booking,
    calendar,
    codes,
    decide,
    plan,
    room,
    week,
    weighing,
    wish,
)

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.sharing import BookingRequest, Calendar, FreeTime, Wish

if TYPE_CHECKING:
    from innbygger_core.network import Plan

FACTS = plan()


def free(
    facts: Plan | Calendar,
    first: str,
    last: str,
    rooms: str = "hall",
    *,
    length: str = "PT1H",
    **told: Any,  # noqa: ANN401 - facts of a wish
) -> FreeTime:
    asks = facts if isinstance(facts, Calendar) else calendar(facts)
    return asks.free(wish(rooms, length=length, **told), start=at(first), end=at(last), now=NOW)


def runs(found: FreeTime) -> list[tuple[str, str]]:
    """The first and last start of each opening."""
    return [(f"{run.first:%H:%M}", f"{run.last:%H:%M}") for run in found]


def agrees(asks: Calendar, found: FreeTime, rooms: str = "hall", length: str = "PT1H", **told: Any) -> bool:  # noqa: ANN401
    """Whether every start that is offered is decided as it is told."""
    asked = wish(rooms, length=length, **told)
    return all(
        decide(asks, BookingRequest(wish=asked, start=start)).outcome is run.outcome
        for run in found
        for start in run.starts
    )


def gaps(found: FreeTime) -> list[tuple[str, str, list[str]]]:
    return [
        (f"{gap.first:%H:%M}", f"{gap.last:%H:%M}", [reason.code.removeprefix("sharing.") for reason in gap.reasons])
        for gap in found.gaps
    ]


# --- Openings ---------------------------------------------------------------------------------------------------------


def test_uses_lie_wholly_in_the_window_and_start_at_each_quarter():
    (opening,) = free(FACTS, "08:05", "10:00")
    assert (opening.rooms, opening.step, opening.length) == (("hall",), timedelta(minutes=15), timedelta(hours=1))
    assert [f"{start:%H:%M}" for start in opening.starts] == ["08:15", "08:30", "08:45", "09:00"]


def test_what_is_taken_is_a_gap_that_tells_why():
    found = free(calendar(FACTS, booking("a", "10:00-11:00", rooms="stage")), "08:00", "14:00")
    assert runs(found) == [("08:00", "09:00"), ("11:00", "13:00")]
    assert gaps(found) == [("09:15", "10:45", ["overlap-part"])]
    assert found.refused == ()


def test_starts_with_other_reasons_are_other_runs():
    facts = plan(terms=[{"clock": "10:00-12:00", "approval": True}])
    found = free(facts, "08:00", "14:00")
    assert [(f"{run.first:%H:%M}", run.outcome.value, len(run.reasons)) for run in found] == [
        ("08:00", "allow", 0),
        ("10:00", "needs_approval", 1),
        ("12:00", "allow", 0),
    ]


def test_conditions_are_told():
    facts = plan(room("hall", hours="key"), hours=(week("key", "00:00-24:00", access="by_booking"),))
    (opening,) = free(facts, "08:00", "10:00")
    assert (opening.outcome.value, [it.code for it in opening.conditions]) == (
        "allow_with_conditions",
        ["sharing.no-access"],
    )


def test_where_nothing_is_left_each_reason_is_told_once():
    found = free(plan(terms=[{"shortest": "PT2H"}]), "08:00", "12:00")
    assert (list(found), [reason.code for reason in found.refused]) == ([], ["sharing.duration-min"])


def test_a_gate_closes_its_regime_alone():
    found = free(plan(terms=[{"clock": "10:00-12:00", "shortest": "PT2H"}]), "08:00", "14:00")
    assert runs(found) == [("08:00", "09:45"), ("12:00", "13:00")]
    assert gaps(found) == [("10:00", "11:45", ["duration-min"])]


def test_each_of_several_rooms_is_gone_through_and_all_together_are_one():
    asks = calendar(FACTS, booking("a", "08:00-10:00", rooms="gym"))
    either = asks.free(wish("", any_of=["gym", "stage"], length="PT1H"), start=at("08:00"), end=at("12:00"), now=NOW)
    assert [(run.rooms, f"{run.first:%H:%M}") for run in either] == [(("gym",), "10:00"), (("stage",), "08:00")]
    assert runs(free(asks, "08:00", "12:00", "gym stage")) == [("10:00", "11:00")]


def test_days_are_a_window_too():
    found = calendar(FACTS).free(wish(length="PT1H"), start=date(2026, 11, 24), end=date(2026, 11, 25), now=NOW)
    assert runs(found) == [("00:00", "23:00")]


def test_the_quota_of_each_day_is_counted():
    facts = plan(terms={"quotas": [{"period": "day", "hours": 2}]})
    mine = booking("a", "18:00-20:00", rooms="gym", wish=wish().model_dump())
    found = free(calendar(facts, mine), "2026-11-23 22:00", "2026-11-25 02:00")
    assert [f"{run.first:%d. %H:%M}-{run.last:%d. %H:%M}" for run in found] == [
        "23. 22:00-23. 23:00",
        "25. 00:00-25. 01:00",
    ]


def test_what_a_quota_says_of_a_day_holds_before_and_after_what_is_taken():
    facts = plan(terms={"quotas": [{"period": "day", "hours": 2}]})
    found = free(calendar(facts, booking("a", "10:00-11:00")), "08:00", "14:00")
    assert runs(found) == [("08:00", "09:00"), ("11:00", "13:00")]


def test_what_is_over_by_now_says_nothing_of_what_is_ahead():
    asks = calendar(plan(terms={"quotas": [{"period": "ahead", "hours": 0.5}]}), policy=weighing(start_past="info"))
    found = free(asks, "2026-11-23 00:00", "2026-11-24 00:00")
    assert agrees(asks, found)
    assert runs(found) == [("00:00", "11:30")]


def test_a_room_beside_the_first_is_held_against_its_own_grid():
    facts = plan(terms=[{"rooms": ["hall"], "grid": "PT30M"}, {"rooms": ["gym"], "grid": "PT1H"}])
    found = free(facts, "08:00", "11:00", "hall gym")
    assert [f"{start:%H:%M}" for run in found for start in run.starts] == ["08:00", "09:00", "10:00"]


# --- What does not make sense -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "field"), [
    ({"length": None}, "/wish/length"),
    ({"length": "PT0S"}, "/wish/length"),
    ({"length": "P400Y"}, "/wish/length"),
    ({"rooms": []}, "/wish/rooms"),
    ({"rooms": ["attic"]}, "/wish/rooms/0"),
    ({"organiser": "choir"}, "/wish/organiser"),
])  # fmt: skip
def test_a_wish_that_does_not_make_sense_is_refused(told: Json, field: str):
    asked = Wish.model_validate({"rooms": ["hall"], "length": "PT1H", **told})
    found = calendar(FACTS).free(asked, start=at("08:00"), end=at("10:00"), now=NOW)
    assert (list(found), [reason.field for reason in found.refused]) == ([], [field])
    assert (found.gaps[0].first, found.gaps[0].last) == (at("08:00"), at("10:00"))


def test_a_window_that_is_shorter_than_the_use_has_nothing():
    found = free(FACTS, "08:00", "08:59")
    assert (list(found), found.refused) == ([], ())
    assert list(free(FACTS, "08:01", "08:14", length="PT5M")) == []


def test_a_window_is_two_instants_in_order():
    asks = calendar(FACTS)
    with pytest.raises(OutOfRange):
        free(FACTS, "10:00", "08:00")
    with pytest.raises(NaiveDatetime):
        asks.free(wish(length="PT1H"), start=at("08:00").replace(tzinfo=None), end=at("10:00"), now=NOW)
    with pytest.raises(NaiveDatetime):
        asks.free(wish(length="PT1H"), start=at("08:00"), end=at("10:00"), now=NOW.replace(tzinfo=None))


# --- What changes in the window ---------------------------------------------------------------------------------------


def test_a_room_that_does_not_exist_then_is_a_gap():
    facts = plan(room("hall", valid_to="2026-11-24"), room("gym"))
    found = free(facts, "22:00", "2026-11-25 02:00")
    assert (runs(found), gaps(found)) == ([("22:00", "23:00")], [("23:15", "01:00", ["input-invalid"])])
    assert all(reason.text("nb") for gap in found.gaps for reason in gap.reasons)


@pytest.mark.parametrize("lists", [
    {"equipment": [{"id": "light", "hub": "torg", "name": "Lys", "count": 2, "valid_to": "2026-11-24"},
                   {"id": "light", "hub": "torg", "name": "Lys", "count": 1, "valid_from": "2026-11-25"}]},
    {"people": [{"id": "kari", "role": "host", "valid_to": "2026-11-24"}, {"id": "ola", "role": "host"}]},
])  # fmt: skip
def test_things_and_people_are_those_of_each_day(lists: Json):
    facts = plan(**lists)
    needs = {"needs": {"equipment": {"light": 1}} if "equipment" in lists else {"people": {"host": 1}}}
    other = booking("a", "09:00-11:00", day="2026-11-25", rooms="gym", wish=needs, people=["ola"])
    asks = calendar(facts, other)
    found = free(asks, "20:00", "2026-11-25 14:00", **needs)
    assert agrees(asks, found, **needs)
    assert runs(found) == [("20:00", "08:00"), ("11:00", "13:00")]


def test_the_policy_of_each_day_holds():
    lenient = PolicyEntry("sharing.overlap", Severity.INFO, valid_from=date(2026, 11, 25))
    asks = calendar(FACTS, booking("a", "22:00-02:00"), policy=Policy("fjord", (lenient,)))
    found = free(asks, "20:00", "2026-11-25 04:00")
    assert agrees(asks, found)
    assert [(f"{run.first:%H:%M}", codes_of(run)) for run in found] == [
        ("20:00", []),
        ("00:00", ["overlap"]),
        ("02:00", []),
    ]


def codes_of(run: Any) -> list[str]:  # noqa: ANN401 - an opening
    return [reason.code.removeprefix("sharing.") for reason in run.reasons]


def test_starts_are_offered_on_the_grid_of_their_own_time():
    asks = calendar(plan(terms=[{"grid": "PT15M"}, {"clock": "12:00-24:00", "grid": "PT1H"}]))
    found = free(asks, "11:00", "15:00")
    assert agrees(asks, found)
    assert [run.step for run in found] == [timedelta(minutes=15), timedelta(hours=1)]


@pytest.mark.parametrize("grid", ["PT45M", "PT50M", "PT1H", "PT7H"])
@pytest.mark.parametrize("day", [SPRING, AUTUMN, "2026-11-24"])
def test_what_is_offered_is_on_the_grid_also_where_it_begins_anew(grid: str, day: str):
    asks = calendar(plan(terms={"grid": grid}))
    found = free(asks, f"{day} 00:00", f"{day} 23:59", length="PT10M")
    nights = free(asks, "2026-11-24 12:00", "2026-11-27 12:00", length="PT10M")
    assert list(found)
    assert agrees(asks, found, length="PT10M")
    assert agrees(asks, nights, length="PT10M")


def test_in_autumn_the_hour_that_comes_twice_is_offered_twice():
    (opening,) = free(FACTS, f"{AUTUMN} 00:00", f"{AUTUMN} 06:00")
    assert len(list(opening.starts)) == 25


# --- Where rules weigh otherwise --------------------------------------------------------------------------------------


def test_what_waits_for_a_person_is_offered_with_the_reason():
    asks = calendar(FACTS, booking("a", "08:00-10:00"), policy=weighing(overlap="should"))
    found = free(asks, "08:00", "12:00")
    assert [(run.outcome.value, codes_of(run)) for run in found] == [("needs_approval", ["overlap"]), ("allow", [])]
    assert codes(decide(asks, BookingRequest(wish=wish(length="PT1H"), start=at("08:00")))) == ["overlap"]
