"""A week of opening hours as a table: what each layer says of each day, and where that is out of the ordinary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.hours._access import Access
from innbygger_core.hours._compiled._openness import DAY, EPOCH, MINUTE
from innbygger_core.hours._deciding._day_hours import OPEN, UNKNOWN_STATE, added
from innbygger_core.hours._deciding._ordered import OrderedDays
from innbygger_core.hours._writing._day_spans import MIDNIGHT, DaySpan
from innbygger_core.hours._writing._selected_days import DayRange
from innbygger_core.hours._writing._selections import Selection
from innbygger_core.texts import Catalogue, LocalText
from innbygger_core.timekeeping import HolidayName, Spans, check_day, holidays_on, moment
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innbygger_core.hours._compiled._links import LinkedStrand
    from innbygger_core.hours._compiled._openness import Openness
    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._deciding._strands import Strand

__all__ = ["LayerDay", "TableDay", "WeekTable", "week_table"]

_WEEK: Final = 7
_ONE_DAY: Final = timedelta(days=1)
_YEARS: Final = range(1900, 2200)


@boundary
@frozen
class LayerDay:
    """What one layer says of one day of a table.

    Attributes:
        id: of the layer.
        access: who meets you.
        spans: when it is open, by the clock on the wall; one past midnight belongs to the day on which it starts. What
            is not sure may be open. Empty is closed.
        exceptional: whether they are other hours than those of the usual week.
        winner: the item that gave the day, such as ``exception/stocktaking``.
        reason: why, in the words of whoever wrote that item.
        room: what alone the layer is about.
        audience: whom alone it is for.

    Example:
        >>> from innbygger_core import nye_asker
        >>> table = nye_asker().timetable("heggedal").table(date(2026, 11, 23))
        >>> for layer in table.days[3].layers:
        ...     print(layer.id, layer.access, *layer.spans, layer.winner)
        desk staffed 10:00-18:00 week/thu
        merapent self_service 08:00-22:00 week/mon-sun
    """

    id: str
    access: Access
    spans: tuple[DaySpan, ...]
    exceptional: bool
    winner: str
    reason: LocalText | None = None
    room: str | None = None
    audience: str | None = None


@boundary
@frozen
class TableDay:
    """A day of a table.

    Attributes:
        day: the day.
        holidays: what it is.
        layers: what each layer says of it.

    Example:
        >>> from innbygger_core import nye_asker
        >>> table = nye_asker().timetable("heggedal").table(date(2027, 5, 17))
        >>> str(table.days[0].day), [str(name) for name in table.days[0].holidays]
        ('2027-05-17', ['constitution_day', 'whit_monday'])
    """

    day: date
    holidays: tuple[HolidayName, ...]
    layers: tuple[LayerDay, ...]


@boundary
@frozen
class WeekTable:
    """A week of opening hours, from Monday to Sunday.

    Attributes:
        monday: its first day.
        days: its seven days.

    Example:
        >>> from innbygger_core.hours import compile_hours, read_hours
        >>> hours = read_hours(
        ...     '{"format": "innbygger.hours/1", "layers": [{"id": "desk", "week": {"mon-fri": ["10:00-18:00"]},'
        ...     ' "holidays": {"public": [], "christmas_eve": ["10:00-12:00"]}}]}'
        ... )
        >>> table = compile_hours(hours).table(date(2026, 12, 24))
        >>> thursday = table.days[3]
        >>> [str(span) for span in thursday.layers[0].spans], thursday.layers[0].exceptional
        (['10:00-12:00'], True)
        >>> print(table.text("nb"))
        Uke 52: 21.–27. desember 2026
                        Betjent
        man. 21. des.   kl. 10–18
        tirs. 22. des.  kl. 10–18
        ons. 23. des.   kl. 10–18
        tors. 24. des.  kl. 10–12  julaften
        fre. 25. des.   stengt     første juledag
        lør. 26. des.   stengt     andre juledag
        søn. 27. des.   stengt
    """

    monday: date
    days: tuple[TableDay, ...]

    def text(self, lang: str | Catalogue) -> str:
        """Write it as plain text, a line for each day, in columns that are aligned.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.hours._wording._table_words import table_in_words  # noqa: PLC0415 - words are seldom asked for

        return table_in_words(self, lang)


