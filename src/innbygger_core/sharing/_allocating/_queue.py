"""The queue of a season: applications that count, in groups of equals, each group in the order of its draw."""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.sharing._allocating._awards import Standing
from innbygger_core.sharing._allocating._drawing import draw_order
from innbygger_core.sharing._allocating._standing import unknown_window
from innbygger_core.sharing._allocating._stepping import step_of
from innbygger_core.sharing._allocating._week import stretches
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innbygger_core.sharing._allocating._week import WeekStretch
    from innbygger_core.sharing._writing._seasons import Allocation, Application, Season
    from innbygger_core.values import Fact

__all__ = ["Applicant", "Rank", "queued"]


@frozen(order=True)
class Rank:
    """What decides between two applications before any draw; those of one rank are equals.

    Attributes:
        late: whether it was late.
        sent: when it was sent, in µs, where late ones are served one by one; 0 otherwise.
        step: its step of the order of priority; infinite where none fits.
    """

    late: bool
    sent: int
    step: float


@frozen(eq=False)
class Applicant:
    """An application in the queue.

    Attributes:
        application: as it was sent.
        standing: in time, or late.
        rank: what decides before any draw.
        place: its place in the draw among equals, counted from 1.
        alone: whether it has no equals, so that nothing was drawn.
        had: the times that it held the season before.
        missing: keys of facts that could give it another rank.
    """

    application: Application
    standing: Standing
    rank: Rank
    place: int
    alone: bool
    had: tuple[WeekStretch, ...]
    missing: tuple[str, ...]

    @property
    def step(self) -> int | None:
        """Its step of the order of priority, counted from 1; None where none fits."""
        return None if self.rank.step == inf else int(self.rank.step)

    @property
    def draw(self) -> int | None:
        """Its number in the draw; None where nothing was drawn."""
        return None if self.alone else self.place


def queued(
    season: Season,
    found: Mapping[Application, Standing],
    kinds: Mapping[str, Fact[str]],
    before: Mapping[str, Allocation],
) -> Iterator[list[Applicant]]:
    """Give the applications that are served, in groups of equals, the first group first.

    Args:
        season: whose order and seed hold.
        found: which applications count.
        kinds: what sort of organisation each organiser is, by reference.
        before: what was allocated the season before, by id.
    """
    groups: dict[Rank, list[Application]] = defaultdict(list)
    unsure: dict[Application, tuple[str, ...]] = {}
    for each, standing in found.items():
        if standing.served:
            step, missing = step_of(season.priority, each, kinds)
            unsure[each] = (*unknown_window(season, standing), *missing, *_unknown_past(season, each, before))
            groups[_rank(season, each, standing, step)].append(each)
    for rank, equals in sorted(groups.items()):
        yield [
            Applicant(each, found[each], rank, place, len(equals) == 1, _held(each, before), unsure[each])
            for place, each in enumerate(draw_order(season, equals), 1)
        ]


def _rank(season: Season, application: Application, standing: Standing, step: int | None) -> Rank:
    late = standing is Standing.LATE
    one_by_one = late and season.late_from is not None
    return Rank(late, micros(application.sent_at, "sent_at") if one_by_one else 0, inf if step is None else step)


def _held(application: Application, before: Mapping[str, Allocation]) -> tuple[WeekStretch, ...]:
    """Find the times that an application had: only what its own organiser held."""
    rows = (before[each] for each in application.had if each in before)
    return tuple(stretches(time for row in rows if row.organiser == application.organiser for time in row.times))


def _unknown_past(season: Season, application: Application, before: Mapping[str, Allocation]) -> Sequence[str]:
    """Tell that it is not known what an application had, where that counts."""
    return ("application-had",) if season.keeps and not before.keys() >= set(application.had) else ()
