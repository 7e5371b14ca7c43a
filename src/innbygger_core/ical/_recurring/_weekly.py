"""The weekly rules behind a year of spells: as few as need no more than a few exceptions each."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from innbygger_core.ical._clock import reads_once
from innbygger_core.ical._recurring._spells import DAY, days_between

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._recurring._spells import Slot, Spell

__all__ = ["Weekly", "weekly_rules"]

_WEEK: Final = timedelta(days=7)
# An excepted occurrence takes some forty bytes, and one more event about three hundred.
_MOST_EXCEPTED: Final = 6
_FEWEST_DAYS: Final = 3


@frozen
class Weekly:
    """The same hours, week after week.

    Attributes:
        slot: the hours.
        days: the days on which they really come, rising; the rule begins with the first and ends with the last.
    """

    slot: Slot
    days: tuple[date, ...]

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days of the week, Monday 0."""
        return tuple(sorted({day.weekday() for day in self.days}))

    def occurrences(self) -> Iterator[date]:
        """Go through the days that the rule names, also those on which the hours do not come."""
        weekdays = self.weekdays
        return (day for day in days_between(self.days[0], self.days[-1] + DAY) if day.weekday() in weekdays)

    def names(self, day: date) -> bool:
        """Tell whether a day is among :meth:`occurrences`."""
        return self.days[0] <= day <= self.days[-1] and day.weekday() in self.weekdays

    @property
    def excepted(self) -> int:
        """On how many of its days the hours do not come."""
        first, last = self.days[0], self.days[-1]
        starts = (first + DAY * ((weekday - first.weekday()) % 7) for weekday in self.weekdays)
        return sum((last - start) // _WEEK + 1 for start in starts) - len(self.days)


def weekly_rules(spells: Iterable[Spell], zone: ZoneInfo) -> tuple[Weekly, ...]:
    """Find the rules behind some spells; what they do not name stands alone.

    No rule names a day on which the clock skips or repeats the reading at which its hours begin, since clients do not
    agree on what that would mean; and none begins with a night in which the clock changes, since some take its length
    for that of all others.
    """
    days: dict[Slot, list[date]] = defaultdict(list)
    for spell in spells:
        if spell.plain:
            days[spell.slot].append(spell.day)
    found = (_begun_steadily(rule, zone) for slot in sorted(days) for rule in _rules(slot, days[slot], zone))
    return tuple(rule for rule in found if len(rule.days) >= _FEWEST_DAYS)


def _begun_steadily(rule: Weekly, zone: ZoneInfo) -> Weekly:
    return evolve(rule, days=tuple(dropwhile(lambda day: not rule.slot.on(day, zone).steady, rule.days)))


def _rules(slot: Slot, days: Sequence[date], zone: ZoneInfo) -> list[Weekly]:
    """Put the runs of single days of the week together, each with the first that it suits."""
    torn = _torn_days(slot, days, zone)
    rules: list[Weekly] = []
    for run in sorted(_runs(slot, days, torn), key=lambda run: run.days):
        joined = ((n, Weekly(slot, tuple(sorted((*rule.days, *run.days))))) for n, rule in enumerate(rules))
        suiting = (
            (n, whole)
            for n, whole in joined
            if whole.excepted - rules[n].excepted - run.excepted <= _MOST_EXCEPTED and not any(map(whole.names, torn))
        )
        n, whole = next(suiting, (len(rules), run))
        rules[n : n + 1] = [whole]
    return rules


def _runs(slot: Slot, days: Sequence[date], torn: Collection[date]) -> Iterator[Weekly]:
    """Cut the days of each day of the week where too many in a row are missing, and at torn days."""
    for weekday in range(7):
        run: list[date] = []
        for day in (day for day in days if day.weekday() == weekday):
            whole = Weekly(slot, (*run[-1:], day))
            if run and (whole.excepted > _MOST_EXCEPTED or any(map(whole.names, torn))):
                yield Weekly(slot, tuple(run))
                run = []
            run.append(day)
        if run:
            yield Weekly(slot, tuple(run))


def _torn_days(slot: Slot, days: Sequence[date], zone: ZoneInfo) -> tuple[date, ...]:
    """Find the days on which the clock skips or repeats the reading at which the hours begin."""
    return tuple(day for day in days_between(days[0], days[-1]) if not reads_once(slot.on(day, zone).start))