def week_table(layers: Sequence[LinkedStrand], day: date) -> WeekTable:
    """Make the table of the week in which a day lies.

    Args:
        layers: those that count.
        day: any day of the week.

    Raises:
        OutOfRange: the day lies outside the years that the library knows.
    """
    monday = check_day(day, "day") - day.weekday() * _ONE_DAY
    first = monday.toordinal()
    view = frozenset(it.strand.id for it in layers)
    columns = [list(_column(it, range(first, first + _WEEK), view)) for it in layers]
    return WeekTable(monday, tuple(_row(monday + n * _ONE_DAY, (it[n] for it in columns)) for n in range(_WEEK)))


def _row(day: date, layers: Iterable[LayerDay]) -> TableDay:
    return TableDay(day, holidays_on(day) if day.year in _YEARS else (), tuple(layers))


def _column(it: LinkedStrand, days: range, view: frozenset[str]) -> Iterator[LayerDay]:
    """Say what a layer says of some days, less what its bonds take away."""
    strand = it.strand
    bound = it.openness(days[0], days[-1], view) if it.bound else None
    for day in days:
        decided, hours = strand.day(day), _writable(strand, day)
        yield LayerDay(
            id=strand.id,
            access=strand.access,
            spans=tuple(map(_span, hours if bound is None else _left(hours, day, bound, it))),
            exceptional=_exceptional(strand, day),
            winner=decided.winner.name,
            reason=decided.winner.reason,
            room=strand.room,
            audience=strand.audience,
        )


# --- Hours -----------------------------------------------------------------------------------------------------------


def _writable(strand: Strand, day: int) -> DayHours:
    """Give a day's hours; of a stretch of more than a day, which no span can say, the rest goes to the next."""
    before = ((0, end - MIDNIGHT, state) for start, end, state in strand.day(day - 1).hours if _too_long(start, end))
    hours = strand.day(day).hours
    return added(tuple((a, MIDNIGHT if _too_long(a, b) else b, state) for a, b, state in hours), tuple(before))


def _too_long(start: int, end: int) -> bool:
    return end > MIDNIGHT and end - MIDNIGHT >= start


def _left(hours: DayHours, day: int, bound: Openness, it: LinkedStrand) -> DayHours:
    """Keep of a day's hours what its bonds leave."""
    midnight = (day - EPOCH) * DAY
    left: list[tuple[int, int, int]] = []
    for start, end, state in hours:
        own = Spans.from_readings([(midnight + start * MINUTE, midnight + end * MINUTE)], it.zone)
        known = own & bound.known if state == OPEN else Spans()
        left += [(*edges, OPEN) for edges in _readings(known, day, it)]
        left += [(*edges, UNKNOWN_STATE) for edges in _readings((own & bound.perhaps) - known, day, it)]
    return tuple(sorted(left))


def _readings(spans: Spans, day: int, it: LinkedStrand) -> Iterator[tuple[int, int]]:
    """Read the edges off the clock on the wall, in minutes after a day's midnight."""
    local = [moment(edge, it.zone) for edge in spans.edges]
    minutes = [(at.toordinal() - day) * MIDNIGHT + at.hour * 60 + at.minute for at in local]
    return zip(minutes[::2], minutes[1::2], strict=True)


def _span(stretch: tuple[int, int, int]) -> DaySpan:
    start, end, state = stretch
    if stretch == (0, MIDNIGHT, UNKNOWN_STATE):
        return DaySpan(None, None)
    return DaySpan(start, end, sure=state == OPEN)


# --- Out of the ordinary ---------------------------------------------------------------------------------------------


def _exceptional(strand: Strand, day: int) -> bool:
    """Tell whether a day has other hours than the usual week of the version that speaks for it."""
    said = next((piece.said for piece in strand.pieces if piece.window.holds(day)), None)
    if said is None or not said.valid.holds(day):
        return False
    decided = said.day(day)
    if not isinstance(said, OrderedDays):
        return decided.hours != said.week[(day - 1) % _WEEK].hours
    names = {item.name for item in (decided.winner, *decided.changes)}
    return any(rule.item.name in names and not _weekly(rule.on) for rule in said.rules)


def _weekly(on: Selection) -> bool:
    """Tell whether a rule is about the same days every week."""
    return on == Selection(days=on.days) and all(
        isinstance(part, DayRange) for part in (on.days.parts if on.days else ())
    )
