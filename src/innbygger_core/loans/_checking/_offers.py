"""What the rules of a check look at: a stock with the terms on which it is lent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["Offer"]


@frozen
class Offer:
    """A stock that is lent, with its terms.

    Attributes:
        reference: the reference of the stock.
        name: its name.
        terms: the rows that may apply to it.

    Example:
        >>> from innbygger_core.loans import LoanTerms
        >>> Offer("equipment/skis", "Ski", (LoanTerms(fee=0),)).terms[0].fee
        0
    """

    reference: str
    name: str
    terms: tuple[LoanTerms, ...]
