"""``innbygger check``: a plan against the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from innbygger_core.cli._clock import day_of
from innbygger_core.cli._conversation import BROKEN, FINE, conversation
from innbygger_core.cli._documents import plan_from, policy_from
from innbygger_core.cli._markdown import report_as_markdown
from innbygger_core.cli._options import Form, Lang, Source
from innbygger_core.cli._page import Page
from innbygger_core.cli._report import show_report

if TYPE_CHECKING:
    from innbygger_core.decisions import Report

__all__ = ["check"]


def check(
    plan: Source,
    *,
    policy: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A municipality's own severities, figures and sources, as a file like PLAN."),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to check, such as 2026-11-23. Without it: today.")
    ] = None,
    lang: Lang = None,
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
        report = check_network(network, policy=policy_from(policy))
        if form is Form.JSON:
            typer.echo(_as_json(report))
        elif form is Form.MARKDOWN:
            typer.echo(report_as_markdown(report, network.name, talk.words))
        else:
            show_report(Page(), report, network.name, talk.words)
        raise typer.Exit(FINE if report.ok else BROKEN)


def _as_json(report: Report) -> bytes:
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where it is asked for

    from innbygger_core.decisions import Report  # noqa: PLC0415 - same

    return TypeAdapter(Report).dump_json(report, indent=2)
