"""How an agreement is brought to an end: notice, and what ends it at once."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from innbygger_core.agreements._writing._clauses import Clause
from innbygger_core.agreements._writing._duration import WholeDays
from innbygger_core.timekeeping import Convention
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = ["Anchor", "Notice", "Termination"]


class Anchor(StrEnum):
    """From when a period of notice runs, and where it ends.

    Example:
        >>> Anchor("first_of_next")
        <Anchor.FIRST_OF_NEXT: 'first_of_next'>
    """

    ANY_DAY = "any_day"
    """From the day after it was given, to the day of the same number; as the courts act (domstolloven) § 148 counts."""
    END_OF_MONTH = "end_of_month"
    """The same, and then on to the end of that month."""
    FIRST_OF_NEXT = "first_of_next"
    """From the first day of the next month; as the working environment act (arbeidsmiljøloven) § 15-3 counts."""


class Notice(Model):
    """What notice (oppsigelse) the parties must give. Its length is what they wrote; there is no usual one.

    Attributes:
        length: how long before.
        anchor: from when it runs.
        convention: what happens to the last day for giving it where that is no working day; counted backwards, it
            stands unless the agreement says otherwise.
        ends: what it ends: the term that runs (``term``), or the agreement when the notice has run (``agreement``).
            None: the term where it has an end, else the agreement.
        lead: how long before the last day somebody should think of it.

    Example:
        >>> Notice(length="P3M").anchor
        <Anchor.ANY_DAY: 'any_day'>
    """

    length: WholeDays
    anchor: Anchor = Anchor.ANY_DAY
    convention: Convention = Convention.UNADJUSTED
    ends: Literal["term", "agreement"] | None = None
    lead: WholeDays | None = None


class Termination(Clause):
    """How the agreement can be brought to an end.

    Attributes:
        notice: what notice the parties must give; null where none can be given.
        extraordinary: whether it can be ended at once, as for a serious breach.
        in_writing: whether notice must be given in writing.

    Example:
        >>> Termination(notice={"length": "P3M"}).extraordinary
        <Known.UNKNOWN: 'unknown'>
    """

    notice: Fact[Notice | None] = UNKNOWN
    extraordinary: Known = Known.UNKNOWN
    in_writing: Known = Known.UNKNOWN
