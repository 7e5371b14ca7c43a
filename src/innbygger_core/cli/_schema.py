"""``innbygger schema``: the JSON Schema of a format, for editors and for other systems."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from innbygger_core.errors import UnknownId
from innbygger_core.interchange import json_schema

__all__ = ["schema"]


def schema(
    name: Annotated[
        str, typer.Argument(metavar="FORMAT", help="What it is of: plan, hours, policy, booking …")
    ] = "plan",
    *,
    version: Annotated[int, typer.Option(metavar="NUMBER", help="Which version of it.")] = 1,
    every: Annotated[bool, typer.Option("--list", help="Print the names of all schemas instead.")] = False,
) -> None:
    """Print the JSON Schema of a format."""
    typer.echo("\n".join(json_schema.names()) if every else _schema(name, version))


def _schema(name: str, version: int) -> str:
    try:
        found = json_schema.schema(name, version)
    except UnknownId as unknown:
        raise typer.BadParameter(str(unknown)) from unknown
    return json.dumps(found, ensure_ascii=False, indent=2)
