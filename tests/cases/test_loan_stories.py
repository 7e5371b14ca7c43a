"""Stories of lending desks: what somebody asks on a hard day, and what the desk answers."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from zoneinfo import ZoneInfo

import pytest

from innbygger_core import read_plan, read_policy
from innbygger_core.cards import Card, CardBook
from innbygger_core.decisions import Decision
from innbygger_core.errors import NotAllowed
from innbygger_core.loans import (
    CollectLoan,
    LapseLoan,
    Loan,
    LoanRequest,
    LoseLoan,
    PrepareLoan,
    Stock,
    consequences,
)

if TYPE_CHECKING:
    from innbygger_core.loans import LoanAct
    from innbygger_core.network import Plan

Json: TypeAlias = dict[str, Any]
OSLO: Final = ZoneInfo("Europe/Oslo")
KARI, OLA = {"id": "resident/kari", "born": 1980}, {"id": "resident/ola", "born": 1975}


def when(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


def hours(name: str, week: Json, closed: tuple[str, str] | None = None) -> Json:
    """Hours of a week, closed on public holidays, and for some days where they are told."""
    layer = {"id": "desk", "access": "staffed", "holidays": {"public": []}, "week": week}
    shut = [{"id": "shut", "first_day": closed[0], "last_day": closed[1], "hours": []}] if closed else []
    return {"format": "innbygger.hours/1", "id": name, "layers": [layer], "exceptions": shut}


WEEK: Final = {"mon-fri": ["10:00-18:00"], "sat": ["10:00-14:00"], "sun": []}
HUBS: Final = {"heggedal": "Heggedal", "tofte": "Tofte", "saetre": "Sætre"}
RUN: Final = {
    "id": "sorover",
    "days": "tue,fri",
    "stops": [
        {"hub": "heggedal", "at": "09:00"},
        {"hub": "saetre", "at": "09:40"},
        {"hub": "tofte", "at": "10:10"},
        {"hub": "heggedal", "at": "11:30"},
    ],
    "carries": ["equipment"],
}


def asker(*equipment: Json, terms: Json, closed: dict[str, tuple[str, str]] | None = None, **lists: object) -> Plan:
    """Three hubs of Asker, open on weekdays and on Saturday, each closed for some days where they are told."""
    shut = closed or {}
    document = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Asker"},
        "hubs": [{"id": hub, "name": name, "hours": hub} for hub, name in HUBS.items()],
        "hours": [hours(hub, WEEK, shut.get(hub)) for hub in HUBS],
        "transport_runs": [RUN],
        "equipment": [{"hub": "heggedal", **row} for row in equipment],
        "loan_terms": [{"id": "all", **terms}],
        **lists,
    }
    return read_plan(json.dumps(document))


def asked(of: Stock, what: str, now: str, who: Json = KARI, **told: object) -> Decision:
    item = {"equipment": what, **{key: told.pop(key) for key in ("count", "copies") if key in told}}
    return of.decide(LoanRequest.model_validate({"items": [item], "borrower": who, **told}), now=when(now))


def lent(of: Stock, what: str, now: str, who: Json = KARI, **told: object) -> Loan:
    loan = of.commit(asked(of, what, now, who, **told), now=when(now))
    assert isinstance(loan, Loan)
    return loan


def done(of: Stock, act: LoanAct, now: str) -> Loan:
    loan = of.commit(of.decide(act, now=when(now)), now=when(now))
    assert isinstance(loan, Loan)
    return loan


def said(decision: Decision) -> list[str]:
    reasons = (reason for reason in decision.reasons if reason.verdict != "note")
    return [f"{each.code} {each.variant}".strip() for each in reasons]


# --- Skis in Sel: story 13 of the real rules -------------------------------------------------------------------------

SKIS: Final = {
    "id": "skis",
    "name": "Ski",
    "price": 2500,
    "lent_by": "number",
    "copies": [
        {"id": "s-1", "price": 2000, "bought": "2024-01-10"},
        {"id": "s-2", "price": 2000, "bought": "2021-01-10"},
    ],
}
SEL: Final = {
    "period": "P7D",
    "write_down": {"yearly": 0.2, "least": 0.2},
    "guardian": [{"below": 16, "form": ["presence"]}, {"below": 18, "form": ["signature"]}],
}
SEL_POLICY: Final = read_policy(
    '{"format": "innbygger.policy/1", "id": "sel",'
    ' "rules": [{"code": "loan.guardian", "severity": "must", "source": "sel.kommune.no"}]}'
)


@pytest.mark.parametrize(("copy", "owed"), [("s-1", 800), ("s-2", 500)])
def test_skis_are_written_down_by_a_fifth_a_year_to_a_fifth_of_new_ones(copy: str, owed: int):
    of = Stock(asker(SKIS, terms=SEL))
    loan = lent(of, "skis", "2027-02-01T12:00", copies=[copy])
    done(of, LoseLoan(loan=loan.id), "2027-02-05T12:00")
    (lost,) = of.lost(now=when("2027-02-06T12:00"))
    assert (lost.reported, lost.owed) == (True, owed)


@pytest.mark.parametrize(
    ("born", "form", "outcome"),
    [
        (2012, None, "deny"),
        (2012, "signature", "deny"),
        (2012, "presence", "allow"),
        (2011, None, "deny"),
        (2011, "signature", "allow"),
        (2010, "signature", "allow"),
        (2010, None, "deny"),
        (2009, None, "allow"),
    ],
)
def test_a_guardian_is_there_below_sixteen_and_signs_below_eighteen(born: int, form: str | None, outcome: str):
    child = {"id": "resident/mia", "born": born, "guardian": {"form": form} if form else None}
    decision = asked(Stock(asker(SKIS, terms=SEL), policy=SEL_POLICY), "skis", "2027-02-01T12:00", child)
    assert decision.outcome.value == outcome
    assert said(decision) == ([] if outcome == "allow" else ["loan.guardian"])


# --- A card that nobody sees -----------------------------------------------------------------------------------------


def test_a_card_pays_for_a_sledge_and_the_slip_does_not_tell():
    sledge = {"id": "sledge", "name": "Akebrett", "count": 2}
    right = {"id": "loans", "to": "free_loan", "of": ["sledge"], "uses": None}
    fun = {"id": "fun", "name": "Opplevelseskortet", "ages": {"youngest": 2, "oldest": 16}, "entitlements": [right]}
    plan = asker(
        sledge, terms={"period": "P7D", "fee": 50}, card_terms=[{**fun, "validity": {"within": "calendar_year"}}]
    )
    held = {"id": "k1", "terms": "fun", "holders": [{"id": "resident/mia", "born": 2014}], "eligible": True}
    cards = CardBook(plan, cards=[Card.model_validate({**held, "issued": "2027-01-05"})])
    mia, noa = {"id": "resident/mia", "born": 2014, "card": "k1"}, {"id": "resident/noa", "born": 2014}
    desks = [Stock(plan, cards=cards, new_id=lambda: "l1") for _ in range(2)]
    loans = [lent(of, "sledge", "2027-02-01T12:00", who) for of, who in zip(desks, (mia, noa), strict=True)]
    assert [loan.fee for loan in loans] == [0, 50]
    assert desks[0].receipt("l1", "nb") == desks[1].receipt("l1", "nb")
    assert desks[0].label("l1", "nb") == desks[1].label("l1", "nb")
    assert loans[0].public() == loans[1].public()


# --- Due while the desk is closed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closed", "due"),
    [
        # Maundy Thursday, to which a week leads, is closed, and so is every day to Easter Monday but Saturday.
        ("start_of_next_opening", "2027-03-27T10:00"),
        ("end_of_next_open_day", "2027-03-27T14:00"),
        ("end_of_previous_open_day", "2027-03-24T18:00"),
        ("same_time_next_open_day", "2027-03-27T12:00"),
        ("same_weekday", "2027-04-01T12:00"),
        ("keep", "2027-03-25T12:00"),
    ],
)
def test_a_loan_that_ends_in_the_easter_holidays_is_due_when_heggedal_is_open(closed: str, due: str):
    terms = {"period": "P7D", "closed": closed, "end_of_day": "closing"}
    of = Stock(asker({"id": "kayak", "name": "Kajakk"}, terms=terms))
    assert lent(of, "kayak", "2027-03-18T12:00").due == when(due)


def test_the_hub_to_which_it_is_returned_decides_when_it_is_due():
    closed = {"tofte": ("2027-03-22", "2027-03-29")}
    terms = {"period": "P7D", "closed": "start_of_next_opening"}
    of = Stock(asker({"id": "kayak", "name": "Kajakk", "count": 2}, terms=terms, closed=closed))
    assert lent(of, "kayak", "2027-03-17T12:00").due == when("2027-03-24T12:00")
    to_tofte = lent(of, "kayak", "2027-03-17T12:00", OLA, return_to="tofte")
    assert to_tofte.due == when("2027-03-30T10:00")
    # The run of that Tuesday stops at Tofte ten minutes after it has opened.
    assert [(leg.run, leg.arrives) for leg in to_tofte.homeward] == [("sorover", when("2027-03-30T11:30"))]


# --- Back at ten, out again at eleven --------------------------------------------------------------------------------


def test_what_comes_back_at_ten_is_lent_again_at_eleven_when_it_has_been_looked_after():
    of = Stock(asker({"id": "kayak", "name": "Kajakk"}, terms={"inspect": {"period": "PT45M"}, "window": "P1Y"}))
    lent(of, "kayak", "2027-06-01T12:00", start=when("2027-06-04T10:00"), due=when("2027-06-07T10:00"))
    early, late = (
        asked(of, "kayak", "2027-06-01T12:00", OLA, start=when(f"2027-06-07T{clock}"), due=when("2027-06-09T12:00"))
        for clock in ("10:30", "11:00")
    )
    assert (said(early), said(late)) == (["loan.none-free"], [])


# --- Ready over a closed week ----------------------------------------------------------------------------------------


def test_what_lies_ready_at_tofte_is_kept_over_the_winter_break():
    closed = {"tofte": ("2027-02-22", "2027-02-27")}
    skis = {"id": "skis", "hub": "tofte", "name": "Ski"}
    of = Stock(asker(skis, terms={"period": "P7D", "hold": {"days": 3, "of": "open"}}, closed=closed))
    loan = lent(of, "skis", "2027-02-17T12:00", start=when("2027-02-19T12:00"))
    ready = done(of, PrepareLoan(loan=loan.id), "2027-02-19T11:00")
    # Saturday, Monday and Tuesday are the three open days that follow: 20 February, 1 and 2 March.
    assert ready.hold_until == when("2027-03-02T18:00")
    assert said(of.decide(LapseLoan(loan=loan.id), now=when("2027-02-27T12:00"))) == ["loan.input-invalid not-yet"]
    assert [each.id for each in of.lapsing(now=when("2027-03-02T18:00"))] == [loan.id]
    assert done(of, LapseLoan(loan=loan.id), "2027-03-02T18:00").state == "lapsed"
    assert of.available("skis", when("2027-03-02T18:00"), when("2027-03-03T18:00")) == 1


# --- Not back in time ------------------------------------------------------------------------------------------------


def test_what_is_overdue_is_neither_offered_nor_laid_ready():
    of = Stock(asker({"id": "kayak", "name": "Kajakk"}, terms={"period": "P3D", "window": "P1Y"}))
    lent(of, "kayak", "2027-06-01T12:00")
    olas = lent(of, "kayak", "2027-06-01T12:00", OLA, start=when("2027-06-05T12:00"))
    sunday, now = (when("2027-06-13T10:00"), when("2027-06-14T10:00")), when("2027-06-05T12:30")
    assert of.available("kayak", *sunday) == 1
    assert of.available("kayak", *sunday, now=now) == 0
    assert said(asked(of, "kayak", "2027-06-05T12:30", {"id": "resident/per"})) == ["loan.none-free"]
    assert said(of.decide(PrepareLoan(loan=olas.id), now=now)) != []
    assert said(of.decide(CollectLoan(loan=olas.id), now=now)) != []


# --- A cart that has expired -----------------------------------------------------------------------------------------


def test_whoever_comes_back_to_an_old_page_does_not_get_what_went_meanwhile():
    of = Stock(asker({"id": "kayak", "name": "Kajakk"}, terms={"period": "P3D"}))
    karis = asked(of, "kayak", "2027-06-01T12:00")
    lent(of, "kayak", "2027-06-01T12:05", OLA)
    before = of.revision, of.loans
    with pytest.raises(NotAllowed) as refused:
        of.commit(karis, now=when("2027-06-01T12:30"))
    fresh = refused.value.decision
    assert isinstance(fresh, Decision)
    assert said(fresh) == ["loan.none-free"]
    assert (of.revision, of.loans) == before


# --- A hub that closes -----------------------------------------------------------------------------------------------


def at_saetre(terms: Json) -> tuple[Stock, Loan, Loan]:
    """A kayak that is out and due at Sætre on Tuesday, and one that is collected there that day."""
    of = Stock(asker(KAYAKS, terms=terms))
    out = lent(of, "kayak", "2027-06-01T12:00", return_to="saetre")
    places = {"collect_at": "saetre", "return_to": "saetre"}
    return of, out, lent(of, "kayak", "2027-06-01T12:00", OLA, start=when("2027-06-08T12:00"), **places)


KAYAKS: Final = {"id": "kayak", "name": "Kajakk", "count": 3}
A_WEEK: Final = {"period": "P7D", "window": "P1Y"}
TOLD: Final = when("2027-06-02T12:00")


@pytest.mark.parametrize(
    ("picked", "collected"),
    [(None, ("saetre", "2027-06-14T10:00")), ("tofte", ("tofte", "2027-06-08T12:00"))],
)
def test_when_saetre_closes_for_a_week_things_wait_there_unless_the_borrower_picks_tofte(
    picked: str | None, collected: tuple[str, str]
):
    of, out, reserved = at_saetre(A_WEEK)
    closed = asker(KAYAKS, terms=A_WEEK, closed={"saetre": ("2027-06-07", "2027-06-12")})
    found = consequences(of, closed, now=TOLD, picks={reserved.id: picked} if picked else None)
    hits = {(hit.loan, hit.what): (hit.to, hit.after) for hit in found.hits}
    assert hits[out.id, "due"] == ("saetre", when("2027-06-14T12:00"))
    assert hits[reserved.id, "collection"] == (collected[0], when(collected[1]))
    assert {notice.loan for notice in found.notices("nb")} == {out.id, reserved.id}
    assert (of.revision, of.loans) == (2, (out, reserved))


def test_when_saetre_closes_for_good_tofte_takes_its_place():
    of, out, reserved = at_saetre(A_WEEK)
    plan = asker(KAYAKS, terms=A_WEEK)
    hubs = [row if row.id != "saetre" else row.model_copy(update={"valid_to": date(2027, 6, 6)}) for row in plan.hubs]
    gone = plan.model_copy(update={"hubs": tuple(hubs)})
    found = consequences(of, gone, now=TOLD, instead={"saetre": "tofte"})
    assert {(hit.loan, hit.what, hit.why, hit.to) for hit in found.hits} == {
        (out.id, "due", "hub-gone", "tofte"),
        (reserved.id, "collection", "hub-gone", "tofte"),
        (reserved.id, "due", "hub-gone", "tofte"),
    }
    moved = {loan.id: loan for loan in found.loans}
    assert [leg.end for leg in moved[reserved.id].outward] == ["tofte"]
    assert [leg.start for leg in moved[out.id].homeward] == ["tofte"]
