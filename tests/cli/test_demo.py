"""``innbygger demo``: the main job, in a minute's reading, in each language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core import ical, nye_asker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command, Ended

WORDS_IN_A_MINUTE = 350
PARTS = {
    "nb": ["1. Planen", "2. Kontrollen", "Kilde: ", "3. Åpningstidene", "(unntak: Varetelling)", "4. Kalenderen"],
    "nn": ["1. Planen", "2. Kontrollen", "Kjelde: ", "3. Opningstidene", "(unntak: Vareteljing)", "4. Kalenderen"],
    "en": ["1. The plan", "2. The check", "Source: ", "3. The opening", "(exception: Stocktaking)", "4. The calendar"],
}


@pytest.fixture
def demo(innbygger: Command, tmp_path: Path) -> Callable[..., Ended]:
    """Run the demonstration, with its calendar out of the way."""
    return lambda *arguments: innbygger("demo", "--output", str(tmp_path / "demo.ics"), *arguments)


@pytest.mark.parametrize("lang", PARTS)
def test_it_loads_checks_asks_and_writes_in_one_language(demo: Command, lang: str):
    ended = demo("--lang", lang)
    places = [ended.out.find(part) for part in PARTS[lang]]
    assert (ended.code, ended.err) == (0, "")
    assert -1 not in places
    assert places == sorted(places)


def test_it_speaks_the_language_of_the_plan(demo: Command):
    assert demo() == demo("--lang", "nb")


def test_it_is_read_in_a_minute(demo: Command):
    assert len(demo().out.split()) < WORDS_IN_A_MINUTE


def test_it_writes_the_calendar_that_it_speaks_of(demo: Command, tmp_path: Path):
    demo()
    year = date(2026, 1, 1), date(2027, 1, 1)
    assert (tmp_path / "demo.ics").read_bytes() == ical.opening_hours(nye_asker(), "heggedal", *year, lang="nb")
