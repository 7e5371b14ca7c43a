"""Which rows a decision needs, told beforehand as queries, so that an application loads just those."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from innbygger_core.sharing._busy._bookings import keys_of
from innbygger_core.sharing._deciding._dates import dates_of
from innbygger_core.sharing._deciding._inputs import time_faults
from innbygger_core.sharing._deciding._regimes import TermsOfWish
from innbygger_core.sharing._living._approving import request_to_approve
from innbygger_core.sharing._rules_of._quota_rules import line_of, period_around
from innbygger_core.sharing._space._world import World
from innbygger_core.sharing._writing._requests import ApproveBooking, BookingRequest
from innbygger_core.timekeeping import day_start, micros, moment
from innbygger_core.values import Known, boundary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Policy
    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._space._tree import RoomTree
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._requests import BookingAct
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Needs", "Query", "needs"]

# As much as a stored buffer can be: what is stored was made by terms that nobody may know any more.
_PAD: Final = timedelta(days=7)


@boundary
@frozen
class Query:
    """One query: the bookings that hold something, or belong to somebody, and share time with a stretch.

    Attributes:
        kind: by what: ``room``, ``organiser``, ``team``, ``person`` (who booked), ``people`` or ``equipment`` (booked
            with the room), or ``booking`` (ids).
        keys: of which.
        start: from when; None: always.
        end: until when, half-open; None: always.

    Example:
        >>> Query("booking", ("b1",)).start is None
        True
    """

    kind: Literal["room", "organiser", "team", "person", "people", "equipment", "booking"]
    keys: tuple[str, ...]
    start: datetime | None = None
    end: datetime | None = None

    def matches(self, booking: Booking) -> bool:
        """Tell whether a booking is among what is asked for: one that is named, or one that holds its rooms."""
        if self.kind == "booking" or not booking.holds_rooms:
            return self.kind == "booking" and booking.id in self.keys
        inside = (self.end is None or booking.start < self.end) and (self.start is None or self.start < booking.end)
        return inside and any(kind == self.kind and key in self.keys for kind, key in keys_of(booking))


@boundary
@frozen
class Needs:
    """The queries that a decision needs; what none of them matches changes nothing.

    Attributes:
        queries: the queries; a booking is needed when one of them matches.

    Example:
        >>> Needs().queries
        ()
    """

    queries: tuple[Query, ...] = ()

    def matches(self, booking: Booking) -> bool:
        """Tell whether a booking is needed: a store in memory can be asked with it."""
        return any(query.matches(booking) for query in self.queries)


def needs(
    facts: SharingFacts,
    request: BookingRequest | BookingAct,
    *,
    now: datetime,
    policy: Policy | None = None,  # noqa: ARG001 - one call for every application, also when figures come to matter
    booking: Booking | None = None,
) -> Needs:
    """Tell which stored bookings a decision needs.

    Args:
        facts: a plan.
        request: what is to be decided.
        now: when it will be asked.
        policy: with which it will be decided; the same rows serve every policy today.
        booking: the booking that is to be approved, once it has been loaded: approving asks all rules anew.

    Returns:
        The queries. An act on a booking needs the booking; to approve one, load it, and ask again with it.

    Raises:
        NaiveDatetime: ``now`` has no time zone.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import Wish
        >>> start = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        >>> request = BookingRequest(wish=Wish(rooms=("heggedal-hall-north",)), start=start, end=start.replace(hour=14))
        >>> needs(nye_asker(), request, now=start).queries[0].keys
        ('heggedal-hall', 'heggedal-hall-north')
    """
    at = micros(now, "now")
    if isinstance(request, ApproveBooking) and booking is not None:
        request = request_to_approve(request, booking)
    if not isinstance(request, BookingRequest):
        return Needs((Query("booking", (request.booking,)),))
    world = World(facts)
    ids = (*((request.replaces,) if request.replaces else ()), *request.displaces)
    queries = [Query("booking", ids)] if ids else []
    for start, end in _spans(request, world):
        for tree in _trees(world, start, end):
            for row in (tree.by_id[room] for room in (*request.wish.rooms, *request.wish.any_of) if room in tree.by_id):
                queries.extend(_around(world, tree, row, request.wish, (start, end)))
                queries.extend(_fair_use(world, row, request, (start, end), at))
    return Needs(tuple(dict.fromkeys(queries)))


def _spans(request: BookingRequest, world: World) -> Iterator[tuple[int, int]]:
    """Give the stretches that a request may take; one that makes no sense takes none."""
    if any(time_faults(request)):
        return
    edges = ((each.start or each.earliest, each.end or each.latest) for each in dates_of(request, world.zone))
    for first, last in ((first, last) for first, last in edges if first is not None):
        start, length = micros(first, "start"), request.wish.length
        ends = last or (moment(start, world.zone) + length if length else first)
        yield start, micros(ends, "end")


def _trees(world: World, start: int, end: int) -> Iterator[RoomTree]:
    """Give the rooms as they are in a stretch, one after the other where they change."""
    first, last = world.day(start), world.day(end - 1)
    for day in (first, *(turn for turn in world.turns if first < turn <= last)):
        yield world.rooms_on(day)


def _around(world: World, tree: RoomTree, row: RoomFacts, wish: Wish, span: tuple[int, int]) -> Iterator[Query]:
    """Ask for what is in the room, beside it, and booked with it."""
    start, end = (moment(at, world.zone) for at in span)
    sharing = (
        other.id for other in tree.rows if not set(other.uses).isdisjoint((*row.uses, *dict(wish.needs.equipment)))
    )
    rooms = {*(related.id for related in tree.family(row.id)), *tree.neighbours(row.id), *sharing}
    yield Query("room", tuple(sorted(rooms)), start - _PAD, end + _PAD)
    things = {*row.uses, *dict(wish.needs.equipment)}
    if things:
        yield Query("equipment", tuple(sorted(things)), start, end)
    roles = {*dict(wish.needs.people), *(role for terms in world.facts.terms for role in terms.roles or ())}
    people = {each.id for each in world.facts.people if each.role in roles}
    if people:
        yield Query("people", tuple(sorted(people)), start, end)


def _fair_use(
    world: World, row: RoomFacts, request: BookingRequest, span: tuple[int, int], now: int
) -> Iterator[Query]:
    """Ask for what counts against quotas, in the periods that the stretch touches."""
    wish = request.wish
    narrowed = (TermsOfWish.of(world, wish, row, recurring=how) for how in _recurring(request))
    for terms in (each for some in narrowed for each in some.rows):
        if terms.simultaneous and wish.organiser:
            yield Query("organiser", (wish.organiser,), *(moment(at, world.zone) for at in span))
        for quota in terms.quotas or ():
            line = line_of(quota, wish)
            if line is not None:
                kind, key = line
                keys = tuple(sorted(world.rooms_of(terms))) if kind == "all" else (key,)
                yield Query(_KINDS[kind], keys, *_period(world, quota.period, span, now))


def _recurring(request: BookingRequest) -> tuple[Known, ...]:
    """Tell whether a use comes back; whether what it takes the place of does, only the row can tell."""
    if request.series or request.of_series:
        return (Known.YES,)
    return (request.wish.recurring, Known.YES) if request.replaces else (request.wish.recurring,)


_KINDS: Final[dict[str, Literal["room", "organiser", "team", "person"]]] = {
    "all": "room",
    "organiser": "organiser",
    "team": "team",
    "person": "person",
}


def _period(world: World, period: str, span: tuple[int, int], now: int) -> tuple[datetime, datetime | None]:
    if period == "ahead":
        return moment(now, world.zone), None
    first, _ = period_around(period, world.day(span[0]))
    _, last = period_around(period, world.day(span[1] - 1))
    return moment(day_start(first, world.zone), world.zone), moment(day_start(last, world.zone), world.zone)
