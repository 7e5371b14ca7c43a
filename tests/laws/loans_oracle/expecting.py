"""What a desk is expected to answer: from when to when things are kept from others, and whether there are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.laws.loans_oracle.away import Things
from tests.laws.loans_oracle.clock import slot_of
from tests.laws.loans_oracle.hours import due, home_again, set_aside
from tests.laws.loans_oracle.worlds import STOCKS

if TYPE_CHECKING:
    from tests.laws.loans_oracle.away import Shelf

    from innbygger_core.loans import ExtendLoan, LoanRequest


class Expected(NamedTuple):
    """What is expected of one loan.

    Attributes:
        fits: whether there are enough; None where that is not to be said.
        whole: whether it is due as the terms give it; where it is not, it may be due sooner.
        after: the instant after which it is due.
    """

    things: Things
    start: int
    since: int | None
    due: int
    after: int
    collect_at: str
    return_to: str
    fits: bool | None
    whole: bool


def expected_request(shelf: Shelf, asked: LoanRequest, place: int) -> Expected:
    item, now = asked.items[place], shelf.now
    things = Things(item.equipment, item.count, item.size, item.copies)
    home = STOCKS[item.equipment].home
    start = now if asked.start is None else slot_of(asked.start)
    collect_at, return_to = asked.collect_at or home, asked.return_to or home
    wanted = None if asked.due is None else slot_of(asked.due)
    ends = due(shelf.world, return_to, start, after=start, wanted=wanted)
    since = start if start <= now and collect_at == home else None
    if since is None:
        since = set_aside(shelf.world, item.equipment, collect_at, start, now, shelf.cancelled)
    expected = Expected(things, start, since, ends, start, collect_at, return_to, fits=None, whole=True)
    return expected if since is None else _judged(shelf, expected, asked.replaces, at_once=start <= now)


def expected_extension(shelf: Shelf, asked: ExtendLoan) -> Expected:
    kept, now = shelf.kept[asked.loan], shelf.now
    wanted = None if asked.until is None else slot_of(asked.until)
    ends = due(shelf.world, kept.return_to, kept.due, after=now, wanted=wanted)
    after = max(kept.due, now)
    expected = Expected(
        kept.things, kept.start, now, ends, after, kept.collect_at, kept.return_to, fits=None, whole=True
    )
    return _judged(shelf, expected, asked.loan, at_once=True) if ends > after else expected


def _judged(shelf: Shelf, expected: Expected, besides: str | None, *, at_once: bool) -> Expected:
    """Tell whether there are enough; what begins at once, or goes on, may end sooner instead."""
    things, since = expected.things, expected.since or 0
    until = max(home_again(shelf.world, things.equipment, expected.return_to, expected.due, shelf.cancelled), since + 1)
    ends = shelf.free_until(things, since, until, besides)
    if ends == until:
        return expected._replace(fits=True)
    if not at_once or shelf.world.walk_in == "refuse" or ends == since:
        return expected._replace(fits=False)
    if not shelf.world.is_plain or expected.return_to != STOCKS[things.equipment].home:
        return expected._replace(whole=False)
    return expected._replace(due=ends, fits=ends > expected.after)
