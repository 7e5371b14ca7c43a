"""The rules of real municipalities for their rooms: written as plans and policies, with every fact accounted for."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from innbygger_core import read_plan, read_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
LISTED: Final[dict[str, Any]] = json.loads((HERE / "room_rules.json").read_text("utf-8"))["listed"]
BESIDE: Final[dict[str, Any]] = json.loads((HERE / "room_rules.json").read_text("utf-8"))["beside"]
ENTRIES: Final = LISTED | BESIDE
REASONS: Final = {
    "always": "it is so for everybody, and no row has to say it",
    "conduct": "how people behave while they are there, or before and after",
    "discretion": "somebody judges, by no rule that is told",
    "elsewhere": "it is about other houses, other permits, or who is liable",
    "no-field": "a figure or a bond for which the terms have no field",
    "price": "what it costs, and a deposit",
    "procedure": "how one applies, and who handles it",
    "sanction": "what follows when a rule is broken",
    "undated": "the days of a school year or a holiday, which the page does not tell",
    "vague": "no figure, word or day that a rule could use",
}
"""Why a fact can be left out of a plan."""
JOINERS: Final = frozenset({"and", "also", "but", "if", "in", "is", "no", "not", "only", "or", "the", "then", "with"})
"""Words that join the facts of a text, and say nothing alone."""
NOT_RULES: Final = frozenset({"/municipality", "/place", "/owner", "/source", "/date"})
UNSOURCED: Final = frozenset({"id", "illustrative", "note", "source", "sources", "text"})
A_LENGTH: Final = re.compile(r"P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?")
every_entry = pytest.mark.parametrize("name", ENTRIES)


def load(name: str) -> Any:  # noqa: ANN401 - plain JSON
    return json.loads((HERE / "room_rules" / name).read_text("utf-8"))


def facts(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(f"{name}.facts.json")["facts"]
    return found


def leaves(held: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value that is no list or object, with its pointer."""
    inner = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else None
    if not inner:
        yield path, held
    for key, value in inner or ():
        yield from leaves(value, f"{path}/{key}")


def at(held: Any, pointer: str) -> Any:  # noqa: ANN401 - plain JSON
    for step in pointer.split("/")[1:]:
        held = held[int(step)] if isinstance(held, list) else held[step]
    return held


def unsaid(text: str, told: list[str]) -> set[str]:
    """Give the words of a text that are in none of the facts that it was cut into."""
    for piece in told:
        assert piece in text, piece
        text = text.replace(piece, " ", 1)
    return set(re.findall(r"[\w+%]+", text.lower())) - JOINERS


def made_up(plan: dict[str, Any], told: set[str]) -> Iterator[str]:
    """Give what terms and seasons state without a fact behind it; null only takes a wider row's figure away."""
    for kind in ("terms", "seasons"):
        for place, row in enumerate(plan.get(kind, ())):
            days = {"first_day", "last_day"} if row.get("illustrative") else set()
            for path, value in leaves(row, f"/{kind}/{place}"):
                stated = value is not None and not (UNSOURCED | days).intersection(path.split("/"))
                if stated and not _is_told(path, told):
                    yield path


def _is_told(path: str, told: set[str]) -> bool:
    return any(path == each or path.startswith(f"{each}/") for each in told)


@every_entry
def test_is_a_plan_in_the_format(name: str):
    plan = read_plan((HERE / "room_rules" / f"{name}.json").read_bytes())
    assert read_plan(plan.model_dump_json()) == plan


@every_entry
def test_every_row_tells_its_source_or_that_it_is_an_example(name: str):
    plan = load(f"{name}.json")
    rows = [row for key in ("hubs", "rooms", "hours", "terms", "seasons") for row in plan.get(key, ())]
    assert rows
    assert all("source" in row or row["illustrative"] for row in rows)
    assert all(row["source"]["read_on"] == "2026-11-21" for row in rows if "source" in row)


@every_entry
def test_every_fact_is_expressed_or_left_out_for_a_reason(name: str):
    assert {fact["fact"] for fact in facts(name)} == {path for path, _ in leaves(ENTRIES[name])}
    for fact in facts(name):
        assert ("left_out" in fact) is not bool({"in_plan", "in_policy"}.intersection(fact)), fact
        assert fact.get("left_out", "vague") in REASONS


@every_entry
def test_no_word_of_a_text_is_lost(name: str):
    for path, text in leaves(ENTRIES[name]):
        told = [fact.get("told") for fact in facts(name) if fact["fact"] == path]
        if told == [None]:
            continue
        assert not unsaid(text, [piece for piece in told if piece]), path


@every_entry
def test_what_is_expressed_stands_in_the_files(name: str):
    files = {"in_plan": f"{name}.json", "in_policy": f"{name}-policy.json"}
    for fact in facts(name):
        for kind, file in files.items():
            for pointer, value in fact.get(kind, {}).items():
                assert at(load(file), pointer) == value, fact["fact"]


@every_entry
def test_a_length_of_time_stands_as_it_is_told(name: str):
    for fact in facts(name):
        told = str(fact.get("told", at(ENTRIES[name], fact["fact"])))
        if A_LENGTH.fullmatch(told) and "in_plan" in fact:
            assert told in fact["in_plan"].values()


@every_entry
def test_no_term_is_made_up(name: str):
    told = {pointer for fact in facts(name) for pointer in fact.get("in_plan", ())}
    assert list(made_up(load(f"{name}.json"), told)) == []


@pytest.mark.parametrize("file", sorted((HERE / "room_rules").glob("*-policy.json")), ids=lambda file: file.stem)
def test_a_policy_changes_rules_of_sharing_only(file: Path):
    policy = read_policy(file.read_bytes())
    assert file.name.removesuffix("-policy.json") in ENTRIES
    assert {entry.code.partition(".")[0] for entry in policy.entries} == {"sharing"}


def test_every_entry_has_its_files_and_no_file_is_left_over():
    files = {file.name for file in (HERE / "room_rules").iterdir() if not file.name.endswith("-policy.json")}
    assert files == {f"{name}{end}" for name in ENTRIES for end in (".json", ".facts.json")}


def test_all_listed_entries_are_written_and_nearly_all_have_rules_that_are_expressed():
    ruled = {
        name
        for name in LISTED
        for fact in facts(name)
        if fact["fact"] not in NOT_RULES and {"in_plan", "in_policy"}.intersection(fact)
    }
    assert len(LISTED) == 45
    assert set(LISTED) - ruled == {"orkland-buildings", "nord-fron-culture"}


def test_so_many_facts_are_expressed_and_so_many_left_out():
    rules = [fact for name in LISTED for fact in facts(name) if fact["fact"] not in NOT_RULES]
    assert Counter(fact.get("left_out", "expressed") for fact in rules) == {
        "expressed": 252,
        "price": 58,
        "procedure": 16,
        "undated": 16,
        "conduct": 15,
        "always": 11,
        "vague": 10,
        "no-field": 8,
        "sanction": 8,
        "discretion": 5,
        "elsewhere": 4,
    }
