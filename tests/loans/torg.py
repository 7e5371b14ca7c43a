"""Two small hubs with a lending desk, as a municipality writes them down; and somebody who borrows there."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from innbygger_core import read_plan
from innbygger_core.loans import BorrowerBlock, CancelledRun, Loan, LoanAct, LoanRequest, Outage, Stock
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision
    from innbygger_core.network import Plan

Json: TypeAlias = dict[str, Any]

OSLO: Final = ZoneInfo("Europe/Oslo")
# A Monday noon; a desk is open from ten to six on weekdays.
NOW: Final = datetime(2027, 2, 15, 12, tzinfo=OSLO)
KARI, OLA = {"id": "resident/kari", "born": 1980}, {"id": "resident/ola", "born": 1975}
CHILD: Final = {"id": "resident/child", "born": 2015}
RUN: Final = {
    "id": "south",
    "stops": [{"hub": "torg", "at": "09:00"}, {"hub": "havn", "at": "09:30"}, {"hub": "torg", "at": "13:00"}],
    "days": "tue,fri",
    "carries": ["equipment"],
}
_ACTS: TypeAdapter[LoanAct] = TypeAdapter(LoanAct)


def at(when: str) -> datetime:
    """An instant by the hubs' clock: ``16 12:00`` of the February in question, or ``2027-03-01 12:00``."""
    day, _, clock = when.rpartition(" ")
    day = day if "-" in day else f"2027-02-{int(day):02}"
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=OSLO)


def us(when: str) -> int:
    """The same in µs."""
    return micros(at(when), "when")


def shown(when: datetime | None) -> str | None:
    """What :func:`at` would make it of."""
    return None if when is None else f"{when.astimezone(OSLO):%-d %H:%M}"


def hours(name: str, week: Json) -> Json:
    """Hours of a week, holidays or not."""
    layer = {"id": "desk", "access": "staffed", "holidays": "as_usual", "week": week}
    return {"format": "innbygger.hours/1", "id": name, "layers": [layer]}


WEEK: Final = {"mon-fri": ["10:00-18:00"], "sat,sun": []}
SKIS: Final = {"id": "skis", "hub": "torg", "name": "Ski", "count": 2}


def numbered(*copies: str, lent_by: str = "number", **told: Any) -> Json:  # noqa: ANN401 - facts of a stock
    """Skis that have a number each; ``a/160`` is one of a size."""
    parted = [copy.partition("/") for copy in copies]
    rows = [{"id": name, "size": size} if size else {"id": name} for name, _, size in parted]
    return {"id": "skis", "hub": "torg", "name": "Ski", "copies": rows, "lent_by": lent_by, **told}


def plan(*equipment: Json, terms: Json | list[Json] | None = None, **lists: Any) -> Plan:  # noqa: ANN401 - lists of a plan
    """The hubs with what they lend, for a week unless the terms say otherwise."""
    rows = terms if isinstance(terms, list) else [{"period": "P7D", **(terms or {})}]
    document = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hubs": [{"id": hub, "name": hub.title(), "hours": "desk", "staff_hours": "desk"} for hub in ("torg", "havn")],
        "equipment": list(equipment or (SKIS,)),
        "loan_terms": [{"id": f"t{place}", **row} for place, row in enumerate(rows)],
        "more_agreements": False,
        "transport_runs": [RUN],
        **lists,
        "hours": [hours("desk", WEEK), *lists.get("hours", ())],
    }
    return read_plan(json.dumps(document))


def loan(name: str, start: str = "16 12:00", due: str = "23 12:00", **told: Any) -> Loan:  # noqa: ANN401 - facts of a loan
    """A stored loan of Ola's, reserved from Tuesday for a week."""
    clocked = {key: at(value) for key, value in told.items() if _is_time(value)}
    row = {"equipment": "skis", "hub": "torg", "borrower": OLA, "start": at(start), "due": at(due), **told, **clocked}
    return Loan.model_validate({"id": name, **row})


def _is_time(value: object) -> bool:
    return isinstance(value, str) and ":" in value


def outage(name: str, since: str = "15 08:00", until: str | None = None, **told: Any) -> Outage:  # noqa: ANN401 - facts of it
    """Things that are being repaired."""
    end = None if until is None else at(until)
    return Outage.model_validate({"id": name, "equipment": "skis", "since": at(since), "until": end, **told})


def block(name: str, borrower: str, since: str, until: str | None = None) -> BorrowerBlock:
    """Somebody who may not borrow."""
    end = None if until is None else at(until)
    return BorrowerBlock(id=name, borrower=borrower, since=at(since), until=end)


def stock(facts: Plan, *rows: Loan | Outage | BorrowerBlock | CancelledRun, **told: Any) -> Stock:  # noqa: ANN401 - of a stock
    """A lending desk with stored rows; what it makes is called n1, n2 and so on."""
    numbers = count(1)
    of = {kind: [row for row in rows if isinstance(row, kind)] for kind in (Loan, Outage, BorrowerBlock, CancelledRun)}
    return Stock(
        facts,
        loans=of[Loan],
        outages=of[Outage],
        blocks=of[BorrowerBlock],
        cancelled_runs=of[CancelledRun],
        new_id=lambda: f"n{next(numbers)}",
        **told,
    )


def request(start: str | None = "16 12:00", due: str | None = None, **told: Any) -> LoanRequest:  # noqa: ANN401 - of a request
    """Kari asks for a pair of skis from Tuesday; now, where there is no start."""
    item = {"equipment": "skis", **{key: told.pop(key) for key in ("count", "size", "copies") if key in told}}
    times = {"start": start and at(start), "due": due and at(due)}
    return LoanRequest.model_validate({"items": [item], "borrower": KARI, **times, **told})


def act(kind: str, **told: Any) -> LoanAct:  # noqa: ANN401 - of an act
    """An act, on the loan ``l1`` where it is on a loan."""
    of_a_loan = kind not in {"block", "unblock", "take_out", "put_in", "cancel_run"}
    return _ACTS.validate_python({"act": kind, **({"loan": "l1"} if of_a_loan else {}), **told})


def codes(decision: Decision) -> list[str]:
    """What stands in the way, or is told: code and variant without the prefix, but for notes."""
    said = (reason for reason in decision.reasons if reason.verdict != "note")
    return [f"{each.code.removeprefix('loan.')}{':' if each.variant else ''}{each.variant}" for each in said]


def faults(decision: Decision) -> list[tuple[str, str]]:
    """What does not make sense: where, and which sentence tells it."""
    assert decision.outcome.value == "deny"
    assert {reason.code for reason in decision.reasons} == {"loan.input-invalid"}
    assert decision.writes == ()
    return [(reason.field, reason.variant) for reason in decision.reasons]


def row(decision: Decision, table: str = "loans") -> Json:
    """The one row of a table that a decision writes."""
    (found,) = (write.row for write in decision.writes if write.table == table)
    return found


def became(decision: Decision) -> Loan:
    """The loan as it is then."""
    return Loan.model_validate(row(decision))
