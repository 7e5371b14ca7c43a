"""What does not make sense inside a request: found before any rule is asked."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Reason, Severity
from innbygger_core.errors import OutOfRange
from innbygger_core.ids import split_reference
from innbygger_core.sharing._deciding._dates import MOST_DATES, days_of_series
from innbygger_core.sharing._writing._bookings import HOLDING, BookingState
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, micros

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from typing import TypeGuard

    from innbygger_core.sharing._busy._bookings import Bookings
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._requests import BookingRequest, Series
    from innbygger_core.sharing._writing._wishes import Wish
    from innbygger_core.timekeeping import Period

__all__ = ["WIDEST_WINDOW", "input_faults", "invalid", "length_faults", "time_faults", "wish_faults"]

WIDEST_WINDOW: Final = timedelta(days=2 * 366)
"""How far from its beginning a search looks: two years, so that it always comes to an end."""

_REPLACED: Final = HOLDING | {BookingState.WAITING}
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
    return (*wish_faults(request.wish, world), *time_faults(request), *_others(request, bookings))


def wish_faults(wish: Wish, world: World) -> tuple[Reason, ...]:
    """Find everything in a wish that does not make sense."""
    return (*_rooms(wish, world), *_people(wish), *_things(wish, world))


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


def _things(wish: Wish, world: World) -> Iterator[Reason]:
    known = {row.id for row in world.facts.equipment} if wish.needs.equipment else frozenset()
    for thing, _ in wish.needs.equipment:
        if thing not in known:
            yield invalid(f"/wish/needs/equipment/{thing}", "unknown-id", thing)


def length_faults(length: Period | None, start: datetime | None) -> Iterator[Reason]:
    """Find that a length takes no time, or leads out of the years that there are answers for."""
    if length is not None and _told(start):
        ends = _after(start, length)
        if ends is None or ends <= micros(start, "start"):
            yield invalid("/wish/length", "length", length.text)


def time_faults(request: BookingRequest) -> Iterator[Reason]:
    """Find what does not make sense of the time that a request asks for."""
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
    if request.end is None:
        yield from length_faults(request.wish.length, request.start)
    yield from length_faults(request.wish.length, request.earliest)
    yield from _window(request.earliest, request.latest, request.wish.length)
    if request.series is not None:
        yield from _dates(request.series)


def _window(first: datetime | None, last: datetime | None, length: Period | None) -> Iterator[Reason]:
    """Find that a use does not fit into the window in which it is to be."""
    if length is not None and _told(first) and _told(last):
        opens, closes, ends = micros(first, "earliest"), micros(last, "latest"), _after(first, length)
        if ends is not None and opens < closes < ends:
            yield invalid("/latest", "short-window", last.isoformat())


def _told(when: datetime | None) -> TypeGuard[datetime]:
    """Tell whether an instant is told that can be counted with."""
    return when is not None and when.utcoffset() is not None and FIRST_DAY.year <= when.year <= LAST_DAY.year


def _after(start: datetime, length: Period) -> int | None:
    try:
        return micros(start + length, "end")
    except OutOfRange:
        return None


def _instants(request: BookingRequest) -> Iterator[Reason]:
    for field in ("start", "end", "earliest", "latest"):
        when: datetime | None = getattr(request, field)
        if when is not None and when.utcoffset() is None:
            yield invalid(f"/{field}", "naive", when.isoformat())
        elif when is not None and not FIRST_DAY.year <= when.year <= LAST_DAY.year:
            yield invalid(f"/{field}", "out-of-range", when.isoformat())
    for first, last in (("start", "end"), ("earliest", "latest")):
        begins, ends = getattr(request, first), getattr(request, last)
        if _told(begins) and _told(ends) and micros(ends, last) <= micros(begins, first):
            yield invalid(f"/{last}", "reversed", ends.isoformat())
    if _told(request.earliest) and _told(request.latest) and request.latest - request.earliest > WIDEST_WINDOW:
        yield invalid("/latest", "too-wide", request.latest.isoformat())


def _dates(series: Series) -> Iterator[Reason]:
    if series.recurrence is None and not series.dates:
        yield invalid("/series/dates", "no-dates", code="sharing.series-empty")
    for place, day in enumerate(series.dates):
        if not FIRST_DAY <= day <= LAST_DAY:
            yield invalid(f"/series/dates/{place}", "out-of-range", day.isoformat())
    if any(islice(days_of_series(series), MOST_DATES, None)):
        yield invalid("/series", "too-many", str(MOST_DATES))


def _others(request: BookingRequest, bookings: Bookings) -> Iterator[Reason]:
    if request.replaces is not None:
        yield from _standing(request.replaces, "/replaces", _REPLACED, bookings)
        if request.series is not None:
            yield invalid("/replaces", "series")
    for place, named in enumerate(request.displaces):
        yield from _standing(named, f"/displaces/{place}", HOLDING, bookings)


def _standing(named: str, field: str, states: Collection[BookingState], bookings: Bookings) -> Iterator[Reason]:
    """Find that a booking that is named does not exist, or that nothing can take its place any more."""
    booking = bookings.by_id.get(named)
    if booking is None:
        yield invalid(field, "unknown-id", named)
    elif booking.kind == "block":
        yield invalid(field, "state", "block")
    elif booking.state not in states:
        yield invalid(field, "state", booking.state.value)
