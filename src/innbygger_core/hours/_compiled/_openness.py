"""When something is open, and when it may be, as sets of instants."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.hours._deciding._day_hours import OPEN, UNKNOWN_STATE
from innbygger_core.timekeeping import Spans
from innbygger_core.values import Known, boundary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

    from innbygger_core.hours._deciding._day_hours import DayHours

__all__ = ["DAY", "EPOCH", "MINUTE", "Openness"]

MINUTE: Final = 60_000_000
DAY: Final = 1440 * MINUTE
EPOCH: Final = 719_163
"""The ordinal of 1970-01-01."""
_NOWHERE: Final = Spans()


@boundary
@frozen
class Openness:
    """When something is open and when it may be: two sets that are combined as one, so that unknown stays unknown.

    ``|`` is open while either is, ``&`` while both are, ``-`` while the first is and the second is not. What depends on
    something unknown is unknown. Get one from :meth:`Timetable.openness`.

    Attributes:
        known: when it is known to be open.
        perhaps: when it is not known to be closed; what is known to be open is always in it.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hours import Layer, OpeningHours, Week, compile_hours
        >>> def monday(*spans):
        ...     hours = OpeningHours(layers=(Layer(id="desk", week=Week.of({"mon": spans})),))
        ...     return compile_hours(hours).openness(date(2026, 11, 23), date(2026, 11, 24))
        >>> alone = monday("08:00-16:00") - monday("10:00-12:00", "15:00-17:00?")
        >>> [f"{span.start:%H}-{span.end:%H}" for span in alone.known]
        ['08-10', '12-15']
        >>> [f"{span.start:%H}-{span.end:%H}" for span in alone.unknown]
        ['15-16']
    """

    known: Spans = _NOWHERE
    perhaps: Spans = _NOWHERE

    def __attrs_post_init__(self) -> None:
        """Take what is known to be open for what may be, too."""
        if self.perhaps is not self.known:
            object.__setattr__(self, "perhaps", self.perhaps | self.known)

    @classmethod
    def of_days(cls, days: Iterable[tuple[int, DayHours]], zone: tzinfo) -> Openness:
        """Take what is said of days, as ordinals, by a clock on the wall."""
        pairs: dict[int, list[tuple[int, int]]] = {OPEN: [], UNKNOWN_STATE: []}
        for day, hours in days:
            midnight = (day - EPOCH) * DAY
            for start, end, state in hours:
                pairs[state].append((midnight + start * MINUTE, midnight + end * MINUTE))
        known = Spans.from_readings(pairs[OPEN], zone)
        return cls(known, Spans.from_readings(pairs[UNKNOWN_STATE], zone) if pairs[UNKNOWN_STATE] else known)

    @property
    def unknown(self) -> Spans:
        """When nobody knows."""
        return _NOWHERE if self._sure else self.perhaps - self.known

    def at(self, when: datetime) -> Known:
        """Tell whether it is open at an instant.

        Raises:
            NaiveDatetime: it has no time zone.

        Example:
            >>> from datetime import datetime
            >>> from zoneinfo import ZoneInfo
            >>> Openness().at(datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo")))
            <Known.NO: False>
        """
        return Known.YES if when in self.known else Known.UNKNOWN if when in self.perhaps else Known.NO

    def clip(self, start: date, end: date) -> Openness:
        """Keep what lies in ``[start, end)``: aware datetimes, or days in the zone that it shows in.

        Raises:
            NaiveDatetime: a datetime has no time zone.
            OutOfRange: a year lies outside 1900-2199, or the end comes before the start.

        Example:
            >>> from datetime import date
            >>> Openness().clip(date(2026, 11, 23), date(2026, 11, 24)) == Openness()
            True
        """
        return Openness(self.known.clip(start, end), self.perhaps.clip(start, end))

    def __or__(self, other: Openness) -> Openness:
        """What is open while either is."""
        known = self.known | other.known
        return Openness(known, known if self._sure and other._sure else self.perhaps | other.perhaps)

    def __and__(self, other: Openness) -> Openness:
        """What is open while both are."""
        known = self.known & other.known
        return Openness(known, known if self._sure and other._sure else self.perhaps & other.perhaps)

    def __sub__(self, other: Openness) -> Openness:
        """What is open while the other is not."""
        return self.outside(other)

    def outside(self, other: Openness, overlooked: Spans = _NOWHERE) -> Openness:
        """Keep what is open while another is not.

        Args:
            other: the other.
            overlooked: when it does not matter that nobody knows how the other is.

        Example:
            >>> Openness().outside(Openness()) == Openness()
            True
        """
        known = self.known - ((other.perhaps - overlooked) | other.known)
        return Openness(known, known if self._sure and other._sure else self.perhaps - other.known)

    def moved(self, opens: int, closes: int) -> Openness:
        """Move every opening and every closing by some µs; what then is empty is gone.

        Example:
            >>> Openness().moved(60_000_000, 0) == Openness()
            True
        """
        if not opens and not closes:
            return self
        return Openness(_moved(self.known, opens, closes), _moved(self.perhaps, opens, closes))

    @property
    def _sure(self) -> bool:
        """Whether nothing is unknown, as far as can be told at a glance."""
        return self.perhaps is self.known


def _moved(spans: Spans, opens: int, closes: int) -> Spans:
    edges = spans.edges
    return Spans.from_pairs(
        ((start + opens, end + closes) for start, end in zip(edges[::2], edges[1::2], strict=True)), spans.zone
    )
