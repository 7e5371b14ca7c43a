"""Which figures are withheld, so that nobody can tell from them what a few people did.

A row of a table that tells of fewer than five people is withheld, bookings and people; so is one of fewer than five
bookings of which nobody says how many came. That alone keeps nothing: who knows the total and all other rows can work
out the one that is missing. So more rows are withheld, the smallest first, until three things are true of each table:

- none of its rows is withheld, or at least two are;
- what the withheld rows hold together is no less than five;
- they are not all alike.

Then two withheld rows can change places, and everything that is told stays as it is: each withheld figure can be two
different things at least, also for somebody who knows this rule. So nothing says whether a row was withheld for its
own sake or for another's. Where there are fewer than five people in all, no number of people is told; where there are
fewer than five bookings in all, no count is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.sharing._recording._usage import WITHHELD, Count, Usage
from innbygger_core.timekeeping import MICROSECOND

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from innbygger_core.sharing._recording._tally import Tally

    _Size = Callable[[Sequence[int]], int]

__all__ = ["FEWEST", "people_or_bookings", "shown_count", "shown_table", "shown_total", "smallest_figure"]

FEWEST: Final = 5
"""The smallest count that is told, zero apart: where there is nobody, there is nobody to protect."""

_MEASURES: Final = ("bookings", "people")


def shown_count(count: int) -> Count:
    """Tell a count that stands in no table.

    >>> shown_count(0), shown_count(4), shown_count(5)
    (0, 'withheld', 5)
    """
    return WITHHELD if 0 < count < FEWEST else count


def shown_total(total: Tally) -> Usage:
    """Tell what all the rows of a table add up to; so few bookings keep their people to themselves too."""
    bookings = shown_count(total.bookings)
    people = WITHHELD if bookings == WITHHELD else shown_count(total.people)
    return _usage(None, total, {"bookings": bookings, "people": people})


def people_or_bookings(row: Sequence[int]) -> int:
    """Tell how small a row is: how many people, or bookings where nobody says how many came.

    >>> people_or_bookings((2, 600)), people_or_bookings((2, 0))
    (600, 2)
    """
    return next(filter(None, reversed(row)), 0)


def smallest_figure(row: Sequence[int]) -> int:
    """Tell how small a row is that is itself a total of others: its smallest figure, zero apart.

    >>> smallest_figure((2, 600)), smallest_figure((2, 0))
    (2, 2)
    """
    return min(filter(None, row), default=0)


def shown_table(rows: Mapping[str | None, Tally], total: Usage, size: _Size = people_or_bookings) -> tuple[Usage, ...]:
    """Tell the rows into which a total falls, and withhold what must be.

    Args:
        rows: the rows.
        total: their total, as it is told. A measure of which the total is withheld is withheld everywhere.
        size: how small a row is, of its counts of bookings and people.

    >>> from innbygger_core.sharing._recording._tally import Tally, added
    >>> rows = {"choir": Tally(9, 40, 900), "band": Tally(9, 7, 35), "talk": Tally(9, 2, 4)}
    >>> [(row.of, row.bookings, row.people) for row in shown_table(rows, shown_total(added(list(rows.values()))))]
    [('choir', 40, 900), ('band', 'withheld', 'withheld'), ('talk', 'withheld', 'withheld')]
    """
    table = _Table.of(rows, total, size)
    return tuple(
        _usage(of, row, {measure: table.shown(row, measure) for measure in _MEASURES}) for of, row in rows.items()
    )


@frozen
class _Table:
    """What can be told of a table.

    Attributes:
        total: its total, as it is told.
        told: the measures of which there is something, and of which the total is told.
        size: how small a row is.
        smallest: the size from which on a row is told.
    """

    total: Usage
    told: tuple[str, ...]
    size: _Size
    smallest: int

    @classmethod
    def of(cls, rows: Mapping[str | None, Tally], total: Usage, size: _Size) -> _Table:
        told = tuple(measure for measure in _MEASURES if getattr(total, measure) not in {0, WITHHELD})
        used = [tuple(getattr(row, measure) for measure in told) for row in rows.values() if row.time]
        return cls(total, told, size, _smallest_told(used, size))

    def shown(self, row: Tally, measure: str) -> Count:
        """Tell one figure."""
        count: int = getattr(row, measure)
        return count if self._is_plain(row, measure) or (measure in self.told and self._is_told(row)) else WITHHELD

    def _is_plain(self, row: Tally, measure: str) -> bool:
        """Tell whether a figure is zero by what is told beside it: by the total, no time, or no booking."""
        no_booking = "bookings" in self.told and self._is_told(row) and not row.bookings
        return getattr(self.total, measure) == 0 or not row.time or no_booking

    def _is_told(self, row: Tally) -> bool:
        return self.size([getattr(row, measure) for measure in self.told]) >= self.smallest


def _smallest_told(rows: Sequence[Sequence[int]], size: _Size) -> int:
    """Find the smallest size of a row that is told; zero where all are."""
    sizes = [size(row) for row in rows]
    if not any(0 < each < FEWEST for each in sizes):
        return 0
    bounds = sorted({FEWEST, *(each + 1 for each in sizes if each >= FEWEST)})
    return next((bound for bound in bounds if _are_kept([row for row in rows if size(row) < bound])), bounds[-1])


def _are_kept(withheld: Sequence[Sequence[int]]) -> bool:
    """Tell whether no figure of some withheld rows can be worked out from all that is told."""
    return all(len(set(figures)) > 1 and sum(figures) >= FEWEST for figures in zip(*withheld, strict=True))


def _usage(of: str | None, row: Tally, shown: Mapping[str, Count]) -> Usage:
    bookings, people = shown["bookings"], shown["people"]
    source = WITHHELD if WITHHELD in (bookings, people) else row.source
    return Usage(of, row.time * MICROSECOND, bookings, people, source)
