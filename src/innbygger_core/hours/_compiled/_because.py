"""Why a layer is as it is at an instant: the day to which its hours belong, and the items of that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._deciding._day_hours import state_at
from innbygger_core.hours._values import Because
from innbygger_core.hours._writing._day_spans import MIDNIGHT
from innbygger_core.timekeeping import holidays_on, moment

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.hours._compiled._links import LinkedStrand
    from innbygger_core.hours._deciding._ranking import Decided
    from innbygger_core.hours._deciding._strands import Strand

__all__ = ["because", "plain_state"]

# By another zone's clock, an instant of these years can fall on a day just outside them.
_YEARS: Final = range(1900, 2200)


def because(layer: LinkedStrand, at: int) -> Because:
    """Explain a layer.

    Args:
        layer: the layer.
        at: the instant, in µs.
    """
    day, said, _ = _owner(layer.strand, moment(at, layer.zone))
    return Because(
        layer=layer.strand.id,
        day=day,
        winner=said.winner.name,
        changes=tuple(item.name for item in said.changes),
        beat=tuple(item.name for item in said.beaten),
        unsure=tuple(item.name for item in said.unsure),
        bounds=tuple(layer.cut_by(at)),
        holidays=holidays_on(day) if day.year in _YEARS else (),
        reason=said.winner.reason,
    )


def plain_state(strand: Strand, local: datetime) -> int:
    """Tell a layer's state by reading the clock and asking the day, with nothing compiled: the oracle of all else."""
    return _owner(strand, local)[2]


def _owner(strand: Strand, local: datetime) -> tuple[date, Decided, int]:
    """Find the day to which an instant belongs, what it comes to, and the state: the night before may still last."""
    today = local.date().toordinal()
    minute = local.hour * 60 + local.minute
    said = [(day, strand.day(day)) for day in (today, today - 1)]
    states = [(state_at(decided.hours, minute + late * MIDNIGHT), -late) for late, (_, decided) in enumerate(said)]
    state, late = max(states)
    day, decided = said[-late]
    return date.fromordinal(day), decided, state
