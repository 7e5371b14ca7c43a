"""All rules in one place, each as the domain's tables have it."""

from __future__ import annotations

import importlib
import inspect
import pickle
from typing import TYPE_CHECKING

import pytest

from innbygger_core.errors import UnknownId
from innbygger_core.rulebook import RULES, rule_of
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule, Source

# Code, severity, basis, kind and sources with their pages, as the tables of the domain have them.
TABLE = """
network.local-centre-has-hub            must    quoted   constraint  report:14
network.one-organisation                should  quoted   constraint  report:12
network.library-agreement               should  quoted   constraint  report:6
network.culture-agreement               should  quoted   constraint  report:7
network.rollout-order                   should  quoted   constraint  report:14
network.daily-transport                 must    quoted   constraint  report:6 report:14
hub.leader                              should  quoted   constraint  report:12
hub.operating-staff                     should  quoted   constraint  report:12
hub.generalists                         must    quoted   note        report:12
hub.core-hours-employed                 must    quoted   constraint  report:11
hub.no-competition                      should  quoted   note        report:10 report:11
hub.volunteer-centre-leader             should  quoted   constraint  report:12
hub.evenings-and-weekends               should  quoted   constraint  report:10 report:15
hub.unstaffed-access                    should  derived  constraint  report:15
hub.co-creation-arena                   must    quoted   note        report:9 report:15
citizen-service.minimum-staffed         should  quoted   constraint  report:5
citizen-service.one-main-office         should  quoted   constraint  report:5
citizen-service.switchboard             should  quoted   constraint  report:5
citizen-service.digital-fallback        should  quoted   constraint  report:5
citizen-service.closable-branch         should  quoted   constraint  report:5
citizen-service.branch-hours            should  derived  constraint  report:5
citizen-service.digital-round-the-clock info    quoted   note        report:5
citizen-service.all-units               must    quoted   note        report:5
citizen-service.close-to-operations     must    quoted   constraint  report:5
citizen-service.organisation            info    quoted   note        report:13
library.provision-everywhere            should  quoted   constraint  report:6
library.levels                          info    quoted   constraint  report:6
library.event-arena                     must    quoted   constraint  report:6
culture.close-co-operation              must    quoted   note        report:7
culture.all-ages                        should  quoted   constraint  report:7
culture.senior-programme                must    quoted   constraint  report:7
individual-service.no-fixed-module      should  quoted   constraint  report:8 senior:9
individual-service.visiting             info    quoted   note        report:9
individual-service.security             should  quoted   constraint  report:10
individual-service.shielding            should  quoted   constraint  report:10
premises.central                        must    quoted   constraint  report:14
premises.flexible-rooms                 must    quoted   constraint  report:14
premises.meeting-room                   must    quoted   constraint  report:14
premises.storage                        must    quoted   constraint  report:15
premises.wireless                       must    quoted   constraint  report:14
premises.online-booking                 must    quoted   constraint  report:14
premises.democracy-room                 should  quoted   constraint  report:14 report:15
premises.stage                          should  quoted   constraint  report:14
premises.secure-network                 should  quoted   constraint  report:14
premises.guest-workplaces               info    quoted   constraint  report:14
premises.people-booking                 info    quoted   constraint  report:14
premises.ground-floor                   info    quoted   constraint  report:15
premises.visible-activity               info    quoted   constraint  report:15
premises.noise-tolerant-room            info    quoted   constraint  report:15
premises.acoustics                      info    quoted   constraint  report:15
premises.welcoming                      info    quoted   constraint  report:15
premises.universal-access               must    statute  constraint  equality-act-17
agreement.parties                       must    derived  constraint  partnership:7 report:6
agreement.contributions                 must    quoted   constraint  partnership:7
agreement.obligations                   must    quoted   constraint  partnership:7
agreement.duration                      must    quoted   constraint  partnership:7
agreement.conflict-resolution           must    quoted   constraint  partnership:7
agreement.termination                   must    quoted   constraint  partnership:7
agreement.follow-up-meetings            must    quoted   constraint  partnership:7
agreement.volunteer-boundary            must    quoted   constraint  partnership:6 partnership:10
agreement.obligation-lapsed             must    derived  constraint  partnership:7
agreement.meeting-missed                must    derived  constraint  partnership:7
agreement.act-not-allowed               must    derived  constraint  partnership:7
agreement.notice-too-late               must    derived  constraint  partnership:7
agreement.not-yet-signed                must    derived  constraint  partnership:7
agreement.not-in-force                  must    derived  constraint  partnership:7
agreement.scope                         must    derived  constraint  partnership:7
agreement.cover-missing                 must    derived  constraint  partnership:7
agreement.cover-contradiction           must    derived  constraint  report:15
agreement.respect                       should  quoted   constraint  volunteer:11
agreement.contact-person                should  quoted   constraint  partnership:10
agreement.term-max                      info    practice constraint  municipal-rules
agreement.deciding-body                 info    practice constraint  municipal-rules
agreement.obligation-due                info    derived  constraint  partnership:7
agreement.valuation                     info    quoted   note        partnership:7
hours.hole                              should  practice constraint  municipal-hours
hours.double-cover                      should  practice constraint  municipal-hours
hours.weekday-mismatch                  should  practice constraint  municipal-hours
hours.contradiction                     should  practice constraint  municipal-hours
hours.unresolved                        info    derived  constraint  hours-format
hours.cut-by-parent                     info    derived  constraint  hours-format
hours.unknown                           info    derived  constraint  hours-format
hours.holidays-unstated                 info    practice constraint  municipal-hours
hours.week-53                           info    derived  constraint  iso-8601
hours.clock-change                      info    derived  constraint  rfc-5545
hours.illustrative                      info    derived  constraint  hours-format
sharing.overlap                         must    derived  constraint  report:14
sharing.overlap-parent                  must    derived  constraint  report:14
sharing.overlap-part                    must    derived  constraint  report:14
sharing.buffer                          must    derived  constraint  report:14
sharing.person-busy                     must    derived  constraint  report:14
sharing.equipment-short                 must    derived  constraint  report:14
sharing.storage                         must    derived  constraint  report:15
sharing.closed                          must    derived  constraint  report:5 report:15
sharing.module-closed                   must    derived  constraint  report:5
sharing.no-access                       must    derived  constraint  report:5
sharing.room-lacks                      must    derived  constraint  report:14 report:15
sharing.capacity                        must    derived  constraint  report:14
sharing.group-too-small                 should  practice constraint  municipal-rules
sharing.accessibility                   must    statute  constraint  report:14 senior:7
sharing.confidential                    must    derived  constraint  report:14
sharing.person-missing                  must    derived  constraint  report:14
sharing.duration-step                   must    practice constraint  municipal-rules
sharing.duration-min                    must    practice constraint  municipal-rules
sharing.duration-max                    must    practice constraint  municipal-rules
sharing.purpose-refused                 must    practice constraint  municipal-rules
sharing.co-signer                       must    practice constraint  municipal-rules
sharing.guards                          must    practice constraint  municipal-rules
sharing.access-each                     must    practice constraint  municipal-rules
sharing.noise                           must    derived  constraint  senior:7 report:15
sharing.start-past                      must    practice constraint  municipal-rules
sharing.lead-time                       must    practice constraint  municipal-rules
sharing.window-not-open                 must    practice constraint  municipal-rules
sharing.window-closed                   must    practice constraint  municipal-rules
sharing.start-grid                      must    practice constraint  municipal-rules
sharing.quota-simultaneous              must    practice constraint  municipal-rules
sharing.quota-groups                    must    practice constraint  municipal-rules
sharing.quota-count                     must    practice constraint  municipal-rules
sharing.quota-hours                     must    practice constraint  municipal-rules
sharing.season-application-only         must    practice constraint  municipal-rules
sharing.season-outside-allocation       must    practice constraint  municipal-rules
sharing.quota-not-transferable          must    practice constraint  municipal-rules
sharing.no-ground                       should  derived  constraint  report:11 report:15
sharing.agreement-expired               must    derived  constraint  report:11
sharing.agreement-scope                 must    derived  constraint  report:11
sharing.responsible-age                 must    practice constraint  municipal-rules
sharing.staff-core-hours                should  derived  constraint  report:12
sharing.approval-required               should  practice constraint  municipal-rules
sharing.whole-room-only                 must    practice constraint  municipal-rules
sharing.pending-displaced               info    practice constraint  municipal-rules
sharing.displacement-notice             must    practice constraint  municipal-rules
sharing.season-closed                   must    practice constraint  municipal-rules
sharing.self-service                    must    practice constraint  practice
sharing.no-possible-duration            must    derived  constraint  municipal-rules
sharing.condition-open                  must    practice constraint  municipal-rules
sharing.audience-balance                should  quoted   constraint  report:10
sharing.activity-record                 info    quoted   note        report:14
sharing.technician                      info    quoted   note        report:14
loan.none-free                          must    derived  constraint  card:10
loan.copy-reserved                      must    derived  constraint  card:10
loan.copy-out                           must    derived  constraint  card:10
loan.out-of-service                     must    practice constraint  municipal-rules
loan.bound-item                         must    practice constraint  municipal-rules
loan.closed                             must    derived  constraint  card:10
loan.lead-time                          must    practice constraint  municipal-rules
loan.term-limit                         must    practice constraint  municipal-rules
loan.right-ends                         must    practice constraint  municipal-rules
loan.no-opening-found                   must    derived  constraint  card:10
loan.renewals-used                      must    practice constraint  municipal-rules
loan.recalled                           must    practice constraint  municipal-rules
loan.would-not-extend                   must    practice constraint  municipal-rules
loan.elsewhere                          should  derived  note        card:10 report:6
loan.run-never-reaches                  must    derived  constraint  card:10 report:6
loan.age                                must    practice constraint  municipal-rules
loan.guardian                           should  practice constraint  municipal-rules
loan.blocked                            must    practice constraint  municipal-rules
loan.residents-only                     must    practice constraint  municipal-rules
loan.proxy-agreement                    must    practice constraint  card:10 municipal-rules
loan.limit-reached                      must    practice constraint  municipal-rules
loan.overdue                            info    practice constraint  municipal-rules
loan.identity                           must    practice constraint  municipal-rules
loan.school-use                         info    quoted   note        report:6
loan.free                               should  practice constraint  municipal-rules
loan.known-place                        info    quoted   note        card:10
card.eligible                           must    derived  constraint  card:1 card:13-14
card.not-valid                          must    derived  constraint  card:13-14
card.expired                            must    derived  constraint  card:13-14
card.not-covered                        must    derived  constraint  card:1
card.uses-spent                         must    derived  constraint  card:1
card.companions                         must    derived  constraint  card:1
card.no-stigma                          must    derived  note        card:1 report:9
card.opportunity                        info    quoted   note        card:9
"""
ROWS = [(*line.split()[:4], tuple(line.split()[4:])) for line in TABLE.strip().splitlines()]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_the_rulebook_has_every_rule_of_the_table_and_no_other():
    assert sorted(rule.code for rule in RULES) == sorted(row[0] for row in ROWS)


