"""The arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

__all__ = ["Form", "HubId", "Lang", "Schema", "Source"]


class Form(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Schema(StrEnum):
    """A format that has a JSON Schema."""

    PLAN = "plan"
    HOURS = "hours"
    POLICY = "policy"


Source: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        show_default=False,
        help="A file (.json, .yaml, .yml or .toml), - for standard input (JSON), "
        "or nye-asker for the plan that ships with the library.",
    ),
]
HubId: TypeAlias = Annotated[
    str, typer.Argument(metavar="HUB", show_default=False, help="The id of a hub, such as heggedal.")
]
Lang: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TAG", envvar="INNBYGGER_LANG", help="nb, nn or en. Without it: the language of the plan."),
]
