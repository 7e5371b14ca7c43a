"""Opening hours, compiled, to be asked."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Final

from innbygger_core.hours._access import accesses
from innbygger_core.hours._because import because
from innbygger_core.hours._day_hours import OPEN, UNKNOWN_STATE
from innbygger_core.hours._lines import Lines
from innbygger_core.hours._strands import strands
from innbygger_core.hours._values import HoursState, HoursSummary, Stretch
from innbygger_core.hours._view import View
from innbygger_core.timekeeping import Span, Spans, day_start, micros, moment, window, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._lines import Change, Shown
    from innbygger_core.hours._models import OpeningHours

__all__ = ["Timetable"]

_DAYS_KEPT: Final = 64 * 370
_ONE_DAY: Final = timedelta(days=1)


class Timetable:
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

    __slots__ = ("__weakref__", "_asked", "_days", "_lines", "_versions", "_views", "_zone")

    def __init__(self, versions: Sequence[OpeningHours], asked: View | None = None) -> None:
        """Compile versions that are in order and apart; :func:`compile_versions` sees to that."""
        self._versions = tuple(versions)
        self._asked = asked or View()
        self._zone = zone(self._versions[0].timezone)
        self._lines = Lines(self._asked.of(strands(self._versions)), self._zone)
        self._days: dict[int, tuple[int, ...]] = {}
        self._views: dict[View, Timetable] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel as what was written; it is compiled again on arrival."""
        return Timetable, (self._versions, self._asked)

    # --- What is shown -----------------------------------------------------------------------------------------------

    @property
    def versions(self) -> tuple[OpeningHours, ...]:
        """The opening hours that it was made of, in order."""
        return self._versions

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that count in this view, as ids."""
        return tuple(dict.fromkeys(strand.id for strand in self._lines.strands))

    @property
    def horizon(self) -> datetime:
        """The end of what can be asked, 2200-01-01T00:00 in the schedule's time zone."""
        return datetime(2200, 1, 1, tzinfo=self._zone)

    def view(
        self,
        access: Access | Iterable[Access] | None = None,
        *,
        audience: str | None = None,
        room: str | None = None,
        layer: str | None = None,
    ) -> Timetable:
        """Make a timetable of the same hours in which other layers count; what is not given stays as it is.

        Args:
            access: the kinds of opening that count.
            audience: whose layers count beside those for everybody.
            room: the room that is asked about. A room without layers of its own has those of the place.
            layer: the one layer that is asked about, whatever its kind.

        Raises:
            UnknownId: there is no such layer, or no layer for such an audience.
        """
        asked = View(
            access=self._asked.access if access is None else accesses(access),
            audience=audience or self._asked.audience,
            room=room or self._asked.room,
            layer=layer or self._asked.layer,
        )
        if asked not in self._views:
            self._views[asked] = Timetable(self._versions, asked)
        return self._views[asked]

    # --- What holds at a time ----------------------------------------------------------------------------------------

    def is_open(self, when: datetime, access: Access | Iterable[Access] | None = None) -> bool:
        """Tell whether the place is known to be open at an instant. Unknown is never open.

        Args:
            when: the instant.
            access: the kinds of opening that count; the view's own unless told.
        """
        if access is not None:
            return self.view(access).is_open(when)
        if when.tzinfo is self._zone:
            minutes = self._days.get(when.toordinal())
            if minutes is not None:
                return bisect_right(minutes, when.hour * 60 + when.minute) & 1 == 1
        return self._is_open(when)

    def _is_open(self, when: datetime) -> bool:
        """Answer by the instant, and have the reading of the clock ready next time."""
        at = micros(when, "when")
        if when.tzinfo is self._zone and when.toordinal() not in self._days:
            if len(self._days) >= _DAYS_KEPT:
                self._days.clear()
            self._days.update(self._lines.open_minutes(at))
        return bool(self._lines.at(at).layers)

    def state(self, when: datetime, access: Access | Iterable[Access] | None = None) -> HoursState:
        """Tell how the place is at an instant: which layers are open, since when, until when, and why.

        Args:
            when: the instant.
            access: the kinds of opening that count; the view's own unless told.
        """
        if access is not None:
            return self.view(access).state(when)
        at = micros(when, "when")
        shown, local = self._lines.at(at), moment(at, self._zone)
        return HoursState(
            access=shown.access,
            layers=shown.layers,
            unknown_layers=shown.unknown_layers,
            since=self._lines.last_change(at),
            until=self._lines.next_change(at),
            because=tuple(because(strand, local) for strand in self._lines.strands),
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
        local, shown = moment(at, self._zone), self._lines.at(at)
        tomorrow = moment(day_start(local.date() + _ONE_DAY, self._zone), self._zone)
        turn, following = next(self._lines.turns(at), (None, shown.standing))
        return HoursSummary(
            at=local,
            access=shown.access,
            changes=turn,
            sure=following != UNKNOWN_STATE,
            fresh_until=min(tomorrow, self._lines.next_change(at) or tomorrow, key=datetime.timestamp),
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
        return self._lines.next_change(micros(when, "when"))

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
        return self._stretches(*window(start, end, self._zone))

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
        if access is not None:
            return self.view(access).open_spans(start, end, perhaps=perhaps)
        low, high = window(start, end, self._zone)

        def counts(shown: Shown) -> bool:
            return bool(shown.layers or (perhaps and shown.unknown_layers))

        begins, shown, pairs = low, self._lines.at(low), []
        for ends, _, following in self._until(low, high):
            if counts(shown):
                pairs.append((begins, ends))
            begins, shown = ends, following
        if begins < high and counts(shown):
            pairs.append((begins, high))
        return Spans.from_pairs(pairs, self._zone)

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

    # --- All of it from one stream of changes ------------------------------------------------------------------------

    def _until(self, start: int, end: int) -> Iterator[Change]:
        """Find the changes inside a window."""
        return takewhile(lambda change: change[0] < end, self._lines.after(start))

    def _stretches(self, low: int, high: int) -> Iterator[Stretch]:
        begins, shown = moment(low, self._zone), self._lines.at(low)
        for _, ends, following in self._until(low, high):
            if shown.layers or shown.unknown_layers:
                yield Stretch(begins, ends, shown.access, shown.layers, shown.unknown_layers)
            begins, shown = ends, following
        if low < high and (shown.layers or shown.unknown_layers):
            yield Stretch(begins, moment(high, self._zone), shown.access, shown.layers, shown.unknown_layers)

    def _openings(self, at: int) -> Iterator[Span]:
        opened: datetime | None = None
        for when, standing in self._lines.turns(at):
            if opened is not None:
                yield Span(opened, when)
            opened = when if standing == OPEN else None
        if opened is not None:
            yield Span(opened, self.horizon)