@pytest.mark.parametrize(("code", "severity", "basis", "kind", "sources"), ROWS)
def test_a_rule_is_as_the_table_has_it(code: str, severity: str, basis: str, kind: str, sources: tuple[str, ...]):
    rule = rule_of(code)
    assert (rule.severity.value, rule.basis.value, rule.kind.value) == (severity, basis, kind)
    assert tuple(f"{each.name}:{each.page}" if each.page else each.name for each in rule.sources) == sources


def test_the_rules_of_a_package_stand_in_the_order_of_the_table():
    listed = [row[0] for row in ROWS]
    for prefix in {code.partition(".")[0] + "." for code in listed}:
        assert [rule.code for rule in RULES if rule.code.startswith(prefix)] == [
            code for code in listed if code.startswith(prefix)
        ]


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        ("citizen-service.minimum-staffed", {"branches": 3, "days_a_week": 1}),
        ("library.levels", {"full": 2, "branches": 3}),
        ("hub.leader", {}),
    ],
)
def test_figures_are_those_of_the_report(code: str, figures: dict[str, int]):
    assert rule_of(code).figures.model_dump() == figures


def cited(sources: tuple[Source, ...]) -> str:
    """Cite sources as docstrings do: a document that is named once stands for all its pages."""
    cited = []
    for source, before in zip(sources, (None, *sources), strict=False):
        repeated = before is not None and before.name == source.name
        cited.append(f"p. {source.page}" if repeated else str(source))
    return ", ".join(cited)


