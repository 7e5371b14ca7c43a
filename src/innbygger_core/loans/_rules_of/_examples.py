"""A small desk for examples: two pairs of skis at Heggedal, a child who asks for one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from innbygger_core.hours import OpeningHours, Timetable, compile_hours, read_hours
from innbygger_core.hubs import EquipmentFacts, HubFacts, Municipality, TransportRun
from innbygger_core.loans._deciding._working_out import WorkingOut
from innbygger_core.loans._deciding._world import World
from innbygger_core.loans._levels._shelves import Shelves
from innbygger_core.loans._writing._loans import BorrowerBlock, Loan, Outage
from innbygger_core.loans._writing._requests import ExtendLoan, LoanRequest
from innbygger_core.loans._writing._terms import LoanTerms
from innbygger_core.timekeeping import micros
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from innbygger_core.agreements import Agreement
    from innbygger_core.loans._deciding._asked import Asked

__all__ = ["example"]

_HOURS = read_hours(
    '{"format": "innbygger.hours/1", "id": "desk", "week": {"mon-fri": ["10:00-18:00"], "sat,sun": []}}'
)
_NOW, _START = "2027-02-18T12:00:00+01:00", "2027-02-19T12:00:00+01:00"
_BORROWER = {"id": "resident/7f3a", "born": 2013}


@frozen
class _Facts:
    """The facts of a small municipality."""

    equipment: tuple[EquipmentFacts, ...]
    loan_terms: tuple[LoanTerms, ...]
    transport_runs: Fact[tuple[TransportRun, ...]] = UNKNOWN
    agreements: tuple[Agreement, ...] = ()
    municipality: Municipality = field(factory=lambda: Municipality(name="Fjord"))
    hubs: tuple[HubFacts, ...] = field(
        factory=lambda: tuple(
            HubFacts.model_validate({"id": each, "name": each.title()}) for each in ("heggedal", "saetre")
        )
    )
    modules: tuple[()] = ()
    card_terms: tuple[()] = ()
    more_agreements: Known = Known.NO
    hours: tuple[OpeningHours, ...] = (_HOURS,)

    def timetable(self, _hub: str, *, module: str | None = None) -> Timetable:  # noqa: ARG002 - one desk for all
        return compile_hours(_HOURS)

    def staff_timetable(self, hub: str) -> Timetable:
        return self.timetable(hub)


def example(**told: Any) -> Asked:  # noqa: ANN401 - whatever an example changes
    """Work out an act at a small desk, from what an example tells: ``terms``, ``borrower`` and the like.

    ``beside`` are other stocks that the desk lends.

    >>> example(terms={"period": "P7D"}).due.at.isoformat()
    '2027-02-26T12:00:00+01:00'
    """
    stock = EquipmentFacts.model_validate(
        {"id": "skis", "hub": "heggedal", "name": "Ski", "count": 2} | told.get("stock", {})
    )
    terms = LoanTerms.model_validate({"period": "P7D"} | told.get("terms", {}))
    beside = map(EquipmentFacts.model_validate, told.get("beside", ()))
    facts: Any = _Facts((stock, *beside), (terms,), told.get("runs", UNKNOWN), tuple(told.get("agreements", ())))
    world = World(facts)
    blocks = [BorrowerBlock.model_validate(each) for each in told.get("blocks", ())]
    outages = [Outage.model_validate(each) for each in told.get("outages", ())]
    shelves = Shelves(world, map(Loan.model_validate, told.get("loans", ())), blocks, outages)
    request = LoanRequest.model_validate(
        {
            "items": [{"equipment": "skis"} | told.get("item", {}), *told.get("others", ())],
            "borrower": _BORROWER | told.get("borrower", {}),
            "start": _START,
        }
        | told.get("request", {})
    )
    return _asked(told, WorkingOut(world, shelves), request)


def _asked(told: dict[str, Any], working_out: WorkingOut, request: LoanRequest) -> Asked:
    act, now = told.get("act", "request"), _micros(told.get("now", _NOW))
    if act == "request":
        return working_out.request(request, 0, None, now)
    item = request.items[0]
    row = {"id": "l1", "equipment": item.equipment, "hub": "heggedal", "borrower": request.borrower}
    row |= {"start": "2027-02-15T12:00:00+01:00", "due": "2027-02-22T12:00:00+01:00", "copies": item.copies}
    loan = Loan.model_validate(row | {"state": "reserved" if act == "collect" else "out"} | told.get("loan", {}))
    if act == "collect":
        return working_out.collection(loan, item, request.borrower, now)
    if act == "return":
        return working_out.handing_in(loan, told.get("at", loan.brought_to), now)
    until = told.get("until")
    asked = working_out.extension(loan, ExtendLoan.model_validate({"loan": "l1", "until": until}), now)
    return evolve(asked, waiting=told.get("waiting", asked.waiting))


def _micros(text: str) -> int:
    return micros(datetime.fromisoformat(text), "now")
