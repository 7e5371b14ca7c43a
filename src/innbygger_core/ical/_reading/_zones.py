"""The time zones of a document: by their names in the IANA database, in Windows, or by rules of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from innbygger_core.errors import UnreadableData
from innbygger_core.ical._reading._recurrence import readings
from innbygger_core.ical._reading._rules import read_rule
from innbygger_core.ical._reading._times import instant, read_offset, read_reading
from innbygger_core.ical._reading._unreadable import Unreadable, shown
from innbygger_core.timekeeping import zone as iana_zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._reading._budget import Budget
    from innbygger_core.ical._reading._components import Component

__all__ = ["Zones", "iana"]

# Names that mean something else on every machine, or nothing at all.
_NO_ZONES: Final = frozenset({"localtime", "posixrules", "Factory"})
_NAME: Final = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}")
_UTC: Final = frozenset({"UTC", "Z", "tzone://Microsoft/Utc"})
_MOST_PARTS: Final = 3
_MOST_ZONES: Final = 1000  # there are some six hundred in the world
_FROM, _TO = datetime(1900, 1, 1), datetime(2200, 1, 1)  # noqa: DTZ001 - readings of a clock


def iana(name: str) -> ZoneInfo | None:
    """Find a zone by a name, in front of which programs put their own.

    >>> iana("/freeassociation.sourceforge.net/Europe/Oslo"), iana('"W. Europe Standard Time"'), iana("Kontoret")
    (zoneinfo.ZoneInfo(key='Europe/Oslo'), zoneinfo.ZoneInfo(key='Europe/Berlin'), None)
    """
    parts = name.strip(" \"'/").split("/")
    endings = ("/".join(parts[-count:]) for count in range(min(_MOST_PARTS, len(parts)), 0, -1))
    return next((found for ending in endings if (found := _known(ending))), None)


def _known(name: str) -> ZoneInfo | None:
    if name in _NO_ZONES:
        return None
    try:
        return iana_zone(name if _NAME.fullmatch(name) else _windows_names().get(name, ""))
    except UnreadableData:
        return None


@cache
def _windows_names() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - dear, and seldom needed

    return WINDOWS_TO_OLSON


@frozen
class Zones:
    """The zones of a document, each worked out when it is first asked for.

    They are kept nowhere else: what a document calls "Custom" says nothing of another's.

    Attributes:
        written: the time zones that it describes itself, by their names.
        budget: pays for their rules.
    """

    written: Mapping[str, Component]
    budget: Budget
    found: dict[str, tzinfo | None] = field(factory=dict)

    @classmethod
    def of(cls, calendars: Iterable[Component], budget: Budget) -> Zones:
        """Collect the zones of some calendars."""
        parts = chain.from_iterable(calendar.named("VTIMEZONE") for calendar in calendars)
        return cls({part.text("TZID"): part for part in parts}, budget)

    def __call__(self, name: str) -> tzinfo:
        """Find a zone by its name.

        Raises:
            Unreadable: nobody knows it, and the document does not describe it.
        """
        if name not in self.found and len(self.found) < _MOST_ZONES:
            self.found[name] = UTC if name in _UTC else iana(name) or self._described(name)
        zone = self.found.get(name)
        if zone is None:
            raise Unreadable("ical-zone", zone=shown(name))
        return zone

    def _described(self, name: str) -> tzinfo | None:
        described = self.written.get(name)
        if described is None:
            return None
        try:
            return iana(described.text("X-LIC-LOCATION")) or _WrittenZone.of(described, self.budget)
        except (Unreadable, ValueError):
            return None


class _WrittenZone(tzinfo):
    """A zone by the rules of a document, which tell its offset when its clock reads so, and nothing else."""

    def __init__(self, before: timedelta, changes: list[tuple[datetime, timedelta]]) -> None:
        self._before = before
        self._changes = changes

    @classmethod
    def of(cls, described: Component, budget: Budget) -> _WrittenZone | None:
        """Work out when its clock changes; None where it says nothing of that.

        Raises:
            Unreadable: a property is missing, or a rule cannot be read or takes too much work.
            ValueError: a value cannot be read.
        """
        observances = [part for part in described.parts if part.name in ("STANDARD", "DAYLIGHT")]
        changes = sorted(chain.from_iterable(_changes(part, budget) for part in observances), key=itemgetter(0))
        if not changes:
            return None
        first = min(observances, key=lambda part: part.needed("DTSTART").value)
        return cls(read_offset(first.needed("TZOFFSETFROM").value), changes)

    def utcoffset(self, at: datetime | None) -> timedelta:
        """Tell the offset: in a gap the one before it, in a fold that of the first pass, as RFC 5545 has it."""
        reading = _FROM if at is None else at.replace(tzinfo=None, fold=0)
        place = bisect_right(self._changes, reading, key=itemgetter(0))
        return self._changes[place - 1][1] if place else self._before

    def dst(self, _at: datetime | None) -> None:
        """Tell nothing; it is asked wherever a time is formatted."""


def _changes(observance: Component, budget: Budget) -> Iterator[tuple[datetime, timedelta]]:
    """Find from which readings an offset holds."""
    before, after = (read_offset(observance.needed(name).value) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    gap = max(after - before, timedelta())
    return ((at + gap, after) for at in _onsets(observance, before, budget))


def _onsets(observance: Component, before: timedelta, budget: Budget) -> Iterator[datetime]:
    begins = _reading(observance.needed("DTSTART").value)
    yield begins
    for line in observance.all("RDATE"):
        yield from map(read_reading, line.value.split(","))
    for line in observance.all("RRULE"):
        rule = read_rule(line, lambda _name: UTC, UTC)
        for at in readings(rule, begins, _FROM, _TO, budget):
            if rule.until and (at - before).replace(tzinfo=UTC) > instant(rule.until, UTC):
                break
            yield at


def _reading(text: str) -> datetime:
    """Read when a rule begins; Windows begins all of its own in 1601."""
    return read_reading(text.replace("1601", "1900", 1) if text.startswith("1601") else text)
