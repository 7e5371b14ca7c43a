"""A hub as a place, for search engines and maps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import evolve

from innbygger_core.decisions import Lost
from innbygger_core.hubs import Library
from innbygger_core.interchange.schema_org._amenities import hub_amenities
from innbygger_core.interchange.schema_org._documents import SchemaOrgPlace, document
from innbygger_core.interchange.schema_org._naming import Naming, alone, told
from innbygger_core.interchange.schema_org._organisations import parents
from innbygger_core.interchange.schema_org._roofs import whereabouts
from innbygger_core.interchange.schema_org._rooms import places_within, rooms_left_out
from innbygger_core.interchange.schema_org._writing import hours
from innbygger_core.reading import check_address, pointer
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.hubs import Hub, HubFacts, ModuleFacts, PremisesFacts, RoomFacts
    from innbygger_core.interchange.schema_org._values import SchemaOrgHours
    from innbygger_core.network import HubNetwork, Plan

__all__ = ["place"]

_DAY: Final = timedelta(days=1)


def place(  # noqa: PLR0913 - what a page may choose
    plan: Plan,
    hub: str,
    *,
    start: date | None = None,
    end: date | None = None,
    lang: str | None = None,
    url: str | None = None,
) -> SchemaOrgPlace:
    """Write a hub for schema.org, as a place with its rooms and opening hours.

    It is described as of the first day; what changes before the end is lost. What is unknown is left out, never written
    as no. Positions and other people are never told.

    Args:
        plan: the plan.
        hub: id of the hub.
        start: the first day; unless told, the first for which the hours of the hub speak.
        end: the first day after; a year after the first unless told.
        lang: tag of the language of names; the municipality's unless told.
        url: address of the hub's own page.

    Raises:
        UnknownId: there is no such hub, or not on the first day.
        UnknownLanguage: there is no catalogue for the tag.
        OutOfRange: a day lies outside 1900-2199, or the end does not come after the start.
        TypeError: a day is a datetime; or no first day is given, and the hours speak of all time.
        ValueError: ``url`` is no address on the web.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.datasets import glimsund
        >>> written = place(glimsund(), "glimsund", start=date(2027, 3, 1), lang="en")
        >>> written.json_ld["@type"], written.json_ld["@id"]
        (['CivicStructure', 'GovernmentOffice', 'Library', 'EventVenue'], 'https://glimsund.invalid/id/hub/glimsund')
        >>> [(room["name"], room.get("maximumAttendeeCapacity")) for room in written.json_ld["containsPlace"]]
        [('The store', None), ('The loft', 14), ('The parlour', 90)]
    """
    opening = hours(plan.timetable(hub), start=start, end=end)
    first, after = cast("date", opening.start), cast("date", opening.end)  # told, or the timetable would be refused
    network = plan.on(first)
    found = network.hub(hub)
    words = plan.catalogue(lang)
    lost = (*_rooms_lost(plan, found), *_changes(plan, hub, first, after), *_hours_lost(plan, hub, opening))
    node = _node(found, network, Naming(plan.municipality.authority, words), url)
    return SchemaOrgPlace(
        text=document({**node, **opening.json_ld}),
        language=words.tag,
        start=first,
        end=after,
        lost=tuple(dict.fromkeys(lost)),
    )


def _node(hub: Hub, network: HubNetwork, naming: Naming, url: str | None) -> dict[str, Any]:
    return told(
        {
            **naming.node(list(_types(hub)), "hub", hub.facts),
            "url": check_address(url or "") or None,
            **whereabouts(hub.premises),
            "parentOrganization": alone(parents(hub, network, naming)),
            "amenityFeature": hub_amenities(hub, naming.words),
            "containsPlace": places_within(hub, naming),
        }
    )


def _types(hub: Hub) -> Iterator[str]:
    """Choose what the hub certainly is; a branch of its municipality's, whatever else."""
    yield "CivicStructure"
    found = [name for name, known in _businesses(hub) if known is Known.YES]
    yield from found or ["LocalBusiness"]
    if hub.has("culture") | hub.has_room("stage") is Known.YES:
        yield "EventVenue"


def _businesses(hub: Hub) -> Iterator[tuple[str, Known]]:
    yield "GovernmentOffice", hub.has("citizen_service")
    yield "Library", Known.of(any(_is_library(module.facts) for module in hub.modules))


def _is_library(facts: ModuleFacts) -> bool:
    """Tell whether a module is certainly a library with books to look at, and no machine that hands them out."""
    return isinstance(facts, Library) and facts.present is Known.YES and facts.level in ("full", "branch")


# --- What is lost ----------------------------------------------------------------------------------------------------


def _rooms_lost(plan: Plan, hub: Hub) -> Iterator[Lost]:
    """Lead to the rooms that are left out; none of them is named, since some are to be kept from sight."""
    left_out = rooms_left_out(hub)
    for number, room in enumerate(plan.rooms):
        if room.id in left_out and room.holds(hub.day):
            yield Lost(left_out[room.id], path=pointer(("rooms", number)))


def _changes(plan: Plan, hub: str, start: date, end: date) -> Iterator[Lost]:
    """Find the rows of a hub that begin or end within the window."""
    for path, row in _rows_of(plan, hub):
        begins, ends = row.valid_from, row.valid_to and row.valid_to + _DAY
        for day in (begins, ends):
            if day and start < day < end:
                yield Lost("changes-later", (("day", day),), path)


def _rows_of(plan: Plan, hub: str) -> Iterator[tuple[str, HubFacts | PremisesFacts | RoomFacts | ModuleFacts]]:
    parts: Iterable[tuple[str, tuple[PremisesFacts | RoomFacts | ModuleFacts, ...]]]
    parts = (("premises", plan.premises), ("rooms", plan.rooms), ("modules", plan.modules))
    yield from ((pointer(("hubs", n)), row) for n, row in enumerate(plan.hubs) if row.id == hub)
    for name, rows in parts:
        yield from ((pointer((name, n)), row) for n, row in enumerate(rows) if row.hub == hub)


def _hours_lost(plan: Plan, hub: str, opening: SchemaOrgHours) -> Iterator[Lost]:
    """Lead into the plan: to the hours of the hub, or to all hours where it has several."""
    named = {row.hours for row in plan.hubs if row.id == hub}
    paths = [pointer(("hours", number)) for number, row in enumerate(plan.hours) if row.id in named]
    for lost in opening.lost:
        if not lost.path:
            yield lost
        elif paths:
            yield evolve(lost, path=paths[0] + lost.path if len(paths) == 1 else "/hours")
