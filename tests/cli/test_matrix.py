"""``innbygger matrix``: the table of modules on a terminal and in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Command

STYLE = re.compile(r"\x1b\[[\d;]*m")
HUBS = [{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør\x1b[31m", "more_modules": False}]
MODULES = [
    {"id": "books", "hub": "north", "kind": "library", "level": "branch", "valid_from": "2026-01-01"},
    {"id": "desk", "hub": "north", "kind": "citizen_service", "form": "staffed", "days_a_week": 3},
]


@pytest.fixture
def plan(fjord: Callable[..., str]) -> str:
    return fjord(hubs=HUBS, modules=MODULES)


def test_it_shows_which_hub_has_which_modules(innbygger: Command, plan: str):
    ended = innbygger("matrix", plan, "--on", "2026-11-23")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "Torg      Innbyggerservice        Bibliotek",
        "Nord      betjent, 3 dager i uka  filial",
        "Sør [31m  ingen                   ingen",
    ]


def test_another_day_has_other_modules(innbygger: Command, plan: str):
    out = innbygger("matrix", plan, "--on", "2025-12-31", "--lang", "en").out
    assert out.splitlines()[0].split() == ["Hub", "Citizen", "service"]


def test_it_can_be_markdown(innbygger: Command, plan: str):
    ended = innbygger("matrix", plan, "--on", "2026-11-23", "--lang", "nn", "--markdown")
    assert ended.out.splitlines() == [
        "| Torg | Innbyggjarservice | Bibliotek |",
        "| --- | --- | --- |",
        "| Nord | betent, 3 dagar i veka | filial |",
        r"| Sør \[31m | ingen | ingen |",
    ]


def test_on_a_terminal_every_line_fits(innbygger: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    lines = STYLE.sub("", innbygger("matrix", "glimsund").out).splitlines()
    heads = [line for line in lines if line.startswith("Torg ")]
    assert max(map(len, lines)) <= 80
    assert len(heads) > 1


def test_a_plan_that_is_not_there_gets_one_clear_line(innbygger: Command):
    ended = innbygger("matrix", "nowhere.json", "--lang", "en")
    assert (ended.code, ended.out, ended.err) == (2, "", "The file nowhere.json does not exist.\n")
