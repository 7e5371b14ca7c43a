"""What keeps, breaks, leaves open and escapes the rules of opening."""

from __future__ import annotations

from tests.network.rule_cases import Case

OPENING_CASES: dict[str, list[Case]] = {}
