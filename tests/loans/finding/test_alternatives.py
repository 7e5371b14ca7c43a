"""What would do instead: another hub, another day, fewer, something similar; each decided, and allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import NOW, SKIS, Json, act, at, codes, loan, numbered, plan, request, shown, stock

from innbygger_core.errors import NaiveDatetime

if TYPE_CHECKING:
    from innbygger_core.loans import LoanRequest, Stock

FULL = [loan("l1", "15 10:00", "18 12:00", count=2)]


def near(desk: Stock, limit: int = 5, now: str = "15 12:00", **told: Any) -> list[LoanRequest]:  # noqa: ANN401 - of a request
    """The requests that would be allowed instead."""
    decision = desk.decide(request(told.pop("start", "16 12:00"), told.pop("due", "17 12:00"), **told), now=NOW)
    assert not decision.allowed
    found = desk.alternatives(decision, limit=limit, now=at(now))
    assert all(each.allowed for each in found)
    return [each.request for each in found]


def times(found: list[LoanRequest]) -> list[tuple[str | None, str | None]]:
    return [(shown(each.start), shown(each.due)) for each in found]


# --- Later ------------------------------------------------------------------------------------------------------------


def test_the_same_can_be_had_later_when_the_desk_opens_for_as_long():
    found = near(stock(plan(), *FULL))
    assert times(found) == [("19 10:00", "20 10:00"), ("22 10:00", "23 10:00"), *times(found)[2:]]
    assert len(found) == 5


def test_for_as_long_as_the_terms_give_where_nobody_said_how_long():
    assert times(near(stock(plan(), *FULL), due=None, limit=1)) == [("19 10:00", None)]


def test_who_wanted_it_at_once_can_have_it_later():
    assert times(near(stock(plan(), *FULL), start=None, due=None, limit=1)) == [("19 10:00", None)]


def test_no_more_than_so_many_are_looked_for():
    desk = stock(plan(), *FULL)
    assert [len(near(desk, limit=limit)) for limit in (-1, 0, 1, 3)] == [0, 0, 1, 3]


def test_the_search_for_a_day_ends():
    assert near(stock(plan(), loan("l1", "15 10:00", "2027-12-01 12:00", count=2))) == []


# --- Elsewhere --------------------------------------------------------------------------------------------------------

THERE = {"id": "skis-havn", "kind": "skis", "hub": "havn", "name": "Ski"}
MORE_HERE = {"id": "old-skis", "kind": "skis", "hub": "torg", "name": "Gamle ski"}


def places(found: list[LoanRequest]) -> list[tuple[str, str | None, str | None]]:
    return [(each.items[0].equipment, each.collect_at, each.return_to) for each in found]


def test_the_same_kind_comes_from_another_hub_or_can_be_collected_there():
    found = near(stock(plan(SKIS, THERE), *FULL), start="17 12:00", due="18 12:00", limit=3)
    assert places(found) == [("skis-havn", "torg", "torg"), ("skis-havn", None, None), ("skis", None, None)]
    assert times(found) == [("17 12:00", "18 12:00"), ("17 12:00", "18 12:00"), ("19 10:00", "20 10:00")]


def test_elsewhere_and_later_come_by_turns():
    found = near(stock(plan(SKIS, THERE), *FULL), start="18 11:00", due="19 11:00", limit=4)
    assert [each.items[0].equipment for each in found] == ["skis-havn", "skis", "skis-havn", "skis"]


def test_it_is_returned_where_somebody_wants_to():
    found = near(stock(plan(SKIS, THERE), *FULL), start="17 12:00", due="18 12:00", return_to="havn", limit=1)
    assert places(found) == [("skis-havn", "torg", "havn")]


def test_who_collects_elsewhere_collects_there_whatever_hub_has_it():
    found = near(stock(plan(SKIS, THERE), *FULL), start="17 12:00", due="18 12:00", collect_at="havn", limit=1)
    assert places(found) == [("skis-havn", "havn", None)]


def test_another_stock_of_the_kind_at_the_hub_will_do():
    found = near(stock(plan(SKIS, MORE_HERE, {"id": "sled", "hub": "torg", "name": "Kjelke"}), *FULL), limit=1)
    assert places(found) == [("old-skis", None, None)]


def test_a_stock_that_is_not_there_then_will_not():
    gone = {**MORE_HERE, "valid_to": "2027-02-15"}
    assert places(near(stock(plan(SKIS, gone), *FULL), limit=1)) == [("skis", None, None)]


@pytest.mark.parametrize(("size", "asked_for"), [("160", "160"), ("170", None)])
def test_a_size_is_asked_for_where_the_other_stock_has_it(size: str, asked_for: str | None):
    by_size = {"id": "skis", "hub": "torg", "name": "Ski", "sizes": {"160": 1, "170": 1}}
    other = numbered("x/160", "y", id="other", kind="skis", name="Andre ski")
    taken = loan("l1", "15 10:00", "18 12:00", size=size)
    found = near(stock(plan(by_size, other), taken), size=size, limit=1)
    assert (found[0].items[0].equipment, found[0].items[0].size) == ("other", asked_for)


def test_a_certain_copy_is_no_longer_asked_for_elsewhere():
    taken = loan("l1", "15 10:00", "18 12:00", copies=["a"])
    found = near(stock(plan(numbered("a"), numbered("z", id="other", kind="skis")), taken), copies=["a"], limit=1)
    assert (found[0].items[0].equipment, found[0].items[0].copies) == ("other", ())


# --- Fewer, and similar -----------------------------------------------------------------------------------------------


def test_fewer_will_do_as_many_as_can_be_had_first():
    stock_of_four = {**SKIS, "count": 4}
    taken = loan("l1", "15 10:00", "2027-12-01 12:00")
    assert [each.items[0].count for each in near(stock(plan(stock_of_four), taken), count=5)] == [3, 2, 1]


def test_fewer_of_one_thing_leave_the_others_as_they_are():
    sled = {"id": "sled", "hub": "torg", "name": "Kjelke", "count": 3}
    items = [{"equipment": "sled"}, {"equipment": "skis", "count": 3}]
    found = near(stock(plan(SKIS, sled)), items=items)
    assert [[each.count for each in asks.items] for asks in found] == [[1, 2], [1, 1]]


def test_fewer_copies_are_the_first_of_them():
    taken = loan("l1", "15 10:00", "2027-12-01 12:00", copies=["b"])
    (found,) = near(stock(plan(numbered("a", "b")), taken), copies=["a", "b"], count=2)
    assert found.items[0].copies == ("a",)


def similar(name: str, hub: str = "torg", **told: Any) -> Json:  # noqa: ANN401 - facts of a stock
    return {"id": name, "hub": hub, "name": name.title(), **told}


def test_something_similar_will_do_at_the_hub_first_and_as_the_plan_ranks_it():
    skis = {**SKIS, "similar": ["board", "sled", "snowshoes"]}
    others = [similar("snowshoes"), similar("sled"), similar("board", "havn"), similar("kayak")]
    taken = loan("l1", "15 10:00", "2027-12-01 12:00", count=2)
    found = near(stock(plan(skis, *others), taken))
    assert [each.items[0].equipment for each in found] == ["sled", "snowshoes", "board"]


# --- What has none ----------------------------------------------------------------------------------------------------


def test_what_is_allowed_needs_nothing_instead():
    desk = stock(plan())
    assert desk.alternatives(desk.decide(request(), now=NOW), now=NOW) == ()


def test_an_act_has_nothing_instead():
    desk = stock(plan(), loan("l1"))
    assert desk.alternatives(desk.decide(act("return"), now=NOW), now=NOW) == ()


def test_what_makes_no_sense_has_nothing_instead():
    desk = stock(plan())
    assert desk.alternatives(desk.decide(request(count=0), now=NOW), now=NOW) == ()


def test_what_is_no_longer_there_when_it_is_asked_has_only_fewer():
    desk = stock(plan({**SKIS, "valid_to": "2027-02-15"}), *FULL)
    assert near(desk, start=None, due=None, count=2, now="16 12:00") == []


def test_who_waits_looks_for_what_can_be_had():
    desk = stock(plan(), *FULL)
    decision = desk.decide(request("16 12:00", "17 12:00", or_wait=True), now=NOW)
    assert decision.outcome.value == "waitlist"
    (found,) = desk.alternatives(decision, limit=1, now=NOW)
    assert (found.outcome.value, codes(found)) == ("allow", [])


def test_now_is_an_aware_instant():
    desk = stock(plan(), *FULL)
    with pytest.raises(NaiveDatetime):
        desk.alternatives(desk.decide(request(), now=NOW), now=NOW.replace(tzinfo=None))
