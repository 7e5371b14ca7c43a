"""What comes again, as events: weekly rules, what differs from them, and what stands alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.ical._values import Repeat, Status
from innbygger_core.ical._writing._lines import utc

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._recurring._spells import Slot, Spell
    from innbygger_core.ical._recurring._weekly import Weekly
    from innbygger_core.ical._values import Event

__all__ = ["Recurring", "cancelled"]


def cancelled(event: Event) -> Event:
    """Mark an event as cancelled, which changes it once more."""
    return evolve(event, status=Status.CANCELLED, sequence=event.sequence + 1)


@frozen
class Recurring:
    """Makes the events of one thing that comes again.

    Attributes:
        zone: in whose clock it recurs.
        name: makes its uid, of what tells one of its events from the others.
        tell: makes the event of a spell and a uid, but for what :attr:`describe` says.
        describe: says more of a spell; what all those of a rule have in common is said of the rule.
        struck: the days on which it does not come after all, and that is told.
        strike: tells that of an event.
    """

    zone: ZoneInfo
    name: Callable[..., str]
    tell: Callable[[Spell, str], Event]
    describe: Callable[[Spell], str]
    struck: Collection[date] = frozenset()
    strike: Callable[[Event], Event] = cancelled

    def events(self, spells: Iterable[Spell], rules: Sequence[Weekly]) -> Iterator[Event]:
        """Make the events that together cover exactly some spells."""
        alone = _left_over(spells, rules)
        slots: set[Slot] = set()
        for rule in rules:
            again = (f"{rule.days[0]:%Y%m%d}",) if rule.slot in slots else ()
            slots.add(rule.slot)
            yield from self._weekly(rule, self.name(str(rule.slot), *again), alone)
        for spell in (spell for day in sorted(alone) for spell in alone[day]):
            yield self._one(spell, self.name(utc(spell.start)))

    def _weekly(self, rule: Weekly, uid: str, alone: dict[date, list[Spell]]) -> Iterator[Event]:
        """Make the event that repeats, and the occurrences that differ; those are taken from what stands alone."""
        usual = {day: rule.slot.on(day, self.zone) for day in rule.occurrences()}
        excepted = [day for day in usual if day not in set(rule.days)]
        differing = {day: usual[day] for day in rule.days if not usual[day].steady or day in self.struck}
        differing |= {day: stand_in for day in excepted if (stand_in := _taken(alone, day))}
        without = tuple(usual[day].start for day in excepted if day not in differing)
        yield evolve(
            self.tell(usual[rule.days[0]], uid),
            description=self._shared(usual[day] for day in rule.days),
            repeat=Repeat(rule.weekdays, usual[rule.days[-1]].start, without),
        )
        for day in sorted(differing):
            yield evolve(self._one(differing[day], uid), replaces=usual[day].start)

    def _one(self, spell: Spell, uid: str) -> Event:
        event = evolve(self.tell(spell, uid), description=self.describe(spell))
        return self.strike(event) if spell.day in self.struck else event

    def _shared(self, spells: Iterator[Spell]) -> str:
        """Say what is said of all of them, if it is the same."""
        shared = self.describe(next(spells))
        return shared if shared and all(self.describe(spell) == shared for spell in spells) else ""


def _left_over(spells: Iterable[Spell], rules: Iterable[Weekly]) -> dict[date, list[Spell]]:
    """Find the spells that no rule gives, by the day on which they begin."""
    given = {(day, rule.slot) for rule in rules for day in rule.days}
    alone: dict[date, list[Spell]] = defaultdict(list)
    for spell in spells:
        if not spell.plain or (spell.day, spell.slot) not in given:
            alone[spell.day].append(spell)
    return alone


def _taken(alone: dict[date, list[Spell]], day: date) -> Spell | None:
    """Take away the first spell of a day that the clock's readings can tell."""
    found = next((spell for spell in alone.get(day, []) if spell.plain), None)
    if found:
        alone[day].remove(found)
    return found
