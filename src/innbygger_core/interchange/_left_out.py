"""What no standard of weeks and dates can say of opening hours: rules, other layers, and words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from innbygger_core.decisions import Lost
from innbygger_core.hours import CalendarDay, DayRange
from innbygger_core.reading import pointer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from innbygger_core.hours import Layer, OpeningHours, OrderedRule, SpecialHours, Timetable

__all__ = ["is_weekly", "left_out", "left_out_in", "rules"]

_DAY = timedelta(days=1)

_WORDS = ("source", "note", "reason", "audience", "room")


def left_out_in(timetable: Timetable, start: date, end: date) -> Iterator[Lost]:
    """Find what the days of a window do not say of a timetable: what concerns no day, and the rules behind them.

    Args:
        timetable: in the view that is written.
        start: the first day.
        end: the first day after.
    """
    for version in timetable.versions:
        if (version.valid_from or start) < end and start <= (version.valid_to or start):
            yield from left_out(version, timetable.layers)
            for path in rules(version, timetable.layers, (start, end)):
                yield Lost("rule-expanded", (("last", end - _DAY),), path)


def left_out(hours: OpeningHours, shown: Collection[str]) -> Iterator[Lost]:
    """Find what stands in opening hours and concerns no day: other layers, which layer it is, and words.

    Args:
        hours: as they were written.
        shown: the layers that are asked about, as ids.
    """
    for number, layer in enumerate(hours.layers):
        if layer.id not in shown:
            yield Lost("layer", (("layer", layer.id),), pointer(("layers", number)))
    if len(shown) > 1:
        yield Lost("layers-merged", (("layers", tuple(shown)),), "/layers")
    for path, said in _parts(hours, shown):
        names = (name for name in _WORDS if getattr(said, name, None) is not None)
        yield from (Lost("member", (("name", name),), f"{path}/{name}") for name in names)
        if getattr(said, "illustrative", False):
            yield Lost("member", (("name", "illustrative"),), f"{path}/illustrative")


def rules(hours: OpeningHours, shown: Collection[str], window: tuple[date, date] | None) -> Iterator[str]:
    """Find, as JSON pointers, what gives other hours than those of the week, and goes beyond dates in a window.

    Args:
        hours: as they were written.
        shown: the layers that are asked about, as ids.
        window: the first day, and the first after; None: no dates at all are given.
    """
    for number, layer in _shown(hours, shown):
        yield from (pointer(("layers", number, *steps)) for steps in _rules_of(layer, layer.unstated or hours.unstated))
    for number, item in enumerate(hours.exceptions):
        if _concerns(item, hours, shown) and not (window and _lies_in(item, *window)):
            yield pointer(("exceptions", number))


def is_weekly(rule: OrderedRule) -> bool:
    """Tell whether a rule is about days of the week, and nothing else."""
    on = rule.on
    further = (on.years, on.dates, on.weeks, on.holidays)
    days = on.days.parts if on.days else ()
    return not on.later and not any(further) and all(isinstance(part, DayRange) for part in days)


def _rules_of(layer: Layer, unstated: str) -> Iterator[tuple[str | int, ...]]:
    if layer.holidays is None:
        yield from [()] * (unstated == "unknown" and not layer.rules)
    else:
        yield from [("holidays",)] * (not layer.holidays.known)
        yield from (("holidays", str(key)) for key, _ in layer.holidays.rows)
    for name in ("recurring", "seasons"):
        yield from ((name, number) for number in range(len(getattr(layer, name))))
    yield from (("rules", number) for number, rule in enumerate(layer.rules) if not is_weekly(rule))
    if layer.suspended is not None:
        yield ("suspended",)
    if layer.bound_to is not None:
        yield ("bound_to",)


def _lies_in(item: SpecialHours, start: date, end: date) -> bool:
    """Tell whether all days of an exception are dated, and inside a window."""
    first, last = item.first_day, item.last_day
    if not isinstance(first, CalendarDay) or not isinstance(last, CalendarDay) or first.yearly:
        return False
    return start <= first.first_in(start.year) and last.last_in(start.year) < end


def _shown(hours: OpeningHours, shown: Collection[str]) -> Iterator[tuple[int, Layer]]:
    return ((number, layer) for number, layer in enumerate(hours.layers) if layer.id in shown)


def _concerns(item: SpecialHours, hours: OpeningHours, shown: Collection[str]) -> bool:
    return any(item.concerns(layer) for _, layer in _shown(hours, shown))


def _parts(hours: OpeningHours, shown: Collection[str]) -> Iterator[tuple[str, Any]]:
    """Go through whatever can carry words: the hours, the layers that are shown, and their items."""
    yield "", hours
    for number, layer in _shown(hours, shown):
        yield from _with_items(pointer(("layers", number)), layer)
    concerned = (n for n, item in enumerate(hours.exceptions) if _concerns(item, hours, shown))
    yield from ((pointer(("exceptions", number)), hours.exceptions[number]) for number in concerned)


def _with_items(path: str, layer: Layer) -> Iterator[tuple[str, Any]]:
    yield path, layer
    named: Iterable[tuple[str, tuple[Any, ...]]] = (
        ("recurring", layer.recurring),
        ("seasons", layer.seasons),
        ("rules", layer.rules),
    )
    yield from ((f"{path}/{name}/{n}", item) for name, items in named for n, item in enumerate(items))
