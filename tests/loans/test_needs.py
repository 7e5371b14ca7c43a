"""Which rows a decision needs: with them it comes out as with all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from pydantic import BaseModel

from innbygger_core.errors import NaiveDatetime
from innbygger_core.loans import (
    BlockBorrower,
    BorrowerBlock,
    CancelledRun,
    CancelRun,
    ExtendLoan,
    Loan,
    LoanRequest,
    Outage,
    PutInService,
    Stock,
    TakeOutOfService,
    UnblockBorrower,
    needs,
)
from innbygger_core.network import read_plan

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision
    from innbygger_core.loans import LoanAct

NOW = datetime(2027, 2, 17, 11, tzinfo=UTC)
PLAN = read_plan(
    """{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
    "hubs": [{"id": "torg", "name": "Torget", "hours": "torg"}, {"id": "vik", "name": "Vik", "hours": "torg"}],
    "hours": [{"format": "innbygger.hours/1", "id": "torg", "week": {"mon-sun": ["08:00-20:00"]}}],
    "transport_runs": [{"id": "bus", "days": "mon-fri", "holidays": true,
      "stops": [{"hub": "torg", "at": "09:00"}, {"hub": "vik", "at": "10:00"}, {"hub": "torg", "at": "11:00"}]}],
    "equipment": [{"id": "skis", "hub": "torg", "name": "Ski", "count": 3},
                  {"id": "sled", "hub": "torg", "name": "Akebrett", "count": 2}],
    "loan_terms": [{"id": "all", "period": "P7D", "limit": 2, "renewal_unless_waiting": true,
                    "guardian": [{"below": 16, "form": ["signature"], "times": "first"}]}]}"""
)


M = TypeVar("M", bound=BaseModel)


def made(model: type[M], **told: Any) -> M:  # noqa: ANN401 - as it stands in JSON
    return model.model_validate(told)


def rows(seed: int) -> dict[str, Any]:
    chance = Random(seed)  # noqa: S311 - no secret
    loans: list[Loan] = []
    blocks: list[BorrowerBlock] = []
    outages: list[Outage] = []
    runs: list[CancelledRun] = []
    for place in range(chance.randrange(2, 9)):
        start = NOW + timedelta(hours=chance.randrange(-400, 300))
        state = chance.choice(["reserved", "out", "returned", "waiting", "cancelled", "lost"])
        loans.append(
            made(
                Loan,
                id=f"l{place}",
                equipment=chance.choice(["skis", "sled"]),
                hub="torg",
                borrower={
                    "id": f"resident/{chance.choice('abc')}",
                    "born": 2013,
                    "guardian": chance.choice([None, {"form": "signature"}]),
                },
                start=start,
                due=start + timedelta(days=7),
                state=state,
                collected_at=start if state in ("out", "returned") else None,
                returned_at=start + timedelta(days=2) if state == "returned" else None,
                blocks_until=start + timedelta(days=2) if state == "returned" else None,
            )
        )
    for place in range(chance.randrange(3)):
        until = NOW + timedelta(days=chance.randrange(-3, 9)) if chance.random() < 0.7 else None
        since = NOW - timedelta(days=5)
        who = f"resident/{chance.choice('abc')}"
        blocks.append(made(BorrowerBlock, id=f"b{place}", borrower=who, since=since, until=until))
        outages.append(
            made(Outage, id=f"o{place}", equipment=chance.choice(["skis", "sled"]), since=since, until=until)
        )
        runs.append(made(CancelledRun, run="bus", day=(NOW + timedelta(days=place)).date()))
    return {"loans": loans, "blocks": blocks, "outages": outages, "cancelled_runs": runs}


def told(decision: Decision) -> tuple[Any, ...]:
    return decision.outcome, decision.reasons, decision.conditions, [write.table for write in decision.writes]


@pytest.mark.parametrize("seed", range(200))
def test_the_rows_that_are_needed_are_enough(seed: int) -> None:
    chance, stored = Random(seed), rows(seed)  # noqa: S311 - no secret
    if seed % 3:
        start = NOW + timedelta(hours=chance.randrange(0, 200))
        request: Any = made(
            LoanRequest,
            items=({"equipment": "skis", "count": chance.randrange(1, 3)},),
            borrower={"id": f"resident/{chance.choice('abc')}", "born": 2013},
            start=chance.choice([None, start]),
            collect_at=chance.choice([None, "vik"]),
        )
        found = needs(PLAN, request, now=NOW)
    else:
        loan = chance.choice(stored["loans"])
        request = ExtendLoan(loan=loan.id)
        found = needs(PLAN, request, now=NOW, loan=loan)
    some: dict[str, Any] = {name: [row for row in table if found.matches(row)] for name, table in stored.items()}
    assert told(Stock(PLAN, **stored).decide(request, now=NOW)) == told(Stock(PLAN, **some).decide(request, now=NOW))


def test_a_changed_loan_is_needed_itself() -> None:
    request = made(LoanRequest, items=({"equipment": "skis"},), borrower={"id": "resident/a"}, replaces="l7")
    assert any((query.by, query.keys) == ("id", ("l7",)) for query in needs(PLAN, request, now=NOW).queries)


@pytest.mark.parametrize(
    ("act", "tables"),
    [
        (BlockBorrower(borrower="resident/a"), []),
        (TakeOutOfService(equipment="skis"), []),
        (UnblockBorrower(block="b1"), ["borrower_blocks"]),
        (PutInService(outage="o1"), ["outages"]),
        (CancelRun(run="bus", day=NOW.date()), ["loans", "cancelled_runs"]),
        (ExtendLoan(loan="l1"), ["loans"]),
    ],
)
def test_an_act_needs_what_it_names(act: LoanAct, tables: list[str]) -> None:
    assert [query.table for query in needs(PLAN, act, now=NOW).queries] == tables


def test_the_loans_of_a_run_are_found_by_their_legs() -> None:
    start = NOW + timedelta(days=2)
    leg = {"run": "bus", "day": start.date(), "start": "torg", "end": "vik", "leaves": start, "arrives": start}
    loan = made(
        Loan,
        id="l1",
        equipment="skis",
        hub="torg",
        borrower={"id": "resident/a"},
        start=start,
        due=start + timedelta(days=1),
        outward=(leg,),
    )
    found = needs(PLAN, CancelRun(run="bus", day=start.date()), now=NOW)
    assert found.matches(loan)
    assert not needs(PLAN, CancelRun(run="bus", day=NOW.date()), now=NOW).matches(loan)


def test_now_has_a_time_zone() -> None:
    with pytest.raises(NaiveDatetime):
        needs(PLAN, ExtendLoan(loan="l1"), now=NOW.replace(tzinfo=None))
