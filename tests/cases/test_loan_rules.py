"""The rules of real lending desks: written as plans, with every fact accounted for, and asked."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import pytest

from innbygger_core import read_plan
from innbygger_core.loans import ExtendLoan, Loan, LoanRequest, LoseLoan, ReturnLoan, Stock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Decision

HERE: Final = Path(__file__).parent
PLACES: Final[dict[str, Any]] = json.loads((HERE / "loan_rules.json").read_text("utf-8"))["places"]
REASONS: Final = {
    "always": "it is so for everybody, and no row has to say it",
    "conduct": "how people behave while they have something, or before and after",
    "discretion": "somebody judges, by no rule that is told",
    "elsewhere": "it is about other houses, or others decide",
    "liability": "who pays for what is damaged or stolen, and whose it is then",
    "no-field": "something about people for which the terms have no field",
    "price": "what a reminder, a card or a day costs",
    "procedure": "how one asks, and who handles it",
    "sanction": "what follows when a rule is broken",
    "undated": "the days of a holiday, which the page does not tell",
    "vague": "no figure, word or day that a rule could use",
}
"""Why a fact can be left out of a plan."""
JOINERS: Final = frozenset({"and", "but", "if", "not", "only", "or", "then"})
"""Words that join the facts of a text, and say nothing alone."""
NOT_RULES: Final = frozenset({"/place", "/source", "/date"})
UNSOURCED: Final = frozenset({"id", "source", "illustrative"})
OSLO: Final = ZoneInfo("Europe/Oslo")
every_place = pytest.mark.parametrize("name", PLACES)


def load(name: str) -> Any:  # noqa: ANN401 - plain JSON
    return json.loads((HERE / "loan_rules" / f"{name}.json").read_text("utf-8"))


def leaves(held: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value that is no list or object, with its pointer."""
    inner = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else None
    if inner is None:
        yield path, held
    for key, value in inner or ():
        yield from leaves(value, f"{path}/{key}")


def at(held: Any, pointer: str) -> Any:  # noqa: ANN401 - plain JSON
    for step in pointer.split("/")[1:]:
        held = held[int(step)] if isinstance(held, list) else held[step]
    return held


def is_told(path: str, told: set[str]) -> bool:
    return any(f"{path}/".startswith(f"{each}/") for each in told)


# --- Every fact is accounted for -------------------------------------------------------------------------------------


@every_place
def test_is_a_plan_in_the_format(name: str):
    plan = read_plan((HERE / "loan_rules" / f"{name}.json").read_bytes())
    assert read_plan(plan.model_dump_json()) == plan


@every_place
def test_every_row_tells_its_source_or_that_it_is_an_example(name: str):
    plan, listed = load(name), PLACES[name]["listed"]
    rows = [row for key in ("hubs", "hours", "equipment", "loan_terms") for row in plan[key]]
    assert all("source" in row or row["illustrative"] for row in rows)
    for source in (row["source"] for row in rows if "source" in row):
        assert source["url"] == f"https://{listed['source']}"
        assert listed.get("date", "") in source["name"]
        assert source["read_on"] == "2026-11-21"


@every_place
def test_every_fact_is_expressed_or_left_out_for_a_reason(name: str):
    listed, facts = PLACES[name]["listed"], PLACES[name]["facts"]
    assert {fact["fact"] for fact in facts} == {path for path, _ in leaves(listed)}
    for fact in facts:
        assert ("left_out" in fact) is not ("in_plan" in fact), fact
        assert fact.get("left_out", "vague") in REASONS


@every_place
def test_no_word_of_a_text_is_lost(name: str):
    listed, facts = PLACES[name]["listed"], PLACES[name]["facts"]
    for path in {fact["fact"] for fact in facts if "told" in fact}:
        text = at(listed, path)
        for told in (fact["told"] for fact in facts if fact["fact"] == path):
            assert told in text, told
            text = text.replace(told, " ", 1)
        assert not set(re.findall(r"[\w+%]+", text)) - JOINERS, path


@every_place
def test_what_is_expressed_stands_in_the_plan(name: str):
    plan = load(name)
    for fact in PLACES[name]["facts"]:
        for pointer, value in fact.get("in_plan", {}).items():
            assert at(plan, pointer) == value, fact["fact"]


