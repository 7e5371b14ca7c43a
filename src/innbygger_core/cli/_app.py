"""The command and its subcommands, put together."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from innbygger_core.cli._agreements import agreements
from innbygger_core.cli._check import check
from innbygger_core.cli._compare import compare
from innbygger_core.cli._conversation import FINE
from innbygger_core.cli._demo import demo
from innbygger_core.cli._feed import feed
from innbygger_core.cli._hours import hours
from innbygger_core.cli._matrix import matrix
from innbygger_core.cli._rollout import rollout
from innbygger_core.cli._schema import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

app = typer.Typer(
    name="innbygger",
    help="Check and compare plans of community hubs, ask for agreements and opening hours, write calendars.",
    epilog="Exit codes: 0 fine, 1 a must fails, 2 unreadable data or misuse.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (demo, check, compare, matrix, rollout, agreements, hours, feed, schema):
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what was typed after ``innbygger``; that of this process unless told.

    Returns:
        The exit code: 0 fine, 1 a ``must`` fails, 2 unreadable data or misuse.

    Example:
        >>> main(["hours", "nye-asker", "heggedal", "--at", "2026-11-23T12:00", "--lang", "en"])
        Heggedal innbyggertorg, Monday 23 November 2026 at 12:00
          Open, closes at 22:00
        ...
        0
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not know every letter that a plan holds
    code = FINE
    try:
        app(arguments, prog_name="innbygger")
    except SystemExit as ended:
        code = int(ended.code or FINE)
    return code
