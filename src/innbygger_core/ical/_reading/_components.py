"""Components: the tree of what begins and ends in a document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from innbygger_core.decisions import Lost
from innbygger_core.errors import UnreadableData
from innbygger_core.ical._reading._lines import BadLine, ContentLine, content_lines
from innbygger_core.ical._reading._unreadable import Unreadable, shown
from innbygger_core.reading import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Component", "components"]

_CALENDAR: Final = "VCALENDAR"
_MOST_COMPONENTS: Final = 100_000
_DEEPEST: Final = 6


@frozen
class Component:
    """What stands between a beginning and its end.

    Attributes:
        name: in capitals, such as ``VEVENT``.
        path: where it stands: ``/VEVENT/3`` is the fourth event of the document; empty for a calendar.
        line: the number of the line that it begins on.
        properties: its own, in order.
        parts: the components in it, in order.
        bad: its lines that are none.
    """

    name: str
    path: str
    line: int
    properties: list[ContentLine] = field(factory=list)
    parts: list[Component] = field(factory=list)
    bad: list[BadLine] = field(factory=list)

    def all(self, name: str) -> list[ContentLine]:
        """Find the properties of a name."""
        return [line for line in self.properties if line.name == name]

    def first(self, name: str) -> ContentLine | None:
        """Find the first property of a name."""
        return next((line for line in self.properties if line.name == name), None)

    def needed(self, name: str) -> ContentLine:
        """Find the first property of a name.

        Raises:
            Unreadable: there is none.
        """
        found = self.first(name)
        if found is None:
            raise Unreadable("ical-missing", name=name)
        return found

    def text(self, name: str) -> str:
        """Read the first property of a name as a text; empty where there is none."""
        found = self.first(name)
        return found.text if found else ""

    def word(self, name: str) -> str:
        """Read the first property of a name as one of the words that the standard has, in capitals."""
        return self.text(name).strip().upper()

    def named(self, name: str) -> Iterator[Component]:
        """Go through the components of a name in it."""
        return (part for part in self.parts if part.name == name)

    def lost_lines(self) -> Iterator[Lost]:
        """Report its lines that are none, and those of its parts."""
        for line in self.bad:
            yield Lost("ical-line", (("line", line.number), ("found", shown(line.text))), self.path)
        for part in self.parts:
            yield from part.lost_lines()


def components(content: bytes | str) -> tuple[Component, ...]:
    r"""Read the calendars of a document; most have one.

    Raises:
        UnreadableData: it is no calendar, is too large, is nested too deeply, or ends in the middle.

    >>> (calendar,) = components("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR\n")
    >>> [(event.path, event.line, event.text("UID")) for event in calendar.parts]
    [('/VEVENT/0', 2, 'a')]
    """
    found = _Tree()
    for line in content_lines(content):
        found.add(line)
    if found.open:
        raise _refused("ical-cut-short", f"BEGIN:{found.open[-1].name}", found.open[-1].line)
    if not found.calendars:
        raise _refused("ical-no-calendar", "", 1)
    return tuple(found.calendars)


@frozen
class _Tree:
    """The components so far: the calendars, what is still open, and how many there are of each kind, and of all."""

    calendars: list[Component] = field(factory=list)
    open: list[Component] = field(factory=list)
    counted: Counter[str] = field(factory=Counter)

    def add(self, line: ContentLine | BadLine) -> None:
        name = line.name if isinstance(line, ContentLine) else ""
        if isinstance(line, ContentLine) and name == "BEGIN":
            self._begin(line)
        elif isinstance(line, ContentLine) and name == "END":
            self._end(line)
        elif not self.open:
            raise _refused("ical-no-calendar", line.text, line.number)
        elif isinstance(line, BadLine):
            self.open[-1].bad.append(line)
        else:
            self.open[-1].properties.append(line)

    def _begin(self, line: ContentLine) -> None:
        name = line.value.strip().upper()
        if not self.open and name != _CALENDAR:
            raise _refused("ical-no-calendar", f"BEGIN:{name}", line.number)
        if len(self.open) == _DEEPEST:
            raise _refused("too-deep", f"BEGIN:{name}", line.number)
        if self.counted[""] == _MOST_COMPONENTS:
            raise _refused("too-large", f"BEGIN:{name}", line.number)
        self.open.append(self._component(name, line.number))

    def _component(self, name: str, number: int) -> Component:
        self.counted[""] += 1
        if not self.open:
            made = Component(name, "", number)
            self.calendars.append(made)
            return made
        within = self.open[-1]
        kind = f"{within.path}/{name.replace('~', '~0').replace('/', '~1')}"
        made = Component(name, f"{kind}/{self.counted[kind]}", number)
        self.counted[kind] += 1
        within.parts.append(made)
        return made

    def _end(self, line: ContentLine) -> None:
        name = line.value.strip().upper()
        if not self.open or self.open[-1].name != name:
            raise _refused("ical-end", f"END:{name}", line.number)
        self.open.pop()


def _refused(kind: str, found: str, line: int) -> UnreadableData:
    return UnreadableData((fault("", kind, shown(found), line=line),))
