"""What is free: the starts that the rules would not refuse, and why they refuse the others."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.decisions import Outcome, Trace
from innbygger_core.sharing._deciding._asked import Asked, Candidate
from innbygger_core.sharing._deciding._inputs import WIDEST_WINDOW, invalid, length_faults, wish_faults
from innbygger_core.sharing._deciding._settling import settled_outcome
from innbygger_core.sharing._deciding._shapes import BlockRule, hits, silent
from innbygger_core.sharing._finding._grid import grid_of, starts_within
from innbygger_core.sharing._finding._pieces import pieces
from innbygger_core.sharing._values import FreeTime, Gap, Openings
from innbygger_core.timekeeping import duration, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Condition, Reason, Verdict, Weighing
    from innbygger_core.sharing._deciding._asked import Context
    from innbygger_core.sharing._deciding._decider import Decider
    from innbygger_core.sharing._deciding._shapes import Block
    from innbygger_core.sharing._finding._pieces import Piece
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["free_in", "free_time"]


@frozen(eq=False)
class _Run:
    """Starts in a row with one answer."""

    starts: list[int]
    step: int
    outcome: Outcome
    reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...]

    def like(self, other: _Run) -> bool:
        """Tell whether another has the same answer, on the same grid where starts are offered."""
        same_grid = self.outcome is Outcome.DENY or self.step == other.step
        answers = ((run.outcome, run.reasons, run.conditions) for run in (self, other))
        return same_grid and next(answers) == next(answers)

    def even(self) -> Iterator[list[int]]:
        """Give the starts that lie a step apart; where the clock is changed, some do not."""
        apart: list[int] = []
        for start in self.starts:
            if apart and start - apart[-1] != self.step:
                yield apart
                apart = []
            apart.append(start)
        yield apart


def free_time(decider: Decider, wish: Wish, window: tuple[int, int], context: Context) -> FreeTime:
    """Find when a wish may be had in a window, in each of its choices of rooms."""
    faults = wish_faults(wish, decider.world)
    first, last = (moment(at, decider.world.zone) for at in window)
    if wish.length is None:
        faults = (*faults, invalid("/wish/length", "no-length"))
    faults = (*faults, *length_faults(wish.length, first))
    if last - first > WIDEST_WINDOW:
        faults = (*faults, invalid("/end", "too-wide", last.isoformat()))
    if faults:
        return FreeTime((), (Gap(wish.rooms or wish.any_of, first, last, faults),))
    length = decider.end(wish, window[0]) - window[0]
    found = [
        answer
        for rooms in decider.choices(wish)
        for answer in free_in(decider, wish, rooms=rooms, window=window, length=length, context=context)
    ]
    return FreeTime(
        tuple(answer for answer in found if isinstance(answer, Openings)),
        tuple(answer for answer in found if isinstance(answer, Gap)),
    )


def free_in(  # noqa: PLR0913 - what, where, when, how long, and for whom
    decider: Decider, wish: Wish, *, rooms: tuple[str, ...], window: tuple[int, int], length: int, context: Context
) -> Iterator[Openings | Gap]:
    """Go through the starts of a window in order: those that may be had, and those that are refused.

    Uses of the wish's length lie wholly inside the window. Starts are those of the grid, or every quarter of an hour
    where the terms have none.
    """
    start, end = window
    before: _Run | None = None
    for piece in pieces(decider, wish, rooms=rooms, window=(start, end - length + 1), length=length, context=context):
        for run in _runs(decider, piece, length):
            if before is not None and before.like(run):
                before.starts.extend(run.starts)
                continue
            if before is not None:
                yield from _shown(decider, rooms, before, length)
            before = run
    if before is not None:
        yield from _shown(decider, rooms, before, length)


def _shown(decider: Decider, rooms: tuple[str, ...], run: _Run, length: int) -> Iterator[Openings | Gap]:
    zone = decider.world.zone
    if run.outcome is Outcome.DENY:
        yield Gap(rooms, moment(run.starts[0], zone), moment(run.starts[-1], zone), run.reasons)
        return
    for starts in run.even():
        first, last = moment(starts[0], zone), moment(starts[-1], zone)
        told = duration(run.step), duration(length), run.outcome, run.reasons, run.conditions
        yield Openings(rooms, first, last, *told)


def _runs(decider: Decider, piece: Piece, length: int) -> Iterator[_Run]:
    """Answer for the starts of a piece: once for those between two edges of which every fit says the same."""
    step = grid_of(())
    quarters = range(-(-piece.start // step) * step, piece.end, step)
    starts = list(starts_within(piece.rooms, piece.start, piece.end)) if piece.rooms else list(quarters)
    if not starts:
        return
    if not piece.rooms:
        yield _Run(starts, grid_of(()), Outcome.DENY, (invalid("/start", "no-room-then"),), ())
        return
    hearing = _Hearing(decider, piece, length)
    edges = hearing.edges()
    low = 0
    while low < len(starts):
        place = bisect_left(edges, starts[low] + 1)
        high = bisect_left(starts, edges[place], low) if place < len(edges) else len(starts)
        for alike in hearing.grouped(starts[low:high]):
            yield hearing.run(alike)
        low = high


class _Hearing:
    """What the rules say of a piece: gates once, blocks laid out, and fits that judge each start."""

    def __init__(self, decider: Decider, piece: Piece, length: int) -> None:
        self.length = length
        self.rooms = piece.rooms
        self.approval = piece.rooms[0].context.approval
        self.gates = Trace()
        self.blocks: list[tuple[Weighing, Asked, list[Block]]] = []
        self.fits: list[tuple[Weighing, Asked]] = []
        self._said: dict[tuple[str, str, object], Verdict] = {}
        for weigh in decider.judge.weighings.on(decider.world.day(piece.start)):
            for asked in piece.rooms:
                self._hear(weigh, asked, piece)

    def _hear(self, weigh: Weighing, asked: Asked, piece: Piece) -> None:
        rule = weigh.rule
        if silent(rule, asked):
            return
        if rule.over is Asked:
            self.gates.keep(asked, weigh, rule.look(asked, weigh.figures))
        elif isinstance(rule, BlockRule):
            blocks = list(rule.blocks(asked, piece.start, piece.end - 1 + self.length, weigh.figures))
            if blocks:
                self.blocks.append((weigh, asked, blocks))
        elif rule.code != "sharing.start-grid" or asked is not piece.rooms[0]:
            self.fits.append((weigh, asked))

    def edges(self) -> list[int]:
        """Give the starts at which some block begins or ceases to matter, in order."""
        return sorted({edge for _, _, blocks in self.blocks for block in blocks for edge in block.starts(self.length)})

    def grouped(self, starts: list[int]) -> Iterator[list[int]]:
        """Put together the starts in a row of which every fit says the same."""
        if not self.fits:
            yield starts
            return
        for _, alike in groupby(starts, lambda start: [self._alike(fit, start) for fit in self.fits]):
            yield list(alike)

    def _alike(self, fit: tuple[Weighing, Asked], start: int) -> object:
        """Tell what a start has in common with others of which a fit says the same: nothing, unless the rule knows."""
        weigh, asked = fit
        alike = weigh.rule.alike  # type: ignore[attr-defined]
        return alike(Candidate(asked, start, start + self.length)) if alike else start

    def _judged(self, fit: tuple[Weighing, Asked], start: int) -> Verdict:
        """Ask a fit once of all of which it says the same."""
        weigh, asked = fit
        key = weigh.rule.code, asked.reference, self._alike(fit, start)
        if key not in self._said:
            self._said[key] = weigh.rule.look(Candidate(asked, start, start + self.length), weigh.figures)
        return self._said[key]

    def run(self, starts: list[int]) -> _Run:
        """Answer for starts between which nothing changes, by the first of them."""
        start, end = starts[0], starts[0] + self.length
        trace = Trace(reasons=list(self.gates.reasons), conditions=list(self.gates.conditions))
        for weigh, asked, blocks in self.blocks:
            trace.keep(asked, weigh, hits(blocks, start, end))
        for fit in self.fits:
            weigh, asked = fit
            trace.keep(asked, weigh, self._judged(fit, start))
        reasons = tuple(sorted(trace.reasons, key=lambda it: it.order))
        conditions = tuple(dict.fromkeys(trace.conditions))
        outcome = settled_outcome(reasons, conditions, approval=self.approval, shrinks=False, or_wait=False)
        kept = () if outcome is Outcome.DENY else conditions
        return _Run(starts, grid_of(self.rooms), outcome, reasons, kept)
