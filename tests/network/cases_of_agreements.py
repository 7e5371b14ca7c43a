"""What keeps, breaks, leaves open and escapes the rules of agreements."""

from __future__ import annotations

from tests.network.rule_cases import Case

AGREEMENTS_CASES: dict[str, list[Case]] = {}
