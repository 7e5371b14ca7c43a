"""Which applications count: those in time, those that are late, and those that others have taken the place of."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final

from innbygger_core.sharing._allocating._awards import Standing
from innbygger_core.timekeeping import micros
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innbygger_core.sharing._writing._seasons import Application, Season

__all__ = ["standings", "unknown_window"]

_COUNTING: Final = frozenset({Standing.IN_TIME, Standing.LATE, Standing.WAITING})


def standings(season: Season, applications: Iterable[Application], now: datetime) -> dict[Application, Standing]:
    """Tell which applications count, those sent first before the others; their own order does not matter.

    An application that is sent again under its id is corrected: the last version that came in time counts, and none
    that is late takes its place. Where one organiser may send only so many, those count that were sent first.
    """
    sent = sorted(dict.fromkeys(applications), key=_when_sent)
    found = {each: _arrived(season, each, now) for each in sent}
    by_id = _by_id(each for each in sent if found[each] is not Standing.EARLY)
    for versions in by_id.values():
        found.update(_superseded(versions, found))
    counting = [each for versions in by_id.values() for each in versions if found[each] in _COUNTING]
    return found | dict.fromkeys(_too_many(season, counting), Standing.TOO_MANY)


def unknown_window(season: Season, standing: Standing) -> tuple[str, ...]:
    """Name the facts that could still make an application early or late; where it is known to be, there are none."""
    if standing in (Standing.EARLY, Standing.TOO_LATE, Standing.LATE, Standing.WAITING):
        return ()
    told = {"season-opens": season.opens, "season-closes": season.closes}
    return tuple(name for name, when in told.items() if when is UNKNOWN)


def _when_sent(application: Application) -> tuple[int, str, str]:
    """Sort by the instant; the rest only keeps the order from depending on that of the list."""
    return micros(application.sent_at, "sent_at"), application.id, application.model_dump_json()


def _arrived(season: Season, application: Application, now: datetime) -> Standing:
    """Tell how an application stands to the window; what is not known of the window keeps nobody out."""
    at = micros(application.sent_at, "sent_at")
    if isinstance(season.opens, datetime) and at < micros(season.opens, "opens"):
        return Standing.EARLY
    if not isinstance(season.closes, datetime) or at < micros(season.closes, "closes"):
        return Standing.IN_TIME
    if season.late == "refused":
        return Standing.TOO_LATE
    waits = season.late_from is not None and micros(now, "now") < micros(season.late_from, "late_from")
    return Standing.WAITING if waits else Standing.LATE


def _by_id(applications: Iterable[Application]) -> Mapping[tuple[str, str], list[Application]]:
    versions: dict[tuple[str, str], list[Application]] = defaultdict(list)
    for each in applications:
        versions[each.organiser, each.id].append(each)
    return versions


def _superseded(
    versions: list[Application], found: Mapping[Application, Standing]
) -> Iterator[tuple[Application, Standing]]:
    """Find the versions of an application that do not count, since another does."""
    in_time = [each for each in versions if found[each] is Standing.IN_TIME]
    late = [each for each in versions if found[each] is not Standing.IN_TIME]
    yield from ((each, Standing.REPLACED) for each in (in_time or late)[:-1])
    if in_time:
        yield from ((each, Standing.CORRECTED_LATE) for each in late)


def _too_many(season: Season, counting: list[Application]) -> Iterator[Application]:
    """Find the applications that come after as many as their organiser may send; a correction keeps its place."""
    sent: dict[str, int] = defaultdict(int)
    for each in counting:
        sent[each.organiser] += 1
        if season.applications_each is not None and sent[each.organiser] > season.applications_each:
            yield each
