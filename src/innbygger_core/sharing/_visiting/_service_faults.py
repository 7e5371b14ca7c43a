"""What cannot stand in a visiting service: more promised than there is, a visit without length, a season backwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.reading import line, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

    from innbygger_core.sharing._visiting._service import VisitingService

__all__ = ["service_faults"]

_LONGEST: Final = timedelta(days=366)


def service_faults(service: VisitingService) -> Iterator[InitErrorDetails]:
    """Find what cannot stand in a visiting service."""
    yield from _wish_faults(service)
    yield from _hub_faults(service)
    yield from _season_faults(service)
    yield from _number_faults(service)


def _wish_faults(service: VisitingService) -> Iterator[InitErrorDetails]:
    """A visit lasts some hours, and rooms are told for each hub."""
    length = service.wish.length
    if length is None:
        yield line(("wish", "length"), None, wrong("missing", field="length"))
    elif length.months or length.days or length.seconds <= 0:
        yield line(("wish", "length"), length.text, wrong("bad-visit-length"))
    for name, rooms in (("rooms", service.wish.rooms), ("any_of", service.wish.any_of)):
        if rooms:
            yield line(("wish", name), rooms, wrong("unexpected"))


def _hub_faults(service: VisitingService) -> Iterator[InitErrorDetails]:
    seen: dict[str, int] = {}
    for place, each in enumerate(service.hubs):
        if each.hub in seen:
            other = f"/hubs/{seen[each.hub]}"
            yield line(("hubs", place, "hub"), each.hub, wrong("duplicate-id", id=each.hub, other=other))
        if each.at_most is not None and each.at_least > each.at_most:
            yield line(("hubs", place, "at_least"), each.at_least, wrong("too-large-number", most=each.at_most))
        seen.setdefault(each.hub, place)


def _season_faults(service: VisitingService) -> Iterator[InitErrorDetails]:
    told = {"first": str(service.first_day), "last": str(service.last_day)}
    if service.last_day < service.first_day:
        yield line(("last_day",), told["last"], wrong("reversed-dates", **told))
    elif service.last_day - service.first_day > _LONGEST:
        yield line(("last_day",), told["last"], wrong("season-too-long", **told))


def _number_faults(service: VisitingService) -> Iterator[InitErrorDetails]:
    """There are as many visits as are promised, and no more than the hubs can have."""
    if service.visits is None:
        if not service.promised:
            yield line(("visits",), None, wrong("missing", field="visits"))
        return
    if service.visits < service.promised:
        yield line(("visits",), service.visits, wrong("too-small", least=service.promised))
    most = [each.at_most for each in service.hubs if each.at_most is not None]
    if len(most) == len(service.hubs) and service.visits > sum(most):
        yield line(("visits",), service.visits, wrong("too-large-number", most=sum(most)))
