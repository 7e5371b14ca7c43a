"""Giving times away, turn by turn: whoever's turn it is takes the dearest of its wishes that can still be met."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from innbygger_core.sharing._allocating._awards import GivenTime
from innbygger_core.sharing._allocating._refusing import refusals
from innbygger_core.sharing._allocating._week import stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from innbygger_core.sharing._allocating._awards import UnmetTime
    from innbygger_core.sharing._allocating._queue import Applicant
    from innbygger_core.sharing._allocating._template import Option, Template
    from innbygger_core.sharing._allocating._week import WeekStretch
    from innbygger_core.sharing._writing._seasons import Allocation, Season

__all__ = ["Giving", "Holding", "Share", "Turn"]


@frozen(eq=False)
class Share:
    """What one applicant may be given, and what it has got so far.

    Attributes:
        applicant: who.
        options: what it may be given, the dearest first.
        turns: its turns, one for each round.
        given: what it got.
        unmet: what it did not get, once nothing more can be given.
    """

    applicant: Applicant
    options: tuple[Option, ...]
    turns: list[Turn] = field(factory=list)
    given: list[GivenTime] = field(factory=list)
    unmet: list[UnmetTime] = field(factory=list)

    @property
    def organiser(self) -> str:
        """Whose it is."""
        return self.applicant.application.organiser

    @property
    def minutes(self) -> int:
        """How much it has got."""
        return sum(end - start for start, end in (given.time.clock.minutes for given in self.given))


@frozen(eq=False)
class Turn:
    """The turn of an applicant in a round.

    Attributes:
        share: whose turn it is.
        round: which round, counted from 1.
        claims: whether the dearest wish that can still be met is a time that it had the season before.
    """

    share: Share
    round: int
    claims: bool

    @property
    def order(self) -> tuple[bool, int]:
        """When in the round its turn is: those who claim come first, and then the draw decides."""
        return not self.claims, self.share.applicant.place


@frozen(eq=False)
class Holding:
    """A time of the week that somebody has.

    Attributes:
        stretch: the time.
        organiser: who has it.
        turn: the turn in which it was taken; None where it was held before the allocation.
    """

    stretch: WeekStretch
    organiser: str
    turn: Turn | None = None


class Giving:
    """The times of a season while they are given away; it knows what is taken, and by whom."""

    def __init__(
        self, season: Season, template: Template, atoms: Callable[[str], frozenset[str]], held: Iterable[Allocation]
    ) -> None:
        self._template = template
        self._keeps = season.keeps
        self._limit = inf if season.hours_each is None else round(season.hours_each * 60)
        self._atoms = atoms
        self._taken: dict[WeekStretch, list[Holding]] = {cell: [] for cell in template.cells()}
        self._cells = {room: [cell for cell in self._taken if cell.room == room] for room in template.slots}
        self._minutes: Counter[str] = Counter()
        self.least = template.least
        for row in held:
            for stretch in stretches(row.times):
                self._keep(Holding(stretch, row.organiser))

    def serve(self, group: Iterable[Applicant]) -> list[Share]:
        """Serve equals in rounds, one time for each in each round, until nobody can be given more.

        What is taken is never free again, so who cannot be given anything in one round is done. Why, is told at once,
        while it can be seen who came first.
        """
        shares = [Share(each, tuple(self._template.options(each.application))) for each in group]
        waiting, number = shares, 0
        while waiting:
            number += 1
            turns = [Turn(share, number, self._claims(share)) for share in waiting]
            waiting = [turn.share for turn in sorted(turns, key=lambda turn: turn.order) if self._takes(turn)]
        return shares

    @property
    def free(self) -> list[WeekStretch]:
        """The cells that nobody has."""
        return [cell for cell, holdings in self._taken.items() if not holdings]

    def over(self, cell: WeekStretch) -> list[Holding]:
        """Tell who has a cell, in its room or in one that shares a part with it."""
        return self._taken[cell]

    def left(self, share: Share) -> tuple[float, float]:
        """Tell how many minutes an applicant can still get: under the limit of all, and of those that it asked for."""
        hours = share.applicant.application.hours
        wanted = inf if hours is None else round(hours * 60) - share.minutes
        return self._limit - self._minutes[share.organiser], wanted

    def _takes(self, turn: Turn) -> bool:
        share, found = turn.share, self._dearest(turn.share)
        share.turns.append(turn)
        if found is None:
            share.unmet.extend(refusals(self, turn))
            return False
        option, piece = found
        share.given.append(GivenTime(option.wish, piece.time, turn.round))
        self._keep(Holding(piece, share.organiser, turn))
        return True

    def _keep(self, holding: Holding) -> None:
        self._minutes[holding.organiser] += holding.stretch.minutes
        for room, cells in self._cells.items():
            if not self._atoms(room).isdisjoint(self._atoms(holding.stretch.room)):
                for cell in filter(holding.stretch.meets, cells):
                    self._taken[cell].append(holding)

    def _claims(self, share: Share) -> bool:
        found = self._dearest(share) if self._keeps and share.applicant.had else None
        return found is not None and found[1].within(had for had in share.applicant.had if had.room == found[1].room)

    def _dearest(self, share: Share) -> tuple[Option, WeekStretch] | None:
        """Find the dearest wish that can still be met, and what of it."""
        left = min(self.left(share))
        pieces = ((option, self._piece(option, left)) for option in share.options)
        return next(((option, piece) for option, piece in pieces if piece is not None), None)

    def _piece(self, option: Option, left: float) -> WeekStretch | None:
        """Find the longest piece of an option that is free, no longer than what is left; of equals the first."""
        runs = (list(run) for free, run in groupby(option.cells, key=lambda cell: not self._taken[cell]) if free)
        pieces = (piece for piece in (_beginning(run, left) for run in runs) if piece is not None)
        long = (piece for piece in pieces if piece.minutes >= self.least)
        return max(long, key=lambda piece: piece.minutes, default=None)


def _beginning(run: Sequence[WeekStretch], left: float) -> WeekStretch | None:
    """Take as many cells of a run, from its start, as there are minutes left."""
    ends = [cell.end for cell in run if cell.end - run[0].start <= left]
    return evolve(run[0], end=ends[-1]) if ends else None
