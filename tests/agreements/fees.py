"""An agreement to ask: that of the doctors' fees, with whatever a test says of it instead."""

from __future__ import annotations

from typing import Any

from innbygger_core.agreements import Agreement

YEARLY = {"kind": "automatic", "period": "P1Y"}


def fees(*acts: dict[str, Any], notice: Any = "P3M", duration: Any = None, **facts: Any) -> Agreement:  # noqa: ANN401
    """From 1 September 2023 to 30 June 2025, and then a year at a time, unless notice is given three months before."""
    term = {"first_day": "2023-09-01", "last_day": "2025-06-30", "renewal": YEARLY}
    clause = {"length": notice} if isinstance(notice, str) and notice != "unknown" else notice
    return Agreement.model_validate(
        {
            "id": "fees",
            "kind": "co_operation",
            "parties": ["unit/health", "organisation/doctors"],
            "duration": term if duration is None else duration,
            "termination": {"notice": clause},
            "acts": list(acts),
            **facts,
        }
    )


def act(kind: str, on: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": kind, "on": on, **facts}


def amend(name: str, on: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return act("amend", on, id=name, valid_from=on, reason="A new agreement", changes=changes)
