"""``innbygger agreements``: what each agreement is on a day, and what needs attention."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from innbygger_core.cli._clock import day_of
from innbygger_core.cli._conversation import conversation
from innbygger_core.cli._documents import plan_from
from innbygger_core.cli._options import Day, Lang, Source  # noqa: TC001 - Typer reads the annotations
from innbygger_core.cli._page import Page

if TYPE_CHECKING:
    from innbygger_core.agreements import Agreement, Milestone
    from innbygger_core.texts import Catalogue

__all__ = ["agreements"]

_LONGEST = 3660


def agreements(
    plan: Source,
    *,
    on: Day = None,
    days: Annotated[int, typer.Option(min=1, max=_LONGEST, help="How many days to look ahead.")] = 90,
    lang: Lang = None,
) -> None:
    """Tell what agreements are, and what they ask for."""
    from innbygger_core.agreements import Portfolio  # noqa: PLC0415 - pydantic's models only where they are needed
    from innbygger_core.timekeeping import LAST_DAY, zone  # noqa: PLC0415 - same

    with conversation(lang) as talk:
        read = plan_from(plan)
        talk.turn_to(read)
        day = day_of(on, zone(read.municipality.timezone))
        end = min(day, LAST_DAY - timedelta(days=days - 1)) + timedelta(days=days)
        rows = [row for row in read.agreements if row.holds(day)]
        page = Page()
        page.heading(talk.words.word("cli-agreements", (("n", len(rows)), ("day", day))))
        for row in rows:
            _show(page, row, day, Portfolio([row]).attention(day, end), talk.words)


def _show(page: Page, agreement: Agreement, day: date, coming: tuple[Milestone, ...], words: Catalogue) -> None:
    """Show one agreement: its name, what it is, and what has to be thought of."""
    page.line()
    page.heading(agreement.name.text(words) if agreement.name else agreement.id)
    page.line(agreement.state(day).text(words), lead="  ")
    for milestone in coming:
        said = milestone.text(words)
        overdue = milestone.day < day
        page.line(words.word("cli-overdue", (("what", said),)) if overdue else said, lead="    - ")
