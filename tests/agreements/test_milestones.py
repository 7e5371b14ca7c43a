"""The days that matter for one agreement."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from innbygger_core.agreements import Agreement, LeadTimes
from innbygger_core.errors import OutOfRange
from innbygger_core.values import Known

FEES = {"first_day": "2023-09-01", "last_day": "2025-06-30", "renewal": {"kind": "automatic", "period": "P1Y"}}
THREE_MONTHS = {"notice": {"length": "P3M"}}
BOTH = ("unit/hubs", "organisation/choir")


def agreement(**facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    least = {"id": "choir", "kind": "co_operation", "parties": ["unit/hubs", "organisation/choir"]}
    return Agreement.model_validate(least | facts)


def told(agreement: Agreement, start: str, end: str) -> list[tuple[str, str, str]]:
    found = agreement.milestones(date.fromisoformat(start), date.fromisoformat(end))
    return [(str(one.day), one.kind.value, one.subject) for one in found]


def test_are_the_first_day_the_last_notice_days_and_the_renewals():
    assert told(agreement(duration=FEES, termination=THREE_MONTHS), "2023-01-01", "2026-07-02") == [
        ("2023-09-01", "start", ""),
        ("2025-03-31", "last_notice_day", ""),
        ("2025-07-01", "renewal", ""),
        ("2026-03-31", "last_notice_day", ""),
        ("2026-07-01", "renewal", ""),
    ]


def test_end_with_the_notice_that_was_given():
    given = {"kind": "give_notice", "on": "2026-03-31"}
    assert told(agreement(duration=FEES, termination=THREE_MONTHS, acts=[given]), "2025-07-01", "2030-01-01") == [
        ("2025-07-01", "renewal", ""),
        ("2026-06-30", "end", ""),
    ]


def test_say_who_should_act_and_from_when():
    (notice,) = agreement(duration=FEES, termination=THREE_MONTHS).milestones(date(2025, 1, 1), date(2025, 6, 1))
    assert (notice.who, notice.act_from, notice.met) == (BOTH, date(2025, 3, 1), Known.NO)
    own = {"notice": {"length": "P3M", "lead": "P2M"}}
    (notice,) = agreement(duration=FEES, termination=own).milestones(date(2025, 1, 1), date(2025, 6, 1))
    assert notice.act_from == date(2025, 1, 31)
    (notice,) = agreement(duration=FEES, termination=THREE_MONTHS).milestones(
        date(2025, 1, 1), date(2025, 6, 1), lead=LeadTimes(notice=None)
    )
    assert notice.act_from == notice.day


def test_are_never_thought_of_before_the_first_day_of_all():
    ancient = agreement(duration={"first_day": "1900-01-01", "last_day": "1900-01-15"})
    assert [one.act_from for one in ancient.milestones(date(1900, 1, 1), date(1901, 1, 1))] == [date(1900, 1, 1)] * 2


def test_of_a_draft_there_are_none():
    assert told(agreement(duration=FEES, signed=None), "2023-01-01", "2030-01-01") == []
    signed = [{"kind": "sign", "on": "2024-01-01"}]
    assert told(agreement(duration=FEES, signed=None, acts=signed), "2023-01-01", "2024-01-01") != []


def test_are_those_of_the_days_of_the_row():
    row = agreement(duration=FEES, valid_from="2023-10-01", valid_to="2025-07-01")
    assert told(row, "2023-01-01", "2030-01-01") == [("2025-07-01", "renewal", "")]


def test_follow_the_version_of_their_day():
    longer = {**FEES, "last_day": "2027-06-30"}
    amend = {
        "kind": "amend",
        "id": "a1",
        "on": "2025-01-01",
        "valid_from": "2025-05-01",
        "reason": "Two more years",
        "changes": {"duration": longer},
    }
    amended = agreement(duration=FEES, termination=THREE_MONTHS, acts=[amend])
    assert told(amended, "2025-01-01", "2027-07-02") == [
        ("2025-03-31", "last_notice_day", ""),
        ("2025-05-01", "amendment", "a1"),
        ("2027-03-31", "last_notice_day", ""),
        ("2027-07-01", "renewal", ""),
    ]
    (there, *_rest) = amended.milestones(date(2025, 5, 1), date(2025, 6, 1))
    assert (there.met, there.act_from) == (Known.YES, date(2025, 5, 1))


def test_are_the_days_on_which_it_rests():
    pauses = [
        {"kind": "pause", "on": "2026-05-01", "first_day": "2026-06-01", "last_day": "2026-08-31"},
        {"kind": "pause", "on": "2026-10-01"},
    ]
    expected = [("2026-06-01", "pause", ""), ("2026-09-01", "resumption", ""), ("2026-10-01", "pause", "")]
    assert told(agreement(acts=pauses), "2026-01-01", "2030-01-01") == expected
    resumed = [*pauses, {"kind": "resume", "on": "2026-11-01"}]
    assert told(agreement(acts=resumed), "2026-01-01", "2030-01-01") == [*expected, ("2026-11-01", "resumption", "")]


def test_are_what_is_due_and_what_lapses():
    report = {
        "id": "report",
        "text": "Report",
        "owner": "organisation/choir",
        "due": {"yearly": ["03-01"]},
        "tolerance": "P14D",
        "lead": "P1M",
    }
    dated = agreement(
        obligations=[report], meetings=[{"id": "spring", "kind": "evaluation", "due": {"season": "spring"}}]
    )
    assert told(dated, "2027-01-01", "2028-01-01") == [
        ("2027-03-01", "obligation", "report"),
        ("2027-03-15", "lapse", "report"),
        ("2027-05-31", "evaluation", "spring"),
    ]
    due, lapse, evaluation = dated.milestones(date(2027, 1, 1), date(2028, 1, 1))
    assert (due.who, due.act_from) == (("organisation/choir",), date(2027, 2, 1))
    assert lapse.who == ("organisation/choir",)
    assert (evaluation.who, evaluation.act_from) == (BOTH, date(2027, 5, 17))


def test_tell_what_is_done_already():
    report = {"id": "report", "text": "Report", "due": {"on": ["2027-03-01"]}}
    done = {"kind": "record_fulfilment", "obligation": "report", "on": "2027-02-01"}
    met = [
        [one.met for one in agreement(obligations=[report], acts=acts).milestones(date(2027, 1, 1), date(2028, 1, 1))]
        for acts in ([], [done])
    ]
    assert met == [[Known.NO], [Known.YES]]


def test_of_an_empty_window_there_are_none():
    assert told(agreement(duration=FEES), "2023-09-01", "2023-09-01") == []
    with pytest.raises(OutOfRange):
        agreement(duration=FEES).milestones(date(2023, 9, 2), date(2023, 9, 1))


def test_something_that_gets_a_day_later_is_due_on_it():
    paths = {"id": "paths", "text": "Paths", "amount": 20, "due": None}
    dated = {
        "kind": "amend",
        "id": "a1",
        "on": "2026-05-01",
        "valid_from": "2026-06-01",
        "reason": "A day for it",
        "changes": {"obligations": [paths | {"due": {"on": ["2026-09-01"]}}]},
    }
    lasting = agreement(
        duration={"first_day": "2026-01-01", "last_day": "2026-12-31"}, obligations=[paths], acts=[dated]
    )
    assert told(lasting, "2026-02-01", "2027-01-01") == [
        ("2026-06-01", "amendment", "a1"),
        ("2026-09-01", "obligation", "paths"),
        ("2026-12-31", "end", ""),
    ]
