"""Why somebody did not get what they wished for: seen at their last turn, when nothing more could be given."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.sharing._allocating._awards import Taker, UnmetTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.sharing._allocating._awards import Precedence, WhyUnmet
    from innbygger_core.sharing._allocating._giving import Giving, Holding, Turn
    from innbygger_core.sharing._allocating._queue import Rank
    from innbygger_core.sharing._allocating._week import WeekStretch

__all__ = ["refusals"]


def refusals(giving: Giving, turn: Turn) -> Iterator[UnmetTime]:
    """Give what somebody whose last turn it is was not given, part by part, and why.

    Only what was taken before that turn stood in the way; what others get afterwards did not.
    """
    for option in turn.share.options:
        for (own, takers), cells in groupby(option.cells, key=lambda cell: _had_by(giving, turn, cell)):
            run = list(cells)
            if not own:
                part = evolve(run[0], end=run[-1].end).time
                why = "taken" if takers else _withheld(giving, turn, run)
                yield UnmetTime(option.wish, part, why, takers)


def _had_by(giving: Giving, turn: Turn, cell: WeekStretch) -> tuple[bool, tuple[Taker, ...]]:
    """Tell whether a cell was given to whose turn it is, and else who has it; nobody, where it is free."""
    holdings = giving.over(cell)
    given = (each.stretch for each in holdings if each.turn is not None and each.turn.share is turn.share)
    own = cell.within(each for each in given if each.room == cell.room)
    return own, () if own else tuple(_taker(each, turn) for each in holdings)


def _withheld(giving: Giving, turn: Turn, run: Sequence[WeekStretch]) -> WhyUnmet:
    """Tell why what is free was not given: it is too short, or there are no hours left for it."""
    if run[-1].end - run[0].start < giving.least:
        return "short"
    limit, wanted = giving.left(turn.share)
    return "limit" if limit <= wanted else "wanted"


def _taker(holding: Holding, turn: Turn) -> Taker:
    """Tell who has a time, and why they came first; of a private person nothing more is told than that."""
    organiser = None if holding.organiser.startswith("resident/") else holding.organiser
    because, time = _precedence(holding, turn), holding.stretch.time
    if holding.turn is None:
        return Taker(because, time, organiser)
    other = holding.turn.share.applicant
    return Taker(because, time, organiser, other.step, other.draw)


def _precedence(holding: Holding, turn: Turn) -> Precedence:
    other = holding.turn
    if holding.organiser == turn.share.organiser:
        return "own"
    if other is None:
        return "held"
    theirs, ours = other.share.applicant.rank, turn.share.applicant.rank
    return _among_equals(other, turn.share.turns[other.round - 1]) if theirs == ours else _by_rank(theirs, ours)


def _by_rank(theirs: Rank, ours: Rank) -> Precedence:
    if theirs.late != ours.late:
        return "in_time"
    return "step" if theirs.sent == ours.sent else "earlier"


def _among_equals(theirs: Turn, ours: Turn) -> Precedence:
    """Compare the turns of two equals in the round in which the time was taken."""
    if ours.order < theirs.order:
        return "choice"
    return "had" if theirs.claims != ours.claims else "draw"
