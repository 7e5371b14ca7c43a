"""Labels, receipts, and what the borrower alone is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.loans.telling.small_desk import OSLO, clock, lent, plan_of

from innbygger_core.errors import UnknownId
from innbygger_core.loans import Loan, Stock, packing_list

KAYAK = {"id": "kayak", "hub": "heggedal", "name": {"nb": "kajakk", "en": "kayak"}, "parts": {"paddle": 1, "vest": 2}}


def stock_of(*loans: Loan, **told: Any) -> Stock:  # noqa: ANN401 - as in JSON
    skis = {"id": "skis", "hub": "heggedal", "name": {"nb": "ski", "en": "skis"}, "sizes": {"160": 4}}
    return Stock(plan_of(equipment=[skis, KAYAK], **told), loans=loans)


def test_a_label_says_what_it_is_where_it_goes_and_until_when_it_is_kept():
    ready = lent(state="ready", size="160", copies=("s-1",), collect_at="tofte", hold_until=clock("2027-02-19 16:00"))
    assert stock_of(ready).label("l1", "nb").split("\n") == [
        "Lån l1",
        "1 × ski, størrelse 160, nr. s-1",
        "Til Tofte",
        "Ligger klar til fredag 19. februar 2027 kl. 16",
    ]
    assert stock_of(ready).label("l1", "en").split("\n")[1:3] == ["1 × skis, size 160, no. s-1", "To Tofte"]


def test_what_comes_back_goes_home():
    back = lent(state="returned", collect_at="tofte", hold_until=clock("2027-02-19 16:00"))
    assert stock_of(back).label("l1", "nn").split("\n") == ["Lån l1", "1 × ski", "Til Heggedal"]


def test_what_is_not_kept_for_a_time_has_no_end_on_its_label():
    assert stock_of(lent(state="reserved")).label("l1", "nb").split("\n")[-1] == "Til Heggedal"


def test_a_receipt_tells_where_to_return_it_and_what_belongs_to_it_and_no_price():
    loan = lent(equipment="kayak", count=2, return_to="tofte", fee=50)
    assert stock_of(loan).receipt("l1", "nn").split("\n") == [
        "Lån l1",
        "2 × kajakk",
        "Med følgjer 2 × paddle og 4 × vest",
        "Skal leverast på Tofte innan måndag 22. februar 2027 kl. 12",
    ]


@pytest.mark.parametrize(
    ("fee", "lang", "cost"),
    [(0, "nb", "Lånet er gratis"), (1, "nn", "Lånet kostar 1 krone"), (50, "en", "The loan costs NOK 50")],
)
def test_only_the_borrower_is_told_what_it_costs(fee: int, lang: str, cost: str):
    stock = stock_of(lent(fee=fee))
    assert stock.statement("l1", lang) == f"{stock.receipt('l1', lang)}\n{cost}"


def test_a_hub_is_called_what_it_is_called_while_the_loan_lasts():
    rows = [
        {"id": "heggedal", "name": "Heggedal", "hours": "heggedal", "valid_to": "2027-02-20"},
        {"id": "heggedal", "name": "Heggedal torg", "hours": "heggedal", "valid_from": "2027-02-21"},
        {"id": "tofte", "name": "Tofte", "hours": "tofte", "valid_to": "2027-02-20"},
        {"id": "saetre", "name": "Sætre", "hours": "saetre"},
    ]
    stock = stock_of(lent(state="ready"), lent("l2", "ready", collect_at="tofte"), hubs=rows)
    assert stock.label("l1", "nb").split("\n")[-1] == "Til Heggedal torg"
    assert stock.label("l2", "nb").split("\n")[-1] == "Til Tofte"


@pytest.mark.parametrize("slip", ["label", "receipt", "statement"])
def test_a_slip_for_what_nobody_knows_is_refused(slip: str):
    with pytest.raises(UnknownId, match="loan"):
        getattr(stock_of(lent("l2")), slip)("l1", "nb")


@pytest.mark.parametrize("slip", ["label", "receipt", "statement"])
def test_a_slip_for_what_is_no_longer_lent_calls_it_by_its_id(slip: str):
    assert "1 × sledge" in getattr(stock_of(lent(equipment="sledge")), slip)("l1", "nb")


def test_the_packing_list_of_a_stock_is_that_of_its_loans():
    way = {"run": "south", "day": "2027-02-19", "start": "heggedal", "end": "tofte"}
    times = {"leaves": clock("2027-02-19 09:00"), "arrives": clock("2027-02-19 10:30")}
    stock = stock_of(lent(state="reserved", collect_at="tofte", outward=(way | times,)))
    assert stock.packing(date(2027, 2, 19)) == packing_list(stock.loans, date(2027, 2, 19), OSLO)
    assert len(stock.packing(date(2027, 2, 19))) == 2


def test_a_stock_tells_of_which_plan_it_is():
    plan = plan_of()
    assert Stock(plan).facts is plan
