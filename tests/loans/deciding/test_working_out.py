"""What a loan takes of the stock: made ready, carried there and home, looked after; and how it gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import (
    KARI,
    NOW,
    RUN,
    Json,
    at,
    became,
    codes,
    loan,
    numbered,
    outage,
    plan,
    request,
    shown,
    stock,
)

from innbygger_core.loans import CancelledRun

if TYPE_CHECKING:
    from innbygger_core.loans import Loan

THERE, BACK = {"collect_at": "havn"}, {"return_to": "havn"}


def lent(
    *rows: Any,  # noqa: ANN401 - rows of a desk
    start: str | None = "17 12:00",
    due: str | None = "18 12:00",
    terms: Json | None = None,
    of: Json | None = None,
    runs: Any = (RUN,),  # noqa: ANN401 - a fact
    **told: Any,  # noqa: ANN401 - of a request
) -> Loan:
    """The loan that a request becomes."""
    desk = stock(plan(*([of] if of else []), terms=terms, transport_runs=runs), *rows)
    decision = desk.decide(request(start, due, **told), now=NOW)
    assert decision.writes, codes(decision)
    return became(decision)


def away(told: Loan) -> tuple[str | None, str | None]:
    """From when and until when its things are kept from others."""
    return shown(told.since), shown(told.until)


# --- At home ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "kept"),
    [
        ({}, ("17 12:00", "18 12:00")),
        ({"prepare": {"period": "PT2H"}}, ("17 10:00", "18 12:00")),
        ({"inspect": {"period": "PT2H"}}, ("17 12:00", "18 14:00")),
        ({"prepare": {"days": 1, "of": "open"}, "inspect": {"days": 1, "of": "open"}}, ("16 10:00", "19 18:00")),
        ({"inspect": {"days": 2, "of": "open"}}, ("17 12:00", "22 18:00")),
        ({"inspect": {"days": 2}}, ("17 12:00", "21 00:00")),
    ],
)
def test_it_is_kept_from_others_while_it_is_made_ready_and_looked_after(terms: Json, kept: tuple[str, str]):
    assert away(lent(terms=terms)) == kept


def test_what_is_taken_at_once_is_ready():
    assert away(lent(start=None, terms={"prepare": {"days": 1}})) == ("15 12:00", "18 12:00")


@pytest.mark.parametrize("terms", [{"prepare": {"period": "P900Y"}}, {"inspect": {"period": "P900Y"}}])
def test_what_takes_for_ever_keeps_it_for_the_loan_alone(terms: Json):
    assert away(lent(terms=terms)) == ("17 12:00", "18 12:00")


# --- Elsewhere --------------------------------------------------------------------------------------------------------


def test_it_is_kept_while_it_is_carried():
    there = lent(**THERE, terms={"prepare": {"period": "PT2H"}})
    assert (away(there), shown(there.outward[0].arrives)) == (("16 07:00", "18 12:00"), "16 09:30")
    back = lent(**BACK, terms={"inspect": {"period": "PT2H"}})
    assert (away(back), shown(back.homeward[0].leaves)) == (("17 12:00", "19 15:00"), "19 09:30")


def test_hubs_are_named_where_they_are_not_its_home():
    both = lent(**THERE, **BACK)
    assert (both.hub, both.collect_at, both.return_to) == ("torg", "havn", "havn")
    assert (lent().collect_at, lent(collect_at="torg", return_to="torg").return_to) == (None, None)


def test_where_no_run_is_written_down_the_terms_say_how_long_it_takes():
    told = {"terms": {"transport": {"days": 1, "of": "open"}}, "runs": "unknown"}
    assert away(lent(**THERE, **told)) == ("16 10:00", "18 12:00")
    assert away(lent(**BACK, **told)) == ("17 12:00", "19 18:00")


def test_a_cancelled_run_carries_nothing():
    row = CancelledRun(run="south", day=at("16 12:00").date())
    desk = stock(plan(), row)
    assert codes(desk.decide(request("17 12:00", "18 12:00", **THERE), now=NOW)) == ["run-never-reaches:too-late"]


def test_who_asks_at_once_for_another_hub_asks_too_late():
    decision = stock(plan()).decide(request(None, **THERE), now=NOW)
    assert codes(decision) == ["run-never-reaches:too-late"]
    assert dict(decision.reasons[0].params)["arrives"] == at("16 09:30")


def test_it_is_due_by_the_hours_of_the_hub_to_which_it_is_returned():
    week = {"mon-thu": [], "fri": ["10:00-12:00"], "sat,sun": []}
    hours = {"format": "innbygger.hours/1", "id": "short"}
    hours["layers"] = [{"id": "desk", "access": "staffed", "holidays": "as_usual", "week": week}]  # type: ignore[assignment]
    hubs = [{"id": "torg", "name": "Torg", "hours": "desk"}, {"id": "havn", "name": "Havn", "hours": "short"}]
    facts = plan(terms={"period": "P1D", "closed": "start_of_next_opening"}, hubs=hubs, hours=[hours])
    made = [became(stock(facts).decide(request("16 12:00", **told), now=NOW)) for told in ({}, BACK)]
    assert [shown(each.due) for each in made] == ["17 12:00", "19 10:00"]


# --- Giving way to a reservation --------------------------------------------------------------------------------------

RESERVED = [loan(name, "18 12:00", "19 12:00") for name in ("l1", "l2")]
NOW_ON = {"start": None, "due": None}


def test_what_is_taken_at_once_is_due_before_it_is_needed():
    assert shown(lent(*RESERVED, **NOW_ON).due) == "18 12:00"
    assert shown(lent(*RESERVED[:1], **NOW_ON).due) == "22 12:00"


def test_it_is_due_so_long_before_that_it_can_be_looked_after():
    assert away(lent(*RESERVED, **NOW_ON, terms={"inspect": {"period": "PT3H"}})) == ("15 12:00", "18 12:00")


@pytest.mark.parametrize(
    ("days", "due"), [({"days": 1, "of": "open"}, "16 23:59"), ({"days": 1}, "16 23:59"), ({"days": 2}, "15 23:59")]
)
def test_days_on_which_it_is_looked_after_begin_the_day_after(days: Json, due: str):
    told = lent(*RESERVED, **NOW_ON, terms={"inspect": days})
    assert shown(told.due) == due
    assert told.until <= at("18 12:00")


def test_it_is_due_so_long_before_that_it_can_come_home():
    later = [loan(name, "22 12:00", "23 12:00") for name in ("l1", "l2")]
    told = lent(*later, **NOW_ON, **BACK)
    assert (shown(told.due), away(told)) == ("19 09:30", ("15 12:00", "19 13:00"))


@pytest.mark.parametrize(
    "terms",
    [
        {"walk_in": "refuse"},
        {"inspect": {"period": "PT72H"}},
        {"inspect": {"days": 9, "of": "staff"}},
    ],
)
def test_it_is_refused_where_it_cannot_be_back_in_time_or_the_terms_say_so(terms: Json):
    desk = stock(plan(terms=terms), *RESERVED)
    assert codes(desk.decide(request(None), now=NOW)) == ["copy-reserved:soon"]


def test_so_it_is_where_no_run_brings_it_home_in_time():
    soon = [loan(name, "16 12:00", "19 12:00") for name in ("l1", "l2")]
    assert codes(stock(plan(), *soon).decide(request(None, **BACK), now=NOW)) == ["copy-reserved:soon"]


def test_it_is_looked_after_in_time_also_where_the_clock_is_put_on():
    spring = [loan(name, "2027-03-29 02:30", "2027-03-30 12:00") for name in ("l1", "l2")]
    desk = stock(plan(terms={"inspect": {"period": "P1D"}}), *spring)
    told = became(desk.decide(request(None), now=at("2027-03-26 12:00")))
    assert at("2027-03-28 01:59") <= told.due
    assert told.until <= at("2027-03-29 02:30")


def test_what_is_reserved_for_later_is_not_shortened():
    desk = stock(plan(), *RESERVED)
    assert codes(desk.decide(request("17 12:00"), now=NOW)) == ["none-free"]


def test_what_is_not_there_now_is_not_shortened():
    gone = [loan(name, "15 10:00", "16 12:00", state="out") for name in ("l1", "l2")]
    assert codes(stock(plan(), *gone).decide(request(None), now=NOW)) == ["none-free"]


BY_NUMBER = numbered("a", "b")
A, B = loan("l1", "18 12:00", "19 12:00", copies=["a"]), loan("l2", "19 12:00", "21 12:00", copies=["b"])


@pytest.mark.parametrize(
    ("rows", "told", "due"),
    [
        ([A], {}, "22 12:00"),
        ([A, B], {}, "19 12:00"),
        ([A, B], {"copies": ["a"]}, "18 12:00"),
        ([A, B], {"count": 2}, "18 12:00"),
        ([A], {"count": 2, "copies": ["a", "b"]}, "18 12:00"),
        ([], {"count": 2}, "22 12:00"),
    ],
)
def test_of_a_stock_that_is_lent_by_number_it_lasts_as_long_as_so_many_copies_are_free(
    rows: list[Any], told: Json, due: str
):
    assert shown(lent(*rows, of=BY_NUMBER, **NOW_ON, **told).due) == due


def test_more_copies_than_there_are_are_never_free():
    assert codes(stock(plan(BY_NUMBER)).decide(request(None, count=3), now=NOW)) == ["none-free"]


# --- Which copies -----------------------------------------------------------------------------------------------------


def test_whoever_reserves_by_number_gets_the_first_copies_that_are_free_or_those_that_they_choose():
    assert lent(of=BY_NUMBER).copies == ("a",)
    assert lent(loan("l1", copies=["a"]), of=BY_NUMBER).copies == ("b",)
    assert lent(of=BY_NUMBER, copies=["b"]).copies == ("b",)
    assert lent(of=BY_NUMBER, count=2).copies == ("a", "b")
    assert lent(outage("o1", copies=["a"]), of=BY_NUMBER).copies == ("b",)


def test_of_a_stock_that_is_lent_by_count_any_will_do():
    assert lent(of=numbered("a", "b", lent_by="count")).copies == ()


def test_one_that_is_changed_is_not_in_its_own_way():
    one = {"id": "skis", "hub": "torg", "name": "Ski", "count": 1}
    mine = loan("l1", borrower=KARI)
    assert lent(mine, of=one, replaces="l1").id == "l1"
    assert codes(stock(plan(one), mine).decide(request(), now=NOW)) == ["none-free"]
