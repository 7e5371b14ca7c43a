"""Checking what is lent on a day, and on which terms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.torg import SKIS, plan

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.errors import OutOfRange
from innbygger_core.loans import check_loans

if TYPE_CHECKING:
    from innbygger_core.decisions import Report

DAY = date(2027, 2, 16)
KAYAK = {"id": "kayak", "hub": "havn", "name": "Kajakk", "kind": "boat"}
SOURCE = {"source": {"document": "municipal-rules"}}


def checked(*rows: dict[str, Any], day: date = DAY, policy: Policy | None = None, of: Any = (SKIS, KAYAK)) -> Report:  # noqa: ANN401 - stocks
    return check_loans(plan(*of, terms=list(rows)), day, policy=policy)


def paid(report: Report) -> list[tuple[str, str]]:
    """Which stocks cost something on which terms, in the order of their ids."""
    told = (reason for reason in report.reasons if reason.code == "loan.free")
    return [(reason.subject, str(dict(reason.params)["terms"])) for reason in told]


def test_loans_cost_nothing_unless_it_was_decided():
    report = checked({"fee": 50})
    assert paid(report) == [("equipment/kayak", "t0"), ("equipment/skis", "t0")]
    (_, reason) = (each for each in report.reasons if each.code == "loan.free")
    assert (reason.severity, reason.field) == (Severity.SHOULD, "/fee")
    assert reason.params == (("name", "Ski"), ("fee", 50), ("terms", "t0"))


@pytest.mark.parametrize("row", [{"period": "P7D"}, {"fee": 0}, {"fee": None}])
def test_what_is_free_is_as_it_should_be(row: dict[str, Any]):
    report = checked(row)
    assert (paid(report), report.ok) == ([], True)


@pytest.mark.parametrize(
    ("row", "whose"),
    [
        ({"kinds": ["boat"]}, ["kayak"]),
        ({"equipment": ["skis"]}, ["skis"]),
        ({"hubs": ["havn"]}, ["kayak"]),
        ({"kinds": ["boat"], "hubs": ["torg"]}, []),
        ({"borrowers": ["school"]}, ["kayak", "skis"]),
        ({"valid_to": "2027-02-15"}, []),
        ({"valid_from": "2027-02-16"}, ["kayak", "skis"]),
    ],
)
def test_a_fee_is_that_of_the_stocks_that_its_row_is_about_on_the_day(row: dict[str, Any], whose: list[str]):
    assert paid(checked({"fee": 50, **row})) == [(f"equipment/{name}", "t0") for name in whose]


def test_each_row_is_told():
    assert paid(checked({"fee": 50}, {"fee": 90, "kinds": ["boat"]})) == [
        ("equipment/kayak", "t0"),
        ("equipment/kayak", "t1"),
        ("equipment/skis", "t0"),
    ]


def test_a_stock_is_checked_while_it_is_there_and_somebody_said_on_which_terms_it_is_lent():
    gone = {**SKIS, "valid_to": "2027-02-15"}
    assert [each.subject for each in checked({"fee": 0}, of=(gone,)).checked] == []
    assert {each.subject for each in checked({"fee": 0, "kinds": ["boat"]}).checked} == {"equipment/kayak"}
    assert [each.code for each in checked({"fee": 0}, of=(SKIS,)).checked] == ["loan.free", "loan.known-place"]


def test_a_policy_says_how_much_it_weighs():
    policy = Policy("ours", (PolicyEntry("loan.free", Severity.MUST),))
    assert not checked({"fee": 50}, policy=policy).ok


def test_a_day_is_one_for_which_there_are_answers():
    with pytest.raises(OutOfRange):
        checked(day=date(1899, 12, 31))
