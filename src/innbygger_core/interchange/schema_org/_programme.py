"""Occasions as events: single ones, and those of a series with the schedule by which they come back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from attrs import frozen

from innbygger_core.interchange.schema_org._naming import alone, told
from innbygger_core.interchange.schema_org._organisations import organiser_node
from innbygger_core.interchange.schema_org._series import by_the_week

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from innbygger_core.interchange.schema_org._locations import Locations
    from innbygger_core.interchange.schema_org._naming import Naming
    from innbygger_core.interchange.schema_org._occasions import Occasion, What
    from innbygger_core.interchange.schema_org._series import Weekly
    from innbygger_core.network import Plan

__all__ = ["Programme"]

_SCHEDULED: Final = "https://schema.org/EventScheduled"
_CANCELLED: Final = "https://schema.org/EventCancelled"


@frozen
class Programme:
    """What happens in the rooms of a plan.

    Attributes:
        plan: the plan.
        naming: how things are called.
        places: where they are.
        clock: by which clock.
        url: address of the page that shows it.
    """

    plan: Plan
    naming: Naming
    places: Locations
    clock: ZoneInfo
    url: str | None = None

    def graph(self, occasions: Sequence[Occasion], *, schedules: bool) -> list[dict[str, Any]]:
        """Give the events: those that come back by a schedule, then every other, in order.

        Args:
            occasions: when they take place, in order.
            schedules: whether the dates of a series that come back every week are one event.
        """
        weekly, rest = by_the_week(occasions) if schedules else ({}, occasions)
        series = (self._series(what, rules) for what, rules in weekly.items())
        return [*series, *(self._single(each, of_series=each.what in weekly) for each in rest)]

    def _series(self, what: What, rules: list[Weekly]) -> dict[str, Any]:
        """Write what comes back; its dates stand in its schedule, since its own would be those of one long event."""
        schedule = [rule.json_ld(self.clock.key) for rule in rules]
        return told(
            {
                **self._event(what, rules[0].first),
                "eventStatus": _SCHEDULED,
                "eventSchedule": alone(schedule),
            }
        )

    def _single(self, occasion: Occasion, *, of_series: bool) -> dict[str, Any]:
        times = {"startDate": occasion.start.isoformat(), "endDate": occasion.end.isoformat()}
        return told(
            {
                **self._event(occasion.what, occasion.start.date(), *times.values()),
                **times,
                "eventStatus": _CANCELLED if occasion.cancelled else _SCHEDULED,
                "superEvent": {"@id": self._iri(occasion.what)} if of_series and occasion.in_series else None,
            }
        )

    def _event(self, what: What, day: date, *when: str) -> dict[str, Any]:
        return {
            "@type": "Event",
            "@id": self._iri(what, *when),
            "name": self.naming.names.get(f"purpose/{what.purpose}", what.purpose),
            "url": self.url,
            "location": alone(self.places.nodes(what.rooms, day)),
            "organizer": organiser_node(what.organiser, self.plan, day, self.naming),
        }

    def _iri(self, what: What, *when: str) -> str:
        """Name an event by what the public sees of it, and nothing else: no booking can be found by it."""
        seen = json.dumps([*what.rooms, what.purpose, what.organiser, *when])
        return self.naming.iri("event", str(uuid5(NAMESPACE_URL, self.naming.iri("event", seen))))
