"""Opening hours, compiled, to be asked."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._compiled._because import because
from innbygger_core.hours._compiled._viewed import Viewed
from innbygger_core.hours._deciding._day_hours import OPEN, UNKNOWN_STATE
from innbygger_core.hours._table import week_table
from innbygger_core.hours._values import HoursState, HoursSummary
from innbygger_core.timekeeping import Span, Spans, day_start, micros, moment, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._compiled._line import Reading
    from innbygger_core.hours._compiled._openness import Openness
    from innbygger_core.hours._table import WeekTable
    from innbygger_core.hours._values import Stretch

__all__ = ["Timetable"]

_NO_CLOCK: Final[dict[int, list[Reading | None]]] = {}
_ONE_DAY: Final = timedelta(days=1)


class Timetable(Viewed):
    """The answers to every question about some opening hours; made by :func:`compile_hours`.

    It shows a *view*: some of the layers. The default view is physical entry, staffed or with self-service; every
    question takes ``access`` to ask for another kind or several, and :meth:`view` makes a timetable of one audience,
    room or layer. It is compiled a year at a time, when a year is first asked for, and keeps a bounded number of
    years. It never changes, travels between processes, and may be shared between threads.

    Instants go in as aware datetimes of any zone and come out in the schedule's own. Years outside 1900-2199 raise
    ``OutOfRange``, datetimes without zone ``NaiveDatetime``.

    Example:
        >>> from datetime import date
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hours import Layer, OpeningHours, Week, compile_hours
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> desk = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]}))
        >>> timetable = compile_hours(OpeningHours(layers=(desk,)))
        >>> timetable.is_open(datetime(2026, 11, 23, 12, tzinfo=oslo))
        True
        >>> print(timetable.next_change(datetime(2026, 11, 27, 16, tzinfo=oslo)))
        2026-11-30 10:00:00+01:00
        >>> str(timetable.open_time(date(2026, 11, 23), date(2026, 11, 30)))
        '1 day, 6:00:00'
    """

    __slots__ = ()

    # --- What holds at a time ----------------------------------------------------------------------------------------

    def is_open(self, when: datetime, access: Access | Iterable[Access] | None = None) -> bool:
        """Tell whether the place is known to be open at an instant. Unknown is never open.

        Args:
            when: the instant.
            access: the kinds of opening that count; the view's own unless told.
        """
        if access is not None:
            return self.view(access).is_open(when)
        clock = when.tzinfo
        days = (self._by_wall if clock is self._zone else self._by_utc if clock is UTC else _NO_CLOCK).get(when.year)
        reading = days[when.month * 32 + when.day] if days else None
        if reading:
            minutes, opens = reading
            return opens[bisect_right(minutes, when.hour * 60 + when.minute)]
        return self._is_open(when)

    def _is_open(self, when: datetime) -> bool:
        """Answer by the instant, and have the readings of the clock ready next time."""
        line, place = self._lines.place(micros(when, "when"))
        if not (self._by_wall if when.tzinfo is self._zone else self._by_utc).get(when.year):
            self._lines.read(when.year, when.tzinfo)
        return bool(line.shown(place).layers)

    def state(self, when: datetime, access: Access | Iterable[Access] | None = None) -> HoursState:
        """Tell how the place is at an instant: which layers are open, since when, until when, and why.

        Args:
            when: the instant.
            access: the kinds of opening that count; the view's own unless told.
        """
        if access is not None:
            return self.view(access).state(when)
        at = micros(when, "when")
        line, place = self._lines.place(at)
        shown = line.shown(place)
        return HoursState(
            access=shown.access,
            layers=shown.layers,
            unknown_layers=shown.unknown_layers,
            since=self._lines.last_change(at),
            until=self._lines.next_change(line, place),
            because=tuple(because(it, at) for it in self._lines.strands),
        )

    def summary(self, when: datetime, access: Access | Iterable[Access] | None = None) -> HoursSummary:
        """Tell what a sign on the door would say at an instant.

        Args:
            when: the instant.
            access: the kinds of opening that count; the view's own unless told.
        """
        if access is not None:
            return self.view(access).summary(when)
        at = micros(when, "when")
        line, place = self._lines.place(at)
        local, shown = moment(at, self._zone), line.shown(place)
        tomorrow = moment(day_start(local.date() + _ONE_DAY, self._zone), self._zone)
        turn, following = next(self._lines.turns(at), (None, shown.standing))
        return HoursSummary(
            at=local,
            access=shown.access,
            changes=turn,
            sure=following != UNKNOWN_STATE,
            fresh_until=min(tomorrow, self._lines.next_change(line, place) or tomorrow, key=datetime.timestamp),
        )

    # --- What comes next ---------------------------------------------------------------------------------------------

    def next_change(self, when: datetime, access: Access | Iterable[Access] | None = None) -> datetime | None:
        """Find when the state next changes: which layers are open, or unknown. None: not before :attr:`horizon`.

        Args:
            when: the instant after which to look.
            access: the kinds of opening that count; the view's own unless told.
        """
        if access is not None:
            return self.view(access).next_change(when)
        known = self._changes.get(when.year) if when.tzinfo is self._zone else None
        if known:
            (readings, places), moments = known
            day = when.month * 32 + when.day
            reading = readings[day]
            if reading:
                place = places[day] + bisect_right(reading[0], when.hour * 60 + when.minute)
                if place < len(moments):
                    return moments[place]
        return self._next_change(when)

    def _next_change(self, when: datetime) -> datetime | None:
        """Answer by the instant, and have the readings of the clock ready next time."""
        line, place = self._lines.place(micros(when, "when"))
        self._changes[line.year] = line.days, line.moments
        return self._lines.next_change(line, place)

    def next_boundary(self, when: datetime, access: Access | Iterable[Access] | None = None) -> datetime | None:
        """Find when something written next begins or ends, also where the place stays as it is.

        Hours to midnight and hours from midnight on are one opening, but two that are written. None: nothing begins or
        ends before :attr:`horizon`.

        Args:
            when: the instant after which to look.
            access: the kinds of opening that count; the view's own unless told.

        Example:
            >>> from zoneinfo import ZoneInfo
            >>> from innbygger_core.hours import compile_hours, read_hours
            >>> hours = read_hours(
            ...     '{"format": "innbygger.hours/1", "week": {"sat": ["10:00-24:00"], "sun": ["00:00-03:00"]}}'
            ... )
            >>> timetable, noon = compile_hours(hours), datetime(2026, 11, 28, 12, tzinfo=ZoneInfo("Europe/Oslo"))
            >>> print(timetable.next_change(noon), timetable.next_boundary(noon))
            2026-11-29 03:00:00+01:00 2026-11-29 00:00:00+01:00
        """
        if access is not None:
            return self.view(access).next_boundary(when)
        written = self._lines.next_boundary(micros(when, "when"))
        found = [self.next_change(when), moment(written, self._zone) if written is not None else None]
        return min((it for it in found if it is not None), key=datetime.timestamp, default=None)

    def next_openings(
        self, when: datetime, n: int, access: Access | Iterable[Access] | None = None
    ) -> tuple[Span, ...]:
        """Find the next openings, each from when the place opens until it closes, whichever layers are open in it.

        One that has begun is not among them; one that never ends lasts until :attr:`horizon`.

        Args:
            when: the instant after which they begin.
            n: how many at most.
            access: the kinds of opening that count; the view's own unless told.
        """
        if access is not None:
            return self.view(access).next_openings(when, n)
        return tuple(islice(self._openings(micros(when, "when")), n))

    # --- What holds over a time --------------------------------------------------------------------------------------

    def spans(self, start: date, end: date, access: Access | Iterable[Access] | None = None) -> Iterator[Stretch]:
        """Go through the stretches in which the place is not known to be closed, in order, cut to the window.

        Each lasts while its state does; one in which only ``unknown_layers`` stand is unknown. What lies between them
        is closed.

        Args:
            start: the first instant, or the first day.
            end: the first instant after, or the first day after.
            access: the kinds of opening that count; the view's own unless told.

        Raises:
            OutOfRange: the end comes before the start.
        """
        if access is not None:
            return self.view(access).spans(start, end)
        return self._lines.stretches(*window(start, end, self._zone))

    def open_spans(
        self,
        start: date,
        end: date,
        access: Access | Iterable[Access] | None = None,
        *,
        perhaps: bool = False,
    ) -> Spans:
        """Give the time in which the place is known to be open, as one set: to add, to cut, to compare.

        Args:
            start: the first instant, or the first day.
            end: the first instant after, or the first day after.
            access: the kinds of opening that count; the view's own unless told.
            perhaps: whether time that may be open counts too.

        Raises:
            OutOfRange: the end comes before the start.

        Example:
            >>> from datetime import date
            >>> from innbygger_core import nye_asker
            >>> monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
            >>> timetable = nye_asker().timetable("heggedal")
            >>> house, desk = (timetable.open_spans(monday, tuesday, each) for each in ("self_service", "staffed"))
            >>> alone = house - desk
            >>> [f"{span.start:%H}-{span.end:%H}" for span in alone]
            ['08-10', '16-22']
        """
        found = self.openness(start, end, access)
        return found.perhaps if perhaps else found.known

    def openness(self, start: date, end: date, access: Access | Iterable[Access] | None = None) -> Openness:
        """Give the time in which the place is known to be open, and the time in which it may be, as one value.

        Args:
            start: the first instant, or the first day.
            end: the first instant after, or the first day after.
            access: the kinds of opening that count; the view's own unless told.

        Raises:
            OutOfRange: the end comes before the start.

        Example:
            >>> from datetime import date
            >>> from innbygger_core import nye_asker
            >>> plan, monday, tuesday = nye_asker(), date(2026, 11, 23), date(2026, 11, 24)
            >>> heggedal, tofte = (plan.timetable(hub).openness(monday, tuesday) for hub in ("heggedal", "tofte"))
            >>> [f"{span.start:%H}-{span.end:%H}" for span in (heggedal - tofte).known]
            ['08-09', '15-22']
        """
        if access is not None:
            return self.view(access).openness(start, end)
        return self._lines.openness(*window(start, end, self._zone))

    def open_time(self, start: date, end: date, access: Access | Iterable[Access] | None = None) -> timedelta:
        """Add up how long the place is known to be open, in real time.

        Args:
            start: the first instant, or the first day.
            end: the first instant after, or the first day after.
            access: the kinds of opening that count; the view's own unless told.

        Raises:
            OutOfRange: the end comes before the start.
        """
        return self.open_spans(start, end, access).duration

    def table(self, day: date, access: Access | Iterable[Access] | None = None) -> WeekTable:
        """Make a table of the week in which a day lies, from Monday to Sunday, with what is out of the ordinary.

        Args:
            day: any day of the week.
            access: the kinds of opening that count; the view's own unless told.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
        """
        if access is not None:
            return self.view(access).table(day)
        return week_table(self._lines.strands, day)

    # --- All of it from one stream of changes ------------------------------------------------------------------------

    def _openings(self, at: int) -> Iterator[Span]:
        opened: datetime | None = None
        for when, standing in self._lines.turns(at):
            if opened is not None:
                yield Span(opened, when)
            opened = when if standing == OPEN else None
        if opened is not None:
            yield Span(opened, self.horizon)
