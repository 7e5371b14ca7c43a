"""The rules of real lending desks: written as plans, with every fact accounted for, and asked."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import pytest

from innbygger_core import read_plan
from innbygger_core.loans import ExtendLoan, Loan, LoanRequest, LoseLoan, ReturnLoan, Stock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Decision

HERE: Final = Path(__file__).parent
PLACES: Final[dict[str, Any]] = json.loads((HERE / "loan_rules.json").read_text("utf-8"))["places"]
REASONS: Final = {
    "always": "it is so for everybody, and no row has to say it",
    "conduct": "how people behave while they have something, or before and after",
    "discretion": "somebody judges, by no rule that is told",
    "elsewhere": "it is about other houses, or others decide",
    "liability": "who pays for what is damaged or stolen, and whose it is then",
    "no-field": "something about people for which the terms have no field",
    "price": "what a reminder, a card or a day costs",
    "procedure": "how one asks, and who handles it",
    "sanction": "what follows when a rule is broken",
    "undated": "the days of a holiday, which the page does not tell",
    "vague": "no figure, word or day that a rule could use",
}
"""Why a fact can be left out of a plan."""
JOINERS: Final = frozenset({"and", "but", "if", "not", "only", "or", "then"})
"""Words that join the facts of a text, and say nothing alone."""
NOT_RULES: Final = frozenset({"/place", "/source", "/date"})
UNSOURCED: Final = frozenset({"id", "source", "illustrative"})
OSLO: Final = ZoneInfo("Europe/Oslo")
every_place = pytest.mark.parametrize("name", PLACES)


def load(name: str) -> Any:  # noqa: ANN401 - plain JSON
    return json.loads((HERE / "loan_rules" / f"{name}.json").read_text("utf-8"))


def leaves(held: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value that is no list or object, with its pointer."""
    inner = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else None
    if inner is None:
        yield path, held
    for key, value in inner or ():
        yield from leaves(value, f"{path}/{key}")


def at(held: Any, pointer: str) -> Any:  # noqa: ANN401 - plain JSON
    for step in pointer.split("/")[1:]:
        held = held[int(step)] if isinstance(held, list) else held[step]
    return held


def is_told(path: str, told: set[str]) -> bool:
    return any(f"{path}/".startswith(f"{each}/") for each in told)


# --- Every fact is accounted for -------------------------------------------------------------------------------------


@every_place
def test_is_a_plan_in_the_format(name: str):
    plan = read_plan((HERE / "loan_rules" / f"{name}.json").read_bytes())
    assert read_plan(plan.model_dump_json()) == plan


@every_place
def test_every_row_tells_its_source_or_that_it_is_an_example(name: str):
    plan, listed = load(name), PLACES[name]["listed"]
    rows = [row for key in ("hubs", "hours", "equipment", "loan_terms") for row in plan[key]]
    assert all("source" in row or row["illustrative"] for row in rows)
    for source in (row["source"] for row in rows if "source" in row):
        assert source["url"] == f"https://{listed['source']}"
        assert listed.get("date", "") in source["name"]
        assert source["read_on"] == "2026-11-21"


@every_place
def test_every_fact_is_expressed_or_left_out_for_a_reason(name: str):
    listed, facts = PLACES[name]["listed"], PLACES[name]["facts"]
    assert {fact["fact"] for fact in facts} == {path for path, _ in leaves(listed)}
    for fact in facts:
        assert ("left_out" in fact) is not ("in_plan" in fact), fact
        assert fact.get("left_out", "vague") in REASONS


@every_place
def test_no_word_of_a_text_is_lost(name: str):
    listed, facts = PLACES[name]["listed"], PLACES[name]["facts"]
    for path in {fact["fact"] for fact in facts if "told" in fact}:
        text = at(listed, path)
        for told in (fact["told"] for fact in facts if fact["fact"] == path):
            assert told in text, told
            text = text.replace(told, " ", 1)
        assert not set(re.findall(r"[\w+%]+", text)) - JOINERS, path


@every_place
def test_what_is_expressed_stands_in_the_plan(name: str):
    plan = load(name)
    for fact in PLACES[name]["facts"]:
        for pointer, value in fact.get("in_plan", {}).items():
            assert at(plan, pointer) == value, fact["fact"]


@every_place
def test_no_term_is_made_up_but_in_an_example(name: str):
    told = {pointer for fact in PLACES[name]["facts"] for pointer in fact.get("in_plan", ())}
    for place, row in enumerate(load(name)["loan_terms"]):
        paths = {path for path, _ in leaves(row, f"/loan_terms/{place}")} if "source" in row else set()
        stated = {path for path in paths if not UNSOURCED & set(path.split("/"))}
        about = {path for path in stated if path.split("/")[3] in ("kinds", "borrowers")}
        assert {path for path in stated - about if not is_told(path, told)} == set()


def test_all_sixteen_places_have_a_plan_and_no_plan_is_left_over():
    assert {file.stem for file in (HERE / "loan_rules").iterdir()} == set(PLACES)
    assert len(PLACES) == 16


def test_so_many_facts_are_expressed_and_so_many_left_out():
    facts = [fact for place in PLACES.values() for fact in place["facts"] if fact["fact"] not in NOT_RULES]
    assert Counter(fact.get("left_out", "expressed") for fact in facts) == {}
