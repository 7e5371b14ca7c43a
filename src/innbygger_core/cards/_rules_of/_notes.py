"""What holds of all cards, and what is aimed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.decisions import Basis, Kind, Pass, Severity, Source, rule

if TYPE_CHECKING:
    from innbygger_core.decisions import Verdict

__all__ = ["Municipal", "no_stigma", "opportunity"]


@frozen
class Municipal:
    """A municipality as the notes speak of it.

    Attributes:
        name: its name.
        reference: what it is where kinds mix.
    """

    name: str
    reference: str = "network"


@rule(
    "card.no-stigma",
    Municipal,
    Severity.MUST,
    Source("card", "1"),
    Source("report", "9"),
    basis=Basis.DERIVED,
    kind=Kind.NOTE,
)
def no_stigma(_municipal: Municipal) -> Verdict:
    """Nothing that a third party sees tells a card holder from others, or why they are one [card p. 1, report p. 9].

    It is a law of what the library gives out, and is proved by test: exchanging a card holder for somebody who pays
    changes no byte of it.

    Example:
        >>> no_stigma(Municipal("Asker"))
        Pass(conditions=())
    """
    return Pass()


@rule("card.opportunity", Municipal, Severity.INFO, Source("card", "9"), kind=Kind.NOTE)
def opportunity(_municipal: Municipal) -> Verdict:
    """Every child can take part regularly in at least one organised activity, whatever its parents earn [card p. 9].

    It is an aim, measured by what exists and not by what persons do: see ``opportunity`` of this package.

    Example:
        >>> opportunity(Municipal("Asker"))
        Pass(conditions=())
    """
    return Pass()
