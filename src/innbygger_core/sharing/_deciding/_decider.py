"""Deciding a request: its rooms and its times are gone through, every rule is asked, and the rows are written down."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.decisions import Decision, DecisionBasis, Outcome
from innbygger_core.sharing._busy._busy_time import BusyTime
from innbygger_core.sharing._deciding._asked import Asked, Context
from innbygger_core.sharing._deciding._dates import dates_of
from innbygger_core.sharing._deciding._giving_way import named_in_the_way
from innbygger_core.sharing._deciding._inputs import input_faults, invalid
from innbygger_core.sharing._deciding._judged import Judged
from innbygger_core.sharing._deciding._made import booking_of, displaced, gives_way_at, in_series, made, shrinks
from innbygger_core.sharing._deciding._regimes import TermsOfWish
from innbygger_core.sharing._deciding._settling import settled_outcome
from innbygger_core.sharing._deciding._writing_down import changed, inserted
from innbygger_core.sharing._writing._bookings import BookingState
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import micros, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from innbygger_core.decisions import Reason, Write
    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._busy._bookings import Bookings
    from innbygger_core.sharing._deciding._judging import Judge
    from innbygger_core.sharing._space._tree import RoomTree
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._requests import BookingRequest
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Decider"]

_OUTCOMES: Final = tuple(Outcome)
_MOST_KEPT: Final = 10_000
_STATES: Final = {Outcome.NEEDS_APPROVAL: BookingState.PENDING, Outcome.WAITLIST: BookingState.WAITING}


class Decider:
    """Decides requests over a plan, some bookings, and the rules with a policy."""

    def __init__(
        self, world: World, bookings: Bookings, judge: Judge, revision: int, new_id: Callable[[], str]
    ) -> None:
        self.world = world
        self.bookings = bookings
        self.judge = judge
        self.revision = revision
        self.new_id = new_id
        self._texts = catalogue("nb").version
        self.busy = BusyTime(world, judge)
        bookings.listener = self.busy.changed
        self._terms: dict[tuple[object, ...], TermsOfWish] = {}

    # --- Requests ----------------------------------------------------------------------------------------------------

    def decide(self, request: BookingRequest, now: datetime) -> Decision:
        """Decide a request: one time, or many."""
        faults = input_faults(request, self.world, self.bookings) or self._ended(request, now)
        if faults:
            return self._refused(request, now, faults)
        if request.series is not None:
            return self._series(request, now)
        return self._one(request, now)

    def _ended(self, request: BookingRequest, now: datetime) -> tuple[Reason, ...]:
        """Find that the booking whose place is to be taken is over."""
        before = self.bookings.by_id[request.replaces] if request.replaces else None
        if before is None or before.end > now:
            return ()
        return (invalid("/replaces", "ended", before.end.isoformat()),)

    def context(self, request: BookingRequest, now: int) -> Context:
        """Take from a request what its rules need beside the wish."""
        before = self.bookings.by_id[request.replaces] if request.replaces else None
        made_at = before.made_at if before is not None and before.start == request.start else None
        return Context(
            now=now,
            asked_at=min(now, micros(made_at, "made_at")) if made_at else now,
            replaces=before,
            displaces=frozenset(request.displaces),
            approval=request.approval,
            series=bool(request.series or request.of_series or (before is not None and before.series)),
        )

    def _one(self, request: BookingRequest, now: datetime, context: Context | None = None) -> Decision:
        context = context or self.context(request, micros(now, "now"))
        start = micros(request.start, "start") if request.start else 0
        end = micros(request.end, "end") if request.end else self.end(request.wish, start)
        judged = [self.judged(request, rooms, start, end, context) for rooms in self.choices(request.wish)]
        found = [each for each in judged if each is not None]
        if not found:
            return self._refused(request, now, (invalid("/start", "no-room-then"),))
        best = min(found, key=lambda each: -_OUTCOMES.index(each.outcome))
        reasons = best.trace.reasons
        if not best.outcome.allowed and len(found) > 1:
            reasons = sorted((it for each in found for it in each.trace.reasons), key=lambda reason: reason.order)
        return Decision(
            request=request,
            outcome=best.outcome,
            reasons=tuple(reasons),
            checked=tuple(chain.from_iterable(each.trace.checked for each in found)),
            conditions=best.conditions,
            writes=tuple(self._writes(request, best, context)),
            basis=self._basis(now),
        )

    def end(self, wish: Wish, start: int) -> int:
        """Add the length of a wish to a start, by the municipality's clock where it counts days."""
        return micros(moment(start, self.world.zone) + wish.length, "end") if wish.length else start + 1

    def choices(self, wish: Wish) -> tuple[tuple[str, ...], ...]:
        """Give the choices of rooms: all of ``rooms`` together, or one of ``any_of``."""
        return (wish.rooms,) if wish.rooms else tuple((room,) for room in wish.any_of)

    def judged(
        self, request: BookingRequest, rooms: tuple[str, ...], start: int, end: int, context: Context
    ) -> Judged | None:
        """Ask the rules about one choice of rooms at one time; None where a room does not exist then."""
        if shrinks(context.replaces, request.wish, rooms, start, end):
            context = evolve(context, shrinks=True)
        asked = self.asked(request.wish, rooms, start, end - start, context)
        if asked is None:
            return None
        if context.displaces:
            context = evolve(context, displaces=named_in_the_way(asked, start, end))
            asked = tuple(evolve(one, context=context) for one in asked)
        trace = self.judge.judge(asked, start, end)
        conditions = tuple(dict.fromkeys(trace.conditions))
        settled = settled_outcome(
            trace.reasons,
            conditions,
            approval=context.approval,
            shrinks=context.shrinks,
            or_wait=request.or_wait,
        )
        return Judged(asked, start, end, trace, settled, conditions)

    def asked(
        self, wish: Wish, rooms: tuple[str, ...], start: int, length: int, context: Context
    ) -> tuple[Asked, ...] | None:
        """Put a wish into its rooms, under the terms of a start; None where one does not exist, or not to the end."""
        local = self.world.moment(start)
        tree, last = self.world.rooms_on(local.date()), self.world.rooms_on(self.world.day(start + length - 1))
        rows = tuple(tree.by_id[room] for room in rooms if room in tree.by_id and room in last.by_id)
        if len(rows) < len(rooms):
            return None
        regimes = tuple(self.terms(wish, row, series=context.series).at(local) for row in rows)
        return tuple(
            Asked(
                wish=wish,
                room=row,
                hub=self.world.hub(row.hub, local.date()),
                rooms=rows,
                regime=regime,
                length=length,
                context=context,
                world=self.world,
                tree=tree,
                bookings=self.bookings,
                terms_of=partial(self.terms, wish, series=context.series),
                regimes=regimes,
            )
            for row, regime in zip(rows, regimes, strict=True)
        )

    def terms(self, wish: Wish, room: RoomFacts, *, series: bool = False) -> TermsOfWish:
        """Find the terms of a wish in a room; those of like wishes are found once. A date of a series comes back."""
        recurring = Known.YES if series else wish.recurring
        who = wish.organiser, wish.local, recurring
        key = room.id, room.hub, *who, wish.purpose, wish.traits, wish.audience.ages
        if key not in self._terms:
            if len(self._terms) >= _MOST_KEPT:
                self._terms.clear()
            self._terms[key] = TermsOfWish.of(self.world, wish, room, recurring=recurring)
        return self._terms[key]

    # --- Series ------------------------------------------------------------------------------------------------------

    def _series(self, request: BookingRequest, now: datetime) -> Decision:
        """Decide each date; those that are taken stand in the way of those that follow."""
        dates = dates_of(request, self.world.zone)
        if not dates:
            fault = invalid("/series/dates", "no-dates", code="sharing.series-empty")
            return self._refused(request, now, (fault,))
        context = self.context(request, micros(now, "now"))
        parts: list[Decision] = []
        added: list[str] = []
        series = self.new_id()
        try:
            for date in dates:
                part = self._one(date, now, context)
                part = evolve(part, writes=tuple(in_series(write, series) for write in part.writes))
                parts.append(part)
                for booking in made(part):
                    self.bookings.add(booking)
                    added.append(booking.id)
        finally:
            for booking_id in added:
                self.bookings.remove(booking_id)
        return self._of_parts(request, now, parts)

    def _of_parts(self, request: BookingRequest, now: datetime, parts: Sequence[Decision]) -> Decision:
        """Gather the dates: all or none, or those that work."""
        working = [part for part in parts if part.outcome is not Outcome.DENY]
        together = request.series is not None and request.series.take == "all"
        counting = parts if together or not working else working
        gravest = min((part.outcome for part in counting), key=_OUTCOMES.index)
        return Decision(
            request=request,
            outcome=gravest,
            reasons=tuple(sorted((reason for part in parts for reason in part.reasons), key=lambda it: it.order)),
            conditions=tuple(dict.fromkeys(it for part in counting for it in part.conditions)),
            writes=() if gravest is Outcome.DENY else tuple(write for part in counting for write in part.writes),
            basis=self._basis(now),
            parts=tuple(parts),
        )

    # --- What comes of it --------------------------------------------------------------------------------------------

    def _writes(self, request: BookingRequest, judged: Judged, context: Context) -> Iterator[Write]:
        if judged.outcome is Outcome.DENY:
            return
        booking = self._booking(request, judged, context)
        tree = judged.rooms[0].tree
        if context.replaces is None:
            yield from inserted(booking, tree)
        else:
            before = context.replaces
            yield from changed(before, booking, self._tree_then(before), tree)
        for other in displaced(judged):
            gone = gives_way_at(other, moment(context.now, self.world.zone), request.wish.purpose)
            yield from changed(other, gone, self._tree_then(other), self._tree_then(other))

    def _tree_then(self, booking: Booking) -> RoomTree:
        """Give the rooms as they are when a booking begins."""
        return self.world.rooms_on(self.world.day(micros(booking.start, "start")))

    def _booking(self, request: BookingRequest, judged: Judged, context: Context) -> Booking:
        state = _STATES.get(judged.outcome, BookingState.CONFIRMED)
        return booking_of(request, judged, context, state, self.new_id)

    def _basis(self, now: datetime) -> DecisionBasis:
        return DecisionBasis(now, self.revision, self.judge.policy.id, self._texts)

    def _refused(self, request: BookingRequest, now: datetime, reasons: tuple[Reason, ...]) -> Decision:
        return Decision(request=request, outcome=Outcome.DENY, reasons=reasons, basis=self._basis(now))
