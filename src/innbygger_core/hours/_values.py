"""What a timetable answers with."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from attrs import evolve, field, frozen

from innbygger_core.hours._access import Access
from innbygger_core.texts import Catalogue, LocalText
from innbygger_core.timekeeping import HolidayName
from innbygger_core.values import boundary

__all__ = ["Because", "HoursState", "HoursSummary", "Stretch"]


def _instant(when: datetime | None) -> float | None:
    """Compare moments by what they are, also in an hour that the clock repeats."""
    return None if when is None else when.timestamp()


@boundary
@frozen
class Because:
    """Why one layer is as it is: the item that gave the day, and what it had to do with.

    Items are named by kind and id: ``exception/stocktaking``, ``holiday/christmas_eve``, ``week/mon-fri``;
    ``unstated`` is a day that was left out, ``validity`` a day for which nobody speaks.

    Attributes:
        layer: id of the layer.
        day: the day to which the hours belong; after midnight it can be the day before.
        winner: the item that gave the day.
        changes: items that added to it or cut from it.
        beat: items that would have given the day otherwise, strongest first.
        unsure: items of which it is not known whether they hold on that day.
        bounds: the other hours that close the layer at the instant, or make it unknown: ``house/desk``, or what lies
            around it.
        holidays: what the day is.
        reason: why, in the words of whoever wrote the winning item.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hours import compile_hours, read_hours
        >>> hours = read_hours(
        ...     '{"format": "innbygger.hours/1", "layers": [{"id": "desk", "holidays": {"public": []}}]}'
        ... )
        >>> noon = datetime(2027, 5, 17, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        >>> (cause,) = compile_hours(hours).state(noon).because
        >>> cause.winner, cause.beat, [str(name) for name in cause.holidays]
        ('holiday/public', ('unstated',), ['constitution_day', 'whit_monday'])
        >>> cause.text("nn")
        'grunnlovsdagen og andre pinsedag'
    """

    layer: str
    day: date
    winner: str
    changes: tuple[str, ...] = ()
    beat: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    holidays: tuple[HolidayName, ...] = ()
    reason: LocalText | None = None

    def text(self, lang: str | Catalogue) -> str:
        """Say it in words: an ordinary Monday, a holiday by name, an exception and its reason.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.hours._wording._state_words import because_in_words  # noqa: PLC0415 - words are seldom asked for

        return because_in_words(self, lang)


@boundary
@frozen
class HoursState:
    """How a place is at an instant. Two states are equal when the same layers are open and unknown.

    Attributes:
        access: the strongest layer that is open; ``unknown`` where none is known to be but one may be; ``closed``.
        layers: the layers that are open, as ids, in the order of the schedule.
        unknown_layers: the layers that may be open.
        since: when it became so, in the schedule's time zone; None: it was so from 1900 on.
        until: when it changes; None: not before the timetable's horizon.
        because: why, for each layer that counts.

    Example:
        >>> from innbygger_core.hours import Layer, OpeningHours, Week, compile_hours
        >>> from zoneinfo import ZoneInfo
        >>> desk = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]}))
        >>> noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        >>> state = compile_hours(OpeningHours(layers=(desk,))).state(noon)
        >>> state.access, state.layers, str(state.until), state.because[0].winner
        (<Access.STAFFED: 'staffed'>, ('desk',), '2026-11-23 16:00:00+01:00', 'week/mon-fri')
    """

    access: Access
    layers: tuple[str, ...] = ()
    unknown_layers: tuple[str, ...] = ()
    since: datetime | None = field(default=None, eq=False)
    until: datetime | None = field(default=None, eq=False)
    because: tuple[Because, ...] = field(default=(), eq=False)

    @property
    def is_open(self) -> bool:
        """Whether the place is known to be open."""
        return bool(self.layers)

    def text(self, lang: str | Catalogue) -> str:
        """Say it in words.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.hours._wording._state_words import state_in_words  # noqa: PLC0415 - words are seldom asked for

        return state_in_words(self, lang)


@boundary
@frozen
class Stretch:
    """A stretch of time in which a place stays as it is: open, or not known to be closed.

    Attributes:
        start: its first instant, in the schedule's time zone.
        end: the first instant after it.
        access: the strongest layer that is open; ``unknown`` where none is known to be.
        layers: the layers that are open, as ids.
        unknown_layers: the layers that may be open.

    Example:
        >>> from innbygger_core.hours import compile_hours, read_hours
        >>> hours = read_hours('{"format": "innbygger.hours/1", "week": {"mon": ["10:00-12:00", "12:00-14:00?"]}}')
        >>> for it in compile_hours(hours).spans(date(2026, 11, 23), date(2026, 11, 24)):
        ...     print(f"{it.start:%H}-{it.end:%H}", it.access, it.duration)
        10-12 staffed 2:00:00
        12-14 unknown 2:00:00
    """

    start: datetime = field(eq=_instant)
    end: datetime = field(eq=_instant)
    access: Access
    layers: tuple[str, ...] = ()
    unknown_layers: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the place is known to be open."""
        return bool(self.layers)

    def goes_on_as(self, other: Stretch) -> bool:
        """Tell whether another follows at once, in the same state."""
        here, there = (self.layers, self.unknown_layers), (other.layers, other.unknown_layers)
        return here == there and self.end.timestamp() == other.start.timestamp()

    def joined(self, other: Stretch) -> Stretch:
        """Make one of two that follow each other in the same state."""
        return evolve(self, end=other.end)

    @property
    def duration(self) -> timedelta:
        """How long it lasts, in real time."""
        return timedelta(seconds=self.end.timestamp() - self.start.timestamp())


@boundary
@frozen
class HoursSummary:
    """What a sign on the door would say at an instant.

    Attributes:
        at: the instant, in the schedule's time zone.
        access: the strongest layer that is open, or ``unknown``, or ``closed``.
        changes: when it closes, opens, becomes unknown or is known again, whichever layers make it so. None: not before
            the horizon.
        sure: False where it becomes unknown then, or is unknown for good.
        fresh_until: until when the text stays true: the next change of state, or the next midnight, since what is
            said of tomorrow is then wrong.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hours import compile_hours, read_hours
        >>> hours = read_hours('{"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-18:00"]}}')
        >>> summary = compile_hours(hours).summary(datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo")))
        >>> summary.text("nb"), str(summary.fresh_until)
        ('Åpent, stenger kl. 18', '2026-11-23 18:00:00+01:00')
    """

    at: datetime = field(eq=_instant)
    access: Access
    changes: datetime | None = field(eq=_instant)
    sure: bool
    fresh_until: datetime = field(eq=_instant)

    def text(self, lang: str | Catalogue) -> str:
        """Say it in words.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.hours._wording._state_words import summary_in_words  # noqa: PLC0415 - words are seldom asked for

        return summary_in_words(self, lang)
