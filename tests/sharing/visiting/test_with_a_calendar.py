"""Planning against a real calendar: what is planned can be booked, and strangers see only that rooms are busy."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.sharing.visiting.towns import OFFICE_HOURS, service, town

from innbygger_core.sharing import Booking, Calendar, PublicBooking, ServiceNeeds, VisitPlan, plan_visits

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2027, 2, 1, 12, tzinfo=OSLO)
ROOMS = [
    {"id": room, "hub": hub, "name": "Rommet", "capacity": 6, "features": {"sound_insulated": True}}
    for room, hub in (("den", "north"), ("loft", "south"), ("nook", "south"))
]
TALK = {
    "length": "PT3H",
    "organiser": "unit/housing",
    "purpose": "start-loans",
    "number": 2,
    "noise": 1,
    "needs": {"confidential": True},
    "service": {"security": False, "shielding": False},
    "own_staff": True,
}
CHOIR = Booking(
    id="choir",
    rooms=("den",),
    start=datetime(2027, 3, 1, tzinfo=OSLO),
    end=datetime(2027, 4, 1, tzinfo=OSLO),
    kind="block",
)


def planned(calendar: Calendar, **wish: object) -> VisitPlan:
    told = service({"north": 10, "south": 40}, visits=6, hubs_a_day=2, gap=7, wish=TALK | wish)
    return plan_visits(told, FACTS, lambda request: calendar.decide(request, now=NOW))


FACTS = town({"north": OFFICE_HOURS, "south": OFFICE_HOURS}, rooms=ROOMS, units=[{"id": "housing", "name": "Bolig"}])


def test_a_hub_whose_only_room_is_taken_all_march_is_visited_in_april():
    plan = planned(Calendar(FACTS, bookings=[CHOIR]))
    assert plan.complete
    assert {visit.day.month for visit in plan.visits if visit.hub == "north"} == {4}
    assert plan.bunched == ("north",)


def test_what_took_the_room_is_told_by_its_code():
    block = CHOIR.model_copy(update={"end": datetime(2027, 5, 1, tzinfo=OSLO)})
    (unplaced,) = planned(Calendar(FACTS, bookings=[block])).unplaced
    refused = next(each for each in unplaced.hindrances if each.why == "refused")
    assert (unplaced.hub, refused.codes) == ("north", ("sharing.overlap",))


def test_everything_that_is_planned_can_be_booked():
    calendar = Calendar(FACTS, bookings=[CHOIR])
    plan = planned(calendar)
    for request in plan.requests:
        calendar.commit(calendar.decide(request, now=NOW), now=NOW)
    booked = [(row.rooms, row.start) for row in calendar.bookings if row.id != "choir"]
    assert booked == [((visit.room,), visit.start) for visit in plan.visits]


def test_a_stranger_sees_that_rooms_are_busy_and_not_what_for():
    calendar = Calendar(FACTS)
    (first, *_) = planned(calendar, visibility="public", service={"security": False}).requests
    booking = calendar.commit(calendar.decide(first, now=NOW), now=NOW)
    assert booking.public() == PublicBooking(rooms=booking.rooms, start=booking.start, end=booking.end)


def test_a_service_for_everybody_may_announce_its_visits():
    calendar = Calendar(FACTS)
    (first, *_) = planned(calendar, visibility="public", service=None).requests
    assert calendar.commit(calendar.decide(first, now=NOW), now=NOW).public().purpose == "start-loans"


def test_a_calendar_and_the_planner_say_the_same_of_who_may_not_come():
    calendar = Calendar(FACTS)
    shielded = {"security": False, "shielding": True}
    (allowed, *_) = planned(calendar).requests
    wish = allowed.wish.model_copy(update={"service": ServiceNeeds.model_validate(shielded)})
    told, asked = (
        planned(calendar, service=shielded),
        calendar.decide(allowed.model_copy(update={"wish": wish}), now=NOW),
    )
    assert told.visits == ()
    assert not asked.allowed
    assert {reason.code for reason in told.reasons} == {reason.code for reason in asked.reasons}
