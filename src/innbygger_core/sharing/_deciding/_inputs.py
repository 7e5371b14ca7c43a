"""What does not make sense inside a request: found before any rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Reason, Severity
from innbygger_core.ids import split_reference
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.sharing._busy._bookings import Bookings
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._requests import BookingRequest, Series
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["input_faults", "invalid", "wish_faults"]

_ORGANISERS: Final = ("unit", "organisation", "resident", "hub", "module", "municipality", "democracy")


def invalid(field: str, variant: str, found: str = "", code: str = "sharing.input-invalid") -> Reason:
    """Make the reason of something in a request that does not make sense."""
    return Reason(code, Severity.MUST, "fail", "request", field, (("found", found),), variant)


def input_faults(request: BookingRequest, world: World, bookings: Bookings) -> tuple[Reason, ...]:
    """Find everything in a request that does not make sense.

    >>> from innbygger_core import nye_asker
    >>> from innbygger_core.sharing import BookingRequest, Wish
    >>> from innbygger_core.sharing._busy._bookings import Bookings
    >>> from innbygger_core.sharing._space._world import World
    >>> [fault.field for fault in input_faults(BookingRequest(wish=Wish()), World(nye_asker()), Bookings())]
    ['/wish/rooms', '/start']
    """
    return (*wish_faults(request.wish, world), *_time(request), *_others(request, bookings))


def wish_faults(wish: Wish, world: World) -> tuple[Reason, ...]:
    """Find everything in a wish that does not make sense."""
    return (*_rooms(wish, world), *_people(wish))


def _rooms(wish: Wish, world: World) -> Iterator[Reason]:
    if not wish.rooms and not wish.any_of:
        yield invalid("/wish/rooms", "empty")
    if wish.rooms and wish.any_of:
        yield invalid("/wish/any_of", "both")
    for field in ("rooms", "any_of"):
        named: tuple[str, ...] = getattr(wish, field)
        for place, room in enumerate(named):
            if room not in world.ids:
                yield invalid(f"/wish/{field}/{place}", "unknown-id", room)
            elif room in named[:place]:
                yield invalid(f"/wish/{field}/{place}", "twice", room)


def _people(wish: Wish) -> Iterator[Reason]:
    for field in ("organiser", "booked_by", "local_organiser"):
        named: str | None = getattr(wish, field)
        if named is not None and split_reference(named)[0] not in _ORGANISERS:
            yield invalid(f"/wish/{field}", "reference", named)


def _time(request: BookingRequest) -> Iterator[Reason]:
    spans = (request.start is not None, request.series is not None, request.earliest is not None)
    if sum(spans) == 0:
        yield invalid("/start", "no-time")
    if sum(spans) > 1:
        yield invalid("/series" if spans[1] else "/earliest", "both")
    yield from _instants(request)
    if request.start is not None and request.end is None and request.wish.length is None:
        yield invalid("/end", "no-length")
    if request.earliest is not None and (request.latest is None or request.wish.length is None):
        yield invalid("/latest" if request.latest is None else "/wish/length", "no-length")
    if request.series is not None:
        yield from _dates(request.series)


def _instants(request: BookingRequest) -> Iterator[Reason]:
    for field in ("start", "end", "earliest", "latest"):
        when: datetime | None = getattr(request, field)
        if when is not None and when.utcoffset() is None:
            yield invalid(f"/{field}", "naive", when.isoformat())
        elif when is not None and not FIRST_DAY.year <= when.year <= LAST_DAY.year:
            yield invalid(f"/{field}", "out-of-range", when.isoformat())
    for first, last in (("start", "end"), ("earliest", "latest")):
        begins, ends = getattr(request, first), getattr(request, last)
        aware = all(each is not None and each.utcoffset() is not None for each in (begins, ends))
        if aware and ends <= begins:
            yield invalid(f"/{last}", "reversed", ends.isoformat())


def _dates(series: Series) -> Iterator[Reason]:
    if series.recurrence is None and not series.dates:
        yield invalid("/series/dates", "no-dates", code="sharing.series-empty")
    for place, day in enumerate(series.dates):
        if not FIRST_DAY <= day <= LAST_DAY:
            yield invalid(f"/series/dates/{place}", "out-of-range", day.isoformat())


def _others(request: BookingRequest, bookings: Bookings) -> Iterator[Reason]:
    if request.replaces is not None and request.replaces not in bookings.by_id:
        yield invalid("/replaces", "unknown-id", request.replaces)
    for place, named in enumerate(request.displaces):
        if named not in bookings.by_id:
            yield invalid(f"/displaces/{place}", "unknown-id", named)
