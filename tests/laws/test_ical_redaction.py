"""Laws of what may be known: no calendar tells what its reader may not see, whoever wrote it, and in whatever field.

Words that nobody may see stand in every field that takes one: :mod:`tests.laws.canaries`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from typing import Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.canaries import CANARY, poisoned
from tests.laws.canary_plan import PUBLIC, small_plan
from tests.laws.canary_rows import (
    CHOIR,
    CONCERT,
    NOON,
    OCCASION,
    SHIELDED,
    Row,
    a_booking,
    of_bookings,
    the_plan,
    the_service,
    the_stock,
)

from innbygger_core import ical
from innbygger_core.decisions import Viewer
from innbygger_core.ical import Feed, feeds
from innbygger_core.loans import Loan, Stock
from innbygger_core.sharing import Booking, Calendar

Told: TypeAlias = Iterator[Feed | bytes | str]

YEAR: Final = date(2026, 1, 1), date(2027, 1, 1)
TEN_YEARS: Final = date(2020, 1, 1), date(2030, 1, 1)
CANCELLED: Final = ("mark", "omit", "prefix")
# What a stranger wrote elsewhere, and the caller passes on.
NAMES: Final = {
    f"{kind}canary-wish-{field}": "Canary"
    for kind in ("", "resident/", "purpose/", "organisation/")
    for field in ("organiser", "purpose")
}


# --- What is told of them, by every door -----------------------------------------------------------------------------


def opening_hours(viewer: Viewer) -> Told:  # noqa: ARG001 - everybody sees the same
    for hub, module in (("torget", None), ("annet", None), ("torget", "library"), ("annet", "kiln")):
        yield feeds.opening_hours(the_plan(), hub, *YEAR, module=module)
        yield ical.availability(the_plan(), hub, *YEAR, module=module)


def bookings(viewer: Viewer) -> Told:
    whose = {"organiser": CHOIR} if viewer is Viewer.PARTY else {}
    asked: list[Row] = [{}, {"room": "hall"}, {"room": "stage"}, {"hub": "torget"}, {"organiser": CHOIR}]
    for cancelled in CANCELLED:
        for options in asked:
            told = {"viewer": viewer, "names": NAMES, "cancelled": cancelled, **whose, **options}
            link = no_link if viewer is Viewer.HANDLER else address
            yield feeds.bookings(of_bookings(viewer), **told, link=link, alarms=[timedelta(hours=1)])
            yield feeds.bookings(of_bookings(viewer), *YEAR, **told, lang="nn")


def no_link(_booking: Booking) -> None:
    """Give no address, of whatever booking."""


def address(booking: Booking) -> str | None:
    """Give a page of what may be seen; of nothing else may anybody ask."""
    assert booking.wish
    assert not CANARY.search(booking.wish.purpose or "")
    return f"https://fjord.example/{booking.wish.purpose}"


def programme(viewer: Viewer) -> Told:
    for cancelled in CANCELLED:
        for options in ({}, {"hub": "torget"}, {"organiser": CHOIR}):
            yield feeds.programme(of_bookings(viewer), cancelled=cancelled, names=NAMES, **options)


def busy(viewer: Viewer) -> Told:
    yield repr(ical.busy_times(of_bookings(viewer), *YEAR, room="hall", viewer=viewer))
    yield ical.free_busy(of_bookings(viewer), *YEAR, room="hall", viewer=viewer)
    yield ical.free_busy(of_bookings(viewer), *YEAR, hub="torget", viewer=viewer)


def tokens(viewer: Viewer) -> Told:
    yield ical.change_token(the_plan(), of_bookings(viewer), the_stock(viewer))


def transport(viewer: Viewer) -> Told:  # noqa: ARG001 - everybody sees the same
    yield feeds.transport(the_plan(), *YEAR)
    yield feeds.transport(the_plan(), *YEAR, hub="annet", lang="en")


def visits(viewer: Viewer) -> Told:
    hidden = SHIELDED if viewer is Viewer.STAFF else ({}, *SHIELDED)
    for wish in hidden:
        yield feeds.visits(the_plan(), *the_service(wish), viewer=viewer, names=NAMES)


def milestones(viewer: Viewer) -> Told:
    for options in ({}, {"agreement": the_plan().agreements[0].id}, {"party": CHOIR}):
        whose = {"party": "unit/hubs"} if viewer is Viewer.PARTY else {}
        yield feeds.milestones(the_plan(), *TEN_YEARS, viewer=viewer, names=NAMES, alarms=True, **{**options, **whose})


def loans(viewer: Viewer) -> Told:
    whose = {"borrower": CHOIR} if viewer is Viewer.PARTY else {}
    for options in ({}, {"hub": "torget"}, {"equipment": "kayak"}, {"borrower": CHOIR}):
        for cancelled in CANCELLED:
            told = {"viewer": viewer, "cancelled": cancelled, "names": NAMES, **options, **whose}
            yield feeds.loans(the_stock(viewer), *YEAR, **told, alarms=[timedelta(hours=1)])


def hub(viewer: Viewer) -> Told:
    for each in ("torget", "annet"):
        books = {"calendar": of_bookings(viewer), "stock": the_stock(viewer)}
        yield feeds.hub(the_plan(), each, *YEAR, **books, viewer=viewer, names=NAMES)


FEEDS: Final[dict[str, Callable[[Viewer], Told]]] = {
    "opening_hours": opening_hours,
    "bookings": bookings,
    "programme": programme,
    "transport": transport,
    "visits": visits,
    "milestones": milestones,
    "loans": loans,
    "hub": hub,
}
OTHERS: Final[dict[str, Callable[[Viewer], Told]]] = {"busy": busy, "tokens": tokens}


def strings(told: Feed | bytes | str) -> Iterator[str]:
    """Everything that leaves."""
    if isinstance(told, Feed):
        yield from strings(told.content)
        yield from (told.name, told.file_name, told.description, told.url, told.etag)
        yield from (part.file_name for part in told.parts())
    else:
        yield told if isinstance(told, str) else told.replace(b"\r\n ", b"").decode()


def escaped(told: Told) -> set[str]:
    return {found for each in told for text in strings(each) for found in CANARY.findall(text)}


# --- The laws --------------------------------------------------------------------------------------------------------


def test_every_feed_is_looked_at():
    assert set(feeds.__all__) == set(FEEDS)


def test_the_fields_that_somebody_would_mind_have_a_canary_in_them():
    _, found = poisoned(small_plan(), public=PUBLIC, forms=("{}",))
    assert found >= {
        *(("Party", name) for name in ("contact_person", "name", "role")),
        *(("Agreement", name) for name in ("id", "name", "note", "source", "template")),
        *(("HubFacts", name) for name in ("community_builder", "contact_person", "note", "source")),
        *(("Obligation", name) for name in ("evidence", "text")),
        ("Amend", "reason"),
        ("BookablePerson", "id"),
        ("Contribution", "text"),
        ("DemocraticBody", "contact_person"),
        ("GiveNotice", "reason"),
        ("LeaderFacts", "position"),
        ("SpecialHours", "note"),
    }
    everywhere = CANARY.findall(
        a_booking(wish={}).model_dump_json() + the_stock(Viewer.PUBLIC).loans[0].model_dump_json()
    )
    assert {"canary-wish-booked_by", "canary-wish-team", "canary-booking-people", "canary-loan-condition"} <= {
        *everywhere
    }


@pytest.mark.parametrize("name", [*FEEDS, *OTHERS])
def test_the_public_is_told_nothing_that_it_may_not_know(name: str):
    told = list((FEEDS | OTHERS)[name](Viewer.PUBLIC))
    assert escaped(iter(told)) == set()
    assert any(list(each.events) for each in told if isinstance(each, Feed)) or name in OTHERS


@pytest.mark.parametrize("name", ["bookings", "busy", "visits", "loans"])
@pytest.mark.parametrize("viewer", [Viewer.STAFF, Viewer.PARTY])
def test_those_who_may_know_more_are_told_nothing_of_the_rest(viewer: Viewer, name: str):
    if (viewer, name) != (Viewer.PARTY, "visits"):  # whoever runs the service may know all of it
        assert escaped((FEEDS | OTHERS)[name](viewer)) == set()


def test_in_the_calendar_of_a_hub_staff_are_told_no_more_than_in_each():
    assert escaped(hub(Viewer.STAFF)) <= escaped(milestones(Viewer.STAFF))


@pytest.mark.parametrize("viewer", [Viewer.PARTY, Viewer.STAFF])
def test_what_waits_is_told_apart_to_nobody_who_may_not_know_of_it(viewer: Viewer):
    rows = [a_booking(wish={"visibility": "shielded"}, state=state) for state in ("confirmed", "pending")]
    certain, waiting = (Calendar(the_plan(), bookings=[row]) for row in rows)
    one, other = (ical.busy_times(each, *YEAR, room="hall", viewer=viewer) for each in (certain, waiting))
    assert one == other


def test_a_party_is_told_nothing_of_what_others_agreed():
    told = feeds.milestones(the_plan(), *TEN_YEARS, party="unit/library", viewer=Viewer.PARTY)
    assert escaped(iter([told])) == set()


@pytest.mark.parametrize("organiser", ["person/canary", "canary", "Resident/canary", " resident/canary"])
def test_only_units_and_organisations_are_named_to_everybody(organiser: str):
    named = Calendar(the_plan(), bookings=[a_booking(wish={**CONCERT, "organiser": organiser}, seen=OCCASION)])
    assert escaped(iter([feeds.bookings(named), feeds.programme(named)])) == set()


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("bookings", {"Canary", "canary-wish-team"}),
        ("loans", {"canary-borrower-id"}),
        ("milestones", {"canary-agreement-name", "canary-obligation-text"}),
    ],
)
def test_a_handler_is_told_so_that_the_canaries_are_alive(name: str, known: set[str]):
    assert known <= escaped(FEEDS[name](Viewer.HANDLER))


# --- What two calendars have in common -------------------------------------------------------------------------------

INSTANTS = st.integers(0, 48).map(lambda quarters: NOON + timedelta(minutes=15 * quarters))
SLOTS = st.lists(
    st.tuples(st.sampled_from(["hall", "stage", "meeting"]), INSTANTS, st.integers(1, 8)), min_size=1, max_size=6
)
WORDS = st.text(max_size=8) | st.none()
IN_PRIVATE = st.fixed_dictionaries(
    {
        "purpose": WORDS,
        "organiser": WORDS | st.sampled_from([CHOIR, "resident/7f3a"]),
        "team": WORDS,
        "visibility": st.sampled_from(["internal", "shielded"]),
        "service": st.sampled_from([None, {}, {"shielding": True}, {"shielding": False}]),
        "audience": st.sampled_from([{}, {"open": True}]),
    }
)
TOLD = st.fixed_dictionaries(
    {
        "sequence": st.integers(0, 9),
        "changed_at": st.none() | INSTANTS,
        "made_at": st.none() | INSTANTS,
        "state": st.sampled_from(["confirmed", "pending"]),
        "wish": st.none() | IN_PRIVATE,
    }
)
GONE = st.lists(
    st.tuples(TOLD, st.sampled_from(["waiting", "cancelled", "denied", "displaced", "released"])), max_size=3
)


@st.composite
def alike(draw: st.DrawFn) -> tuple[Calendar, Calendar]:
    """Two calendars in which the same rooms are taken at the same times, and nothing else is the same."""
    slots = draw(SLOTS)
    return _drawn(draw, slots), _drawn(draw, slots)


def _drawn(draw: st.DrawFn, slots: list[tuple[str, datetime, int]]) -> Calendar:
    ids = count(draw(st.integers(0, 99)))
    rows = [{**draw(TOLD), **_place(slot)} for slot in draw(st.permutations(slots))]
    gone = [{**told, "state": state, **_place(draw(st.sampled_from(slots)))} for told, state in draw(GONE)]
    return Calendar(
        the_plan(), bookings=[Booking.model_validate({"id": f"b{next(ids)}", **row}) for row in (*rows, *gone)]
    )


def _place(slot: tuple[str, datetime, int]) -> Row:
    room, start, quarters = slot
    return {"rooms": [room], "start": start, "end": start + timedelta(minutes=15 * quarters)}


def told_everybody(calendar: Calendar) -> list[str]:
    """All that is public of a calendar."""
    asked: list[Row] = [{}, {"room": "hall"}, {"room": "stage"}, {"hub": "torget"}, {"organiser": CHOIR}]
    told: list[Feed | bytes | str] = [feeds.bookings(calendar, **options, names=NAMES) for options in asked]
    told += [feeds.programme(calendar), ical.free_busy(calendar, *YEAR, hub="torget")]
    told += [repr(ical.busy_times(calendar, *YEAR, room=room)) for room in ("hall", "stage", "meeting")]
    return [text for each in told for text in strings(each)]


@given(alike())
def test_calendars_that_take_the_same_rooms_at_the_same_times_are_the_same_to_the_public(drawn: tuple[Calendar, ...]):
    one, other = drawn
    assert told_everybody(one) == told_everybody(other)
    assert one.bookings
    assert b"BEGIN:VEVENT" in ical.bookings(one)


BORROWED = st.lists(st.tuples(INSTANTS, st.integers(1, 8), st.integers(1, 3)), min_size=1, max_size=4)
LENT = st.fixed_dictionaries(
    {
        "sequence": st.integers(0, 9),
        "changed_at": st.none() | INSTANTS,
        "borrower": st.sampled_from([{"id": "resident/7f3a"}, {"id": CHOIR, "agreement": "together"}]),
        "state": st.sampled_from(["reserved", "ready"]),
        "fee": st.integers(0, 9),
        "condition": WORDS,
        "missing": st.lists(st.text(max_size=3), max_size=2),
    }
)


@given(BORROWED, st.data())
def test_stocks_from_which_the_same_is_away_are_the_same_to_the_public(
    times: list[tuple[datetime, int, int]], data: st.DataObject
):
    def drawn() -> list[str]:
        ids = count(data.draw(st.integers(0, 99)))
        loans = [
            {
                "id": f"l{next(ids)}",
                "start": start,
                "due": start + timedelta(hours=hours),
                "count": many,
                **data.draw(LENT),
            }
            for start, hours, many in data.draw(st.permutations(times))
        ]
        rows = [Loan.model_validate({"equipment": "kayak", "hub": "torget", **row}) for row in loans]
        told = feeds.loans(Stock(the_plan(), loans=rows), *YEAR)
        assert list(told.events)
        return list(strings(told))

    assert drawn() == drawn()
