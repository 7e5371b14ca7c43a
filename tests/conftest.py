"""What tests of several rooms share: how long Hypothesis searches, and plans as a municipality writes them.

Hypothesis runs as ``ci`` unless ``--hypothesis-profile=deep`` asks for twenty times as much. Plans are in JSON, so
that the public face is what is tested.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from innbygger_core.errors import UnreadableData
from innbygger_core.network import PLAN_FORMAT, read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault
    from innbygger_core.network import Plan

# `ci` runs the same examples every time, so that a red run is the fault of the change at hand. Neither profile
# judges speed: a busy machine is no fault of the code.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("ci", derandomize=True, max_examples=100, **_PATIENT)
settings.register_profile("deep", print_blob=True, max_examples=2000, **_PATIENT)
settings.load_profile("ci")

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
