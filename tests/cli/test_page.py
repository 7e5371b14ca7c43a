"""A report on a terminal: wrapped to its width, styled, and saying the same as without styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command

WIDTH = 60
STYLE = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch):
    """Let the command believe that it writes to a terminal of a certain width."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.usefixtures("terminal")
def test_lines_fit_the_terminal_and_hang_below_their_text(innbygger: Command):
    lines = STYLE.sub("", innbygger("check", "nye-asker", "--on", "2026-11-23").out).splitlines()
    assert max(map(len, lines)) <= WIDTH
    first = next(place for place, line in enumerate(lines) if line.startswith("    - "))
    assert lines[first + 1].startswith("      ")


@pytest.mark.usefixtures("terminal")
def test_what_is_broken_stands_out(innbygger: Command, broken: str):
    out = innbygger("check", broken).out
    assert "\x1b[1;31m  × Hvert lokalsenter har et innbyggertorg" in out
    assert "\x1b[33m  ! Hvert torg har sin egen leder" in out


def test_styles_say_nothing_that_the_words_do_not(
    innbygger: Command, broken: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
):
    piped = innbygger("check", broken).out
    request.getfixturevalue("terminal")
    styled = STYLE.sub("", innbygger("check", broken).out)
    assert styled.split() == piped.split()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in innbygger("check", broken).out


@pytest.mark.usefixtures("terminal")
def test_a_very_narrow_terminal_breaks_no_words(innbygger: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "4")
    ended = innbygger("check", "nye-asker")
    assert ended.code == 0
    assert "kjernetiden" in STYLE.sub("", ended.out)
