"""An act that is asked for, as a subject of rules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.agreements._acting._table import ACT_TABLE
from innbygger_core.agreements._reckoning._course import course_by, notice_clause, notice_end
from innbygger_core.decisions import Finding
from innbygger_core.reading import pointer

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._reckoning._course import Course
    from innbygger_core.agreements._values import Status, Term
    from innbygger_core.agreements._writing._acts import Act
    from innbygger_core.agreements._writing._termination import Notice
    from innbygger_core.texts import Plain
    from innbygger_core.values import Fact

__all__ = ["AskedAct"]


@frozen
class AskedAct:
    """An act that is asked for, and the agreement as it stands on the day of the act.

    Attributes:
        agreement: with everything recorded so far.
        act: what is asked for.
        today: the day on which it is asked.
        language: the tag of the language in which the agreement is named.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement, GiveNotice
        >>> choir = Agreement(id="choir", kind="co_operation", parties=("unit/hubs", "organisation/choir"))
        >>> asked = AskedAct(choir, GiveNotice(on="2026-11-23"), today=date(2026, 11, 23))
        >>> asked.reference, asked.possible
        ('agreement/choir', True)
    """

    agreement: Agreement
    act: Act
    today: date
    language: str = "nb"

    @property
    def reference(self) -> str:
        """The agreement where kinds mix: ``agreement/choir``."""
        return self.agreement.reference

    @property
    def name(self) -> str:
        """Its name on the day of the act, or its id where it has none."""
        name = self.course.version.name
        return name.text(self.language) if name else self.agreement.id

    @cached_property
    def course(self) -> Course:
        """What had become of the agreement by the day of the act."""
        return course_by(self.agreement, self.act.on)

    @cached_property
    def status(self) -> Status:
        """What it was on that day."""
        return self.agreement.status(self.act.on)

    @property
    def possible(self) -> bool:
        """Tell whether such an act is possible in that status."""
        return self.status in ACT_TABLE[self.act.kind]

    @property
    def grown(self) -> Agreement:
        """The agreement with the act recorded."""
        return self.agreement.model_copy(update={"acts": (*self.agreement.acts, self.act)})

    @property
    def clause(self) -> Fact[Notice | None]:
        """What the agreement says of notice."""
        return notice_clause(self.course.version)

    @property
    def term(self) -> Term:
        """The term that runs, or is to come."""
        return self.course.terms.at(self.act.on) or self.course.terms.first()

    @cached_property
    def reach(self) -> Fact[date | None]:
        """The first last day that notice on the day of the act reaches; None where it reaches none."""
        return notice_end(self.course.version, self.course.terms, self.act.on)

    def at(self, field: str) -> str:
        """Point to a field of the act, at the place where it would be recorded."""
        return pointer(("acts", len(self.agreement.acts), field))

    def finding(self, variant: str, field: str, *params: tuple[str, Plain]) -> Finding:
        """Say what stands in the way, and where; the name goes with it."""
        return Finding(self.reference, self.at(field), (("name", self.name), *params), variant)
