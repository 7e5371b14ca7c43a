"""A season's template: the times that it gives away, in the steps by which they can be divided, and who wishes what."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.sharing._allocating._awards import UnmetTime
from innbygger_core.sharing._allocating._week import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innbygger_core.sharing._allocating._week import WeekStretch
    from innbygger_core.sharing._writing._seasons import Application, Season
    from innbygger_core.timekeeping import Period

__all__ = ["Option", "Template"]


@frozen
class Option:
    """One time of the template as a wish meets it on one day.

    Attributes:
        wish: which wish, counted from 0.
        cells: the steps of the time that the wish meets, in order; one that cannot be divided has one.
    """

    wish: int
    cells: tuple[WeekStretch, ...]


@frozen
class Template:
    """The times that a season gives away.

    Attributes:
        slots: the times of each room, on one day each.
        grid: minutes by which a time is divided; None: it is not.
        least: how many minutes a part has at least.

    >>> from innbygger_core.sharing import Season
    >>> evenings = {"room": "hall", "weekdays": "mon-thu", "clock": "17:00-21:00"}
    >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20", times=(evenings,), grid="PT30M")
    >>> len(Template.of(season).slots["hall"]), len(list(Template.of(season).cells()))
    (4, 32)
    """

    slots: Mapping[str, tuple[WeekStretch, ...]]
    grid: int | None
    least: int

    @classmethod
    def of(cls, season: Season) -> Template:
        """Read it from a season."""
        slots: dict[str, list[WeekStretch]] = defaultdict(list)
        for stretch in stretches(season.times):
            slots[stretch.room].append(stretch)
        grid = _minutes(season.grid)
        least = 0 if grid is None else _minutes(season.shortest) or 0
        return cls({room: tuple(some) for room, some in slots.items()}, grid, least)

    def cells(self) -> Iterator[WeekStretch]:
        """Give every step of every time."""
        for some in self.slots.values():
            for slot in some:
                yield from slot.cells(self.grid)

    def options(self, application: Application) -> Iterator[Option]:
        """Give what an application may be given, the dearest first; a wish takes the whole of each step it meets.

        Of several times that meet a wish, the one that meets most of it comes first, and then the earlier one.
        """
        for place, wish in enumerate(application.wishes):
            for wished in stretches((wish,)):
                met = filter(wished.meets, self.slots.get(wish.room, ()))
                for slot in sorted(met, key=lambda each: (-each.shared(wished), each.after(wished))):
                    yield Option(place, tuple(filter(wished.meets, slot.cells(self.grid))))

    def outside(self, application: Application) -> Iterator[UnmetTime]:
        """Give what an application wishes for that the season does not give away."""
        for place, wish in enumerate(application.wishes):
            for wished in stretches((wish,)):
                for rest in wished.without(self.slots.get(wish.room, ())):
                    yield UnmetTime(place, rest.time, "outside")


def _minutes(length: Period | None) -> int | None:
    return None if length is None else length.seconds // 60
