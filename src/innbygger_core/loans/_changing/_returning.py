"""When and where things are returned when the plan changes: no earlier, and spread over days."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from innbygger_core.timekeeping import first_instant
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.loans._changing._case import Case, Change
    from innbygger_core.loans._dues._desk import Desk

__all__ = ["returned"]


def returned(cases: Iterable[Case], change: Change) -> Iterator[Case]:
    """Move the due times at which nothing can be returned, in the order in which they were."""
    order = [(case, _can_be(case, change)) for case in sorted(cases, key=lambda case: (case.due, case.was.id))]
    days = _Days(change)
    for case, can_be in order:
        if case.is_to_be_returned and can_be is not Known.NO:
            days.take(case)
    return (_settled(case, change, days, can_be) for case, can_be in order)


def _settled(case: Case, change: Change, days: _Days, can_be: Known) -> Case:
    if can_be is Known.YES:
        return case
    if can_be is Known.NO:
        return _moved(case, change, days)
    hub = case.was.brought_to
    return case.doubted("due", change.place(hub), hub, case.was.due)


def _can_be(case: Case, change: Change) -> Known:
    """Tell whether something that could be returned by the old plan can be by the new one too."""
    if not case.is_to_be_returned:
        return Known.YES
    hub, at = case.was.brought_to, change.at
    if case.due > at:
        return change.serves(hub, "returns", case, case.due)
    could_yet = change.old.opening(hub, "returns", case.lent.terms, at) is not None
    return change.new.opens(hub, "returns", case.terms, at) if could_yet else Known.YES


def _moved(case: Case, change: Change, days: _Days) -> Case:
    """Take another time, or another place; what is overdue stays so, wherever it is returned."""
    hub, at = case.was.brought_to, max(case.due, change.at)
    struck = case.struck("due", change.why_shut(hub, at), change.place(hub), hub, case.was.due)
    to, found = change.instead_of(case, hub, lambda each: days.first(case, each, at))
    if found is None:
        return struck
    due = case.was.due
    if case.due > change.at:
        due = change.new.world.moment(found[0])
        days.count(to, found[1])
    return struck.told(due=due, return_to=to).solved(to, change.place(to), due)


class _Days:
    """How many returns each desk has on each day."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._taken: Counter[tuple[str, date]] = Counter()

    def count(self, hub: str, day: date) -> None:
        """Count one more."""
        self._taken[hub, day] += 1

    def take(self, case: Case) -> None:
        """Count what is due where it was, and when it was."""
        hub, due = case.was.brought_to, case.due
        if hub in self._change.new.world.hubs and due > self._change.at:
            self.count(hub, self._desk(case, hub).working_day(due))

    def first(self, case: Case, hub: str, at: int) -> tuple[int, date] | None:
        """Find the first instant at which a desk takes something back on a day on which it can take one more."""
        opens = self._change.new.opening(hub, "returns", case.terms, at)
        if opens is None:
            return None
        desk = self._desk(case, hub)
        day: date | None = desk.working_day(opens + 1)
        while day is not None and self._is_full(case, hub, day):
            day = desk.add_open_days(day, 1)
        if day is None:
            return None
        due = _due_on(desk, day, case.lent.due, opens)
        return (due, day) if self._change.new.has_hub(hub, due) else None

    def _is_full(self, case: Case, hub: str, day: date) -> bool:
        most = self._change.returns_a_day or case.terms.returns_a_day
        return most is not None and self._taken[hub, day] >= most

    def _desk(self, case: Case, hub: str) -> Desk:
        return self._change.new.desk(hub, "returns", case.terms)


def _due_on(desk: Desk, day: date, was: datetime, since: int) -> int:
    """Find when something is due on an open day: at the same time of day, or else when the desk last closes."""
    at = first_instant(datetime.combine(day, was.time()), desk.zone)
    if at >= since and desk.takes(at) is Known.YES and desk.working_day(at) == day:
        return at
    _, closes = desk.hours_of(day) or (since, since)
    return closes
