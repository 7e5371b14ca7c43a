"""The calendar: bookings that change, under one lock, with one revision."""

from __future__ import annotations

from datetime import UTC
from threading import RLock
from typing import TYPE_CHECKING
from uuid import uuid4

from attrs import evolve

from innbygger_core.decisions import Outcome, Policy, still_holds
from innbygger_core.errors import NotAllowed, StaleDecision, UnknownId
from innbygger_core.sharing._busy._bookings import Bookings
from innbygger_core.sharing._deciding._asked import Context
from innbygger_core.sharing._deciding._decider import Decider
from innbygger_core.sharing._deciding._judging import Judge
from innbygger_core.sharing._finding._alternatives import alternatives
from innbygger_core.sharing._finding._free import free_time
from innbygger_core.sharing._finding._placing import decide_somewhere
from innbygger_core.sharing._living._acts import decide_act
from innbygger_core.sharing._rules import ACT_RULES
from innbygger_core.sharing._space._world import World
from innbygger_core.sharing._writing._bookings import Booking
from innbygger_core.sharing._writing._requests import BookingRequest, as_asked
from innbygger_core.timekeeping import end_micros, micros, moment, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from innbygger_core.decisions import Decision, Write
    from innbygger_core.sharing._busy._busy import Busy
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._values import FreeTime
    from innbygger_core.sharing._writing._bookings import PublicBooking
    from innbygger_core.sharing._writing._requests import BookingAct
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Calendar"]


def _unique() -> str:
    return uuid4().hex


