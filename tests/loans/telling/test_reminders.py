"""What borrowers are reminded of, and when."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from pydantic import TypeAdapter
from tests.loans.telling.small_desk import clock, hours, lent, plan_of, terms

from innbygger_core.errors import NaiveDatetime
from innbygger_core.loans import ExtendLoan, Loan, Reminder, Stock

START, END = clock("2027-01-01 00:00"), clock("2027-12-31 00:00")
NOW = clock("2027-02-16 12:00")


def reminded(*rules: dict[str, Any], loan: Loan | None = None, now: Any = NOW, **figures: Any) -> list[str]:  # noqa: ANN401
    plan = plan_of(loan_terms=[terms(reminders=list(rules), **figures)])
    found = Stock(plan, loans=[loan or lent()]).reminders(START, END, now=now)
    return [f"{each.kind} {each.at:%a %d %H:%M}" for each in found]


def test_a_reminder_comes_so_long_before_something_is_due():
    assert reminded({"kind": "before_due", "delay": {"period": "PT5H"}}) == ["before_due Mon 22 07:00"]
    assert reminded({"kind": "before_due", "delay": {"days": 2}}) == ["before_due Sat 20 12:00"]
    assert reminded({"kind": "before_due", "delay": {"days": 2, "of": "open"}}) == ["before_due Thu 18 12:00"]


def test_a_reminder_comes_at_the_time_of_day_that_is_told():
    assert reminded({"kind": "before_due", "delay": {"days": 2}, "at": "10:00"}) == ["before_due Sat 20 10:00"]
    assert reminded({"kind": "due", "at": "09:00"}) == ["due Mon 22 09:00"]


def test_a_time_of_day_never_puts_a_reminder_on_the_wrong_side():
    assert reminded({"kind": "before_due", "at": "18:00"}) == ["before_due Sun 21 18:00"]
    assert reminded({"kind": "overdue", "at": "09:00"}) == ["overdue Tue 23 09:00"]


def test_a_reminder_before_is_moved_back_to_an_open_day_and_one_after_is_moved_on():
    before = {"kind": "before_due", "delay": {"days": 1}, "at": "10:00", "open_days": True}
    assert reminded(before) == ["before_due Fri 19 10:00"]
    assert reminded({"kind": "overdue", "delay": {"days": 5}, "open_days": True}) == ["overdue Mon 01 12:00"]
    assert reminded({"kind": "due", "open_days": True}) == ["due Mon 22 12:00"]


def test_a_reminder_is_moved_back_a_week_at_most():
    def before_the_desk_opens_again(last: str) -> list[str]:
        closed = {"id": "ferie", "first_day": last, "last_day": "2027-02-21", "hours": []}
        heggedal, *others = (hours(each) for each in ("heggedal", "tofte", "saetre"))
        rule = {"kind": "before_due", "delay": {"days": 1}, "at": "10:00", "open_days": True}
        plan = plan_of(loan_terms=[terms(reminders=[rule])], hours=[heggedal | {"exceptions": [closed]}, *others])
        found = Stock(plan, loans=[lent(start=clock("2027-01-18 12:00"))]).reminders(START, END, now=START)
        return [f"{each.at:%a %d %H:%M}" for each in found]

    assert before_the_desk_opens_again("2027-02-15") == ["Sun 21 10:00"]
    assert before_the_desk_opens_again("2027-02-16") == ["Mon 15 10:00"]


def test_where_no_open_day_is_found_a_reminder_stays_where_it_is():
    rule = {"kind": "due", "open_days": True}
    plan = plan_of(
        loan_terms=[terms(reminders=[rule])],
        hours=[hours(each, week={"mon-sun": []}) for each in ("heggedal", "tofte", "saetre")],
    )
    (found,) = Stock(plan, loans=[lent()]).reminders(START, END, now=NOW)
    assert found.at == found.due


def test_a_reminder_whose_day_is_not_found_is_not_sent():
    plan = plan_of(
        loan_terms=[terms(reminders=[{"kind": "overdue", "delay": {"days": 1, "of": "open"}}])],
        hours=[hours(each, week={"mon-sun": []}) for each in ("heggedal", "tofte", "saetre")],
    )
    assert Stock(plan, loans=[lent()]).reminders(START, END, now=NOW) == ()
    assert reminded({"kind": "overdue", "delay": {"period": "P300Y"}}) == []


def test_nothing_happens_before_grace_is_over():
    assert reminded({"kind": "overdue", "delay": {"days": 1}}, grace="P3D") == ["overdue Thu 25 12:00"]
    assert reminded({"kind": "overdue", "delay": {"days": 5}}, grace="P3D") == ["overdue Sat 27 12:00"]


def test_nobody_is_reminded_before_they_have_it_or_of_what_is_over():
    long_before = {"kind": "before_due", "delay": {"period": "P10D"}}
    assert reminded(long_before) == []
    assert reminded({"kind": "before_due"}, now=clock("2027-02-22 12:00")) == []


@pytest.mark.parametrize("kind", ["before_due", "due", "overdue"])
@pytest.mark.parametrize("state", ["pending", "waiting", "reserved", "ready", "returned", "lost", "cancelled"])
def test_only_who_has_something_is_reminded_to_return_it(kind: str, state: str):
    assert reminded({"kind": kind}, loan=lent(state=state)) == []


def test_who_reserved_something_is_told_that_it_lies_ready_and_for_how_long():
    ready = lent(state="ready", ready_at=clock("2027-02-17 14:00"), hold_until=clock("2027-02-19 16:00"))
    told = ({"kind": "ready"}, {"kind": "lapsing", "delay": {"period": "PT3H"}})
    assert reminded(*told, loan=ready) == ["ready Wed 17 14:00", "lapsing Fri 19 13:00"]
    assert reminded(*told, loan=lent(state="reserved")) == []
    assert reminded({"kind": "ready"}, loan=lent(state="ready")) == ["ready Mon 15 12:00"]
    assert reminded(*told, loan=ready, now=clock("2027-02-19 16:00")) == ["ready Wed 17 14:00"]


def test_a_reminder_that_comes_twice_is_told_once():
    assert reminded({"kind": "due"}, {"kind": "due", "delay": {"days": 0}}) == ["due Mon 22 12:00"]


def test_a_window_has_its_first_instant_and_not_its_last():
    stock = Stock(plan_of(loan_terms=[terms(reminders=[{"kind": "due"}])]), loans=[lent()])
    due = clock("2027-02-22 12:00")
    assert len(stock.reminders(due, END, now=NOW)) == 1
    assert stock.reminders(START, due, now=NOW) == ()
    assert len(stock.reminders(due.date(), due.date().replace(day=23), now=NOW)) == 1


def test_reminders_follow_the_due_time_when_a_loan_is_extended():
    stock = Stock(plan_of(loan_terms=[terms(reminders=[{"kind": "due"}])]), loans=[lent()])
    stock.commit(stock.decide(ExtendLoan(loan="l1"), now=NOW), now=NOW)
    (reminder,) = stock.reminders(START, END, now=NOW)
    assert reminder.at == reminder.due == clock("2027-03-01 12:00")


def test_the_order_of_the_loans_means_nothing():
    plan = plan_of(loan_terms=[terms(reminders=[{"kind": "due"}, {"kind": "before_due", "delay": {"days": 1}}])])
    loans = [lent("l2"), lent("l1"), lent("l0", due=clock("2027-02-21 12:00"))]
    found = {Stock(plan, loans=order).reminders(START, END, now=NOW) for order in permutations(loans)}
    assert [(each.loan, each.kind) for each in found.pop()] == [
        ("l0", "before_due"),
        ("l0", "due"),
        ("l1", "before_due"),
        ("l2", "before_due"),
        ("l1", "due"),
        ("l2", "due"),
    ]
    assert not found


def test_the_hub_is_that_where_the_borrower_goes():
    rules = [{"kind": "due"}, {"kind": "ready"}]
    places = {"collect_at": "tofte", "return_to": "saetre"}
    stock = Stock(plan_of(loan_terms=[terms(reminders=rules)]), loans=[lent(**places), lent("l2", "ready", **places)])
    assert [(each.kind, each.hub) for each in stock.reminders(START, END, now=NOW)] == [
        ("ready", "tofte"),
        ("due", "saetre"),
    ]


def test_a_hub_that_the_plan_does_not_have_is_taken_for_home():
    stock = Stock(plan_of(loan_terms=[terms(reminders=[{"kind": "due"}])]), loans=[lent(return_to="gone")])
    (reminder,) = stock.reminders(START, END, now=NOW)
    assert (reminder.hub, reminder.place.text("nb")) == ("gone", "gone")


def test_of_a_stock_that_the_plan_does_not_have_nothing_is_told():
    stock = Stock(plan_of(loan_terms=[terms(reminders=[{"kind": "due"}])]), loans=[lent(equipment="sledge")])
    assert stock.reminders(START, END, now=NOW) == ()


def test_terms_for_children_remind_children():
    rows = [terms(), terms(id="children", borrowers=["child"], reminders=[{"kind": "due"}])]
    loans = [lent(borrower={"id": "resident/1", "born": 2015}), lent("l2", borrower={"id": "resident/2", "born": 1980})]
    found = Stock(plan_of(loan_terms=rows), loans=loans).reminders(START, END, now=NOW)
    assert [each.loan for each in found] == ["l1"]


def test_a_naive_now_is_refused():
    with pytest.raises(NaiveDatetime):
        Stock(plan_of()).reminders(START, END, now=NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("kind", "lang", "said"),
    [
        ("before_due", "nb", "Husk å levere ski på Heggedal innen mandag 22. februar 2027 kl. 12."),
        ("before_due", "nn", "Hugs å levere ski på Heggedal innan måndag 22. februar 2027 kl. 12."),
        ("before_due", "en", "Remember to return skis to Heggedal by Monday 22 February 2027 at 12:00."),
        ("due", "nb", "Nå er det tid for å levere ski på Heggedal. Fristen er mandag 22. februar 2027 kl. 12."),
        (
            "overdue",
            "nn",
            (
                "Fristen for å levere ski på Heggedal var måndag 22. februar 2027 kl. 12. "
                "Lever så snart du kan, og sei frå til oss dersom noko er i vegen."
            ),
        ),
        ("ready", "nb", "Nå kan du hente ski på Heggedal. Vi holder av lånet ditt til onsdag 24. februar 2027 kl. 16."),
        (
            "lapsing",
            "en",
            (
                "Remember to collect skis at Heggedal. "
                "We will keep your loan for you until Wednesday 24 February 2027 at 16:00."
            ),
        ),
    ],
)
def test_a_reminder_says_what_is_to_be_done(kind: str, lang: str, said: str):
    state = "ready" if kind in {"ready", "lapsing"} else "out"
    loan = lent(state=state, hold_until=clock("2027-02-24 16:00"))
    stock = Stock(plan_of(loan_terms=[terms(reminders=[{"kind": kind}])]), loans=[loan])
    (reminder,) = stock.reminders(START, END, now=NOW)
    assert reminder.text(lang) == said


def test_what_lies_ready_without_an_end_has_none_in_words():
    stock = Stock(plan_of(loan_terms=[terms(reminders=[{"kind": "ready"}])]), loans=[lent(state="ready", count=2)])
    (reminder,) = stock.reminders(START, END, now=NOW)
    assert reminder.text("nb") == "Nå kan du hente 2 × ski på Heggedal."


def test_a_reminder_crosses_a_boundary_and_comes_back():
    stock = Stock(plan_of(loan_terms=[terms(reminders=[{"kind": "due"}])]), loans=[lent(fee=50, card="k1")])
    (reminder,) = stock.reminders(START, END, now=NOW)
    json = TypeAdapter(Reminder).dump_json(reminder)
    assert TypeAdapter(Reminder).validate_json(json) == reminder
    assert b"k1" not in json
    assert b"fee" not in json
