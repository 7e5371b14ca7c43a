"""Somebody who stands at the door of a hub: who, when, on which terms; and what may speak against letting them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.decisions import Condition, Fail, Finding, Pass, Unknown
from innbygger_core.ids import reference
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from innbygger_core.decisions import Params, Verdict
    from innbygger_core.sharing._admitting._arrivals import Arrival
    from innbygger_core.sharing._writing._self_service import SelfServiceTerms

__all__ = ["CODE", "Charge", "Entry", "lacks", "weighed"]

CODE: Final = "sharing.self-service"


@frozen
class Entry:
    """An arrival at a hub at an instant, with the terms that hold there on that day.

    Attributes:
        arrival: who comes, and with whom.
        hub: id of the hub.
        name: its name.
        at: when, by the clock of the municipality.
        terms: on which terms one may come in while nobody is at work.
        staffed: whether somebody is at work.
        self_service: whether those who are registered can come in.
        closes: when everybody must be out; None where it stays open for a day or more.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core.sharing import Arrival, SelfServiceTerms, Visitor
        >>> arrival = Arrival(visitor=Visitor(who="resident/r-17"))
        >>> Entry(arrival, "tofte", "Tofte", datetime(2026, 11, 23, 20), SelfServiceTerms(id="all")).reference
        'hub/tofte'
    """

    arrival: Arrival
    hub: str
    name: str
    at: datetime
    terms: SelfServiceTerms
    staffed: Known = Known.NO
    self_service: Known = Known.YES
    closes: datetime | None = None

    @property
    def reference(self) -> str:
        """The hub where kinds mix: ``hub/tofte``."""
        return reference("hub", self.hub)

    @property
    def day(self) -> date:
        """The day of it."""
        return self.at.date()


@frozen
class Charge:
    """Something that may speak against letting somebody in: yes, no, or nobody knows.

    Attributes:
        broken: whether it does.
        field: JSON pointer to the fact in the arrival.
        variant: the sentence that tells it.
        missing: keys of the facts without which nobody can tell.
        params: what the sentence is told beside the name.

    Example:
        >>> Charge(Known.NO, "/visitor/trained").variant
        ''
    """

    broken: Known
    field: str
    variant: str = ""
    missing: tuple[str, ...] = ()
    params: Params = ()


def lacks(field: str, variant: str, needed: tuple[str, Known], had: tuple[str, Known]) -> Charge:
    """Charge somebody with lacking what is needed; each of the two is the key of a fact, and what is known of it.

    >>> lacks("/visitor/trained", "training", ("terms", Known.UNKNOWN), ("visitor", Known.NO)).missing
    ('terms',)
    """
    missing = tuple(key for key, known in (needed, had) if known is Known.UNKNOWN)
    return Charge(needed[1] & ~had[1], field, variant, missing)


def weighed(entry: Entry, charges: Iterable[Charge], conditions: tuple[Condition, ...] = ()) -> Verdict:
    """Make a verdict of charges: all that are proved, else what is missing, else a pass on conditions."""
    charges = tuple(charges)
    proved = tuple(charge for charge in charges if charge.broken is Known.YES)
    if proved:
        return Fail(tuple(_finding(entry, charge) for charge in proved))
    open_ = tuple(charge for charge in charges if charge.broken is Known.UNKNOWN)
    if open_:
        return Unknown(tuple(dict.fromkeys(key for charge in open_ for key in charge.missing)), open_[0].field)
    return Pass(conditions)


def _finding(entry: Entry, charge: Charge) -> Finding:
    return Finding(entry.reference, charge.field, (("name", entry.name), *charge.params), charge.variant)
