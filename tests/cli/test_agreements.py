"""``innbygger agreements``: what each agreement is, and what needs attention."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

HALL: dict[str, Any] = {
    "id": "hall",
    "kind": "lease",
    "name": "Avtale om salen",
    "parties": ["unit/hubs", "organisation/choir"],
    "duration": {"first_day": "2024-01-01", "last_day": "2026-12-31"},
}


@pytest.fixture
def plan(tmp_path: Path) -> str:
    units = [{"id": "hubs", "name": "Torg"}]
    rows = [HALL, HALL | {"id": "old", "valid_to": "2026-01-31"}, HALL | {"id": "long", "name": None, "duration": None}]
    document = {"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "units": units, "agreements": rows}
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def test_it_tells_what_each_agreement_is_and_what_needs_attention(innbygger: Command, plan: str):
    ended = innbygger("agreements", plan, "--on", "2026-11-23", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    heading, gap, name, state, milestone, *rest = ended.out.splitlines()
    assert (heading, gap, name) == ("The plan has 2 agreements on 23 November 2026", "", "Avtale om salen")
    assert "31 December 2026" in state
    assert milestone.startswith("    - ")
    assert "31 December 2026" in milestone
    assert rest[:2] == ["", "long"]


def test_it_looks_as_far_ahead_as_it_is_told(innbygger: Command, plan: str):
    # The end is thought of sixty days before.
    soon = innbygger("agreements", plan, "--on", "2026-10-01", "--days", "31")
    assert "    - " not in soon.out
    assert "    - " in innbygger("agreements", plan, "--on", "2026-10-01", "--days", "33").out
    assert innbygger("agreements", plan, "--on", "2199-12-01").code == 0


def test_it_says_what_is_overdue(innbygger: Command):
    lines = innbygger("agreements", "glimsund", "--on", "2026-11-23", "--lang", "nn").out.splitlines()
    overdue = [line for line in lines if "Over fristen" in line]
    assert any("2026" in line for line in overdue)
    assert len(overdue) < len([line for line in lines if line.startswith("    - ")])


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_plan_without_agreements_says_so(innbygger: Command, lang: str):
    ended = innbygger("agreements", "nye-asker-1", "--on", "1999-11-23", "--lang", lang)
    assert (ended.code, len(ended.out.splitlines())) == (0, 1)
    assert "1999" in ended.out
