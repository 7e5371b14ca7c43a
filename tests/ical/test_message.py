"""A booking as a message: an invitation, a change, a cancellation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from innbygger_core import UnknownId, Viewer, ical
from innbygger_core.ical import CalendarMessage, Person
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, Calendar

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2027, 3, 2, 11, tzinfo=UTC)
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "hubs": [{"id": "torg", "name": "Torget"}],
        "rooms": [{"id": "hall", "hub": "torg", "name": "Salen"}],
    }
)
SENDER = Person("torget@fjord.example", "Torget: booking")
RECIPIENT = Person("leder@koret.example")
WISH = {"organiser": "resident/r-17", "purpose": "rehearsal", "visibility": "shielded"}


def calendar(**told: object) -> Calendar:
    row = {"id": "b1", "rooms": ("hall",), "start": NOON, "end": NOON + timedelta(hours=2), "wish": WISH}
    return Calendar(PLAN, bookings=[Booking.model_validate(row | told)])


def sent(told: Calendar, booking: str = "b1", **options: object) -> CalendarMessage:
    return ical.message(told, booking, **{"sender": SENDER, "recipient": RECIPIENT, **options})


def test_a_booking_that_holds_its_room_is_a_request(lines: Callable[[bytes], list[str]]):
    message = sent(calendar(changed_at=NOON, sequence=2), alarms=[timedelta(hours=1)])
    assert (message.method, message.content_type) == ("REQUEST", "text/calendar; method=REQUEST; charset=utf-8")
    written = lines(message.content)
    assert written[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//innbygger_core//ical//EN", "METHOD:REQUEST"]
    (feed,) = ical.feeds.bookings(calendar(), viewer=Viewer.PARTY, organiser="resident/r-17").events
    assert written[written.index("BEGIN:VEVENT") + 1 :] == [
        f"UID:{feed.uid}",
        "DTSTAMP:20270302T110000Z",
        "LAST-MODIFIED:20270302T110000Z",
        "SEQUENCE:2",
        "DTSTART;TZID=Europe/Oslo:20270302T120000",
        "DTEND;TZID=Europe/Oslo:20270302T140000",
        "SUMMARY;LANGUAGE=nb:Salen: rehearsal (resident/r-17)",
        "LOCATION;LANGUAGE=nb:Salen\\, Torget",
        "CATEGORIES;LANGUAGE=nb:Booking",
        "RESOURCES:hall",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        'ORGANIZER;CN="Torget: booking":mailto:torget@fjord.example',
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:leder@koret.example",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION;LANGUAGE=nb:Salen: rehearsal (resident/r-17)",
        "TRIGGER:-PT1H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_what_awaits_approval_is_a_tentative_request():
    message = sent(calendar(state="pending"))
    assert message.method == "REQUEST"
    assert "STATUS:TENTATIVE\r\n" in message.text


@pytest.mark.parametrize("state", ["cancelled", "displaced", "released", "denied"])
def test_what_no_longer_holds_its_room_is_taken_back(state: str):
    message = sent(calendar(state=state, sequence=3), alarms=[timedelta(hours=1)])
    assert message.method == "CANCEL"
    for line in ("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "TRANSP:TRANSPARENT"):
        assert f"{line}\r\n" in message.text
    assert "VALARM" not in message.text


def test_a_change_raises_the_sequence_and_keeps_the_uid():
    before, after = (sent(calendar(sequence=n, end=NOON + timedelta(hours=n + 1))).text.splitlines() for n in (0, 1))
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert [(one.split(":")[0].split(";")[0]) for one, _ in changed] == ["SEQUENCE", "DTEND"]


def test_words_are_of_the_language_and_names_that_are_told():
    message = sent(calendar(), lang="en", names={"purpose/rehearsal": "Choir practice", "resident/r-17": "Kari"})
    assert "SUMMARY;LANGUAGE=en:Salen: Choir practice (Kari)\r\n" in message.text


def test_a_booking_that_is_not_there_is_refused():
    with pytest.raises(UnknownId, match='no booking "b2"'):
        sent(calendar(), "b2")


@pytest.mark.parametrize("told", [{"state": "waiting"}, {"end": NOON}])
def test_a_booking_without_a_time_to_tell_of_is_refused(told: dict[str, object]):
    with pytest.raises(ValueError, match="holds no time to tell of"):
        sent(calendar(**told))


@pytest.mark.parametrize("address", ["", "torget", "a@b@c", "a b@c", "a@b\r\nATTENDEE:mailto:x@y", "<a@b>"])
@pytest.mark.parametrize("role", ["sender", "recipient"])
def test_what_is_no_address_is_refused(role: str, address: str):
    with pytest.raises(ValueError, match="is no mail address"):
        sent(calendar(), **{role: Person(address)})
