"""The policy of the invented municipality: what it decided otherwise than the concept, and from when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core.datasets import glimsund, glimsund_policy
from innbygger_core.network import check_network

if TYPE_CHECKING:
    from innbygger_core.decisions import Policy, Reason, Report

PLAN = glimsund()
POLICY = glimsund_policy()
DAY = date(2026, 11, 23)
ISLAND = "hub/lyktoya"
# What the concept asks for and the municipality has put off, for the cabin on the quay or altogether.
PUT_OFF = {
    ("hub.core-hours-employed", ISLAND),
    ("premises.meeting-room", ISLAND),
    ("premises.storage", ISLAND),
    ("premises.online-booking", ISLAND),
    ("network.daily-transport", "network"),
}
STATUTE = {("premises.universal-access", ISLAND)}


def report(day: date = DAY, *, policy: Policy | None = POLICY) -> Report:
    return check_network(PLAN.on(day), policy=policy)


def broken(found: Report) -> set[tuple[str, str]]:
    """Which musts are broken, and where."""
    return {(reason.code, reason.subject) for reason in found.reasons if reason.breaks_must}


def reason(found: Report, code: str, subject: str = "network") -> Reason:
    (one,) = (reason for reason in found.reasons if (reason.code, reason.subject) == (code, subject))
    return one


def verdict(found: Report, code: str, subject: str = "network") -> str:
    (one,) = (entry.verdict for entry in found.checked if (entry.code, entry.subject) == (code, subject))
    return one


class TestReport:
    def test_names_the_policy(self):
        assert (report().policy, report(policy=None).policy) == ("glimsund-2026", "concept")

    def test_breaks_more_by_the_concept_than_by_the_policy(self):
        assert broken(report(policy=None)) == PUT_OFF | STATUTE
        assert broken(report()) == STATUTE

    def test_does_not_know_all_that_a_must_needs(self):
        for found in (report(), report(policy=None)):
            assert [(each.code, each.subject) for each in found.reasons if each.leaves_must_open] == [
                ("premises.wireless", ISLAND)
            ]

    @pytest.mark.parametrize(
        ("code", "by_concept", "by_policy"),
        [
            ("citizen-service.minimum-staffed", "fail", "pass"),
            ("network.daily-transport", "fail", "pass"),
            ("library.levels", "fail", "pass"),
            ("citizen-service.one-main-office", "pass", "pass"),
            ("network.culture-agreement", "pass", "pass"),
            ("network.rollout-order", "fail", "fail"),
        ],
    )
    def test_of_the_network_changes_with_the_figures(self, code: str, by_concept: str, by_policy: str):
        assert (verdict(report(policy=None), code), verdict(report(), code)) == (by_concept, by_policy)

    @pytest.mark.parametrize(
        ("code", "subject", "expected"),
        [
            ("network.local-centre-has-hub", "local-centre/tverrglim", "skip"),
            ("individual-service.no-fixed-module", "hub/glimsbotn", "skip"),
            ("citizen-service.close-to-operations", "hub/glimsbotn", "pass"),
            ("library.event-arena", "hub/glimsbotn", "pass"),
            ("hub.leader", "hub/glimsbotn", "fail"),
            ("hub.leader", ISLAND, "pass"),
            ("hub.operating-staff", "hub/glimsund", "fail"),
            ("hub.operating-staff", ISLAND, "unknown"),
            ("citizen-service.switchboard", "hub/glimsund", "unknown"),
        ],
    )
    def test_of_a_place_is_as_its_structure_has_it(self, code: str, subject: str, expected: str):
        assert verdict(report(), code, subject) == expected

    @pytest.mark.parametrize(
        ("code", "subject", "severity", "source"),
        [
            ("hub.leader", "hub/glimsbotn", "info", "kommunestyret i Glimsund, sak 31/25"),
            ("hub.operating-staff", "hub/glimsund", "info", "kommunestyret i Glimsund, sak 88/24"),
            ("citizen-service.branch-hours", "hub/glimsund", "info", "kommunestyret i Glimsund, sak 31/25"),
            ("hub.core-hours-employed", ISLAND, "should", "kommunestyret i Glimsund, sak 31/25"),
            ("premises.storage", ISLAND, "should", "formannskapet i Glimsund, sak 7/24"),
            (
                "library.provision-everywhere",
                "hub/glimsbotn",
                "info",
                "utval for oppvekst og kultur i Glimsund, sak 19/25",
            ),
        ],
    )
    def test_says_who_decided_otherwise(self, code: str, subject: str, severity: str, source: str):
        found = reason(report(), code, subject)
        assert (found.severity, found.policy, [str(each) for each in found.sources]) == (
            severity,
            "glimsund-2026",
            [source],
        )

    def test_leaves_a_statute_as_it_is(self):
        access = reason(report(), "premises.universal-access", ISLAND)
        assert (access.severity, access.policy, access.override) == ("must", None, None)

    @pytest.mark.parametrize("lang", ["nn", "nb", "en"])
    def test_can_be_told_in_every_language(self, lang: str):
        assert len(report().text(PLAN.catalogue(lang)).splitlines()) == len(report().reasons)

    def test_reads_aloud_in_nynorsk(self):
        said = report(policy=None).text(PLAN.catalogue())
        for sentence in (
            "Sommartorget på Lyktøya har lokale som ikkje er universelt utforma: Brakka på ferjekaia.",
            "Leiaren for Bygdetorget i Glimsbotn er òg leiar for Glimsund innbyggjartorg.",
            "Torga har eitt fullverdig bibliotek og éin filial. Målet er to fullverdige bibliotek og tre filialar.",
        ):
            assert sentence in said


class TestPolicyOverTime:
    @pytest.mark.parametrize(
        ("day", "must", "ok"),
        [
            (date(2027, 5, 31), STATUTE, False),
            (date(2027, 6, 1), {("hub.core-hours-employed", ISLAND)}, False),  # new premises, and the trial is over
            (date(2027, 6, 14), {("hub.core-hours-employed", ISLAND)}, False),
            (date(2027, 6, 15), set(), True),  # employees are there
        ],
    )
    def test_changes_the_report_on_its_days(self, day: date, must: set[tuple[str, str]], ok: bool):
        assert (broken(report(day)), report(day).ok) == (must, ok)

    @pytest.mark.parametrize(
        ("day", "severity", "override", "case"),
        [
            (date(2027, 5, 31), "should", None, "31/25"),
            (date(2027, 6, 1), "must", "kommunedirektor", "12/26"),
        ],
    )
    def test_has_two_rows_of_one_code_one_after_the_other(
        self, day: date, severity: str, override: str | None, case: str
    ):
        found = reason(report(day), "hub.core-hours-employed", ISLAND)
        assert (found.severity, found.override) == (severity, override)
        assert [str(each) for each in found.sources] == [f"kommunestyret i Glimsund, sak {case}"]

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2026, 12, 31), {"glimsund": "pass", "glimsbotn": "pass", "lyktoya": "pass"}),
            (date(2027, 1, 1), {"glimsund": "pass", "glimsbotn": "fail", "lyktoya": "fail"}),
        ],
    )
    def test_asks_for_evenings_from_a_new_year(self, day: date, expected: dict[str, str]):
        found = report(day)
        assert {name: verdict(found, "hub.evenings-and-weekends", f"hub/{name}") for name in expected} == expected

    def test_lets_an_evening_begin_earlier_than_the_concept(self):
        found = reason(report(date(2027, 1, 1)), "hub.evenings-and-weekends", "hub/glimsbotn")
        assert "kl. 17" in found.text(PLAN.catalogue())
        assert [str(each) for each in found.sources] == ["kommunestyret i Glimsund, sak 12/26"]

    def test_is_read_once(self):
        assert glimsund_policy() is POLICY
