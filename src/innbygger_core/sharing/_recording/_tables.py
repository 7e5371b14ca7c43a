"""The tables of an activity record, each of the same uses, filed in another way."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.sharing._recording._clock import HOURS
from innbygger_core.sharing._recording._tally import Tally, added, grouped, in_order
from innbygger_core.sharing._recording._withholding import shown_table, shown_total, smallest_figure
from innbygger_core.timekeeping import MICROSECOND, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import timedelta

    from innbygger_core.sharing._recording._clock import WallClock
    from innbygger_core.sharing._recording._sorting import Organisers
    from innbygger_core.sharing._recording._usage import Usage
    from innbygger_core.sharing._recording._uses import Part
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Tables"]


@frozen(eq=False)
class Tables:
    """Uses in a period, to be filed.

    Attributes:
        uses: what was used.
        clock: the clock on the wall.
        organisers: who organises.
    """

    uses: Sequence[Part]
    clock: WallClock
    organisers: Organisers

    @cached_property
    def total(self) -> Usage:
        """All use, as it is told."""
        return shown_total(added([part.tally for part in self.uses]))

    def by(self, word: Callable[[Part], str | None]) -> tuple[Usage, ...]:
        """File it by a word."""
        return shown_table(self._filed(word), self.total)

    def by_wish(self, word: Callable[[Wish], str | None]) -> tuple[Usage, ...]:
        """File it by something that was wished, where others may know what was."""
        return self.by(_where_shown(word))

    def by_room(self, rooms: Iterable[str]) -> tuple[Usage, ...]:
        """File it under each room that a booking names."""
        found = grouped((room, part.tally) for part in self.uses for room in dict.fromkeys(part.booking.rooms))
        return shown_table({room: found.get(room, Tally()) for room in rooms}, self.total)

    def by_hour(self) -> tuple[Usage, ...]:
        """File time under the hours of the day in which it lies, and each booking under that in which it begins."""
        rows: dict[str | None, Tally] = {name: added(self._week[hour :: len(HOURS)]) for hour, name in enumerate(HOURS)}
        return shown_table(rows, self.total)

    def by_weekday(self) -> tuple[Usage, ...]:
        """File it so by weekday."""
        rows: dict[str | None, Tally] = {name: added(day) for name, day in zip(WEEKDAYS, self._days, strict=True)}
        return shown_table(rows, self.total)

    def week(self) -> tuple[tuple[timedelta, ...], ...]:
        """Give the time in each hour of each weekday."""
        return tuple(tuple(hour.time * MICROSECOND for hour in day) for day in self._days)

    @cached_property
    def kinds(self) -> tuple[Usage, ...]:
        """The use filed by the kind of the organiser; each row is itself the total of a table of organisers."""
        kinds = self._filed(_where_shown(lambda wish: self.organisers.kind(wish.organiser)))
        return shown_table(kinds, self.total, smallest_figure)

    def by_organiser(self) -> tuple[Usage, ...]:
        """File it by organiser, where they may be named: in a table for each kind."""
        of_kinds = chain.from_iterable(map(self._of_kind, self.kinds))
        return tuple(sorted(of_kinds, key=lambda row: row.of or ""))

    def _of_kind(self, kind: Usage) -> tuple[Usage, ...]:
        found = {name: tally for name, tally in self._named.items() if self.organisers.kind(name) == kind.of}
        return shown_table(found, kind)

    @cached_property
    def _named(self) -> dict[str | None, Tally]:
        wishes = ((part.shown_wish, part.tally) for part in self.uses if part.shown_wish)
        return grouped((wish.organiser, tally) for wish, tally in wishes if self.organisers.can_name(wish.organiser))

    def _filed(self, word: Callable[[Part], str | None]) -> dict[str | None, Tally]:
        return in_order(grouped((word(part), part.tally) for part in self.uses))

    @cached_property
    def _week(self) -> list[Tally]:
        found = grouped(self._on_the_clock())
        return [found.get(hour, Tally()) for hour in range(len(WEEKDAYS) * len(HOURS))]

    @property
    def _days(self) -> list[list[Tally]]:
        return [self._week[day * len(HOURS) :][: len(HOURS)] for day in range(len(WEEKDAYS))]

    def _on_the_clock(self) -> Iterator[tuple[int, Tally]]:
        for part in self.uses:
            arrivals = part.arrivals
            for hour, time in self.clock.hours(part.start, part.end):
                yield hour, Tally(time, *arrivals)
                arrivals = ()


def _where_shown(word: Callable[[Wish], str | None]) -> Callable[[Part], str | None]:
    return lambda part: word(part.shown_wish) if part.shown_wish else None
