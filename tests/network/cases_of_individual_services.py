"""What keeps, breaks, leaves open and escapes the rules of individual services."""

from __future__ import annotations

from tests.network.rule_cases import Case

INDIVIDUAL_SERVICES_CASES: dict[str, list[Case]] = {}
