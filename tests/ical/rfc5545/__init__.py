"""A lint of iCalendar bytes: RFC 5545 and its companions, and what this library promises beyond them.

It knows nothing of who wrote them: it reads octets, not what some library makes of them. Each rule is a function,
named like what it asks for; :data:`RULES` has them all, in the order in which they are asked. Where bytes cannot be
read as lines, lines as components, or values as times, nothing further is asked.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from tests.ical.rfc5545 import components, lines, messages, profile, recurrence, times, values, zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.ical.rfc5545.lines import Found

    Rule = Callable[[Any], Iterable[Found]]

__all__ = ["RULES", "faults"]

# Each stage needs that the one before it found nothing: no date can be compared that is not one.
_OF_COMPONENTS: tuple[tuple[Rule, ...], ...] = (
    (*components.RULES, *values.RULES),
    zones.OF_FORM,
    (*zones.RULES, *times.RULES),
    recurrence.OF_FORM,
    recurrence.OF_RULES,
    (*recurrence.RULES, *messages.RULES, *profile.RULES),
)
RULES: tuple[Rule, ...] = (*lines.OF_OCTETS, *lines.OF_LINES, *components.OF_NESTING, *chain(*_OF_COMPONENTS))


def faults(content: bytes) -> list[str]:
    """Tell the faults of a calendar: the rule, the line, and what stands there."""
    if found := _broken(lines.OF_OCTETS, content):
        return found
    unfolded = lines.unfolded(content)
    if found := _broken(lines.OF_LINES, unfolded):
        return found
    read = lines.read(unfolded)
    if found := _broken(components.OF_NESTING, read):
        return found
    calendar = components.tree(read)
    return next(filter(None, (_broken(rules, calendar) for rules in _OF_COMPONENTS)), [])


def _broken(rules: Iterable[Rule], subject: object) -> list[str]:
    return [f"{rule.__name__}: line {number}: {what}" for rule in rules for number, what in rule(subject)]
