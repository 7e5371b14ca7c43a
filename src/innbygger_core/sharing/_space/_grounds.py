"""The agreements of a plan, by whom they bind: whether one of them is a ground for somebody's use of a room."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.sharing._facts import SharingFacts

__all__ = ["AgreedUse"]


class AgreedUse:
    """What agreements let somebody use, worked out for each party, room and day that is asked for.

    >>> from datetime import date
    >>> from innbygger_core.datasets import glimsund
    >>> agreed = AgreedUse(glimsund())
    >>> agreed.covers("organisation/choir", "glimsund-stova", date(2026, 11, 24))
    <Known.NO: False>
    """

    def __init__(self, facts: SharingFacts) -> None:
        self._facts = facts
        self._days: dict[tuple[str, str, date], Known] = {}

    def covers(self, party: str, room: str, day: date) -> Known:
        """Tell whether an agreement of a party covers a room on some time of a day."""
        if party not in self._parties:
            return self._unrecorded
        key = party, room, day
        if key not in self._days:
            self._days[key] = self._facts.covers(f"room/{room}", day, party=party).covered
        return self._days[key]

    @cached_property
    def _parties(self) -> frozenset[str]:
        """All who were ever party to an agreement: whoever was not need not be looked for day by day."""
        rows = self._facts.agreements
        written = (row.as_of(version.valid_from or date.min) for row in rows for version in row.versions())
        return frozenset(party for agreement in written for party in agreement.between)

    @cached_property
    def _unrecorded(self) -> Known:
        """Whether there may be an agreement of somebody who is named in none."""
        anybody = any(agreement.unknown_parties for agreement in self._facts.agreements)
        return Known.UNKNOWN if anybody else self._facts.more_agreements & Known.UNKNOWN
