from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.decisions import Lost
from innbygger_core.errors import UnknownLanguage

PARAMS = (
    ("layer", "phone"),
    ("layers", ("desk", "phone")),
    ("last", date(2026, 12, 31)),
    ("days", 2),
    ("name", "note"),
    ("timezone", "Europe/Oslo"),
)
CODES = (
    "before-midnight",
    "clock-change",
    "layer",
    "layers-merged",
    "member",
    "offset",
    "past-midnight",
    "rule-expanded",
    "timezone",
    "undated",
    "unknown-time",
)


@pytest.mark.parametrize("code", CODES)
def test_a_loss_is_said_in_every_language(code: str):
    said = {Lost(code, PARAMS).text(lang) for lang in ("nb", "nn", "en")}
    assert len(said) == 3
    assert all(text.endswith(".") for text in said)


def test_a_loss_of_an_unknown_language_is_refused():
    with pytest.raises(UnknownLanguage):
        Lost("offset").text("sma")
