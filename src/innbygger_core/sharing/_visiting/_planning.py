"""Planning the visits of a service over a season."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from innbygger_core.sharing._visiting._asking import Asking
from innbygger_core.sharing._visiting._barriers import barred, reasons_of
from innbygger_core.sharing._visiting._hindrances import barred_everywhere, days_of, hindrances
from innbygger_core.sharing._visiting._most import most_visits
from innbygger_core.sharing._visiting._placing import Placing
from innbygger_core.sharing._visiting._plan import HubShare, ServiceVisit, UnplacedVisits, VisitPlan
from innbygger_core.sharing._visiting._rounds import Rounds
from innbygger_core.sharing._visiting._shares import awards, weighed
from innbygger_core.sharing._visiting._spreading import spread
from innbygger_core.sharing._visiting._travel import Travel
from innbygger_core.sharing._visiting._turns import Turn, month_of
from innbygger_core.sharing._visiting._venues import position_of, venue_of
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.decisions import Policy, Reason
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._visiting._asking import Decides
    from innbygger_core.sharing._visiting._service import VisitingService
    from innbygger_core.sharing._visiting._shares import Award, Weighed
    from innbygger_core.sharing._visiting._turns import Placed

__all__ = ["plan_visits", "rounds_of"]


def plan_visits(
    service: VisitingService, facts: SharingFacts, decides: Decides, *, policy: Policy | None = None
) -> VisitPlan:
    """Plan the visits of a service over a season: how many each hub gets, and where and when each visit is.

    Visits are apportioned by the method of Sainte-Laguë in proportion to need weighted by distance, since the farther
    from the office a hub is, the more the visits matter [report p. 9]. They are spread evenly: each hub's in a stretch
    of the season of its own. A visit is where the hub is known to be open, within a round that brings the specialist
    back in time, in a room that suits and may be had. Nothing in it is left to chance: the same facts and answers give
    the same plan.

    The plan may miss visits that another would place, but says how many at most (``missed_at_most``), and never places
    less than one of ``2 + hubs_a_day`` that could be. With one hub a day and no gap it misses none.

    Args:
        service: who comes, how often, and when they can travel.
        facts: the plan of the municipality.
        decides: tells whether a request may have its room and time, such as
            ``lambda request: calendar.decide(request, now=now)``. It is asked about many times and rooms, and about
            each of them as if no other visit were planned.
        policy: how strictly the rules about security and shielding hold; as in their source without one.

    Raises:
        UnknownId: there is no such hub, or a hub has no such room.

    Example:
        >>> from innbygger_core import read_plan
        >>> from innbygger_core.sharing import VisitingService
        >>> facts = read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...   "hubs": [{"id": "near", "name": "Nær", "hours": "open"}, {"id": "far", "name": "Fjern", "hours": "open"}],
        ...   "rooms": [{"id": "den", "hub": "near", "name": "Stua"}, {"id": "loft", "hub": "far", "name": "Loftet"}],
        ...   "hours": [{"format": "innbygger.hours/1", "id": "open", "week": {"mon-fri": ["09:00-18:00"]}}]}''')
        >>> advice = VisitingService.model_validate({
        ...     "id": "start-loans", "wish": {"length": "PT3H", "purpose": "start-loans"}, "visits": 3,
        ...     "first_day": "2027-03-01", "last_day": "2027-04-30", "hours": {"tue": ["08:00-15:30"]},
        ...     "hubs": [{"hub": "near", "minutes": 5}, {"hub": "far", "minutes": 40}]})
        >>> plan = plan_visits(advice, facts, lambda request: request.start.hour >= 10)
        >>> print(plan.text("en", names={"hub/near": "Nær", "hub/far": "Fjern", "room/den": "Stua"}))
        Fjern: Tuesday 16 March 2027, 10:00–13:00, loft.
        Nær: Tuesday 30 March 2027, 10:00–13:00, Stua.
        Fjern: Tuesday 13 April 2027, 10:00–13:00, loft.
        All the visits have been placed.
    """
    rounds = rounds_of(service, facts, decides)
    hubs = weighed(service, rounds.travel)
    turns = _turns(awards(service, hubs))
    reasons = reasons_of(service, facts, policy)
    placing = _placing(rounds, turns, reasons)
    placed = spread(placing, turns)
    return VisitPlan(
        service.id,
        service.first_day,
        service.last_day,
        visits=tuple(_visits(rounds, placed)),
        shares=tuple(_shares(rounds, hubs, turns, placed)),
        unplaced=tuple(_unplaced(rounds, turns, placed, reasons)),
        reasons=reasons,
        bunched=tuple(_bunched(service, placed)),
        most=placing.most,
    )


def rounds_of(service: VisitingService, facts: SharingFacts, decides: Decides) -> Rounds:
    """Gather what there is to plan rounds with."""
    clock = zone(facts.municipality.timezone)
    venues = {each.hub: venue_of(service, each, facts) for each in service.hubs}
    where = ((hub, position_of(hub, facts, service.first_day)) for hub in venues)
    travel = Travel(service, {hub: position for hub, position in where if position is not None})
    return Rounds(service, travel, venues, Asking(service, clock, decides), clock)


def _turns(given: Sequence[Award]) -> tuple[Turn, ...]:
    """Make turns of awards, so that what was awarded first has the first choice of days."""
    total = Counter(award.hub for award in given)
    return tuple(Turn(award.hub, award.number, total[award.hub]) for award in given)


def _placing(rounds: Rounds, turns: Sequence[Turn], reasons: tuple[Reason, ...]) -> Placing:
    service = rounds.service
    days = () if barred(reasons) else days_of(service)
    possible = {hub: tuple(day for day in days if rounds.possible(day, frozenset({hub}))) for hub in rounds.venues}
    most = most_visits(Counter(turn.hub for turn in turns), possible, service.gap, service.hubs_a_day)
    return Placing(service.first_day, service.last_day, possible, rounds.possible, service.gap, most)


def _visits(rounds: Rounds, placed: Placed) -> Iterator[ServiceVisit]:
    asking = rounds.asking
    for day, hubs in sorted(placed.by_day.items()):
        for call in rounds.calls(day, hubs):
            outcome = asking.answer(call.room, call.start).outcome
            yield ServiceVisit(call.hub, asking.wish(call.room), *asking.times(call.start), outcome, call.minutes)


def _shares(rounds: Rounds, hubs: Sequence[Weighed], turns: Sequence[Turn], placed: Placed) -> Iterator[HubShare]:
    travel, all_weight = rounds.travel, sum(each.weight for each in hubs)
    for each in hubs:
        yield HubShare(
            each.hub,
            each.visited.need,
            minutes=travel.minutes(None, each.hub) if each.hub in travel.reachable else None,
            kilometres=travel.kilometres(each.hub),
            weight=float(each.weight),
            quota=float(each.weight / all_weight * len(turns)),
            visits=sum(turn.hub == each.hub for turn in turns),
            placed=len(placed.at(each.hub)),
        )


def _unplaced(
    rounds: Rounds, turns: Sequence[Turn], placed: Placed, reasons: tuple[Reason, ...]
) -> Iterator[UnplacedVisits]:
    wanted = Counter(turn.hub for turn in turns)
    for each in rounds.service.hubs:
        days = placed.days_of(each.hub)
        if wanted[each.hub] > len(days):
            why = barred_everywhere(rounds.service) if barred(reasons) else hindrances(rounds, each.hub, days)
            yield UnplacedVisits(each.hub, wanted[each.hub] - len(days), why, each.nearby)


def _bunched(service: VisitingService, placed: Placed) -> Iterator[str]:
    """Name the hubs that are visited several times, all in one month of a season of several."""
    several = month_of(service.first_day) != month_of(service.last_day)
    for each in service.hubs:
        days = placed.days_of(each.hub)
        if several and len(days) > 1 and month_of(days[0]) == month_of(days[-1]):
            yield each.hub
