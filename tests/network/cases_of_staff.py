"""What keeps, breaks, leaves open and escapes the rules of staff."""

from __future__ import annotations

from tests.network.rule_cases import Case

STAFF_CASES: dict[str, list[Case]] = {}
