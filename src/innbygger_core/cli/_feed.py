"""``innbygger feed``: opening hours as a calendar that others can subscribe to."""

from __future__ import annotations

from typing import Annotated

import typer

from innbygger_core.cli._clock import day_of
from innbygger_core.cli._conversation import Misuse, conversation
from innbygger_core.cli._documents import plan_from, write
from innbygger_core.cli._options import HubId, Lang, Source  # noqa: TC001 - Typer reads the annotations

__all__ = ["feed"]


def feed(  # noqa: PLR0913 - each is an option that somebody types
    plan: Source,
    hub: HubId,
    *,
    start: Annotated[
        str | None, typer.Option(metavar="DAY", help="The first day, such as 2026-01-01. Without it: today.")
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day after the last. Without it: a year after the start."),
    ] = None,
    lang: Lang = None,
    output: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where to write. Without it: standard output.")
    ] = None,
) -> None:
    """Write the opening hours of a hub as iCalendar."""
    from innbygger_core import ical  # noqa: PLC0415 - icalendar is heavy, and only this command needs it
    from innbygger_core.timekeeping import Period, zone  # noqa: PLC0415 - same

    with conversation(lang) as talk:
        read = plan_from(plan)
        talk.turn_to(read)
        here = zone(read.municipality.timezone)
        first = day_of(start, here)
        after = day_of(end, here) if end else first + Period("P1Y")
        if after <= first:
            raise Misuse("reversed-days", (("start", first), ("end", after)))
        try:
            calendar = ical.opening_hours(read, hub, first, after, lang=talk.words)
        except ical.UnwritableZone as unwritable:
            raise Misuse("unwritable-zone", (("zone", unwritable.zone),)) from unwritable
        if output:
            write(output, calendar)
        else:
            typer.echo(calendar, nl=False)
