"""The arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from innbygger_core.cli._documents import PLANS, POLICIES

__all__ = ["Day", "Form", "HubId", "Lang", "PolicyFile", "Source", "Whole"]


class Form(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


Source: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        show_default=False,
        help="A file (.json, .yaml, .yml or .toml), - for standard input (JSON), or a plan that ships with the "
        f"library: {', '.join(PLANS)}.",
    ),
]
HubId: TypeAlias = Annotated[
    str, typer.Argument(metavar="HUB", show_default=False, help="The id of a hub, such as heggedal.")
]
Day: TypeAlias = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="The day to look at, such as 2026-11-23. Without it: today.")
]
PolicyFile: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="FILE",
        help="A municipality's own severities, figures and sources: a file like PLAN, or one that ships with the "
        f"library: {', '.join(POLICIES)}.",
    ),
]
Whole: TypeAlias = Annotated[
    bool, typer.Option("--all", help="Say everything, sentence by sentence, also what is told in brief without it.")
]
Lang: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TAG", envvar="INNBYGGER_LANG", help="nb, nn or en. Without it: the language of the plan."),
]
