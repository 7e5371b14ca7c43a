"""Ties: two items of one rank and length that give a day different hours, with nothing above them to decide."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._deciding._items import layer_days
from innbygger_core.hours._deciding._layer_days import LayerDays, Window, validity
from innbygger_core.hours._deciding._ranking import Candidate, Rank, precedence
from innbygger_core.hours._deciding._recurring_days import SelectedDays
from innbygger_core.hours._writing._dates import CalendarDay
from innbygger_core.hours._writing._holidays import Mode
from innbygger_core.hours._writing._places import place_of
from innbygger_core.reading import line, wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic_core import InitErrorDetails

    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._deciding._ranking import Item
    from innbygger_core.hours._models import OpeningHours

__all__ = ["ties"]

_FIRST: Final = date(1900, 1, 1).toordinal()
_LAST: Final = date(2199, 12, 31).toordinal()
_FROM: Final = date(2000, 1, 1).toordinal()
_MOST: Final = 100
_CYCLE: Final = 28 * 1461 // 4
_TO: Final = date(2099, 12, 31).toordinal()


def ties(hours: OpeningHours) -> Iterator[InitErrorDetails]:
    """Find every tie, once, with the first date on which it shows; a hundred are enough to mend.

    Only dates inside the validity count; where it is open, from the earliest date named (else 2000) to 2099.
    """
    return islice(_ties(hours), _MOST)


def _ties(hours: OpeningHours) -> Iterator[InitErrorDetails]:
    told: set[tuple[tuple[str | int, ...], str]] = set()
    for index, layer in enumerate(hours.layers):
        days, window = layer_days(hours, layer), _window(hours)
        clashes = _clashes(days, _both(window, days.valid)) if isinstance(days, LayerDays) else ()
        for first, second, day in clashes:
            where = place_of(hours, index, second.name)
            if (where, first.name) not in told:
                told.add((where, first.name))
                shown = date.fromordinal(day).isoformat()
                yield line(where, second.name, wrong("tie", day=shown, first=first.name, second=second.name))


def _window(hours: OpeningHours) -> Window:
    """Choose the dates on which a tie would matter."""
    valid = validity(hours)
    named = (day for day in _named(hours) if isinstance(day, CalendarDay) and not day.yearly)
    first = valid.first if hours.valid_from else min((day.first_in(0).toordinal() for day in named), default=_FROM)
    return _both(Window(first, valid.last if hours.valid_to else _TO), Window(_FIRST, _LAST))


def _named(hours: OpeningHours) -> Iterator[object]:
    """Go through all days that are written anywhere."""
    yield from (end for _, spells in hours.periods for spell in spells for end in spell)
    items = (item for layer in hours.layers for item in (*layer.seasons, *layer.recurring))
    for item in (*hours.exceptions, *items):
        yield from (item.first_day, item.last_day)
    yield from (day for layer in hours.layers for item in layer.recurring for day in item.dates or ())


def _both(one: Window, other: Window) -> Window:
    return Window(max(one.first, other.first), min(one.last, other.last))


def _clashes(days: LayerDays, window: Window) -> Iterator[tuple[Item, Item, int]]:
    for rank in Rank:
        rivals = _rivals([item for item in days.items if item.rank == rank and item.mode is Mode.REPLACE])
        if rivals and window.first <= window.last and _ever_meet(rivals, window):
            having = _Having(days)
            found: set[tuple[Item, Item]] = set()
            for first, second in _meetings(rivals, window):
                pair = (first.item, second.item)
                day = None if pair in found else _undecided(having, first, second, window)
                if day is not None:
                    found.add(pair)
                    yield (*pair, day)


def _rivals(giving: Sequence[Item]) -> list[Item]:
    """Find the items that say something else of a day of the week than another does."""
    said: list[set[DayHours]] = [set() for _ in range(7)]
    for item in giving:
        for weekday in _weekdays(item):
            said[weekday].add(item.hours)
    return [item for item in giving if any(len(said[weekday]) > 1 for weekday in _weekdays(item))]


def _weekdays(item: Item) -> Iterable[int]:
    return range(7) if item.only is None else item.only.days


def _ever_meet(rivals: Sequence[Item], window: Window) -> bool:
    """Tell, at little cost, that items never meet, where that shows: weekdays, weeks and months repeat in 28 years."""
    repeating = all(isinstance(item.days, SelectedDays) and item.days.every == 1 for item in rivals)
    if not repeating or window.first < _FROM or window.last > _TO:
        return True
    return any(_meetings(rivals, Window(window.first, min(window.last, window.first + _CYCLE))))


def _meetings(rivals: Iterable[Item], window: Window) -> Iterator[tuple[Candidate, Candidate]]:
    """Sweep over the window, and find the stretches of equal length that meet and say different things."""
    stretches = sorted(
        (
            (found, place, item)
            for place, item in enumerate(rivals)
            for found in item.days.occurrences(window.first, window.last)
        ),
        key=lambda stretch: (stretch[0][:2], stretch[1]),
    )
    here: list[tuple[int, Candidate]] = []
    for found, place, item in stretches:
        here = [(other_place, other) for other_place, other in here if other.found.last >= found.first]
        candidate = Candidate(item, found)
        for other_place, other in here:
            known = other.found.known_end is None and found.known_end is None
            if known and other.found.length == found.length and other.item.differs_from(item):
                yield (other, candidate) if other_place < place else (candidate, other)
        here.append((place, candidate))


class _Having(dict[int, list[Candidate]]):
    """The items that would give a day, each day worked out once."""

    def __init__(self, days: LayerDays) -> None:
        super().__init__()
        self._items = [item for item in days.items if item.mode is Mode.REPLACE]

    def __missing__(self, day: int) -> list[Candidate]:
        self[day] = [candidate for item in self._items for _, candidate in item.on(day, day)]
        return self[day]


def _undecided(having: _Having, first: Candidate, second: Candidate, window: Window) -> int | None:
    """Find the first day that both would give and nothing above them does."""
    low = max(first.found.first, second.found.first, window.first)
    high = min(first.found.last, second.found.last, window.last)
    for day in range(low, high + 1):
        above = any(it.found.sure and precedence(it) < precedence(first) for it in having[day])
        if not above and {first.item, second.item} <= {it.item for it in having[day]}:
            return day
    return None
