"""A plan as loans read it: stocks by day, terms by borrower, desks by hub."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from innbygger_core.errors import OutOfRange
from innbygger_core.hours import Access, OpeningHours, compile_hours, compile_versions
from innbygger_core.hubs import EquipmentFacts
from innbygger_core.loans._deciding._regimes import Regime, is_for, merged
from innbygger_core.loans._dues._desk import Desk
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import LAST_DAY, end_micros, micros, moment, turns, zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.hours import Timetable
    from innbygger_core.loans._facts import LoanFacts
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.loans._writing._people_terms import BorrowerKind
    from innbygger_core.loans._writing._terms import LoanTerms
    from innbygger_core.timekeeping import Period

__all__ = ["World"]

_LAST: Final = end_micros(datetime.combine(LAST_DAY, time(23, 59), UTC), "last")
_STAFFED: Final = (Access.STAFFED,)


class World:
    """The facts of a plan, compiled for a lending desk; it never changes, and knows every version.

    >>> from innbygger_core import nye_asker
    >>> World(nye_asker()).zone.key
    'Europe/Oslo'
    """

    def __init__(self, facts: LoanFacts) -> None:
        self.facts = facts
        self.zone = zone(facts.municipality.timezone)
        self.language = facts.municipality.language
        self.versions: dict[str, list[EquipmentFacts]] = {}
        for row in facts.equipment:
            self.versions.setdefault(row.id, []).append(row)
        self.hubs = frozenset(row.id for row in facts.hubs)
        self._modules = frozenset((row.hub, row.id) for row in facts.modules)
        self._turns = turns((*facts.equipment, *facts.loan_terms))
        self._regimes: dict[tuple[str, BorrowerKind | None, int], Regime] = {}
        self._desks: dict[tuple[object, ...], Desk] = {}
        # Stored loans may name hubs that the plan no longer has: those are never open.
        self._never = Desk((_closed(facts.municipality.timezone),), self.zone)

    def moment(self, at: int) -> datetime:
        """Show an instant on the municipality's clock."""
        return moment(at, self.zone)

    def day(self, at: int) -> date:
        """Give the day of an instant, by the clock of the municipality."""
        return moment(at, self.zone).date()

    def later(self, at: int, period: Period) -> int:
        """Find what lies a period after an instant, by the clock of the municipality; at most the last instant."""
        try:
            return micros(self.moment(at) + period, "later")
        except OutOfRange:
            return _LAST

    def stock(self, id: str, day: date) -> EquipmentFacts | None:  # noqa: A002 - as the row calls it
        """Find a stock as it is on a day."""
        return next((row for row in self.versions.get(id, ()) if row.holds(day)), None)

    def stock_of(self, loan: Loan) -> EquipmentFacts:
        """Find the stock of a loan: as it is when that begins, or as it was last, or what the loan tells of it.

        What is out of a stock that the plan no longer has can still come back, to the hub that it came from.
        """
        versions = self.versions.get(loan.equipment)
        if not versions:
            return EquipmentFacts(id=loan.equipment, hub=loan.hub, name=LocalText.of(loan.equipment), count=loan.count)
        return self.stock(loan.equipment, self.day(micros(loan.start, "start"))) or versions[-1]

    def stocks(self, day: date) -> Iterator[EquipmentFacts]:
        """Give all stocks of a day, in the order of the plan."""
        return (row for row in self.facts.equipment if row.holds(day))

    def name(self, stock: EquipmentFacts) -> str:
        """Give the name of a stock, in the municipality's language."""
        return stock.name.text(self.language)

    def hub_name(self, id: str, day: date) -> str:  # noqa: A002 - as the row calls it
        """Give the name of a hub on a day; its id where it is not there then."""
        return next((row.name.text(self.language) for row in self.facts.hubs if row.id == id and row.holds(day)), id)

    def regime(self, stock: EquipmentFacts, borrower: BorrowerKind | None, day: date) -> Regime:
        """Find the terms on which a stock is lent to somebody on a day; none where the plan does not have it."""
        key = stock.id, borrower, bisect_right(self._turns, day)
        if key not in self._regimes:
            told = self.facts.loan_terms if stock.id in self.versions else ()
            rows = (row for row in told if row.holds(day) and is_for(row, stock, borrower))
            self._regimes[key] = merged(rows, stock)
        return self._regimes[key]

    # --- Desks -------------------------------------------------------------------------------------------------------

    def lending(self, hub: str, terms: LoanTerms) -> Desk:
        """Give when things are handed out at a hub."""
        return self._desk(hub, terms, terms.lending_hours, hatch=None)

    def returns(self, hub: str, terms: LoanTerms) -> Desk:
        """Give when things are taken back at a hub, over the desk or through a hatch."""
        return self._desk(hub, terms, terms.return_hours, hatch=terms.hatch_hours)

    def staff(self, hub: str) -> Desk:
        """Give when somebody is at work at a hub."""
        if hub not in self.hubs:
            return self._never
        return self._kept(("staff", hub), lambda: Desk.of([self.facts.staff_timetable(hub)], None))

    def _desk(self, hub: str, terms: LoanTerms, hours: str | None, hatch: str | None) -> Desk:
        if hub not in self.hubs:
            return self._never
        access = terms.access or _STAFFED
        module = terms.module if (hub, terms.module) in self._modules else None

        def made() -> Desk:
            desk = [self._named(hours)] if hours else [self.facts.timetable(hub, module=module).view(access)]
            return Desk.of([*desk, self._named(hatch)] if hatch else desk, None)

        return self._kept((hub, module, hours, hatch, access), made)

    def _named(self, hours: str) -> Timetable:
        return compile_versions([row for row in self.facts.hours if row.id == hours], self.facts.hours)

    def _kept(self, key: tuple[object, ...], made: Callable[[], Desk]) -> Desk:
        if key not in self._desks:
            self._desks[key] = made()
        return self._desks[key]


def _closed(timezone: str) -> Timetable:
    return compile_hours(OpeningHours.model_validate({"timezone": timezone, "week": {"mon-sun": []}}))
