"""Cutting a window of starts into pieces in which rooms, terms and policy are the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.timekeeping import day_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Asked, Context
    from innbygger_core.sharing._deciding._decider import Decider
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Piece", "pieces"]


@frozen(eq=False)
class Piece:
    """A stretch of starts, half-open in µs, with the wish in its rooms; no rooms where one does not exist then."""

    start: int
    end: int
    rooms: tuple[Asked, ...]


def pieces(  # noqa: PLR0913 - what, where, when, how long, and for whom
    decider: Decider, wish: Wish, *, rooms: tuple[str, ...], window: tuple[int, int], length: int, context: Context
) -> Iterator[Piece]:
    """Cut a window of starts, so that in each piece every figure is the same."""
    start, end = window
    for low, high in _days(decider, start, end, length):
        at = low
        while at < high:
            asked = decider.asked(wish, rooms, at, length, context)
            turn = high
            for one in asked or ():
                _, until, _ = next(
                    decider.terms(wish, one.room, series=context.series).regimes(decider.world, at, high)
                )
                turn = min(turn, until)
            yield Piece(at, turn, asked or ())
            at = turn


def _days(decider: Decider, start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    """Cut a window where the rooms, what there is in them, or the policy may change: for a start, or before its end."""
    days = {day_start(day, decider.world.zone) for day in (*decider.world.changes, *decider.judge.weighings.turns)}
    turns = days | {day - length + 1 for day in days}
    edges = [start, *sorted(turn for turn in turns if start < turn < end), end]
    yield from pairwise(edges)
