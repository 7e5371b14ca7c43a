"""What the parties agree on: everything that an amendment can change."""

from __future__ import annotations

from innbygger_core.agreements._writing._clauses import Clause, ConflictResolution, VolunteerBoundary
from innbygger_core.agreements._writing._covers import Covers
from innbygger_core.agreements._writing._duration import Duration
from innbygger_core.agreements._writing._duties import Meeting, Obligation
from innbygger_core.agreements._writing._parties import Parties
from innbygger_core.agreements._writing._termination import Termination
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Model

__all__ = ["Provisions"]


class Provisions(Model):
    """What the parties agree on.

    A clause left out is unknown; ``null``, or an empty list, says that the agreement has none.

    Attributes:
        name: as people write it.
        parties: who agrees.
        covers: what it opens; ``["network"]`` is everything, an empty list nothing.
        duration: how long it lasts; null where it does not say.
        termination: how it is brought to an end.
        obligations: what the parties have promised to do.
        meetings: the meetings that they hold.
        conflict_resolution: how conflicts are resolved.
        valuation: how contributions are valued, where it says.
        respect: that the parties respect each other's differences, character and principles.
        volunteer_boundary: where voluntary work ends and municipal service begins.

    Example:
        >>> Provisions(covers=("room/hall",)).duration
        <Known.UNKNOWN: 'unknown'>
    """

    name: LocalText | None = None
    parties: Parties = ()
    covers: Fact[Covers] = UNKNOWN
    duration: Fact[Duration | None] = UNKNOWN
    termination: Fact[Termination | None] = UNKNOWN
    obligations: Fact[tuple[Obligation, ...]] = UNKNOWN
    meetings: Fact[tuple[Meeting, ...]] = UNKNOWN
    conflict_resolution: Fact[ConflictResolution | None] = UNKNOWN
    valuation: Fact[Clause | None] = UNKNOWN
    respect: Fact[Clause | None] = UNKNOWN
    volunteer_boundary: Fact[VolunteerBoundary | None] = UNKNOWN
