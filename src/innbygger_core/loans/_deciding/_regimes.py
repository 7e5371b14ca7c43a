"""Which terms hold for a stock and a borrower on a day: for each figure, the narrowest row that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.hubs import DatedRow
from innbygger_core.loans._writing._terms import LoanTerms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._writing._people_terms import BorrowerKind

__all__ = ["Regime", "is_for", "merged"]

_SELECTORS: Final = frozenset({"equipment", "kinds", "hubs", "borrowers"})
_FIGURES: Final = tuple(name for name in LoanTerms.model_fields if name not in {*_SELECTORS, *DatedRow.model_fields})


@frozen(eq=False)
class Regime:
    """The terms that hold together, and which row each figure comes from.

    Attributes:
        terms: the terms.
        origin: the row that each figure comes from.
        told: whether anybody said on which terms it is lent, if only by a row that restricts nothing.

    >>> Regime(LoanTerms(), {}).terms.period is None
    True
    """

    terms: LoanTerms
    origin: Mapping[str, LoanTerms]
    told: bool = True


def is_for(row: LoanTerms, stock: EquipmentFacts, borrower: BorrowerKind | None) -> bool:
    """Tell whether a row of terms is about a stock and a borrower.

    >>> from innbygger_core.hubs import EquipmentFacts
    >>> skis = EquipmentFacts(id="skis-160", kind="skis", hub="tofte", name="Ski")
    >>> is_for(LoanTerms(kinds=("skis",)), skis, "child"), is_for(LoanTerms(borrowers=("adult",)), skis, "child")
    (True, False)
    """
    named = row.equipment or row.kinds
    thing = not named or stock.id in row.equipment or stock.sort in row.kinds
    return thing and (not row.hubs or stock.hub in row.hubs) and (not row.borrowers or borrower in row.borrowers)


def merged(rows: Iterable[LoanTerms], stock: EquipmentFacts) -> Regime:
    """Put rows together: the narrowest last, so that its figures stand."""
    ranked = sorted(enumerate(rows), key=lambda each: (*_rank(each[1], stock), each[0]))
    origin = {name: row for _, row in ranked for name in _FIGURES if name in row.model_fields_set}
    figures = {name: getattr(row, name) for name, row in origin.items()}
    return Regime(LoanTerms.model_construct(set(origin), id="effective", **figures), origin, bool(ranked))


def _rank(row: LoanTerms, stock: EquipmentFacts) -> tuple[int, bool, bool]:
    thing = 2 if stock.id in row.equipment else 1 if stock.sort in row.kinds else 0
    return thing, bool(row.hubs), bool(row.borrowers)
