"""All rules in one place, each as the domain's tables have it."""

from __future__ import annotations

import importlib
import inspect
import pickle

import pytest

from innbygger_core.decisions import Rule, Source
from innbygger_core.errors import UnknownId
from innbygger_core.rulebook import RULES, rule_of
from innbygger_core.texts import catalogue

# Code, severity, basis, kind and source, as the tables of the domain have them.
TABLE = """
network.local-centre-has-hub            must    quoted   constraint  14
hub.leader                              should  quoted   constraint  12
hub.core-hours-employed                 must    quoted   constraint  11
citizen-service.minimum-staffed         should  quoted   constraint  5
citizen-service.one-main-office         should  quoted   constraint  5
citizen-service.switchboard             should  quoted   constraint  5
citizen-service.digital-fallback        should  quoted   constraint  5
citizen-service.closable-branch         should  quoted   constraint  5
citizen-service.branch-hours            should  derived  constraint  5
citizen-service.digital-round-the-clock info    quoted   note        5
citizen-service.all-units               must    quoted   note        5
citizen-service.close-to-operations     must    quoted   constraint  5
citizen-service.organisation            info    quoted   note        13
library.provision-everywhere            should  quoted   constraint  6
library.levels                          info    quoted   constraint  6
library.event-arena                     must    quoted   constraint  6
"""
ROWS = [tuple(line.split()) for line in TABLE.strip().splitlines()]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_the_rulebook_has_every_rule_of_the_table_and_no_other():
    assert sorted(rule.code for rule in RULES) == sorted(row[0] for row in ROWS)


@pytest.mark.parametrize(("code", "severity", "basis", "kind", "page"), ROWS)
def test_a_rule_is_as_the_table_has_it(code: str, severity: str, basis: str, kind: str, page: str):
    rule = rule_of(code)
    assert (rule.severity.value, rule.basis.value, rule.kind.value) == (severity, basis, kind)
    assert rule.sources == (Source("report", page),)


def test_the_rules_of_a_package_stand_in_the_order_of_the_table():
    listed = [row[0] for row in ROWS]
    for prefix in ("hub.", "citizen-service.", "library."):
        assert [rule.code for rule in RULES if rule.code.startswith(prefix)] == [
            code for code in listed if code.startswith(prefix)
        ]


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        ("citizen-service.minimum-staffed", {"branches": 3}),
        ("library.levels", {"full": 2, "branches": 3}),
        ("hub.leader", {}),
    ],
)
def test_figures_are_those_of_the_report(code: str, figures: dict[str, int]):
    assert rule_of(code).figures.model_dump() == figures


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
        sentence = inspect.getdoc(rule.look).splitlines()[0]
        assert sentence.endswith(f"[report p. {rule.sources[0].page}].")

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
