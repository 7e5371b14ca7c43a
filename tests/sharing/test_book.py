"""The calendar: what is asked, what is carried out, and what has changed meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from tests.sharing.torg import CHOIR, NOW, at, block, booking, calendar, codes, decide, plan, request, room, wish

from innbygger_core.errors import NaiveDatetime, NotAllowed, OutOfRange, StaleDecision, UnknownId
from innbygger_core.sharing import Booking, BookingRequest, Calendar, CancelBooking

FACTS = plan()


def test_a_decision_that_still_holds_is_carried_out():
    asks = calendar(FACTS)
    made = asks.commit(decide(asks, request()), now=NOW)
    assert isinstance(made, Booking)
    assert (asks.bookings, asks.revision) == ((made,), 8)
    assert codes(decide(asks, request())) == ["overlap"]


def test_ids_are_made_where_nobody_makes_them():
    asks = Calendar(FACTS)
    made = [asks.commit(asks.decide(request(hours), now=NOW), now=NOW) for hours in ("10:00-11:00", "12:00-13:00")]
    assert len({row.id for row in asks.bookings}) == len(made) == 2


def test_what_is_refused_by_then_is_not_and_nothing_changes():
    asks = calendar(FACTS)
    decision = decide(asks, request())
    asks.commit(decide(asks, request()), now=NOW)
    with pytest.raises(NotAllowed) as refused:
        asks.commit(decision, now=NOW)
    assert codes(refused.value.decision) == ["overlap"]
    assert (len(asks.bookings), asks.revision) == (1, 8)


def test_what_comes_to_something_else_by_then_is_decided_anew():
    asks = calendar(plan(terms=[{"lead_time": "PT30H", "approval": False}]))
    first = decide(asks, request(also={"or_wait": True}))
    asks.commit(decide(asks, request("19:00-20:00")), now=NOW)
    with pytest.raises(StaleDecision) as stale:
        asks.commit(first, now=NOW)
    assert stale.value.fresh.outcome.value == "waitlist"
    made = asks.commit(stale.value.fresh, now=NOW)
    assert isinstance(made, Booking)
    assert made.state == "waiting"


def test_a_later_instant_alone_changes_nothing():
    asks = calendar(FACTS)
    later = NOW + timedelta(hours=1)
    made = asks.commit(decide(asks, request()), now=later)
    assert isinstance(made, Booking)
    assert made.made_at == later


def test_another_technician_than_was_promised_is_another_decision():
    facts = plan(people=[{"id": name, "role": "host"} for name in ("kari", "ola")])
    asks = calendar(facts)
    decision = decide(asks, request(needs={"people": {"host": 1}}))
    asks.commit(decide(asks, request(rooms="gym", needs={"people": {"host": 1}})), now=NOW)
    with pytest.raises(StaleDecision):
        asks.commit(decision, now=NOW)


def test_fewer_dates_than_worked_are_another_decision():
    series = {"dates": ["2026-11-24", "2026-12-01"], "opens": "18:00", "closes": "20:00", "take": "those_that_work"}
    asks = calendar(FACTS)
    both = decide(asks, request("", also={"series": series}))
    asks.commit(decide(asks, request()), now=NOW)
    with pytest.raises(StaleDecision):
        asks.commit(both, now=NOW)


def test_bookings_stay_in_the_order_in_which_they_came():
    stored = [booking(name, f"{hour}:00-{hour + 1}:00") for hour, name in enumerate("abc", 10)]
    asks = calendar(FACTS, *stored)
    asks.commit(decide(asks, CancelBooking(booking="a")), now=NOW)
    assert [row.id for row in asks.bookings] == ["a", "b", "c"]


def test_an_instant_is_aware_and_in_the_years_that_there_are_answers_for():
    asks = calendar(FACTS)
    for ask in (asks.decide, asks.commit):
        with pytest.raises(NaiveDatetime):
            ask(request() if ask == asks.decide else decide(asks, request()), now=NOW.replace(tzinfo=None))
    with pytest.raises(OutOfRange):
        asks.decide(request(), now=NOW.replace(year=1899))


def test_of_many_who_ask_at_once_one_gets_it():
    asks, together = calendar(FACTS), Barrier(8)
    decision = decide(asks, request())

    def tried(_: int) -> str:
        together.wait()
        try:
            asks.commit(decision, now=NOW)
        except NotAllowed:
            return "refused"
        return "got it"

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(tried, range(8))) == ["got it", *["refused"] * 7]
    assert (len(asks.bookings), asks.revision) == (1, 8)


def test_deciding_changes_nothing():
    asks = calendar(FACTS, booking("a", "18:00-20:00"))
    before = asks.bookings
    decide(asks, request())
    asks.free(wish(length="PT1H"), start=at("08:00"), end=at("20:00"), now=NOW)
    asks.alternatives(decide(asks, request()), now=NOW)
    assert (asks.bookings, asks.revision) == (before, 7)


def test_the_order_in_which_bookings_are_stored_does_not_matter():
    stored = [
        booking("a", "17:00-19:00", rooms="stage"),
        booking("b", "19:00-21:00"),
        booking("c", "18:00-19:00", rooms="north"),
    ]
    one, other = (decide(calendar(FACTS, *order), request()) for order in (stored, stored[::-1]))
    assert (one.outcome, one.reasons) == (other.outcome, other.reasons)


# --- Whether something is taken ---------------------------------------------------------------------------------------


def test_a_room_is_taken_while_it_what_contains_it_or_a_part_of_it_is_booked():
    asks = calendar(FACTS, booking("a", "18:00-20:00", rooms="south"), block("b", "21:00-22:00", rooms="gym"))
    noon = at("18:00"), at("19:00")
    assert [asks.is_taken(name, *noon) for name in ("hall", "south", "stage", "north", "gym")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert asks.is_taken("gym", at("20:30"), at("21:01"))
    assert not asks.is_taken("hall", at("20:00"), at("21:00"))


def test_what_comes_and_goes_is_followed():
    asks = calendar(FACTS)
    assert not asks.is_taken("stage", at("18:00"), at("19:00"))
    made = asks.commit(decide(asks, request()), now=NOW)
    assert isinstance(made, Booking)
    assert asks.is_taken("stage", at("18:00"), at("19:00"))
    asks.commit(decide(asks, CancelBooking(booking=made.id)), now=NOW)
    assert not asks.is_taken("stage", at("18:00"), at("19:00"))


def test_rooms_are_those_of_the_day():
    facts = plan(room("hall"), room("north", part_of="hall", valid_from="2026-12-01"))
    asks = calendar(facts, booking("a", "18:00-20:00"), booking("b", "18:00-20:00", day="2026-12-01"))
    assert asks.is_taken("north", at("2026-12-01 18:00"), at("2026-12-01 19:00"))
    with pytest.raises(UnknownId):
        asks.is_taken("north", at("18:00"), at("19:00"))


def test_a_calendar_can_be_put_in_order_beforehand():
    asks = calendar(FACTS, booking("a", "18:00-20:00"))
    asks.settle()
    assert asks.is_taken("hall", at("18:00"), at("19:00"))


# --- What strangers see -----------------------------------------------------------------------------------------------


def test_strangers_see_that_rooms_are_busy_in_order_of_time():
    fair = {"organiser": CHOIR, "purpose": "fair", "visibility": "public", "audience": {"open": True}}
    stored = (
        booking("a", "18:00-20:00", wish=fair),
        booking("b", "10:00-12:00"),
        booking("c", "13:00-14:00", state="waiting"),
    )
    seen = calendar(FACTS, *stored).public(date(2026, 11, 24), date(2026, 11, 25))
    assert [(f"{each.start:%H}", each.purpose, each.organiser, each.open) for each in seen] == [
        ("10", None, None, False),
        ("18", "fair", CHOIR, True),
    ]
    assert calendar(FACTS, *stored).public(at("12:00"), at("18:00")) == ()


def test_a_resident_is_never_seen():
    private = {"organiser": "resident/kari", "purpose": "fair", "visibility": "public"}
    (seen,) = calendar(FACTS, booking("a", "18:00-20:00", wish=private)).public(at("18:00"), at("20:00"))
    assert (seen.purpose, seen.organiser) == ("fair", None)


def test_a_request_for_the_end_of_all_years_is_answered():
    asked = BookingRequest.model_validate(
        {"wish": wish().model_dump(), "start": at("2199-12-31 18:00"), "end": at("2199-12-31 20:00")}
    )
    assert decide(FACTS, asked).allowed
    found = calendar(FACTS).free(wish(length="PT1H"), start=at("2199-12-31 18:00"), end=date(2200, 1, 1), now=NOW)
    assert [f"{run.last:%H:%M}" for run in found] == ["23:00"]
