"""The rule about what is written and makes no difference."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache, reduce
from itertools import islice
from operator import or_
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Fail, Pass, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._access import Access
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._deciding._layer_days import Window, validity
from innbygger_core.hours._deciding._ranking import Rank, decided
from innbygger_core.reading import pointer
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from innbygger_core.decisions import Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer
    from innbygger_core.hours._deciding._layer_days import LayerDays
    from innbygger_core.hours._deciding._ranking import Candidate, Item

__all__ = ["contradiction"]

_RANKS: Final = frozenset({Rank.SEASON, Rank.RECURRENCE, Rank.DATED_EXCEPTION})
_EVER: Final = Window(FIRST_DAY.toordinal(), LAST_DAY.toordinal())
_A_YEAR: Final = 366
_SOME, _NONE, _OUTSIDE = "some", "none", "outside"


@rule(
    "hours.contradiction",
    WrittenHours,
    Severity.SHOULD,
    Source("municipal-hours"),
    basis=Basis.PRACTICE,
    params={"name": str, "layer": str, "item": str},
)
def contradiction(hours: WrittenHours) -> Verdict:
    """What is written makes a difference [municipal-hours].

    Asked of self-service beside a staffed desk, and of dated exceptions, seasons and recurrences that have hours, each
    on all its days of the year looked at; a closing may be said twice. Kept by an exception with other hours; broken
    by one that repeats the week, or lies outside the validity, and by self-service that is open only while the desk is.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(hours):
        ...     item = f'{{"id": "late", "first_day": "2026-11-23", "last_day": "2026-11-23", "hours": ["{hours}"]}}'
        ...     week = '"week": {"mon": ["10:00-16:00"]}'
        ...     text = f'{{"format": "innbygger.hours/1", {week}, "exceptions": [{item}]}}'
        ...     return contradiction(WrittenHours.of(read_hours(text)))
        >>> ask("10:00-18:00")
        Pass(conditions=())
        >>> ask("10:00-16:00").findings[0].field
        '/exceptions/0'
    """
    return gathered([*_idle_layers(hours), *_idle_items(hours)])


# --- Self-service that adds nothing ----------------------------------------------------------------------------------


def _idle_layers(hours: WrittenHours) -> Iterator[Verdict]:
    for layer in hours.layers:
        if layer.layer.access is Access.SELF_SERVICE and _desks(hours, layer):
            yield Unknown(("bound-hours",), _at(layer)) if hours.timetable is None else _adding(hours, layer)


def _desks(hours: WrittenHours, layer: WrittenLayer) -> Sequence[int]:
    """Find the staffed layers for the same people in the same rooms."""
    same = layer.layer.audience, layer.layer.room
    others = ((it.place, it.layer) for it in hours.layers if it.layer.access is Access.STAFFED)
    return [place for place, other in others if (other.audience, other.room) == same]


def _adding(hours: WrittenHours, layer: WrittenLayer) -> Verdict:
    """Tell whether a layer is ever open when no desk is."""
    own = hours.openness[layer.place]
    alone = own - reduce(or_, (hours.openness[desk] for desk in _desks(hours, layer)))
    if not own.known or alone.known:
        return Pass()
    if alone.unknown:
        return Unknown(("hours-of-layer",), _at(layer))
    return Fail((hours.finding(_at(layer), ("layer", layer.name), variant="layer"),))


def _at(layer: WrittenLayer) -> str:
    return pointer(("layers", layer.place))


# --- Items that say what is said anyway ------------------------------------------------------------------------------


def _idle_items(hours: WrittenHours) -> Iterator[Verdict]:
    """Find items that change nothing in any layer that they concern."""
    effects: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for layer in hours.layers:
        if said := layer.ranked:
            valid = _both(_EVER, _both(validity(hours.hours), validity(layer.layer)))
            changes = _changing(said)
            for name, items in _meant(layer).items():
                effects[hours.where(layer.place, name), name].add(_effect(changes, items, valid, hours.window))
    for (field, name), found in effects.items():
        if _SOME not in found:
            variant = "" if _NONE in found else _OUTSIDE
            yield Fail((hours.finding(field, ("item", name.partition("/")[2]), variant=variant),))


def _meant(layer: WrittenLayer) -> dict[str, list[Item]]:
    """Choose the items that are meant to make a difference: not closings, nor what others only lie beside."""
    anchors = {item.beside for item in layer.layer.recurring}
    by_name: defaultdict[str, list[Item]] = defaultdict(list)
    for item in layer.items:
        by_name[item.name].append(item)
    return {
        name: items
        for name, items in by_name.items()
        if {item.rank for item in items} <= _RANKS
        and any(item.hours for item in items)
        and name.partition("/")[2] not in anchors
    }


def _changing(said: LayerDays) -> Callable[[Sequence[Item], int], bool]:
    """Make the question whether a layer's day would be another without some of its items."""

    @cache
    def asked(year: int) -> Mapping[int, Sequence[Candidate]]:
        """Ask every item once for all days of a year; day by day, a long list of exceptions would take forever."""
        say: defaultdict[int, list[Candidate]] = defaultdict(list)
        for item in said.items:
            for day, candidate in item.on(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()):
                say[day].append(candidate)
        return say

    def changes(items: Sequence[Item], day: int) -> bool:
        usual, having = said.week[(day - 1) % 7], asked(date.fromordinal(day).year)[day]
        rest = [candidate for candidate in having if candidate.item not in items]
        return said.valid.holds(day) and decided(having, usual).hours != decided(rest, usual).hours

    return changes


def _effect(changes: Callable[[Sequence[Item], int], bool], items: Sequence[Item], valid: Window, year: Window) -> str:
    """Tell whether items, all of one name, change some day; a dated exception on its own days, others in a year."""
    dated = items[0].rank is Rank.DATED_EXCEPTION
    low, high = valid if dated else year
    if dated and not any(_falls(item, valid) for item in items) and any(_falls(item, _EVER) for item in items):
        return _OUTSIDE
    changed = (changes(items, day) for item in items for day, _ in islice(item.on(low, high), _A_YEAR))
    return _NONE if next(changed, True) is False and not any(changed) else _SOME


def _falls(item: Item, window: Window) -> bool:
    """Tell whether an item has a day in a window at all."""
    return any(item.days.occurrences(*window))


def _both(one: Window, other: Window) -> Window:
    return Window(max(one.first, other.first), min(one.last, other.last))
