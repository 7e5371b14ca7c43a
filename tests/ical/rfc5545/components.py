"""Components: how they nest, and which properties stand in them (RFC 5545, sections 3.4 and 3.6)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen
from tests.ical.rfc5545.tables import COMPONENTS, PARAMETERS, Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ical.rfc5545.lines import Found, Line

__all__ = ["OF_NESTING", "RULES", "Component", "tree"]

_SEVERAL_TOLD = {"MEMBER", "DELEGATED-TO", "DELEGATED-FROM", "FEATURE", "DISPLAY"}


@frozen
class Component:
    """A component.

    Attributes:
        name: in capitals.
        number: of the line in which it begins.
        lines: its own properties.
        parts: the components in it.
    """

    name: str
    number: int
    lines: tuple[Line, ...]
    parts: tuple[Component, ...]

    def all(self, name: str) -> list[Line]:
        """Find its properties of one name."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> Line | None:
        """Find its first property of a name."""
        return next(iter(self.all(name)), None)

    def value(self, name: str) -> str:
        """The value of its first property of a name; nothing if there is none."""
        line = self.first(name)
        return line.value if line else ""

    def walk(self) -> Iterator[Component]:
        """Visit it, and all within it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def tree(lines: list[Line]) -> Component:
    """Put lines that nest together."""
    rest = iter(lines)
    return _component(next(rest), rest)


def _component(begin: Line, rest: Iterator[Line]) -> Component:
    own: list[Line] = []
    parts: list[Component] = []
    for line in rest:
        if line.name == "END":
            break
        if line.name == "BEGIN":
            parts.append(_component(line, rest))
        else:
            own.append(line)
    return Component(begin.value, begin.number, tuple(own), tuple(parts))


def components_nest(lines: list[Line]) -> Iterator[Found]:
    """All stands in one VCALENDAR, and what begins last ends first."""
    begun: list[str] = []
    for place, line in enumerate(lines):
        if not begun and (place or line.name != "BEGIN" or line.value != "VCALENDAR"):
            yield line.number, f"{line.name} stands outside of the one VCALENDAR"
            return
        if line.name == "BEGIN":
            begun.append(line.value)
        elif line.name == "END" and begun.pop() != line.value:
            yield line.number, f"END:{line.value} ends what did not begin last"
            return
    if begun:
        yield lines[-1].number, f"{begun[-1]} does not end"


def components_have_their_place(calendar: Component) -> Iterator[Found]:
    """A component stands where it may."""
    for parent in calendar.walk():
        for part in parent.parts:
            if part.name not in COMPONENTS or parent.name not in COMPONENTS[part.name].inside:
                yield part.number, f"{part.name} in {parent.name}"


def calendars_hold_something(calendar: Component) -> Iterator[Found]:
    """A calendar has a component, and a time zone an observance."""
    for component in calendar.walk():
        if component.name in {"VCALENDAR", "VTIMEZONE"} and not component.parts:
            yield component.number, f"nothing in {component.name}"


def properties_have_their_place(calendar: Component) -> Iterator[Found]:
    """A property stands in a component that may have it; one that begins with X- in any."""
    for component, grammar in _known(calendar):
        allowed = grammar.required | grammar.once | grammar.many
        for line in component.lines:
            if line.name not in allowed and not line.name.startswith("X-"):
                yield line.number, f"{line.name} in {component.name}"


def required_properties_are_there(calendar: Component) -> Iterator[Found]:
    """What a component must have is there."""
    for component, grammar in _known(calendar):
        needed = set(grammar.required)
        if component.name == "VEVENT" and calendar.value("METHOD") != "CANCEL":
            needed.add("DTSTART")
        if component.name == "VALARM":
            needed |= _NEEDED_BY_ALARM.get(component.value("ACTION"), set())
        for name in sorted(needed - {line.name for line in component.lines}):
            yield component.number, f"{component.name} without {name}"


_NEEDED_BY_ALARM = {"DISPLAY": {"DESCRIPTION"}, "EMAIL": {"DESCRIPTION", "SUMMARY", "ATTENDEE"}}


def properties_stand_once(calendar: Component) -> Iterator[Found]:
    """What may stand once in a component does not stand there twice."""
    for component, grammar in _known(calendar):
        for name, times in Counter(line.name for line in component.lines).items():
            if times > 1 and (name in grammar.required | grammar.once or name.startswith("X-")):
                yield component.all(name)[1].number, f"{name} again in one {component.name}"


def properties_agree(calendar: Component) -> Iterator[Found]:
    """Of two properties that say the same, one is there; of two that need each other, both or none."""
    for component, grammar in _known(calendar):
        names = {line.name for line in component.lines}
        for pair in grammar.apart:
            if names.issuperset(pair):
                yield component.number, "{} beside {}".format(*pair)
        for pair in grammar.together:
            if len(names.intersection(pair)) == 1:
                yield component.number, "{} and {} only together".format(*pair)


def parameters_have_their_place(calendar: Component) -> Iterator[Found]:
    """A parameter stands beside a property that may have it."""
    for component in calendar.walk():
        for line in component.lines:
            for name, _ in line.parameters:
                known = line.name in PARAMETERS.get(name, ()) or line.name.startswith("X-")
                if not known and not name.startswith("X-"):
                    yield line.number, f"{name} beside {line.name}"


def parameters_are_told_once(calendar: Component) -> Iterator[Found]:
    """A parameter stands once, and tells one thing: a comma in it would make it two."""
    for component in calendar.walk():
        for line in component.lines:
            names = [name for name, _ in line.parameters]
            for name, told in line.parameters:
                if names.count(name) > 1 or (len(told) > 1 and name not in _SEVERAL_TOLD):
                    yield line.number, f"{name} tells several things"


def _known(calendar: Component) -> Iterator[tuple[Component, Grammar]]:
    return ((component, COMPONENTS[component.name]) for component in calendar.walk() if component.name in COMPONENTS)


OF_NESTING = (components_nest,)
RULES = (
    components_have_their_place,
    calendars_hold_something,
    properties_have_their_place,
    required_properties_are_there,
    properties_stand_once,
    properties_agree,
    parameters_have_their_place,
    parameters_are_told_once,
)
