"""``innbygger matrix``: which hub has which modules."""

from __future__ import annotations

from typing import Annotated

import typer

from innbygger_core.cli._clock import day_of
from innbygger_core.cli._conversation import conversation, plain
from innbygger_core.cli._documents import plan_from
from innbygger_core.cli._options import Day, Lang, Source  # noqa: TC001 - Typer reads the annotations
from innbygger_core.cli._page import Page

__all__ = ["matrix"]


def matrix(
    plan: Source,
    *,
    on: Day = None,
    lang: Lang = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Write a table in Markdown.")] = False,
) -> None:
    """Show which hub has which modules."""
    from innbygger_core.network import module_matrix  # noqa: PLC0415 - pydantic's models only where they are needed
    from innbygger_core.timekeeping import zone  # noqa: PLC0415 - same

    with conversation(lang) as talk:
        read = plan_from(plan)
        talk.turn_to(read)
        table = module_matrix(read.on(day_of(on, zone(read.municipality.timezone))))
        if markdown:
            typer.echo("\n".join(map(plain, table.markdown(talk.words).splitlines())))
        else:
            page = Page()
            for line in table.text(talk.words, width=page.width).splitlines():
                page.line(line)
