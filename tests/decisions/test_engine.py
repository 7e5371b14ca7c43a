"""The engine: it asks every rule about every subject, keeps the whole trace, and orders what it found."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from attrs import frozen

from innbygger_core.decisions import (
    Checked,
    Conflict,
    Fail,
    Finding,
    Kind,
    Pass,
    Policy,
    PolicyEntry,
    Report,
    Rule,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    check,
    rule,
)

DAY = date(2026, 11, 23)
KEPT = Pass()


@frozen
class Hall:
    reference: str
    answer: Verdict = KEPT
    name: str = "Salen"


@frozen
class Shed:
    reference: str
    name: str = "Skuret"


def answering(code: str, severity: Severity = Severity.SHOULD, **declared: object) -> Rule[Hall, object]:
    @rule(code, Hall, severity, Source("report", "14"), **declared)
    def answer(hall: Hall) -> Verdict:
        return hall.answer

    return answer


def only(severity: Severity, answer: Verdict, code: str) -> Rule[Hall, object]:
    """A rule that says the same of everything."""

    @rule(code, Hall, severity)
    def answered(_hall: Hall) -> Verdict:
        return answer

    return answered


BROKEN = Fail((Finding("room/a"),))


class TestTheTrace:
    @pytest.mark.parametrize(
        ("answer", "verdict", "why"),
        [
            (Pass(), "pass", ""),
            (Skip("no-library"), "skip", "no-library"),
            (Unknown(("leader",)), "unknown", ""),
            (BROKEN, "fail", ""),
            (Fail((Finding("room/a", "/x"), Finding("room/a", "/y"))), "fail", ""),
        ],
    )
    def test_has_one_entry_for_each_rule_and_subject(self, answer: Verdict, verdict: str, why: str):
        report = check([answering("hub.one")], [Hall("room/a", answer)], day=DAY)
        assert report.checked == (Checked("hub.one", "room/a", verdict, why),)

    def test_goes_by_rules_and_then_by_subjects(self):
        report = check([answering("hub.two"), answering("hub.one")], [Hall("room/b"), Hall("room/a")], day=DAY)
        assert [(entry.code, entry.subject) for entry in report.checked] == [
            ("hub.two", "room/a"),
            ("hub.two", "room/b"),
            ("hub.one", "room/a"),
            ("hub.one", "room/b"),
        ]

    def test_has_a_rule_only_for_subjects_of_its_type(self):
        report = check([answering("hub.one")], [Shed("shed/a"), Hall("room/a")], day=DAY)
        assert [entry.subject for entry in report.checked] == ["room/a"]

    def test_keeps_a_note_that_is_told_and_one_that_does_not_apply(self):
        note = answering("citizen-service.all-units", kind=Kind.NOTE)
        report = check([note], [Hall("room/a"), Hall("room/b", Skip("no-hubs"))], day=DAY)
        assert [(entry.verdict, entry.why) for entry in report.checked] == [("note", ""), ("skip", "no-hubs")]
        assert [(reason.verdict, reason.subject) for reason in report.reasons] == [("note", "room/a")]

    def test_has_no_room_for_a_rule_that_answers_nothing(self):
        with pytest.raises((AssertionError, TypeError)):
            check([only(Severity.MUST, None, "hub.one")], [Hall("room/a")], day=DAY)


class TestReasons:
    def test_a_finding_becomes_a_reason_with_all_its_facts(self):
        finding = Finding("room/b", "/floor", (("name", "B"),), "wet", (Conflict("booking/1", ("room/b",)),))
        told = answering("hub.one", Severity.MUST, public="sharing.not-available", occupancy=True)
        (reason,) = check([told], [Hall("room/a", Fail((finding,)))], day=DAY).reasons
        assert (reason.code, reason.severity, reason.verdict) == ("hub.one", Severity.MUST, "fail")
        assert (reason.subject, reason.field, reason.variant) == ("room/b", "/floor", "wet")
        assert (reason.params, reason.conflicts) == ((("name", "B"),), finding.conflicts)
        assert (reason.public, reason.occupancy, reason.sources) == (
            "sharing.not-available",
            True,
            (Source("report", "14"),),
        )
        assert reason.missing == ()

    def test_what_is_unknown_names_the_subject_what_is_missing_and_where_it_belongs(self):
        answer = Unknown(("leader", "leader-contact"), "/leader")
        (reason,) = check([answering("hub.one")], [Hall("room/a", answer)], day=DAY).reasons
        assert (reason.verdict, reason.subject, reason.field) == ("unknown", "room/a", "/leader")
        assert reason.missing == ("leader", "leader-contact")
        assert reason.params == (("name", "Salen"),)

    def test_every_finding_of_a_failure_is_told_in_the_order_of_the_rule(self):
        answer = Fail((Finding("room/a", "/y"), Finding("room/a", "/x")))
        report = check([answering("hub.one")], [Hall("room/a", answer)], day=DAY)
        assert [reason.field for reason in report.reasons] == ["/y", "/x"]

    def test_nothing_is_told_of_what_is_kept_or_does_not_apply(self):
        report = check([answering("hub.one")], [Hall("room/a"), Hall("room/b", Skip("no-library"))], day=DAY)
        assert report.reasons == ()


def ordered(report: Report) -> list[tuple[str, str, str]]:
    return [(reason.severity.value, reason.verdict, reason.code) for reason in report.reasons]


class TestOrder:
    RULES = tuple(
        answering(f"hub.{verdict}-{severity}", severity, kind=kind)
        if kind is Kind.NOTE
        else only(severity, answer, f"hub.{verdict}-{severity}")
        for severity in (Severity.INFO, Severity.MUST, Severity.SHOULD)
        for verdict, answer, kind in (
            ("note", Pass(), Kind.NOTE),
            ("unknown", Unknown(("leader",)), Kind.CONSTRAINT),
            ("fail", BROKEN, Kind.CONSTRAINT),
        )
    )

    def test_what_weighs_most_comes_first_and_notes_last_among_their_equals(self):
        assert ordered(check(self.RULES, [Hall("room/a")], day=DAY)) == [
            (severity, verdict, f"hub.{verdict}-{severity}")
            for severity in ("must", "should", "info")
            for verdict in ("fail", "unknown", "note")
        ]

    def test_a_policy_moves_a_reason_to_where_its_new_severity_belongs(self):
        policy = Policy("asker", (PolicyEntry("hub.fail-info", Severity.MUST),))
        report = check(self.RULES, [Hall("room/a")], policy=policy, day=DAY)
        assert ordered(report)[:2] == [("must", "fail", "hub.fail-info"), ("must", "fail", "hub.fail-must")]

    def test_equals_stand_by_rule_and_then_by_subject(self):
        rules = [only(Severity.MUST, BROKEN, "hub.two"), answering("hub.one", Severity.MUST)]
        halls = [Hall(name, Fail((Finding(name),))) for name in ("room/b", "room/a")]
        report = check(rules, halls, day=DAY)
        assert [(reason.code, reason.subject) for reason in report.reasons[2:]] == [
            ("hub.one", "room/a"),
            ("hub.one", "room/b"),
        ]

    def test_the_order_in_which_subjects_are_given_changes_nothing(self):
        halls = [
            Hall("room/a", Fail((Finding("room/a", "/y"), Finding("room/a", "/x")))),
            Hall("room/b", Unknown(("leader",))),
            Hall("room/c", Skip("no-library")),
            Hall("room/d"),
        ]
        reports = {check([answering("hub.one")], order, day=DAY) for order in permutations(halls)}
        assert len(reports) == 1
