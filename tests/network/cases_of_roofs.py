"""What keeps, breaks, leaves open and escapes the rules of roofs."""

from __future__ import annotations

from tests.network.rule_cases import Case

ROOFS_CASES: dict[str, list[Case]] = {}
