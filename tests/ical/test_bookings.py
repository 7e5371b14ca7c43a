"""Bookings as a feed: what each viewer sees, what becomes of what was cancelled, and of what a feed can be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.ical.rows import NOON, PLAN, REHEARSAL, TALK, booking, events, summaries

from innbygger_core import UnknownId, Viewer, ical
from innbygger_core.errors import OutOfRange
from innbygger_core.ical import Event, Status
from innbygger_core.sharing import Booking, Calendar, OpenCondition

# --- What each viewer sees -------------------------------------------------------------------------------------------


def test_everybody_sees_that_a_room_is_busy_and_nothing_else():
    (event,) = events(booking(changed_at=NOON, sequence=4), viewer=Viewer.PUBLIC)
    assert event == Event(
        uid="busy~hall~20270302T110000Z~20270302T130000Z@fjord.example",
        start=NOON,
        end=NOON + timedelta(hours=2),
        summary="Salen: opptatt",
        categories=("Opptatt",),
        location="Salen, Torget, Torgveien 1",
        resources=("hall",),
        position=PLAN.premises[0].position,
        busy=True,
    )


def test_two_bookings_of_one_room_and_time_are_told_to_everybody_once():
    assert summaries(booking("b1"), booking("b2"), viewer=Viewer.PUBLIC) == ["Salen: opptatt"]
    assert len(events(booking("b1"), booking("b2"))) == 2


def test_everybody_sees_what_was_meant_for_the_public():
    (event,) = events(booking(wish=TALK, changed_at=NOON, sequence=4), viewer=Viewer.PUBLIC)
    assert event.summary == "Salen: talk (Biblioteket)"
    assert (event.status, event.changed, event.sequence, event.description) == (Status.CONFIRMED, NOON, 4, "")
    assert event.uid.startswith("booking~")
    assert "b1" not in event.uid


def test_a_public_organiser_who_is_a_resident_is_not_named():
    wish = TALK | {"organiser": "resident/r-17"}
    assert summaries(booking(wish=wish), viewer=Viewer.PUBLIC) == ["Salen: talk"]
    assert summaries(booking(wish=wish)) == ["Salen: talk (en innbygger)"]
    assert summaries(booking(wish=wish), viewer=Viewer.HANDLER) == ["Salen: talk (resident/r-17)"]


def test_what_may_not_happen_yet_is_not_announced():
    pending = booking(wish=TALK, state="pending")
    assert summaries(pending, viewer=Viewer.PUBLIC) == ["Salen: opptatt"]
    (event,) = events(pending)
    assert (event.status, event.description) == (Status.TENTATIVE, "Venter på godkjenning")


@pytest.mark.parametrize(
    ("service", "staff"),
    [
        ({}, "Salen: opptatt"),
        ({"shielding": True}, "Salen: opptatt"),
        ({"shielding": False}, "Salen: talk (Biblioteket)"),
    ],
)
def test_an_individual_service_is_shielded_unless_it_is_known_to_need_none(service: object, staff: str):
    row = booking(wish=TALK | {"service": service})
    assert summaries(row, viewer=Viewer.PUBLIC) == ["Salen: opptatt"]
    assert summaries(row) == [staff]
    assert summaries(row, viewer=Viewer.HANDLER) == ["Salen: talk (Biblioteket)"]


def test_what_was_written_as_shielded_stays_so_in_a_service_that_needs_no_shielding():
    row = booking(wish=TALK | {"service": {"shielding": False}, "visibility": "shielded"})
    assert summaries(row) == ["Salen: opptatt"]


def test_a_block_is_busy_for_everybody_and_a_block_for_those_who_work_there():
    row = booking(wish=None, kind="block")
    assert summaries(row, viewer=Viewer.PUBLIC) == ["Salen: opptatt"]
    assert summaries(row) == ["Salen: sperret"]


def test_those_who_work_there_see_group_number_and_what_remains():
    met = OpenCondition(code="deposit", met_at=NOON)
    due = OpenCondition(code="fire-notice", due=NOON - timedelta(days=1))
    row = booking(wish=REHEARSAL | {"team": "G14", "number": 30}, conditions=(met, due, OpenCondition(code="key")))
    (event,) = events(row, names={"condition/key": "nøkkel", "purpose/rehearsal": "Korøving"})
    assert event.summary == "Salen: Korøving (Fjordkoret, G14)"
    assert event.description == "30 personer\nGjenstår: fire-notice (senest 1. mars 2027)\nGjenstår: nøkkel"


def test_a_booking_says_no_more_than_it_knows():
    (event,) = events(booking(wish={}))
    assert (event.summary, event.description) == ("Salen: booket", "")


# --- The organiser ---------------------------------------------------------------------------------------------------


def test_an_organiser_sees_their_own_and_nothing_of_others():
    shielded = REHEARSAL | {"visibility": "shielded"}
    rows = booking("b1", wish=shielded), booking("b2", wish=TALK, days=1), booking("b3", wish=None, days=2)
    assert summaries(*rows, viewer=Viewer.PARTY, organiser="organisation/choir") == ["Salen: rehearsal (Fjordkoret)"]


def test_whoever_it_concerns_must_be_named():
    with pytest.raises(ValueError, match="write whose it is as `organiser`"):
        events(viewer=Viewer.PARTY)


def test_an_organiser_is_not_found_in_what_the_viewer_may_not_see():
    shielded = booking("b2", wish=REHEARSAL | {"visibility": "shielded"}, days=1)
    rows = booking("b1"), shielded, booking("b3", wish=TALK, days=2)
    assert summaries(*rows, viewer=Viewer.PUBLIC, organiser="organisation/choir") == []
    assert len(events(*rows, viewer=Viewer.PUBLIC, organiser="unit/library")) == 1
    assert len(events(*rows, viewer=Viewer.STAFF, organiser="organisation/choir")) == 1
    assert len(events(*rows, viewer=Viewer.HANDLER, organiser="organisation/choir")) == 2


def test_a_resident_is_named_neither_by_the_feed_nor_by_its_file():
    feed = ical.feeds.bookings(Calendar(PLAN), viewer=Viewer.PARTY, organiser="resident/r-17")
    assert (feed.name, feed.file_name) == ("Fjord: bookinger", "bookings-party-nb.ics")
    feed = ical.feeds.bookings(Calendar(PLAN), viewer=Viewer.PARTY, organiser="organisation/choir", lang="en")
    assert (feed.name, feed.file_name) == ("Fjordkoret: bookings", "organisation-choir-bookings-party-en.ics")


def test_reminders_are_for_those_who_may_see_it_and_not_for_what_is_off():
    ahead = (timedelta(hours=1),)
    rows = booking("b1"), booking("b2", days=1, state="cancelled")
    assert [event.alarms for event in events(*rows, alarms=ahead)] == [ahead, ()]
    assert [event.alarms for event in events(*rows, alarms=ahead, viewer=Viewer.PUBLIC)] == [()]


def test_a_link_is_made_of_what_the_viewer_may_see_only():
    def link(row: Booking) -> str:
        return f"https://fjord.example/{row.id}"

    rows = booking("b1"), booking("b2", wish=TALK, days=1)
    assert [event.url for event in events(*rows, viewer=Viewer.PUBLIC, link=link)] == ["", "https://fjord.example/b2"]


# --- What was cancelled ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["cancelled", "displaced", "released"])
def test_what_was_cancelled_is_marked_left_out_or_said(state: str):
    row = booking(state=state)
    (marked,) = events(row)
    assert (marked.status, marked.summary, marked.busy) == (Status.CANCELLED, "Salen: rehearsal (Fjordkoret)", False)
    assert events(row, cancelled="omit") == []
    (said,) = events(row, cancelled="prefix")
    assert (said.status, said.summary, said.busy) == (None, "Avlyst: Salen: rehearsal (Fjordkoret)", False)


def test_everybody_is_told_that_something_is_off_only_if_they_knew_of_it():
    private, public = booking("b1", state="cancelled"), booking("b2", wish=TALK, days=1, state="cancelled")
    assert [event.status for event in events(private, public, viewer=Viewer.PUBLIC)] == [Status.CANCELLED]


@pytest.mark.parametrize("state", ["waiting", "denied"])
def test_what_waits_or_was_denied_never_was_on(state: str):
    assert events(booking(state=state), viewer=Viewer.HANDLER) == []


def test_a_row_that_takes_no_time_is_no_event():
    assert events(booking(end=NOON)) == []
    assert events(booking(end=NOON - timedelta(hours=1))) == []


# --- Of what a feed is -----------------------------------------------------------------------------------------------


def test_a_room_is_taken_by_its_parts_and_by_what_contains_it():
    rows = booking("b1"), booking("b2", room="north", days=1), booking("b3", room="den", days=2)
    assert summaries(*rows, room="hall", viewer=Viewer.PUBLIC) == ["Salen: opptatt", "Nordre del: opptatt"]
    assert summaries(*rows, room="north", viewer=Viewer.PUBLIC) == ["Salen: opptatt", "Nordre del: opptatt"]
    assert summaries(*rows, room="den", viewer=Viewer.PUBLIC) == ["Hiet: opptatt"]


def test_a_room_that_is_yet_to_be_built_is_taken_by_what_books_it():
    assert summaries(booking(room="annexe"), booking("b2"), room="annexe", viewer=Viewer.PUBLIC) == [
        "Annekset: opptatt"
    ]


def test_a_hub_is_taken_in_its_own_rooms():
    rows = booking("b1"), booking("b2", room="loft", days=1)
    (event,) = events(*rows, hub="nes", viewer=Viewer.PUBLIC)
    assert (event.summary, event.location, event.position) == ("Loftet: opptatt", "Loftet, Neset", None)


def test_a_booking_without_rooms_or_of_one_that_nobody_knows_is_told_as_it_is():
    (nowhere,) = events(booking(rooms=()))
    assert (nowhere.location, nowhere.summary) == ("", "rehearsal (Fjordkoret)")
    assert summaries(booking(room="cellar")) == ["cellar: rehearsal (Fjordkoret)"]


def test_a_feed_of_a_room_or_hub_that_is_not_there_is_refused():
    with pytest.raises(UnknownId, match='no room "cellar"'):
        events(room="cellar")
    with pytest.raises(UnknownId, match='no hub "sea"'):
        events(hub="sea")


def test_a_window_has_what_touches_it():
    rows = booking("b1"), booking("b2", days=1), booking("b3", days=2)
    assert len(events(*rows, start=date(2027, 3, 2), end=date(2027, 3, 4))) == 2
    assert len(events(*rows, start=NOON + timedelta(hours=2))) == 2
    assert len(events(*rows, end=NOON + timedelta(days=2))) == 2
    with pytest.raises(OutOfRange):
        events(start=date(2027, 3, 2), end=date(2027, 3, 1))


def test_names_and_files_say_what_a_feed_is_of():
    calendar = Calendar(PLAN)
    feeds = [ical.feeds.bookings(calendar, **what) for what in ({"room": "hall"}, {"hub": "torg"}, {})]
    assert [(feed.name, feed.file_name) for feed in feeds] == [
        ("Salen: opptatt tid", "hall-bookings-public-nb.ics"),
        ("Torget: opptatt tid", "torg-bookings-public-nb.ics"),
        ("Fjord: opptatt tid", "bookings-public-nb.ics"),
    ]
    assert ical.feeds.bookings(calendar, name="Vårt", colour="teal").name == "Vårt"


def test_rows_come_in_any_order_and_events_by_time():
    rows = [booking("b1", days=2), booking("b2"), booking("b3", days=1), booking("b4")]
    assert events(*rows) == events(*rows[::-1])
    starts = [event.start for event in events(*rows)]
    assert starts == sorted(starts)


def test_a_booking_in_the_hour_that_a_clock_shows_twice_is_told_in_utc():
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    (event,) = events(booking(start=start, end=start + timedelta(hours=4)))
    assert (event.start, event.start.tzinfo, event.end.tzinfo) == (start, UTC, UTC)


def test_a_booking_from_the_first_to_the_second_pass_of_an_hour_takes_time():
    oslo = ZoneInfo("Europe/Oslo")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=oslo)
    row = booking(start=first, end=first.replace(fold=1))
    (event,) = events(row)
    assert event.end - event.start == timedelta(hours=1)
    calendar = Calendar(PLAN, bookings=[row])
    assert calendar.booked(first, first.replace(fold=1)) == (row,)
    assert calendar.booked(first.replace(fold=1), first.replace(hour=3)) == ()
    assert len(ical.busy_times(calendar, first, first.replace(hour=3), room="hall")) == 1


# --- The programme ---------------------------------------------------------------------------------------------------


def programme(*rows: Booking, **options: object) -> list[Event]:
    return list(ical.feeds.programme(Calendar(PLAN, bookings=rows), **options).events)


def test_the_programme_has_what_everybody_may_come_to():
    closed = TALK | {"audience": {"open": False}}
    rows = [
        booking("b1", wish=TALK),
        booking("b2", wish=closed, days=1),
        booking("b3", days=2),
        booking("b4", wish=TALK, days=3, state="pending"),
        booking("b5", wish=None, kind="block", days=4),
    ]
    (event,) = programme(*rows)
    assert (event.summary, event.categories, event.busy) == ("talk (Biblioteket)", ("Arrangement",), False)


def test_the_programme_tells_what_is_off():
    row = booking(wish=TALK, state="cancelled")
    assert [event.status for event in programme(row)] == [Status.CANCELLED]
    assert programme(row, cancelled="omit") == []
    (event,) = programme(row, cancelled="prefix", names={"purpose/talk": "Foredrag"}, lang="nn")
    assert event.summary == "Avlyst: Foredrag (Biblioteket)"


def test_the_programme_of_a_hub_or_an_organiser_has_what_is_theirs():
    rows = booking("b1", wish=TALK), booking("b2", wish=TALK | {"organiser": "organisation/choir"}, room="loft", days=1)
    assert [event.summary for event in programme(*rows, hub="nes")] == ["talk (Fjordkoret)"]
    assert [event.summary for event in programme(*rows, organiser="unit/library")] == ["talk (Biblioteket)"]
    assert ical.feeds.programme(Calendar(PLAN), hub="nes").name == "Neset: program"
    assert ical.programme(Calendar(PLAN, bookings=rows)).count(b"BEGIN:VEVENT") == 2
