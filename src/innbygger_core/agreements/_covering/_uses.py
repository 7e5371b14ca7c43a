"""An agreement as a ground for using something: what the rules of cover look at."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.agreements._covering._questions import CoverQuestion
    from innbygger_core.agreements._models import Agreement

__all__ = ["Need", "Use", "uses_of"]


@frozen
class Use:
    """The use of a resource at a time, as far as one agreement covers it.

    Attributes:
        ground: the agreement, on the day.
        resource: the name of the resource.
        reaches: whether the agreement covers it at any time.
        then: whether it does at that time.
        binds: whether the party for whom it is asked is one of its own.

    Example:
        >>> from datetime import date
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.agreements import Agreement, CoverQuestion, Resource
        >>> choir = Agreement(id="choir", kind="lease", parties=("unit/a", "organisation/b"), covers=("network",))
        >>> question = CoverQuestion(Resource("room/hall", "Salen"), date(2026, 11, 23), ZoneInfo("Europe/Oslo"))
        >>> Use.of(choir, question).covered
        <Known.YES: True>
    """

    ground: AgreementOnDay
    resource: str
    reaches: Known
    then: Known
    binds: Known

    @classmethod
    def of(cls, agreement: Agreement, question: CoverQuestion) -> Use:
        """Look at an agreement with a question in mind."""
        ground = AgreementOnDay.of(agreement, question.day, question.language)
        where = question.where(ground.agreement)
        # What was not recorded may have been an amendment.
        left_open = Known.of(agreement.more_acts is not Known.NO or ground.agreement.covers is UNKNOWN) & Known.UNKNOWN
        return cls(
            ground=ground,
            resource=question.resource.name,
            reaches=Known.of(bool(where)) | left_open,
            then=reduce(or_, map(question.when, where), left_open),
            binds=question.for_whom(ground.agreement),
        )

    @property
    def reference(self) -> str:
        """The agreement where kinds mix: ``agreement/choir``."""
        return self.ground.reference

    @property
    def name(self) -> str:
        """The name of the agreement."""
        return self.ground.name

    @property
    def covered(self) -> Known:
        """Whether the agreement covers the use: it is in force, and about that resource, time and party."""
        return self.ground.state.in_force & self.then & self.binds


@frozen
class Need:
    """A resource at a time that some agreement is to cover.

    Attributes:
        reference: of the resource.
        name: as people call it.
        uses: what the agreements say that may cover it.
        more_agreements: whether there are agreements beside those that were looked at.

    Example:
        >>> Need("room/hall", "Salen", (), Known.UNKNOWN).covered
        <Known.UNKNOWN: 'unknown'>
    """

    reference: str
    name: str
    uses: tuple[Use, ...]
    more_agreements: Known

    @property
    def covered(self) -> Known:
        """Whether one of the agreements covers it, or one that nobody has written down may."""
        return reduce(or_, (use.covered for use in self.uses), self.more_agreements & Known.UNKNOWN)


def uses_of(question: CoverQuestion, agreements: Iterable[Agreement]) -> Iterator[Use]:
    """Find the agreements that have something to say to a question, in the order of their ids.

    Those that may cover the resource; and those of the party that is asked for, which cover something else.
    """
    for agreement in sorted(agreements, key=lambda each: each.id):
        use = Use.of(agreement, question)
        theirs = use.binds is Known.YES and bool(question.parties)
        if use.binds is not Known.NO and (theirs or use.reaches is not Known.NO):
            yield use
