"""What keeps, breaks, leaves open and escapes the rules of rooms."""

from __future__ import annotations

from tests.network.rule_cases import Case

ROOMS_CASES: dict[str, list[Case]] = {}
