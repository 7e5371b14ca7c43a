"""What must be done before a use, with its own deadline."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from innbygger_core.sharing._writing._bookings import OpenCondition
from innbygger_core.timekeeping import add_working_days, day_start, micros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._judged import Judged
    from innbygger_core.sharing._writing._terms import ConditionTerms

__all__ = ["conditions_of", "due_by", "earliest_start", "open_conditions"]


def open_conditions(judged: Judged) -> tuple[OpenCondition, ...]:
    """Give what must be done before a use that was judged, each once, by the earliest deadline."""
    due: dict[str, datetime] = {}
    for asked in judged.rooms:
        for terms in conditions_of(asked):
            at = due_by(terms, asked.moment(judged.start))
            due[terms.code] = min(at, due.get(terms.code, at))
    return tuple(OpenCondition(code=code, due=at) for code, at in due.items())


def conditions_of(asked: Asked) -> Iterator[ConditionTerms]:
    """Give the conditions of the terms that concern a wish; where nobody told the number of people, all do."""
    for terms in asked.terms.conditions or ():
        fits = not terms.traits or not asked.wish.words.isdisjoint(terms.traits)
        number = asked.wish.number
        if fits and (terms.above is None or not isinstance(number, int) or number > terms.above):
            yield terms


def due_by(terms: ConditionTerms, start: datetime) -> datetime:
    """Tell until when a condition must be met for a use that starts at a time, by the municipality's clock."""
    if terms.working_days is not None:
        day = add_working_days(start.date(), -terms.working_days)
        return start + timedelta(days=(day - start.date()).days)
    return start if terms.before is None else start - terms.before


def earliest_start(terms: ConditionTerms, now: datetime) -> int:
    """Find the first start before which a condition can still be met in time, in µs; working days are whole days."""
    if terms.working_days is not None:
        return day_start(add_working_days(now.date(), terms.working_days), now.tzinfo or UTC)
    return micros(now if terms.before is None else now + terms.before, "earliest")
