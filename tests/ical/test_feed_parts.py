"""What a server needs of a feed: a tag that tells whether it changed, parts by month, pieces to send, and a token."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ical.samples import NAMES, YEAR, rows

from innbygger_core import ical, nye_asker
from innbygger_core.datasets import asker_2025, glimsund
from innbygger_core.decisions import Viewer
from innbygger_core.ical import change_token, feeds
from innbygger_core.loans import Stock
from innbygger_core.sharing import Booking, Calendar

if TYPE_CHECKING:
    from innbygger_core.ical import Feed

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
DAYS = st.lists(st.integers(0, 400), unique=True, max_size=12)
SHIPPED = {plan.__name__: plan for plan in (nye_asker, asker_2025, glimsund)}


def feed_of(bookings: list[Booking], **about: object) -> Feed:
    return feeds.bookings(Calendar(nye_asker(), bookings=bookings), viewer=Viewer.HANDLER, names=NAMES, **about)


def a_booking(day: int, **told: object) -> Booking:
    start = NOON + timedelta(days=day)
    row = {"id": f"b{day}", "rooms": ("heggedal-hall",), "start": start, "end": start + timedelta(hours=2)}
    return Booking.model_validate({**row, **told})


def months_of(feed: Feed) -> dict[str, Feed]:
    return {part.file_name: part for part in feed.parts()}


# --- Tags and pieces -------------------------------------------------------------------------------------------------


def test_a_tag_is_strong_and_stays():
    tag = feed_of(rows()).etag
    assert tag == feed_of(list(reversed(rows()))).etag
    assert (tag[0], tag[-1], len(tag)) == ('"', '"', 34)
    assert set(tag[1:-1]) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "about",
    [
        {"name": "Korets øving"},
        {"changed": NOON},
        {"url": "https://fjord.example/"},
        {"colour": "teal"},
        {"refresh": timedelta(hours=1)},
        {"lang": "en"},
        {"cancelled": "omit"},
        {"alarms": [timedelta(hours=1)]},
    ],
)
def test_a_tag_differs_when_a_byte_does(about: dict[str, object]):
    assert feed_of(rows(), **about).content != feed_of(rows()).content
    assert feed_of(rows(), **about).etag != feed_of(rows()).etag


@given(DAYS, DAYS)
def test_tags_are_the_same_when_bytes_are(some: list[int], others: list[int]):
    one, other = (feed_of([a_booking(day) for day in days]) for days in (some, others))
    assert (one.etag == other.etag) == (one.content == other.content) == (sorted(some) == sorted(others))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_pieces_are_the_whole(name: str):
    plan = SHIPPED[name]()
    for hub in {row.id for row in plan.hubs}:
        feed = feeds.opening_hours(plan, hub, *YEAR)
        pieces = list(feed.chunks())
        assert b"".join(pieces) == feed.content == ical.opening_hours(plan, hub, *YEAR)
        assert sum(piece.count(b"BEGIN:VEVENT") for piece in pieces) == len(list(feed.events))
        assert all(piece.count(b"BEGIN:VEVENT") <= 1 for piece in pieces)
        assert all(piece.endswith(b"\r\n") for piece in pieces)


def test_a_feed_can_be_sent_again():
    feed = feed_of(rows())
    assert list(feed.chunks()) == list(feed.chunks())


# --- Parts -----------------------------------------------------------------------------------------------------------


@given(DAYS, st.integers(1, 30))
def test_each_event_is_in_one_part_and_all_parts_are_the_feed(days: list[int], months: int):
    feed = feed_of([a_booking(day) for day in days])
    parts = feed.parts(months=months)
    assert [event for part in parts for event in part.events] == list(feed.events)
    assert len({part.file_name for part in parts}) == len(parts)
    for part in parts:
        begun = {event.start.year * 12 + event.start.month - 1 for event in part.events}
        assert max(begun) - min(begun) < months


def test_a_part_says_the_same_of_itself_but_for_its_file():
    feed = feed_of(rows(), colour="teal", changed=NOON)
    for part in feed.parts():
        assert part.content.split(b"BEGIN:VEVENT")[0] == feed.content.split(b"BEGIN:VEVENT")[0]
        assert part.file_name.startswith(feed.file_name.removesuffix(".ics"))


@pytest.mark.parametrize("name", SHIPPED)
def test_what_replaces_an_occurrence_stays_beside_what_repeats(name: str):
    plan = SHIPPED[name]()
    for hub in {row.id for row in plan.hubs}:
        feed = feeds.opening_hours(plan, hub, *YEAR)
        found = [event for part in feed.parts() for event in part.events]
        assert sorted(found, key=repr) == sorted(feed.events, key=repr)
        for part in feed.parts():
            assert {event.uid for event in part.events if event.replaces} <= {
                event.uid for event in part.events if event.repeat
            }


def test_parts_together_take_place_when_the_feed_does():
    feed = feeds.opening_hours(nye_asker(), "heggedal", *YEAR)
    found = [each for part in feed.parts() for each in part.occurrences(*YEAR)]
    assert sorted(found, key=repr) == sorted(feed.occurrences(*YEAR), key=repr) != []


@given(DAYS.filter(bool), st.data())
def test_a_change_in_a_month_changes_its_part_alone(days: list[int], data: st.DataObject):
    bookings = [a_booking(day) for day in days]
    index = data.draw(st.integers(0, len(days) - 1))
    changed = [*bookings]
    changed[index] = bookings[index].model_copy(update={"sequence": 1})
    before, after = months_of(feed_of(bookings)), months_of(feed_of(changed))
    assert before.keys() == after.keys()
    (part,) = [name for name in before if before[name].etag != after[name].etag]
    assert f"-{bookings[index].start:%Y-%m}.ics" in part


def test_an_empty_feed_has_no_parts():
    assert feed_of([]).parts() == ()


@pytest.mark.parametrize("months", [0, -1, 1.5])
def test_a_part_has_a_month_at_least_and_a_whole_number_of_them(months: float):
    with pytest.raises(ValueError, match="a whole number of months, at least one"):
        feed_of(rows()).parts(months=months)


# --- Tokens ----------------------------------------------------------------------------------------------------------


def test_a_token_changes_when_the_plan_does_and_else_not():
    plan = nye_asker()
    read_again = type(plan).model_validate_json(plan.model_dump_json())
    other = plan.model_copy(update={"municipality": plan.municipality.model_copy(update={"name": "Fjord"})})
    assert change_token(plan) == change_token(read_again) == change_token(plan)
    assert len({change_token(each) for each in (plan, other, asker_2025(), glimsund())}) == 4


def test_a_token_changes_with_the_revision_of_each_book():
    plan = nye_asker()
    calendars = [Calendar(plan, revision=revision) for revision in (1, 2, 12)]
    stocks = [Stock(plan, revision=revision) for revision in (1, 2, 12)]
    tokens = [change_token(plan), *(change_token(plan, book) for book in (*calendars, *stocks))]
    tokens += [change_token(plan, calendar, stock) for calendar in calendars for stock in stocks]
    assert len(set(tokens)) == len(tokens) == 16
    assert change_token(plan, Calendar(plan, revision=2)) == tokens[2]


def test_a_token_is_what_a_feed_is_written_of():
    plan = nye_asker()
    one, other = (Calendar(plan, bookings=each, revision=1) for each in (rows(), list(reversed(rows()))))
    assert change_token(plan, one) == change_token(plan, other)
    assert feeds.bookings(one).etag == feeds.bookings(other).etag


@pytest.mark.parametrize("start", [date(2026, 1, 1), date(2026, 7, 1)])
def test_a_year_that_is_split_is_cut_nowhere(start: date):
    feed = feeds.opening_hours(nye_asker(), "tofte", start, start + timedelta(days=365))
    (whole,) = feed.parts(months=10_000)
    assert whole.content == feed.content
