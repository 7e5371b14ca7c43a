"""Text from strangers in one line of a calendar."""

from __future__ import annotations

import pytest

from innbygger_core.ical._writing._text import one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Torget i Sætre", "Torget i Sætre"),
        ("a\r\nATTENDEE:mailto:x@y", "a ATTENDEE:mailto:x@y"),
        ("a\rb\nc\x0bd\x0ce\x85f\u2028g\u2029h", "a b c d e f g h"),
        ("\x00a\x01\x08\x0e\x1f\x7f\x84\x9fb\x1b", "ab"),
        ("\u202egnp.\u2066x\u2069\u200f\u061c\ufeff", "gnp.x"),
        ("\ud800a\udfff", "a"),
        ("  a \t b\u00a0", "a b"),
        ("👨\u200d👩\u200d👧 Vær så god", "👨\u200d👩\u200d👧 Vær så god"),
        ("", ""),
    ],
)
def test_only_what_can_be_read_stays(text: str, line: str):
    assert one_line(text) == line
