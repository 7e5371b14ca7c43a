"""What a new plan does to due times: they move on, never back, and are spread over days."""

from __future__ import annotations

from typing import Any

import pytest
from tests.loans.telling.small_desk import clock, hours, lent, plan_of, terms

from innbygger_core.errors import NaiveDatetime, OutOfRange, UnknownId
from innbygger_core.loans import Consequences, Loan, Stock, consequences

NOW = clock("2027-02-16 12:00")
HUBS = ("heggedal", "tofte", "saetre")


def after(*loans: Loan, **told: Any) -> Consequences:  # noqa: ANN401 - a plan, and what is chosen
    chosen = {name: told.pop(name) for name in ("returns_a_day", "instead", "picks") if name in told}
    now = told.pop("now", NOW)
    old = told.pop("old", {})
    return consequences(Stock(plan_of(**old), loans=loans), plan_of(**told), now=now, **chosen)


def open_on(days: str, clocks: str = "10:00-16:00", hub: str = "heggedal") -> list[dict[str, Any]]:
    return [hours(each, week={days: [clocks]}, unstated="closed") if each == hub else hours(each) for each in HUBS]


def without(*hubs: str) -> list[dict[str, Any]]:
    return [{"id": each, "name": each.title(), "hours": each} for each in HUBS if each not in hubs]


def dues(found: Consequences) -> dict[str, str]:
    return {loan.id: f"{loan.due:%a %d %H:%M}" for loan in found.loans}


def test_a_plan_that_changes_nothing_does_nothing():
    found = after(lent(), lent("l2", "reserved"))
    assert (found.hits, found.writes) == ((), ())
    assert found.text("nn") == "Ingen lån blir råka."
    assert found.notices("nn") == ()


def test_what_is_due_on_a_day_that_is_closed_is_due_at_the_same_time_on_the_next_open_day():
    found = after(lent(), hours=open_on("tue-fri"))
    assert dues(found) == {"l1": "Tue 23 12:00"}
    (hit,) = found.hits
    assert (hit.what, hit.why, hit.before, hit.after) == (
        "due",
        "closed",
        clock("2027-02-22 12:00"),
        clock("2027-02-23 12:00"),
    )


def test_where_the_desk_is_closed_at_that_time_of_day_it_is_due_when_it_closes():
    assert dues(after(lent(), hours=open_on("mon-fri", "13:00-19:00"))) == {"l1": "Mon 22 19:00"}
    assert dues(after(lent(), hours=open_on("mon-fri", "08:00-11:00"))) == {"l1": "Tue 23 11:00"}


def test_the_row_is_written_with_what_changed():
    found = after(lent(sequence=3), hours=open_on("tue-fri"))
    (write,) = found.writes
    row = Loan.model_validate(write.row)
    assert (write.action, write.table, write.id) == ("change", "loans", "l1")
    assert row == found.loans[0]
    assert (row.sequence, row.changed_at, row.until) == (4, NOW, clock("2027-02-23 12:00"))


def test_returns_are_spread_over_open_days_in_the_order_in_which_they_were_due():
    loans = [lent(f"l{place}", due=clock(f"2027-02-22 {15 - place}:00")) for place in range(5)]
    assert dues(after(*loans, hours=open_on("tue-thu"), returns_a_day=2)) == {
        "l4": "Tue 23 11:00",
        "l3": "Tue 23 12:00",
        "l2": "Wed 24 13:00",
        "l1": "Wed 24 14:00",
        "l0": "Thu 25 15:00",
    }


def test_what_is_due_on_a_day_anyhow_counts():
    there = [lent("a", due=clock("2027-02-23 11:00")), lent("b", due=clock("2027-02-23 11:00"))]
    found = after(lent(), *there, hours=open_on("tue-fri"), returns_a_day=2)
    assert dues(found) == {"l1": "Wed 24 12:00", "a": "Tue 23 11:00", "b": "Tue 23 11:00"}


def test_the_terms_tell_how_many_returns_a_desk_takes_where_nobody_chose():
    told = {"hours": open_on("tue-fri"), "loan_terms": [terms(returns_a_day=1)]}
    assert dues(after(lent("l1"), lent("l2"), **told)) == {"l1": "Tue 23 12:00", "l2": "Wed 24 12:00"}
    assert dues(after(lent("l1"), lent("l2"), **told, returns_a_day=2))["l2"] == "Tue 23 12:00"


def test_loans_that_are_over_or_wait_have_no_due_time_to_move():
    loans = [lent(state, state) for state in ("returned", "lost", "cancelled", "waiting")]
    assert after(*loans, hours=open_on("tue-fri")).hits == ()


def test_what_was_due_while_it_was_closed_before_too_stays():
    assert after(lent(due=clock("2027-02-21 12:00")), hours=open_on("tue-fri")).hits == ()


def test_what_is_overdue_stays_so_as_long_as_it_can_be_returned_some_time():
    late = lent(due=clock("2027-02-15 15:00"))
    assert after(late, hours=open_on("tue-fri")).hits == ()


def test_what_is_overdue_at_a_hub_that_closes_is_returned_elsewhere_and_is_overdue_still():
    late = lent(due=clock("2027-02-15 15:00"), return_to="tofte")
    found = after(late, lent("l2", return_to="saetre"), hubs=without("tofte"), hours=open_on("mon-fri"), **NO_TOFTE)
    (loan, _) = found.loans
    assert (loan.due, loan.brought_to) == (late.due, "heggedal")
    (hit,) = found.hits
    assert (hit.why, hit.to, hit.after) == ("hub-gone", "heggedal", late.due)