class Calendar:
    """The bookings of some rooms, to be asked and to be changed; any number of threads may do both.

    Args:
        facts: a plan.
        bookings: stored rows; old ones are not judged anew.
        revision: of the store, raised by each commit.
        policy: of the municipality; the concept where it is left out.
        new_id: makes ids of new bookings; random ones where it is left out.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.sharing import BookingRequest, Wish
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> wish = Wish(rooms=("heggedal-hall",), organiser="unit/library", number=30)
        >>> start = datetime(2026, 11, 24, 12, tzinfo=oslo)
        >>> request = BookingRequest(wish=wish, start=start, end=start.replace(hour=14))
        >>> calendar = Calendar(nye_asker())
        >>> decision = calendar.decide(request, now=datetime(2026, 11, 23, 12, tzinfo=oslo))
        >>> decision.outcome.value
        'allow'
    """

    def __init__(
        self,
        facts: SharingFacts,
        *,
        bookings: Iterable[Booking] = (),
        revision: int = 0,
        policy: Policy | None = None,
        new_id: Callable[[], str] = _unique,
    ) -> None:
        self._lock = RLock()
        self._bookings = Bookings(bookings)
        self._judge = Judge(ACT_RULES, policy or Policy())
        self._decider = Decider(World(facts), self._bookings, self._judge, revision, new_id)

    @property
    def revision(self) -> int:
        """The revision of the bookings."""
        return self._decider.revision

    @property
    def facts(self) -> SharingFacts:
        """The plan that it was made of."""
        return self._decider.world.facts

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """All bookings, whatever has become of them, in the order in which they came."""
        with self._lock:
            return tuple(self._bookings.by_id.values())

    def decide(self, request: BookingRequest | BookingAct, *, now: datetime) -> Decision:
        """Decide whether a request, or an act on a booking, may happen, with every reason why not.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
            OutOfRange: ``now`` lies outside 1900-2199.
        """
        micros(now, "now")
        with self._lock:
            if isinstance(request, BookingRequest):
                return decide_somewhere(self._decider, request, now)
            return decide_act(self._decider, request, now)

    def is_taken(self, room: str, start: datetime, end: datetime) -> bool:
        """Tell whether a room, what contains it or a part of it is booked at some time of a stretch.

        Nothing else is asked: neither hours nor buffers nor terms. To know whether a wish may have the room, decide it.

        Args:
            room: id of a room.
            start: an aware datetime.
            end: half-open.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199.
            UnknownId: there is no such room on the day of the start.

        Example:
            >>> from datetime import UTC, datetime
            >>> from innbygger_core import nye_asker
            >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
            >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14))
            >>> Calendar(nye_asker(), bookings=[choir]).is_taken("heggedal-hall-north", noon, noon.replace(hour=13))
            True
        """
        low, high = micros(start, "start"), end_micros(end, "end")
        with self._lock:
            return self._taken(room, low).meets(low, high)

    def booked(self, start: date, end: date, *, room: str | None = None) -> tuple[Booking, ...]:
        """Give the bookings that touch a window, whatever has become of them, in the order in which they came.

        Args:
            start: the beginning of the window: an instant, or a day.
            end: its end, half-open.
            room: id of a room: only what takes it, that is, whose rooms are it, contain it, or share a part with it.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
            UnknownId: there is no such room on any day.

        Example:
            >>> from datetime import UTC, date, datetime
            >>> from innbygger_core import nye_asker
            >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
            >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14))
            >>> calendar = Calendar(nye_asker(), bookings=[choir])
            >>> [each.id for each in calendar.booked(noon.date(), date(2026, 11, 25), room="heggedal-hall-north")]
            ['b1']
        """
        world = self._decider.world
        if room is not None and all(row.id != room for row in world.facts.rooms):
            raise UnknownId("room", room, tuple(dict.fromkeys(row.id for row in world.facts.rooms)))
        # In UTC, since two instants of one zone are compared as a clock reads them, and not as they come.
        first, last = (moment(at, UTC) for at in window(start, end, world.zone))
        with self._lock:
            rows = self._bookings.by_id.values()
            inside = [it for it in rows if it.start.astimezone(UTC) < last and first < it.end.astimezone(UTC)]
            return tuple(each for each in inside if room is None or self._takes(each, room))

    def _takes(self, booking: Booking, room: str) -> bool:
        tree = self._decider.world.rooms_on(booking.start.astimezone(self._decider.world.zone).date())
        family = (related.id for related in tree.family(room)) if room in tree.by_id else (room,)
        return not frozenset(booking.rooms).isdisjoint(family)

    def _taken(self, room: str, at: int) -> Busy:
        world, busy = self._decider.world, self._decider.busy
        turn = world.turn(world.day(at)) if world.turns else 0
        taken = busy.known.get((room, turn))
        if taken is None:
            tree = world.rooms_on(world.day(at))
            if room not in tree.by_id:
                raise UnknownId("room", room, tuple(tree.by_id))
            taken = busy.taken(room, turn, tree, self._bookings)
        return taken

    def public(self, start: date, end: date) -> tuple[PublicBooking, ...]:
        """Give what a stranger may see of the bookings in a window: busy, never who, unless it was meant for everybody.

        Args:
            start: the beginning of the window: an instant, or a day.
            end: its end, half-open.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.

        Example:
            >>> from datetime import UTC, date, datetime
            >>> from innbygger_core import nye_asker
            >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
            >>> choir = Booking(id="b1", rooms=("heggedal-hall",), start=noon, end=noon.replace(hour=14))
            >>> seen = Calendar(nye_asker(), bookings=[choir]).public(date(2026, 11, 24), date(2026, 11, 25))
            >>> [(each.rooms, each.purpose) for each in seen]
            [(('heggedal-hall',), None)]
        """
        seen = (each.public() for each in self.booked(start, end) if each.holds_rooms)
        return tuple(sorted(seen, key=lambda each: (each.start, each.end, each.rooms, each.purpose or "")))

    def settle(self) -> None:
        """Put all bookings in order now, and not when they are first asked for: before a process forks, say."""
        with self._lock:
            self._bookings.settle()

    def free(self, wish: Wish, *, start: date, end: date, now: datetime) -> FreeTime:
        """Find when a wish may be had, by the same rules as :meth:`decide`; every gap tells its reasons.

        A use lies wholly inside the window and lasts as long as the wish's ``length``. With ``any_of`` each of the
        rooms is gone through.

        Args:
            wish: what is wished for.
            start: the beginning of the window: an instant, or a day.
            end: its end, half-open.
            now: when it is asked.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        """
        bounds, context = window(start, end, self._decider.world.zone), Context(now=micros(now, "now"))
        with self._lock:
            return free_time(self._decider, wish, bounds, context)

    def alternatives(self, decision: Decision, *, limit: int = 5, now: datetime) -> tuple[Decision, ...]:
        """Find what would do instead of what is not allowed: each was itself decided, and is allowed.

        Other rooms at the same time and other times in the same rooms come by turns, the nearest first; then shorter
        uses, or the dates of a series that work.

        Args:
            decision: of this calendar.
            limit: how many at most.
            now: when it is asked.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
        """
        micros(now, "now")
        with self._lock:
            asked = evolve(decision, request=as_asked(decision.request))
            return alternatives(self._decider, asked, limit, now)

    def commit(self, decision: Decision, *, now: datetime) -> Booking | tuple[Booking, ...]:
        """Carry out a decision: it is made anew under the lock, and holds if nothing that matters has changed.

        What needs approval is booked as pending, what waits as waiting.

        Returns:
            The booking that was made or changed; for a series, all of them.

        Raises:
            NotAllowed: it is refused; the fresh decision is the attribute.
            StaleDecision: it would now be decided otherwise; the fresh decision is the attribute.
        """
        with self._lock:
            fresh = self.decide(as_asked(decision.request), now=now)
            if fresh.outcome is Outcome.DENY:
                raise NotAllowed(fresh)
            if not still_holds(decision, fresh, of_the_moment=_OF_THE_MOMENT):
                raise StaleDecision(fresh)
            carried = tuple(map(self._carry_out, fresh.writes))
            self._decider.revision += 1
            mine = tuple(booking for booking in carried if booking is not None)
        return mine if fresh.parts else mine[0]

    def _carry_out(self, write: Write) -> Booking | None:
        if write.table != "bookings":
            return None
        booking = Booking.model_validate(write.row)
        self._bookings.add(booking)
        return booking


_OF_THE_MOMENT = frozenset({"id", "booking", "party", "series", "made_at", "changed_at", "ended_at"})
"""Fields of rows that tell when it was asked, or an id of something new."""
