"""All rules in one place, whatever was imported before: no registry, a plain list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from innbygger_core import agreements, cards, hours, hubs, loans, network, sharing
from innbygger_core.errors import UnknownId

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["RULES", "rule_of"]

RULES: tuple[Rule[Any, Any], ...] = (
    *hubs.RULES,
    *network.RULES,
    *agreements.RULES,
    *hours.RULES,
    *sharing.RULES,
    *loans.RULES,
    *cards.RULES,
)
"""Every rule of the library, in the order in which reports tell them."""


@cache
def _by_code() -> dict[str, Rule[Any, Any]]:
    return {rule.code: rule for rule in RULES}


def rule_of(code: str) -> Rule[Any, Any]:
    """Find a rule by its code.

    Raises:
        UnknownId: there is no rule with that code.

    Example:
        >>> rule_of("hub.leader").severity.value
        'should'
    """
    try:
        return _by_code()[code]
    except KeyError:
        raise UnknownId("rule", code, tuple(_by_code())) from None
