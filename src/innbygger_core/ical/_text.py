"""Text from strangers, made fit for one line of a calendar."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["one_line"]

# Control characters, marks that turn the direction of the text around them, and halves of characters have no place
# in a title. Joiners stay: emoji and several scripts are spelled with them.
_UNFIT: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def one_line(text: str) -> str:
    r"""Leave out what is unfit for a calendar, and make every run of white space, line breaks too, one space.

    >>> one_line("Tofte\r\nATTENDEE:mailto:x\x00")
    'Tofte ATTENDEE:mailto:x'
    """
    return " ".join(_UNFIT.sub("", text).split())
