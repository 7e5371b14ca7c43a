"""What the driver of the transport is told to load and unload, and what no driver is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from innbygger_core.loans import Leg, Loan, LoanState, PackingStop, packing_list

OSLO = ZoneInfo("Europe/Oslo")
TUESDAY, WEDNESDAY, FRIDAY = date(2027, 2, 16), date(2027, 2, 17), date(2027, 2, 19)
NAMES = {"hub/tofte": "Tofte", "hub/heggedal": "Heggedal", "equipment/skis": "ski", "run/south": "sørruta"}


def clock(day: date, told: str) -> datetime:
    return datetime.fromisoformat(f"{day} {told}").replace(tzinfo=OSLO)


def leg(start: str, leaves: str, end: str, arrives: str, *, day: date = TUESDAY, **more: Any) -> Leg:  # noqa: ANN401
    until = more.pop("until", day)
    facts = {"run": "south", "day": day, "leaves": clock(day, leaves), "arrives": clock(until, arrives)}
    return Leg(**facts | more, start=start, end=end)


OUT = leg("heggedal", "09:00", "tofte", "10:30")
HOME = leg("tofte", "10:30", "heggedal", "09:00", day=FRIDAY, until=date(2027, 2, 23))


def loan(name: str = "l1", state: str = "reserved", **facts: Any) -> Loan:  # noqa: ANN401 - as in JSON
    basis = {"equipment": "skis", "hub": "heggedal", "collect_at": "tofte", "return_to": "tofte"}
    times = {"start": clock(TUESDAY, "12:00"), "due": clock(FRIDAY, "10:00")}
    ways = {"outward": (OUT,), "homeward": (HOME,)}
    return Loan.model_validate(
        {"id": name, "borrower": {"id": "resident/7f3a"}, "state": state} | basis | times | ways | facts
    )


def told(stops: tuple[PackingStop, ...]) -> list[tuple[str, str, str, list[str], list[str]]]:
    return [
        (
            each.run,
            f"{each.at:%H:%M}",
            each.hub,
            [item.loan for item in each.load],
            [item.loan for item in each.unload],
        )
        for each in stops
    ]


def test_it_is_loaded_where_a_leg_begins_and_unloaded_where_it_ends():
    assert told(packing_list([loan()], TUESDAY)) == [
        ("south", "09:00", "heggedal", ["l1"], []),
        ("south", "10:30", "tofte", [], ["l1"]),
    ]
    assert packing_list([loan()], WEDNESDAY) == ()


def test_what_stays_in_the_van_is_loaded_on_the_first_day_and_unloaded_on_the_later():
    assert told(packing_list([loan()], FRIDAY)) == [("south", "10:30", "tofte", ["l1"], [])]
    assert told(packing_list([loan()], date(2027, 2, 23))) == [("south", "09:00", "heggedal", [], ["l1"])]


def test_stops_are_in_order_of_run_time_and_hub_and_things_by_loan_however_loans_are_given():
    east = leg("heggedal", "08:00", "tofte", "08:40", run="east")
    same = leg("asker", "09:00", "tofte", "10:30")
    back = leg("tofte", "10:30", "heggedal", "11:00")
    given = [
        loan("l3"),
        loan("l1"),
        loan("l4", outward=(east,)),
        loan("l2", outward=(same,)),
        loan("l0", "out", homeward=(back,)),
    ]
    found = [told(packing_list(order, TUESDAY)) for order in permutations(given)]
    assert all(each == found[0] for each in found)
    assert found[0] == [
        ("east", "08:00", "heggedal", ["l4"], []),
        ("east", "08:40", "tofte", [], ["l4"]),
        ("south", "09:00", "asker", ["l2"], []),
        ("south", "09:00", "heggedal", ["l1", "l3"], []),
        ("south", "10:30", "tofte", ["l0"], ["l1", "l2", "l3"]),
        ("south", "11:00", "heggedal", [], ["l0"]),
    ]


@pytest.mark.parametrize("state", LoanState)
def test_only_what_is_lent_is_carried_and_out_only_until_it_is_collected(state: LoanState):
    outward, homeward = (packing_list([loan(state=state)], day) for day in (TUESDAY, FRIDAY))
    assert bool(outward) is (state in {"reserved", "ready"})
    assert bool(homeward) is (state in {"reserved", "ready", "out", "returned"})


@pytest.mark.parametrize(
    ("facts", "carried"),
    [
        ({}, True),
        ({"returned_at": clock(FRIDAY, "10:30")}, True),
        ({"returned_at": clock(FRIDAY, "10:31")}, False),
        ({"returned_to": "tofte"}, True),
        ({"returned_to": "heggedal"}, False),
        ({"return_to": None}, False),
        ({"homeward": ()}, False),
    ],
)
def test_what_came_back_is_carried_home_from_where_it_came_back(facts: dict[str, Any], carried: bool):
    assert bool(packing_list([loan(state="returned", **facts)], FRIDAY)) is carried


def test_a_thing_that_changes_runs_is_marked_with_where_it_goes_in_the_end():
    onward = leg("tofte", "12:00", "holmen", "13:00", run="coast")
    stops = packing_list([loan(outward=(OUT, onward))], TUESDAY)
    assert [(stop.run, stop.hub, len(stop.load)) for stop in stops] == [
        ("coast", "tofte", 1),
        ("coast", "holmen", 0),
        ("south", "heggedal", 1),
        ("south", "tofte", 0),
    ]
    assert {item.to for stop in stops for item in stop.load + stop.unload} == {"holmen"}


def test_days_and_times_are_those_of_the_municipality_however_they_were_stored():
    night = leg("heggedal", "23:50", "tofte", "00:20", until=WEDNESDAY)
    stored = night.model_copy(update={"leaves": night.leaves.astimezone(UTC), "arrives": night.arrives.astimezone(UTC)})
    (unloaded,) = packing_list([loan(outward=(stored,))], WEDNESDAY, OSLO)
    assert (unloaded.hub, unloaded.at.isoformat()) == ("tofte", "2027-02-17T00:20:00+01:00")
    assert packing_list([loan(outward=(stored,))], TUESDAY, OSLO)[0].at.tzinfo is OSLO
    assert packing_list([loan(outward=(stored,))], WEDNESDAY) == ()


def test_the_day_is_no_datetime():
    with pytest.raises(TypeError):
        packing_list([], clock(TUESDAY, "10:00"))


def test_nothing_tells_who_borrows_or_on_what_terms():
    holder = {"id": "resident/0b1c", "born": 2012, "card": "c-9", "guardian": {"form": "presence"}}
    payer, other = loan(fee=250), loan(borrower=holder, card="c-9", fee=0)
    written = TypeAdapter(tuple[PackingStop, ...])
    for day in (TUESDAY, FRIDAY):
        one, two = packing_list([payer], day), packing_list([other], day)
        assert written.dump_json(one) == written.dump_json(two)
        assert [each.text("nb") for each in one] == [each.text("nb") for each in two]


def test_a_driver_reads_a_plain_list():
    item = {"count": 2, "size": "160", "copies": ("k-1", "k-2")}
    home = leg("tofte", "10:30", "holmen", "11:00")
    changing = loan("l3", outward=(OUT, leg("tofte", "12:00", "holmen", "13:00", run="coast")))
    loans = [loan(**item), loan("l2", "out", homeward=(home,)), changing]
    _, _, _, tofte, _ = packing_list(loans, TUESDAY)
    assert tofte.text("nb", names=NAMES).split("\n") == [
        "Tofte, tirsdag 16. februar kl. 10.30 (sørruta)",
        "Sett av 2 × ski, størrelse 160, nr. k-1 og k-2, lån l1",
        "Sett av 1 × ski, som skal videre til holmen, lån l3",
        "Ta med 1 × ski, til holmen, lån l2",
    ]
    assert tofte.text("nn", names=NAMES).split("\n")[:3] == [
        "Tofte, tysdag 16. februar kl. 10.30 (sørruta)",
        "Set av 2 × ski, storleik 160, nr. k-1 og k-2, lån l1",
        "Set av 1 × ski, som skal vidare til holmen, lån l3",
    ]
    assert tofte.text("en").split("\n") == [
        "tofte, Tuesday 16 February at 10:30 (south)",
        "Unload 2 × skis, size 160, nos. k-1 and k-2, loan l1",
        "Unload 1 × skis, on its way to holmen, loan l3",
        "Load 1 × skis, for holmen, loan l2",
    ]