@each_rule
class TestEveryRule:
    def test_is_found_by_its_code(self, rule: Rule):
        assert rule_of(rule.code) is rule

    def test_is_pickled_by_name(self, rule: Rule):
        assert pickle.loads(pickle.dumps(rule)) is rule

    def test_is_named_like_its_code(self, rule: Rule):
        assert rule.look.__name__ == rule.code.partition(".")[2].replace("-", "_")
        assert getattr(importlib.import_module(rule.look.__module__), rule.look.__name__) is rule

    def test_says_in_a_sentence_what_it_wants_and_where_it_stands(self, rule: Rule):
        sentence = " ".join(inspect.getdoc(rule.look).partition("\n\n")[0].split())
        assert sentence.endswith(f"[{cited(rule.sources)}].")

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_has_texts(self, rule: Rule, lang: str):
        parts = {"title", "note"} if rule.kind.value == "note" else {"title", "fails", "unknown", "help"}
        assert {f"{rule.code}.{part}" for part in parts} <= catalogue(lang).entries

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_has_texts_that_speak_only_of_what_it_tells(self, rule: Rule, lang: str):
        words = catalogue(lang)
        told = {name for name, _ in rule.params}
        for key in words.entries:
            if key.startswith(f"{rule.code}.fails"):
                assert words.placeholders(key) <= told, key


def test_a_code_that_does_not_exist_is_told_with_those_that_do():
    with pytest.raises(UnknownId) as raised:
        rule_of("hub.laeder")
    assert (raised.value.kind, raised.value.found) == ("rule", "hub.laeder")
    assert set(raised.value.known) == {rule.code for rule in RULES}
