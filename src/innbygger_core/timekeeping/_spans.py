"""`Spans`: a set of instants, made of spans."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from innbygger_core.timekeeping import _algebra as algebra
from innbygger_core.timekeeping._instants import duration, end_micros
from innbygger_core.timekeeping._span import Span, shown_span
from innbygger_core.timekeeping._wall import from_wall, window

__all__ = ["Spans"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


def _rising(_spans: Spans, _attribute: object, edges: tuple[int, ...]) -> None:
    if len(edges) % 2 or any(later <= earlier for earlier, later in pairwise(edges)):
        msg = f"`edges` must be start, end, start, end ..., strictly rising; found {edges}. Or use Spans.from_pairs."
        raise ValueError(msg)


@frozen(repr=False)
class Spans:
    """A set of instants, as the fewest spans that cover it: sorted, apart, not touching.

    Sets are combined with ``|``, ``&``, ``-`` and ``^``, in time that grows with the number of spans. Two sets are
    equal when they hold the same instants. A combination shows in the zone of its left side.

    Attributes:
        edges: start, end, start, end ... in microseconds since 1970-01-01T00:00Z, strictly rising.
        zone: the time zone that its spans are shown in.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> def hours(start, end):
        ...     day = datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Oslo"))
        ...     return Span(day.replace(hour=start), day.replace(hour=end))
        >>> free = Spans.of(hours(8, 12), hours(12, 16)) - Spans.of(hours(11, 13))
        >>> for span in free:
        ...     print(f"{span.start:%H}-{span.end:%H}")
        08-11
        13-16
        >>> str(free.duration), hours(9, 10) in free, hours(10, 12) in free
        ('6:00:00', True, False)
    """

    edges: tuple[int, ...] = field(default=(), validator=_rising)
    zone: tzinfo = field(default=UTC, eq=False)

    @classmethod
    def of(cls, *spans: Span) -> Spans:
        """Make a set of spans in any order, overlapping or not. It shows in the zone of the first one's start."""
        zone = spans[0].start.tzinfo if spans else None
        return _made(algebra.normalised(span.edges for span in spans), zone or UTC)

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[int, int]], zone: tzinfo) -> Spans:
        """Make a set of pairs of µs, in any order, overlapping, or empty.

        Example:
            >>> from datetime import timezone
            >>> Spans.from_pairs([(5, 9), (1, 5), (7, 7)], timezone.utc).edges
            (1, 9)
        """
        return _made(algebra.normalised(pairs), zone)

    @classmethod
    def from_readings(cls, pairs: Iterable[tuple[int, int]], zone: tzinfo) -> Spans:
        """Make a set of the instants at which a zone's clock reads from one reading to another.

        Args:
            pairs: readings counted in µs as if they were UTC; in any order, overlapping, or empty.
            zone: where the clock hangs.

        Example:
            >>> from zoneinfo import ZoneInfo
            >>> hour = 3_600_000_000
            >>> Spans.from_readings([(8 * hour, 16 * hour)], ZoneInfo("Europe/Oslo"))
            <Spans 1970-01-01T08:00:00+01:00/1970-01-01T16:00:00+01:00>
        """
        return _made(from_wall(algebra.normalised(pairs), zone), zone)

    def __or__(self, other: Spans) -> Spans:
        """What is in either."""
        return self._with(algebra.combined(self.edges, other.edges, algebra.EITHER))

    def __and__(self, other: Spans) -> Spans:
        """What is in both."""
        return self._with(algebra.combined(self.edges, other.edges, algebra.BOTH))

    def __sub__(self, other: Spans) -> Spans:
        """What is in this one only."""
        return self._with(algebra.combined(self.edges, other.edges, algebra.ONLY_LEFT))

    def __xor__(self, other: Spans) -> Spans:
        """What is in one, but not in both."""
        return self._with(algebra.combined(self.edges, other.edges, algebra.ONE_OF_THEM))

    def complement(self, within: Span) -> Spans:
        """What is in a span, but not in this set.

        Example:
            >>> from datetime import datetime, timezone
            >>> day = Span(datetime(2026, 11, 23, tzinfo=timezone.utc), datetime(2026, 11, 24, tzinfo=timezone.utc))
            >>> str(Spans().complement(day).duration)
            '1 day, 0:00:00'
        """
        return self._with(algebra.combined(within.edges, self.edges, algebra.ONLY_LEFT))

    def clip(self, start: date, end: date) -> Spans:
        """Keep what lies in ``[start, end)``: aware datetimes, or days in the zone that the set shows in.

        Raises:
            NaiveDatetime: a datetime has no time zone.
            OutOfRange: a year lies outside 1900-2199, or the end comes before the start.
        """
        return self._with(algebra.clipped(self.edges, *window(start, end, self.zone)))

    def shown_in(self, zone: tzinfo) -> Spans:
        """Show the same set in another time zone."""
        return _made(self.edges, zone)

    @property
    def duration(self) -> timedelta:
        """How long it lasts in all, in real elapsed time."""
        return duration(algebra.total(self.edges))

    def __contains__(self, wanted: datetime | Span) -> bool:
        """Tell whether an aware datetime, or all of a span, is in the set."""
        if isinstance(wanted, Span):
            return algebra.covers(self.edges, *wanted.edges)
        return algebra.holds(self.edges, end_micros(wanted, "when"))

    def __iter__(self) -> Iterator[Span]:
        """Give the spans in order, in the set's zone."""
        for start, end in algebra.paired(self.edges):
            yield shown_span(start, end, self.zone)

    def __len__(self) -> int:
        """Count the spans."""
        return len(self.edges) // 2

    def __repr__(self) -> str:
        """Show it as ISO 8601 intervals."""
        shown = ", ".join(f"{span.start.isoformat()}/{span.end.isoformat()}" for span in self)
        return f"<Spans {shown or 'empty'}>"

    def _with(self, edges: tuple[int, ...]) -> Spans:
        return _made(edges, self.zone)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Speak JSON: an array of spans, in any order when read."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        written = core_schema.tuple_variable_schema(handler.generate_schema(Span))
        read = core_schema.no_info_after_validator_function(lambda spans: cls.of(*spans), written)
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read], mode="left_to_right"),
            serialization=core_schema.plain_serializer_function_ser_schema(tuple, return_schema=written),
        )


def _made(edges: tuple[int, ...], zone: tzinfo) -> Spans:
    """Make a set of edges that are known to be right, without checking them again."""
    spans = object.__new__(Spans)
    object.__setattr__(spans, "edges", edges)
    object.__setattr__(spans, "zone", zone)
    return spans
