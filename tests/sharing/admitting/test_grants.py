"""What a lock system is told: who can open which doors, from when and until when, and why."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError
from tests.sharing.admitting.library import LAYERS, NOTHING, OSLO, WELCOME, plan_with

from innbygger_core.errors import UnknownId
from innbygger_core.sharing import AccessGrant, AccessList, AccessMargins, Booking, Visitor, access_grants, access_list

if TYPE_CHECKING:
    from innbygger_core.network import Plan

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
CHOIR: dict[str, Any] = {"organiser": "organisation/choir", "purpose": "rehearsal"}
PLAN = plan_with(NOTHING)
QUARTER = AccessMargins(before=15, after=15)


def booking(hours: str, *rooms: str, id: str = "b1", wish: Any = CHOIR, day: date = MONDAY, **more: Any) -> Booking:  # noqa: A002, ANN401 - as in JSON
    """A booking from one hour to another, such as ``18-20``."""
    start, end = (datetime(day.year, day.month, day.day, int(hour), tzinfo=OSLO) for hour in hours.split("-"))
    told = {"id": id, "rooms": rooms or ("hall",), "start": start, "end": end, "wish": wish}
    return Booking.model_validate(told | more)


def grants(*bookings: Booking, plan: Plan = PLAN, **more: Any) -> tuple[AccessGrant, ...]:  # noqa: ANN401 - arguments
    return access_grants(plan, "tofte", MONDAY, TUESDAY, bookings=bookings, **more)


def told(found: tuple[AccessGrant, ...]) -> list[str]:
    """Say grants on a line each."""
    return [f"{each.who} {'+'.join(each.doors)} {each.start:%H:%M}-{each.end:%H:%M}" for each in found]


def test_a_booking_opens_the_hub_and_the_room_while_nobody_is_at_work():
    assert told(grants(booking("14-20"))) == ["organisation/choir hub/tofte+room/hall 16:00-20:00"]
    assert told(grants(booking("8-20"))) == [
        "organisation/choir hub/tofte+room/hall 08:00-10:00",
        "organisation/choir hub/tofte+room/hall 16:00-20:00",
    ]


def test_one_in_staffed_time_opens_nothing():
    assert grants(booking("10-16")) == ()


def test_without_hours_by_booking_only_a_code_opens():
    staffed = plan_with(NOTHING, layers=LAYERS[:2])
    assert grants(booking("18-20"), plan=staffed) == ()
    assert told(grants(booking("18-20"), plan=staffed, coded={"hall"})) == [
        "organisation/choir hub/tofte+room/hall 18:00-20:00"
    ]


def test_hours_by_booking_open_no_longer_than_they_last():
    assert told(grants(booking("4-8"))) == ["organisation/choir hub/tofte+room/hall 06:00-08:00"]
    assert told(grants(booking("4-8"), coded=["hall"])) == ["organisation/choir hub/tofte+room/hall 04:00-08:00"]


def test_a_room_may_have_hours_by_booking_of_its_own():
    key = {"id": "key", "access": "by_booking", "room": "stage", "week": {"mon-sun": ["18:00-22:00"]}}
    plan = plan_with(NOTHING, layers=(*LAYERS[:2], key))
    assert told(grants(booking("17-20", "hall", "stage"), plan=plan)) == [
        "organisation/choir hub/tofte+room/stage 18:00-20:00"
    ]


def test_margins_let_people_in_before_and_after():
    assert told(grants(booking("18-20"), margins=QUARTER)) == ["organisation/choir hub/tofte+room/hall 17:45-20:15"]
    assert told(grants(booking("14-16"), margins=QUARTER)) == ["organisation/choir hub/tofte+room/hall 16:00-16:15"]


def test_margins_are_from_none_to_a_day():
    assert AccessMargins(before=0, after=1440).before == 0
    with pytest.raises(ValidationError):
        AccessMargins(before=-1)


@pytest.mark.parametrize(
    "said",
    [
        {"state": "pending"},
        {"state": "cancelled"},
        {"kind": "block", "wish": None},
        {"conditions": [{"code": "fire-notice"}]},
        {"end": datetime(2026, 11, 23, 18, tzinfo=OSLO)},
        {"rooms": ["elsewhere"]},
    ],
)
def test_what_is_not_to_be_used_opens_nothing(said: dict[str, Any]):
    assert grants(booking("18-20", **said)) == ()


def test_a_condition_that_is_met_stands_in_nobodys_way():
    met = {"code": "fire-notice", "met_at": datetime(2026, 11, 1, tzinfo=OSLO)}
    assert grants(booking("18-20", conditions=[met]))


def test_bookings_of_one_holder_are_joined():
    (joined,) = grants(booking("18-20"), booking("20-21", id="b2"))
    assert (joined.end.hour, joined.why) == (21, ("booking/b1", "booking/b2"))
    rests_on = {each.doors: each.why for each in grants(booking("18-20"), booking("20-21", "stage", id="b2"))}
    assert rests_on == {
        ("hub/tofte",): ("booking/b1", "booking/b2"),
        ("room/hall",): ("booking/b1",),
        ("room/stage",): ("booking/b2",),
    }


def test_bookings_of_two_holders_are_not():
    band = CHOIR | {"organiser": "organisation/band"}
    assert told(grants(booking("18-20"), booking("20-21", id="b2", wish=band))) == [
        "organisation/choir hub/tofte+room/hall 18:00-20:00",
        "organisation/band hub/tofte+room/hall 20:00-21:00",
    ]


@pytest.mark.parametrize(
    ("wish", "who"),
    [
        (CHOIR | {"booked_by": "resident/r-17"}, "resident/r-17"),
        (CHOIR | {"booked_by": "resident/r-17", "visibility": "shielded"}, "booking/b1"),
        ({}, "booking/b1"),
        (None, "booking/b1"),
    ],
)
def test_who_opens_is_a_pseudonym_and_nobody_where_it_is_shielded(wish: Any, who: str):  # noqa: ANN401 - as in JSON
    (grant,) = grants(booking("18-20", wish=wish))
    assert grant.who == who


def test_what_it_is_for_changes_nothing():
    talk = CHOIR | {"purpose": "talk", "traits": ["confidential"], "number": 2, "service": {"shielding": True}}
    assert access_list(grants(booking("18-20", wish=talk))) == access_list(grants(booking("18-20")))


def test_only_the_window_is_told():
    long = booking("18-20", end=datetime(2026, 11, 24, 20, tzinfo=OSLO))
    assert [each.end for each in grants(long, coded=["hall"])] == [datetime(2026, 11, 24, tzinfo=OSLO)]
    assert grants(booking("18-20", day=FRIDAY)) == ()


def visitors(*told: dict[str, Any]) -> list[Visitor]:
    return [Visitor.model_validate(WELCOME | each) for each in told]


def test_registered_visitors_can_open_while_self_service_is_on():
    (morning, evening) = grants(visitors=visitors({}))
    assert told((morning, evening)) == ["resident/r-17 hub/tofte 08:00-10:00", "resident/r-17 hub/tofte 16:00-22:00"]
    assert morning.why == ("self-service/row-0",)


def test_those_whom_a_decision_does_not_let_in_cannot():
    plan = plan_with(NOTHING | {"minimum_age": [{"age": 18}]})
    assert grants(plan=plan, visitors=visitors({"age": 17})) == ()
    assert grants(plan=plan, visitors=visitors({"age": None})) == ()


def test_on_days_without_self_service_they_cannot():
    some_days = LAYERS[1] | {"week": {"mon": ["08:00-22:00"], "thu": ["08:00-22:00"]}}
    plan = plan_with(NOTHING, layers=(some_days,))
    found = access_grants(plan, "tofte", MONDAY, FRIDAY, visitors=visitors({}))
    assert [each.start.day for each in found] == [23, 26]
    assert access_grants(plan, "tofte", TUESDAY, date(2026, 11, 25), visitors=visitors({})) == ()


def test_a_birthday_opens_the_door_that_day():
    always = {"id": "merapent", "access": "self_service", "week": {"mon-sun": ["00:00-24:00"]}}
    plan = plan_with(NOTHING | {"minimum_age": [{"age": 18}]}, layers=(always,))
    young = visitors({"age": None, "born": "2008-11-25"})
    (grant,) = access_grants(plan, "tofte", MONDAY, FRIDAY, visitors=young)
    assert (grant.start, grant.end.date()) == (datetime(2026, 11, 25, tzinfo=OSLO), FRIDAY)


def test_the_last_day_that_can_be_asked_has_an_end():
    always = {"id": "merapent", "access": "self_service", "week": {"mon-sun": ["00:00-24:00"]}}
    plan, end = plan_with(NOTHING, layers=(always,)), date(2200, 1, 1)
    (grant,) = access_grants(plan, "tofte", date(2199, 12, 31), end, visitors=visitors({}))
    assert grant.end.date() == end


def test_a_module_has_doors_of_its_own_hours():
    hours = [
        {"format": "innbygger.hours/1", "id": "house", "layers": LAYERS},
        {
            "format": "innbygger.hours/1",
            "id": "books",
            "layers": [LAYERS[0] | {"week": {"mon": ["10:00-20:00"]}}, LAYERS[1]],
        },
    ]
    library = {"id": "books", "hub": "tofte", "kind": "library", "level": "branch", "hours": "books"}
    plan = plan_with(NOTHING, hours=hours, modules=[library])
    assert told(grants(plan=plan, visitors=visitors({})))[-1].endswith("16:00-22:00")
    assert told(grants(plan=plan, visitors=visitors({}), module="library"))[-1].endswith("20:00-22:00")


def test_the_list_is_json_in_order_of_time():
    found = grants(booking("18-20"), visitors=visitors({}))
    written = access_list(reversed(found))
    assert written == access_list(found)
    assert AccessList.model_validate_json(written).grants == found
    assert json.loads(written)["grants"][-1] == {
        "who": "organisation/choir",
        "doors": ["hub/tofte", "room/hall"],
        "start": "2026-11-23T18:00:00+01:00",
        "end": "2026-11-23T20:00:00+01:00",
        "why": ["booking/b1"],
    }


def test_the_same_bookings_in_another_zone_and_order_give_the_same_bytes():
    first, second = booking("18-20"), booking("16-17", "stage", id="b2")
    moved = first.model_copy(update={"start": first.start.astimezone(UTC), "end": first.end.astimezone(UTC)})
    assert access_list(grants(first, second)) == access_list(grants(second, moved))


def test_a_hub_that_does_not_exist_is_misuse():
    with pytest.raises(UnknownId):
        access_grants(PLAN, "sætre", MONDAY, TUESDAY)