@every_place
def test_no_term_is_made_up_but_in_an_example(name: str):
    told = {pointer for fact in PLACES[name]["facts"] for pointer in fact.get("in_plan", ())}
    for place, row in enumerate(load(name)["loan_terms"]):
        paths = {path for path, _ in leaves(row, f"/loan_terms/{place}")} if "source" in row else set()
        stated = {path for path in paths if not UNSOURCED & set(path.split("/"))}
        about = {path for path in stated if path.split("/")[3] == "kinds"}
        assert {path for path in stated - about if not is_told(path, told)} == set()


def test_all_sixteen_places_have_a_plan_and_no_plan_is_left_over():
    assert {file.stem for file in (HERE / "loan_rules").iterdir()} == set(PLACES)
    assert len(PLACES) == 16


def test_so_many_facts_are_expressed_and_so_many_left_out():
    facts = [fact for place in PLACES.values() for fact in place["facts"] if fact["fact"] not in NOT_RULES]
    assert Counter(fact.get("left_out", "expressed") for fact in facts) == {
        "expressed": 65,
        "price": 13,
        "conduct": 8,
        "vague": 8,
        "always": 5,
        "procedure": 5,
        "discretion": 4,
        "liability": 3,
        "no-field": 3,
        "elsewhere": 2,
        "sanction": 2,
        "undated": 1,
    }


# --- And asked -------------------------------------------------------------------------------------------------------

MONDAY: Final = datetime(2027, 3, 1, 12, tzinfo=OSLO)
KARI: Final = {"id": "resident/kari", "born": 1980, "resident": True, "identified": True}
MIA: Final = {"id": "resident/mia", "born": 2012, "resident": True, "identified": True}
SCHOOL: Final = {"id": "unit/school", "kind": "school", "identified": True}


def stock(name: str, *loans: Loan) -> Stock:
    """The desk of a place, with what is out already."""
    return Stock(read_plan((HERE / "loan_rules" / f"{name}.json").read_bytes()), loans=loans)


def asked(of: Stock, what: str, who: dict[str, Any] = KARI, now: datetime = MONDAY, **told: Any) -> Decision:  # noqa: ANN401 - of a request
    """Ask for something of a desk, to have it at once where no start is told."""
    item = {"equipment": what, **{key: told.pop(key) for key in ("count", "size", "copies") if key in told}}
    return of.decide(LoanRequest.model_validate({"items": [item], "borrower": who, **told}), now=now)


def lent(of: Stock, what: str, who: dict[str, Any] = KARI, now: datetime = MONDAY, **told: Any) -> Loan:  # noqa: ANN401 - of a request
    """Ask for something, and have it."""
    loan = of.commit(asked(of, what, who, now, **told), now=now)
    assert isinstance(loan, Loan)
    return loan


def told(decision: Decision) -> list[str]:
    """What is said against it, without the prefix of its code, with its variant or what is missing."""
    reasons = (reason for reason in decision.reasons if reason.verdict != "note")
    return [" ".join((each.code.removeprefix("loan."), each.variant, *each.missing)).strip() for each in reasons]


