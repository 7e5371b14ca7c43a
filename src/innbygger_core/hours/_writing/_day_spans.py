"""A stretch of one day's clock as a person writes it: ``10:00-16:00``, ``22:00-02:00``, ``13:00-unknown``."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, TypeAlias

from attrs import frozen
from pydantic import AfterValidator

from innbygger_core.hours._writing._written import Written
from innbygger_core.reading import wrong

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MIDNIGHT", "DaySpan", "Hours", "clock", "in_order"]

MIDNIGHT: Final = 1440
"""The minute at which a day ends; a span past midnight ends later."""

_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_SPAN = re.compile(rf"(?P<start>{_CLOCK}|unknown)-(?P<end>{_CLOCK}|24:00|unknown)(?P<unsure>\?)?")


@frozen(order=False)
class DaySpan(Written):
    """A stretch of one day's clock, half-open, in minutes after midnight of the day on which it starts.

    Attributes:
        start: the first minute; None where it is unknown.
        end: the first minute after, past 1440 where the span goes past midnight; None where it is unknown.
        sure: False for a span written with a question mark: unknown instead of open.

    Example:
        >>> DaySpan.read("22:00-02:00")
        DaySpan(start=1320, end=1560, sure=True)
        >>> str(DaySpan.read("06:30-07:00?")), str(DaySpan.read("22:00-00:00"))
        ('06:30-07:00?', '22:00-24:00')
        >>> DaySpan.read("13:00-unknown").minutes, DaySpan.read("13:00-unknown").known
        ((780, 1440), False)
    """

    examples: ClassVar = ("10:00-16:00", "22:00-02:00", "08:00-24:00", "06:30-07:00?", "13:00-unknown", "unknown")

    start: int | None
    end: int | None
    sure: bool = True

    @classmethod
    def read(cls, text: str) -> DaySpan:
        """Read a span.

        Raises:
            ValueError: it is not written as one (fault ``bad-span``), or is empty (``empty-span``).
        """
        if text == "unknown":
            return cls(None, None)
        match = _SPAN.fullmatch(text)
        if match is None or (match["unsure"] and "unknown" in text) or text == "unknown-unknown":
            raise wrong("bad-span")
        start, end = _minute(match["start"]), _minute(match["end"])
        if (start or 0) == end:
            raise wrong("empty-span")
        if start is not None and end is not None and end < start:
            end += MIDNIGHT
        return cls(start, end, sure=not match["unsure"])

    @property
    def minutes(self) -> tuple[int, int]:
        """The stretch that is open, or of which nothing is known: to midnight where an edge is unknown."""
        return self.start or 0, MIDNIGHT if self.end is None else self.end

    @property
    def known(self) -> bool:
        """Whether the place is known to be open in it."""
        return self.sure and self.start is not None and self.end is not None

    @property
    def clocks(self) -> tuple[time | None, time | None]:
        """Start and end as times of day; midnight at the end reads 00:00; None where unknown."""
        start, end = (None if minute is None else clock(minute) for minute in (self.start, self.end))
        return start, end

    def __str__(self) -> str:
        """Write it as the format does."""
        if self.start is None and self.end is None:
            return "unknown"
        return f"{_text(self.start)}-{_text(self.end)}{'' if self.sure else '?'}"


def clock(minute: int) -> time:
    """Show a minute of a day, or of the night after it, as a time of day.

    >>> clock(480), clock(1470)
    (datetime.time(8, 0), datetime.time(0, 30))
    """
    return time(minute // 60 % 24, minute % 60)


def in_order(spans: Iterable[DaySpan]) -> tuple[DaySpan, ...]:
    """Sort the spans of one day and join those that abut.

    Raises:
        ValueError: two overlap (fault ``overlapping-spans``, naming both).

    Example:
        >>> [str(span) for span in in_order(map(DaySpan.read, ("12:00-16:00", "08:00-12:00", "18:00-20:00")))]
        ['08:00-16:00', '18:00-20:00']
    """
    ordered = sorted(spans, key=lambda span: span.minutes)
    for earlier, later in pairwise(ordered):
        if earlier.minutes[1] > later.minutes[0]:
            raise wrong("overlapping-spans", first=str(earlier), second=str(later))
    joined: list[DaySpan] = []
    for span in ordered:
        whole = _joined(joined[-1], span) if joined else None
        joined[-1:] = [whole] if whole else [*joined[-1:], span]
    return tuple(joined)


def _joined(earlier: DaySpan, later: DaySpan) -> DaySpan | None:
    """Make one span of two that abut, if the grammar can write it."""
    if earlier.end is None or earlier.end != later.start or (earlier.known, later.known) != (True, True):
        return None
    whole = DaySpan(earlier.start, later.end)
    start, end = whole.minutes
    return whole if end <= MIDNIGHT or end - MIDNIGHT < start else None


Hours: TypeAlias = Annotated[tuple[DaySpan, ...], AfterValidator(in_order)]
"""The spans of one day, in order; empty is closed."""


def _minute(text: str) -> int | None:
    return None if text == "unknown" else int(text[:2]) * 60 + int(text[3:])


def _text(minute: int | None) -> str:
    if minute is None:
        return "unknown"
    hour, rest = divmod(minute if minute <= MIDNIGHT else minute - MIDNIGHT, 60)
    return f"{hour:02}:{rest:02}"
