"""Who borrows: a pseudonym, never a name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import AwareDatetime, Field, model_validator

from innbygger_core.ids import Id, Reference, split_reference
from innbygger_core.loans._writing._people_terms import GuardianForm
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from innbygger_core.loans._writing._people_terms import BorrowerKind

__all__ = ["Borrower", "GuardianConsent"]

_MAJORITY = 18
_EVERY_KIND: Final = ("person", "school", "organisation")
_KINDS: Final = {
    "resident": ("person",),
    "organisation": ("organisation", "school"),
    "unit": ("organisation", "school"),
}
"""What an id can be the id of, by its first word; the first of them, where nobody told."""
_Year: TypeAlias = Annotated[int, Field(ge=1900, le=2199, strict=True)]


class GuardianConsent(Model):
    """How a guardian stood in for a child.

    Attributes:
        form: is there, has signed, or is the borrower of record.
        by: the guardian, by pseudonym.
        given: the day on which it was given; the day of the loan, where nobody told.
        for_all: whether it holds for later loans too.

    Example:
        >>> GuardianConsent(form="signature", by="resident/8b1e").for_all
        False
    """

    form: GuardianForm
    by: Reference | None = None
    given: date | None = None
    for_all: bool = False


class Borrower(Model):
    """A borrower as the desk knows them: what decides about a loan, and nothing else.

    Attributes:
        id: a pseudonym, such as ``resident/7f3a``; or ``organisation/scouts``, ``unit/heggedal-school``.
        kind: a person; or a school or an organisation, for which somebody acts. Where it is left out, an
            ``organisation/…`` or ``unit/…`` is an organisation, and everybody else a person.
        born: the year of birth of a person.
        guardian: how a guardian stood in.
        co_borrower: the pseudonym of somebody who answers together with the borrower.
        agreement: id of the agreement by which somebody borrows for a school or an organisation.
        resident: whether they live in the municipality.
        right_ends: when their right to borrow ends.
        card: id of an activity card that they have shown.
        identified: whether identity was shown.
        brings: kinds of things that they have themselves, such as a helmet.

    Example:
        >>> Borrower(id="resident/7f3a", born=2012).sort_in(2026)
        'child'
        >>> Borrower(id="organisation/scouts").kind
        'organisation'
    """

    id: Reference
    kind: Literal["person", "school", "organisation"] = "person"
    born: Fact[_Year] = UNKNOWN
    guardian: GuardianConsent | None = None
    co_borrower: Reference | None = None
    agreement: Id | None = None
    resident: Known = UNKNOWN
    right_ends: AwareDatetime | None = None
    card: str | None = None
    identified: bool = False
    brings: tuple[Id, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_the_kind_of_its_id(cls, told: Any) -> Any:  # noqa: ANN401 - whatever somebody wrote
        if not isinstance(told, dict) or "kind" in told or not isinstance(told.get("id"), str):
            return told
        return {**told, "kind": _kinds_of(told["id"])[0]}

    @model_validator(mode="after")
    def _agrees_with_its_id(self) -> Self:
        kinds = _kinds_of(self.id)
        if self.kind not in kinds:
            refuse("Borrower", [line(("kind",), self.kind, wrong("bad-value", allowed=kinds))])
        return self

    def age_in(self, year: int) -> int | None:
        """Tell how old they become in a year; None where nobody told, and for who is no person."""
        return year - self.born if self.kind == "person" and isinstance(self.born, int) else None

    def sort_in(self, year: int) -> BorrowerKind | None:
        """Tell who borrows in the words of the terms; None for a person of unknown age."""
        if self.kind != "person":
            return self.kind
        age = self.age_in(year)
        return None if age is None else "child" if age < _MAJORITY else "adult"

    @property
    def is_of_the_municipality(self) -> bool:
        """Tell whether it is a unit of the municipality."""
        return split_reference(self.id)[0] == "unit"


def _kinds_of(identifier: str) -> tuple[str, ...]:
    return _KINDS.get(split_reference(identifier)[0] or "", _EVERY_KIND)
