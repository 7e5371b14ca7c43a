"""Plans from JSON, YAML, TOML and standard input: one reader, one set of faults."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from innbygger_core.cli._documents import PLANS, POLICIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command, Ended

    Check = Callable[[str, str | bytes], Ended]

YAML_PLAN = """\
format: innbygger.plan/1
municipality: {name: Fjord, language: nn, timezone: Europe/Oslo, authority: fjord.kommune.no}
local_centres:
  - {id: pier, name: Brygga, designated: true, valid_from: 2020-01-02}
hubs:
  - id: north
    name: {nb: Nord, nn: Nord, "no": ja}
    local_centre: pier
    leader: ~
    hours: &id hours-north
hours:
  - format: innbygger.hours/1
    id: *id
    week: {mon-fri: ["10:00-16:00"]}
"""
TOML_PLAN = """\
format = "innbygger.plan/1"
municipality = {name = "Fjord", authority = "fjord.kommune.no"}

[[local_centres]]
id = "pier"
name = "Brygga"
designated = true
valid_from = 2020-01-02

[[hubs]]
id = "north"
name = "Nord"
local_centre = "pier"
"""


@pytest.fixture
def check(innbygger: Command, tmp_path: Path) -> Check:
    """Write a document to a file with this name, and check it."""

    def written(name: str, content: str | bytes) -> Ended:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return innbygger("check", str(path), "--lang", "en")

    return written


@pytest.mark.parametrize("suffix", ["yaml", "yml", "YAML"])
def test_yaml_is_read_by_its_suffix(check: Check, suffix: str):
    ended = check(f"plan.{suffix}", YAML_PLAN)
    assert (ended.code, ended.err) == (0, "")
    assert "Nord has no leader of its own." in ended.out


def test_toml_is_read_by_its_suffix(check: Check):
    ended = check("plan.toml", TOML_PLAN)
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize("name", ["plan.json", "plan", "plan.txt"])
def test_anything_else_is_json(check: Check, shipped: dict[str, Any], name: str):
    assert check(name, json.dumps(shipped)).code == 0
    assert "valid JSON" in check(name, YAML_PLAN).err


def test_the_shipped_plan_says_the_same_as_yaml(innbygger: Command, shipped: dict[str, Any], tmp_path: Path):
    path = tmp_path / "asker.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(shipped, file)
    assert innbygger("check", str(path)) == innbygger("check", "nye-asker")


def test_every_plan_that_ships_is_there_by_its_word_and_help_lists_them(innbygger: Command):
    listed = " ".join(innbygger("check", "--help").out.split())
    for word in (*PLANS, *POLICIES):
        assert word in listed
    for word, load in PLANS.items():
        assert innbygger("matrix", word, "--lang", "en").code == 0
        assert load().municipality.name in innbygger("check", word, "--lang", "en").out
    for word, load in POLICIES.items():
        assert load().id in innbygger("check", "nye-asker", "--policy", word).out


def test_a_file_of_the_name_of_a_plan_that_ships_is_named_by_its_path(
    innbygger: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nye-asker").write_text("[]")
    assert innbygger("matrix", "nye-asker").code == 0
    assert innbygger("matrix", "./nye-asker").code == 2


def test_standard_input_is_json(innbygger: Command, shipped: dict[str, Any]):
    ended = innbygger("check", "-", stdin=json.dumps(shipped).encode())
    assert ended == innbygger("check", "nye-asker")


def test_a_policy_can_be_yaml_too(innbygger: Command, broken: str, tmp_path: Path):
    policy = tmp_path / "policy.yaml"
    policy.write_text(
        "format: innbygger.policy/1\nid: x\nrules: [{code: network.local-centre-has-hub, severity: info}]"
    )
    assert innbygger("check", broken, "--policy", str(policy)).code == 0


@pytest.mark.parametrize(
    ("name", "document", "faults"),
    [
        ("plan.json", "{", ['- (the document): found "{"; correct the writing at line 1, character 2']),
        ("plan.json", "[]", ["begin the document with { and end it with }"]),
        ("plan.json", "{}", ["/format"]),
        ("plan.json", b"\xff\xfe\x00", ["save the document as plain text in UTF-8"]),
        ("plan.yaml", b"\xff\xfe\x00", ["save the document as plain text in UTF-8"]),
        ("plan.toml", b"\xff\xfe\x00", ["save the document as plain text in UTF-8"]),
        ("plan.yaml", "", ["begin the document with { and end it with }"]),
        ("plan.yaml", "a: [\n", ['found "a: ["; correct the writing at line 2, character 1', "valid YAML"]),
        ("plan.yaml", "a: 1\n---\nb: 2\n", ['found "---"; correct the writing at line 2, character 1']),
        ("plan.yaml", "x: 1\na: *nowhere", ['found "a: *nowhere"; correct the writing at line 2, character 4']),
        ("plan.yaml", "a: 1\nb: \0", ["at line 2, character 4"]),
        ("plan.yaml", "a: 1\r\rb: [", ['found "b: ["', "at line 3, character 5"]),
        ("plan.yaml", "a: !person Kari", ['found "a: !person Kari"; correct the writing at line 1, character 4']),
        ("plan.yaml", "a: !!set {x}", ["at line 1, character 4"]),
        ("plan.yaml", "a: !!int ten", ["at line 1, character 4"]),
        ("plan.yaml", f"a: 0x{'f' * 5000}", ["at line 1, character 4"]),
        ("plan.yaml", "? [a, b]\n: 1", ["at line 1, character 3"]),
        ("plan.yaml", "&a [*a]", ["fewer levels"]),
        ("plan.yaml", "- " * 5000, ["fewer levels"]),
        ("plan.toml", "a = 1\na = 2", ['found "a = 2"; correct the writing at line 2, character 6', "valid TOML"]),
        ("plan.toml", "\na = [1,", ["at line 2, character 8"]),
        ("plan.toml", f"a = {'9' * 5000}", ["valid TOML"]),
        ("plan.toml", f"a = {'[' * 5000}", ["fewer levels"]),
        ("plan.toml", "a = nan", ["NaN"]),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(check: Check, name: str, document: str | bytes, faults: list[str]):
    ended = check(name, document)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines()[0].endswith("has one fault:")
    assert [fault for fault in faults if fault not in ended.err] == []


def test_yaml_tells_every_fault_at_once_with_doubled_keys_and_their_paths(check: Check):
    twice = YAML_PLAN.replace("    leader: ~\n", "    leader: ~\n    name: South\n    local_centre: peer\n")
    ended = check("plan.yaml", twice.replace("language: nn", "tongue: nn"))
    assert ended.err.splitlines()[0].endswith("has 4 faults:")
    for path in ("/municipality/tongue", "/hubs/0/name", "/hubs/0/local_centre"):
        assert f"- {path}: found " in ended.err


def test_yaml_numbers_and_words_keep_their_kind(check: Check):
    ended = check("plan.yaml", f"{YAML_PLAN}rooms:\n- {{id: hall, hub: north, name: 0x1f, capacity: 1.5}}\nunits: no\n")
    assert "- /rooms/0/name: found 31; " in ended.err
    assert "- /rooms/0/capacity: found 1.5; " in ended.err
    assert '- /units: found "no"; ' in ended.err


def test_aliases_may_be_used_but_not_to_fill_the_memory(check: Check):
    doubling = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    ended = check("plan.yaml", f"a0: &a0 [x, x, x]\n{doubling}")
    assert ended.code == 2
    assert "too large" in ended.err
