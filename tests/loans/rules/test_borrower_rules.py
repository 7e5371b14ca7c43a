"""Who may borrow: age, guardian, blocks, residence, agreements, limits, identity."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.loans.rules.asking import SCHOOL, WHO, ask, borrowed, found, noon, params

from innbygger_core.agreements import Agreement
from innbygger_core.decisions import Condition, Conflict, Pass, Skip, Unknown
from innbygger_core.loans._rules_of._borrower_rules import (
    age,
    blocked,
    guardian,
    identity,
    limit_reached,
    overdue,
    proxy_agreement,
    residents_only,
    school_use,
)

NOT_CONCERNED, NO_TERMS = Skip("not-concerned"), Skip("no-such-terms")
UNBORN = {"born": "unknown"}

# --- Age --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("least", "verdict"), [(13, Pass()), (14, Pass())])
def test_whoever_turns_the_age_this_year_is_old_enough(least: int, verdict: Pass):
    assert ask(age, terms={"borrower_age": {"age": least}}) == verdict


def test_whoever_is_younger_is_not():
    one = found(age, terms={"borrower_age": {"age": 15}})
    assert (one.field, params(one)) == ("/borrower/born", {"age": 14, "least": 15})


def test_nobody_knows_whether_a_person_without_a_year_of_birth_is_old_enough():
    assert ask(age, terms={"borrower_age": {"age": 15}}, borrower=UNBORN) == Unknown(("birth-year",), "/borrower/born")


def test_an_age_is_asked_of_persons_where_the_terms_say_so_and_not_of_who_returns():
    terms = {"borrower_age": {"age": 15}}
    assert ask(age) == NO_TERMS
    assert ask(age, terms=terms, borrower=SCHOOL) == ask(age, terms=terms, act="return") == NOT_CONCERNED


@pytest.mark.parametrize("act", ["collect", "extend"])
def test_an_age_is_asked_of_who_collects_and_extends_too(act: str):
    assert params(found(age, act=act, terms={"borrower_age": {"age": 15}}))["least"] == 15


# --- Guardian ---------------------------------------------------------------------------------------------------------

STEPS = {"guardian": [{"below": 15, "form": ["presence"]}, {"below": 18, "form": ["signature", "borrower"]}]}
FIRST = {"guardian": [{"below": 18, "form": ["signature"], "times": "first"}]}


@pytest.mark.parametrize(("born", "below", "forms"), [(2013, 15, ("presence",)), (2010, 18, ("signature", "borrower"))])
def test_the_first_step_for_a_childs_age_says_which_form_is_enough(born: int, below: int, forms: tuple[str, ...]):
    one = found(guardian, terms=STEPS, borrower={"born": born})
    assert one.field == "/borrower/guardian"
    assert params(one) == {"age": 2027 - born, "below": below, "forms": forms}


@pytest.mark.parametrize(("born", "form"), [(2013, "presence"), (2010, "signature"), (2010, "borrower")])
def test_a_guardian_stands_in_as_the_step_demands(born: int, form: str):
    assert ask(guardian, terms=STEPS, borrower={"born": born, "guardian": {"form": form}}) == Pass()


def test_another_form_than_the_step_demands_is_not_enough():
    assert found(guardian, terms=STEPS, borrower={"guardian": {"form": "signature"}})


@pytest.mark.parametrize(("given", "enough"), [("2027-02-16", True), ("2027-02-17", False), ("2030-01-01", False)])
def test_a_consent_counts_from_the_day_on_which_it_is_given(given: str, enough: bool):
    start = {"start": noon("16")}
    consent = {"form": "presence", "given": given}
    now = ask(guardian, terms=STEPS, borrower={"guardian": consent}, request=start)
    before = ask(guardian, terms=FIRST, loans=[earlier(given=given)], request=start)
    assert (now == Pass(), before == Pass()) == (enough, enough)


def test_who_is_above_all_steps_needs_none():
    assert ask(guardian, terms=STEPS, borrower={"born": 2009}) == Pass()


def test_nobody_knows_whether_a_person_of_unknown_age_needs_one():
    assert ask(guardian, terms=STEPS, borrower=UNBORN) == Unknown(("birth-year",), "/borrower/born")


def test_a_guardian_is_asked_for_when_things_are_asked_for_and_collected():
    assert ask(guardian) == NO_TERMS
    assert ask(guardian, terms=STEPS, borrower=SCHOOL) == NOT_CONCERNED
    assert ask(guardian, terms=STEPS, act="extend") == ask(guardian, terms=STEPS, act="return") == NOT_CONCERNED
    assert found(guardian, terms=STEPS, act="collect")


def earlier(*, collected: bool = True, **consent: Any) -> dict[str, Any]:  # noqa: ANN401 - of a guardian
    """A loan that the child had before, with a guardian's consent."""
    who = {**WHO, "guardian": {"form": "signature", **consent}}
    return borrowed("l0", "01", "02", borrower=who, state="returned", collected_at=noon("01") if collected else None)


