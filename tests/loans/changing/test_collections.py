"""What a new plan does to what is to be collected: later, elsewhere, by another run, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.telling.small_desk import SOUTH, clock, hours, lent, plan_of, terms

from innbygger_core.loans import Consequences, Loan, Stock, consequences

NOW = clock("2027-02-11 12:00")
HUBS = ("heggedal", "tofte", "saetre")
SKIS = {"id": "skis", "hub": "heggedal", "name": "ski", "count": 9}
LEG = {"run": "south", "start": "heggedal", "end": "tofte", "day": "2027-02-12"} | {
    "leaves": clock("2027-02-12 09:00"),
    "arrives": clock("2027-02-12 10:30"),
}
HOME = {"run": "south", "start": "tofte", "end": "heggedal", "day": "2027-02-23"} | {
    "leaves": clock("2027-02-23 10:30"),
    "arrives": clock("2027-02-23 12:00"),
}


def reserved(name: str = "l1", state: str = "reserved", **told: Any) -> Loan:  # noqa: ANN401 - as in JSON
    return lent(name, state, **{"due": clock("2027-02-26 12:00")} | told)


def at_tofte(**told: Any) -> Loan:  # noqa: ANN401 - as in JSON
    return reserved(**{"collect_at": "tofte", "outward": (LEG,), "blocks_from": clock("2027-02-12 09:00")} | told)


def after(*loans: Loan, **told: Any) -> Consequences:  # noqa: ANN401 - a plan, and what is chosen
    chosen = {name: told.pop(name) for name in ("returns_a_day", "instead", "picks") if name in told}
    now = told.pop("now", NOW)
    old = told.pop("old", {})
    return consequences(Stock(plan_of(**old), loans=loans), plan_of(**told), now=now, **chosen)


def open_on(days: str, hub: str = "heggedal") -> list[dict[str, Any]]:
    week = {days: ["10:00-16:00"]}
    return [hours(each, week=week, unstated="closed") if each == hub else hours(each) for each in HUBS]


def without(*hubs: str) -> list[dict[str, Any]]:
    return [{"id": each, "name": each.title(), "hours": each} for each in HUBS if each not in hubs]


def run(**told: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as in JSON
    return [SOUTH | told]


def hits(found: Consequences) -> list[tuple[str, str, bool]]:
    return [(hit.what, hit.why, hit.solved) for hit in found.hits]


@pytest.mark.parametrize("state", ["pending", "reserved", "ready"])
def test_what_was_to_be_collected_on_a_day_that_is_closed_is_collected_when_the_desk_next_opens(state: str):
    found = after(reserved(state=state), hours=open_on("tue-fri"))
    (loan,) = found.loans
    assert (loan.start, loan.collected_from, loan.state) == (clock("2027-02-16 10:00"), "heggedal", state)
    assert hits(found) == [("collection", "closed", True)]


def test_what_is_out_is_collected_no_more():
    assert after(lent(), hours=open_on("mon,wed")).hits == ()


def test_what_could_be_collected_for_days_yet_is_collected_later_only_if_it_no_longer_can():
    waits = reserved(start=clock("2027-02-10 12:00"))
    assert after(waits, hours=open_on("thu-fri")).hits == ()
    found = after(waits, hours=open_on("fri"))
    assert found.loans[0].start == clock("2027-02-12 10:00")
    closed = [hours(each, week={"mon-sun": []}) for each in HUBS]
    assert after(waits, hours=closed, old={"hours": closed}).hits == ()


def test_it_is_kept_as_long_as_it_would_have_been():
    hold = {"loan_terms": [terms(hold={"days": 2, "of": "open"})]}
    kept = reserved(hold_until=clock("2027-02-17 16:00"))
    assert after(kept, hours=open_on("tue-fri"), **hold).loans[0].hold_until == clock("2027-02-18 16:00")
    long = reserved(hold_until=clock("2027-02-24 16:00"))
    assert after(long, hours=open_on("tue-fri"), **hold).loans[0].hold_until == clock("2027-02-24 16:00")


def test_what_can_no_longer_be_collected_before_it_is_due_is_told():
    loan = reserved(due=clock("2027-02-15 16:00"))
    found = after(loan, hours=[hours(each, week={"tue-fri": ["10:00-16:00"]}, unstated="closed") for each in HUBS])
    assert hits(found) == [("collection", "closed", False)]
    assert (found.loans, found.writes) == ((loan,), ())


def test_what_was_to_be_collected_at_a_hub_that_closes_is_collected_where_the_borrower_picks():
    told = {"hubs": without("saetre"), "instead": {"saetre": "tofte"}}
    loan = reserved(collect_at="saetre")
    assert after(loan, **told).loans[0].collected_from == "tofte"
    picked = after(loan, **told, picks={"l1": "heggedal"}).loans[0]
    assert (picked.collect_at, picked.start) == (None, loan.start)


def test_without_a_choice_it_is_collected_where_that_can_be_done_soonest():
    found = after(reserved(collect_at="saetre"), hubs=without("saetre"))
    assert found.loans[0].collected_from == "heggedal"
    assert hits(found) == [("collection", "hub-gone", True)]
    found = after(
        reserved(collect_at="saetre"),
        hubs=without("saetre"),
        hours=open_on("thu-fri"),
    )
    assert (found.loans[0].collected_from, found.loans[0].outward[0].arrives) == ("tofte", clock("2027-02-12 10:30"))


def test_what_lies_ready_at_a_hub_that_closes_is_carried_on_from_there():
    ready = reserved(state="ready", collect_at="tofte", ready_at=clock("2027-02-10 12:00"))
    found = after(ready, hours=open_on("sat", "tofte"), instead={"tofte": "heggedal"}, picks={"l1": "heggedal"})
    (loan,) = found.loans
    assert (loan.state, loan.ready_at, loan.outward[0].start) == ("reserved", None, "tofte")
    assert loan.outward[0].arrives <= loan.start


def test_what_lies_ready_where_no_run_comes_any_more_cannot_be_moved():
    ready = reserved(state="ready", collect_at="saetre")
    found = after(ready, hubs=without("saetre"))
    assert hits(found) == [("collection", "hub-gone", False)]


def test_what_is_on_its_way_is_not_at_home():
    under_way = at_tofte(start=clock("2027-02-15 12:00"))
    assert after(under_way, now=clock("2027-02-12 09:30"), transport_runs=run(days="wed")).hits == ()


def test_what_a_run_no_longer_carries_goes_with_another_in_time():
    found = after(at_tofte(), transport_runs=run(days="mon"))
    (loan,) = found.loans
    assert loan.start == clock("2027-02-15 12:00")
    assert [leg.day.day for leg in loan.outward] == [15]
    assert loan.since == clock("2027-02-12 09:00")
    assert hits(found) == [("run", "run-days", True)]
    assert found.notices("nb") == ()


def test_what_gets_there_later_is_collected_later():
    found = after(at_tofte(), transport_runs=run(days="wed"))
    (loan,) = found.loans
    assert (loan.outward[0].day.day, loan.start) == (17, clock("2027-02-17 10:30"))
    assert hits(found) == [("run", "run-days", True), ("collection", "run-days", True)]


def test_what_no_run_carries_any_more_is_collected_at_home():
    found = after(at_tofte(), transport_runs=[])
    (loan,) = found.loans
    assert (loan.collected_from, loan.start) == ("heggedal", clock("2027-02-15 12:00"))
    assert hits(found) == [("collection", "run-gone", True)]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"id": "north"}, "run-gone"),
        ({"carries": ["books"]}, "run-gone"),
        ({"valid_from": "2027-03-01"}, "run-gone"),
        ({"stops": [{"hub": "heggedal", "at": "09:00"}, {"hub": "saetre", "at": "10:30"}]}, "run-stop"),
        ({"days": "thu"}, "run-days"),
        ({"stops": [{"hub": "heggedal", "at": "08:00"}, {"hub": "tofte", "at": "09:30"}]}, "run-times"),
    ],
)
def test_it_is_told_why_a_run_no_longer_carries_something(told: dict[str, Any], why: str):
    assert {hit.why for hit in after(at_tofte(), transport_runs=run(**told)).hits} == {why}


def test_a_run_of_which_nobody_knows_what_it_carries_carries_loans():
    unknown = [{name: told for name, told in SOUTH.items() if name != "carries"}]
    assert after(at_tofte(), transport_runs=unknown).hits == ()


def test_where_runs_are_unknown_things_take_as_long_as_the_terms_say():
    told = {"transport_runs": "unknown", "loan_terms": [terms(transport={"days": 2})]}
    found = after(at_tofte(), **told)
    assert (found.loans[0].collected_from, found.loans[0].start) == ("tofte", clock("2027-02-15 12:00"))
    slow = {"transport_runs": "unknown", "loan_terms": [terms(transport={"days": 6})]}
    assert after(at_tofte(), **slow).loans[0].start == clock("2027-02-18 10:00")


def test_where_no_such_days_are_found_nothing_gets_there():
    closed = open_on("sat", "tofte")
    closed[1]["week"] = {"mon-sun": []}
    told = {"transport_runs": "unknown", "loan_terms": [terms(transport={"days": 900, "of": "open"})]}
    assert after(at_tofte(), **told).loans[0].collected_from == "heggedal"


def test_a_run_that_no_longer_carries_something_home_is_replaced():
    home = lent(return_to="tofte", homeward=(HOME,))
    found = after(home, transport_runs=run(days="wed"))
    (loan,) = found.loans
    assert (loan.homeward[0].leaves, loan.until) == (clock("2027-02-24 10:30"), clock("2027-02-24 12:00"))
    assert hits(found) == [("run", "run-days", True)]


def test_where_no_run_goes_home_any_more_somebody_has_to_find_a_way():
    found = after(lent(return_to="tofte", homeward=(HOME,)), transport_runs=[])
    assert hits(found) == [("run", "run-gone", False)]
    assert found.loans[0].homeward == ()
    assert "transport" in found.text("nb")


def test_what_is_returned_at_home_instead_needs_no_run():
    found = after(lent(return_to="tofte", homeward=(HOME,)), hubs=without("tofte"), transport_runs=[])
    assert (found.loans[0].brought_to, found.loans[0].homeward) == ("heggedal", ())
    assert hits(found) == [("due", "hub-gone", True)]


# --- Stocks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["pending", "waiting", "reserved", "ready"])
def test_what_is_no_longer_lent_cannot_be_collected(state: str):
    found = after(reserved(state=state), equipment=[])
    assert hits(found) == [("stock", "stock-gone", False)]
    (notice,) = found.notices("nb")
    assert notice.text == ("Vi kan dessverre ikke låne deg ski mandag 15. februar 2027 kl. 12. Vi tar kontakt med deg.")


def test_what_is_out_of_a_stock_that_vanishes_is_still_to_be_returned():
    found = after(lent(due=clock("2027-02-22 12:00")), equipment=[], hours=open_on("tue-fri"))
    assert hits(found) == [("stock", "stock-gone", False), ("due", "closed", True)]
    assert [notice.text[:13] for notice in found.notices("nb")] == ["Du kan levere"]


def test_what_is_out_of_a_hub_that_vanishes_with_all_its_things_is_returned_elsewhere():
    found = after(lent(), equipment=[], hubs=without("heggedal"), transport_runs=[])
    assert found.loans[0].brought_to == "saetre"
    assert hits(found) == [("stock", "stock-gone", False), ("due", "hub-gone", True)]


def test_sizes_and_copies_vanish_too():
    sizes = {"equipment": [{name: told for name, told in SKIS.items() if name != "count"} | {"sizes": {"160": 2}}]}
    left = {"equipment": [{name: told for name, told in SKIS.items() if name != "count"} | {"sizes": {"170": 2}}]}
    assert hits(after(reserved(size="160"), old=sizes, **left)) == [("stock", "stock-gone", False)]
    copies = [{"id": "s-1"}, {"id": "s-2"}]
    numbered = {name: told for name, told in SKIS.items() if name != "count"} | {"lent_by": "number"}
    old, new = ({"equipment": [numbered | {"copies": copies[:most]}]} for most in (2, 1))
    found = after(reserved(copies=("s-2",)), reserved("l2", copies=("s-1",)), old=old, **new)
    assert [(hit.loan, hit.why) for hit in found.hits] == [("l1", "stock-gone")]


def test_a_stock_that_the_old_plan_did_not_have_is_left_aside():
    assert after(reserved(equipment="sledge"), equipment=[]).hits == ()
    late = {"equipment": [SKIS | {"valid_to": "2027-02-01"}]}
    assert after(reserved(), old=late, equipment=[]).hits == ()


def test_what_moves_to_another_hub_is_carried_to_where_it_was_to_be_collected():
    found = after(reserved(), equipment=[SKIS | {"hub": "tofte"}])
    (loan,) = found.loans
    assert (loan.hub, loan.collected_from, loan.brought_to) == ("tofte", "heggedal", "heggedal")
    assert [(leg.start, leg.end) for leg in loan.outward] == [("tofte", "heggedal")]
    assert [(leg.start, leg.end) for leg in loan.homeward] == [("heggedal", "tofte")]
    assert hits(found) == [("stock", "moved", True)]
    assert found.text("en") == "Loan l1, skis: now kept at Tofte instead of Heggedal."
    assert found.notices("en") == ()


def test_what_moves_where_no_run_goes_is_collected_there():
    found = after(reserved(), equipment=[SKIS | {"hub": "saetre"}])
    (loan,) = found.loans
    assert (loan.hub, loan.collect_at, loan.brought_to) == ("saetre", None, "heggedal")
    assert [hit.what for hit in found.hits] == ["stock", "collection", "run"]


def test_too_few_things_are_told_of_each_loan_that_may_lack_them():
    one = {"equipment": [SKIS | {"count": 1}]}
    found = after(
        reserved(),
        reserved("l2"),
        reserved("l3", start=clock("2027-03-01 12:00"), due=clock("2027-03-02 12:00")),
        **one,
    )
    assert [(hit.loan, hit.why) for hit in found.unsolved] == [("l1", "short"), ("l2", "short")]
    assert after(reserved(), reserved("l2"), old=one, **one).hits == ()
    past = lent("p", due=clock("2027-02-10 12:00"), start=clock("2027-02-01 12:00"), state="reserved")
    assert "p" not in {hit.loan for hit in after(past, past.model_copy(update={"id": "q"}), **one).hits}


def test_a_due_time_that_moves_into_the_next_reservation_is_told():
    one = [SKIS | {"count": 1}]
    first = lent(due=clock("2027-02-22 12:00"))
    following = reserved("l2", start=clock("2027-02-22 14:00"), due=clock("2027-03-05 12:00"), return_to="saetre")
    found = after(first, following, old={"equipment": one}, equipment=one, hours=open_on("tue-fri"))
    assert ("l1", "short") in {(hit.loan, hit.why) for hit in found.unsolved}


def test_what_cannot_be_mended_is_told_in_words():
    closed = [hours(each, week={"mon-sun": []}) for each in HUBS]
    found = after(reserved(), lent("l2"), hours=closed)
    assert found.text("en").split("\n") == [
        (
            "Loan l1, skis: cannot be collected at Heggedal on Monday 15 February 2027 at 12:00 (closed then), "
            "nor in any other way."
        ),
        (
            "Loan l2, skis: cannot be returned to Heggedal on Monday 22 February 2027 at 12:00 (closed then), "
            "nor in any other way."
        ),
    ]
    assert [notice.text for notice in found.notices("en")] == [
        "Unfortunately, you cannot collect skis at Heggedal on Monday 15 February 2027 at 12:00. We will be in touch.",
        (
            "Unfortunately, you cannot return skis to Heggedal on Monday 22 February 2027 at 12:00. "
            "Keep what you have borrowed. We will be in touch."
        ),
    ]


def test_a_hub_that_neither_plan_has_is_called_by_its_id():
    found = after(reserved(hub="gone", collect_at="heggedal"), equipment=[])
    assert found.hits[0].place.text("nb") == "gone"
