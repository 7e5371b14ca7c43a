"""Rules in an order, as OpenStreetMap writes opening hours: on these days, these hours; what comes later wins."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from innbygger_core.hours._writing._day_spans import Hours
from innbygger_core.hours._writing._selections import Selection
from innbygger_core.hours._writing._sparse import Sparse
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText

__all__ = ["OrderedMode", "OrderedRule"]

OrderedMode: TypeAlias = Literal["replace", "add", "cut", "fallback"]
"""What a rule does to the days that it selects: give their hours, write its own over them, close them, or fill them."""


class OrderedRule(Sparse):
    """One rule of several that are read in order, each over those before it.

    A rule speaks of calendar days: what goes past midnight belongs to the next day, and is gone where a later rule
    replaces that day.

    Attributes:
        id: unique in the layer.
        on: the days that it is about; every day unless told.
        hours: the spans; empty is closed.
        mode: ``replace`` gives the day; ``add`` writes its spans over what is there; ``cut`` closes them; ``fallback``
            fills, minute by minute, what is closed so far.
        reason: why, in the words of whoever wrote it.

    Example:
        >>> rule = OrderedRule.model_validate({"id": "summer", "on": {"dates": "06-21..08-17"}, "hours": []})
        >>> rule.mode, rule.model_dump(mode="json")
        ('replace', {'id': 'summer', 'on': {'dates': '06-21..08-17'}, 'hours': []})
    """

    _always: ClassVar[frozenset[str]] = frozenset({"id", "hours"})

    id: Id
    on: Selection = Selection()
    hours: Hours
    mode: OrderedMode = "replace"
    reason: LocalText | None = None
