"""The rule of the grid on which uses start."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Fail, Finding, Severity, Source
from innbygger_core.sharing._deciding._shapes import KEPT, fit
from innbygger_core.timekeeping import MINUTE, first_instant

if TYPE_CHECKING:
    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._deciding._asked import Candidate

__all__ = ["GRID_RULES", "start_grid"]

_KEPT: Final = KEPT


@fit(
    "sharing.start-grid",
    Severity.MUST,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    of=("grid",),
    params={"name": str, "grid": timedelta, "before": datetime, "after": datetime},
)
def start_grid(candidate: Candidate) -> Verdict:
    """A use starts on the grid, counted by the clock from its anchor [municipal-rules].

    Kept on the grid; broken beside it, with the nearest starts before and after.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> start_grid(example(terms={"grid": "PT30M"}))
        Pass(conditions=())
        >>> start_grid(example(terms={"grid": "PT1H", "grid_anchor": "08:30"})).findings[0].field
        '/start'
    """
    terms, opens = candidate.asked.terms, candidate.opens
    grid = terms.grid.seconds * (MINUTE // 60) if terms.grid else 0
    if not grid:
        return _KEPT
    anchor = terms.grid_anchor or time()
    since = _wall(opens.time()) - _wall(anchor)
    if since % grid == 0:
        return _KEPT
    steps = since // grid
    nearest = (_reading(candidate, _wall(anchor) + step * grid) for step in (steps, steps + 1))
    before, after = nearest
    params = (("name", candidate.name), ("grid", timedelta(microseconds=grid)), ("before", before), ("after", after))
    return Fail((Finding(candidate.reference, "/start", params),))


def _wall(clock: time) -> int:
    return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * (MINUTE // 60) + clock.microsecond


def _reading(candidate: Candidate, wall: int) -> datetime:
    """Show a reading of the clock, counted from midnight of the day, as an instant."""
    midnight = datetime.combine(candidate.day, time())
    return candidate.asked.moment(first_instant(midnight + timedelta(microseconds=wall), candidate.asked.world.zone))


GRID_RULES: Final = (start_grid,)
