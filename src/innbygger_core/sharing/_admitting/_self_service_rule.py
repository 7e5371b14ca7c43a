"""The rule of extended self-service: who comes in while nobody is at work keeps the terms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from innbygger_core.decisions import Basis, Condition, Fail, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.sharing._admitting._company_demands import children, guests, institution
from innbygger_core.sharing._admitting._entries import CODE, Charge, Entry, weighed
from innbygger_core.sharing._admitting._personal_demands import (
    card,
    contract,
    guardian,
    minimum_age,
    not_suspended,
    training,
)
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Demand", "demands", "self_service"]

_Asks: TypeAlias = Callable[[Entry], Verdict]


def opening_hours(entry: Entry) -> Verdict:
    """Demand that self-service is on; and that everybody is out when it closes."""
    return weighed(entry, [Charge(~entry.self_service, "", "", ("hours",))], tuple(_closing(entry)))


def _closing(entry: Entry) -> Iterator[Condition]:
    if entry.closes is None:
        return
    minutes = entry.terms.closing_warning
    warning = (("warning", minutes),) if isinstance(minutes, int) else ()
    yield Condition(CODE, (("until", entry.closes.time()), *warning))


_DEMANDS: Final[tuple[_Asks, ...]] = (
    opening_hours,
    not_suspended,
    minimum_age,
    guardian,
    contract,
    training,
    card,
    guests,
    children,
    institution,
)


@frozen
class Demand:
    """One thing that is demanded of those who come in while nobody is at work.

    Attributes:
        entry: who comes, where and when.
        asks: what is demanded.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core.sharing import Arrival, SelfServiceTerms
        >>> arrival = Arrival(visitor={"who": "resident/r-17"})
        >>> entry = Entry(arrival, "tofte", "Tofte", datetime(2026, 11, 23, 20), SelfServiceTerms(id="all"))
        >>> [demand.asks.__name__ for demand in demands(entry)][:3]
        ['opening_hours', 'not_suspended', 'minimum_age']
    """

    entry: Entry
    asks: _Asks

    @property
    def reference(self) -> str:
        """The hub where kinds mix: ``hub/tofte``."""
        return self.entry.reference

    @property
    def name(self) -> str:
        """The name of the hub."""
        return self.entry.name


def demands(entry: Entry) -> tuple[Demand, ...]:
    """Give all that is demanded of those who come in, what weighs most first."""
    return tuple(Demand(entry, asks) for asks in _DEMANDS)


@rule(
    CODE,
    Demand,
    Severity.MUST,
    Source("practice"),
    basis=Basis.PRACTICE,
    params={
        "name": str,
        "age": int,
        "number": int,
        "most": int,
        "until": time,
        "warning": int,
        "children": int,
    },
    public="sharing.not-available",
)
def self_service(demand: Demand) -> Verdict:
    """Whoever comes in while nobody is at work keeps the terms of self-service [practice].

    Kept by an adult with contract and card while self-service is on; broken by somebody who is too young, by a guest
    where none may come, and after closing. While somebody is at work, everybody may come in.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core.sharing import Arrival, SelfServiceTerms
        >>> terms = SelfServiceTerms(id="all", minimum_age=({"age": 18},))
        >>> def ask(**told):
        ...     arrival = Arrival(visitor={"who": "resident/r-17", **told})
        ...     entry = Entry(arrival, "tofte", "Tofte", datetime(2026, 11, 23, 20), terms)
        ...     return self_service(Demand(entry, minimum_age))
        >>> ask(age=18)
        Pass(conditions=())
        >>> ask(age=17).findings[0].variant
        'age'
    """
    entry = demand.entry
    if entry.staffed is Known.YES:
        return Skip("hub-staffed")
    if entry.self_service is Known.NO and demand.asks is not opening_hours:
        return Skip("no-self-service-then")
    verdict = demand.asks(entry)
    doubtful = isinstance(verdict, Fail) and entry.staffed is UNKNOWN
    return Unknown(("hours",)) if doubtful else verdict
