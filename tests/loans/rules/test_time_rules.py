"""When things are collected and returned, how early they are asked for, and how long they are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from attrs import evolve
from tests.loans.rules.asking import ask, borrowed, finding, found, noon, params

from innbygger_core.decisions import Pass, Skip, Unknown
from innbygger_core.hours import compile_hours, read_hours
from innbygger_core.loans._dues._desk import Desk
from innbygger_core.loans._dues._values import Due
from innbygger_core.loans._rules_of._examples import example
from innbygger_core.loans._rules_of._time_rules import (
    closed,
    lead_time,
    no_opening_found,
    recalled,
    renewals_used,
    right_ends,
    term_limit,
    would_not_extend,
)
from innbygger_core.timekeeping import micros

NOT_CONCERNED, NO_TERMS = Skip("not-concerned"), Skip("no-such-terms")


def desk(hours: str) -> Desk:
    return Desk.of((compile_hours(read_hours(f'{{"format": "innbygger.hours/1", {hours}}}')),))


UNKNOWN_HOURS = desk('"week": {"mon-fri": ["10:00-20:00?"]}')
NEVER_OPEN = desk('"week": {"mon-sun": []}')


def at(text: str) -> datetime:
    """``20 10:00`` of February 2027."""
    day, clock = text.split()
    return datetime.fromisoformat(f"2027-02-{day}T{clock}:00+01:00")


def clock(text: str) -> str:
    return at(text).isoformat()


def extending(start: str = "15 12:00", due: str = "22 12:00", **told: Any) -> dict[str, Any]:  # noqa: ANN401 - an act
    """Somebody extends a loan that is out."""
    return {"act": "extend", "loan": {"start": clock(start), "due": clock(due)}, **told}


# --- Open or closed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "opens"),
    [("19 09:59", "19 10:00"), ("19 18:00", "22 10:00"), ("20 12:00", "22 10:00"), ("22 07:00", "22 10:00")],
)
def test_things_are_collected_while_the_desk_is_open(start: str, opens: str):
    one = found(closed, request={"start": clock(start)})
    assert (one.field, one.variant, params(one)) == ("/start", "", {"hub": "Heggedal", "opens": at(opens)})


@pytest.mark.parametrize("start", ["19 10:00", "19 17:59"])
def test_an_opening_holds_its_first_instant_and_not_its_last(start: str):
    assert ask(closed, request={"start": clock(start)}) == Pass()


def test_a_reservation_is_collected_when_it_is_collected():
    assert ask(closed, act="collect", now=clock("18 12:00")) == Pass()
    assert found(closed, act="collect", now=clock("18 19:00")).field == "/start"


def test_things_are_returned_while_somebody_takes_them():
    assert ask(closed, act="return", now=clock("18 18:00")) == Pass()
    one = found(closed, act="return", now=clock("18 18:01"))
    assert (one.field, one.variant) == ("/at", "return")
    assert params(one) == {"hub": "Heggedal", "opens": at("19 10:00")}


EVENING = {"act": "return", "now": clock("18 19:00")}


def test_things_are_taken_back_while_somebody_is_at_work_too():
    asked = evolve(example(act="return"), returns=NEVER_OPEN)
    assert closed(asked) == Pass()
    assert closed(evolve(asked, now=micros(at("18 18:00"), "now"))) != Pass()


@pytest.mark.parametrize(("told", "field"), [({}, "/start"), (EVENING, "/at")])
def test_nobody_knows_where_the_hours_are_unknown(told: dict[str, Any], field: str):
    asked = evolve(example(**told), lending=UNKNOWN_HOURS, returns=UNKNOWN_HOURS)
    assert closed(asked) == Unknown(("hours",), field)


@pytest.mark.parametrize("told", [{}, EVENING])
def test_a_desk_that_never_opens_says_no_time(told: dict[str, Any]):
    one = finding(closed, closed(evolve(example(**told), lending=NEVER_OPEN, returns=NEVER_OPEN)))
    assert (one.variant, params(one)) == ("never", {"hub": "Heggedal"})


def test_the_hub_where_it_happens_is_named():
    told = {"now": clock("18 19:00"), "loan": {"collect_at": "saetre", "return_to": "saetre"}}
    assert {params(found(closed, act=act, **told))["hub"] for act in ("collect", "return")} == {"Saetre"}


def test_an_extension_needs_no_desk():
    assert ask(closed, **extending(now=clock("20 12:00"))) == NOT_CONCERNED


# --- In good time -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "start", "earliest"),
    [
        ({"period": "PT24H"}, "19 12:00", None),
        ({"period": "PT25H"}, "19 12:00", "19 13:00"),
        ({"days": 1}, "19 10:00", None),
        ({"days": 2}, "19 12:00", "20 00:00"),
        ({"days": 2, "of": "open"}, "22 10:00", None),
        ({"days": 3, "of": "open"}, "22 10:00", "23 00:00"),
        ({"days": 2, "of": "staff"}, "19 12:00", "22 00:00"),
        ({"days": 2, "of": "working"}, "22 12:00", None),
        ({"days": 0}, "18 12:00", None),
    ],
)
def test_things_are_asked_for_in_good_time(lead: dict[str, Any], start: str, earliest: str | None):
    told = {"terms": {"lead": lead}, "request": {"start": clock(start)}}
    if earliest is None:
        assert ask(lead_time, **told) == Pass()
    else:
        one = found(lead_time, **told)
        assert (one.field, one.variant, params(one)) == ("/start", "", {"earliest": at(earliest)})


def test_nothing_begins_in_the_past():
    one = found(lead_time, request={"start": clock("18 11:59")})
    assert (one.field, one.variant, params(one)) == ("/start", "past", {"earliest": at("18 12:00")})


def test_what_begins_at_once_is_asked_for_in_time_where_no_time_is_set():
    assert ask(lead_time, request={"start": None}) == Pass()
    assert found(lead_time, request={"start": None}, terms={"lead": {"period": "PT1H"}}).variant == ""


@pytest.mark.parametrize("lead", [{"days": 1, "of": "open"}, {"days": 3, "of": "staff"}])
def test_a_desk_that_never_opens_leaves_no_time(lead: dict[str, Any]):
    asked = evolve(example(terms={"lead": {**lead, "of": "open"}}), lending=NEVER_OPEN)
    one = finding(lead_time, lead_time(asked))
    assert (one.field, one.variant, params(one)) == ("/start", "never", {})


def test_a_lead_that_never_ends_leaves_none():
    for lead in ({"days": 999_999}, {"period": "P900Y"}):
        assert found(lead_time, terms={"lead": lead}).variant == "never"


@pytest.mark.parametrize(("window", "kept"), [("P1D", True), ("P900Y", True), ("PT23H", False)])
def test_nobody_asks_too_far_ahead(window: str, kept: bool):
    assert (ask(lead_time, terms={"window": window}) == Pass()) is kept


def test_how_far_ahead_is_told():
    one = found(lead_time, terms={"window": "P3D"}, request={"start": clock("22 12:00")})
    assert (one.field, one.variant, params(one)) == ("/start", "ahead", {"latest": at("21 12:00")})


@pytest.mark.parametrize(
    ("now", "before", "start", "kept"),
    [
        ("18 12:00", "19 12:00", "19 12:00", True),
        ("18 12:00", "19 12:00", "19 13:00", False),
        ("18 12:00", "19 12:00", "19 11:00", False),
        ("22 12:00", "19 12:00", "22 12:00", True),
        ("22 12:00", "19 12:00", "23 12:00", False),
    ],
)
def test_a_loan_that_begins_as_before_or_whose_time_has_come_was_asked_for_in_time(
    now: str, before: str, start: str, kept: bool
):
    told = {"now": clock(now), "request": {"start": clock(start)}, "terms": {"lead": {"days": 5}}}
    loan = example(act="collect", loan={"start": clock(before)}).loan
    verdict = lead_time(evolve(example(**told), loan=loan))
    assert (verdict == NOT_CONCERNED) is kept


def test_only_a_request_is_asked_for_in_time():
    for act in ("collect", "extend", "return"):
        assert ask(lead_time, act=act, terms={"lead": {"days": 9}}) == NOT_CONCERNED


# --- How long ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "latest"),
    [
        ({"request": {"due": noon("27")}}, "26 12:00"),
        ({"request": {"due": noon("25")}, "terms": {"limits": [{"due": noon("24")}]}}, "24 12:00"),
        ({"request": {"due": noon("25")}, "terms": {"longest": "P2D"}}, "21 12:00"),
    ],
)
def test_a_loan_lasts_no_longer_than_its_terms_give(told: dict[str, Any], latest: str):
    one = found(term_limit, **told)
    assert (one.field, one.variant, params(one)) == ("/due", "", {"latest": at(latest)})


@pytest.mark.parametrize("told", [{}, {"request": {"due": noon("26")}}, {"terms": {"limits": [{"due": noon("22")}]}}])
def test_who_wants_it_no_longer_is_lent_it(told: dict[str, Any]):
    assert ask(term_limit, **told) == Pass()


def test_nor_does_an_extension():
    assert ask(term_limit, **extending(until=noon("28"))) == Pass()
    one = found(term_limit, **extending(until="2027-03-05T12:00:00+01:00"))
    assert (one.field, params(one)["latest"]) == ("/until", datetime.fromisoformat("2027-03-01T12:00:00+01:00"))


@pytest.mark.parametrize(("told", "field"), [({}, "/due"), (extending(), "/until")])
def test_terms_that_leave_no_time_say_so(told: dict[str, Any], field: str):
    one = found(term_limit, terms={"limits": [{"due": noon("10")}]}, **told)
    assert (one.field, one.variant, params(one)) == (field, "none", {})


def test_nobody_knows_on_which_terms_a_stock_is_lent_of_which_no_row_says_anything():
    asked = ask(term_limit, terms={"kinds": ["kayak"]}, request={"due": noon("25")})
    assert asked == Unknown(("loan-terms",), "/loan_terms")


def test_a_due_time_that_was_not_found_for_another_reason_is_told_by_another_rule():
    assert ask(term_limit, borrower={"right_ends": noon("01")}) == Pass()


def test_who_collects_or_returns_is_not_asked_how_long():
    assert ask(term_limit, act="collect") == ask(term_limit, act="return") == NOT_CONCERNED


# --- The end of a right -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", [{}, {"act": "collect"}, extending()])
def test_nobody_borrows_beyond_their_right(told: dict[str, Any]):
    one = found(right_ends, borrower={"right_ends": noon("10")}, **told)
    assert (one.field, params(one)) == ("/borrower/right_ends", {"ends": datetime.fromisoformat(noon("10"))})
    assert ask(right_ends, borrower={"right_ends": "2028-01-01T00:00:00Z"}, **told) == Pass()


def test_a_loan_is_due_before_the_right_ends_unless_somebody_wants_it_longer():
    right = {"right_ends": noon("24")}
    assert ask(right_ends, borrower=right) == Pass()
    assert ask(right_ends, borrower=right, request={"due": noon("24")}) == Pass()
    assert found(right_ends, borrower=right, request={"due": noon("25")}).field == "/borrower/right_ends"


def test_a_right_that_ends_when_the_loan_begins_has_ended():
    assert found(right_ends, act="collect", loan={"start": noon("19")}, borrower={"right_ends": noon("19")})


def test_who_returns_or_has_no_end_to_their_right_is_not_asked():
    assert ask(right_ends) == NOT_CONCERNED
    assert ask(right_ends, act="return", borrower={"right_ends": noon("10")}) == NOT_CONCERNED


# --- An opening to return at ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "field"), [({}, "/due"), (extending(), "/until")])
def test_what_is_lent_can_be_returned(told: dict[str, Any], field: str):
    asked = example(**told)
    assert no_opening_found(asked) == Pass()
    never = evolve(asked, due=Due(None, failed="loan.no-opening-found"))
    one = finding(no_opening_found, no_opening_found(never))
    assert (one.field, params(one)) == (field, {"hub": "Heggedal"})
    unsure = evolve(asked, due=evolve(asked.due, certain=False))
    assert no_opening_found(unsure) == Unknown(("hours",), field)


def test_who_collects_or_returns_needs_no_later_opening():
    assert ask(no_opening_found, act="collect") == ask(no_opening_found, act="return") == NOT_CONCERNED


# --- Extensions -------------------------------------------------------------------------------------------------------


def extended(times: int, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - an act
    loan = {**extending()["loan"], "renewals": times}
    return {**extending(), "loan": loan, **told}


@pytest.mark.parametrize(("times", "kept"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_loan_is_extended_no_more_often_than_its_terms_give(times: int, kept: bool):
    verdict = ask(renewals_used, **extended(times, terms={"renewals": 2}))
    assert (verdict == Pass()) is kept


def test_how_often_is_told():
    one = found(renewals_used, **extended(2, terms={"renewals": 2}))
    assert (one.field, one.variant, params(one)) == ("/loan", "", {"count": 2})
    never = found(renewals_used, **extended(0, terms={"renewals": 0}))
    assert (never.variant, params(never)) == ("none", {"count": 0})


def test_nor_while_somebody_waits_where_the_terms_say_so():
    terms = {"renewal_unless_waiting": True}
    assert ask(renewals_used, **extending(terms=terms)) == Pass()
    one = found(renewals_used, **extending(terms=terms, loans=[borrowed("w", "22", "25", state="waiting")]))
    assert (one.field, one.variant, params(one)) == ("/loan", "waiting", {})


def test_those_who_wait_for_another_size_wait_for_something_else():
    told = {"stock": {"count": 1, "sizes": {"160": 1, "170": 1}}, "item": {"size": "160"}}
    waits = borrowed("w", "22", "25", state="waiting", size="170")
    extends = {**extending()["loan"], "size": "160"}
    told |= {"act": "extend", "loan": extends, "loans": [waits], "terms": {"renewal_unless_waiting": True}}
    assert ask(renewals_used, **told) == Pass()


def test_terms_that_say_nothing_let_extend():
    assert ask(renewals_used, **extending()) == NO_TERMS
    assert ask(renewals_used, terms={"renewals": 0}) == NOT_CONCERNED


def test_what_was_called_back_is_not_extended():
    assert ask(recalled, **extending()) == Pass()
    loan = {**extending()["loan"], "recalled_at": noon("17")}
    one = found(recalled, act="extend", loan=loan)
    assert (one.field, params(one)) == ("/loan", {"due": at("22 12:00")})
    assert ask(recalled) == NOT_CONCERNED


def test_an_extension_leads_to_a_later_due_time():
    assert ask(would_not_extend, **extending()) == Pass()
    one = found(would_not_extend, **extending(terms={"longest": "P7D"}))
    assert (one.field, params(one)) == ("/until", {"due": at("22 12:00")})
    assert ask(would_not_extend) == NOT_CONCERNED


def test_days_are_counted_on_the_clock_of_the_municipality():
    asked = example(request={"start": "2027-02-18T23:30:00Z"}, terms={"lead": {"days": 1}})
    assert asked.day.day == 19
    assert lead_time(asked) == Pass()
    assert micros(asked.moment(asked.start), "start") == asked.start
