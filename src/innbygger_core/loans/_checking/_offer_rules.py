"""The rules of what is lent, whoever asks."""

from __future__ import annotations

from typing import Final

from innbygger_core.decisions import Basis, Fail, Finding, Kind, Pass, Severity, Source, Verdict, rule
from innbygger_core.loans._checking._offers import Offer

__all__ = ["OFFER_RULES", "free", "known_place"]


@rule(
    "loan.free",
    Offer,
    Severity.SHOULD,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    params={"name": str, "fee": int, "terms": str},
)
def free(offer: Offer) -> Verdict:
    """Loans cost nothing, unless the terms say so, and where that was decided [municipal-rules].

    Kept by terms without a fee; broken by a fee of which no source says where it was decided.

    Example:
        >>> from innbygger_core.loans import LoanTerms
        >>> free(Offer("equipment/skis", "Ski", (LoanTerms(period="P7D"),)))
        Pass(conditions=())
        >>> free(Offer("equipment/skis", "Ski", (LoanTerms(id="paid", fee=50),))).findings[0].params
        (('name', 'Ski'), ('fee', 50), ('terms', 'paid'))
    """
    paid = (row for row in offer.terms if row.fee and row.source_of("fee") is None)
    found = tuple(
        Finding(offer.reference, "/fee", (("name", offer.name), ("fee", row.fee or 0), ("terms", row.id)))
        for row in paid
    )
    return Fail(found) if found else Pass()


@rule("loan.known-place", Offer, Severity.INFO, Source("card", "10"), basis=Basis.QUOTED, kind=Kind.NOTE)
def known_place(_offer: Offer) -> Verdict:
    """Lending moves children most where it is near, well stocked, known and open at fixed hours [card p. 10].

    Example:
        >>> known_place(Offer("equipment/skis", "Ski", ()))
        Pass(conditions=())
    """
    return Pass()


OFFER_RULES: Final = (free, known_place)
