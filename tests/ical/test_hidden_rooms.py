"""Rooms of services whose visitors must not be seen: everybody is told nothing of them, not even that they are busy."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from innbygger_core import Outcome, Viewer, ical
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, Calendar, ServiceVisit, VisitingService, VisitPlan, Wish

NOON = datetime(2027, 3, 2, 11, tzinfo=UTC)
WINDOW = date(2027, 3, 1), date(2027, 4, 1)


def plan(**service: object) -> Plan:
    lease = {"kind": "lease", "parties": ["unit/hubs", "organisation/home"], "signed": "2027-01-01"}
    return Plan.model_validate(
        {
            "municipality": {"name": "Fjord", "authority": "fjord.example"},
            "units": [{"id": "hubs", "name": "Torgene"}],
            "organisations": [{"id": "home", "name": "Stiftelsen"}],
            "hubs": [{"id": "torg", "name": "Torget"}],
            "modules": [
                {"id": "home", "hub": "torg", "kind": "individual_service", "name": "Krisesenteret", **service}
            ],
            "rooms": [
                {"id": "hall", "hub": "torg", "name": "Salen"},
                {"id": "quiet", "hub": "torg", "name": "Kriserommet", "module": "home"},
            ],
            "agreements": [
                lease
                | {"id": "a", "covers": ["room/quiet", "room/hall", "module/home"]}
                | {"duration": {"first_day": "2027-03-03", "last_day": "2027-12-31"}}
            ],
        }
    )


def calendar(*rooms: str, **service: object) -> Calendar:
    row = Booking(id="b1", rooms=rooms, start=NOON, end=NOON + timedelta(hours=2))
    return Calendar(plan(**service), bookings=[row])


def titles(told: Calendar, viewer: Viewer = Viewer.PUBLIC) -> list[str]:
    return [event.summary for event in ical.feeds.bookings(told, viewer=viewer).events]


@pytest.mark.parametrize("service", [{}, {"shielding": True}])
def test_everybody_is_told_nothing_of_them(service: dict[str, object]):
    assert titles(calendar("quiet", **service)) == []
    assert titles(calendar("quiet", "hall", **service)) == ["Salen: opptatt"]
    assert titles(calendar("quiet", **service), Viewer.STAFF) == ["Kriserommet: sperret"]


def test_a_service_that_is_known_to_need_no_shielding_is_like_others():
    assert titles(calendar("quiet", shielding=False)) == ["Kriserommet: opptatt"]


def test_no_byte_for_everybody_names_them():
    told = calendar("quiet", "hall")
    written = [
        ical.bookings(told, hub="torg"),
        ical.free_busy(told, *WINDOW, hub="torg"),
        ical.milestones(told.facts, *WINDOW),
        ical.hub(told.facts, "torg", *WINDOW, calendar=told),
    ]
    for each in written:
        assert b"quiet" not in each
        assert b"Krise" not in each
    assert b"Krise" in ical.free_busy(told, *WINDOW, hub="torg", viewer=Viewer.STAFF)
    assert b"Krise" in ical.milestones(told.facts, *WINDOW, viewer=Viewer.STAFF)


def test_a_feed_of_such_a_room_is_not_for_everybody():
    with pytest.raises(ValueError, match="'quiet' is of a shielded service, and not for everybody"):
        ical.bookings(calendar("quiet"), room="quiet")
    for ask in (ical.busy_times, ical.free_busy):
        with pytest.raises(ValueError, match="'quiet' is of a shielded service, and not for everybody"):
            ask(calendar("quiet"), *WINDOW, room="quiet")
        assert ask(calendar("quiet"), *WINDOW, room="quiet", viewer=Viewer.STAFF)
    assert len(list(ical.feeds.bookings(calendar("quiet"), room="quiet", viewer=Viewer.STAFF).events)) == 1


def test_visits_there_are_not_told_to_everybody():
    wish = Wish(service={"shielding": True}, length="PT2H")
    service = VisitingService.model_validate(
        {"id": "advice", "wish": wish, "hubs": [{"hub": "torg"}], "first_day": "2027-03-01", "last_day": "2027-03-31"}
        | {"hours": {"tue": ["08:00-16:00"]}, "visits": 1}
    )
    there = wish.model_copy(update={"rooms": ("quiet",)})
    visit = ServiceVisit("torg", there, NOON, NOON + timedelta(hours=2), Outcome.ALLOW, 10)
    made = VisitPlan("advice", service.first_day, service.last_day, (visit,))
    assert list(ical.feeds.visits(plan(), service, made).events) == []
    assert len(list(ical.feeds.visits(plan(), service, made, viewer=Viewer.STAFF).events)) == 1
