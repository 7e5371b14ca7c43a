"""Laws of activity records, over bookings of any kind around the night in which the clock goes forward."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sharing.recording.minute_walk import MINUTE, walked
from tests.sharing.recording.records import OSLO, house

from innbygger_core.sharing import WITHHELD, Booking, activity_record

if TYPE_CHECKING:
    from innbygger_core.sharing import ActivityRecord, Usage

FIRST, MIDDLE, LAST = date(2027, 3, 27), date(2027, 3, 28), date(2027, 3, 29)
ORIGIN = datetime(2027, 3, 26, 20, tzinfo=UTC)
OPENING = dict.fromkeys(("hall", "north", "south", "talk", "shed", "pier"), house().timetable("torg"))
TABLES = ("hours", "weekdays", "purposes", "groups", "ages", "openness", "kinds", "recurrence", "sources")
WISHES = st.fixed_dictionaries(
    {},
    optional={
        "organiser": st.sampled_from(["organisation/choir", "organisation/band", "unit/nav", "resident/r-17"]),
        "purpose": st.sampled_from(["rehearsal", "talk", "party"]),
        "number": st.integers(1, 9),
        "visibility": st.just("shielded"),
        "recurring": st.sampled_from([True, False, "unknown"]),
        "audience": st.sampled_from([{"open": True}, {"open": False, "group": "seniors"}, {"ages": {"oldest": 12}}]),
    },
)


@st.composite
def bookings(draw: st.DrawFn) -> list[Booking]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        start = ORIGIN + draw(st.integers(0, 200)) * 15 * MINUTE
        facts: dict[str, Any] = {
            "id": str(number),
            "start": start,
            "end": start + draw(st.integers(1, 20)) * 15 * MINUTE,
            "rooms": draw(st.sampled_from([["hall"], ["north"], ["south", "talk"], ["talk"]])),
            "state": draw(st.sampled_from(["confirmed", "confirmed", "pending", "cancelled", "released"])),
            "kind": draw(st.sampled_from(["use", "use", "use", "block"])),
            "attended": draw(st.sampled_from([None, None, 0, 3, 12])),
            "wish": draw(WISHES),
        }
        made.append(Booking.model_validate(facts))
    return made


BOOKINGS = bookings()


def record(some: list[Booking], start: date = FIRST, end: date = LAST) -> ActivityRecord:
    return activity_record(house(), some, start, end, opening=OPENING)


def rows(found: ActivityRecord) -> dict[tuple[str, str | None], Usage]:
    """Every row of a record, by its table and what it is of."""
    listed = {(table, row.of): row for table in (*TABLES, "organisers") for row in getattr(found, table)}
    return listed | {("rooms", room.room): room.usage for room in found.rooms} | {("total", "all"): found.total}


@given(BOOKINGS)
@settings(max_examples=60)
def test_a_record_says_what_a_walk_from_minute_to_minute_finds(some: list[Booking]):
    start, end = (datetime(2027, 3, day, tzinfo=OSLO) for day in (27, 29))
    time, begun, people, taken = walked(some, start, end, OSLO)
    found = record(some)
    walked_tables = {table for table, _ in time}
    for key, row in rows(found).items():
        if key[0] in walked_tables:
            assert row.time == time[key] * MINUTE
            assert row.bookings in {begun[key], WITHHELD}
            assert row.people in {people[key], WITHHELD}
    assert {key for key in time if key[0] != "week"} <= set(rows(found))
    assert found.week == tuple(tuple(time["week", (day, hour)] * MINUTE for hour in range(24)) for day in range(7))
    for room in found.rooms:
        for how in ("itself", "family"):
            told = getattr(room, how)
            assert told.used + told.used_outside + told.used_unknown == taken[how, room.room] * MINUTE
            assert told.used + told.blocked + told.idle == told.open


@given(BOOKINGS)
def test_the_rows_of_each_table_add_up_to_the_total(some: list[Booking]):
    found = record(some)
    for table in TABLES:
        listed = getattr(found, table)
        assert sum((row.time for row in listed), timedelta()) == found.total.time
        for measure in ("bookings", "people"):
            figures = [getattr(row, measure) for row in listed]
            assert WITHHELD in figures or sum(figures) == getattr(found.total, measure)
    assert sum((hour for day in found.week for hour in day), timedelta()) == found.total.time


@given(BOOKINGS)
def test_what_is_withheld_of_a_table_is_more_than_one_row_and_five_together(some: list[Booking]):
    found = record(some)
    for table in TABLES:
        for measure in ("bookings", "people"):
            total, figures = getattr(found.total, measure), [getattr(row, measure) for row in getattr(found, table)]
            if total != WITHHELD and WITHHELD in figures:
                assert figures.count(WITHHELD) > 1
                assert total - sum(figure for figure in figures if figure != WITHHELD) >= 5
            assert not any(0 < figure < 5 for figure in figures if measure == "people" and figure != WITHHELD)


@given(BOOKINGS)
def test_the_records_of_two_periods_that_follow_each_other_add_up(some: list[Booking]):
    whole = rows(record(some))
    parts = [rows(record(some, *period)) for period in ((FIRST, MIDDLE), (MIDDLE, LAST))]
    for key, row in whole.items():
        split = [part[key] for part in parts if key in part]
        assert sum((each.time for each in split), timedelta()) == row.time
        for measure in ("bookings", "people"):
            figures = [getattr(each, measure) for each in (row, *split)]
            assert WITHHELD in figures or figures[0] == sum(figures[1:])


@given(BOOKINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_bookings_does_not_matter(some: list[Booking], chance: Any):  # noqa: ANN401 - a random.Random
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert record(shuffled) == record(some)


@given(BOOKINGS)
def test_what_nobody_may_know_of_a_shielded_booking_changes_nothing(some: list[Booking]):
    def neutral(booking: Booking) -> Booking:
        if booking.wish is None or booking.wish.visibility != "shielded":
            return booking
        kept = {"number": booking.wish.number, "visibility": "shielded"}
        return booking.model_copy(update={"wish": type(booking.wish).model_validate(kept)})

    assert record(list(map(neutral, some))) == record(some)
