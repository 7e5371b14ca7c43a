"""How long before a milestone somebody should think of it."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from innbygger_core.agreements._writing._duration import WholeDays
from innbygger_core.timekeeping import Period
from innbygger_core.values import Model

__all__ = ["USUAL", "LeadTimes", "days_at_most"]

_LONGEST_MONTH = 31


def days_at_most(period: Period | None) -> int:
    """Bound how many days a period can be; none for no period."""
    return period.months * _LONGEST_MONTH + period.days if period is not None else 0


class LeadTimes(Model):
    """How long before each kind of milestone somebody should think of it; None is on the day itself.

    These are a convention of the library, for reminders alone; what the agreement says of a single clause goes before
    them. No length of notice follows from them.

    Attributes:
        start: before the first day.
        renewal: before a new term begins.
        notice: before the last day for notice.
        obligation: before an obligation is due.
        meeting: before a follow-up meeting or an evaluation.
        end: before the last day.

    Example:
        >>> LeadTimes(notice="P3M").end
        Period('P60D')
    """

    start: WholeDays | None = None
    renewal: WholeDays | None = None
    notice: WholeDays | None = Period("P30D")
    obligation: WholeDays | None = Period("P14D")
    meeting: WholeDays | None = Period("P14D")
    end: WholeDays | None = Period("P60D")

    @cached_property
    def longest(self) -> int:
        """The longest of them, in days at most."""
        told = (self.start, self.renewal, self.notice, self.end)
        return max(self.longest_for_duties, *map(days_at_most, told))

    @cached_property
    def longest_for_duties(self) -> int:
        """The longer of those for obligations and for meetings, in days at most."""
        return max(map(days_at_most, (self.obligation, self.meeting)))


USUAL: Final = LeadTimes()
