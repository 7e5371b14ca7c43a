"""Which visit on which day: as many as can be, fairly where there are too few days, and spread over the season."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.sharing._visiting._turns import Placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.sharing._visiting._placing import Placing
    from innbygger_core.sharing._visiting._turns import Turn

__all__ = ["spread"]


def spread(placing: Placing, turns: Sequence[Turn]) -> Placed:
    """Find out how many visits each hub can have, those that come first before the others, and then spread them evenly.

    Who comes first when there are too few days is so decided before anybody has a stretch of the season; otherwise hubs
    with few visits, whose stretches are long, would find days more easily.
    """
    kept = _until_no_more(placing, Placed(), turns)
    count = Counter({hub: len(visits) for hub, visits in kept.by_hub.items()})
    fewer = [evolve(turn, of=count[turn.hub]) for turn in turns if turn.number < count[turn.hub]]
    even = _until_no_more(placing, evolve(placing, strict=True).place_all(Placed(), fewer), fewer)
    more = [turn for turn in turns if turn.number >= count[turn.hub]]
    return _until_no_more(placing, even if len(even) == len(kept) else kept, more)


def _until_no_more(placing: Placing, placed: Placed, turns: Sequence[Turn]) -> Placed:
    before = -1
    while before < len(placed):
        before, placed = len(placed), placing.place_all(placed, turns)
    return placed
