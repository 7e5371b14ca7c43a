"""Which terms hold for a wish in a room, by the day and the minute at which it starts."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from attrs import Factory, field, frozen

from innbygger_core.sharing._space._organisers import classes_of
from innbygger_core.sharing._writing._terms import RoomTerms
from innbygger_core.sharing._writing._wishes import Wish
from innbygger_core.timekeeping import DAY, MINUTE, micros, moment, stretches, wall_micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["FIGURES", "Regime", "TermsOfWish", "terms_of_booking"]

_SELECTORS: Final = frozenset({"rooms", "hubs", "organisers", "weekdays", "clock", "purposes", "ages", "recurring"})
_OF_A_ROW: Final = frozenset(RoomTerms.__mro__[1].model_fields)  # type: ignore[attr-defined]
FIGURES: Final = tuple(name for name in RoomTerms.model_fields if name not in _SELECTORS | _OF_A_ROW)
"""What terms say, apart from whom and where they are for."""

_MIDNIGHT: Final = 1440
_ONE_DAY: Final = timedelta(days=1)


@frozen(eq=False)
class Regime:
    """The terms that hold together, and which row each figure comes from.

    ``programs`` keeps what has been worked out from them once; it is lost with the regime.

    >>> Regime(RoomTerms(id="effective"), {}).terms.grid is None
    True
    """

    terms: RoomTerms
    origin: Mapping[str, RoomTerms]
    told: frozenset[str] = field(
        init=False, repr=False, default=Factory(lambda self: _told(self.terms, self.origin), takes_self=True)
    )

    programs: dict[str, Any] = field(init=False, repr=False, factory=dict)

    def says(self, figures: tuple[str, ...]) -> bool:
        """Tell whether one of some figures is told."""
        return not self.told.isdisjoint(figures)


def _told(terms: RoomTerms, origin: Mapping[str, RoomTerms]) -> frozenset[str]:
    return frozenset(name for name in origin if getattr(terms, name) is not None)


@frozen(eq=False)
class TermsOfWish:
    """The rows of terms that may hold for a wish in a room, the narrowest first.

    Two instants are of one regime when the same rows hold for a start at either.
    """

    rows: tuple[RoomTerms, ...]
    _cuts: tuple[int, ...]
    _steady: bool
    _known: dict[tuple[int, ...], Regime]
    _days: dict[tuple[date, int], Regime]

    @classmethod
    def of(cls, world: World, wish: Wish, room: RoomFacts, *, recurring: Known) -> TermsOfWish:
        """Find the rows for a wish in a room, on any day; whether it comes back may narrow them too."""
        chosen = [row for row in world.facts.terms if _is_for(row, world, wish, room, recurring)]
        ranked = sorted(enumerate(chosen), key=lambda each: (_rank(each[1], room), each[0]), reverse=True)
        rows = tuple(row for _, row in ranked)
        return cls(rows, tuple(sorted(_cuts(rows))), all(map(_always, rows)), {}, {})

    def at(self, when: datetime) -> Regime:
        """Give the regime of a start, read on the clock of the municipality."""
        minute = when.hour * 60 + when.minute
        key = when.date(), bisect_right(self._cuts, minute)
        found = self._days.get(key)
        if found is None:
            found = self._days[key] = self._regime(when.date(), minute)
        return found

    def regimes(self, world: World, start: int, end: int) -> Iterator[tuple[int, int, Regime]]:
        """Cut a window of starts, in µs, into stretches in which all figures are the same."""
        if self._steady and start < end:
            yield start, end, self.at(moment(start, world.zone))
            return
        before: tuple[int, int, Regime] | None = None
        while start < end:
            local = moment(start, world.zone)
            regime, turn = self.at(local), min(self._next_turn(local, start, world), end)
            if before is not None and before[2] is regime:
                before = before[0], turn, regime
            else:
                if before is not None:
                    yield before
                before = start, turn, regime
            start = turn
        if before is not None:
            yield before

    def _next_turn(self, local: datetime, at: int, world: World) -> int:
        """Find when a clock band, or the day, is next over, as the clock goes now; or when the clock is changed."""
        place = bisect_right(self._cuts, local.hour * 60 + local.minute)
        minutes = self._cuts[place] if place < len(self._cuts) else _MIDNIGHT
        turn = at + minutes * MINUTE - wall_micros(local) % DAY
        _, change, _ = next(stretches(world.zone, at, turn))
        return change

    def _regime(self, day: date, minute: int) -> Regime:
        held = tuple(place for place, row in enumerate(self.rows) if _holds(row, day, minute))
        if held not in self._known:
            self._known[held] = _merged([self.rows[place] for place in held])
        return self._known[held]


def terms_of_booking(world: World, booking: Booking) -> RoomTerms:
    """Give the terms by which a booking holds the first of its rooms: those of its own wish, at its own start."""
    start, wish = moment(micros(booking.start, "start"), world.zone), booking.wish or Wish()
    room = world.rooms_on(start.date()).by_id.get(booking.rooms[0])
    if room is None:
        return RoomTerms(id="none")
    recurring = Known.YES if booking.series else wish.recurring
    return TermsOfWish.of(world, wish, room, recurring=recurring).at(start).terms


def _is_for(row: RoomTerms, world: World, wish: Wish, room: RoomFacts, recurring: Known) -> bool:
    somewhere = not (row.rooms or row.hubs) or room.id in row.rooms or room.hub in row.hubs
    return (
        somewhere
        and (not row.organisers or not classes_of(world, wish).isdisjoint(row.organisers))
        and (not row.purposes or not wish.words.isdisjoint(row.purposes))
        and (row.recurring is None or recurring is Known.of(row.recurring))
        and (row.ages is None or (wish.audience.ages is not None and wish.audience.ages.within(row.ages)))
    )


def _rank(row: RoomTerms, room: RoomFacts) -> tuple[int, int]:
    """Tell how narrow a row is: whom it names of the room, its hub and neither, and how many conditions it has."""
    place = 2 if room.id in row.rooms else 1 if row.hubs else 0
    conditions = (row.organisers, row.weekdays, row.clock, row.purposes, row.ages)
    return place, sum(1 for each in conditions if each) + (row.recurring is not None)


def _cuts(rows: Iterable[RoomTerms]) -> set[int]:
    """Find the minutes of a day at which some clock band begins or ends."""
    bands = [row.clock.minutes for row in rows if row.clock is not None]
    return {minute % _MIDNIGHT for band in bands for minute in band if minute % _MIDNIGHT}


def _holds(row: RoomTerms, day: date, minute: int) -> bool:
    """Tell whether a row holds for a start; a band past midnight belongs to the day on which it begins."""
    if row.clock is None:
        return _on(row, day)
    start, end = row.clock.minutes
    return (start <= minute < end and _on(row, day)) or (minute + _MIDNIGHT < end and _on(row, day - _ONE_DAY))


def _always(row: RoomTerms) -> bool:
    """Tell whether a row holds at any time."""
    return (row.weekdays, row.clock, row.valid_from, row.valid_to) == (None, None, None, None)


def _on(row: RoomTerms, day: date) -> bool:
    return row.holds(day) and (row.weekdays is None or day in row.weekdays)


def _merged(rows: list[RoomTerms]) -> Regime:
    origin = {name: row for row in reversed(rows) for name in FIGURES if name in row.model_fields_set}
    figures = {name: getattr(row, name) for name, row in origin.items()}
    return Regime(RoomTerms.model_construct(set(origin), id="effective", **figures), origin)
