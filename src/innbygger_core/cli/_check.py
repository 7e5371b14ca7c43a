"""``innbygger check``: a plan against the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from innbygger_core.cli._clock import day_of
from innbygger_core.cli._conversation import BROKEN, FINE, conversation
from innbygger_core.cli._documents import plan_from, policy_from
from innbygger_core.cli._markdown import report_as_markdown
from innbygger_core.cli._options import Day, Form, Lang, PolicyFile, Source, Whole
from innbygger_core.cli._page import Page
from innbygger_core.cli._report import show_closing, show_policy, show_report

if TYPE_CHECKING:
    from innbygger_core.decisions import Report

__all__ = ["check"]


def check(  # noqa: PLR0913 - each is an option that somebody types
    plan: Source,
    *,
    policy: PolicyFile = None,
    on: Day = None,
    lang: Lang = None,
    whole: Whole = False,
    form: Annotated[Form, typer.Option("--format", help="What to write; json is the same in every language.")] = (
        Form.TEXT
    ),
) -> None:
    """Check a plan against the rules; exit with 1 when a must fails."""
    from innbygger_core.network import check_network  # noqa: PLC0415 - pydantic's models only where they are needed
    from innbygger_core.timekeeping import zone  # noqa: PLC0415 - same

    with conversation(lang) as talk:
        read = plan_from(plan)
        talk.turn_to(read)
        network = read.on(day_of(on, zone(read.municipality.timezone)))
        own = policy_from(policy)
        report = check_network(network, policy=own)
        if form is Form.JSON:
            typer.echo(_as_json(report))
        elif form is Form.MARKDOWN:
            typer.echo(report_as_markdown(report, network.name, talk.words, policy=own, whole=whole))
        else:
            page = Page()
            show_report(page, report, network.name, talk.words, whole=whole)
            if own:
                show_policy(page, own, report.day, talk.words)
            show_closing(page, report, talk.words, whole=whole)
        raise typer.Exit(FINE if report.ok else BROKEN)


def _as_json(report: Report) -> bytes:
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where it is asked for

    from innbygger_core.decisions import Report  # noqa: PLC0415 - same

    return TypeAdapter(Report).dump_json(report, indent=2)
