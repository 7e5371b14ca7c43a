"""When borrowers are reminded, and of what: worked out from the loans as they are, and the terms."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.errors import OutOfRange
from innbygger_core.loans._dues._delays import counted
from innbygger_core.loans._telling._lent import all_lent
from innbygger_core.loans._telling._values import Reminder
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import first_instant, micros, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, time, tzinfo

    from innbygger_core.loans._deciding._world import World
    from innbygger_core.loans._dues._desk import Desk
    from innbygger_core.loans._telling._lent import Lent
    from innbygger_core.loans._writing._delays import Delay
    from innbygger_core.loans._writing._loans import Loan
    from innbygger_core.loans._writing._people_terms import ReminderKind, ReminderTerms

__all__ = ["reminders"]

_ONE_DAY: Final = timedelta(days=1)
_FURTHEST_BACK: Final = 7 * _ONE_DAY
_BACK: Final = frozenset({"before_due", "lapsing"})
_STATES: Final[dict[ReminderKind, frozenset[LoanState]]] = {
    "before_due": frozenset({LoanState.OUT}),
    "due": frozenset({LoanState.OUT}),
    "overdue": frozenset({LoanState.OUT}),
    "ready": frozenset({LoanState.READY}),
    "lapsing": frozenset({LoanState.RESERVED, LoanState.READY}),
}


def reminders(world: World, loans: Iterable[Loan], window: tuple[int, int], now: datetime) -> tuple[Reminder, ...]:
    """Give the reminders of a window, in order of time, loan and kind, each once."""
    found = {each for one in all_lent(loans, world) for each in _of(one, now) if _lies_in(each.at, window)}
    return tuple(sorted(found, key=lambda each: (each.at, each.loan, each.kind)))


def _lies_in(when: datetime, window: tuple[int, int]) -> bool:
    return window[0] <= micros(when, "at") < window[1]


def _of(lent: Lent, now: datetime) -> Iterator[Reminder]:
    for terms in lent.terms.reminders or ():
        event = _event(lent, terms.kind) if lent.loan.state in _STATES[terms.kind] else None
        if event is None or (terms.kind in _BACK and event.at <= now):
            continue
        at = event.reminded(terms, lent.staff, lent.world.zone)
        if at is not None:
            yield _made(lent, terms.kind, at)


def _made(lent: Lent, kind: ReminderKind, at: datetime) -> Reminder:
    loan = lent.loan
    hub = loan.brought_to if _STATES[kind] == {LoanState.OUT} else loan.collected_from
    held = None if loan.hold_until is None else loan.hold_until.astimezone(lent.world.zone)
    return Reminder(
        at=at,
        loan=loan.id,
        kind=kind,
        equipment=loan.equipment,
        name=lent.stock.name,
        count=loan.count,
        size=loan.size,
        hub=hub,
        place=lent.place(hub),
        due=lent.due,
        hold_until=held,
    )


@frozen
class _Event:
    """What somebody is reminded of.

    Attributes:
        at: when it happens.
        desk: where.
        earliest: before when there is nothing to be reminded of.
        way: whether reminders lie before it (-1), or after it (1).
    """

    at: datetime
    desk: Desk
    earliest: datetime
    way: int

    def reminded(self, terms: ReminderTerms, staff: Desk, zone: tzinfo) -> datetime | None:
        """Find when somebody is reminded of it; None where that would be too early, or no such day is found."""
        try:
            found = self._counted(terms.delay, staff)
        except OutOfRange:
            return None
        if found is None:
            return None
        found = max(found, self.earliest) if self.way > 0 else found
        clock = terms.at or found.time()
        day = found.date() + _ONE_DAY * self._days_off(_at(found.date(), clock, zone))
        if terms.open_days and self.desk.is_open_day(day) is not Known.YES:
            day = self._open_day(day)
        at = _at(day, clock, zone)
        return None if at < self.earliest else at

    def _counted(self, delay: Delay | None, staff: Desk) -> datetime | None:
        """Count so long before it, or after; days are counted at the same time of day."""
        if delay is None:
            return self.at
        if delay.period is not None:
            return self.at + (delay.period if self.way > 0 else -delay.period)
        day = counted(self.at.date(), self.way * (delay.days or 0), delay.of, self.desk, staff)
        return None if day is None else datetime.combine(day, self.at.timetz())

    def _open_day(self, day: date) -> date:
        """Find the nearest open day on the right side; before a long closure nobody would remember, so not that far."""
        found = self.desk.add_open_days(day, self.way)
        return day if found is None or found < day - _FURTHEST_BACK else found

    def _days_off(self, at: datetime) -> int:
        """Tell how many days a time of day lies on the wrong side of what somebody is reminded of: one, or none."""
        wrong = at < self.earliest if self.way > 0 else at > self.at
        return self.way if wrong else 0


def _event(lent: Lent, kind: ReminderKind) -> _Event | None:
    """Find what somebody is reminded of; None where nobody knows when it happens."""
    loan, zone = lent.loan, lent.world.zone
    match kind:
        case "before_due":
            return _Event(lent.due, lent.returns, loan.collected_at or loan.start, -1)
        case "due":
            return _Event(lent.due, lent.returns, lent.due.replace(hour=0, minute=0), 1)
        case "overdue":
            return _Event(lent.due, lent.returns, lent.late_from, 1)
        case "ready":
            ready = (loan.ready_at or loan.changed_at or loan.start).astimezone(zone)
            return _Event(ready, lent.lending, ready, 1)
        case _:
            if loan.hold_until is None:
                return None
            return _Event(loan.hold_until.astimezone(zone), lent.lending, loan.made_at or loan.start, -1)


def _at(day: date, clock: time, zone: tzinfo) -> datetime:
    return moment(first_instant(datetime.combine(day, clock), zone), zone)
