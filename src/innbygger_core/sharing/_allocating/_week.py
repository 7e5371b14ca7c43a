"""Times of the week as stretches of its minutes, so that they can be compared, cut and joined."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from innbygger_core.hours import DaySpan, Weekdays
from innbygger_core.sharing._writing._seasons import SeasonTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["WeekStretch", "season_times", "stretches"]

_DAY: Final = 1440
_WEEK: Final = 7 * _DAY


@frozen
class WeekStretch:
    """A stretch of the week in some room, in minutes after Monday 00:00; it may run past the end of the week.

    Attributes:
        room: id of the room.
        start: the first minute.
        end: the first minute after, at most a day later.

    >>> late, early = WeekStretch("hall", 10_020, 10_140), WeekStretch("hall", 0, 120)
    >>> late.meets(early), str(late.time.clock)
    (True, '23:00-01:00')
    """

    room: str
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.end - self.start

    @property
    def time(self) -> SeasonTime:
        """The stretch as people write it, on the day on which it begins."""
        day, minute = divmod(self.start % _WEEK, _DAY)
        return SeasonTime(room=self.room, weekdays=Weekdays((day,)), clock=DaySpan(minute, minute + self.minutes))

    def meets(self, other: WeekStretch) -> bool:
        """Tell whether both share a minute of the week, in whatever rooms."""
        return (other.start - self.start) % _WEEK < self.minutes or (self.start - other.start) % _WEEK < other.minutes

    def shared(self, other: WeekStretch) -> int:
        """Tell how many minutes of the week both share, in whatever rooms."""
        return self.minutes - sum(rest.minutes for rest in self.without((other,)))

    def after(self, other: WeekStretch) -> int:
        """Tell how many minutes after another it begins; before it where that is negative, by the shorter way."""
        return (self.start - other.start + _WEEK // 2) % _WEEK - _WEEK // 2

    def without(self, others: Iterable[WeekStretch]) -> Iterator[WeekStretch]:
        """Give what is left when others are cut out, in whatever rooms they are."""
        at = self.start
        for start, end in sorted(self._beside(others)):
            if at < start:
                yield evolve(self, start=at, end=start)
            at = max(at, end)
        if at < self.end:
            yield evolve(self, start=at)

    def within(self, others: Iterable[WeekStretch]) -> bool:
        """Tell whether others cover all of it."""
        return not any(self.without(others))

    def cells(self, grid: int | None) -> tuple[WeekStretch, ...]:
        """Cut it into steps of a grid that begins with it, the last one perhaps shorter; without a grid it is one.

        >>> [(cell.start, cell.end) for cell in WeekStretch("hall", 0, 75).cells(30)]
        [(0, 30), (30, 60), (60, 75)]
        """
        edges = (*range(self.start, self.end, grid or self.minutes), self.end)
        return tuple(evolve(self, start=start, end=end) for start, end in pairwise(edges))

    def _beside(self, others: Iterable[WeekStretch]) -> Iterator[tuple[int, int]]:
        """Give start and end of those that it meets, counted from the week in which it begins itself."""
        for other in others:
            for shift in (-_WEEK, 0, _WEEK):
                start, end = other.start + shift, other.end + shift
                if start < self.end and self.start < end:
                    yield start, end


def stretches(times: Iterable[SeasonTime]) -> Iterator[WeekStretch]:
    """Give the stretches of some times, one for each of their days.

    >>> times = (SeasonTime(room="hall", weekdays="mon,wed", clock="17:00-19:00"),)
    >>> [stretch.start for stretch in stretches(times)]
    [1020, 3900]
    """
    for time in times:
        start, end = time.clock.minutes
        for day in time.weekdays.days:
            yield WeekStretch(time.room, day * _DAY + start, day * _DAY + end)


def season_times(some: Iterable[WeekStretch]) -> tuple[SeasonTime, ...]:
    """Write stretches as times: what abuts is joined, and days with the same hours stand together.

    >>> evenings = (WeekStretch("hall", 1020, 1080), WeekStretch("hall", 1080, 1140), WeekStretch("hall", 2460, 2580))
    >>> [(str(time.weekdays), str(time.clock)) for time in season_times(evenings)]
    [('mon,tue', '17:00-19:00')]
    """
    days: dict[tuple[str, DaySpan], list[int]] = {}
    for time in (stretch.time for stretch in _joined(some)):
        days.setdefault((time.room, time.clock), []).extend(time.weekdays.days)
    return tuple(
        SeasonTime(room=room, weekdays=Weekdays(tuple(sorted(on))), clock=clock) for (room, clock), on in days.items()
    )


def _joined(some: Iterable[WeekStretch]) -> list[WeekStretch]:
    """Join what abuts in a room, as long as it is no longer than a day."""
    joined: list[WeekStretch] = []
    for stretch in sorted(some, key=lambda each: (each.room, each.start)):
        last = joined[-1] if joined else None
        if last and (last.room, last.end) == (stretch.room, stretch.start) and stretch.end - last.start <= _DAY:
            joined[-1] = evolve(last, end=stretch.end)
        else:
            joined.append(stretch)
    return joined
