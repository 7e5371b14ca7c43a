"""What the rules said of one choice of rooms at one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from innbygger_core.decisions import Condition, Outcome, Trace
    from innbygger_core.sharing._deciding._asked import Asked

__all__ = ["Judged"]


@frozen(eq=False)
class Judged:
    """One choice of rooms at one time, with what the rules said of it.

    Attributes:
        rooms: the wish in each of the rooms.
        start: when it begins, in µs.
        end: when it ends, in µs.
        trace: all that the rules said.
        outcome: what comes of it.
        conditions: what must be kept.
    """

    rooms: tuple[Asked, ...]
    start: int
    end: int
    trace: Trace
    outcome: Outcome
    conditions: tuple[Condition, ...]
