"""Laws of bookings in a calendar: everybody sees when rooms are busy, and each row that may be seen is seen once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from innbygger_core import Viewer, ical
from innbygger_core.network import Plan
from innbygger_core.sharing import HOLDING, Booking, BookingState, Calendar
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOMS = ("hall", "north", "south", "den")
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "hubs": [{"id": "torg", "name": "Torget"}],
        "rooms": [
            {"id": "hall", "hub": "torg", "name": "Salen"},
            {"id": "north", "hub": "torg", "name": "Nord", "part_of": "hall"},
            {"id": "south", "hub": "torg", "name": "Sør", "part_of": "hall"},
            {"id": "den", "hub": "torg", "name": "Hiet"},
        ],
    }
)
FAMILIES = {"hall": {"hall", "north", "south"}, "north": {"hall", "north"}, "south": {"hall", "south"}, "den": {"den"}}
# Around the nights in which the clock in Oslo changes, in steps that hit the hours that are skipped and repeated.
NIGHTS = (datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC))
STEP = timedelta(minutes=15)
ENDED = {BookingState.CANCELLED, BookingState.DISPLACED, BookingState.RELEASED}
WISHES = st.fixed_dictionaries(
    {},
    optional={
        "organiser": st.sampled_from(["organisation/choir", "resident/r-17", "unit/library"]),
        "purpose": st.sampled_from(["rehearsal", "talk"]),
        "visibility": st.sampled_from(["public", "internal", "shielded"]),
        "service": st.sampled_from([{}, {"shielding": False}, {"shielding": True}]),
        "audience": st.sampled_from([{"open": True}, {"open": False}]),
    },
)


@st.composite
def rows(draw: st.DrawFn) -> list[Booking]:
    """Draw bookings of a few rooms around a night in which the clock changes."""
    night = draw(st.sampled_from(NIGHTS))
    spans = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(-1, 40)), max_size=8))
    return [
        Booking(
            id=f"b{number}",
            rooms=tuple(draw(st.sets(st.sampled_from(ROOMS), min_size=1, max_size=2))),
            start=night + first * STEP,
            end=night + (first + length) * STEP,
            state=draw(st.sampled_from(BookingState)),
            wish=draw(st.none() | WISHES),
            sequence=draw(st.integers(0, 3)),
        )
        for number, (first, length) in enumerate(spans)
    ]


def spans_of(found: Iterable[Booking]) -> Spans:
    return Spans.of(*(Span(row.start, row.end) for row in found if row.start < row.end))


@given(rows(), st.sampled_from(ROOMS), st.sampled_from([Viewer.PUBLIC, Viewer.STAFF, Viewer.HANDLER]))
def test_a_room_is_busy_exactly_while_something_holds_it(drawn: list[Booking], room: str, viewer: Viewer):
    calendar = Calendar(PLAN, bookings=drawn)
    held = spans_of(row for row in drawn if row.state in HOLDING and FAMILIES[room] & set(row.rooms))
    busy = [event for event in ical.feeds.bookings(calendar, room=room, viewer=viewer).events if event.busy]
    assert Spans.of(*(Span(event.start, event.end) for event in busy)) == held
    times = ical.busy_times(calendar, NIGHTS[0], NIGHTS[1] + timedelta(days=3), room=room, viewer=viewer)
    assert Spans.of(*(Span(each.start, each.end) for each in times)) == held
    lengths = (each.end.astimezone(UTC) - each.start.astimezone(UTC) for each in times)
    assert sum(lengths, timedelta()) == held.duration, "no time is told twice"


@given(rows())
def test_those_who_may_see_everything_see_each_row_once(drawn: list[Booking]):
    feed = ical.feeds.bookings(Calendar(PLAN, bookings=drawn), viewer=Viewer.HANDLER)
    seen = Counter((each.start.astimezone(UTC), each.end.astimezone(UTC)) for each in feed.events)
    told = (row for row in drawn if row.start < row.end and row.state in HOLDING | ENDED)
    assert seen == Counter((row.start, row.end) for row in told)
    assert len({event.uid for event in feed.events}) == sum(seen.values())


@given(rows(), st.randoms(use_true_random=False))
def test_bytes_do_not_depend_on_the_order_of_rows(drawn: list[Booking], random: object):
    mixed = list(drawn)
    random.shuffle(mixed)
    for viewer in (Viewer.PUBLIC, Viewer.STAFF):
        one, other = (ical.bookings(Calendar(PLAN, bookings=each), viewer=viewer) for each in (drawn, mixed))
        assert one == other


@given(rows())
def test_the_programme_has_nothing_that_the_public_bookings_have_not(drawn: list[Booking]):
    calendar = Calendar(PLAN, bookings=drawn)
    public = {event.uid: event for event in ical.feeds.bookings(calendar).events}
    for event in ical.feeds.programme(calendar).events:
        assert (event.start, event.end) == (public[event.uid].start, public[event.uid].end)
        assert event.status is public[event.uid].status
