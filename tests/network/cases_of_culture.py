"""What keeps, breaks, leaves open and escapes the rules of culture."""

from __future__ import annotations

from tests.network.rule_cases import Case

CULTURE_CASES: dict[str, list[Case]] = {}
