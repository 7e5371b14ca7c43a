"""The example that somebody reads first: it runs from top to bottom, and shows what it says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_quickstart_runs_and_shows_its_three_parts(capsys: pytest.CaptureFixture[str]):
    runpy.run_path(str(EXAMPLES / "quickstart.py"))
    out = capsys.readouterr().out
    assert "must: Lokalsenteret Ytre Fjord har ikkje noko innbyggjartorg." in out
    assert "By its own policy: as it must be" in out
    assert "Heggedal: Åpent, stenger kl. 22" in out
    assert "BEGIN:VCALENDAR" in out
