"""`Span`: a stretch of time."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from attrs import frozen

from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping._instants import duration, end_micros, micros, moment
from innbygger_core.values import boundary

__all__ = ["Span", "shown_span"]


@boundary
@frozen(eq=False)
class Span:
    """A stretch of real time, half-open: ``start`` is in it, ``end`` is not. Never empty.

    Two spans are equal when they cover the same instants, whatever zones they are written in.

    Args:
        start: an aware datetime, in any zone.
        end: an aware datetime after it, in any zone; 2200-01-01T00:00 at the latest.

    Raises:
        NaiveDatetime: one of them has no time zone.
        OutOfRange: a year lies outside 1900-2199, or the end does not come after the start.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> night = Span(datetime(2026, 10, 24, 22, tzinfo=oslo), datetime(2026, 10, 25, 4, tzinfo=oslo))
        >>> str(night.duration)
        '7:00:00'
        >>> datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=oslo) in night, night.end in night
        (True, False)
    """

    start: datetime
    end: datetime

    def __attrs_post_init__(self) -> None:
        """Refuse what is no span."""
        if micros(self.start, "start") >= end_micros(self.end, "end"):
            raise OutOfRange("end", self.end, f"just after {self.start.isoformat()}", "the end of 2199")

    @property
    def edges(self) -> tuple[int, int]:
        """Start and end in microseconds since 1970-01-01T00:00Z."""
        return end_micros(self.start, "start"), end_micros(self.end, "end")

    @property
    def duration(self) -> timedelta:
        """How long it lasts, in real elapsed time."""
        start, end = self.edges
        return duration(end - start)

    def __contains__(self, when: datetime) -> bool:
        """Tell whether an aware datetime is in it."""
        start, end = self.edges
        return start <= end_micros(when, "when") < end

    def overlaps(self, other: Span) -> bool:
        """Tell whether they share an instant; touching is not overlapping.

        Example:
            >>> from datetime import datetime, timezone
            >>> hours = [datetime(2026, 11, 23, hour, tzinfo=timezone.utc) for hour in (8, 12, 16)]
            >>> Span(hours[0], hours[1]).overlaps(Span(hours[1], hours[2]))
            False
        """
        start, end = self.edges
        other_start, other_end = other.edges
        return start < other_end and other_start < end

    def __eq__(self, other: object) -> bool:
        """Compare by instants, which Python's own comparison of datetimes does not do in the repeated hour."""
        return self.edges == other.edges if isinstance(other, Span) else NotImplemented

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash(self.edges)


def shown_span(start: int, end: int, zone: tzinfo) -> Span:
    """Make a span of edges that are known to be right, without checking them again."""
    span = object.__new__(Span)
    object.__setattr__(span, "start", moment(start, zone))
    object.__setattr__(span, "end", moment(end, zone))
    return span
