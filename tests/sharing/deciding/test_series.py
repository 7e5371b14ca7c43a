"""Many dates at the same time of day: each is decided, and they see one another."""

from __future__ import annotations

from datetime import date
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
    request,
    week,
)

from innbygger_core.sharing import Booking, BookingRequest, Calendar
from innbygger_core.timekeeping import Recurrence

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision

FACTS = plan()
TUESDAYS = ["2026-11-24", "2026-12-01", "2026-12-08"]


def series(*days: str, also: Json | None = None, wish: Json | None = None, **told: Any) -> BookingRequest:  # noqa: ANN401
    """Some dates, from six to eight."""
    asked = {"dates": list(days or TUESDAYS), "opens": "18:00", "closes": "20:00", **told}
    return request("", also={"series": asked, **(also or {})}, **(wish or {}))


def rows(decision: Decision) -> list[Booking]:
    return [Booking.model_validate(write.row) for write in decision.writes if write.table == "bookings"]


def taken(day: str, **told: Any) -> Booking:  # noqa: ANN401 - facts of a booking
    return booking(f"b-{day}", "18:00-20:00", day=day, **told)


# --- Dates ------------------------------------------------------------------------------------------------------------


def test_every_date_is_decided_and_all_share_an_id():
    decision = decide(FACTS, series())
    assert decision.outcome.value == "allow"
    assert [part.request.start for part in decision.parts] == [at(f"{day} 18:00") for day in TUESDAYS]
    assert {row.series for row in rows(decision)} == {"n0"}
    assert len({row.id for row in rows(decision)}) == 3


def test_days_that_come_again_are_dates_beside_those_that_are_named():
    every = Recurrence(every="week", first_day=date(2026, 11, 24), count=3)
    asked = series("2026-12-01", "2026-11-26", recurrence=every, skip=["2026-12-08"])
    assert [f"{part.request.start:%d.%m}" for part in decide(FACTS, asked).parts] == ["24.11", "26.11", "01.12"]


def test_dates_stay_at_the_same_time_by_the_clock():
    days = ["2027-03-23", "2027-03-30", "2027-10-26", "2027-11-02"]
    parts = decide(FACTS, series(*days)).parts
    assert [f"{part.request.start:%H:%M %z}" for part in parts] == ["18:00 +0100", *["18:00 +0200"] * 2, "18:00 +0100"]


def test_a_time_that_the_clock_skips_begins_with_the_first_that_there_is():
    (part,) = decide(FACTS, series(SPRING, opens="02:30", closes="04:00")).parts
    assert (part.request.start, part.request.end) == (at(f"{SPRING} 03:00"), at(f"{SPRING} 04:00"))


def test_a_date_of_which_the_clock_leaves_nothing_is_dropped():
    asked = series("2027-03-27", SPRING, opens="02:00", closes="03:00")
    assert [f"{part.request.start:%d.%m}" for part in decide(FACTS, asked).parts] == ["27.03"]


def test_where_the_clock_repeats_itself_the_first_time_is_meant():
    (part,) = decide(FACTS, series(AUTUMN, opens="02:30", closes="04:00")).parts
    assert (part.request.end - part.request.start, part.request.start.fold) == (
        at(f"{AUTUMN} 04:00") - at(f"{AUTUMN} 02:30"),
        0,
    )


@pytest.mark.parametrize(("closes", "hours"), [("02:00", 8), ("18:00", 24), ("20:00", 2)])
def test_a_date_can_end_the_day_after(closes: str, hours: int):
    (part,) = decide(FACTS, series("2026-11-24", closes=closes)).parts
    assert (part.request.end - part.request.start).total_seconds() == hours * 3600


# --- All, or those that work ------------------------------------------------------------------------------------------


def test_all_or_nothing():
    decision = decide(calendar(FACTS, taken("2026-12-01")), series())
    assert (decision.outcome.value, decision.writes) == ("deny", ())
    assert [part.outcome.value for part in decision.parts] == ["allow", "deny", "allow"]
    assert [conflict.reference for reason in decision.reasons for conflict in reason.conflicts] == [
        "booking/b-2026-12-01"
    ]


def test_or_the_dates_that_work():
    decision = decide(calendar(FACTS, taken("2026-12-01")), series(take="those_that_work"))
    assert (decision.outcome.value, codes(decision)) == ("allow", ["overlap"])
    assert [row.start for row in rows(decision)] == [at("2026-11-24 18:00"), at("2026-12-08 18:00")]


