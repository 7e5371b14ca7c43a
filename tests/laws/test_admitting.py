"""Laws of coming in: growing older and signing what is missing never close a door, and a grant never says too much."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.admitting.library import NOTHING, OSLO, plan_with

from innbygger_core.decisions import Outcome
from innbygger_core.hours import Access
from innbygger_core.sharing import AccessMargins, Arrival, Booking, Visitor, access_grants, access_list, decide_entry
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.sharing import AccessGrant, SharingFacts

EVENING = datetime(2026, 11, 23, 20, tzinfo=OSLO)
NEW_YEAR = datetime(2026, 1, 1, 20, tzinfo=OSLO)
FIRST, LAST = date(2026, 11, 20), date(2026, 11, 27)
# How far a door is open: somebody who is let in on a condition is let in.
OPEN = {Outcome.DENY: 0, Outcome.NEEDS_APPROVAL: 1, Outcome.ALLOW_WITH_CONDITIONS: 2, Outcome.ALLOW: 2}
told = st.sampled_from([True, False, "unknown"])
steps = st.one_of(
    st.fixed_dictionaries({"age": st.integers(10, 20)}),
    st.fixed_dictionaries({"turns": st.integers(10, 20)}, optional={"from_school_start": st.booleans()}),
    st.fixed_dictionaries({"grade": st.integers(5, 13)}),
)
guardians = st.fixed_dictionaries(
    {
        "below": st.integers(12, 18),
        "does": st.sampled_from(["signs", "co_signs", "comes_along_and_signs", "comes_along"]),
    }
)
contracts = st.none() | st.fixed_dictionaries(
    {}, optional={"counts_at": st.sampled_from(["own_hub", "these_hubs", "every_hub", "unknown"])}
)
kinds = st.sampled_from(["library_card", "national_library_card", "app", "national_id"])
cards = st.none() | st.fixed_dictionaries({"any_of": st.lists(kinds, max_size=2)})
terms = st.fixed_dictionaries(
    {},
    optional={
        "minimum_age": st.lists(steps, max_size=2),
        "school_starts": st.just(["2026-08-17", "2028-08-21"]),
        "guardian": st.lists(guardians, max_size=2),
        "contract": contracts,
        "training": told,
        "card": cards,
    },
)
births = st.dates(date(2004, 1, 1), date(2018, 12, 31)).flatmap(
    lambda day: st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}"])
)
signatures = st.sampled_from(["unknown", None, "from_elsewhere", "in_person"])
visitors = st.fixed_dictionaries(
    {"who": st.just("resident/r-17"), "suspended": told},
    optional={
        "born": births,
        "contracts": st.lists(st.sampled_from(["tofte", "holmen"]), max_size=2),
        "trained": told,
        "cards": st.lists(kinds, max_size=2),
        "guardian_signed": signatures,
        "guardian_present": told,
    },
)


def openness(said: dict[str, Any], visitor: dict[str, Any], at: datetime = EVENING) -> int:
    arrival = Arrival.model_validate({"visitor": visitor})
    return OPEN[decide_entry(plan_with(said), arrival, "tofte", at).outcome]


@given(said=terms, visitor=visitors, days=st.integers(0, 3_000), later=st.integers(0, 3_000))
def test_growing_older_never_closes_a_door(said: dict[str, Any], visitor: dict[str, Any], days: int, later: int):
    young = NEW_YEAR + timedelta(days=days)
    assert openness(said, visitor, young) <= openness(said, visitor, young + timedelta(days=later))


@given(said=terms, visitor=visitors, age=st.integers(5, 25))
def test_nor_does_a_higher_age(said: dict[str, Any], visitor: dict[str, Any], age: int):
    aged = {key: fact for key, fact in visitor.items() if key != "born"}
    assert openness(said, aged | {"age": age}) <= openness(said, aged | {"age": age + 1})


SIGNED: dict[str, Any] = {
    "contracts": ["tofte", "holmen"],
    "trained": True,
    "guardian_signed": "in_person",
    "guardian_present": True,
    "cards": ["library_card", "national_library_card", "app", "national_id"],
}


@given(said=terms, visitor=visitors, added=st.sets(st.sampled_from(sorted(SIGNED))))
def test_adding_what_is_missing_never_refuses(said: dict[str, Any], visitor: dict[str, Any], added: set[str]):
    assert openness(said, visitor) <= openness(said, visitor | {key: SIGNED[key] for key in added})


@given(said=terms, visitor=visitors, data=st.data())
def test_whoever_tells_less_gets_the_same_answer_or_is_left_to_a_person(
    said: dict[str, Any], visitor: dict[str, Any], data: st.DataObject
):
    facts = sorted((said | visitor).keys() - {"who"})
    left_out = data.draw(st.sets(st.sampled_from(facts)))
    less = [{key: fact for key, fact in every.items() if key not in left_out} for every in (said, visitor)]
    assert openness(*less) in {openness(said, visitor), OPEN[Outcome.NEEDS_APPROVAL]}


# --- Grants -----------------------------------------------------------------------------------------------------------

PLAN = plan_with(NOTHING | {"minimum_age": [{"age": 18}]})
TIMETABLE = PLAN.timetable("tofte")
# What grants need of the plan; its hours are compiled once.
FACTS = cast(
    "SharingFacts",
    SimpleNamespace(
        municipality=PLAN.municipality,
        hubs=PLAN.hubs,
        rooms=PLAN.rooms,
        self_service=PLAN.self_service,
        timetable=lambda _hub, **_module: TIMETABLE,
    ),
)
WHO = ("organiser", "booked_by", "visibility")
people = st.sampled_from(["resident/r-1", "resident/r-2", "organisation/choir"])
NONE = AccessMargins()
margins = st.builds(AccessMargins, before=st.integers(0, 90), after=st.integers(0, 90))
wishes = st.fixed_dictionaries(
    {"organiser": people},
    optional={"booked_by": people, "visibility": st.sampled_from(["public", "internal", "shielded"])},
)
secrets = st.fixed_dictionaries(
    {},
    optional={
        "purpose": st.sampled_from(["talk", "rehearsal"]),
        "number": st.integers(1, 90),
        "service": st.just({"shielding": True}),
        "traits": st.just(["confidential"]),
    },
)


@st.composite
def bookings(draw: st.DrawFn, secret: st.SearchStrategy[dict[str, Any]] = secrets) -> dict[str, Any]:
    """A booking some time around the window, without its id."""
    start = datetime(2026, 11, 19, tzinfo=OSLO) + timedelta(minutes=30 * draw(st.integers(0, 400)))
    return {
        "rooms": draw(st.sets(st.sampled_from(["hall", "stage", "elsewhere"]), min_size=1)),
        "start": start,
        "end": start + timedelta(minutes=30 * draw(st.integers(1, 40))),
        "state": draw(st.sampled_from(["confirmed", "confirmed", "confirmed", "pending", "cancelled"])),
        "wish": draw(wishes) | draw(secret),
    }


def numbered(rows: Iterable[dict[str, Any]]) -> list[Booking]:
    return [Booking.model_validate({"id": f"b{number}"} | row) for number, row in enumerate(rows)]


def granted(rows: Iterable[Booking], wide: AccessMargins = NONE) -> tuple[AccessGrant, ...]:
    young = Visitor.model_validate({"who": "resident/r-1", "born": "2008-11-24", "suspended": False})
    return access_grants(FACTS, "tofte", FIRST, LAST, bookings=rows, coded={"stage"}, visitors=[young], margins=wide)


@given(rows=st.lists(bookings(), max_size=6), wide=margins)
def test_grants_of_one_person_and_door_lie_apart(rows: list[dict[str, Any]], wide: AccessMargins):
    found = [
        (each.who, door, Span(each.start, each.end)) for each in granted(numbered(rows), wide) for door in each.doors
    ]
    for (who, door, span), (other, another, later) in combinations(found, 2):
        if (who, door) == (other, another):
            assert len(Spans.of(span, later)) == len([span, later])


@given(rows=st.lists(bookings(), max_size=6), wide=margins)
def test_a_grant_lies_within_what_it_rests_on_and_outside_staffed_hours(
    rows: list[dict[str, Any]], wide: AccessMargins
):
    booked = {row.reference: row for row in numbered(rows)}
    staffed, alone = (TIMETABLE.open_spans(FIRST, LAST, access) for access in (Access.STAFFED, Access.SELF_SERVICE))
    for grant in granted(booked.values(), wide):
        within = alone if "self-service/row-0" in grant.why else Spans()
        for row in (booked[why] for why in grant.why if why in booked):
            before, after = (timedelta(minutes=minutes) for minutes in (wide.before, wide.after))
            within |= Spans.of(Span(row.start - before, row.end + after))
            assert row.state == "confirmed"
        assert Span(grant.start, grant.end) in within
        assert not Spans.of(Span(grant.start, grant.end)) & staffed


@given(rows=st.lists(bookings(), max_size=6), data=st.data())
def test_what_a_booking_is_for_leaves_no_trace_and_order_neither(rows: list[dict[str, Any]], data: st.DataObject):
    otherwise = [row | {"wish": {key: row["wish"][key] for key in WHO if key in row["wish"]}} for row in rows]
    shuffled = data.draw(st.permutations(numbered(otherwise)))
    assert access_list(granted(shuffled)) == access_list(granted(numbered(rows)))


@given(row=bookings())
def test_whoever_holds_a_shielded_booking_is_not_named(row: dict[str, Any]):
    hidden = row | {"wish": row["wish"] | {"visibility": "shielded"}}
    of_booking = [grant for grant in granted(numbered([hidden])) if "booking/b0" in grant.why]
    assert {grant.who for grant in of_booking} <= {"booking/b0"}
