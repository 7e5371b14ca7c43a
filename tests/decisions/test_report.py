"""The report on a design: whether it is as it should be, and whether enough was known to say so."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from attrs import frozen
from pydantic import TypeAdapter

from innbygger_core.decisions import Checked, Policy, Reason, Report, Severity, check
from innbygger_core.errors import UnknownLanguage

DAY = date(2026, 11, 23)
REPORTS = TypeAdapter(Report)


def reason(severity: str = "should", verdict: str = "fail", subject: str = "hub/tofte") -> Reason:
    missing = ("leader",) if verdict == "unknown" else ()
    return Reason(
        "hub.leader",
        Severity(severity),
        verdict,
        subject,
        "/leader",
        (("name", "Tofte"),),
        "",
        missing,
        public="hub.leader",
    )


def report(*reasons: Reason) -> Report:
    return Report(DAY, "concept", reasons, tuple(Checked(each.code, each.subject, each.verdict) for each in reasons))


FULL = report(reason("must"), reason("should", "unknown"), reason("info", subject="local-centre/tofte"))


@pytest.mark.parametrize("verdict", ["fail", "unknown", "note"])
@pytest.mark.parametrize("severity", ["must", "should", "info"])
def test_only_a_broken_must_makes_it_not_ok_and_only_an_unknown_must_leaves_it_incomplete(severity: str, verdict: str):
    found = report(reason(severity, verdict))
    assert found.ok is ((severity, verdict) != ("must", "fail"))
    assert found.complete is ((severity, verdict) != ("must", "unknown"))


def test_one_of_many_is_enough():
    assert not report(reason("info"), reason("must"), reason("should")).ok
    assert not report(reason("info"), reason("must", "unknown"), reason("should")).complete


def test_nothing_found_is_ok_and_complete():
    assert report().ok
    assert report().complete


class TestAbout:
    FOUND = report(
        reason(subject="hub/tofte"),
        reason(subject="local-centre/tofte"),
        reason(subject="hub/tofte-nord"),
        reason(subject="network"),
    )

    @pytest.mark.parametrize(
        ("asked", "subjects"),
        [
            ("tofte", ["hub/tofte", "local-centre/tofte"]),
            ("hub/tofte", ["hub/tofte"]),
            ("local-centre/tofte", ["local-centre/tofte"]),
            ("network", ["network"]),
            ("room/tofte", []),
            ("tof", []),
        ],
    )
    def test_keeps_what_concerns_a_subject_by_reference_or_by_bare_id(self, asked: str, subjects: list[str]):
        about = self.FOUND.about(asked)
        assert [each.subject for each in about.reasons] == subjects
        assert [each.subject for each in about.checked] == subjects

    def test_stays_a_report_of_the_same_day_and_policy(self):
        about = self.FOUND.about("tofte")
        assert (about.day, about.policy) == (DAY, "concept")
        assert report(reason("must"), reason("must", subject="hub/holmen")).about("holmen").ok is False
        assert report(reason("must")).about("holmen").ok


class TestText:
    def test_says_each_reason_on_a_line_with_what_would_help(self):
        assert FULL.text("en").splitlines()[0] == (
            "Tofte has no leader of its own. "
            "Give the hub a leader who leads this hub only, and make the leader the local community’s contact person."
        )
        assert len(FULL.text("nb").splitlines()) == 3

    def test_ends_a_note_without_a_blank(self):
        note = Reason("citizen-service.all-units", Severity.MUST, "note", "network")
        assert report(note).text("nn") == note.text("nn")

    def test_of_nothing_is_nothing(self):
        assert report().text("nb") == ""

    def test_refuses_a_language_that_it_does_not_have(self):
        with pytest.raises(UnknownLanguage):
            FULL.text("sma")


class TestInJson:
    def test_round_trips(self):
        assert REPORTS.validate_json(REPORTS.dump_json(FULL)) == FULL
        assert REPORTS.validate_python(REPORTS.dump_python(FULL)) == FULL
        assert REPORTS.validate_python(FULL) is FULL

    def test_names_day_policy_reasons_and_trace(self):
        written = REPORTS.dump_python(FULL, mode="json")
        assert list(written) == ["day", "policy", "reasons", "checked"]
        assert written["day"] == "2026-11-23"
        assert written["checked"][0] == {"code": "hub.leader", "subject": "hub/tofte", "verdict": "fail", "why": ""}

    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    def test_publishes_a_schema(self, mode: str):
        schema = REPORTS.json_schema(mode=mode)
        assert set(schema["properties"]) == {"day", "policy", "reasons", "checked"}
        assert {"Reason", "Checked", "Source", "Severity"} <= set(schema["$defs"])


def test_reports_survive_pickling():
    assert pickle.loads(pickle.dumps(FULL)) == FULL


@frozen
class Nobody:
    reference: str = "network"
    name: str = "Asker"


class TestCheck:
    def test_names_the_day_and_the_policy(self):
        assert check((), (), day=DAY) == Report(DAY, "concept", (), ())
        assert check((), (), policy=Policy("asker-2026"), day=DAY).policy == "asker-2026"

    def test_of_subjects_without_rules_finds_nothing(self):
        assert check((), [Nobody()], day=DAY).checked == ()
