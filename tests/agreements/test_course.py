"""What was recorded of an agreement: signing, pauses, an end before its time, and acts that come too late."""

from __future__ import annotations

from datetime import date

from tests.agreements.fees import act, amend, fees

from innbygger_core.agreements import Status

DAY = date(2025, 1, 1)
DOCTORS, HEALTH = "organisation/doctors", "unit/health"


def test_it_is_a_draft_until_the_last_party_has_signed():
    signing = [act("sign", "2024-11-01", by=[HEALTH]), act("sign", "2024-12-01", by=[DOCTORS])]
    draft = fees(*signing, signed=None)
    assert [draft.status(date(2024, month, 1)) for month in (10, 11, 12)] == [
        Status.DRAFT,
        Status.DRAFT,
        Status.IN_FORCE,
    ]


def test_a_signing_that_names_nobody_is_that_of_all():
    assert fees(act("sign", "2024-11-01"), signed=None).status(DAY) is Status.IN_FORCE


def test_it_is_a_draft_until_the_day_on_which_it_was_signed():
    assert fees(signed="2025-02-01").status(DAY) is Status.DRAFT
    assert fees(signed="2025-01-01").status(DAY) is Status.IN_FORCE


def test_a_party_that_joins_later_makes_no_draft_of_what_was_signed():
    signing = act("sign", "2024-11-01", by=[HEALTH, DOCTORS])
    joining = amend("a1", "2024-12-01", parties=[HEALTH, DOCTORS, "unit/books"])
    assert fees(signing, joining, signed=None).status(DAY) is Status.IN_FORCE


def test_it_is_terminated_on_the_day_that_was_named():
    state = fees(act("terminate", "2024-12-01", last_day="2025-01-31", ground="agreed")).state(DAY)
    assert (state.status, state.last_day, state.notice_given) == (Status.LAST_TERM, date(2025, 1, 31), None)


def test_the_earliest_end_stands():
    noticed = act("give_notice", "2024-11-01", last_day="2025-02-28")
    longer = act("terminate", "2024-12-01", last_day="2025-12-31", ground="agreed")
    shorter = act("terminate", "2024-12-02", last_day="2025-01-31", ground="agreed")
    assert fees(noticed, longer).state(DAY).last_day == date(2025, 2, 28)
    assert fees(noticed, longer, shorter).state(DAY).last_day == date(2025, 1, 31)


def test_what_has_ended_is_not_ended_again():
    terminated = act("terminate", "2024-10-01", last_day="2024-10-31", ground="breach")
    late = act("give_notice", "2024-11-15", last_day="2025-12-31")
    assert fees(terminated, late).status(DAY) is Status.ENDED
    assert fees(terminated, act("give_notice", "2024-11-15"), notice="unknown").status(DAY) is Status.ENDED


def test_what_ends_before_it_begins_never_begins():
    terminated = act("terminate", "2023-06-01", last_day="2023-06-30", ground="agreed")
    found = fees(terminated)
    assert [found.status(date(2023, month, 15)) for month in (6, 7, 10)] == [Status.SIGNED, Status.ENDED, Status.ENDED]
    assert found.terms(date(2023, 1, 1), date(2026, 1, 1)) == ()


def test_what_was_terminated_is_not_renewed():
    terminated = act("terminate", "2024-12-01", last_day="2025-01-31", ground="agreed")
    renewed = act("renew", "2024-12-15", period="P1Y")
    assert fees(terminated, renewed).state(DAY).last_day == date(2025, 1, 31)


def test_it_rests_from_the_first_day_of_a_pause_to_the_last():
    paused = fees(act("pause", "2024-12-01", first_day="2025-01-01", last_day="2025-01-31"))
    found = [paused.status(date(2024 + (month < 12), month, 1)) for month in (12, 1, 2)]
    assert found == [Status.IN_FORCE, Status.SUSPENDED, Status.IN_FORCE]
    assert paused.state(DAY).suspended_until == date(2025, 1, 31)


def test_it_rests_until_somebody_resumes_it():
    paused, resumed = act("pause", "2024-12-01"), act("resume", "2025-02-01")
    assert fees(paused, resumed).state(DAY).suspended_until is None
    assert fees(paused, resumed).status(date(2025, 1, 31)) is Status.SUSPENDED
    assert fees(paused, resumed).status(date(2025, 2, 1)) is Status.IN_FORCE


def test_a_pause_that_is_resumed_on_its_first_day_was_none():
    paused, resumed = act("pause", "2024-12-01", first_day="2025-01-01"), act("resume", "2025-01-01")
    assert fees(paused, resumed).status(DAY) is Status.IN_FORCE


def test_resuming_what_does_not_rest_changes_nothing():
    paused = act("pause", "2024-06-01", last_day="2024-06-30")
    assert fees(paused, act("resume", "2024-08-01")).state(DAY) == fees(paused).state(DAY)


def test_of_two_pauses_the_longer_decides():
    one = act("pause", "2024-12-01", last_day="2025-02-28")
    other = act("pause", "2024-12-15", last_day="2025-01-15")
    assert fees(one, other).state(DAY).suspended_until == date(2025, 2, 28)
    assert fees(act("pause", "2024-12-01"), other).state(DAY).suspended_until is None
