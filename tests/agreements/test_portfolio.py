"""Many agreements, looked at together: what needs attention, what is late, who has several."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from innbygger_core.agreements import Agreement, LeadTimes, MilestoneKind, Portfolio
from innbygger_core.errors import OutOfRange

YEARLY = {"kind": "automatic", "period": "P1Y"}
START, END = date(2026, 11, 23), date(2027, 2, 21)


def agreement(**facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    least = {"id": "choir", "kind": "co_operation", "parties": ["unit/hubs", "organisation/choir"]}
    return Agreement.model_validate(least | facts)


def told(portfolio: Portfolio, start: date = START, end: date = END, **options: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401
    return [(str(one.day), one.kind, one.subject) for one in portfolio.attention(start, end, **options)]


def lasting(last_day: str, **facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    return agreement(duration={"first_day": "2024-01-01", "last_day": last_day}, **facts)


def test_an_agreement_that_ends_needs_attention_sixty_days_before():
    assert told(Portfolio([lasting("2026-12-31")])) == [("2026-12-31", "end", "")]
    assert told(Portfolio([lasting("2027-04-21")])) == [("2027-04-21", "end", "")]
    assert told(Portfolio([lasting("2027-04-22")])) == []
    assert told(Portfolio([lasting("2026-11-22")])) == []


def test_the_last_day_for_notice_needs_attention_thirty_days_before():
    fees = agreement(
        duration={"first_day": "2024-01-01", "last_day": "2027-06-30", "renewal": YEARLY},
        termination={"notice": {"length": "P3M"}},
    )
    assert told(Portfolio([fees]), date(2027, 1, 1), date(2027, 3, 1)) == []
    assert told(Portfolio([fees]), date(2027, 1, 1), date(2027, 3, 2)) == [("2027-03-31", "last_notice_day", "")]
    early = LeadTimes(notice="P6M")
    assert told(Portfolio([fees]), date(2026, 10, 1), date(2026, 10, 2), lead=early) != []


def test_a_clause_can_ask_for_attention_earlier_than_the_rest():
    fees = agreement(
        duration={"first_day": "2024-01-01", "last_day": "2027-06-30", "renewal": YEARLY},
        termination={"notice": {"length": "P3M", "lead": "P1Y"}},
    )
    assert told(Portfolio([fees]), date(2026, 4, 1), date(2026, 4, 2)) == [("2027-03-31", "last_notice_day", "")]
    report = {"id": "report", "text": "Report", "due": {"on": ["2027-12-01"]}, "lead": "P1Y"}
    assert told(Portfolio([agreement(obligations=[report])]), START, date(2026, 12, 2)) == [
        ("2027-12-01", "obligation", "report")
    ]
    amended = {
        "kind": "amend",
        "id": "a1",
        "on": "2026-01-01",
        "valid_from": "2026-06-01",
        "reason": "A report",
        "changes": {"obligations": [report]},
    }
    assert told(Portfolio([agreement(acts=[amended])]), START, date(2026, 12, 2)) == [
        ("2027-12-01", "obligation", "report")
    ]


def test_without_lead_times_only_the_window_itself_counts():
    none = LeadTimes(notice=None, obligation=None, meeting=None, end=None)
    assert told(Portfolio([lasting("2027-02-20"), lasting("2027-02-21", id="b")]), lead=none) == [
        ("2027-02-20", "end", "")
    ]


def test_what_is_overdue_needs_attention_until_it_is_done():
    meeting = {"id": "spring", "due": {"on": ["2026-05-29"]}}
    report = {"id": "report", "text": "Report", "owner": "organisation/choir", "due": {"on": ["2026-06-01"]}}
    since = {"duration": {"first_day": "2025-01-01"}}
    late = agreement(meetings=[meeting], obligations=[report], **since)
    assert told(Portfolio([late])) == [("2026-05-29", "follow_up", "spring"), ("2026-06-01", "obligation", "report")]
    (missed,) = Portfolio([late]).missed_meetings(START)
    (unfulfilled,) = Portfolio([late]).late_obligations(START)
    assert (missed[1].id, unfulfilled[1].id) == ("spring", "report")
    whose = {one.subject: one.who for one in Portfolio([late]).attention(START, END)}
    assert whose == {"spring": ("unit/hubs", "organisation/choir"), "report": ("organisation/choir",)}
    held = {"kind": "record_meeting", "meeting": "spring", "on": "2026-06-20", "due": "2026-05-29"}
    assert told(Portfolio([agreement(meetings=[meeting], acts=[held], **since)])) == []


def test_what_is_done_needs_no_attention():
    report = {"id": "report", "text": "Report", "due": {"on": ["2026-12-01"]}}
    done = {"kind": "record_fulfilment", "obligation": "report", "on": "2026-11-01"}
    assert told(Portfolio([agreement(obligations=[report])])) == [("2026-12-01", "obligation", "report")]
    assert told(Portfolio([agreement(obligations=[report], acts=[done])])) == []


def test_rows_answer_for_their_own_days():
    old = lasting("2026-12-31", valid_to="2026-11-30")
    assert told(Portfolio([old])) == []
    meeting = {"id": "spring", "due": {"on": ["2026-05-29"]}}
    gone = agreement(meetings=[meeting], valid_from="2025-01-01", valid_to="2026-10-01")
    assert told(Portfolio([gone])) == []
    assert Portfolio([gone]).missed_meetings(START) == ()


def test_lists_what_expires_in_order():
    portfolio = Portfolio([lasting("2027-01-31", id="b"), lasting("2026-12-31", id="a"), lasting("2027-02-21", id="c")])
    assert [one.agreement for one in portfolio.expiring(START, END)] == ["a", "b"]


def test_lists_the_notice_windows_that_open():
    fees = agreement(
        duration={"first_day": "2024-01-01", "last_day": "2027-06-30", "renewal": YEARLY},
        termination={"notice": {"length": "P3M"}},
    )
    portfolio = Portfolio([fees])
    (opening,) = portfolio.notice_windows(date(2027, 3, 1), date(2027, 3, 2))
    assert (opening.day, opening.act_from) == (date(2027, 3, 31), date(2027, 3, 1))
    assert portfolio.notice_windows(date(2027, 3, 2), date(2027, 3, 31)) == ()


def test_lists_milestones_of_some_kinds_or_of_all():
    portfolio = Portfolio([lasting("2026-12-31"), agreement(id="new", duration={"first_day": "2027-01-01"})])
    assert [one.kind for one in portfolio.milestones(START, END)] == [MilestoneKind.END, MilestoneKind.START]
    assert [one.kind for one in portfolio.milestones(START, END, MilestoneKind.START)] == [MilestoneKind.START]


def test_finds_organisations_with_several():
    rows = [agreement(id="a"), agreement(id="b"), lasting("2025-12-31", id="c"), agreement(id="d", signed=None)]
    several = Portfolio(rows).with_several(START)
    assert {party: [each.id for each in some] for party, some in several.items()} == {"organisation/choir": ["a", "b"]}
    by_party = Portfolio(rows[:1]).by_party(START)
    assert list(by_party) == ["organisation/choir", "unit/hubs"]
    assert Portfolio(rows[:1]).with_several(START) == {}


def test_answers_for_every_day_and_no_other():
    portfolio = Portfolio([lasting("2199-12-31")])
    assert told(portfolio, date(2199, 12, 1), date(2200, 1, 1)) == [("2199-12-31", "end", "")]
    for ask in (portfolio.missed_meetings, portfolio.late_obligations, portfolio.by_party, portfolio.shared_covers):
        with pytest.raises(OutOfRange):
            ask(date(2200, 1, 1))
    with pytest.raises(OutOfRange):
        portfolio.attention(END, START)
