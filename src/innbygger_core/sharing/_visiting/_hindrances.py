"""Why a hub cannot be visited, day by day: the first thing that hinders it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

from innbygger_core.sharing._visiting._plan import VisitHindrance, WhyNot
from innbygger_core.sharing._visiting._venues import starts
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from innbygger_core.sharing._visiting._rounds import Rounds
    from innbygger_core.sharing._visiting._service import VisitingService

__all__ = ["barred_everywhere", "days_of", "hindrances"]


def days_of(service: VisitingService) -> tuple[date, ...]:
    """List the days of the season."""
    length = (service.last_day - service.first_day).days + 1
    return tuple(service.first_day + timedelta(days=day) for day in range(length))


def barred_everywhere(service: VisitingService) -> tuple[VisitHindrance, ...]:
    """Tell that a service may not be under a hub's roof, on any day of the season."""
    return (VisitHindrance("not-under-roof", len(days_of(service))),)


def hindrances(rounds: Rounds, hub: str, visited: Sequence[date]) -> tuple[VisitHindrance, ...]:
    """Tell why a hub cannot be visited more often than on some days: each day of the season once.

    Args:
        rounds: what rounds there can be.
        hub: id of the hub.
        visited: the days on which it is visited.
    """
    why = {day: _why(rounds, hub, visited, day) for day in days_of(rounds.service)}
    count = Counter(why.values())
    refused = [day for day, each in why.items() if each == "refused"]
    codes = tuple(sorted({code for day in refused for code in _codes(rounds, hub, day)}))
    in_order = (each for each in get_args(WhyNot) if count[each])
    return tuple(VisitHindrance(each, count[each], codes if each == "refused" else ()) for each in in_order)


def _why(rounds: Rounds, hub: str, visited: Sequence[date], day: date) -> WhyNot:
    if hub not in rounds.travel.reachable:
        return "distance-unknown"
    if not rounds.possible(day, frozenset({hub})):
        return _by_itself(rounds, hub, day)
    close = any(abs((day - other).days) < rounds.service.gap for other in visited)
    return "too-close" if close else "day-full"


def _by_itself(rounds: Rounds, hub: str, day: date) -> WhyNot:
    """Tell why a hub cannot be visited on a day even if it is the only one."""
    if not list(rounds.away(day)):
        return "off-day"
    if not any(list(starts(there, *there, rounds.asking.length)) for there in rounds.reach(day, hub)):
        return "too-far"
    rooms = rounds.venues[hub].rooms_on(day)
    if not rooms[Known.YES]:
        return "room-unknown" if rooms[Known.UNKNOWN] else "no-room"
    for why, spans in rounds.venues[hub].limits:
        if not list(_starts(rounds, hub, day, spans.edges)):
            return why
    return "refused"


def _codes(rounds: Rounds, hub: str, day: date) -> Iterator[str]:
    """Give the codes of what refused each room at each time of a day."""
    venue = rounds.venues[hub]
    for start in _starts(rounds, hub, day, venue.open_edges):
        for room in venue.rooms_on(day)[Known.YES]:
            yield from rounds.asking.answer(room, start).codes


def _starts(rounds: Rounds, hub: str, day: date, edges: tuple[int, ...]) -> Iterator[int]:
    for earliest, latest in rounds.reach(day, hub):
        yield from starts(edges, earliest, latest, rounds.asking.length)
