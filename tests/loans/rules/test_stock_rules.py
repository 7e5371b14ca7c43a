"""Whether there are enough, which copies can be had, and what goes together."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.rules.asking import WHO, ask, borrowed, found, noon, params

from innbygger_core.decisions import Conflict, Fail, Pass, Skip
from innbygger_core.loans._rules_of._stock_rules import (
    STOCK_RULES,
    bound_item,
    copy_out,
    copy_reserved,
    none_free,
    out_of_service,
)

NOT_CONCERNED = Skip("not-concerned")
COPIES = {"count": 1, "copies": [{"id": "a"}, {"id": "b"}]}
NUMBERED = {**COPIES, "lent_by": "number"}
SIZED = {"count": 1, "sizes": {"160": 1, "170": 1}}
WALK_IN = {"start": None}


def broken(name: str, since: str, until: str | None = None, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an outage
    return {"id": name, "equipment": "skis", "since": noon(since), "until": until and noon(until), **told}


def test_waiting_could_help_with_whatever_somebody_has_or_repairs():
    helped = {rule.code.removeprefix("loan.") for rule in STOCK_RULES if rule.occupancy}
    assert helped == {"none-free", "copy-reserved", "copy-out", "out-of-service"}


def test_strangers_are_not_told_whether_it_is_a_certain_copy_that_cannot_be_had():
    assert {rule.public for rule in (none_free, copy_reserved, copy_out)} == {"loan.not-available"}


# --- None free --------------------------------------------------------------------------------------------------------


def test_there_are_enough_until_the_last_is_taken():
    one_away = [borrowed("l0", "20", "21")]
    assert ask(none_free, loans=one_away) == Pass()
    one = found(none_free, item={"count": 2}, loans=one_away)
    assert (one.field, one.variant, one.conflicts) == ("/items/0/count", "", (Conflict("loan/l0"),))
    assert params(one) == {"free": 1, "wanted": 2, "size": ""}


def test_what_does_not_share_time_with_the_loan_is_in_nobodys_way():
    loans = [borrowed("l0", "10", "19", count=2), borrowed("l1", "26", "27", count=2)]
    assert ask(none_free, loans=loans, item={"count": 2}) == Pass()


def test_fewer_than_none_are_told_as_none():
    assert params(found(none_free, loans=[borrowed("l0", "20", "21", count=5)]))["free"] == 0


def test_one_size_is_no_help_to_another():
    one = found(none_free, stock=SIZED, item={"size": "160"}, loans=[borrowed("l0", "20", "21", size="160")])
    assert (one.variant, params(one)["size"]) == ("size", "160")
    assert ask(none_free, stock=SIZED, item={"size": "170"}, loans=[borrowed("l0", "20", "21", size="160")]) == Pass()


def test_of_a_stock_that_is_lent_by_number_those_copies_are_free_that_are_free_all_through():
    loans = [borrowed("l0", "20", "21", copies=["a"]), borrowed("l1", "23", "24", copies=["b"])]
    assert params(found(none_free, stock=NUMBERED, loans=loans))["free"] == 0
    assert ask(none_free, stock=NUMBERED, loans=loans[:1]) == Pass()


def test_what_is_overdue_is_taken_to_stay_away():
    late = borrowed("l0", "10", "17", state="out", count=2)
    assert found(none_free, loans=[late]).conflicts == (Conflict("loan/l0"),)
    assert ask(none_free, loans=[late], terms={"assumed_late": "PT1H"}) == Pass()


def test_what_is_collected_early_must_be_free_until_it_was_reserved():
    reserved = {"start": noon("22"), "due": noon("26")}
    early = {"act": "collect", "loan": reserved, "item": {"count": 2}}
    assert ask(none_free, **early) == Pass()
    assert found(none_free, **early, loans=[borrowed("l0", "18", "19")]).field == "/loan"
    assert ask(none_free, **early, loans=[borrowed("l0", "23", "24")]) == Pass()


def test_it_is_nothing_to_returns_to_certain_copies_and_to_what_has_no_due_time():
    assert ask(none_free, act="return") == NOT_CONCERNED
    assert ask(none_free, stock=NUMBERED, item={"copies": ["a"]}) == NOT_CONCERNED
    assert ask(none_free, terms={"limits": [{"due": noon("01")}]}) == NOT_CONCERNED


def test_what_is_collected_is_there():
    assert ask(none_free, act="collect") == Pass()
    assert found(none_free, act="collect", item={"count": 2}, loans=[borrowed("l0", "10", "19", state="out")])


# --- Copies that are reserved -----------------------------------------------------------------------------------------


def test_a_certain_copy_that_somebody_else_has_reserved_cannot_be_had():
    loans = [borrowed("l0", "20", "21", copies=["a"])]
    one = found(copy_reserved, stock=NUMBERED, item={"copies": ["a"]}, loans=loans)
    assert (one.field, one.variant, one.conflicts) == ("/items/0/copies", "", (Conflict("loan/l0"),))
    assert params(one) == {"copy": "a"}
    assert ask(copy_reserved, stock=NUMBERED, item={"copies": ["b"]}, loans=loans) == Pass()


def test_every_copy_that_is_reserved_is_told():
    loans = [borrowed("l0", "20", "21", copies=["a", "b"], count=2)]
    verdict = ask(copy_reserved, stock=NUMBERED, item={"copies": ["a", "b"], "count": 2}, loans=loans)
    assert isinstance(verdict, Fail)
    assert [dict(each.params)["copy"] for each in verdict.findings] == ["a", "b"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"request": WALK_IN}, "/due"),
        ({"act": "extend", "loan": {"start": noon("15"), "due": noon("18")}}, "/until"),
    ],
)
def test_what_would_run_into_a_reservation_is_refused_where_it_is_not_shortened(told: dict[str, Any], field: str):
    loans = [borrowed("l0", "22", "23", count=2)]
    one = found(copy_reserved, terms={"walk_in": "refuse"}, loans=loans, **told)
    assert (one.field, one.variant, params(one)) == (field, "soon", {})
    assert ask(copy_reserved, loans=loans, **told) == Pass()


def test_other_copies_than_were_reserved_are_collected_where_they_are_free_until_it_is_due():
    told = {"act": "collect", "stock": NUMBERED, "loan": {"copies": ["b"]}, "item": {"copies": ["a"]}}
    loans = [borrowed("l0", "20", "21", copies=["a"])]
    assert found(copy_reserved, **told, loans=loans).field == "/loan"
    assert ask(copy_reserved, **{**told, "item": {"copies": ["b"]}}, loans=loans) == Pass()


def test_copies_are_no_matter_to_who_returns_or_has_no_due_time():
    assert ask(copy_reserved, act="return") == NOT_CONCERNED
    assert ask(copy_reserved, terms={"limits": [{"due": noon("01")}]}) == Pass()


# --- Copies that are out ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["out", "ready", "lost"])
def test_a_copy_that_is_with_somebody_else_is_not_collected(state: str):
    loans = [borrowed("l0", "10", "19", copies=["a"], state=state)]
    one = found(copy_out, act="collect", stock=COPIES, item={"copies": ["a"]}, loans=loans)
    assert (one.field, one.conflicts, params(one)) == ("/copies", (Conflict("loan/l0"),), {"copy": "a"})
    assert ask(copy_out, act="collect", stock=COPIES, item={"copies": ["b"]}, loans=loans) == Pass()


@pytest.mark.parametrize("state", ["reserved", "pending", "returned", "cancelled"])
def test_a_copy_that_nobody_has_is(state: str):
    loans = [borrowed("l0", "10", "19", copies=["a"], state=state)]
    assert ask(copy_out, act="collect", stock=COPIES, item={"copies": ["a"]}, loans=loans) == Pass()


def test_who_takes_a_copy_at_once_is_asked_too():
    loans = [borrowed("l0", "10", "18", copies=["a"], state="out")]
    told = {"stock": COPIES, "item": {"copies": ["a"]}, "loans": loans}
    assert found(copy_out, request=WALK_IN, **told).field == "/items/0/copies"
    assert ask(copy_out, **told) == NOT_CONCERNED


def test_a_stock_that_is_lent_by_number_is_asked_what_is_reserved_instead():
    told = {"stock": NUMBERED, "item": {"copies": ["a"]}, "request": WALK_IN}
    assert ask(copy_out, **told) == ask(copy_out, act="return") == ask(copy_out, request=WALK_IN) == NOT_CONCERNED


# --- Out of service ---------------------------------------------------------------------------------------------------


def test_what_is_being_repaired_is_told_where_it_would_be_enough():
    one = found(out_of_service, item={"count": 2}, outages=[broken("o1", "10")])
    assert (one.field, one.conflicts) == ("/items/0/count", (Conflict("outage/o1"),))
    assert params(one) == {"count": 1}


def test_it_is_not_told_where_there_are_enough_or_would_not_be_without_it():
    outages = [broken("o1", "10")]
    assert ask(out_of_service, outages=outages) == Pass()
    assert ask(out_of_service, outages=outages, item={"count": 4}) == Pass()
    assert ask(out_of_service, item={"count": 4}) == Pass()


@pytest.mark.parametrize(
    ("since", "until", "told"), [("10", "19", False), ("10", "20", True), ("25", None, True), ("26", None, False)]
)
def test_only_what_is_repaired_during_the_loan_is_meant(since: str, until: str | None, told: bool):
    verdict = ask(out_of_service, item={"count": 2}, outages=[broken("o1", since, until)])
    assert isinstance(verdict, Fail) is told


def test_what_is_repaired_of_another_size_or_stock_is_not_meant():
    told = {"stock": SIZED, "item": {"size": "160"}, "loans": [borrowed("l0", "20", "21", size="160")]}
    assert ask(out_of_service, **told, outages=[broken("o1", "10", size="170")]) == Pass()
    assert ask(out_of_service, **told, outages=[broken("o1", "10", equipment="sled", size="160")]) == Pass()
    assert found(out_of_service, stock=SIZED, item={"size": "160"}, outages=[broken("o1", "10", size="160")])


def test_a_copy_that_is_repaired_counts_as_one_of_its_size():
    stock = {"count": 1, "copies": [{"id": "a", "size": "160"}, {"id": "b", "size": "170"}]}
    outages = [broken("o1", "10", copies=["a"])]
    assert params(found(out_of_service, stock=stock, item={"size": "160"}, outages=outages)) == {"count": 1}
    assert ask(out_of_service, stock=stock, item={"size": "170"}, outages=outages) == Pass()


@pytest.mark.parametrize("stock", [NUMBERED, COPIES])
def test_a_certain_copy_that_is_repaired_cannot_be_had(stock: dict[str, Any]):
    told = {"stock": stock, "request": WALK_IN, "outages": [broken("o1", "10", copies=["a"])]}
    assert found(out_of_service, item={"copies": ["a"]}, **told).conflicts == (Conflict("outage/o1"),)
    assert ask(out_of_service, item={"copies": ["b"]}, **told) == Pass()


def test_nor_can_it_be_collected():
    told = {"act": "collect", "stock": COPIES, "outages": [broken("o1", "10", copies=["a"])]}
    assert found(out_of_service, item={"copies": ["a"]}, **told).field == "/loan"
    assert ask(out_of_service, item={"copies": ["b"]}, **told) == Pass()
    assert ask(out_of_service, act="collect", item={"count": 2}, outages=[broken("o1", "10", count=2)]) == Pass()


def test_it_is_nothing_to_who_returns_or_has_no_due_time():
    assert ask(out_of_service, act="return") == NOT_CONCERNED
    assert ask(out_of_service, terms={"limits": [{"due": noon("01")}]}) == NOT_CONCERNED


# --- What goes together -----------------------------------------------------------------------------------------------

BOUND = {"stock": {"bound_to": ["helmet"]}, "beside": [{"id": "helmet", "hub": "heggedal", "name": "Hjelm"}]}


def test_what_is_bound_to_something_is_not_lent_without_it():
    one = found(bound_item, stock={"bound_to": ["helmet"]})
    assert (one.field, params(one)) == ("/items", {"kind": "helmet"})
    assert ask(bound_item, stock={"bound_to": ["helmet"]}, borrower={"brings": ["helmet"]}) == Pass()


def test_each_kind_that_is_lacking_is_told():
    verdict = ask(bound_item, stock={"bound_to": ["helmet", "poles"]}, borrower={"brings": ["poles"]})
    assert isinstance(verdict, Fail)
    assert [dict(each.params)["kind"] for each in verdict.findings] == ["helmet"]


@pytest.mark.parametrize(("count", "enough"), [(1, False), (2, True)])
def test_there_are_as_many_as_of_what_they_are_bound_to(count: int, enough: bool):
    others = [{"equipment": "gone"}, {"equipment": "helmet", "count": count}]
    assert (ask(bound_item, **BOUND, item={"count": 2}, others=others) == Pass()) is enough


@pytest.mark.parametrize(("state", "enough"), [("out", True), ("reserved", False)])
def test_what_the_borrower_has_already_counts(state: str, enough: bool):
    told = {"equipment": "helmet", "state": state}
    rows = [borrowed("l0", "10", "25", borrower=WHO, **told), borrowed("l1", "10", "25", **told)]
    gone = borrowed("l2", "10", "25", borrower=WHO, state="out", equipment="gone")
    assert (ask(bound_item, **BOUND, loans=[*rows, gone]) == Pass()) is enough


def test_it_is_asked_of_requests_for_what_is_bound():
    assert ask(bound_item) == ask(bound_item, act="collect", **BOUND) == NOT_CONCERNED
