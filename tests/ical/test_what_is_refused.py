"""What a writer of bookings must not be told, and what it makes of what no calendar can say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.ical.rows import NOON, PLAN, TALK, booking, events, summaries

from innbygger_core import Viewer, ical
from innbygger_core.sharing import Calendar


def test_a_viewer_may_be_told_by_its_word_and_by_no_other():
    pending = booking(state="pending", wish=TALK)
    assert summaries(pending, viewer="public") == ["Salen: opptatt"]
    assert summaries(booking(), viewer="handler") == ["Salen: rehearsal (Fjordkoret)"]
    with pytest.raises(ValueError, match="`viewer` cannot be 'everybody'; write one of 'public', 'party'"):
        events(viewer="everybody")


def test_what_was_cancelled_is_told_in_no_other_way():
    with pytest.raises(ValueError, match="`cancelled` cannot be 'hide'; write one of 'mark', 'omit', 'prefix'"):
        events(cancelled="hide")


def test_an_organiser_is_told_with_their_kind():
    with pytest.raises(ValueError, match="`organiser` is a reference, with its kind, and not 'choir'"):
        events(organiser="choir")


def test_rooms_are_busy_in_whichever_order_they_are_told():
    rows = [booking(f"b{n}", rooms=rooms) for n, rooms in enumerate([("hall", "den"), ("den", "hall", "den")])]
    assert summaries(*rows, viewer=Viewer.PUBLIC) == ["Hiet og Salen: opptatt"]
    assert summaries(rows[1]) == ["Hiet og Salen: rehearsal (Fjordkoret)"]


def test_what_takes_less_than_a_second_is_no_event():
    noon = NOON.replace(microsecond=1)
    assert events(booking(start=noon, end=noon.replace(microsecond=2))) == []
    (event,) = events(booking(start=noon, end=noon.replace(second=1)))
    assert event.start.microsecond == event.end.microsecond == 0


def test_what_was_before_the_yearly_rules_of_the_clock_is_told_in_utc():
    start = datetime(1995, 7, 1, 10, tzinfo=UTC)
    (event,) = events(booking(start=start, end=start + timedelta(hours=1)))
    assert event.start.tzinfo is UTC


def test_a_count_of_changes_fits_an_integer():
    row = booking(sequence=2**40)
    assert b"SEQUENCE:2147483647\r\n" in ical.bookings(Calendar(PLAN, bookings=[row]), viewer=Viewer.STAFF)


@pytest.mark.parametrize(
    "about",
    [
        {"colour": "#008080"},
        {"colour": "rebeccapurple"},
        {"url": "torget"},
        {"url": "//fjord.example"},
        {"url": "mailto:a@b"},
        {"url": "https://[torget"},
        {"refresh": timedelta(0)},
        {"refresh": timedelta(hours=-1)},
        {"link": lambda _: "torget"},
    ],
)
def test_what_no_calendar_would_take_is_refused(about: dict[str, object]):
    with pytest.raises(ValueError, match="write"):
        events(booking(), **about)


def test_an_address_is_encoded_where_it_must_be():
    written = ical.programme(Calendar(PLAN), url="https://fjord.example/sal en/100%/ø?a=%20")
    assert b"URL:https://fjord.example/sal%20en/100%25/%C3%B8?a=%20\r\n" in written


def test_lengths_of_time_are_told_to_the_second():
    written = ical.bookings(Calendar(PLAN, bookings=[booking()]), viewer=Viewer.STAFF, alarms=[timedelta(seconds=90)])
    assert b"TRIGGER:-PT1M30S\r\n" in written
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in ical.programme(Calendar(PLAN), refresh=timedelta(days=1))
