"""Every rule has an address, a source, an example each way, and words in all three languages."""

from __future__ import annotations

import runpy
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.decisions import Kind
from innbygger_core.rulebook import RULES
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from innbygger_core.decisions import Rule

LANGUAGES = ["nb", "nn", "en"]
PARTS = {Kind.CONSTRAINT: ["title", "fails", "unknown", "help"], Kind.NOTE: ["title", "note"]}


def texts_of(rule: Rule[Any, Any], lang: str) -> set[str]:
    """Keys of everything that a language says about a rule."""
    return {key for key in catalogue(lang).entries if key.startswith(f"{rule.code}.")}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The catalogue of rules in the documentation."""
    write = runpy.run_path(str(root / "docs/rule_catalogue.py"))["page"]
    return str(write())


def test_a_code_belongs_to_one_rule():
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_a_prefix_belongs_to_one_room():
    homes = defaultdict(set)
    for rule in RULES:
        homes[rule.code.partition(".")[0]].add(rule.look.__module__.split(".")[1])
    assert {prefix: rooms for prefix, rooms in homes.items() if len(rooms) > 1} == {}


def test_a_rule_is_named_like_its_code(rule: Rule[Any, Any]):
    assert rule.look.__name__ == rule.code.partition(".")[2].replace("-", "_")


def test_a_rule_has_a_source(rule: Rule[Any, Any]):
    assert rule.sources


def test_a_constraint_shows_an_example_that_keeps_it_and_one_that_breaks_it(rule: Rule[Any, Any]):
    examples = rule.look.__doc__ or ""
    assert ">>>" in examples
    if rule.kind is Kind.CONSTRAINT:
        assert "Pass(" in examples
        assert "Fail(" in examples or ".findings" in examples


def test_a_rule_stands_in_the_documentation_where_it_can_be_linked_to(rule: Rule[Any, Any], page: str):
    assert f"(rule-{rule.code.replace('.', '-')})=\n## `{rule.code}`\n" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_has_words(rule: Rule[Any, Any], lang: str):
    assert {f"{rule.code}.{part}" for part in PARTS[rule.kind]} <= texts_of(rule, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_speaks_only_of_what_the_rule_tells_it(rule: Rule[Any, Any], lang: str):
    told = {name for name, _type in rule.params} | {"name", "missing"}  # what is unknown names its subject
    spoken_of = {key: catalogue(lang).placeholders(key) - told for key in texts_of(rule, lang)}
    assert {key: names for key, names in spoken_of.items() if names} == {}


def test_a_rule_says_the_same_kinds_of_things_in_every_language(rule: Rule[Any, Any]):
    assert texts_of(rule, "nb") == texts_of(rule, "nn") == texts_of(rule, "en")


def test_the_languages_are_not_copies_of_each_other(rule: Rule[Any, Any]):
    said = {lang: {key: catalogue(lang).texts[key].text for key in texts_of(rule, lang)} for lang in LANGUAGES}
    assert said["nb"] != said["nn"]
    assert not set(said["en"].values()) & set(said["nb"].values())
