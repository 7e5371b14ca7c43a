"""How much money an agreement is about, as far as it says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from innbygger_core.agreements._writing._duration import Duration
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._writing._parties import Contribution, Valuation

__all__ = ["Money", "money"]

_MONTHS_OF_A_YEAR = 12


class Money(NamedTuple):
    """An amount of money, of which perhaps only a part is known.

    Attributes:
        least: whole kroner that are certain.
        all_told: whether that is all.
    """

    least: int = 0
    all_told: bool = True


def money(agreement: Agreement, per: Literal["year", "once"]) -> Money:
    """Add up the contributions of money: of one year, or of the first term as a whole.

    What is given once counts whole in its year. A month or a year that has begun counts whole.
    """
    months = _MONTHS_OF_A_YEAR if per == "year" else _months(agreement)
    amounts = tuple(_amounts(agreement, months))
    return Money(sum(each.least for each in amounts), all(each.all_told for each in amounts))


def _amounts(agreement: Agreement, months: int | None) -> Iterator[Money]:
    for party in agreement.parties:
        if party.contributions is UNKNOWN:
            yield Money(all_told=False)
        else:
            yield from (_amount(each, months) for each in party.contributions)


def _amount(given: Contribution, months: int | None) -> Money:
    """Give what a contribution comes to; nothing where it is no money, or where nobody puts a value on it."""
    if given.sort not in {"money", UNKNOWN} or given.value is None:
        return Money()
    if given.value is UNKNOWN or given.sort is UNKNOWN:
        return Money(all_told=False)
    return _over(given.value, months)


def _over(value: Valuation, months: int | None) -> Money:
    """Give what a value comes to in so many months; one payment of it where nobody knows how many there are."""
    if value.per == "once":
        return Money(value.amount)
    if months is None:
        return Money(value.amount, all_told=False)
    times = months if value.per == "month" else -(-months // _MONTHS_OF_A_YEAR)
    return Money(value.amount * times)


def _months(agreement: Agreement) -> int | None:
    """Count the months of the first term, the last one as a whole; None where it has no known edges."""
    if not isinstance(agreement.duration, Duration):
        return None
    first, last = agreement.duration.first_term
    if not (isinstance(first, date) and isinstance(last, date)):
        return None
    after = last + timedelta(days=1)
    return (after.year - first.year) * _MONTHS_OF_A_YEAR + after.month - first.month + (after.day > first.day)