def test_where_none_works_nothing_does():
    asks = calendar(FACTS, *map(taken, TUESDAYS))
    decision = decide(asks, series(take="those_that_work"))
    assert (decision.outcome.value, decision.writes) == ("deny", ())


def test_the_gravest_of_the_dates_that_count_is_the_outcome():
    by_key = [{"id": "torg", "name": "Torget", "hours": "key", "staff_hours": "always"}]
    hours = (week("key", "00:00-24:00", access="by_booking"),)
    facts = plan(hours=hours, hubs=by_key, terms=[{"weekdays": "wed", "approval": True}])
    both = decide(facts, series("2026-11-24", "2026-11-25"))
    assert (both.outcome.value, [row.state.value for row in rows(both)]) == ("needs_approval", ["confirmed", "pending"])
    assert len(both.conditions) == 1


def test_a_date_can_wait_for_its_place():
    decision = decide(calendar(FACTS, taken("2026-12-01")), series(also={"or_wait": True}))
    assert (decision.outcome.value, [row.state.value for row in rows(decision)]) == (
        "waitlist",
        ["confirmed", "waiting", "confirmed"],
    )


# --- The dates see one another ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opens", "closes"), [("20:00", "20:00"), ("02:30", "02:30"), ("10:00", "09:59")])
def test_dates_that_only_touch_do_not_stand_in_each_others_way(opens: str, closes: str):
    assert decide(FACTS, series("2027-03-27", SPRING, "2027-03-29", opens=opens, closes=closes)).allowed


def test_buffers_between_them_are_kept():
    facts = plan(terms={"buffer_after": 30})
    decision = decide(facts, series("2026-11-24", "2026-11-25", opens="20:00", closes="20:00"))
    assert [codes(part) for part in decision.parts] == [[], ["buffer"]]


@pytest.mark.parametrize(("quota", "outcomes"), [
    ({"period": "ahead", "count": 2}, ["allow", "allow", "deny"]),
    ({"period": "month", "count": 1}, ["allow", "allow", "deny"]),
    ({"period": "year", "hours": 5}, ["allow", "allow", "deny"]),
    ({"period": "week", "hours": 2}, ["allow", "allow", "allow"]),
])  # fmt: skip
def test_dates_count_against_the_quotas_of_those_that_follow(quota: Json, outcomes: list[str]):
    decision = decide(plan(terms={"quotas": [quota]}), series(take="those_that_work"))
    assert [part.outcome.value for part in decision.parts] == outcomes


def test_dates_that_do_not_work_count_against_nothing():
    facts = plan(terms={"quotas": [{"period": "ahead", "count": 2}]})
    decision = decide(calendar(facts, taken("2026-11-24")), series(take="those_that_work"))
    assert [part.outcome.value for part in decision.parts] == ["deny", "allow", "allow"]


def test_deciding_leaves_nothing_behind():
    asks = calendar(FACTS)
    assert decide(asks, series()).outcome == decide(asks, series()).outcome
    assert asks.bookings == ()


# --- A series as use that comes back ----------------------------------------------------------------------------------

BACK = [{"recurring": True, "approval": True}]


def test_a_series_comes_back_whatever_its_wish_says():
    assert [codes(part) for part in decide(plan(terms=BACK), series()).parts] == [["approval-required"]] * 3
    assert codes(decide(plan(terms=BACK), request())) == []


def committed(asks: Calendar, asked: BookingRequest) -> tuple[Booking, ...]:
    made = asks.commit(decide(asks, asked), now=NOW)
    assert isinstance(made, tuple)
    return made


def test_a_skipped_date_can_come_back_to_its_series():
    asks = calendar(plan(terms=BACK))
    made = committed(asks, series(skip=["2026-12-01"]))
    decision = decide(asks, request(day="2026-12-01", also={"of_series": made[0].series}))
    (back,) = rows(decision)
    assert (codes(decision), back.series, {row.series for row in made}) == (
        ["approval-required"],
        made[0].series,
        {made[0].series},
    )


def test_a_series_is_committed_together():
    asks = calendar(FACTS)
    assert [row.start for row in committed(asks, series())] == [at(f"{day} 18:00") for day in TUESDAYS]
    assert asks.revision == 8
