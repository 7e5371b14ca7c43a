"""What changes in a window of time when some hours take the place of others."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.hours._compiled._openness import Openness
from innbygger_core.hours._compiling import compile_hours
from innbygger_core.hours._models import OpeningHours
from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.timekeeping import moment, window, zone
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._timetable import Timetable
    from innbygger_core.timekeeping import Span, Spans

__all__ = ["HoursChanges", "compare_hours"]

_TOLD: Final = 12
_ONE_DAY: Final = timedelta(days=1)


@boundary
@frozen
class HoursChanges:
    """What changes in a window of time when new hours take the place of old ones. Get one from :func:`compare_hours`.

    Bookings, loans and meetings that lie in ``lost`` or ``became_unknown`` can no longer count on the door being open.

    Attributes:
        old: when it was open, and when it may have been.
        new: when it is open, and when it may be.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hours import Layer, Week
        >>> def hours(**week):
        ...     return OpeningHours(layers=(Layer(id="desk", week=Week.of(week)),))
        >>> old, new = hours(mon=["10:00-16:00"]), hours(mon=["12:00-18:00"])
        >>> print(compare_hours(old, new, date(2026, 11, 23), date(2026, 11, 30)).text("en"))
        New opening hours: Mon 23 Nov 2026 16:00–18:00
        Opening hours removed: Mon 23 Nov 2026 10:00–12:00
    """

    old: Openness
    new: Openness

    @property
    def gained(self) -> Spans:
        """When it is now known to be open, and was not."""
        return self.new.known - self.old.known

    @property
    def lost(self) -> Spans:
        """When it was known to be open, and no longer is."""
        return self.old.known - self.new.known

    @property
    def became_unknown(self) -> Spans:
        """When nobody knows any longer whether it is open."""
        return self.new.unknown - self.old.unknown

    @property
    def became_known(self) -> Spans:
        """When it is now known whether it is open, and was not."""
        return self.old.unknown - self.new.unknown

    @property
    def nothing(self) -> bool:
        """Whether nothing changes."""
        return self.old == self.new

    def text(self, lang: str | Catalogue) -> str:
        """Say what changes, a line for each kind of change; of many stretches the first, and how many more there are.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        words = catalogue(lang)
        kinds = {
            "gained": self.gained,
            "lost": self.lost,
            "unknown": self.became_unknown,
            "known": self.became_known,
        }
        lines = [_line(words.word(f"hours-changes-{kind}"), spans, words) for kind, spans in kinds.items() if spans]
        return "\n".join(lines) or _sentence(words.word("hours-changes-nothing"))


def compare_hours(
    old: OpeningHours | Timetable,
    new: OpeningHours | Timetable,
    start: date,
    end: date,
    access: Access | Iterable[Access] | None = None,
) -> HoursChanges:
    """Find what changes in a window when new hours take the place of old ones.

    Args:
        old: opening hours, or a timetable; a view of one layer, room or audience compares just that.
        new: those that take their place.
        start: the first instant, or the first day in the time zone of the new ones.
        end: the first instant after, or the first day after.
        access: the kinds of opening that count; physical entry, or what a timetable shows, unless told.

    Raises:
        OutOfRange: the end comes before the start.
        UnresolvedHours: opening hours are bound to others; compile them with those.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> plan = nye_asker()
        >>> heggedal, tofte = plan.timetable("heggedal"), plan.timetable("tofte")
        >>> str(compare_hours(heggedal, tofte, date(2026, 11, 23), date(2026, 11, 30), "staffed").lost.duration)
        '10:00:00'
    """
    before, after = (compile_hours(it) if isinstance(it, OpeningHours) else it for it in (old, new))
    shown = zone(after.versions[0].timezone)
    first, last = (moment(edge, shown) for edge in window(start, end, shown))
    was, becomes = (timetable.openness(first, last, access) for timetable in (before, after))
    return HoursChanges(Openness(was.known.shown_in(shown), was.perhaps.shown_in(shown)), becomes)


def _line(heading: str, spans: Spans, words: Catalogue) -> str:
    told = [_span(span, words) for span, _ in zip(spans, range(_TOLD), strict=False)]
    if len(spans) > _TOLD:
        told.append(words.word("hours-changes-more", (("count", len(spans) - _TOLD),)))
    return _sentence(words.word("hours-item", (("what", heading), ("said", "; ".join(told)))))


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]


def _span(span: Span, words: Catalogue) -> str:
    start, end = span.start, span.end
    if end.replace(tzinfo=None) - start.replace(tzinfo=None) > _ONE_DAY:
        return words.word("hours-changes-span", (("start", start), ("end", _ending(end, words))))
    hours = words.formats.clock_range(start.time(), end.time())
    return words.word("hours-said-of", (("when", words.formats.date(start, "short")), ("hours", hours)))


def _ending(end: datetime, words: Catalogue) -> str:
    """Show an end; midnight belongs to the day that it ends."""
    day = (end - _ONE_DAY if end.time() == time() else end).date()
    return words.word("hours-when-date", (("day", day), ("at", end.time())))