@pytest.mark.parametrize(
    ("terms", "before", "enough"),
    [
        (FIRST, earlier(), True),
        (FIRST, earlier(collected=False), False),
        (FIRST, earlier(form="presence"), False),
        ({"guardian": [{"below": 18, "form": ["signature"]}]}, earlier(), False),
        ({"guardian": [{"below": 18, "form": ["signature"]}]}, earlier(for_all=True), True),
    ],
)
def test_an_earlier_loan_is_enough_where_once_is_or_it_was_said_for_all(
    terms: dict[str, Any], before: dict[str, Any], enough: bool
):
    assert (ask(guardian, terms=terms, loans=[before]) == Pass()) is enough


def test_an_earlier_loan_without_a_guardian_says_nothing():
    assert found(guardian, terms=FIRST, loans=[borrowed("l0", "01", "02", borrower=WHO, collected_at=noon("01"))])


def test_a_yes_to_the_reservation_is_one_to_collecting_it():
    assert ask(guardian, act="collect", terms=STEPS, loan={"approval": {"by": "position/desk"}}) == Pass()


# --- Blocks -----------------------------------------------------------------------------------------------------------


def barred(since: str, until: str | None = None, borrower: str = "resident/7f3a") -> dict[str, Any]:
    return {"id": f"b{since}", "borrower": borrower, "since": noon(since), "until": until and noon(until)}


@pytest.mark.parametrize("act", ["request", "collect", "extend"])
def test_who_is_blocked_neither_borrows_collects_nor_extends(act: str):
    one = found(blocked, act=act, blocks=[barred("01", "25")])
    assert (one.field, one.variant, params(one)) == ("/borrower", "", {"until": datetime.fromisoformat(noon("25"))})


def test_the_last_block_to_end_says_until_when():
    blocks = [barred("01", "25"), barred("02", "27"), barred("03", "26")]
    assert params(found(blocked, blocks=blocks)) == {"until": datetime.fromisoformat(noon("27"))}


def test_a_block_until_further_notice_says_no_time():
    one = found(blocked, blocks=[barred("01", "25"), barred("02")])
    assert (one.variant, params(one)) == ("open", {})


@pytest.mark.parametrize(
    ("block", "holds"),
    [
        (barred("17", "18"), False),
        (barred("18", "19"), True),
        (barred("19", "20"), True),
        (barred("20", "21"), False),
        (barred("01", borrower="resident/other"), False),
    ],
)
def test_a_block_that_holds_now_or_when_the_loan_begins_is_one(block: dict[str, Any], holds: bool):
    assert (ask(blocked, blocks=[block]) == Pass()) is not holds


def test_who_is_blocked_can_still_return():
    assert ask(blocked, act="return", blocks=[barred("01")]) == NOT_CONCERNED


# --- Residents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["request", "collect"])
def test_only_residents_borrow_where_the_terms_say_so(act: str):
    terms = {"residents_only": True}
    assert ask(residents_only, act=act, terms=terms, borrower={"resident": True}) == Pass()
    one = found(residents_only, act=act, terms=terms, borrower={"resident": False})
    assert (one.field, params(one)) == ("/borrower/resident", {})
    assert ask(residents_only, act=act, terms=terms) == Unknown(("resident",), "/borrower/resident")


def test_residence_is_nothing_to_schools_to_who_extends_or_to_other_terms():
    terms = {"residents_only": True}
    assert ask(residents_only) == ask(residents_only, terms={"residents_only": False}) == NO_TERMS
    assert ask(residents_only, terms=terms, borrower=SCHOOL) == NOT_CONCERNED
    assert ask(residents_only, terms=terms, act="extend") == NOT_CONCERNED


# --- Agreements -------------------------------------------------------------------------------------------------------

