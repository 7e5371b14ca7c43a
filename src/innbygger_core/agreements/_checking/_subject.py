"""An agreement on a day, as a subject of rules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from innbygger_core.decisions import Finding

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._values import AgreementState, DutyState
    from innbygger_core.agreements._writing._parties import Party
    from innbygger_core.texts import Plain

__all__ = ["AgreementOnDay"]


@frozen
class AgreementOnDay:
    """An agreement as :func:`check_agreement` looks at it.

    Attributes:
        agreement: with the provisions that hold on the day.
        recorded: as it was made, with everything recorded.
        day: the day.
        language: the tag of the language in which it is named.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> choir = Agreement(id="choir", kind="co_operation", parties=("unit/hubs", "organisation/choir"))
        >>> AgreementOnDay.of(choir, date(2026, 11, 23)).reference
        'agreement/choir'
    """

    agreement: Agreement
    recorded: Agreement = field(repr=False)
    day: date
    language: str = "nb"

    @classmethod
    def of(cls, recorded: Agreement, day: date, language: str = "nb") -> AgreementOnDay:
        """Take an agreement as it stands on a day."""
        return cls(recorded.as_of(day), recorded, day, language)

    @property
    def reference(self) -> str:
        """The agreement where kinds mix: ``agreement/choir``."""
        return self.agreement.reference

    @property
    def name(self) -> str:
        """Its name, or its id where it has none."""
        return self.agreement.name.text(self.language) if self.agreement.name else self.agreement.id

    @property
    def versions(self) -> tuple[Agreement, ...]:
        """The agreement as it was made, and as each amendment left it by the day."""
        amended = (version.valid_from for version in self.recorded.versions())
        return (self.recorded, *(self.recorded.as_of(since) for since in amended if since and since <= self.day))

    @cached_property
    def state(self) -> AgreementState:
        """What the agreement is on the day."""
        return self.recorded.state(self.day)

    @cached_property
    def duties(self) -> tuple[DutyState, ...]:
        """How obligations and meetings stand on the day."""
        return self.recorded.duties(self.day)

    def party_name(self, place: int) -> str:
        """Name a party: as the agreement writes it, or by its reference, or else by its place in the list."""
        party: Party = self.agreement.parties[place]
        if party.name is not None:
            return party.name.text(self.language)
        return party.party if isinstance(party.party, str) else str(place + 1)

    def finding(self, field: str, *params: tuple[str, Plain], variant: str = "") -> Finding:
        """Say what a rule found, and where; the name goes with it."""
        return Finding(self.reference, field, (("name", self.name), *params), variant)
