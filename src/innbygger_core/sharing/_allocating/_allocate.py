"""Allocating a season: fair by a stated order, explained to everybody, and the same whenever it is done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.errors import UnreadableData
from innbygger_core.reading import fault, pointer
from innbygger_core.sharing._allocating._awards import AllocationPlan, Award
from innbygger_core.sharing._allocating._giving import Giving
from innbygger_core.sharing._allocating._queue import queued
from innbygger_core.sharing._allocating._standing import standings
from innbygger_core.sharing._allocating._template import Template
from innbygger_core.sharing._allocating._week import season_times, stretches
from innbygger_core.sharing._space._tree import RoomTree
from innbygger_core.sharing._writing._seasons import Allocation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from innbygger_core.errors import Fault
    from innbygger_core.hubs import OrganisationFacts, RoomFacts
    from innbygger_core.sharing._allocating._awards import Standing, UnmetTime
    from innbygger_core.sharing._allocating._giving import Share
    from innbygger_core.sharing._writing._seasons import Application, Season
    from innbygger_core.values import Fact

__all__ = ["allocate"]


def allocate(  # noqa: PLR0913 - all that an allocation rests on
    season: Season,
    applications: Iterable[Application],
    *,
    now: datetime,
    held: Iterable[Allocation] = (),
    before: Iterable[Allocation] = (),
    rooms: Iterable[RoomFacts] = (),
    organisations: Iterable[OrganisationFacts] = (),
) -> AllocationPlan:
    """Give the times of a season away to those who applied for them.

    Those in time come before those who are late, and among them one step of the order of priority before the next.
    Within a step all are equal: a draw puts them in order, and in that order each takes one time in each round, the
    dearest of its wishes that can still be met, until nobody can be given more. So everybody gets a time before anybody
    gets two. Where a time can be divided, what is free of it is taken; of several free parts the longest.

    Args:
        season: its times, order, seed and limits.
        applications: in any order; the result does not depend on it.
        now: aware; late applications that are treated one by one take part from ``late_from``.
        held: allocations of this season that stand already; nobody else gets their time.
        before: allocations of the season before, for ``had``.
        rooms: the rooms, since those that share a part share its time.
        organisations: the organisations, since steps may ask what sort they are.

    Raises:
        NaiveDatetime: ``now`` has no time zone.
        UnreadableData: two organisers use the same id for an application.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core.sharing import Application, Season
        >>> tuesdays = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
        >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20", times=(tuesdays,), seed="31415",
        ...                 opens=None, closes="2026-04-01T00:00:00Z")
        >>> def applies(name):
        ...     return Application(id=name, organiser=f"organisation/{name}", sent_at="2026-03-01T12:00:00Z",
        ...                        wishes=(tuesdays,))
        >>> plan = allocate(season, map(applies, ("band", "choir")), now=datetime(2026, 5, 1, tzinfo=UTC))
        >>> [(row.organiser, row.draw) for row in plan.allocations]
        [('organisation/choir', 1)]
        >>> print(plan.award("band").text("en", {"organisation/choir": "the choir", "room/hall": "the hall"}))
        Organisation/band gets no fixed time. Among equals, it was drawn as number 2.
        The applicant wished for Tuesdays 18:00–20:00 in the hall, but the choir, who was drawn first, got it.
    """
    applied, template = tuple(applications), Template.of(season)
    _refuse_shared_ids(applied)
    found = standings(season, applied, now)
    giving = Giving(season, template, _tree(season, rooms).atoms, held)
    groups = queued(season, found, _kinds(season, organisations), {row.id: row for row in before})
    shares = [share for group in groups for share in giving.serve(group)]
    return AllocationPlan(
        season=season.id,
        seed=season.seed,
        awards=(*(_award(share, template) for share in shares), *_uncounted(found)),
        allocations=tuple(_row(season, share) for share in shares if share.given),
        free=season_times(giving.free),
    )


def _refuse_shared_ids(applications: tuple[Application, ...]) -> None:
    faults = tuple(_shared_ids(applications))
    if faults:
        raise UnreadableData(faults)


def _shared_ids(applications: tuple[Application, ...]) -> Iterator[Fault]:
    """Find the applications whose id is that of somebody else's before them."""
    first: dict[str, int] = {}
    for place, each in enumerate(applications):
        other = first.setdefault(each.id, place)
        if applications[other].organiser != each.organiser:
            yield fault(pointer((place, "id")), "duplicate-id", each.id, id=each.id, other=pointer((other,)))


def _award(share: Share, template: Template) -> Award:
    applicant = share.applicant
    unmet = (*template.outside(applicant.application), *share.unmet)
    return Award(
        application=applicant.application.id,
        organiser=share.organiser,
        standing=applicant.standing,
        step=applicant.step,
        draw=applicant.draw,
        given=tuple(share.given),
        unmet=tuple(sorted(unmet, key=_in_the_week)),
        missing=applicant.missing,
    )


def _in_the_week(unmet: UnmetTime) -> tuple[int, int, int]:
    """Sort by wish, then by day and time."""
    return unmet.wish, unmet.time.weekdays.days[0], unmet.time.clock.minutes[0]


def _uncounted(found: Mapping[Application, Standing]) -> Iterator[Award]:
    """Give the applications that take no part, in the order in which they were sent."""
    for application, standing in found.items():
        if not standing.served:
            yield Award(application.id, application.organiser, standing)


def _row(season: Season, share: Share) -> Allocation:
    """Write down what an application got, as a row of the plan that holds for the season."""
    return Allocation(
        id=share.applicant.application.id,
        season=season.id,
        organiser=share.organiser,
        times=season_times(stretches(given.time for given in share.given)),
        splits_itself=season.holders_split,
        draw=share.applicant.draw,
        valid_from=season.first_day,
        valid_to=season.last_day,
    )


def _tree(season: Season, rooms: Iterable[RoomFacts]) -> RoomTree:
    """Make the tree of the rooms that exist at some time in the season."""
    first, last = season.first_day, season.last_day
    return RoomTree(
        tuple(each for each in rooms if (each.valid_from or first) <= last and first <= (each.valid_to or last))
    )


def _kinds(season: Season, organisations: Iterable[OrganisationFacts]) -> dict[str, Fact[str]]:
    """Tell what sort of organisation each is when the season begins."""
    return {f"organisation/{row.id}": row.kind for row in organisations if row.holds(season.first_day)}