PROXY = {"proxy": True}
PARTIES = ["unit/municipality", "unit/school"]
LASTING = {
    "id": "lending",
    "kind": "lending_partner",
    "parties": PARTIES,
    "signed": "2026-08-01",
    "duration": {"first_day": "2026-08-01", "last_day": "2027-06-30", "renewal": None},
    "adopted": [],
    "more_acts": False,
}


def by_proxy(*agreements: dict[str, Any], named: str | None = "lending", act: str = "request") -> Any:  # noqa: ANN401
    rows = [Agreement.model_validate(each) for each in agreements]
    return {"act": act, "terms": PROXY, "borrower": {**SCHOOL, "agreement": named}, "agreements": rows}


def test_a_school_without_an_agreement_is_told_that_it_needs_one():
    one = found(proxy_agreement, **by_proxy(named=None))
    assert (one.field, one.variant, params(one)) == ("/borrower/agreement", "none", {})


@pytest.mark.parametrize("act", ["request", "collect"])
def test_an_agreement_in_force_between_them_is_enough(act: str):
    assert ask(proxy_agreement, **by_proxy(LASTING, act=act)) == Pass()


@pytest.mark.parametrize(
    "agreements",
    [
        (),
        ({**LASTING, "id": "other"},),
        ({**LASTING, "parties": [PARTIES[0], "unit/other"]},),
        ({**LASTING, "duration": {"first_day": "2025-08-01", "last_day": "2026-06-30", "renewal": None}},),
    ],
)
def test_one_that_is_not_there_or_of_others_or_over_is_none(agreements: tuple[dict[str, Any], ...]):
    one = found(proxy_agreement, **by_proxy(*agreements))
    assert (one.field, one.variant, params(one)) == ("/borrower/agreement", "", {"agreement": "lending"})


def test_nobody_knows_whether_one_is_in_force_of_which_nobody_knows_what_was_done():
    unsure = {**LASTING, "more_acts": "unknown"}
    assert ask(proxy_agreement, **by_proxy(unsure)) == Unknown(("agreement-in-force",), "/borrower/agreement")


def test_proxies_are_asked_about_where_the_terms_say_so():
    assert ask(proxy_agreement, borrower=SCHOOL) == NO_TERMS
    assert ask(proxy_agreement, terms=PROXY) == NOT_CONCERNED
    assert ask(proxy_agreement, **by_proxy(act="extend")) == NOT_CONCERNED


# --- Limits -----------------------------------------------------------------------------------------------------------


