"""The opening hours of a hub as availability (RFC 7953), for systems that plan within it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from innbygger_core.ical._values import uid
from innbygger_core.ical._writing._components import (
    available_lines,
    component,
    name_lines,
    stamp_lines,
    timezone,
    version_lines,
)
from innbygger_core.ical._writing._lines import line, parameter, plain, when, words
from innbygger_core.ical._writing._told import stamped
from innbygger_core.ical.feeds._opening_hours import opening_hours_feed
from innbygger_core.timekeeping import moment, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.hours import Access
    from innbygger_core.network import Plan
    from innbygger_core.texts import Catalogue

__all__ = ["availability"]


def availability(  # noqa: PLR0913 - options are keywords, and each has a default
    plan: Plan,
    hub: str,
    start: date,
    end: date,
    *,
    module: str | None = None,
    layer: str | None = None,
    access: Access | Iterable[Access] | None = None,
    lang: str | Catalogue | None = None,
    changed: datetime | None = None,
) -> bytes:
    """Write the opening hours of a hub as availability (``VAVAILABILITY``): outside of them it is unavailable.

    What is available are the same rules and days as the events of :func:`opening_hours`. What nobody knows is not
    available. No common client reads it in a feed; servers for scheduling do.

    Args:
        plan: the municipality's plan; every version of the hours in it counts.
        hub: id of the hub.
        start: the first day.
        end: the first day after.
        module: id or kind of one of its modules, whose hours are written in place of the hub's.
        layer: id of the one layer to write.
        access: the kinds of opening that count; physical entry, staffed and self-service, unless told.
        lang: the language of all texts: a tag, or a catalogue; the municipality's own unless told.
        changed: when the hours were last changed; unless told, the last day on which a source of theirs was read.

    Raises:
        UnknownId: there is no such hub, module or layer.
        UnknownLanguage: there is no catalogue for the tag.
        OutOfRange: as for :func:`opening_hours`.
        NaiveDatetime: ``changed`` has no time zone.
        UnwritableZone: the clock of the time zone follows no yearly rules.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> written = availability(nye_asker(), "tofte", date(2026, 1, 1), date(2027, 1, 1))
        >>> [line for line in written.decode().splitlines() if line.startswith("BUSYTYPE")]
        ['BUSYTYPE:BUSY-UNAVAILABLE']
    """
    feed = opening_hours_feed(plan, hub, start, end, module=module, layer=layer, access=access, lang=lang)
    stamp = stamped(changed) or feed.changed
    language = parameter(feed.language)

    def told() -> Iterator[bytes]:
        yield plain("UID", uid(("available", feed.file_name.removesuffix(".ics")), plan.municipality.authority))
        yield from stamp_lines(stamp)
        for name, at in zip(("DTSTART", "DTEND"), window(start, end, feed.zone), strict=True):
            yield when(name, moment(at, feed.zone), feed.zone)
        yield line("BUSYTYPE", "BUSY-UNAVAILABLE")
        yield words("SUMMARY", feed.name, language)
        for event in feed.events:
            if isinstance(event.start, datetime):
                yield component("AVAILABLE", available_lines(event, feed.zone, language, stamp))

    heading = (*version_lines(), *name_lines(feed.name, language), timezone(feed.zone))
    return component("VCALENDAR", (*heading, component("VAVAILABILITY", told())))
