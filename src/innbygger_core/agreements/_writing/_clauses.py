"""The clauses that say how the parties work together: each typed, beside its own words."""

from __future__ import annotations

from typing import Literal

from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = ["Clause", "ConflictResolution", "VolunteerBoundary"]


class Clause(Model):
    """A clause of an agreement in its own words.

    Attributes:
        text: the words; left out where only the sense is known.

    Example:
        >>> Clause(text="The parties respect each other's character.").text.text("en")
        "The parties respect each other's character."
    """

    text: LocalText | None = None


class ConflictResolution(Clause):
    """How a conflict between the parties is resolved.

    Attributes:
        steps: what is tried, in order.

    Example:
        >>> ConflictResolution(steps=("negotiation", "mediation")).steps[0]
        'negotiation'
    """

    steps: Fact[tuple[Literal["negotiation", "mediation", "arbitration", "court", "own"], ...]] = UNKNOWN


class VolunteerBoundary(Clause):
    """Where voluntary work ends and municipal service begins.

    Attributes:
        supplement_only: whether volunteers only supplement the municipality's services.
        no_return: whether they have no claim to anything in return, beyond expenses.

    Example:
        >>> VolunteerBoundary(supplement_only=True).no_return
        <Known.UNKNOWN: 'unknown'>
    """

    supplement_only: Known = Known.UNKNOWN
    no_return: Known = Known.UNKNOWN
