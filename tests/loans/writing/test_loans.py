"""The rows of a lending desk."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from tests.loans.torg import NOW, at, block, loan, outage, request, stock
from tests.loans.torg import plan as a_plan

from innbygger_core.loans import HOLDING, BorrowerBlock, CancelledRun, Loan, LoanState, Outage, PublicLoan


@pytest.mark.parametrize("state", list(LoanState))
def test_what_is_asked_for_reserved_out_or_lost_keeps_its_things_from_others(state: LoanState):
    holds = state in {"pending", "reserved", "ready", "out", "lost"}
    assert loan("l1", state=state).holds is (state in HOLDING) is holds
    assert loan("l1", state=state).counts is (holds or state is LoanState.RETURNED)


def test_what_is_left_out_is_as_at_home_and_for_the_loan_alone():
    told = loan("l1")
    assert (told.since, told.until, told.collected_from, told.brought_to) == (told.start, told.due, "torg", "torg")
    told = loan("l1", collect_at="havn", return_to="oslo", blocks_from="15 12:00", blocks_until="25 12:00")
    assert (told.since, told.until) == (at("15 12:00"), at("25 12:00"))
    assert (told.collected_from, told.brought_to, told.reference) == ("havn", "oslo", "loan/l1")


def test_strangers_see_that_so_many_are_away():
    told = loan("l1", count=2, size="160", blocks_from="15 12:00", fee=50, card="c1")
    seen = PublicLoan(equipment="skis", count=2, size="160", start=at("15 12:00"), end=at("23 12:00"))
    assert told.public() == seen


def test_a_loan_reads_as_it_is_written():
    told = loan("l1", state="out", copies=["a"], approval={"by": "position/desk"})
    assert Loan.model_validate_json(told.model_dump_json()) == told


@pytest.mark.parametrize(
    "wrong", [{"count": 0}, {"sequence": -1}, {"state": "gone"}, {"borrower": {"id": "resident/a", "name": "Kari"}}]
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        loan("l1", **wrong)


@pytest.mark.parametrize(
    ("until", "holds"), [(None, [False, True, True, True]), ("17 12:00", [False, True, True, False])]
)
def test_a_block_holds_from_its_first_instant_until_its_end(until: str | None, holds: list[bool]):
    told = block("b1", "resident/a", "16 12:00", until)
    assert [told.holds(at(when)) for when in ("16 11:59", "16 12:00", "17 11:59", "17 12:00")] == holds


# --- Times of which nothing can be worked out ------------------------------------------------------------------------

FAR, LONG_AGO = "2500-01-01T12:00:00Z", "1850-01-01T12:00:00Z"
LEG = {"run": "south", "day": "2027-02-16", "start": "torg", "end": "havn", "leaves": at("16 09:00"), "arrives": FAR}


@pytest.mark.parametrize(
    ("row", "told", "where"),
    [
        (loan("l1"), {"start": LONG_AGO}, ("start",)),
        (loan("l1"), {"due": FAR}, ("due",)),
        (loan("l1"), {"blocks_until": FAR}, ("blocks_until",)),
        (loan("l1"), {"collected_at": LONG_AGO}, ("collected_at",)),
        (loan("l1"), {"outward": [LEG]}, ("outward", 0, "arrives")),
        (loan("l1"), {"borrower": {"id": "resident/ola", "right_ends": FAR}}, ("borrower", "right_ends")),
        (outage("o1"), {"since": LONG_AGO}, ("since",)),
        (outage("o1"), {"until": FAR}, ("until",)),
        (block("b1", "resident/ola", "16 12:00"), {"since": LONG_AGO}, ("since",)),
        (block("b1", "resident/ola", "16 12:00"), {"until": FAR}, ("until",)),
    ],
)
def test_a_row_of_years_of_which_nothing_is_worked_out_is_refused(
    row: Loan | Outage | BorrowerBlock, told: dict[str, Any], where: tuple[int | str, ...]
):
    with pytest.raises(ValidationError) as refused:
        type(row).model_validate({**row.model_dump(), **told})
    (error,) = refused.value.errors()
    assert (error["loc"], error["type"]) == (where, "impossible-date")


@pytest.mark.parametrize("due", ["16 12:00", "16 11:59"])
def test_a_loan_is_due_after_it_begins(due: str):
    with pytest.raises(ValidationError) as refused:
        loan("l1", "16 12:00", due)
    (error,) = refused.value.errors()
    assert (error["loc"], error["type"]) == (("due",), "due-before-start")
    assert loan("l1", "16 12:00", "16 12:01").holds


@pytest.mark.parametrize("told", [{"start": "1900-01-01 12:00"}, {"due": "2199-12-31 12:00"}])
def test_a_row_at_the_rim_of_time_stops_no_question(told: dict[str, str]):
    of = stock(a_plan(terms={"prepare": {"days": 1}, "inspect": {"days": 1}}), loan("l1", **told, state="out"))
    assert of.decide(request(), now=NOW).outcome
    assert of.profile("skis", NOW.date(), at("20 12:00").date())


def test_a_cancelled_run_is_known_by_its_day():
    assert CancelledRun(run="south", day=at("16 12:00").date()).id == "south/2027-02-16"
