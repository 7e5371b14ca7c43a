"""Text from strangers, made fit for a calendar."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["fit_lines", "one_line"]

# Control characters, marks that turn the direction of the text around them, and halves of characters have no place
# in a calendar. Joiners stay: emoji and several scripts are spelled with them.
_UNFIT: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def one_line(text: str) -> str:
    r"""Leave out what is unfit for a calendar, and make every run of white space, line breaks too, one space.

    >>> one_line("Tofte\r\nATTENDEE:mailto:x\x00")
    'Tofte ATTENDEE:mailto:x'
    """
    return " ".join(_UNFIT.sub("", text).split())


def fit_lines(text: str) -> str:
    r"""Make each line of a text fit by itself, and leave out those in which nothing is left.

    >>> fit_lines("Sætre 08.00\r\n\r\nTofte\t08.20\x00")
    'Sætre 08.00\nTofte 08.20'
    """
    return "\n".join(filter(None, map(one_line, text.split("\n"))))
