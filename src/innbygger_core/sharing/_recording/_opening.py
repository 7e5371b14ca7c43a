"""When rooms were open in a period: as the caller says, or else as the plan does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from innbygger_core.hours import Openness, Timetable
from innbygger_core.sharing._space._open_time import Door
from innbygger_core.timekeeping import Span, Spans, day_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._space._open_time import Passage
    from innbygger_core.sharing._space._world import World

__all__ = ["Opening", "opening_in_plan", "opening_said"]

Opening: TypeAlias = Timetable | Openness | Spans
"""When a room is open: a timetable; what is known and what is not; or just the open time."""

_ONE_DAY: Final = timedelta(days=1)


def opening_said(said: Opening, period: Span) -> Openness:
    """Cut to a period what somebody says of a room."""
    if isinstance(said, Timetable):
        return said.openness(period.start, period.end)
    openness = Openness(said, said) if isinstance(said, Spans) else said
    return openness.clip(period.start, period.end)


def opening_in_plan(rows: Sequence[RoomFacts], world: World, period: Span) -> Openness:
    """Find when a room was open to staff, to those registered or to whoever booked it; unknown where there is no row.

    Args:
        rows: the versions of the room that hold in the period.
        world: the plan.
        period: the period.
    """
    if not rows:
        return Openness(perhaps=Spans.of(period))
    open_, unknown = [], []
    for passage in _passages(rows, world, period):
        if passage.door is Door.UNKNOWN:
            unknown.append(passage[:2])
        elif passage.door is not Door.CLOSED:
            open_.append(passage[:2])
    return Openness(Spans.from_pairs(open_, world.zone), Spans.from_pairs(unknown, world.zone))


def _passages(rows: Sequence[RoomFacts], world: World, period: Span) -> Iterator[Passage]:
    """Go through the stretches of each version, cut to the period and to the days for which the version holds."""
    for row in rows:
        start, end = _lifetime(row, world, period)
        for passage in world.door(row).passages(start, end):
            yield passage._replace(start=max(passage.start, start), end=min(passage.end, end))


def _lifetime(row: RoomFacts, world: World, period: Span) -> tuple[int, int]:
    low, high = period.edges
    start = low if row.valid_from is None else max(low, day_start(row.valid_from, world.zone))
    end = high if row.valid_to is None else min(high, day_start(row.valid_to + _ONE_DAY, world.zone))
    return start, end
