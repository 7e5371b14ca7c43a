"""Plans as a municipality writes them: in JSON, so that the public face is what is tested."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import UnreadableData
from innbygger_core.network import PLAN_FORMAT, read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault
    from innbygger_core.network import Plan

ASKER = {"name": "Asker"}


def _text(members: dict[str, Any]) -> str:
    return json.dumps({"format": PLAN_FORMAT, "municipality": ASKER, **members})


@pytest.fixture(scope="session")
def plan() -> Callable[..., Plan]:
    """Read a plan with these members beside the municipality."""
    return lambda **members: read_plan(_text(members))


@pytest.fixture(scope="session")
def faults() -> Callable[..., tuple[Fault, ...]]:
    """Tell the faults of a plan with these members."""

    def told(**members: Any) -> tuple[Fault, ...]:  # noqa: ANN401 - whatever may stand in a document
        with pytest.raises(UnreadableData) as refused:
            read_plan(_text(members))
        return refused.value.faults

    return told
