"""What would do instead: other rooms, other times, shorter uses, or fewer dates; each decided."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final

from innbygger_core.sharing._deciding._asked import Context
from innbygger_core.sharing._finding._free import free_in
from innbygger_core.sharing._values import Openings
from innbygger_core.sharing._writing._requests import BookingRequest
from innbygger_core.timekeeping import DAY, MINUTE, micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.decisions import Decision
    from innbygger_core.sharing._deciding._decider import Decider

__all__ = ["alternatives"]

_AROUND: Final = 7 * DAY
_LENGTHS: Final = 4
_ROOMS_TRIED: Final = 20


def alternatives(decider: Decider, decision: Decision, limit: int, now: datetime) -> tuple[Decision, ...]:
    """Find requests near to one that was not allowed, each of them decided, and allowed.

    Other rooms at the same time and other times in the same rooms come by turns, the nearest first; then shorter uses,
    or the dates of a series that work.
    """
    request = decision.request
    if not isinstance(request, BookingRequest) or decision.outcome.allowed or limit < 1:
        return ()
    found: list[Decision] = []
    for changed in _changes(decider, request, decision, micros(now, "now")):
        decided = decider.decide(changed, now)
        if decided.outcome.allowed:
            found.append(decided)
        if len(found) == limit:
            break
    return tuple(found)


def _changes(decider: Decider, request: BookingRequest, decision: Decision, now: int) -> Iterator[BookingRequest]:
    if request.series is not None:
        if request.series.take == "all":
            yield request.model_copy(update={"series": request.series.model_copy(update={"take": "those_that_work"})})
        return
    if request.start is None or any(reason.code == "sharing.input-invalid" for reason in decision.reasons):
        return
    alone = request.model_copy(update={"displaces": ()})
    pairs = zip_longest(_elsewhere(decider, alone), _other_times(decider, alone, now))
    yield from (changed for pair in pairs for changed in pair if changed is not None)
    yield from _shorter(decider, request)


def _elsewhere(decider: Decider, request: BookingRequest) -> Iterator[BookingRequest]:
    """Try other single rooms: first those of the same hub, then those of other hubs."""
    tried = decider.choices(request.wish)
    if any(len(rooms) > 1 for rooms in tried) or request.start is None:
        return
    named = {room for rooms in tried for room in rooms}
    tree = decider.world.rooms_on(decider.world.day(micros(request.start, "start")))
    hubs = {tree.by_id[room].hub for room in named if room in tree.by_id}
    others = sorted((row for row in tree.rows if row.id not in named), key=lambda row: row.hub not in hubs)
    for row in islice(others, _ROOMS_TRIED):
        wish = request.wish.model_copy(update={"rooms": (row.id,), "any_of": ()})
        yield request.model_copy(update={"wish": wish})


def _other_times(decider: Decider, request: BookingRequest, now: int) -> Iterator[BookingRequest]:
    """Try the starts of the days around that the rules would not refuse, the nearest first."""
    start, end = _span(decider, request)
    context = Context(now=now, replaces=decider.context(request, now).replaces)
    window = max(now, start - _AROUND), end + _AROUND
    openings = [
        answer
        for rooms in decider.choices(request.wish)
        for answer in free_in(decider, request.wish, rooms=rooms, window=window, length=end - start, context=context)
        if isinstance(answer, Openings)
    ]
    nearest = sorted(
        (
            (not each.outcome.allowed, abs(at - start), at, each.rooms)
            for each in openings
            for at in _nearest(each, start)
        ),
    )
    for _, _, at, rooms in nearest:
        moved = {"start": moment(at, decider.world.zone), "end": moment(at + end - start, decider.world.zone)}
        wish = request.wish.model_copy(update={"rooms": rooms, "any_of": ()})
        yield request.model_copy(update={**moved, "wish": wish})


def _nearest(openings: Openings, start: int) -> tuple[int, ...]:
    """Give the start of a run that lies nearest, and the ends of the run."""
    first, last = micros(openings.first, "first"), micros(openings.last, "last")
    step = openings.step // timedelta(microseconds=1)
    near = min(max(first + round((start - first) / step) * step, first), last)
    return tuple(dict.fromkeys((near, first, last)))


def _shorter(decider: Decider, request: BookingRequest) -> Iterator[BookingRequest]:
    """Try to end earlier, a quarter of the length at a time, in whole quarters of an hour."""
    start, end = _span(decider, request)
    quarter = 15 * MINUTE
    for part in range(_LENGTHS - 1, 0, -1):
        length = (end - start) * part // _LENGTHS // quarter * quarter
        if length:
            yield request.model_copy(update={"end": moment(start + length, decider.world.zone)})


def _span(decider: Decider, request: BookingRequest) -> tuple[int, int]:
    start = micros(request.start, "start") if request.start else 0
    return start, micros(request.end, "end") if request.end else decider.end(request.wish, start)