def when(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


@pytest.mark.parametrize(
    ("name", "what", "expected"),
    [
        ("bua-network", "skis", ["guardian"]),
        ("hoylandet", "kayak", ["guardian"]),
        ("namsskogan", "skis", ["guardian"]),
        ("donna", "skis", ["guardian"]),
        ("sykkylven", "skis", ["guardian"]),
        ("trondheim", "bike-1", ["age"]),
        ("jessheim", "skis", []),
        ("eid", "skis", []),
        ("halden", "boat", []),
        ("vinje", "chair", []),
        ("trollasen", "table", ["guardian"]),
        ("molde", "book", []),
        ("spydeberg", "book", []),
    ],
)
def test_a_fifteen_year_old_alone(name: str, what: str, expected: list[str]):
    size: dict[str, Any] = {"size": "160"} if name == "jessheim" else {}
    decision = asked(stock(name), what, MIA, **size)
    assert told(decision) == expected
    assert decision.outcome.value == {"guardian": "needs_approval", "age": "deny"}.get("".join(expected), "allow")


def test_bua_lets_a_child_borrow_alone_after_the_first_loan_with_an_adult():
    of = stock("bua-network")
    first = lent(of, "skis", {**MIA, "guardian": {"form": "borrower", "by": "resident/kari"}})
    of.commit(of.decide(ReturnLoan(loan=first.id), now=when("2027-03-03T12:00")), now=when("2027-03-03T12:00"))
    later = when("2027-03-04T12:00")
    assert told(asked(of, "skis", {"id": "resident/mia", "born": 2012}, later)) == []
    assert told(asked(of, "skis", SCHOOL, later)) == ["proxy-agreement none"]


def test_hoylandet_extends_nothing_beyond_a_week_and_takes_it_for_lost_a_week_after():
    of = stock("hoylandet")
    loan = lent(of, "kayak")
    assert loan.due == when("2027-03-08T12:00")
    assert told(of.decide(ExtendLoan(loan=loan.id), now=when("2027-03-05T12:00"))) == ["would-not-extend"]
    assert of.lost(now=when("2027-03-15T11:59")) == ()
    (lost,) = of.lost(now=when("2027-03-15T12:01"))
    assert (lost.loan, lost.reported) == (loan.id, False)


def test_namsskogan_wants_it_back_an_hour_after_opening_on_monday():
    of = stock("namsskogan")
    assert lent(of, "skis", now=when("2027-03-04T12:00")).due == when("2027-03-08T11:00")
    assert lent(of, "skis", now=when("2027-03-05T12:00")).due == when("2027-03-08T12:00")


def test_namsskogan_asks_a_guardian_at_every_loan():
    of = stock("namsskogan")
    loan = lent(of, "skis", {**MIA, "guardian": {"form": "signature"}})
    of.commit(of.decide(ReturnLoan(loan=loan.id), now=when("2027-03-02T12:00")), now=when("2027-03-02T12:00"))
    assert told(asked(of, "skis", MIA, when("2027-03-02T13:00"))) == ["guardian"]


def test_kongsvinger_lends_on_thursday_and_takes_back_on_tuesday_after_the_holiday():
    of, thursday = stock("kongsvinger"), when("2021-02-18T12:00")
    loan = lent(of, "skis", now=thursday)
    assert loan.due == when("2021-03-09T19:30")
    assert told(asked(of, "skis", now=when("2021-02-18T15:00"))) == ["closed"]
    assert told(asked(of, "skis", now=when("2021-02-19T12:00"))) == ["closed  hours"]
    assert told(asked(of, "skis", now=thursday, start=when("2021-02-18T18:00"))) == ["lead-time ahead"]
    back = {
        day: told(of.decide(ReturnLoan(loan=loan.id), now=when(f"2021-03-{day}"))) for day in ("09T12:00", "09T18:00")
    }
    assert back == {"09T12:00": ["closed return"], "09T18:00": []}


def test_sykkylven_lends_to_residents_and_extends_until_somebody_else_asks():
    of = stock("sykkylven")
    assert told(asked(of, "skis", {**KARI, "resident": False})) == ["residents-only"]
    loan = lent(of, "skis", count=3)
    for day in ("05", "12"):
        of.commit(
            of.decide(ExtendLoan(loan=loan.id), now=when(f"2027-03-{day}T12:00")), now=when(f"2027-03-{day}T12:00")
        )
    friday = when("2027-03-19T12:00")
    of.commit(asked(of, "skis", {**KARI, "id": "resident/ola"}, friday, or_wait=True), now=friday)
    assert told(of.decide(ExtendLoan(loan=loan.id), now=friday)) == ["renewals-used waiting"]


def test_trondheim_lends_at_five_branches_and_nobody_says_whether_bikes_are_brought_between_them():
    of = stock("trondheim")
    loan = lent(of, "bike-1", {**KARI, "born": 2009})
    assert loan.due == when("2027-03-04T12:00")
    refused = asked(of, "bike-1")
    assert told(refused) == ["none-free"]
    offered = {each.request.items[0].equipment for each in of.alternatives(refused, limit=20, now=MONDAY)}
    assert {"bike-2", "bike-3", "bike-4", "bike-5"} <= offered
    assert told(asked(of, "bike-2", return_to="branch-5")) == ["run-never-reaches  transport-runs"]


def test_jessheim_runs_out_of_a_size_and_takes_nothing_from_children():
    of = stock("jessheim")
    assert [lent(of, "skis", MIA, size="160").fee for _ in range(2)] == [0, 0]
    assert told(asked(of, "skis", MIA, size="160")) == ["none-free size"]
    assert told(asked(of, "skis", MIA, size="150")) == []


@pytest.mark.parametrize(
    ("kind", "who"), [("person", "resident/x"), ("school", "unit/school"), ("organisation", "organisation/x")]
)
def test_eid_lends_to_all_for_a_week(kind: str, who: str):
    loan = lent(stock("eid"), "skis", {"id": who, "kind": kind, "born": 1980})
    assert (loan.due, loan.fee) == (when("2027-03-08T12:00"), 0)


def test_balsfjord_counts_the_trailer_by_its_parts():
    of = stock("balsfjord")
    loan = lent(of, "kit", SCHOOL)
    assert loan.fee == 0
    back = when("2027-03-03T12:00")
    missing = {"all": (), "some": ("paddles", "paddles", "box"), "too many": ("trailer", "trailer"), "other": ("tent",)}
    answers = {key: of.decide(ReturnLoan(loan=loan.id, missing=parts), now=back) for key, parts in missing.items()}
    assert {key: told(each) for key, each in answers.items()} == {
        "all": [],
        "some": [],
        "too many": ["input-invalid too-many-parts"],
        "other": ["input-invalid unknown-part"],
    }
    returned = of.commit(answers["some"], now=back)
    assert isinstance(returned, Loan)
    assert returned.missing == ("paddles", "paddles", "box")


def test_frilager_pools_what_several_own():
    of = stock("frilager")
    assert lent(of, "canoe", SCHOOL, count=2).count == 2
    assert told(asked(of, "canoe", SCHOOL)) == ["none-free"]


def test_halden_lends_a_numbered_boat_for_four_days_and_three_nights_at_most():
    of, friday = stock("halden"), when("2027-06-04T09:00")
    assert lent(of, "boat", now=friday).copies == ("k-1",)
    longest = lent(of, "boat", now=friday, copies=["k-3"])
    assert longest.due == when("2027-06-07T23:59")
    assert told(asked(of, "boat", now=friday)) == ["limit-reached"]
    other = {**KARI, "id": "resident/ola"}
    assert told(asked(of, "boat", other, friday, due=when("2027-06-08T09:00"))) == ["term-limit"]
    assert told(asked(of, "boat", other, friday, copies=["k-3"])) == ["copy-reserved"]


def test_vinje_takes_ten_kroner_for_a_chair_and_twenty_for_a_table():
    of = stock("vinje")
    assert [lent(of, what, count=count).fee for what, count in (("chair", 40), ("table", 8))] == [400, 160]


def test_molde_extends_three_times_and_drops_the_claim_when_the_book_is_found():
    of = stock("molde")
    book = lent(of, "book").id
    for _ in range(3):
        of.commit(of.decide(ExtendLoan(loan=book), now=MONDAY), now=MONDAY)
    assert told(of.decide(ExtendLoan(loan=book), now=MONDAY)) == ["renewals-used"]
    of.commit(of.decide(LoseLoan(loan=book), now=MONDAY), now=MONDAY)
    assert [lost.owed for lost in of.lost(now=MONDAY)] == [350]
    of.commit(of.decide(ReturnLoan(loan=book), now=MONDAY), now=MONDAY)
    assert of.lost(now=MONDAY) == ()


def test_spydeberg_extends_where_nobody_has_reserved():
    of = stock("spydeberg")
    loan = lent(of, "book", count=2)
    assert told(of.decide(ExtendLoan(loan=loan.id), now=MONDAY)) == []
    of.commit(asked(of, "book", {**KARI, "id": "resident/ola"}, or_wait=True), now=MONDAY)
    assert told(of.decide(ExtendLoan(loan=loan.id), now=MONDAY)) == ["renewals-used waiting"]
