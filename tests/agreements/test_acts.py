"""Deciding an act: what the decision rests on, what it writes, and what becomes of the agreement."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from tests.agreements.in_every_status import DAY, NOTICE, NOW, TWO_YEARS, act, agreement, decided, grown

from innbygger_core.agreements import Status
from innbygger_core.decisions import Decision, DecisionBasis, Outcome, Policy, PolicyEntry, Severity
from innbygger_core.errors import NaiveDatetime
from innbygger_core.rulebook import read_policy
from innbygger_core.texts import catalogue

ONE_DAY = timedelta(days=1)


def test_rests_on_now_the_acts_so_far_the_policy_and_the_texts():
    decision = decided(agreement(acts=[NOTICE]), act("withdraw_notice"), Policy("asker-2026"))
    assert decision.basis == DecisionBasis(NOW, 1, "asker-2026", catalogue("nb").version)
    assert decided(agreement(), act("pause")).basis == DecisionBasis(NOW, 0, "concept", catalogue("nb").version)


def test_keeps_what_was_asked():
    asked = act("pause")
    assert decided(agreement(), asked).request is asked


def test_writes_one_row_numbered_among_the_acts_of_the_agreement():
    asked = act("pause", last_day="2026-08-31", note="The hall is rebuilt")
    (write,) = decided(agreement(acts=[NOTICE]), asked).writes
    assert (write.action, write.table, write.id) == ("insert", "agreement_acts", "choir-2")
    assert write.row == asked.model_dump(mode="json")


def test_is_written_as_json_and_read_again():
    decisions = TypeAdapter(Decision)
    decision = decided(agreement(), act("sign"))
    again = decisions.validate_json(decisions.dump_json(decision))
    assert (again.outcome, again.reasons, again.basis) == (decision.outcome, decision.reasons, decision.basis)


def test_wants_an_instant():
    with pytest.raises(NaiveDatetime):
        agreement().decide(act("pause"), now=datetime(2026, 6, 1, 12))  # noqa: DTZ001 - the fault itself


def test_today_is_the_day_of_now_on_its_own_clock():
    late = datetime(2026, 5, 31, 23, 30, tzinfo=UTC)
    assert not agreement().decide(act("pause"), now=late).allowed
    assert agreement().decide(act("pause"), now=late.astimezone(NOW.tzinfo)).allowed


@pytest.mark.parametrize(("since", "outcome"), [(DAY, Outcome.DENY), (DAY + ONE_DAY, Outcome.NEEDS_APPROVAL)])
def test_goes_by_the_policy_of_the_day_of_the_act(since: date, outcome: Outcome):
    lenient = PolicyEntry("agreement.act-not-allowed", Severity.SHOULD, valid_to=since - ONE_DAY)
    decision = decided(agreement(), act("sign"), Policy("asker-2026", (lenient,)))
    assert decision.outcome is outcome
    assert bool(decision.writes) is (outcome is Outcome.NEEDS_APPROVAL)


def status_after(held: Any, kind: str, *days: date, **said: Any) -> list[Status]:  # noqa: ANN401 - as in JSON
    made = grown(held, decided(held, act(kind, **said)))
    return [made.status(day) for day in days]


def test_the_last_signature_brings_a_draft_into_force():
    draft = agreement(signed=None, acts=[{"kind": "sign", "on": "2026-05-01", "by": ["unit/hubs"]}])
    assert status_after(draft, "sign", DAY - ONE_DAY, DAY, by=["organisation/choir"]) == [Status.DRAFT, Status.IN_FORCE]


def test_a_draft_that_is_signed_before_its_first_day_waits_for_it():
    draft = agreement(signed=None, duration={"first_day": "2026-07-01", "last_day": None})
    assert status_after(draft, "sign", DAY, date(2026, 7, 1)) == [Status.SIGNED, Status.IN_FORCE]


def test_notice_runs_and_then_the_agreement_has_ended():
    assert status_after(agreement(), "give_notice", DAY, date(2026, 9, 1), date(2026, 9, 2)) == [
        Status.NOTICE_GIVEN,
        Status.NOTICE_GIVEN,
        Status.ENDED,
    ]


def test_notice_that_is_withdrawn_leaves_the_agreement_as_it_was():
    assert status_after(agreement(acts=[NOTICE]), "withdraw_notice", DAY, date(2027, 1, 1)) == [Status.IN_FORCE] * 2


def test_a_renewal_puts_off_the_end():
    held = agreement(duration=TWO_YEARS)
    assert held.status(date(2028, 6, 1)) is Status.ENDED
    assert status_after(held, "renew", date(2028, 6, 1), date(2029, 1, 1)) == [Status.LAST_TERM, Status.ENDED]


def test_a_pause_suspends_the_agreement_on_its_days_alone():
    days = [date(2026, 7, 31), date(2026, 8, 1), date(2026, 8, 31), date(2026, 9, 1)]
    rests = status_after(agreement(), "pause", *days, first_day="2026-08-01", last_day="2026-08-31")
    assert rests == [Status.IN_FORCE, Status.SUSPENDED, Status.SUSPENDED, Status.IN_FORCE]


def test_an_agreement_that_is_resumed_holds_from_then_on():
    paused = agreement(acts=[{"kind": "pause", "on": "2026-05-01"}])
    assert paused.status(DAY) is Status.SUSPENDED
    assert status_after(paused, "resume", DAY - ONE_DAY, DAY) == [Status.SUSPENDED, Status.IN_FORCE]


def test_an_agreement_that_is_terminated_holds_to_its_last_day():
    days = [DAY, date(2026, 6, 30), date(2026, 7, 1)]
    assert status_after(agreement(), "terminate", *days, last_day="2026-06-30", ground="breach") == [
        Status.LAST_TERM,
        Status.LAST_TERM,
        Status.ENDED,
    ]


def test_an_amendment_holds_from_its_first_day():
    asked = act("amend", id="a1", valid_from="2026-07-01", reason="It moves", changes={"covers": ["room/stage"]})
    held = agreement(covers=["room/hall"])
    made = grown(held, decided(held, asked))
    (change,) = made.changes(date(2026, 6, 30), date(2026, 7, 1))
    assert [each["resource"] for (each,) in (change.before, change.after)] == ["room/hall", "room/stage"]


class TestLimits:
    """A partnership of 120 000 kroner, where a term is at most three years and the council decides above 100 000."""

    POLICY = read_policy(
        """{"format": "innbygger.policy/1", "id": "vadso-2026", "rules": [
            {"code": "agreement.term-max", "severity": "must", "figures": {"longest": "P3Y"}},
            {"code": "agreement.deciding-body", "severity": "should",
             "figures": {"above": 100000, "per": "year", "body": "kommunestyret"}}]}"""
    )

    def partnership(self, last_day: str, **facts: Any) -> Any:  # noqa: ANN401 - an agreement
        money = {"text": "Support", "sort": "money", "value": {"amount": 120000, "per": "year"}}
        parties = [
            {"party": "unit/culture", "contributions": [money]},
            {"party": "organisation/festival", "contributions": []},
        ]
        duration = {"first_day": "2026-07-01", "last_day": last_day, "renewal": {"kind": "new_application"}}
        agreed = {"kind": "partnership", "signed": None, "adopted": [], "parties": parties, "duration": duration}
        return agreement(**agreed | facts)

    def codes(self, decision: Decision) -> list[str]:
        return [reason.code for reason in decision.reasons if reason.verdict == "fail"]

    def test_too_long_a_term_is_refused(self):
        decision = decided(self.partnership("2030-06-30"), act("sign"), self.POLICY)
        assert decision.outcome is Outcome.DENY
        assert self.codes(decision) == ["agreement.term-max", "agreement.deciding-body"]

    def test_a_large_amount_needs_approval_of_the_body_that_decides(self):
        decision = decided(self.partnership("2029-06-30"), act("sign"), self.POLICY)
        assert decision.outcome is Outcome.NEEDS_APPROVAL
        assert self.codes(decision) == ["agreement.deciding-body"]
        assert len(decision.writes) == 1

    def test_what_cannot_be_renewed_is_not_measured(self):
        held = self.partnership("2029-06-30", signed="2026-06-30")
        asked = act("renew", on="2027-06-01")
        decision = held.decide(asked, now=datetime(2027, 6, 1, 12, tzinfo=UTC), policy=self.POLICY)
        assert decision.outcome is Outcome.DENY
        assert [(reason.code, reason.variant) for reason in decision.reasons] == [
            ("agreement.act-not-allowed", "new-application")
        ]

    def test_a_renewal_is_measured_by_its_own_term(self):
        held = agreement(duration=TWO_YEARS)
        assert decided(held, act("renew", period="P3Y"), self.POLICY).allowed
        assert self.codes(decided(held, act("renew", period="P4Y"), self.POLICY)) == ["agreement.term-max"]

    def test_an_amendment_is_measured_as_it_leaves_the_agreement(self):
        longer = {"duration": {"first_day": "2026-01-01", "last_day": "2029-12-31"}}
        asked = act("amend", id="a1", valid_from="2026-08-01", reason="Longer", changes=longer)
        assert self.codes(decided(agreement(duration=TWO_YEARS), asked, self.POLICY)) == ["agreement.term-max"]
