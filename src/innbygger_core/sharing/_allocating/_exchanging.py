"""What holders do with their time: lend it, give it back, exchange it. Each act gives new rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.errors import UnreadableData
from innbygger_core.reading import fault, pointer
from innbygger_core.sharing._allocating._week import season_times, stretches
from innbygger_core.sharing._writing._seasons import Lending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.errors import Fault
    from innbygger_core.sharing._allocating._week import WeekStretch
    from innbygger_core.sharing._writing._seasons import Allocation, DayRange, SeasonTime

__all__ = ["give_back", "lend", "not_held", "swap", "times_had"]


def lend(allocation: Allocation, to: str, days: DayRange, times: Iterable[SeasonTime] = ()) -> Allocation:
    """Lend time to somebody else on some days; after them the holder has it again, and keeps what it had.

    Args:
        allocation: whose time.
        to: who has it instead, such as ``organisation/band``.
        days: on which days.
        times: which times, each within one of the allocation's; left out: all of them.

    Raises:
        UnreadableData: a time is not the holder's.

    Example:
        >>> from innbygger_core.sharing import Allocation, DayRange
        >>> tuesdays = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
        >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir", times=(tuesdays,))
        >>> easter = DayRange(first_day="2027-03-22", last_day="2027-03-29")
        >>> lend(choir, "organisation/band", easter).lent[0].to, choir.lent
        ('organisation/band', ())
    """
    return _lending(allocation, to, days, tuple(times))


def give_back(allocation: Allocation, days: DayRange, times: Iterable[SeasonTime] = ()) -> Allocation:
    """Give time back on some days, for others to book; after them the holder has it again.

    Args:
        allocation: whose time.
        days: on which days.
        times: which times, each within one of the allocation's; left out: all of them.

    Raises:
        UnreadableData: a time is not the holder's.

    Example:
        >>> from innbygger_core.sharing import Allocation, DayRange
        >>> tuesdays = {"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}
        >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir", times=(tuesdays,))
        >>> give_back(choir, DayRange(first_day="2027-03-30", last_day="2027-10-24")).lent[0].to is None
        True
    """
    return _lending(allocation, None, days, tuple(times))


def swap(  # noqa: PLR0913 - who exchanges what, when, and who agrees
    one: Allocation,
    other: Allocation,
    *,
    gives: Iterable[SeasonTime],
    gets: Iterable[SeasonTime],
    agreed: Iterable[str],
    days: DayRange | None = None,
) -> tuple[Allocation, Allocation]:
    """Let two holders exchange times, for good or on some days, where both agree.

    For good, the times change hands, and with them what each has had when the next season comes. On some days, each
    lends to the other.

    Args:
        one: what the first holds.
        other: what the second holds.
        gives: the times that the first gives.
        gets: the times that it gets.
        agreed: who agrees, by reference.
        days: on which days; None: for good.

    Returns:
        The new rows, in the same order.

    Raises:
        UnreadableData: a holder has not agreed, or does not hold what it gives.

    Example:
        >>> from innbygger_core.sharing import Allocation, SeasonTime
        >>> tuesdays = SeasonTime(room="hall", weekdays="tue", clock="18:00-20:00")
        >>> fridays = SeasonTime(room="hall", weekdays="fri", clock="18:00-20:00")
        >>> choir = Allocation(id="choir", season="2026", organiser="organisation/choir", times=(tuesdays,))
        >>> band = Allocation(id="band", season="2026", organiser="organisation/band", times=(fridays,))
        >>> both = (choir.organiser, band.organiser)
        >>> choir, band = swap(choir, band, gives=(tuesdays,), gets=(fridays,), agreed=both)
        >>> str(choir.times[0].weekdays), str(band.times[0].weekdays)
        ('fri', 'tue')
    """
    given, got, willing = tuple(gives), tuple(gets), tuple(agreed)
    _refuse((*_unwilling((one, other), willing), *not_held(one, given, "gives"), *not_held(other, got, "gets")))
    if days is None:
        return _exchanged(one, given, got), _exchanged(other, got, given)
    return lend(one, other.organiser, days, given), lend(other, one.organiser, days, got)


def times_had(organiser: str, allocations: Iterable[Allocation]) -> tuple[str, ...]:
    """Name what an organiser had in a season, for ``had`` of its next application; what it lent, it had.

    Args:
        organiser: by reference.
        allocations: of the season, as they stood when it ended.

    Example:
        >>> from innbygger_core.sharing import Allocation
        >>> rows = (Allocation(id="choir", season="2026", organiser="organisation/choir"),
        ...         Allocation(id="band", season="2026", organiser="organisation/band"))
        >>> times_had("organisation/choir", rows)
        ('choir',)
    """
    return tuple(row.id for row in allocations if row.organiser == organiser and row.team is None)


def not_held(allocation: Allocation, times: Iterable[SeasonTime], argument: str) -> Iterator[Fault]:
    """Find the times that do not lie within those of an allocation, each as a fault that names the argument."""
    for place, time in enumerate(times):
        if not all(stretch.within(_in_room(allocation, time.room)) for stretch in stretches((time,))):
            yield fault(pointer((argument, place)), "time-not-held", str(time.clock), allocation=allocation.id)


def _in_room(allocation: Allocation, room: str) -> list[WeekStretch]:
    return [each for each in stretches(allocation.times) if each.room == room]


def _lending(allocation: Allocation, to: str | None, days: DayRange, times: tuple[SeasonTime, ...]) -> Allocation:
    _refuse(not_held(allocation, times, "times"))
    return allocation.model_copy(update={"lent": (*allocation.lent, Lending(days=days, to=to, times=times))})


def _exchanged(allocation: Allocation, given: Iterable[SeasonTime], got: Iterable[SeasonTime]) -> Allocation:
    gone = tuple(stretches(given))
    kept = (
        rest
        for held in stretches(allocation.times)
        for rest in held.without(each for each in gone if each.room == held.room)
    )
    return allocation.model_copy(update={"times": season_times((*kept, *stretches(got)))})


def _unwilling(rows: Iterable[Allocation], agreed: tuple[str, ...]) -> Iterator[Fault]:
    missing = tuple(row.organiser for row in rows if row.organiser not in agreed)
    if missing:
        yield fault("/agreed", "not-agreed", agreed, missing=missing)


def _refuse(faults: Iterable[Fault]) -> None:
    told = tuple(faults)
    if told:
        raise UnreadableData(told)
