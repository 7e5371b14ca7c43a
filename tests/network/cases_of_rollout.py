"""What keeps, breaks, leaves open and escapes the rules of rollout."""

from __future__ import annotations

from tests.network.rule_cases import Case

ROLLOUT_CASES: dict[str, list[Case]] = {}
