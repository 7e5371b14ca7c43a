"""What the transport loads and unloads at each stop of a day: what the driver needs, and nothing about borrowers."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.timekeeping import check_day
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innbygger_core.loans._writing._loans import Leg, Loan
    from innbygger_core.texts import Catalogue

__all__ = ["PackedItem", "PackingStop", "packing_list"]

_TO_BE_COLLECTED: Final = frozenset({LoanState.RESERVED, LoanState.READY})
_TO_BE_RETURNED: Final = _TO_BE_COLLECTED | {LoanState.OUT}
_Stop: TypeAlias = tuple[str, datetime, str]


@boundary
@frozen
class PackedItem:
    """The things of one loan in the van: what they are and where they go, never for whom or on what terms.

    Attributes:
        loan: id of the loan.
        equipment: id of the stock.
        count: how many they are.
        size: of which size, where sizes differ.
        copies: ids of the copies, once they are known.
        to: the hub to which they are carried in the end; they may change runs on the way.

    Example:
        >>> PackedItem("l1", "skis", count=2, size="160", copies=("k-1", "k-2"), to="tofte").to
        'tofte'
    """

    loan: str
    equipment: str
    count: int
    size: str | None
    copies: tuple[str, ...]
    to: str


@boundary
@frozen
class PackingStop:
    """What a run loads and unloads where it stops. Get them from :func:`packing_list`.

    What stays in the van over night stands under ``load`` on the day on which it is loaded, and under ``unload`` on
    the later day.

    Attributes:
        run: id of the run.
        day: the day.
        hub: id of the hub.
        at: when it stops there.
        load: what gets on, by loan.
        unload: what gets off, by loan.

    Example:
        >>> at = datetime.fromisoformat("2027-02-19T10:30:00+01:00")
        >>> skis = PackedItem("l1", "skis", count=1, size="160", copies=(), to="tofte")
        >>> print(PackingStop("south", at.date(), "tofte", at, load=(), unload=(skis,)).text("en"))
        tofte, Friday 19 February at 10:30 (south)
        Unload 1 × skis, size 160, loan l1
    """

    run: str
    day: date
    hub: str
    at: datetime
    load: tuple[PackedItem, ...]
    unload: tuple[PackedItem, ...]

    def text(self, lang: str | Catalogue, *, names: Mapping[str, str] | None = None) -> str:
        """Say it as a plain list for the driver: the stop, then what to unload, then what to load.

        Args:
            lang: a language tag, or a catalogue.
            names: what references are called, as ``{"hub/tofte": "Tofte", "equipment/skis": "Ski", "run/south":
                "Sørrunden"}``; what has no name is told by its id.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.loans._carrying._packing_words import stop_words  # noqa: PLC0415 - words are seldom asked for

        return stop_words(self, lang, names or {})


def packing_list(loans: Iterable[Loan], day: date, zone: tzinfo | None = None) -> tuple[PackingStop, ...]:
    """List what the runs load and unload on a day, stop by stop.

    Things are carried to where they are collected until they are out, and carried home until they are there. A loan
    that has come to an end in another way moves nothing, nor does one that nobody has said yes to.

    Args:
        loans: the loans; those that move nothing on the day do no harm.
        day: the day, by the clock of the municipality.
        zone: where that clock hangs; without it, the times of the legs are taken as they stand.

    Returns:
        The stops at which there is something to do, by run, time and hub.

    Raises:
        TypeError: the day is a datetime.
        OutOfRange: the day lies outside 1900-2199.

    Example:
        >>> from innbygger_core.loans import Leg, Loan
        >>> leaves = datetime.fromisoformat("2027-02-19T09:00:00+01:00")
        >>> arrives = leaves.replace(hour=10)
        >>> leg = Leg(run="south", day=leaves.date(), start="heggedal", end="tofte", leaves=leaves, arrives=arrives)
        >>> loan = Loan(id="l1", equipment="skis", hub="heggedal", borrower={"id": "resident/7f3a"}, start=arrives,
        ...             due=arrives.replace(day=26), collect_at="tofte", outward=(leg,))
        >>> [(stop.hub, len(stop.load), len(stop.unload)) for stop in packing_list([loan], leaves.date())]
        [('heggedal', 1, 0), ('tofte', 0, 1)]
    """
    check_day(day, "day")
    handled = [each for loan in loans for each in _handled(loan, zone) if each.day == day]
    return tuple(_made(day, stop, handled) for stop in sorted({each.stop for each in handled}))


@frozen
class _Handling:
    """Something that is loaded or unloaded.

    Attributes:
        day: on which day.
        stop: the run, when it stops, and the hub.
        act: ``load`` or ``unload``.
        item: what.
    """

    day: date
    stop: _Stop
    act: str
    item: PackedItem


def _handled(loan: Loan, zone: tzinfo | None) -> Iterator[_Handling]:
    for legs in _carried(loan):
        for leg in legs:
            item = PackedItem(loan.id, loan.equipment, loan.count, loan.size, loan.copies, legs[-1].end)
            leaves, arrives = _on_clock(leg.leaves, zone), _on_clock(leg.arrives, zone)
            yield _Handling(leg.day, (leg.run, leaves, leg.start), "load", item)
            yield _Handling(arrives.date(), (leg.run, arrives, leg.end), "unload", item)


def _carried(loan: Loan) -> Iterator[tuple[Leg, ...]]:
    """Give the ways that are still to be gone, or were just gone: out until it is out, and home until it is there."""
    if loan.state in _TO_BE_COLLECTED:
        yield loan.outward
    if loan.state in _TO_BE_RETURNED or _waits_elsewhere(loan):
        yield loan.homeward


def _waits_elsewhere(loan: Loan) -> bool:
    """Tell whether it came back where its way home begins, and before it does."""
    if not loan.came_back or not loan.homeward:
        return False
    first = loan.homeward[0]
    in_time = loan.returned_at is None or loan.returned_at <= first.leaves
    return in_time and first.start == (loan.returned_to or loan.brought_to)


def _made(day: date, stop: _Stop, handled: Iterable[_Handling]) -> PackingStop:
    run, at, hub = stop
    here = [each for each in handled if each.stop == stop]
    return PackingStop(run, day, hub, at, load=_items(here, "load"), unload=_items(here, "unload"))


def _items(handled: Iterable[_Handling], act: str) -> tuple[PackedItem, ...]:
    return tuple(sorted((each.item for each in handled if each.act == act), key=_by_loan))


def _by_loan(item: PackedItem) -> tuple[str, str]:
    return item.loan, item.to


def _on_clock(when: datetime, zone: tzinfo | None) -> datetime:
    return when if zone is None else when.astimezone(zone)
