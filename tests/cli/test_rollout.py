"""``innbygger rollout``: the order in which hubs are considered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core import nye_asker
from innbygger_core.network import rollout_order

if TYPE_CHECKING:
    from tests.cli.conftest import Command


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_it_says_the_order_in_a_language(innbygger: Command, lang: str):
    ended = innbygger("rollout", "nye-asker", "--on", "2026-11-23", "--lang", lang)
    said = rollout_order(nye_asker().on(date(2026, 11, 23))).text(lang)
    assert (ended.code, ended.out, ended.err) == (0, f"{said}\n", "")


def test_it_speaks_the_language_of_the_plan(innbygger: Command):
    assert innbygger("rollout", "glimsund") == innbygger("rollout", "glimsund", "--lang", "nn")
