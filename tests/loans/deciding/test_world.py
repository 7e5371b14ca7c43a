"""A plan as loans read it: stocks by day, terms by borrower, desks by hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.loans.torg import SKIS, WEEK, at, hours, plan, us

from innbygger_core.hours import Access
from innbygger_core.loans import LoanTerms
from innbygger_core.loans._deciding._world import World
from innbygger_core.timekeeping import Period, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.loans._dues._desk import Desk

DAY, LATER = at("16 12:00").date(), at("2027-03-16 12:00").date()
FIRST = {**SKIS, "valid_to": "2027-02-28"}
THEN = {**SKIS, "name": {"nb": "Langrennsski", "nn": "Langrennsski", "en": "Cross-country skis"}, "hub": "havn"}
VERSIONS = FIRST, {**THEN, "valid_from": "2027-03-01"}


def world(*equipment: Any, **told: Any) -> World:  # noqa: ANN401 - lists of a plan
    return World(plan(*equipment, **told))


# --- Stocks -----------------------------------------------------------------------------------------------------------


def test_a_stock_is_what_it_is_on_the_day():
    facts = world(*VERSIONS)
    assert [(row.hub, facts.name(row)) for day in (DAY, LATER) for row in facts.stocks(day)] == [
        ("torg", "Ski"),
        ("havn", "Langrennsski"),
    ]
    found = [facts.stock("skis", day) for day in (DAY, LATER)]
    assert [row and row.hub for row in found] == ["torg", "havn"]


def test_one_that_is_not_there_then_or_ever_is_none():
    facts = world(FIRST)
    assert facts.stock("skis", LATER) is None
    assert facts.stock("gone", DAY) is None
    assert "gone" not in facts.versions


def test_a_hub_is_called_by_its_name_on_the_day():
    facts = world(hubs=[{"id": "torg", "name": "Torget", "valid_to": "2027-02-28"}, {"id": "havn", "name": "Havna"}])
    assert [facts.hub_name(hub, LATER) for hub in ("torg", "havn", "oslo")] == ["torg", "Havna", "oslo"]
    assert facts.hub_name("torg", DAY) == "Torget"


# --- Time -------------------------------------------------------------------------------------------------------------


def test_days_and_instants_are_those_of_the_municipality():
    facts = world()
    assert facts.moment(us("16 00:30")) == at("16 00:30")
    assert facts.day(us("16 00:30")) == DAY


def test_a_period_leads_no_further_than_the_last_instant():
    facts = world()
    assert facts.later(us("16 12:00"), Period("P1D")) == us("17 12:00")
    assert moment(facts.later(us("16 12:00"), Period("P900Y")), facts.zone).year >= 2199


# --- Terms ------------------------------------------------------------------------------------------------------------


def test_terms_are_those_of_the_day_and_of_the_borrower():
    rows = [
        {"renewals": 1, "valid_to": "2027-02-28"},
        {"renewals": 2, "valid_from": "2027-03-01"},
        {"renewals": 9, "borrowers": ["school"]},
    ]
    facts = world(terms=rows)
    (skis,) = facts.stocks(DAY)
    found = [facts.regime(skis, who, day).terms.renewals for day in (DAY, LATER) for who in ("adult", "school", None)]
    assert found == [1, 9, 1, 2, 9, 2]


def test_a_stock_that_changes_is_lent_on_the_terms_of_what_it_is_then():
    facts = world(*VERSIONS, terms=[{"renewals": 1, "hubs": ["torg"]}, {"renewals": 2, "hubs": ["havn"]}])
    rows = [(facts.stock("skis", day), day) for day in (DAY, LATER)]
    assert [facts.regime(row, None, day).terms.renewals for row, day in rows if row] == [1, 2]


def test_terms_are_worked_out_once():
    facts = world()
    (skis,) = facts.stocks(DAY)
    assert facts.regime(skis, None, DAY) is facts.regime(skis, None, LATER)


# --- Desks ------------------------------------------------------------------------------------------------------------

MORE = [
    hours("early", {"mon-fri": ["07:00-08:00"], "sat,sun": []}),
    hours("late", {"mon-fri": ["20:00-21:00"], "sat,sun": []}),
    hours("library", {"mon-fri": ["12:00-14:00"], "sat,sun": []}),
]
CLOCK = (7, 11, 13, 20)


def opens(desk: Desk) -> list[int]:
    return [hour for hour in CLOCK if desk.is_open(us(f"16 {hour:02}:30")) is Known.YES]


def test_a_desk_is_open_while_the_hub_is_staffed_unless_the_terms_say_otherwise():
    facts = world(hours=MORE)
    assert opens(facts.lending("torg", LoanTerms())) == opens(facts.returns("torg", LoanTerms())) == [11, 13]
    assert opens(facts.lending("torg", LoanTerms(access=(Access.SELF_SERVICE,)))) == []


def test_lending_and_returning_can_have_hours_of_their_own():
    facts, terms = world(hours=MORE), LoanTerms(lending_hours="early", return_hours="late")
    assert (opens(facts.lending("torg", terms)), opens(facts.returns("torg", terms))) == ([7], [20])


def test_what_is_returned_goes_over_the_desk_or_through_the_hatch():
    facts, terms = world(hours=MORE), LoanTerms(hatch_hours="late")
    assert (opens(facts.lending("torg", terms)), opens(facts.returns("torg", terms))) == ([11, 13], [11, 13, 20])


def test_a_modules_hours_are_the_desks_where_the_hub_has_it():
    module = {"id": "library", "hub": "torg", "kind": "library", "hours": "library"}
    facts, terms = world(hours=MORE, modules=[module]), LoanTerms(module="library")
    assert opens(facts.lending("torg", terms)) == [13]
    assert opens(facts.lending("havn", terms)) == [11, 13]


def test_the_staff_may_be_there_at_other_times():
    hubs = [{"id": "torg", "name": "Torget", "hours": "desk", "staff_hours": "early"}]
    facts = world(hours=MORE, hubs=hubs, transport_runs=[])
    assert opens(facts.staff("torg")) == [7]


def test_a_desk_is_made_once():
    facts = world()
    assert facts.lending("torg", LoanTerms()) is facts.lending("torg", LoanTerms(renewals=1))
    assert facts.staff("torg") is facts.staff("torg")


def test_hours_that_change_are_those_of_the_time():
    first = {**hours("early", WEEK), "valid_to": "2027-02-15"}
    then = {**hours("early", {"mon-fri": ["07:00-08:00"], "sat,sun": []}), "valid_from": "2027-02-16"}
    assert opens(world(hours=[first, then]).lending("torg", LoanTerms(lending_hours="early"))) == [7]
