"""What would do instead of what was refused: each was itself decided, and is allowed."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.torg import NOW, Json, at, booking, calendar, decide, plan, request, room, wish

from innbygger_core.errors import NaiveDatetime
from innbygger_core.sharing import Booking, BookingRequest, Calendar, CancelBooking

FACTS = plan()


def offers(asks: Calendar, asked: Any, *, limit: int = 5) -> list[BookingRequest]:  # noqa: ANN401 - a request, or an act
    found = asks.alternatives(decide(asks, asked), limit=limit, now=NOW)
    assert all(each.allowed and decide(asks, each.request).allowed for each in found)
    return [each.request for each in found]


def places(asks: Calendar, asked: Any, *, limit: int = 5) -> list[tuple[str, str]]:  # noqa: ANN401 - as above
    """In which room, and when."""
    return [(each.wish.rooms[0], f"{each.start:%d. %H:%M}") for each in offers(asks, asked, limit=limit) if each.start]


TAKEN = booking("a", "18:00-20:00")


def test_other_rooms_and_other_times_come_by_turns_the_nearest_first():
    asks = calendar(plan(room("hall"), room("gym"), room("loft"), room("attic")), TAKEN)
    assert places(asks, request()) == [
        ("gym", "24. 18:00"), ("hall", "24. 16:00"), ("loft", "24. 18:00"), ("hall", "24. 20:00"),
        ("attic", "24. 18:00"),
    ]  # fmt: skip


def test_rooms_of_the_same_hub_come_first():
    hubs = [{"id": name, "name": name, "hours": "always"} for name in ("torg", "annex")]
    rooms = room("hall"), room("far", hub="annex"), room("near")
    asks = calendar(plan(*rooms, hubs=hubs), TAKEN)
    assert [name for name, when in places(asks, request()) if when == "24. 18:00"] == ["near", "far"]


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_are_found_than_are_asked_for(limit: int):
    assert len(offers(calendar(FACTS, TAKEN), request(), limit=limit)) == limit


def test_what_is_allowed_needs_none_nor_does_what_makes_no_sense():
    asks = calendar(FACTS, TAKEN)
    assert offers(asks, request("10:00-12:00")) == []
    assert offers(asks, request(rooms="attic")) == []
    assert offers(asks, request("")) == []
    assert offers(asks, CancelBooking(booking="unheard-of")) == []


def test_a_window_has_been_searched_already():
    long = booking("a", "07:00-23:00")
    asked = {"wish": wish(length="PT1H").model_dump(), "earliest": at("08:00"), "latest": at("22:00")}
    assert offers(calendar(FACTS, long), BookingRequest.model_validate(asked)) == []


def test_what_needs_a_yes_has_alternatives_that_need_none():
    facts = plan(terms=[{"clock": "16:00-24:00", "approval": True}])
    assert places(calendar(facts), request(), limit=1) == [("hall", "24. 15:45")]


def test_rooms_that_are_wanted_together_are_moved_together():
    asks = calendar(FACTS, booking("a", "18:00-20:00", rooms="gym"))
    found = offers(asks, request(rooms="gym hall"))
    assert {each.wish.rooms for each in found} == {("gym", "hall")}


def test_one_of_several_rooms_is_named():
    asks = calendar(FACTS, booking("a", "18:00-20:00", rooms="gym north"))
    asked = request().model_copy(update={"wish": wish("", any_of=["gym", "north"])})
    found = offers(asks, asked)
    assert {each.wish.rooms for each in found} >= {("gym",), ("north",), ("south",)}
    assert {each.wish.any_of for each in found} == {()}


def test_of_one_room_that_is_closed_but_for_a_while_a_shorter_use_is_offered():
    facts = plan(room("hall"), terms={"longest": "PT90M"})
    (offer,) = offers(calendar(facts), request("18:00-20:00"), limit=1)
    assert (offer.start, offer.end) == (at("18:00"), at("19:30"))


def test_a_use_without_an_end_is_shortened_too():
    facts = plan(room("hall"), terms={"longest": "PT30M"})
    asked = BookingRequest(wish=wish(length="PT1H"), start=at("18:00"))
    assert [each.end for each in offers(calendar(facts), asked)] == [at("18:30"), at("18:15")]


def test_nothing_shorter_than_a_quarter_is_offered():
    facts = plan(room("hall"), terms={"longest": "PT1M"})
    assert offers(calendar(facts), request("18:00-18:30")) == []


def test_a_booking_that_is_moved_is_not_in_its_own_way():
    mine = booking("b", "16:00-18:00", wish=wish().model_dump())
    asked = request(also={"replaces": "b"})
    found = places(calendar(plan(room("hall")), TAKEN, mine), asked, limit=2)
    assert found == [("hall", "24. 16:00"), ("hall", "24. 20:00")]


def test_nobody_gives_way_where_nobody_has_to():
    facts = plan(terms={"displacement_notice": "P14D"})
    found = offers(calendar(facts, TAKEN), request(also={"displaces": ["a"]}))
    assert {each.displaces for each in found} == {()}


def test_nothing_is_offered_in_the_past():
    asks = calendar(FACTS, booking("a", "12:00-20:00", day="2026-11-23"))
    asked = request("12:00-13:00", day="2026-11-23")
    assert all(each.start is not None and each.start >= NOW for each in offers(asks, asked))


SERIES: Json = {"dates": ["2026-11-24", "2026-12-01"], "opens": "18:00", "closes": "20:00"}


def test_of_a_series_the_dates_that_work_are_offered():
    asks = calendar(FACTS, TAKEN)
    (offer,) = offers(asks, request("", also={"series": SERIES}))
    assert offer.series is not None
    assert offer.series.take == "those_that_work"
    both = calendar(FACTS, TAKEN, booking("b", "18:00-20:00", day="2026-12-01"))
    assert offers(both, request("", also={"series": {**SERIES, "take": "those_that_work"}})) == []


def test_an_alternative_can_be_committed():
    asks = calendar(plan(room("hall"), room("gym")), TAKEN)
    offer = asks.alternatives(decide(asks, request()), limit=1, now=NOW)[0]
    made = asks.commit(offer, now=NOW)
    assert isinstance(made, Booking)
    assert made.rooms == ("gym",)


def test_alternatives_are_asked_for_at_an_instant():
    asks = calendar(FACTS, TAKEN)
    with pytest.raises(NaiveDatetime):
        asks.alternatives(decide(asks, request()), now=NOW.replace(tzinfo=None))
