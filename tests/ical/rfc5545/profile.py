"""What this library promises beyond RFC 5545, since clients differ in what they make of the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ical.rfc5545.components import Component
    from tests.ical.rfc5545.lines import Found

__all__ = ["RULES"]

_TWICE: Final = (("NAME", "X-WR-CALNAME"), ("DESCRIPTION", "X-WR-CALDESC"), ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"))
_UID: Final = re.compile(r"[!-~]+@[a-z0-9.-]+")
_LONGEST_UID: Final = 255
# What turns the direction of text, or stands between lines without being seen.
_UNSEEN: Final = re.compile("[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\x80-\x9f]")


def one_language_is_spoken(calendar: Component) -> Iterator[Found]:
    """All that tells its language is in the same one, since some clients read the first only."""
    lines = [line for component in calendar.walk() for line in component.lines if line.parameter("LANGUAGE")]
    for line in lines:
        if line.parameter("LANGUAGE") != lines[0].parameter("LANGUAGE"):
            yield line.number, f"{line.parameter('LANGUAGE')} after {lines[0].parameter('LANGUAGE')}"


def old_and_new_names_say_the_same(calendar: Component) -> Iterator[Found]:
    """What the calendar says of itself, it says by the old name too."""
    for new, old in _TWICE:
        if calendar.value(new) != calendar.value(old):
            yield calendar.number, f"{new} and {old} differ"


def no_zone_is_told_but_where_a_time_is(calendar: Component) -> Iterator[Found]:
    """No X-WR-TIMEZONE: with it, a client reads times in UTC as that zone's."""
    for line in calendar.all("X-WR-TIMEZONE"):
        yield line.number, line.value


def names_are_for_all_the_world(calendar: Component) -> Iterator[Found]:
    """A UID is of characters that a file name and an address can hold, and says whose it is."""
    for component in calendar.walk():
        for line in component.all("UID"):
            if not _UID.fullmatch(line.value) or len(line.value) > _LONGEST_UID:
                yield line.number, f"UID: {line.value!r}"


def events_say_whether_they_take_time(calendar: Component) -> Iterator[Found]:
    """An event says whether who has it is busy, since an event that says nothing makes busy."""
    for event in (part for part in calendar.parts if part.name == "VEVENT"):
        if not event.first("TRANSP"):
            yield event.number, "VEVENT without TRANSP"


def nothing_is_unseen(calendar: Component) -> Iterator[Found]:
    """No character turns the direction of text, or cannot be seen."""
    for component in calendar.walk():
        for line in component.lines:
            if found := _UNSEEN.search(line.value + "".join(value for _, told in line.parameters for value in told)):
                yield line.number, f"{line.name}: {found[0]!r}"


RULES = (
    one_language_is_spoken,
    old_and_new_names_say_the_same,
    no_zone_is_told_but_where_a_time_is,
    names_are_for_all_the_world,
    events_say_whether_they_take_time,
    nothing_is_unseen,
)
