"""``innbygger schema``: the JSON Schema of a format, for editors and for other systems."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from innbygger_core.cli._options import Schema

__all__ = ["schema"]


def schema(which: Annotated[Schema, typer.Argument(metavar="FORMAT")] = Schema.PLAN) -> None:
    """Print the JSON Schema of a format."""
    typer.echo(json.dumps(_schema(which), ensure_ascii=False, indent=2))


def _schema(which: Schema) -> dict[str, Any]:
    from innbygger_core.hours import OpeningHours  # noqa: PLC0415 - pydantic's models only where they are needed
    from innbygger_core.network import Plan  # noqa: PLC0415 - same
    from innbygger_core.rulebook import policy_schema  # noqa: PLC0415 - same

    models = {
        Schema.PLAN: Plan.model_json_schema,
        Schema.HOURS: OpeningHours.model_json_schema,
        Schema.POLICY: policy_schema,
    }
    return models[which]()
