"""From what some hours come to, whatever was written, to rules in an order: for hours that order cannot say as such."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from innbygger_core.hours import DateEdge, DateRange, Dates, DayRange, Days, OrderedRule, PublicHoliday, Selection
from innbygger_core.interchange._blocks import Block, blocks, blocks_in_a_row
from innbygger_core.interchange.osm._wanted_days import alike_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hours import Timetable
    from innbygger_core.interchange.osm._wanted_days import Said

__all__ = ["ByMeaning", "by_meaning"]

_WEEK: Final = range(7)
_DAY: Final = timedelta(days=1)
_BEGINNING: Final = DateEdge(1900, 1, 1)
# A stretch that reaches an end of the window and is so long is taken to go on beyond it.
_LASTING: Final = timedelta(days=365)
# Days in a row are told as one from here on, also where the week says the same of some of them.
_IN_A_ROW: Final = timedelta(days=6)


class ByMeaning(NamedTuple):
    """Hours as rules that say what they come to.

    Attributes:
        rules: the rules, each of which takes the days that it selects.
        dated: whether some days had to be told by their dates, which ends with the window.
    """

    rules: tuple[OrderedRule, ...]
    dated: bool


def by_meaning(timetable: Timetable, selections: Iterable[Selection], first: date, last: date) -> ByMeaning:
    """Say what a timetable comes to: a usual week, then days that the hours themselves select, then dates.

    Args:
        timetable: in the view that is meant.
        selections: what may tell days from those of the usual week, as far as it can be said.
        first: the first day that is looked at.
        last: the last.
    """
    window = _Window(first.toordinal(), last.toordinal(), alike_days(timetable, first, last))
    usual = window.count(Selection())
    fewer = [on for on in dict.fromkeys(selections) if 0 < window.count(on) < usual]
    ordered = [Selection(), *sorted(fewer, key=window.count, reverse=True)]
    draft = _Draft(window)
    for place, on in enumerate(ordered):
        draft.tell(on, ordered[place + 1 :])
    undated = len(draft.rules)
    draft.tell_dates()
    rules = (OrderedRule(id=f"rule-{n}", on=on, hours=said) for n, (on, said) in enumerate(draft.rules, 1))
    return ByMeaning(tuple(rules), len(draft.rules) > undated)


class _Window(NamedTuple):
    """Days, as bits from a first, and what is wanted of them."""

    low: int
    high: int
    wanted: dict[Said, int]

    def mask(self, on: Selection) -> int:
        return on.mask(self.low, self.high)

    def count(self, on: Selection) -> int:
        return self.mask(on).bit_count()

    def dates(self, mask: int) -> list[date]:
        return [date.fromordinal(self.low + n) for n, bit in enumerate(f"{mask:b}"[::-1]) if bit == "1"]

    def weekday(self, weekday: int) -> int:
        return DayRange(weekday, weekday).mask(self.low, self.high)

    def usual(self, days: int) -> Said:
        """Find what is wanted of most of some days."""
        return max(self.wanted, key=lambda said: (self.wanted[said] & days).bit_count())


class _Draft:
    """Rules on their way, and what they say so far of every day."""

    def __init__(self, window: _Window) -> None:
        self.rules: list[tuple[Selection, Said]] = []
        self._window = window
        self._so_far: defaultdict[Said, int] = defaultdict(int, {(): window.mask(Selection())})

    def tell(self, on: Selection, later: Iterable[Selection]) -> None:
        """Say what the selected days mostly come to, day of the week by day of the week, apart from those told later.

        Days of which that is said already need no rule.
        """
        window, own = self._window, self._window.mask(on)
        for other in later:
            own &= ~window.mask(other)
        usual = {day: window.usual(own & window.weekday(day)) for day in _WEEK if own & window.weekday(day)}
        alike = list(dict.fromkeys(usual.values()))
        if usual and ((len(alike) == 1 and on != Selection()) or not _is_divisible(on)):
            self._say(on, window.usual(own))
            return
        for said in alike:
            self._say(_on_weekdays(on, [day for day in usual if usual[day] == said]), said)

    def tell_dates(self) -> None:
        """Say by their dates whatever days are not told rightly."""
        for said, wanted in self._window.wanted.items():
            amiss = set(self._window.dates(wanted & ~self._so_far[said]))
            rows = blocks_in_a_row(self._window.dates(wanted)) if amiss else []
            long = [row for row in rows if row.last - row.first >= _IN_A_ROW and not amiss.isdisjoint(row.days)]
            for block in (*long, *blocks(amiss.difference(*(row.days for row in long)))):
                self.rules.append((self._dated(block), said))

    def _say(self, on: Selection, said: Said) -> None:
        days = self._window.mask(on)
        if days & ~self._so_far[said]:
            self.rules.append((on, said))
            for other in self._so_far:
                self._so_far[other] &= ~days
            self._so_far[said] |= days

    def _dated(self, block: Block) -> Selection:
        first, last = _edge(block.first), _edge(block.last)
        lasting = block.last - block.first >= _LASTING
        begins = _BEGINNING if lasting and block.first.toordinal() - self._window.low < len(_WEEK) else first
        goes_on = lasting and self._window.high - block.last.toordinal() < len(_WEEK)
        end = None if goes_on or first == last else last
        days = _days(block.weekdays) if block.weekdays else None
        return Selection(dates=Dates((DateRange(begins, end, endless=goes_on),)), days=days)


def _edge(day: date) -> DateEdge:
    return DateEdge(day.year, day.month, day.day)


def _is_divisible(on: Selection) -> bool:
    """Tell whether a selection can be narrowed to days of the week: its days are all of one plain sort, if any."""
    sorts = {type(part) for part in on.days.parts} if on.days else {DayRange}
    return sorts == {DayRange} or (sorts == {PublicHoliday} and on.holidays is None)


def _on_weekdays(on: Selection, weekdays: list[int]) -> Selection:
    holidays = on.days if on.days and isinstance(on.days.parts[0], PublicHoliday) else on.holidays
    return on.model_copy(update={"days": _days(weekdays), "holidays": holidays})


def _days(weekdays: Iterable[int]) -> Days:
    """Select days of the week, those in a row together."""
    return Days(tuple(DayRange(run[0], run[-1]) for run in _runs(weekdays)))


def _runs(weekdays: Iterable[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(weekdays), lambda placed: placed[1] - placed[0]):
        yield [weekday for _, weekday in run]
