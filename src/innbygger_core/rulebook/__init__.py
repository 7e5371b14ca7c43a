"""All rules in one place, and reading a municipality's policy against them."""

from innbygger_core.rulebook._policy_files import POLICY_FORMAT, policy_schema, read_policy
from innbygger_core.rulebook._rules import RULES, rule_of

__all__ = ["POLICY_FORMAT", "RULES", "policy_schema", "read_policy", "rule_of"]
