"""A desk: when something can be handed out or in, over time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, tzinfo
from typing import TYPE_CHECKING, Final

from innbygger_core.hours import Access
from innbygger_core.loans._dues._open_time import ordinal_start, work_out
from innbygger_core.timekeeping import DAY, day_start, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innbygger_core.hours import Timetable
    from innbygger_core.loans._dues._open_time import OpenTime

__all__ = ["BOUND", "Desk"]

_DAYS: Final = 400
BOUND: Final = _DAYS * DAY
"""How far a search goes for an opening, in µs."""


class Desk:
    """When something can be handed out or in; worked out some years at a time, and kept.

    Only time that is known to be open is open. An opening that lasts longer than :data:`BOUND` is followed so far.
    It may be shared between threads.

    Attributes:
        zone: whose days they are.

    Example:
        >>> from datetime import datetime
        >>> from innbygger_core import nye_asker
        >>> from innbygger_core.timekeeping import micros
        >>> desk = Desk.of([nye_asker().timetable("heggedal")])
        >>> sunday = micros(datetime(2026, 11, 29, 12, tzinfo=desk.zone), "when")
        >>> [f"{moment(edge, desk.zone):%a %H}" for edge in desk.next_opening(sunday) or ()]
        ['Mon 10', 'Mon 16']
    """

    __slots__ = ("_kept", "_views", "zone")

    def __init__(self, views: Sequence[Timetable], zone: tzinfo) -> None:
        self._views = views
        self.zone = zone
        self._kept: dict[int, OpenTime] = {}

    @classmethod
    def of(cls, timetables: Sequence[Timetable], access: Sequence[Access] | None = (Access.STAFFED,)) -> Desk:
        """Make the desk that is open while one of some timetables is; without ``access``, each in its own view."""
        zone = timetables[0].horizon.tzinfo or UTC
        views = timetables if access is None else [timetable.view(access) for timetable in timetables]
        return cls(tuple(views), zone)

    # --- What holds at an instant ------------------------------------------------------------------------------------

    def is_open(self, at: int) -> Known:
        """Tell whether it is open at an instant; when it closes it is no longer."""
        time = self._around(at)
        if _holds(time.known, at):
            return Known.YES
        return Known.UNKNOWN if _holds(time.unknown, at) else Known.NO

    def takes(self, at: int) -> Known:
        """Tell whether something can be handed in at an instant: while it is open, or just when it closes."""
        time = self._around(at)
        if _holds_or_ends(time.known, at):
            return Known.YES
        return Known.UNKNOWN if _holds_or_ends(time.unknown, at) else Known.NO

    def next_opening(self, at: int, within: int = BOUND) -> tuple[int, int] | None:
        """Find the opening that holds an instant, or the next; None: none begins ``within`` so long after."""
        known = self._around(at).known
        place = bisect_right(known, at) // 2 * 2
        if place == len(known) or known[place] > at + within:
            return None
        return _cut(known[place], known[place + 1], at)

    def last_opening(self, at: int, within: int = BOUND) -> tuple[int, int] | None:
        """Find the opening that holds the instant before, or the last before; None: none ends ``within`` so long."""
        known = self._around(at).known
        place = (bisect_left(known, at) - 1) // 2 * 2
        if place < 0 or known[place + 1] < at - within:
            return None
        return _cut(known[place], known[place + 1], at)

    # --- What holds over a time --------------------------------------------------------------------------------------

    def openings(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the openings that share time with a window, whole, in order."""
        known = self._across(start, end).known
        for place in range(bisect_right(known, start) // 2 * 2, bisect_left(known, end), 2):
            yield max(known[place], start - BOUND), min(known[place + 1], end + BOUND)

    def may_open(self, start: int, end: int) -> bool:
        """Tell whether of some of a window nobody knows whether it is open."""
        unknown = self._across(start, end).unknown
        place = bisect_right(unknown, start)
        return place % 2 == 1 or (place < len(unknown) and unknown[place] < end)

    # --- Days --------------------------------------------------------------------------------------------------------

    def day(self, at: int) -> date:
        """Give the day of an instant by the clock on the wall."""
        return moment(at, self.zone).date()

    def start_of(self, day: date) -> int:
        """Give the first instant of a day."""
        return day_start(day, self.zone)

    def working_day(self, at: int) -> date:
        """Give the day to which an opening belongs that is running or ending: after midnight, the day before."""
        found = self._around(at).day_of(at)
        return self.day(at) if found is None else date.fromordinal(found)

    def hours_of(self, day: date) -> tuple[int, int] | None:
        """Give when it first opens on a day, and when it last closes, even if after midnight; None: it does not."""
        ordinal = day.toordinal()
        return self._around(ordinal_start(ordinal)).hours.get(ordinal)

    def is_open_day(self, day: date) -> Known:
        """Tell whether it opens at all on a day; what goes on from the night before is none of its openings."""
        if self.hours_of(day) is not None:
            return Known.YES
        ordinal = day.toordinal()
        midnight, next_midnight = (self.start_of(date.fromordinal(each)) for each in (ordinal, ordinal + 1))
        return Known.UNKNOWN if self.may_open(midnight, next_midnight) else Known.NO

    def add_open_days(self, day: date, count: int) -> date | None:
        """Find the so-manieth day after a day, or before it, on which it opens; None: it lies further than BOUND."""
        ordinal = day.toordinal()
        days = self._around(ordinal_start(ordinal)).days
        place = bisect_right(days, ordinal) + count - 1 if count > 0 else bisect_left(days, ordinal) + count
        if count == 0:
            return day
        if not 0 <= place < len(days) or abs(days[place] - ordinal) > _DAYS:
            return None
        return date.fromordinal(days[place])

    # --- What is kept ------------------------------------------------------------------------------------------------

    def _around(self, at: int) -> OpenTime:
        """Give what holds for so long before an instant, and after it, that an opening found there is whole."""
        place = at // BOUND
        return self._kept.get(place) or self._keep(place)

    def _across(self, start: int, end: int) -> OpenTime:
        if end - start <= BOUND:
            return self._around(start)
        return work_out(self._views, self.zone, start - BOUND, end + BOUND)

    def _keep(self, place: int) -> OpenTime:
        self._kept[place] = work_out(self._views, self.zone, (place - 2) * BOUND, (place + 3) * BOUND)
        return self._kept[place]


def _holds(edges: tuple[int, ...], at: int) -> bool:
    return bisect_right(edges, at) % 2 == 1


def _holds_or_ends(edges: tuple[int, ...], at: int) -> bool:
    return bisect_left(edges, at) % 2 == 1 or _holds(edges, at)


def _cut(start: int, end: int, at: int) -> tuple[int, int]:
    """Follow an opening as far as a search goes, so that it is the same whatever was worked out."""
    return max(start, min(at, end) - BOUND), min(end, max(at, start) + BOUND)
