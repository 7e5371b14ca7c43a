"""What would do instead: another hub, another day, fewer, or something similar; each decided, and allowed."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final

from innbygger_core.loans._writing._requests import LoanRequest
from innbygger_core.timekeeping import DAY, micros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.decisions import Decision
    from innbygger_core.hubs import EquipmentFacts
    from innbygger_core.loans._deciding._decider import Decider
    from innbygger_core.loans._writing._requests import LoanItem

__all__ = ["alternatives"]

_AHEAD: Final = 60 * DAY
_DAYS_TRIED: Final = 20


def alternatives(decider: Decider, decision: Decision, limit: int, now: datetime) -> tuple[Decision, ...]:
    """Find requests near to one that was not allowed, each of them decided, and allowed."""
    request = decision.request
    if not isinstance(request, LoanRequest) or decision.outcome.allowed or limit < 1:
        return ()
    if any(reason.code == "loan.input-invalid" for reason in decision.reasons):
        return ()
    decided = (decider.decide(changed, now) for changed in _changes(decider, request, micros(now, "now")))
    return tuple(islice((each for each in decided if each.outcome.allowed), limit))


def _changes(decider: Decider, request: LoanRequest, now: int) -> Iterator[LoanRequest]:
    """Go through what is near: elsewhere and later by turns, then fewer, then something similar."""
    alone = request.model_copy(update={"or_wait": False})
    if any(item.copies for item in request.items):
        alone = alone.model_copy(update={"items": tuple(_any_copy(item) for item in request.items)})
        yield alone
    for pair in zip_longest(_elsewhere(decider, alone, now), _later(decider, alone, now)):
        yield from (changed for changed in pair if changed is not None)
    yield from _fewer(decider, request.model_copy(update={"or_wait": False}), now)
    yield from _similar(decider, alone, now)


def _any_copy(item: LoanItem) -> LoanItem:
    return item.model_copy(update={"copies": ()})


def _stock(decider: Decider, request: LoanRequest, item: LoanItem, now: int) -> EquipmentFacts | None:
    start = now if request.start is None else micros(request.start, "start")
    return decider.world.stock(item.equipment, decider.world.day(start))


def _elsewhere(decider: Decider, request: LoanRequest, now: int) -> Iterator[LoanRequest]:
    """Ask for the same kind from other hubs, at the same place and then at those hubs."""
    for place, item in enumerate(request.items):
        stock = _stock(decider, request, item, now)
        if stock is None:
            continue
        start = now if request.start is None else micros(request.start, "start")
        for other in decider.world.stocks(decider.world.day(start)):
            if other.sort == stock.sort and other.id != stock.id:
                taken = _instead(request, place, other)
                if request.collect_at is None and other.hub != stock.hub:
                    yield taken.model_copy(
                        update={"collect_at": stock.hub, "return_to": request.return_to or stock.hub}
                    )
                yield taken


def _similar(decider: Decider, request: LoanRequest, now: int) -> Iterator[LoanRequest]:
    """Ask for kinds that would do instead, those at the same hub first."""
    for place, item in enumerate(request.items):
        stock = _stock(decider, request, item, now)
        if stock is None:
            continue
        start = now if request.start is None else micros(request.start, "start")
        home, kinds = stock.hub, stock.similar
        stocks = [each for each in decider.world.stocks(decider.world.day(start)) if each.sort in kinds]
        for other in sorted(stocks, key=lambda each: (each.hub != home, kinds.index(each.sort))):
            yield _instead(request, place, other)


def _instead(request: LoanRequest, place: int, other: EquipmentFacts) -> LoanRequest:
    """Put a stock in the place of what was asked for; a certain copy is no longer named, a size where there is one."""
    item = request.items[place]
    size = item.size if item.size in dict(other.by_size) else None
    changed = item.model_copy(update={"equipment": other.id, "copies": (), "size": size})
    items = tuple(changed if at == place else each for at, each in enumerate(request.items))
    return request.model_copy(update={"items": items})


def _later(decider: Decider, request: LoanRequest, now: int) -> Iterator[LoanRequest]:
    """Ask for the same later: at the beginning of the openings that follow, for as long as it was asked for."""
    item = request.items[0]
    stock = _stock(decider, request, item, now)
    if stock is None:
        return
    start = now if request.start is None else micros(request.start, "start")
    day = decider.world.day(start)
    terms = decider.world.regime(stock, request.borrower.sort_in(day.year), day).terms
    desk = decider.world.lending(request.collect_at or stock.hub, terms)
    length = None if request.due is None else micros(request.due, "due") - start
    later = (opens for opens, _ in desk.openings(start + 1, start + _AHEAD) if opens > start)
    for opens in islice(later, _DAYS_TRIED):
        begins = decider.world.moment(opens)
        due = None if length is None else decider.world.moment(opens + length)
        yield request.model_copy(update={"start": begins, "due": due})


def _fewer(decider: Decider, request: LoanRequest, now: int) -> Iterator[LoanRequest]:
    """Ask for fewer of what is asked for in numbers, as many as can be had first.

    Who cannot have some cannot have more, so how many that is is found by halving.
    """
    for place, item in enumerate(request.items):
        stock = _stock(decider, request, item, now)
        there_are = 0 if stock is None else stock.of_size(item.size)
        low, high = 0, min(item.count - 1, there_are)
        while low < high:
            middle = (low + high + 1) // 2
            if decider.decide(_with(request, place, middle), decider.world.moment(now)).outcome.allowed:
                low = middle
            else:
                high = middle - 1
        yield from (_with(request, place, count) for count in range(low, 0, -1))


def _with(request: LoanRequest, place: int, count: int) -> LoanRequest:
    item = request.items[place]
    changed = item.model_copy(update={"count": count, "copies": item.copies[:count]})
    return request.model_copy(
        update={"items": tuple(changed if at == place else each for at, each in enumerate(request.items))}
    )
