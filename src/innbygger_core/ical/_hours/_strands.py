"""The layers of some hours over a window: when each is open, by which weekly rules, and when nobody knows."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.ical._recurring._spells import Spell, days_touched, spells
from innbygger_core.ical._recurring._weekly import Weekly, weekly_rules
from innbygger_core.timekeeping import Span, Spans, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.hours import Access, Stretch, Timetable

__all__ = ["Strand", "strands", "unknown_days"]


@frozen
class Strand:
    """One layer over a window.

    Attributes:
        access: who meets you.
        layer: id of the layer.
        openings: when it is open, in order, apart.
        rules: the weekly rules behind them.
        weekdays: the days of the week that the rules name.
        days: the days of which an opening has a part.
    """

    access: Access
    layer: str
    openings: tuple[Spell, ...]
    rules: tuple[Weekly, ...]
    weekdays: frozenset[int]
    days: frozenset[date]


def strands(
    timetable: Timetable, access: Iterable[Access], start: date, end: date, turns: Sequence[date] = ()
) -> Iterator[Strand]:
    """Find the layers that are ever open in a window, by kind and in the order in which they first are.

    A layer counts when it does in the timetable's own view of that kind: one for a certain audience does not. No rule
    goes on past a turn: a day from which the place is called otherwise, or is somewhere else.
    """
    hours_zone = zone(timetable.versions[0].timezone)
    for kind in access:
        found: dict[str, list[Stretch]] = {}
        for stretch in timetable.spans(start, end, kind):
            for layer in stretch.layers:
                found.setdefault(layer, []).append(stretch)
        for layer, stretches in found.items():
            spans = Spans.of(*(Span(stretch.start, stretch.end) for stretch in stretches))
            yield _strand(kind, layer, tuple(spells(spans)), hours_zone, turns)


def _strand(kind: Access, layer: str, opened: tuple[Spell, ...], hours_zone: ZoneInfo, turns: Sequence[date]) -> Strand:
    between = groupby(opened, key=lambda it: bisect_right(turns, it.day))
    rules = tuple(rule for _, some in between for rule in weekly_rules(some, hours_zone))
    return Strand(
        access=kind,
        layer=layer,
        openings=opened,
        rules=rules,
        weekdays=frozenset(weekday for rule in rules for weekday in rule.weekdays),
        days=frozenset(day for it in opened for day in days_touched(it.start, it.end)),
    )


def unknown_days(timetable: Timetable, kind: Access, start: date, end: date) -> frozenset[date]:
    """Find the days of which nobody knows, for some part, whether a layer of a kind is open."""
    unknown = (stretch for stretch in timetable.spans(start, end, kind) if stretch.unknown_layers)
    return frozenset(day for stretch in unknown for day in days_touched(stretch.start, stretch.end))