NO_TOFTE: dict[str, Any] = {"transport_runs": []}


def test_what_was_to_be_returned_to_a_hub_that_closes_goes_to_the_one_in_its_place():
    loan = lent(return_to="tofte")
    told = {"hubs": without("tofte"), **NO_TOFTE}
    assert after(loan, **told, instead={"tofte": "saetre"}).loans[0].brought_to == "saetre"
    picked = after(loan, **told, instead={"tofte": "saetre"}, picks={"l1": "heggedal"}).loans[0]
    assert (picked.brought_to, picked.return_to, picked.due) == ("heggedal", None, loan.due)
    assert after(loan, **told).loans[0].brought_to == "heggedal"


def test_where_nothing_opens_any_more_nothing_is_found():
    closed = [hours(each, week={"mon-sun": []}) for each in HUBS]
    found = after(lent(), hours=closed)
    assert dues(found) == {"l1": "Mon 22 12:00"}
    assert (found.unsolved, found.writes) == (found.hits, ())


def test_a_hub_that_closes_soon_takes_only_so_many_and_the_rest_goes_elsewhere():
    rows = [{"id": "heggedal", "name": "Heggedal", "hours": "heggedal", "valid_to": "2027-02-23"}, *without("heggedal")]
    told = {"hubs": rows, "hours": open_on("tue-fri"), "equipment": []}
    found = after(lent("l1"), lent("l2"), returns_a_day=1, **told)
    assert [(loan.brought_to, f"{loan.due:%a %d}") for loan in found.loans] == [
        ("heggedal", "Tue 23"),
        ("saetre", "Mon 22"),
    ]


def test_where_every_day_is_full_nothing_is_found():
    week = [hours(each, week={"mon-sun": []}) for each in HUBS]
    week[0] |= {
        "exceptions": [{"id": "last", "first_day": "2027-03-01", "last_day": "2027-03-01", "hours": ["10:00-16:00"]}]
    }
    found = after(lent("l1"), lent("l2"), hours=week, returns_a_day=1)
    assert dues(found) == {"l1": "Mon 01 12:00", "l2": "Mon 22 12:00"}
    assert [hit.loan for hit in found.unsolved] == ["l2"]


def test_what_is_moved_to_a_hatch_that_never_closes_is_due_at_midnight_at_the_latest():
    rows = [hours("hatch", week={"tue-fri": ["00:00-24:00"]}, unstated="closed")]
    told = {"hours": [*open_on("tue-fri"), *rows], "loan_terms": [terms(hatch_hours="hatch")]}
    assert dues(after(lent(), **told)) == {"l1": "Tue 23 12:00"}


@pytest.mark.parametrize("most", [0, -1, 100_001])
def test_a_desk_takes_at_least_one_return_a_day(most: int):
    with pytest.raises(OutOfRange, match="returns_a_day"):
        after(lent(), returns_a_day=most)


def test_hubs_and_loans_that_are_not_there_are_refused():
    with pytest.raises(UnknownId, match="nowhere"):
        after(lent(), instead={"tofte": "nowhere"})
    with pytest.raises(UnknownId, match="nowhere"):
        after(lent(), picks={"l1": "nowhere"})
    with pytest.raises(UnknownId, match="loan"):
        after(lent(), picks={"l9": "tofte"})
    with pytest.raises(NaiveDatetime):
        after(lent(), now=NOW.replace(tzinfo=None))


def test_the_way_home_follows_the_due_time():
    home = {"run": "south", "day": "2027-02-23", "start": "tofte", "end": "heggedal"}
    times = {"leaves": clock("2027-02-23 10:30"), "arrives": clock("2027-02-23 12:00")}
    found = after(lent(return_to="tofte", homeward=(home | times,)), hours=open_on("wed-fri", hub="tofte"))
    (loan,) = found.loans
    assert (f"{loan.due:%a %d %H:%M}", loan.homeward[0].leaves) == ("Wed 24 12:00", clock("2027-02-26 10:30"))
    assert loan.until == clock("2027-02-26 12:00")
    assert [hit.what for hit in found.hits] == ["due"]


def test_where_no_run_goes_home_from_the_new_place_that_is_told():
    rows = without("tofte")
    found = after(lent(return_to="tofte"), hubs=rows, transport_runs=[], instead={"tofte": "saetre"})
    assert [(hit.what, hit.why, hit.solved) for hit in found.hits] == [
        ("due", "hub-gone", True),
        ("run", "run-none", False),
    ]


def test_staff_and_borrowers_are_told_in_words():
    found = after(lent(), hours=open_on("tue-fri"))
    assert found.text("nb") == (
        "Lån l1, ski: leveres på Heggedal innen tirsdag 23. februar 2027 kl. 12 i stedet for på Heggedal innen "
        "mandag 22. februar 2027 kl. 12 (stengt da)."
    )
    assert found.text("nb") == found.hits[0].text("nb")
    (notice,) = found.notices("nn")
    assert (notice.loan, notice.text) == (
        "l1",
        "Du kan levere ski på Heggedal. Fristen er tysdag 23. februar 2027 kl. 12.",
    )
