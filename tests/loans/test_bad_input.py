"""What makes no sense is refused with where it stands and what to write instead, and nothing is changed by it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from pydantic import ValidationError
from tests.loans.torg import CHILD, KARI, NOW, act, at, codes, loan, numbered, outage, plan, request, stock

from innbygger_core import read_plan
from innbygger_core.errors import NaiveDatetime, NotAllowed, OutOfRange, UnknownId, UnreadableData
from innbygger_core.loans import Loan, LoanRequest, Outage
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from innbygger_core.errors import Fault
    from innbygger_core.loans import LoanAct, Stock

Json = dict[str, Any]
LANGUAGES: Final = ("nb", "nn", "en")
HUGE: Final = 10**30
FAR, LONG_AGO = "9999-12-31T00:00:00Z", "1800-01-01T00:00:00Z"
NAIVE: Final = NOW.replace(tzinfo=None)


# --- In a plan -------------------------------------------------------------------------------------------------------


def equipment(**told: object) -> Json:
    return {"equipment": [{"id": "skis", "hub": "torg", "name": "Ski", **told}]}


def terms(**told: object) -> Json:
    return {"loan_terms": [{"id": "all", **told}]}


def dated(name: str, due: str, first: str = "2027-02-18", last: str = "2027-02-26") -> Json:
    return terms(**{name: [{"first_day": first, "last_day": last, "due": due}]})


def run(*stops: Json, **told: object) -> Json:
    return {"transport_runs": [{"id": "south", "stops": stops, **told}]}


TORG: Final = {"hub": "torg", "at": "09:00"}
COPIES: Final = [{"id": "s-1"}, {"id": "s-1"}]
GUARDIANS: Final = [{"below": below, "form": ["presence"]} for below in (16, 12)]
MARCH: Final = "2027-03-02T19:30:00+01:00"

UNREADABLE: Final = [
    (equipment(count=0), "/equipment/0/count", "too-small"),
    (equipment(count=-2), "/equipment/0/count", "too-small"),
    (equipment(count=2.5), "/equipment/0/count", "wrong-type"),
    (equipment(count="2"), "/equipment/0/count", "wrong-type"),
    (equipment(count=True), "/equipment/0/count", "wrong-type"),
    (equipment(sizes={"160": 0}), "/equipment/0/sizes/160", "too-small"),
    (equipment(parts={"pole": 0}), "/equipment/0/parts/pole", "too-small"),
    (equipment(parts={"Pole!": 2}), "/equipment/0/parts/Pole!", "bad-id"),
    (equipment(parts=[["pole", 2]]), "/equipment/0/parts", "wrong-type"),
    (equipment(count=3, sizes={"160": 2}), "/equipment/0/count", "one-of"),
    (equipment(count=3, copies=COPIES[:1]), "/equipment/0/count", "one-of"),
    (equipment(sizes={"160": 1}, copies=COPIES[:1]), "/equipment/0/copies", "one-of"),
    (equipment(copies=COPIES), "/equipment/0/copies/1/id", "duplicate-id"),
    (equipment(lent_by="number"), "/equipment/0/copies", "missing"),
    (equipment(lent_by="weight"), "/equipment/0/lent_by", "bad-value"),
    (equipment(hub="tofte"), "/equipment/0/hub", "unknown-id"),
    (equipment(price=-1), "/equipment/0/price", "too-small"),
    (equipment(copies=[{"id": "s-1", "bought": "2027-02-30"}]), "/equipment/0/copies/0/bought", "bad-date"),
    (equipment(valid_from="2027-02-02", valid_to="2027-02-01"), "/equipment/0/valid_to", "reversed-dates"),
    (equipment(bound_to=["helmet", "skis"]), "/equipment/0/bound_to/1", "bound-to-itself"),
    (equipment(kidn="ski"), "/equipment/0/kidn", "unexpected"),
    ({"equipment": equipment()["equipment"] * 2}, "/equipment/1/id", "duplicate-id"),
    (terms(period="7 days"), "/loan_terms/0/period", "bad-period"),
    (terms(period="P1.5D"), "/loan_terms/0/period", "bad-period"),
    (terms(period="P99999999999Y"), "/loan_terms/0/period", "bad-period"),
    (terms(period=7), "/loan_terms/0/period", "wrong-type"),
    (terms(lead={"days": -1}), "/loan_terms/0/lead/days", "too-small"),
    (terms(lead={"days": 1, "period": "P1D"}), "/loan_terms/0/lead/days", "one-of"),
    (terms(lead={"days": 1, "of": "sunny"}), "/loan_terms/0/lead/of", "bad-value"),
    (terms(renewals=-1), "/loan_terms/0/renewals", "too-small"),
    (terms(limit=0), "/loan_terms/0/limit", "too-small"),
    (terms(fee=-5), "/loan_terms/0/fee", "too-small"),
    (terms(fee_for="copy"), "/loan_terms/0/fee_for", "bad-value"),
    (terms(closed="next"), "/loan_terms/0/closed", "bad-value"),
    (terms(due_time="25:00"), "/loan_terms/0/due_time", "bad-clock-time"),
    (terms(lending_hours="nowhere"), "/loan_terms/0/lending_hours", "unknown-id"),
    (terms(return_hours="nowhere"), "/loan_terms/0/return_hours", "unknown-id"),
    (terms(hatch_hours="nowhere"), "/loan_terms/0/hatch_hours", "unknown-id"),
    (terms(hubs=["tofte"]), "/loan_terms/0/hubs/0", "unknown-id"),
    (terms(equipment=["boat"]), "/loan_terms/0/equipment/0", "unknown-id"),
    (terms(module="desk"), "/loan_terms/0/module", "unknown-id"),
    (dated("fixed", MARCH, "2027-02-26", "2027-02-18"), "/loan_terms/0/fixed/0/last_day", "reversed-dates"),
    (dated("limits", MARCH, "2027-02-26", "2027-02-18"), "/loan_terms/0/limits/0/last_day", "reversed-dates"),
    (dated("fixed", MARCH[:-6]), "/loan_terms/0/fixed/0/due", "naive-datetime"),
    (terms(guardian=[{"below": 18, "form": []}]), "/loan_terms/0/guardian/0/form", "too-short"),
    (terms(guardian=[{"below": 1800, "form": ["presence"]}]), "/loan_terms/0/guardian/0/below", "too-large-number"),
    (terms(guardian=GUARDIANS), "/loan_terms/0/guardian/1/below", "step-never-reached"),
    (terms(write_down={"yearly": 1.5}), "/loan_terms/0/write_down/yearly", "too-large-number"),
    (terms(write_down={"yearly": "0.2"}), "/loan_terms/0/write_down/yearly", "wrong-type"),
    (terms(write_down={"least": 0.2}), "/loan_terms/0/write_down/yearly", "missing"),
    (terms(borrowers=["pupil"]), "/loan_terms/0/borrowers/0", "bad-value"),
    (terms(perod="P7D"), "/loan_terms/0/perod", "unexpected"),
    (run(TORG), "/transport_runs/0/stops", "too-short"),
    (run(TORG, {"hub": "tofte"}), "/transport_runs/0/stops/1/hub", "unknown-id"),
    (run(TORG, {"hub": "havn", "at": "26:00"}), "/transport_runs/0/stops/1/at", "bad-clock-time"),
    (run(TORG, TORG, days="someday"), "/transport_runs/0/days", "bad-day-name"),
    (run(TORG, TORG, days="mon", days_a_week=3), "/transport_runs/0/days_a_week", "days-disagree"),
]


def faults_of(lists: Json) -> tuple[Fault, ...]:
    hubs = [{"id": hub, "name": hub.title()} for hub in ("torg", "havn")]
    document = {"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "hubs": hubs, **lists}
    with pytest.raises(UnreadableData) as refused:
        read_plan(json.dumps(document))
    return refused.value.faults


@pytest.mark.parametrize(
    ("lists", "path", "kind"), UNREADABLE, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_plan_is_refused_with_where_and_what_to_write_instead(lists: Json, path: str, kind: str):
    (fault,) = faults_of(lists)
    assert (fault.path, fault.kind) == (path, kind)
    assert "=None" not in fault.found
    lines = [catalogue(lang).fault(fault) for lang in LANGUAGES]
    assert all(line.startswith(f"{path}: ") and len(line) > len(path) + 20 for line in lines)
    assert len(set(lines)) > 1


def test_a_plan_tells_all_its_faults_at_once():
    told = faults_of({**equipment(count=0, hub="tofte"), **terms(period="soon", hubs=["tofte"]), **run(TORG)})
    assert [(fault.path, fault.kind) for fault in told] == [
        ("/equipment/0/hub", "unknown-id"),
        ("/equipment/0/count", "too-small"),
        ("/loan_terms/0/period", "bad-period"),
        ("/loan_terms/0/hubs/0", "unknown-id"),
        ("/transport_runs/0/stops", "too-short"),
    ]


# --- In what is asked ------------------------------------------------------------------------------------------------


def rows(of: Stock) -> tuple[object, ...]:
    """All that a stock knows, with its revision, and what is free."""
    free = of.profile("skis", at("10 00:00"), at("2027-04-01 00:00"), now=NOW)
    return of.revision, of.loans, of.blocks, of.outages, of.cancelled_runs, free


def refused(of: Stock, asked: LoanRequest | LoanAct, now: datetime = NOW) -> list[tuple[str, str]]:
    """What does not make sense, and where; it is said with a remedy, cannot be carried out, and changes nothing."""
    before = rows(of)
    decision = of.decide(asked, now=now)
    assert (decision.outcome.value, decision.writes) == ("deny", ())
    assert {reason.code for reason in decision.reasons} == {"loan.input-invalid"}
    assert all(len({each.text(lang), each.help(lang), ""}) == 3 for each in decision.reasons for lang in LANGUAGES)
    with pytest.raises(NotAllowed):
        of.commit(decision, now=now)
    assert of.alternatives(decision, now=now) == ()
    assert rows(of) == before
    return [(reason.field, reason.variant) for reason in decision.reasons]


def desk(**figures: object) -> Stock:
    """A desk with a pair of skis that is out to Ola until Wednesday, and one that is reserved."""
    out = loan("l1", "10 12:00", "17 12:00", state="out", collected_at="10 12:00")
    return stock(plan(terms=figures), out, loan("r1"), outage("o1", "2027-03-01 08:00", "2027-03-02 08:00"))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"count": 0}, ("/items/0/count", "too-few")),
        ({"count": -HUGE}, ("/items/0/count", "too-few")),
        ({"items": []}, ("/items", "empty")),
        ({"items": [{"equipment": "skis"}, {"equipment": "skis"}]}, ("/items/1/equipment", "twice")),
        ({"items": [{"equipment": "boat"}]}, ("/items/0/equipment", "unknown-id")),
        ({"size": "160"}, ("/items/0/size", "no-sizes")),
        ({"collect_at": "tofte"}, ("/collect_at", "unknown-hub")),
        ({"return_to": "tofte"}, ("/return_to", "unknown-hub")),
        ({"due": "16 12:00"}, ("/due", "reversed")),
        ({"due": "15 12:00"}, ("/due", "reversed")),
        ({"start": None, "due": "15 11:00"}, ("/due", "reversed")),
        ({"replaces": "l9"}, ("/replaces", "unknown-id")),
        ({"replaces": "l1"}, ("/replaces", "state")),
        ({"borrower": {**KARI, "right_ends": FAR}}, ("/borrower/right_ends", "out-of-range")),
        ({"start": None, "borrower": {**KARI, "born": 2100}}, ("/borrower/born", "not-born")),
        ({"borrower": {**KARI, "right_ends": LONG_AGO}}, ("/borrower/right_ends", "out-of-range")),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(told: Json, expected: tuple[str, str]):
    assert refused(desk(), request(**told)) == [expected]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({"start": NAIVE}, ("/start", "naive")),
        ({"due": NAIVE}, ("/due", "naive")),
        ({"start": datetime(9999, 2, 16, tzinfo=UTC)}, ("/start", "out-of-range")),
        ({"start": datetime(1, 2, 16, tzinfo=UTC)}, ("/start", "out-of-range")),
        ({"due": datetime.max.replace(tzinfo=UTC)}, ("/due", "out-of-range")),
    ],
)
def test_a_time_that_is_none_is_refused(times: Json, expected: tuple[str, str]):
    asked = request(None).model_copy(update=times)
    assert refused(desk(), asked) == [expected]


def test_everything_wrong_with_a_request_is_told_at_once():
    asked = request(count=-1, size="160", copies=["a"], collect_at="tofte", replaces="l9")
    assert refused(desk(), asked) == [
        ("/items/0/count", "too-few"),
        ("/items/0/size", "no-sizes"),
        ("/items/0/copies/0", "unknown-copy"),
        ("/items/0/copies", "by-count"),
        ("/collect_at", "unknown-hub"),
        ("/replaces", "unknown-id"),
    ]


@pytest.mark.parametrize("asked", [request(), request(None), act("extend")])
@pytest.mark.parametrize(
    ("figures", "variant"),
    [
        ({"period": "P9999Y"}, "too-long"),
        ({"period": "PT999999999H"}, "too-long"),
        ({"period": "P1D", "longest": "P9999Y", "renewal_period": "P999Y"}, "too-long"),
        ({"period": None}, "no-due"),
    ],
)
def test_a_period_that_overflows_or_is_none_gives_no_due_time(
    figures: Json, variant: str, asked: LoanRequest | LoanAct
):
    field = "/due" if isinstance(asked, LoanRequest) else "/until"
    assert refused(desk(**figures), asked) == [(field, variant)]


@pytest.mark.parametrize("period", ["P0D", "PT0S"])
def test_a_period_that_leads_nowhere_leaves_no_room_for_a_loan(period: str):
    assert codes(desk(period=period).decide(request(), now=NOW)) == ["term-limit:none"]


@pytest.mark.parametrize("kind", ["calendar", "working", "open"])
def test_a_lead_time_that_overflows_lets_nothing_begin(kind: str):
    asked = desk(lead={"days": 10**9, "of": kind}).decide(request("2027-03-10 12:00"), now=NOW)
    assert codes(asked) == ["lead-time:never"]


def test_a_grace_that_overflows_never_ends():
    late = at("2027-02-18 12:00")
    assert [each.id for each in desk(grace="PT1H").overdue(now=late)] == ["l1"]
    assert desk(grace="P9999Y").overdue(now=late) == desk(lost_after="P9999Y").lost(now=late) == ()


def test_more_than_there_can_be_are_not_free():
    of = desk()
    before = rows(of)
    assert codes(of.decide(request("2027-03-10 12:00", count=HUGE), now=NOW)) == ["none-free"]
    assert rows(of) == before


# --- In an act -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (act("return", loan="l9"), ("/loan", "unknown-id")),
        (act("return", loan="r1"), ("/act", "state")),
        (act("return", at="tofte"), ("/at", "unknown-hub")),
        (act("return", missing=["pole"]), ("/missing/0", "unknown-part")),
        (act("collect"), ("/act", "state")),
        (act("extend", until="2027-02-17T12:00:00+01:00"), ("/until", "not-later")),
        (act("extend", until=FAR), ("/until", "out-of-range")),
        (act("lapse", loan="r1"), ("/act", "not-yet")),
        (act("block", borrower="resident/ola", until="2027-02-15T11:00:00Z"), ("/until", "ended")),
        (act("block", borrower="resident/ola", until=FAR), ("/until", "out-of-range")),
        (act("unblock", block="b9"), ("/block", "unknown-id")),
        (act("take_out", equipment="boat"), ("/equipment", "unknown-id")),
        (act("take_out", equipment="skis", count=0), ("/count", "too-few")),
        (act("take_out", equipment="skis", count=3), ("/count", "too-many")),
        (act("take_out", equipment="skis", count=HUGE), ("/count", "too-many")),
        (act("take_out", equipment="skis", since=LONG_AGO), ("/since", "out-of-range")),
        (act("take_out", equipment="skis", until=FAR), ("/until", "out-of-range")),
        (act("take_out", equipment="skis", until="2027-02-15T11:00:00Z"), ("/until", "reversed")),
        (act("put_in", outage="o9"), ("/outage", "unknown-id")),
        (act("cancel_run", run="north", day="2027-02-16"), ("/run", "unknown-id")),
        (act("cancel_run", run="south", day="2027-02-17"), ("/day", "no-run")),
        (act("cancel_run", run="south", day="9999-12-31"), ("/day", "out-of-range")),
    ],
)
def test_an_act_that_makes_no_sense_is_refused(asked: LoanAct, expected: tuple[str, str]):
    assert refused(desk(), asked) == [expected]


def test_nothing_comes_back_before_it_was_collected():
    assert refused(desk(), act("return"), at("10 11:59")) == [("/act", "before-collection")]


def test_more_parts_cannot_be_missing_than_were_lent():
    kit = {"id": "skis", "hub": "torg", "name": "Ski", "parts": {"pole": 2}}
    out = loan("l1", "10 12:00", "17 12:00", state="out", collected_at="10 12:00")
    of = stock(plan(kit), out)
    assert refused(of, act("return", missing=["pole"] * 3)) == [("/missing/2", "too-many-parts")]


# --- A copy in two places --------------------------------------------------------------------------------------------


def test_a_copy_is_asked_for_once():
    of = stock(plan(numbered("a", "b")))
    assert refused(of, request(copies=["a", "a"], count=2)) == [("/items/0/copies/1", "copy-twice")]
    assert refused(of, request(copies=["a", "b"], count=1)) == [("/items/0/copies", "miscounted")]
    assert refused(of, request(copies=["c"])) == [("/items/0/copies/0", "unknown-copy")]


def test_a_copy_that_is_out_is_neither_laid_ready_nor_handed_to_somebody_else():
    out = loan("l1", "10 12:00", "17 12:00", state="out", collected_at="10 12:00", copies=["a"])
    theirs = loan("l2", "17 14:00", "24 12:00", copies=["b"])
    of = stock(plan(numbered("a", "b", lent_by="count")), out, theirs)
    assert "copy-out" in codes(of.decide(act("prepare", loan="l2", copies=["a"]), now=NOW))
    assert "copy-out" in codes(of.decide(act("collect", loan="l2", copies=["a"]), now=NOW))


def test_a_copy_is_taken_out_of_service_once():
    of = stock(plan(numbered("a", "b")))
    assert refused(of, act("take_out", equipment="skis", copies=["a", "a"])) == [("/copies/1", "copy-twice")]
    assert refused(of, act("take_out", equipment="skis")) == [("/copies", "by-number")]


# --- A run that never arrives ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stops", [(), ("torg", "depot"), ("havn", "depot"), ("depot", "havn")])
def test_what_no_run_brings_is_not_collected_there(stops: tuple[str, ...]):
    places = [{"place": "Depot"} if stop == "depot" else {"hub": stop} for stop in stops]
    timed = [{**place, "at": f"{hour:02}:00"} for hour, place in enumerate(places, 9)]
    of = stock(plan(transport_runs=run(*timed, days="mon-fri")["transport_runs"] if stops else []), loan("r1"))
    before = rows(of)
    decision = of.decide(request(collect_at="havn"), now=NOW)
    (reason,) = (each for each in decision.reasons if each.verdict == "fail")
    assert (codes(decision), reason.field) == (["run-never-reaches"], "/collect_at")
    assert all(len({reason.text(lang), reason.help(lang), ""}) == 3 for lang in LANGUAGES)
    with pytest.raises(NotAllowed):
        of.commit(decision, now=NOW)
    assert rows(of) == before


# --- What cannot even be asked ---------------------------------------------------------------------------------------


def test_an_instant_without_a_zone_is_no_argument():
    of = desk()
    before = rows(of)
    for wrong in (
        lambda: of.decide(request(), now=NAIVE),
        lambda: of.commit(of.decide(request(), now=NOW), now=NAIVE),
        lambda: of.available("skis", NAIVE, NOW),
        lambda: of.profile("skis", NOW, NAIVE + timedelta(days=1)),
        lambda: of.overdue(now=NAIVE),
    ):
        with pytest.raises(NaiveDatetime, match="time zone is missing"):
            wrong()
    assert rows(of) == before


def test_a_window_that_ends_before_it_begins_is_no_window():
    with pytest.raises(OutOfRange):
        desk().available("skis", NOW, NOW - timedelta(days=1))


@pytest.mark.parametrize("told", [{"equipment": "boat"}, {"equipment": "skis", "size": "160"}])
def test_what_a_stock_does_not_have_is_not_counted(told: Json):
    with pytest.raises(UnknownId):
        desk().available(**told, start=NOW, end=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: loan("l1", count=0),
        lambda: Loan.model_validate({**loan("l1").model_dump(), "due": NAIVE}),
        lambda: outage("o1", count=-1),
        lambda: Outage.model_validate({"id": "o1", "equipment": "skis", "since": "2027-02-15T08:00:00"}),
        lambda: request(borrower={"id": "Kari Nordmann"}),
        lambda: request(borrower={**CHILD, "born": 1800}),
        lambda: LoanRequest.model_validate({"borrower": KARI}),
        lambda: act("steal"),
        lambda: act("extend", until="2027-02-17T12:00:00"),
    ],
)
def test_a_row_or_request_without_form_is_not_made(wrong: Any):  # noqa: ANN401 - what makes it
    with pytest.raises(ValidationError):
        wrong()
