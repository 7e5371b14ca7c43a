"""Dates of the same hours, put together to the fewest periods that name them all, and no others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["Block", "beside", "blocks", "blocks_in_a_row", "weekly_blocks"]

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
# Fewer weeks than these are told date by date: most readers expect that of special hours.
_FEWEST_WEEKS: Final = 3


@frozen(order=True)
class Block:
    """Some days of the week, in a period.

    Attributes:
        first: the first day.
        last: the last day.
        weekdays: Monday is 0; empty for every day.
    """

    first: date
    last: date
    weekdays: tuple[int, ...] = ()

    @property
    def days(self) -> Iterator[date]:
        """All days that it names."""
        period = (self.first + _DAY * n for n in range((self.last - self.first).days + 1))
        return (day for day in period if not self.weekdays or day.weekday() in self.weekdays)

    def joined(self, other: Block) -> Block:
        """Make one of two; it may name more days than both."""
        weekdays = tuple(sorted({*self.weekdays, *other.weekdays}))
        return Block(min(self.first, other.first), max(self.last, other.last), weekdays)


def blocks(dates: Collection[date]) -> list[Block]:
    """Put dates together: those that come week after week, and then days in a row.

    >>> days = [date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 31)]
    >>> [f"{it.first:%d}-{it.last:%d}" for it in blocks(days)]
    ['24-25', '31-31']
    """
    weekly = weekly_blocks(dates)
    return sorted([*(_without_all(block) for block in weekly), *blocks_in_a_row(beside(dates, weekly))])


def weekly_blocks(dates: Collection[date]) -> list[Block]:
    """Find the dates that come on three weeks or more without a break, and join the days of the week that go together.

    >>> mondays = [date(2026, 6, 1) + n * timedelta(days=7) for n in range(4)]
    >>> [(it.first, len(list(it.days))) for it in weekly_blocks(mondays)]
    [(datetime.date(2026, 6, 1), 4)]
    """
    found: list[Block] = []
    known = frozenset(dates)
    for run in (run for weekday in range(_WEEK) for run in _weekday_runs(known, weekday)):
        block = Block(run[0], run[-1], (run[0].weekday(),))
        joined = ((n, other.joined(block)) for n, other in enumerate(found))
        exact = ((n, whole) for n, whole in joined if known.issuperset(whole.days))
        place, whole = next(exact, (len(found), block))
        found[place : place + 1] = [whole]
    return found


def beside(dates: Collection[date], told: Iterable[Block]) -> list[date]:
    """Give the dates that some blocks do not name, in order."""
    return sorted(set(dates).difference(*(block.days for block in told)))


def blocks_in_a_row(dates: Iterable[date]) -> list[Block]:
    """Put rising dates together where each is the day after the one before."""
    return [Block(run[0], run[-1]) for run in _runs(dates, _DAY)]


def _weekday_runs(dates: Iterable[date], weekday: int) -> Iterator[list[date]]:
    on_it = sorted(day for day in dates if day.weekday() == weekday)
    return (run for run in _runs(on_it, _WEEK * _DAY) if len(run) >= _FEWEST_WEEKS)


def _runs(days: Iterable[date], step: timedelta) -> Iterator[list[date]]:
    """Cut rising days wherever more than a step lies between two."""
    run: list[date] = []
    for day in days:
        if run and day - run[-1] != step:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _without_all(block: Block) -> Block:
    return evolve(block, weekdays=()) if len(block.weekdays) == _WEEK else block
