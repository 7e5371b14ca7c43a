"""Everything of one hub: the events of every feed of its own, for those who may see them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from innbygger_core import UnknownId, Viewer, ical
from innbygger_core.loans import CancelledRun, Loan, Stock
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, Calendar

if TYPE_CHECKING:
    from innbygger_core.ical import Event, Feed

NOON = datetime(2027, 3, 2, 11, tzinfo=UTC)
WINDOW = date(2027, 3, 1), date(2027, 4, 1)
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "organisations": [{"id": "choir", "name": "Fjordkoret"}],
        "units": [{"id": "hubs", "name": "Torgene"}],
        "hubs": [
            {"id": "torg", "name": "Torget", "hours": "torg", "source": {"name": "web", "read_on": "2026-11-01"}},
            {"id": "nes", "name": "Neset"},
        ],
        "hours": [
            {"format": "innbygger.hours/1", "id": "torg", "week": {"mon-fri": ["10:00-16:00"]}}
            | {"source": {"name": "web", "read_on": "2026-11-01"}}
        ],
        "rooms": [
            {"id": "hall", "hub": "torg", "name": "Salen"},
            {"id": "loft", "hub": "nes", "name": "Loftet"},
        ],
        "equipment": [
            {"id": "kayak", "hub": "torg", "name": "Kajakk", "count": 2},
            {"id": "skis", "hub": "nes", "name": "Ski", "count": 2},
        ],
        "transport_runs": [
            {"id": "south", "days": "tue", "stops": [{"hub": "torg", "at": "09:00"}, {"hub": "nes", "at": "10:00"}]}
        ],
        "agreements": [
            {"id": "hall", "kind": "lease", "parties": ["unit/hubs", "organisation/choir"], "covers": ["room/hall"]}
            | {"duration": {"first_day": "2027-03-03", "last_day": "2027-12-31"}, "signed": "2027-01-01"},
            {"id": "loft", "kind": "lease", "parties": ["unit/hubs", "organisation/choir"], "covers": ["room/loft"]}
            | {"duration": {"first_day": "2027-03-04", "last_day": "2027-12-31"}, "signed": "2027-01-01"},
        ],
    }
)


def books() -> dict[str, object]:
    wish = {"organiser": "organisation/choir", "purpose": "rehearsal"}
    start, end = NOON, NOON + timedelta(hours=2)
    bookings = [Booking(id=room, rooms=(room,), start=start, end=end, wish=wish) for room in ("hall", "loft")]
    due = NOON + timedelta(days=3)
    loans = [
        Loan(id=thing, equipment=thing, hub=hub, borrower={"id": "resident/7f3a"}, start=NOON, due=due)
        for thing, hub in (("kayak", "torg"), ("skis", "nes"))
    ]
    runs = [CancelledRun(run="south", day=date(2027, 3, 9))]
    stock = Stock(PLAN, loans=loans, cancelled_runs=runs)
    return {"calendar": Calendar(PLAN, bookings=bookings), "stock": stock}


def whole(**options: object) -> Feed:
    return ical.feeds.hub(PLAN, "torg", *WINDOW, **{**books(), **options})


def of_its_own(viewer: Viewer) -> list[Event]:
    """What the feeds say one by one, each stamped as its feed is."""
    told = books()
    feeds = [
        ical.feeds.opening_hours(PLAN, "torg", *WINDOW),
        ical.feeds.bookings(told["calendar"], *WINDOW, hub="torg", viewer=viewer),
        ical.feeds.transport(PLAN, *WINDOW, hub="torg", cancelled_runs=told["stock"].cancelled_runs),
        ical.feeds.loans(told["stock"], *WINDOW, hub="torg", viewer=viewer),
        ical.feeds.milestones(PLAN, *WINDOW, hub="torg", viewer=viewer),
    ]
    return [event for feed in feeds for event in feed.events]


@pytest.mark.parametrize("viewer", [Viewer.PUBLIC, Viewer.STAFF, Viewer.HANDLER])
def test_it_has_the_events_of_every_feed(viewer: Viewer):
    found = [event.uid for event in whole(viewer=viewer).events]
    assert found == [event.uid for event in of_its_own(viewer)]
    assert {name.split("~")[0] for name in found} >= {"hub", "run", "agreement"}


def test_each_viewer_reads_their_own_words():
    titles = {
        viewer: [event.summary for event in whole(viewer=viewer).events] for viewer in Viewer if viewer != "party"
    }
    assert titles[Viewer.PUBLIC][1:2] == ["Salen: opptatt"]
    assert titles[Viewer.STAFF][1:2] == ["Salen: rehearsal (Fjordkoret)"]
    assert not any("7f3a" in title for title in titles[Viewer.PUBLIC] + titles[Viewer.STAFF])
    assert any("7f3a" in title for title in titles[Viewer.HANDLER])


def test_an_event_is_stamped_as_in_its_own_feed():
    hours = ical.feeds.opening_hours(PLAN, "torg", *WINDOW)
    assert hours.changed == datetime(2026, 11, 1, tzinfo=UTC)
    assert next(iter(whole().events)).changed == hours.changed
    assert whole().changed is None


def test_books_are_told_only_where_they_are_given():
    told = {event.uid.split("~")[0] for event in ical.feeds.hub(PLAN, "torg", *WINDOW).events}
    assert told == {"hub", "run", "agreement"}


def test_a_cancelled_run_is_known_to_the_stock():
    cancelled = [event for event in whole().events if event.status is ical.Status.CANCELLED]
    assert [event.start.date() for event in cancelled] == [date(2027, 3, 9)]


def test_it_is_named_by_the_hub():
    assert (whole().name, whole(viewer=Viewer.STAFF, lang="nn").file_name) == ("Torget", "torg-staff-nn.ics")
    assert ical.hub(PLAN, "torg", *WINDOW, colour="teal").startswith(b"BEGIN:VCALENDAR")


def test_it_says_beforehand_what_each_feed_says():
    unknown = PLAN.model_copy(update={"hours": (), "transport_runs": Plan.model_fields["transport_runs"].default})
    said = ical.feeds.hub(unknown, "torg", *WINDOW).description.splitlines()
    assert said == [
        ical.feeds.opening_hours(unknown, "torg", *WINDOW).description,
        ical.feeds.transport(unknown, *WINDOW).description,
    ]


def test_it_is_nobody_s_own():
    with pytest.raises(ValueError, match="write PUBLIC, STAFF or HANDLER"):
        whole(viewer=Viewer.PARTY)


def test_a_hub_that_is_not_there_is_refused():
    with pytest.raises(UnknownId, match='no hub "sea"'):
        ical.hub(PLAN, "sea", *WINDOW)
    with pytest.raises(UnknownId, match='no hub "sea"'):
        ical.milestones(PLAN, *WINDOW, hub="sea")