def mine(name: str, start: str, due: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a loan
    return borrowed(name, start, due, borrower=WHO, **told)


@pytest.mark.parametrize(("figure", "variant"), [("limit", ""), ("loans", "all")])
def test_nobody_has_more_at_once_than_the_terms_give(figure: str, variant: str):
    loans = [mine("l0", "20", "21")]
    assert ask(limit_reached, terms={figure: 2}, loans=loans) == Pass()
    one = found(limit_reached, terms={figure: 2}, item={"count": 2}, loans=loans)
    assert (one.field, one.variant) == ("/items/0/count", variant)
    assert params(one) == {"limit": 2, "held": 1, "wanted": 2}


def test_both_limits_are_told():
    verdict = ask(limit_reached, terms={"limit": 1, "loans": 1}, item={"count": 2})
    assert [each.variant for each in verdict.findings] == ["", "all"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("loans", "held"),
    [
        ([mine("a", "10", "19")], 0),
        ([mine("a", "26", "28")], 0),
        ([mine("a", "25", "28")], 1),
        ([mine("a", "20", "21", count=3)], 3),
        ([mine("a", "19", "21"), mine("b", "21", "23")], 1),
        ([mine("a", "19", "22"), mine("b", "21", "23")], 2),
        ([mine("a", "10", "22"), mine("b", "21", "23", state="ready")], 2),
        ([mine("a", "10", "17", state="out")], 0),
        ([mine("a", "10", "22", state="out")], 1),
        ([mine("a", "20", "22", state=state) for state in ("lost", "returned", "cancelled", "waiting")], 0),
        ([borrowed("a", "20", "22")], 0),
    ],
)
def test_what_somebody_has_at_once_during_the_loan_is_counted(loans: list[dict[str, Any]], held: int):
    assert params(found(limit_reached, terms={"loans": 1}, item={"count": 2}, loans=loans))["held"] == held


def test_what_is_overdue_when_the_loan_begins_at_once_is_counted():
    loans = [mine("a", "10", "17", state="out")]
    one = found(limit_reached, terms={"loans": 1}, loans=loans, request={"start": None})
    assert params(one) == {"limit": 1, "held": 1, "wanted": 1}


def test_what_is_asked_for_together_is_counted_together():
    assert params(found(limit_reached, terms={"loans": 1}, others=[{"equipment": "skis"}]))["wanted"] == 2


def test_a_limit_counts_the_things_of_its_own_terms_alone():
    gone = mine("a", "20", "22", equipment="gone")
    together = [{"equipment": "gone"}]
    assert ask(limit_reached, terms={"limit": 1}, loans=[gone], others=together) == Pass()
    one = found(limit_reached, terms={"loans": 1}, loans=[gone], others=together)
    assert params(one) == {"limit": 1, "held": 1, "wanted": 2}


def test_limits_are_asked_about_when_things_are_asked_for():
    assert ask(limit_reached) == NO_TERMS
    assert ask(limit_reached, act="collect", terms={"limit": 1}) == NOT_CONCERNED


# --- Overdue ----------------------------------------------------------------------------------------------------------


def test_what_is_overdue_is_told_when_more_is_asked_for():
    loans = [mine("a", "01", "12", state="out", count=2), mine("b", "01", "09", state="out")]
    one = found(overdue, loans=loans)
    assert (one.field, one.conflicts) == ("/borrower", (Conflict("loan/a"), Conflict("loan/b")))
    assert params(one) == {"count": 3, "since": datetime.fromisoformat(noon("09"))}


@pytest.mark.parametrize(("grace", "late"), [("P5D", True), ("P6D", False), ("P900Y", False)])
def test_nothing_is_overdue_within_the_grace_of_its_terms(grace: str, late: bool):
    loans = [mine("a", "01", "12", state="out")]
    assert (ask(overdue, terms={"grace": grace}, loans=loans) == Pass()) is not late


def test_what_is_not_out_or_not_due_is_not_overdue_nor_what_others_have():
    rows = [mine("a", "01", "12", state="returned"), mine("b", "01", "20", state="out")]
    assert ask(overdue, loans=[*rows, borrowed("c", "01", "12", state="out")]) == Pass()


def test_of_a_stock_that_is_no_longer_there_the_terms_give_no_grace():
    assert found(overdue, terms={"grace": "P9D"}, loans=[mine("a", "01", "12", state="out", equipment="gone")])


def test_who_collects_or_returns_is_not_told():
    for act in ("collect", "return"):
        assert ask(overdue, act=act, loans=[mine("a", "01", "12", state="out")]) == NOT_CONCERNED


# --- Schools, and who somebody is -------------------------------------------------------------------------------------


def test_school_work_is_told_when_a_school_asks():
    assert ask(school_use, borrower=SCHOOL) == Pass()
    assert ask(school_use) == ask(school_use, act="collect", borrower=SCHOOL) == NOT_CONCERNED


@pytest.mark.parametrize("times", ["first", "each"])
def test_identity_is_a_condition_until_it_is_shown(times: str):
    assert ask(identity, terms={"identity": times}) == Pass((Condition("loan.identity"),))
    assert ask(identity, terms={"identity": times}, borrower={"identified": True}) == Pass()


AT_ONCE = {"request": {"start": None}}


@pytest.mark.parametrize("times", ["first", "each"])
@pytest.mark.parametrize(("told", "field"), [({"act": "collect"}, "/identified"), (AT_ONCE, "/borrower/identified")])
def test_nothing_is_handed_out_before_identity_is_shown(told: dict[str, Any], field: str, times: str):
    finding = found(identity, terms={"identity": times}, **told)
    assert (finding.field, finding.params) == (field, ())
    assert ask(identity, terms={"identity": times}, borrower={"identified": True}, **told) == Pass()


@pytest.mark.parametrize(
    ("times", "collected", "shown", "known"),
    [
        ("first", True, True, True),
        ("each", True, True, False),
        ("first", False, True, False),
        ("first", True, False, False),
    ],
)
def test_whoever_showed_it_when_they_collected_is_known(times: str, collected: bool, shown: bool, known: bool):
    who = {**WHO, "identified": shown}
    before = borrowed("a", "01", "02", borrower=who, state="returned", collected_at=noon("01") if collected else None)
    assert (ask(identity, terms={"identity": times}, loans=[before]) == Pass()) is known


def test_identity_is_asked_where_the_terms_say_so_and_when_things_are_handed_out():
    assert ask(identity) == NO_TERMS
    assert ask(identity, act="extend", terms={"identity": "each"}) == NOT_CONCERNED
