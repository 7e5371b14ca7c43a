"""Visits of a service as a feed: who sees what it is, what keeps its name, and what nobody else may find out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations, product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from tests.ical.rfc5545 import faults

from innbygger_core import UnknownId, Viewer, ical
from innbygger_core.decisions import Outcome
from innbygger_core.ical import Event, Feed, Status
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, Calendar, ServiceVisit, VisitingService, VisitPlan, plan_visits

OSLO = ZoneInfo("Europe/Oslo")
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "hubs": [{"id": "torg", "name": "Torget", "hours": "open"}, {"id": "nes", "name": "Neset", "hours": "open"}],
        "premises": [
            {"id": "house", "hub": "torg", "name": "Huset", "address": "Torgveien 1"}
            | {"position": {"latitude": 59.8, "longitude": 10.4}}
        ],
        "rooms": [{"id": "den", "hub": "torg", "name": "Hiet"}, {"id": "loft", "hub": "nes", "name": "Loftet"}],
        "hours": [{"format": "innbygger.hours/1", "id": "open", "week": {"mon-fri": ["09:00-18:00"]}}],
    }
)
FIRST = datetime(2027, 3, 2, 10, tzinfo=OSLO)
PUBLIC = {"visibility": "public"}
SHIELDED = [
    {"visibility": "shielded"},
    {"service": {}},
    {"service": {"shielding": True}},
    {"service": {}, "visibility": "public"},
]
INTERNAL = [{}, {"service": {"shielding": False}}, {"service": {"shielding": False}, "visibility": "public"}]
SEEING_ALL = [Viewer.PARTY, Viewer.HANDLER]


def service(**wish: object) -> VisitingService:
    return VisitingService.model_validate(
        {
            "id": "canary-advice",
            "wish": {"length": "PT3H", "purpose": "canary-loans", "organiser": "unit/canary-housing", **wish},
            "hubs": [{"hub": "torg", "minutes": 10}, {"hub": "nes", "minutes": 40}],
            "first_day": "2027-03-01",
            "last_day": "2027-04-30",
            "hours": {"tue": ["08:00-15:30"]},
            "visits": 4,
        }
    )


def visit(of: VisitingService, weeks: int = 0, hub: str = "torg", outcome: Outcome = Outcome.ALLOW) -> ServiceVisit:
    start = FIRST + timedelta(weeks=weeks)
    wish = of.wish.model_copy(update={"rooms": ({"torg": "den", "nes": "loft"}[hub],)})
    return ServiceVisit(hub, wish, start, start + timedelta(hours=3), outcome, minutes=10)


def planned(of: VisitingService, *visits: ServiceVisit) -> VisitPlan:
    return VisitPlan(of.id, of.first_day, of.last_day, visits=visits or (visit(of), visit(of, 1, "nes")))


def feed(of: VisitingService, *visits: ServiceVisit, viewer: Viewer = Viewer.PUBLIC, **options: object) -> Feed:
    return ical.feeds.visits(PLAN, of, planned(of, *visits), viewer=viewer, **options)


def events(of: VisitingService, *visits: ServiceVisit, **options: object) -> list[Event]:
    return list(feed(of, *visits, **options).events)


def uids(of: VisitingService, *visits: ServiceVisit, **options: object) -> list[str]:
    return [event.uid.removesuffix("@fjord.example") for event in events(of, *visits, **options)]


# --- Those who may know ----------------------------------------------------------------------------------------------


def test_a_visit_tells_the_service_its_hub_and_its_room():
    told = service(**PUBLIC)
    first, second = events(told)
    assert (first.start, first.end) == (FIRST, FIRST + timedelta(hours=3))
    assert (first.summary, second.summary) == ("Torget: canary-loans", "Neset: canary-loans")
    assert (first.location, second.location) == ("Hiet, Torget, Torgveien 1", "Loftet, Neset")
    assert (first.categories, first.resources, first.description) == (("Besøk",), ("den",), "")
    assert (first.position is None, second.position is None) == (False, True)
    assert (feed(told).name, feed(told).file_name) == (
        "canary-loans: besøk på torgene",
        "canary-advice-visits-public-nb.ics",
    )


@pytest.mark.parametrize(
    ("wish", "names", "called"),
    [
        ({}, {"service/canary-advice": "Startlån", "purpose/canary-loans": "Råd"}, "Startlån"),
        ({}, {"purpose/canary-loans": "Råd"}, "Råd"),
        ({}, None, "canary-loans"),
        ({"purpose": None}, None, "canary-advice"),
    ],
)
def test_a_service_is_called_by_its_name_its_purpose_or_its_id(
    wish: dict[str, Any], names: dict[str, str] | None, called: str
):
    told = feed(service(**PUBLIC, **wish), names=names, lang="en")
    assert {event.summary for event in told.events} == {f"Torget: {called}", f"Neset: {called}"}
    assert told.name == f"{called}: visits to the hubs"


@pytest.mark.parametrize(("viewer", "busy"), [(Viewer.PUBLIC, False), (Viewer.STAFF, True), (Viewer.PARTY, True)])
def test_a_visit_makes_those_busy_who_have_to_do_with_it(viewer: Viewer, busy: bool):
    assert {event.busy for event in events(service(**PUBLIC), viewer=viewer)} == {busy}


def test_the_visits_of_one_hub():
    told = feed(service(**PUBLIC), hub="nes")
    assert [event.summary for event in told.events] == ["Neset: canary-loans"]
    assert (told.name, told.file_name) == (
        "canary-loans: besøk på Neset",
        "nes-canary-advice-visits-public-nb.ics",
    )


def test_what_waits_for_approval_is_tentative_and_not_announced_to_everybody():
    told = service(**PUBLIC)
    visits = visit(told, outcome=Outcome.NEEDS_APPROVAL), visit(told, 1)
    waiting, certain = events(told, *visits, viewer=Viewer.STAFF)
    assert (waiting.status, waiting.description) == (Status.TENTATIVE, "Venter på godkjenning")
    assert certain.status is None
    assert events(told, *visits, viewer=Viewer.PUBLIC) == [evolve(certain, busy=False)]


# --- What keeps its name ---------------------------------------------------------------------------------------------


def test_a_visit_keeps_its_uid_when_it_moves_between_the_others_at_its_hub():
    told = service(**PUBLIC)
    names = [f"visit~canary-advice~20270301~{place}" for place in ("torg~1", "nes~1", "torg~2", "torg~3")]
    before = uids(told, visit(told), visit(told, 1, "nes"), visit(told, 2), visit(told, 7))
    after = uids(told, visit(told), visit(told, 3, "nes"), visit(told, 5), visit(told, 7))
    assert before == names
    assert after == names


def test_it_keeps_it_when_it_is_approved_and_for_every_viewer():
    told = service(**PUBLIC)
    waiting = visit(told, outcome=Outcome.NEEDS_APPROVAL), visit(told, 1)
    assert uids(told, *waiting, viewer=Viewer.STAFF) == uids(told, visit(told), visit(told, 1), viewer=Viewer.HANDLER)
    assert uids(told, *waiting) == ["visit~canary-advice~20270301~torg~2"]
    assert uids(told, visit(told), visit(told, 1, "nes"), hub="nes") == ["visit~canary-advice~20270301~nes~1"]


def test_the_order_of_the_visits_means_nothing():
    told = service(**PUBLIC)
    visits = visit(told), visit(told, 0, "nes"), visit(told, 1)
    assert len({feed(told, *some).content for some in permutations(visits)}) == 1


# --- What nobody else may find out -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "viewer", "seen"),
    [
        *((wish, viewer, False) for wish, viewer in product(SHIELDED, [Viewer.PUBLIC, Viewer.STAFF])),
        *((wish, Viewer.PUBLIC, False) for wish in INTERNAL),
        *((wish, Viewer.STAFF, True) for wish in INTERNAL),
        *((wish, viewer, True) for wish, viewer in product([*SHIELDED, *INTERNAL], SEEING_ALL)),
        *((PUBLIC, viewer, True) for viewer in Viewer),
    ],
)
def test_who_sees_what_a_visit_is(wish: dict[str, object], viewer: Viewer, seen: bool):
    told = feed(service(**wish), viewer=viewer)
    assert (b"canary" in told.content, "canary" in told.file_name) == (seen, seen)
    assert len(list(told.events)) == 2


@pytest.mark.parametrize(
    ("hub", "name", "file"),
    [(None, "Fjord: opptatt tid", "busy-public-nb.ics"), ("torg", "Torget: opptatt tid", "torg-busy-public-nb.ics")],
)
def test_to_everybody_else_its_feed_is_one_of_busy_rooms(hub: str | None, name: str, file: str):
    told = feed(service(), hub=hub)
    assert (told.name, told.file_name, told.description) == (name, file, "")


def test_its_visits_are_told_as_a_booking_of_the_same_room_and_time():
    told = service(service={})
    rows = [
        Booking(id=f"b{n}", rooms=each.wish.rooms, start=each.start, end=each.end)
        for n, each in enumerate(planned(told).visits)
    ]
    assert events(told) == list(ical.feeds.bookings(Calendar(PLAN, bookings=rows)).events)


def test_what_waits_for_approval_takes_its_room_all_the_same():
    told = service()
    waiting = visit(told, outcome=Outcome.NEEDS_APPROVAL)
    assert events(told, waiting) == events(told, visit(told))
    assert events(told, waiting)[0].status is None


def test_names_that_the_caller_gives_tell_nothing_either():
    names = {"service/canary-advice": "canary", "purpose/canary-loans": "canary", "unit/canary-housing": "canary"}
    assert b"canary" not in feed(service(service={}), viewer=Viewer.STAFF, names=names).content


def test_the_strictest_of_what_is_wished_counts():
    told = service(**PUBLIC)
    stricter = evolve(visit(told), wish=visit(service(service={})).wish)
    assert b"canary" not in feed(told, stricter, visit(told, 1), viewer=Viewer.STAFF).content
    looser = service(service={})
    assert b"canary" not in feed(looser, visit(told), viewer=Viewer.STAFF).content


# --- What is asked for -----------------------------------------------------------------------------------------------


def test_visits_of_another_service_are_refused():
    told = service(**PUBLIC)
    with pytest.raises(ValueError, match="another-service"):
        ical.feeds.visits(PLAN, told, evolve(planned(told), service="another-service"))


def test_a_hub_that_does_not_exist_is_refused():
    with pytest.raises(UnknownId):
        feed(service(), hub="sea")


def test_what_may_be_told_of_any_feed_is_told():
    changed = datetime(2027, 2, 1, tzinfo=UTC)
    assert feed(service(), changed=changed, colour="teal").changed == changed


def test_a_round_that_was_planned_is_written_cleanly():
    told = service(**PUBLIC)
    visit_plan = plan_visits(told, PLAN, lambda request: request.start.date() > date(2027, 3, 2))
    assert len(visit_plan.visits) == 4
    for viewer, lang in product(Viewer, ("nb", "nn", "en")):
        written = ical.visits(PLAN, told, visit_plan, viewer=viewer, lang=lang)
        assert written.count(b"BEGIN:VEVENT") == 4
        assert faults(written) == []
    assert faults(ical.visits(PLAN, service(), visit_plan)) == []
