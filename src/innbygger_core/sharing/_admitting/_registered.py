"""When those who are registered for self-service can open the door."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.ids import reference
from innbygger_core.sharing._admitting._deciding import decided, entries_at
from innbygger_core.sharing._admitting._merging import Claim
from innbygger_core.timekeeping import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Policy
    from innbygger_core.sharing._admitting._arrivals import Arrival
    from innbygger_core.sharing._admitting._places import Place
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.timekeeping import Spans

__all__ = ["registered"]

_A_DAY: Final = timedelta(days=1)


def registered(facts: SharingFacts, place: Place, arrivals: tuple[Arrival, ...], policy: Policy) -> Iterator[Claim]:
    """Go through what self-service opens to those whom a decision lets in alone; one decision holds for a day."""
    for spans in _by_day(place.alone):
        opens = moment(spans.edges[0], place.clock)
        for entry in entries_at(facts, arrivals, place.hub, opens, place.timetable):
            if decided(entry, policy).allowed:
                why = reference("self-service", entry.terms.id)
                yield Claim(entry.arrival.visitor.who, place.reference, why, spans)


def _by_day(spans: Spans) -> Iterator[Spans]:
    """Cut spans at midnight, since age, terms and policy are those of a day."""
    if not spans:
        return
    first, last = (moment(edge, spans.zone).date() for edge in (spans.edges[0], spans.edges[-1] - 1))
    for days in range((last - first).days + 1):
        day = first + days * _A_DAY
        of_day = spans.clip(day, day + _A_DAY)
        if of_day:
            yield of_day
