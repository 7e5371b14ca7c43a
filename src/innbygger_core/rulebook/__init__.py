"""All rules in one place, and reading a municipality's policy against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.rulebook._policy_files import POLICY_FORMAT, policy_schema, read_policy
    from innbygger_core.rulebook._rules import RULES, rule_of
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_policy_files": ("POLICY_FORMAT", "policy_schema", "read_policy"),
            "_rules": ("RULES", "rule_of"),
        },
    )

__all__ = [
    "POLICY_FORMAT",
    "RULES",
    "policy_schema",
    "read_policy",
    "rule_of",
]
