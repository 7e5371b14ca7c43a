"""Whether there is a regular activity for every child: a figure about what exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.cards._deciding._ages import among
from innbygger_core.cards._rules import NOTES
from innbygger_core.cards._rules_of._notes import Municipal
from innbygger_core.cards._values import FEWEST, WITHHELD, Opportunity
from innbygger_core.decisions import check
from innbygger_core.timekeeping import check_day
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from innbygger_core.cards._facts import CardFacts
    from innbygger_core.cards._writing._activities import ActivityOffer
    from innbygger_core.decisions import Policy, Report

__all__ = ["check_opportunity", "opportunity"]

_OLDEST: Final = 120


def opportunity(facts: CardFacts, day: date, children: Iterable[tuple[int, int]]) -> Opportunity:
    """Work out for how many children there is a place in a regular activity, all at the same time.

    An activity counts when it meets regularly and every child can afford it: it is free, or it takes activity cards.
    What is not told of an activity is not counted, and the activity is named.

    Args:
        facts: for the activities.
        day: the day whose activities are meant.
        children: pairs of an age and of how many children turn so many years this year.

    Raises:
        OutOfRange: the day lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> plan = read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Glimsund"}, "activities": [
        ...   {"id": "judo", "name": "Judo", "ages": {"youngest": 6, "oldest": 9}, "places": 20, "regular": true,
        ...    "fee": 0}]}''')
        >>> opportunity(plan, date(2026, 11, 23), [(8, 20), (12, 20)]).share
        0.5
    """
    check_day(day, "day")
    by_age = sorted((age, count) for age, count in children if count > 0)
    offers = [row for row in facts.activities if row.holds(day) and _is_meant(row) is not Known.NO]
    known = [row for row in offers if _is_meant(row) is Known.YES]
    told = sum(count for _, count in by_age)
    few = 0 < told < FEWEST
    share = _seated(by_age, known) / told if told else None
    return Opportunity(
        day,
        children=WITHHELD if few else told,
        places=sum(_places(row) for row in known),
        share=WITHHELD if few else share,
        unknown=tuple(row.id for row in offers if row not in known),
    )


def check_opportunity(facts: CardFacts, *, day: date, policy: Policy | None = None) -> Report:
    """Tell what holds of activity cards and what they are for; these are notes, so the report is always ``ok``.

    Args:
        facts: for the municipality.
        day: the day whose policy holds.
        policy: a municipality's own severities and sources; the concept's without one.

    Raises:
        OutOfRange: the day lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> [reason.code for reason in check_opportunity(nye_asker(), day=date(2026, 11, 23)).reasons]
        ['card.no-stigma', 'card.opportunity']
    """
    return check(NOTES, (Municipal(facts.municipality.name),), policy=policy, day=check_day(day, "day"))


def _is_meant(row: ActivityOffer) -> Known:
    """Tell whether an activity counts: it is regular, open to every purse, and told well enough to be counted."""
    free = Known.of(None if row.fee is UNKNOWN else row.fee == 0)
    told = UNKNOWN if row.places is UNKNOWN or row.ages is UNKNOWN else Known.YES
    return row.regular & (free | row.card_accepted) & told


def _places(row: ActivityOffer) -> int:
    return 0 if row.places is UNKNOWN else row.places


def _seated(by_age: Iterable[tuple[int, int]], offers: Sequence[ActivityOffer]) -> int:
    """Count the children who get a place where as many as possible do.

    The youngest choose first, and each takes a place where soonest nobody else could: in the activity that goes up to
    the lowest age. No other way seats more, since the ages of each activity are without gaps.
    """
    left = {row.id: _places(row) for row in offers}
    seated = 0
    for age, count in by_age:
        fitting = sorted((row for row in offers if among(row.ages, age) is Known.YES), key=_up_to)
        seated += _taken(left, [row.id for row in fitting], count)
    return seated


def _taken(left: dict[str, int], activities: Iterable[str], children: int) -> int:
    """Take places for some children, in some activities in their order, and count them."""
    wanted = children
    for activity in activities:
        taken = min(wanted, left[activity])
        left[activity] -= taken
        wanted -= taken
    return children - wanted


def _up_to(row: ActivityOffer) -> tuple[int, str]:
    oldest = UNKNOWN if row.ages is UNKNOWN else row.ages.oldest
    return (oldest if isinstance(oldest, int) else _OLDEST), row.id
