"""``innbygger rollout``: the local centres in the order in which their hubs are considered."""

from __future__ import annotations

from innbygger_core.cli._clock import day_of
from innbygger_core.cli._conversation import conversation
from innbygger_core.cli._documents import plan_from
from innbygger_core.cli._options import Day, Lang, Source  # noqa: TC001 - Typer reads the annotations
from innbygger_core.cli._page import Page

__all__ = ["rollout"]


def rollout(plan: Source, *, on: Day = None, lang: Lang = None) -> None:
    """Show in which order to consider the hubs."""
    from innbygger_core.network import rollout_order  # noqa: PLC0415 - pydantic's models only where they are needed
    from innbygger_core.timekeeping import zone  # noqa: PLC0415 - same

    with conversation(lang) as talk:
        read = plan_from(plan)
        talk.turn_to(read)
        order = rollout_order(read.on(day_of(on, zone(read.municipality.timezone))))
        page = Page()
        for line in order.text(talk.words).splitlines():
            page.line(line)
