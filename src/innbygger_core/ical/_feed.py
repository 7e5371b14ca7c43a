"""A calendar that others subscribe to: what it says, and its bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import wraps
from hashlib import sha256
from inspect import signature
from typing import TYPE_CHECKING, Final, ParamSpec, Protocol, TypedDict

from attrs import evolve, field, frozen

from innbygger_core.ical._expanding import occurrences
from innbygger_core.ical._writing._components import component, event_lines, name_lines, timezone, version_lines
from innbygger_core.ical._writing._lines import address, duration, line, parameter, plain, prose, utc
from innbygger_core.ical._writing._told import check_colour, check_refresh, stamped
from innbygger_core.reading import check_address
from innbygger_core.timekeeping import moment, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._values import Event, Occurrence
    from innbygger_core.texts import Catalogue

__all__ = ["About", "Feed", "file_name", "in_bytes", "in_language"]

P = ParamSpec("P")

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")  # a caller may pass on an organiser, or a tag, of any letters
_LONGEST: Final = 200
_HALF_A_DAY: Final = timedelta(hours=12)
_A_YEAR_OF_MONTHS: Final = 12


class About(TypedDict, total=False):
    """What may be told of any feed, beside what is in it; each as the feed has it unless told.

    Attributes:
        name: what subscribers see it called.
        changed: when the data was last changed, as your records have it: an aware datetime. It stamps each event that
            does not know better, and the clock is never read.
        url: an address on the web where people can read the same.
        colour: the name of a colour in CSS3, such as ``teal``.
        refresh: how often a subscriber is asked to look again: a minute or more.

    Example:
        >>> about: About = {"colour": "teal", "refresh": timedelta(hours=1)}
    """

    name: str
    changed: datetime | None
    url: str
    colour: str
    refresh: timedelta


@frozen
class Feed:
    """A calendar, not yet written: ``ical.feeds`` makes one with the arguments of the function in ``ical``.

    Nothing is worked out before it is asked for, and its events are made anew each time, so that a large one can be
    sent as it is written.

    Attributes:
        name: what subscribers see it called.
        language: tag of the language that all its texts are in.
        zone: in whose clock its times are written.
        make: gives its events; one that replaces an occurrence comes right after the one that repeats.
        file_name: what a file of it may be called; it tells nothing that the feed does not tell everybody.
        description: what subscribers should know about it.
        changed: when the data last changed, as far as is known.
        url: an address on the web where people can read the same.
        colour: the name of a colour in CSS.
        refresh: how often a subscriber is asked to look again.

    Example:
        >>> from innbygger_core import ical, nye_asker
        >>> hours = ical.feeds.opening_hours(nye_asker(), "tofte", date(2026, 1, 1), date(2027, 1, 1), lang="nb")
        >>> hours.name, hours.file_name, len(list(hours.events)), hours.etag == hours.etag
        ('Tofte innbyggertorg: åpningstider', 'tofte-hours-nb.ics', 10, True)
    """

    name: str
    language: str
    zone: ZoneInfo
    make: Callable[[], Iterable[Event]]
    file_name: str
    description: str = ""
    changed: datetime | None = field(default=None, converter=stamped)
    url: str = field(default="", converter=check_address)
    colour: str = field(default="", converter=check_colour)
    refresh: timedelta = field(default=_HALF_A_DAY, converter=check_refresh)

    @property
    def events(self) -> Iterable[Event]:
        """What stands in it, in the order in which it is written."""
        return self.make()

    @property
    def content(self) -> bytes:
        """Write it: the same bytes for the same data, whatever the process, its time zone, or its ``icalendar``.

        Raises:
            UnwritableZone: the zone has no yearly rules.
        """
        return b"".join(self.chunks())

    @property
    def etag(self) -> str:
        """A strong entity tag for HTTP, quotes included: it differs whenever a byte does."""
        digest = sha256()
        for chunk in self.chunks():
            digest.update(chunk)
        return f'"{digest.hexdigest()[:32]}"'

    def chunks(self) -> Iterator[bytes]:
        """Write it piece by piece, an event in each, so that no more than one is held at a time.

        Raises:
            UnwritableZone: the zone has no yearly rules.
        """
        language = parameter(self.language)
        yield b"BEGIN:VCALENDAR\r\n"
        yield b"".join((*version_lines("PUBLISH"), *self._about(language)))
        yield timezone(self.zone)
        for event in self.events:
            yield component("VEVENT", event_lines(event, self.zone, language, self.changed))
        yield b"END:VCALENDAR\r\n"

    def _about(self, language: str) -> Iterator[bytes]:
        yield from name_lines(self.name, language)
        if self.description:
            yield prose("DESCRIPTION", self.description, language)
            yield prose("X-WR-CALDESC", self.description, language)
        if self.changed:
            yield line("LAST-MODIFIED", utc(self.changed))
        if self.url:
            yield line("URL", address(self.url))
        if self.colour:
            yield plain("COLOR", self.colour)
        yield line("REFRESH-INTERVAL;VALUE=DURATION", duration(self.refresh))
        yield line("X-PUBLISHED-TTL", duration(self.refresh))

    def parts(self, *, months: int = 1) -> tuple[Feed, ...]:
        """Split it into feeds of a month each, or several: each event stands in exactly one, where it first begins.

        A part keeps its bytes and its entity tag as long as its own events, and what stands above all of them, do not
        change.

        Raises:
            ValueError: ``months`` is no whole number, or less than one.
        """
        if months != int(months) or months < 1:
            msg = f"A part of a feed has a whole number of months, at least one, and not {months}; write such as 3."
            raise ValueError(msg)
        found: dict[int, list[Event]] = defaultdict(list)
        began: dict[str, int] = {}  # an event that replaces an occurrence stays with the one that repeats
        for event in self.events:
            place = (event.start.year * _A_YEAR_OF_MONTHS + event.start.month - 1) // months * months
            found[began.setdefault(event.uid, place)].append(event)
        return tuple(self._part(place, tuple(events)) for place, events in sorted(found.items()))

    def _part(self, place: int, events: tuple[Event, ...]) -> Feed:
        year, month = divmod(place, _A_YEAR_OF_MONTHS)
        stem = self.file_name.removesuffix(".ics")
        return evolve(self, make=lambda: events, file_name=f"{stem}-{year:04}-{month + 1:02}.ics")

    def occurrences(self, start: date, end: date) -> Iterator[Occurrence]:
        """Go through what takes place in ``[start, end)``, in the order of the events.

        Args:
            start: an aware datetime, or the first day.
            end: an aware datetime, or the first day after.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        """
        low, high = (moment(at, self.zone) for at in window(start, end, self.zone))
        return occurrences(self.events, low, high, self.zone)


def file_name(*parts: str) -> str:
    """Name a file by ids and words that are safe in one.

    >>> file_name("tofte", "hours", "nb")
    'tofte-hours-nb.ics'
    """
    return f"{_UNSAFE.sub('-', '-'.join(parts))[:_LONGEST]}.ics"


class _Spoken(Protocol):
    def catalogue(self, lang: str | None = None) -> Catalogue: ...


def in_language(facts: _Spoken, lang: str | Catalogue | None) -> Catalogue:
    """Give the texts in a language, with the municipality's own wording unless they were given as a catalogue."""
    return facts.catalogue(lang) if lang is None or isinstance(lang, str) else lang


def in_bytes(feed: Callable[P, Feed]) -> Callable[P, bytes]:
    """Make a function that writes a feed of one that makes it."""

    @wraps(feed)
    def written(*args: P.args, **options: P.kwargs) -> bytes:
        return feed(*args, **options).content

    written.__signature__ = signature(feed).replace(return_annotation="bytes")  # type: ignore[attr-defined]
    return written
