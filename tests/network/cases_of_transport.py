"""What keeps, breaks, leaves open and escapes the rules of transport."""

from __future__ import annotations

from tests.network.rule_cases import Case

TRANSPORT_CASES: dict[str, list[Case]] = {}
