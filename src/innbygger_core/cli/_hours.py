"""``innbygger hours``: is a hub open, until when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from innbygger_core.cli._clock import instant_of
from innbygger_core.cli._conversation import conversation
from innbygger_core.cli._documents import plan_from
from innbygger_core.cli._options import HubId, Lang, Source  # noqa: TC001 - Typer reads the annotations
from innbygger_core.cli._page import Page
from innbygger_core.cli._why import why

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.hours import Timetable
    from innbygger_core.hubs import Hub
    from innbygger_core.texts import Catalogue

__all__ = ["hours", "show_state"]


def hours(
    plan: Source,
    hub: HubId,
    *,
    module: Annotated[
        str | None, typer.Option(metavar="MODULE", help="The id or the kind of one of its modules, such as library.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="INSTANT", help="Such as 2026-11-23T12:00, by the clocks of the plan. Without it: now."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Tell whether a hub is open, and why.

    Until when it is so comes with it, and then the opening hours in full.
    """
    from innbygger_core.timekeeping import zone  # noqa: PLC0415 - loads the time zones only where they are needed

    with conversation(lang) as talk:
        read = plan_from(plan)
        talk.turn_to(read)
        when = instant_of(at, zone(read.municipality.timezone))
        timetable = read.timetable(hub, module=module)
        found = read.on(when.date()).hub(hub)
        page = Page()
        show_state(page, found, timetable, when, talk.words)
        _show_written(page, found, module, talk.words)


def show_state(page: Page, hub: Hub, timetable: Timetable, when: datetime, words: Catalogue) -> None:
    """Show what a sign on the door would say, why for each layer, and when that next changes."""
    summary, state = timetable.summary(when), timetable.state(when)
    page.heading(f"{hub.facts.name.text(words)}, {words.formats.moment(when)}")
    page.line(summary.text(words), lead="  ")
    for line in why(timetable, state, words):
        page.line(line, lead="    - ")
    if state.until:
        page.line(words.word("cli-next-change", (("at", state.until),)), lead="  ")


def _show_written(page: Page, hub: Hub, module: str | None, words: Catalogue) -> None:
    """Show the hours of that day's version as they were written; nothing where there are none, or nobody knows."""
    from innbygger_core.hours import OpeningHours  # noqa: PLC0415 - pydantic's models only where they are needed

    owner = hub.module(module) if module else hub
    written = owner.hours if owner else None
    if isinstance(written, OpeningHours):
        page.line()
        page.heading(words.word("hours-heading"))
        for line in written.text(words).splitlines():
            page.line(line, lead="  ")
