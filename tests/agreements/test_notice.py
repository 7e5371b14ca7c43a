"""Notice: the last day for it, what it ends, and what it does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.agreements.fees import YEARLY, act, amend, fees

from innbygger_core.agreements import Status
from innbygger_core.values import UNKNOWN, Known

OPEN = {"first_day": "2023-09-01", "last_day": None}
FIXED = {"first_day": "2023-09-01", "last_day": "2025-06-30", "renewal": None}
DAY = date(2025, 1, 1)


def clause(length: str = "P3M", **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"length": length, **facts}


@pytest.mark.parametrize(
    ("notice", "last"),
    [
        (clause("P3M"), "2025-03-31"),
        (clause("P3M", anchor="end_of_month"), "2025-03-31"),
        (clause("P3M", anchor="first_of_next"), "2025-03-31"),
        (clause("P10D"), "2025-06-20"),
        (clause("P2W", anchor="end_of_month"), "2025-06-16"),
        (clause("P2W", anchor="first_of_next"), "2025-05-31"),
        (clause("P1M10D"), "2025-05-20"),
        (clause("P1M30D"), "2025-04-30"),
        (clause("P1M", convention="preceding"), "2025-05-30"),
        (clause("P1M", convention="following"), "2025-06-02"),
        (clause("P1M", convention="modified_following"), "2025-05-30"),
    ],
)
def test_the_last_day_is_the_latest_that_reaches_the_end(notice: dict[str, Any], last: str):
    assert str(fees(notice=notice).last_notice_day(DAY)) == last


def test_a_convention_never_moves_it_past_the_end():
    on_a_sunday = {"first_day": "2024-01-01", "last_day": "2025-06-29", "renewal": YEARLY}
    assert fees(notice=clause("P1D", convention="following"), duration=on_a_sunday).last_notice_day(DAY) == date(
        2025, 6, 29
    )


def test_it_is_counted_from_the_term_that_runs():
    assert fees().last_notice_day(date(2026, 1, 1)) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("notice", "duration"),
    [
        ("P3M", FIXED),  # it ends by itself
        ("P3M", OPEN),  # there is no end to reach
        ("unknown", FIXED),  # whatever the clause says, nothing follows
        (None, None),  # none can be given
        (clause(ends="agreement"), None),  # it ends the agreement when it has run
        ("P3M", {**FIXED, "renewal": YEARLY, "minimum": "P3Y"}),  # it lasts longer than that, whatever is said
    ],
)
def test_there_is_none_where_notice_does_not_end_the_term(notice: Any, duration: Any):  # noqa: ANN401 - as in JSON
    assert fees(notice=notice, duration=duration).last_notice_day(DAY) is None


def test_it_is_unknown_where_the_clause_or_the_end_is():
    assert fees(notice="unknown").last_notice_day(DAY) is UNKNOWN
    assert fees(duration={"first_day": "2023-09-01"}).last_notice_day(DAY) is UNKNOWN
    assert fees(termination="unknown").last_notice_day(DAY) is UNKNOWN


def test_notice_in_time_ends_the_term():
    state = fees(act("give_notice", "2025-03-31")).state(date(2025, 3, 31))
    assert (state.status, state.last_day, state.notice_given) == (
        Status.NOTICE_GIVEN,
        date(2025, 6, 30),
        date(2025, 3, 31),
    )
    assert state.last_notice_day is None


def test_notice_that_is_late_ends_the_next_term():
    state = fees(act("give_notice", "2025-04-01")).state(date(2025, 4, 1))
    assert (state.last_day, state.renewal_certain, state.last_notice_day) == (date(2026, 6, 30), Known.YES, None)


def test_notice_ends_no_term_before_the_least_time_is_over():
    duration = {**FIXED, "renewal": YEARLY, "minimum": "P3Y"}
    assert fees(act("give_notice", "2024-01-01"), duration=duration).state(DAY).last_day == date(2027, 6, 30)
    lasting = {**OPEN, "minimum": "P3Y"}
    assert fees(act("give_notice", "2024-01-01"), duration=lasting).state(DAY).last_day == date(2026, 8, 31)


def test_notice_ends_an_agreement_without_terms_when_it_has_run():
    assert fees(act("give_notice", "2024-11-30"), duration=OPEN).state(DAY).last_day == date(2025, 2, 28)


def test_notice_can_name_its_day():
    assert fees(act("give_notice", "2024-11-30", last_day="2025-12-31")).state(DAY).last_day == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("notice", "duration"),
    [("P3M", FIXED), (None, OPEN), (clause("P9M", ends="agreement"), FIXED), ("P999Y", OPEN)],
)
def test_notice_that_ends_nothing_changes_nothing(notice: Any, duration: dict[str, Any]):  # noqa: ANN401 - as in JSON
    noticed = fees(act("give_notice", "2024-12-01"), notice=notice, duration=duration)
    assert noticed.state(DAY) == fees(notice=notice, duration=duration).state(DAY)


def test_notice_under_a_clause_that_nobody_knows_makes_the_status_unknown():
    noticed = [act("give_notice", "2024-12-01")]
    state = fees(*noticed, notice="unknown").state(DAY)
    assert (state.status, state.last_day) == (Status.UNKNOWN, UNKNOWN)
    again = act("give_notice", "2024-12-02")
    assert fees(*noticed, again, notice="unknown").state(DAY) == state
    assert fees(*noticed, notice="unknown", duration=FIXED).status(date(2025, 7, 1)) is Status.ENDED


def test_notice_keeps_to_the_clause_of_the_day_on_which_it_was_given():
    later = amend("a1", "2025-04-15", termination={"notice": {"length": "P1M"}})
    late = fees(act("give_notice", "2025-04-01"), later)
    assert late.state(date(2025, 5, 1)).last_day == date(2026, 6, 30)


def test_notice_can_be_taken_back_while_it_runs():
    noticed, withdrawn = act("give_notice", "2025-03-01"), act("withdraw_notice", "2025-04-15")
    assert fees(noticed, withdrawn).status(date(2025, 4, 14)) is Status.NOTICE_GIVEN
    assert fees(noticed, withdrawn).status(date(2025, 7, 1)) is Status.IN_FORCE


def test_notice_that_has_run_cannot_be_taken_back():
    noticed, withdrawn = act("give_notice", "2025-03-01"), act("withdraw_notice", "2025-07-15")
    assert fees(noticed, withdrawn).status(date(2025, 8, 1)) is Status.ENDED


def test_taking_back_a_notice_leaves_a_termination_as_it_is():
    terminated = act("terminate", "2024-10-01", last_day="2025-05-31", ground="agreed")
    noticed = act("give_notice", "2024-11-01", last_day="2025-02-28")
    withdrawn = act("withdraw_notice", "2024-12-01")
    assert fees(terminated, noticed).state(DAY).last_day == date(2025, 2, 28)
    assert fees(terminated, noticed, withdrawn).state(DAY).last_day == date(2025, 5, 31)
    assert fees(terminated, withdrawn).state(DAY).last_day == date(2025, 5, 31)


@pytest.mark.parametrize(
    ("notice", "day", "certain"),
    [
        ("P3M", "2025-03-31", Known.NO),
        ("P3M", "2025-04-01", Known.YES),
        (None, "2025-01-01", Known.YES),
        ("unknown", "2025-01-01", Known.UNKNOWN),
        (clause(ends="agreement"), "2025-03-31", Known.NO),
        (clause(ends="agreement"), "2025-04-01", Known.YES),
    ],
)
def test_a_renewal_is_certain_once_no_notice_can_keep_it_away(notice: Any, day: str, certain: Known):  # noqa: ANN401
    assert fees(notice=notice).state(date.fromisoformat(day)).renewal_certain is certain


def test_a_long_notice_is_counted_over_many_years():
    long = {"first_day": "2023-09-01", "last_day": "2150-12-31", "renewal": {"kind": "automatic", "period": "P130Y"}}
    assert fees(notice="P120Y", duration=long).last_notice_day(DAY) == date(2030, 12, 31)


def test_there_is_no_last_day_before_all_days():
    early = {"first_day": "1900-01-01", "last_day": "1900-06-30", "renewal": YEARLY}
    assert (
        fees(notice=clause("P5M15D", anchor="first_of_next"), duration=early).last_notice_day(date(1900, 1, 1)) is None
    )


def test_notice_in_months_and_days_is_in_time_on_the_latest_day_that_reaches_the_end():
    for last_day, expected in (("2026-03-10", date(2026, 1, 23)), ("2026-03-30", date(2026, 2, 15))):
        ending = {"first_day": "2025-01-01", "last_day": last_day, "renewal": YEARLY}
        assert fees(notice="P1M15D", duration=ending).last_notice_day(date(2026, 1, 1)) == expected


def test_nobody_knows_the_last_day_where_a_least_length_is_counted_from_an_unknown_day():
    least = {"last_day": "2026-06-30", "minimum": "P2Y", "renewal": YEARLY}
    state = fees(duration=least).state(date(2026, 1, 1))
    assert (state.last_notice_day, state.renewal_certain) == (UNKNOWN, Known.UNKNOWN)
    assert fees(act("give_notice", "2026-01-01"), duration=least).status(date(2026, 2, 1)) is Status.UNKNOWN
