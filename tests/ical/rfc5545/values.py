"""Values: that each is of its property's type, within its range, and escaped (RFC 5545, sections 3.2, 3.3 and 3.8)."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tests.ical.rfc5545.tables import COLOURS, LISTS, MUST_SAY_THEIR_TYPE, NUMBERS, PROPERTIES, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ical.rfc5545.components import Component
    from tests.ical.rfc5545.lines import Found, Line

__all__ = ["RULES", "is_of_type", "type_of", "values_of"]

_TIME: Final = r"(?:(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))"
_DURATION: Final = rf"[+-]?P(?:\d+W|\d+D(?:T{_TIME})?|T{_TIME})"
_DATE_TIME: Final = r"\d{8}T\d{6}Z?"
# The one test of each type that is a matter of form; that a date is real is asked besides.
_FORMS: Final = {
    "TEXT": re.compile(r"(?:[^\\,;]|\\[\\,;nN])*"),
    "DATE": re.compile(r"\d{8}"),
    "DATE-TIME": re.compile(_DATE_TIME),
    "PERIOD": re.compile(rf"{_DATE_TIME}/(?:{_DATE_TIME}|\+?P.+)"),
    "DURATION": re.compile(_DURATION),
    "INTEGER": re.compile(r"[+-]?\d+"),
    "UTC-OFFSET": re.compile(r"(?!-0000)[+-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?"),
    "CAL-ADDRESS": re.compile(r"mailto:[^\s@:<>,;\"]+@[^\s@:<>,;\"]+", re.IGNORECASE),
    "URI": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[!#$&-;=?-Z\[\]_a-z~]|%[0-9A-Fa-f]{2})+"),
    "GEO": re.compile(r"[+-]?\d{1,2}(?:\.\d+)?;[+-]?\d{1,3}(?:\.\d+)?"),
    "RECUR": re.compile(r"[A-Z-]+=[^;=\\]+(?:;[A-Z-]+=[^;=\\]+)*"),
}
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MOST_NORTH, _MOST_EAST = 90, 180
# Escapes of lists are dissolved only after their commas were found.
_COMMA: Final = re.compile(r"(?<!\\)(?:\\\\)*,")


def type_of(line: Line) -> str:
    """The type of a property's value: as told, else the one that goes without saying."""
    return line.parameter("VALUE") or PROPERTIES.get(line.name, ("TEXT",))[0]


def values_of(line: Line) -> list[str]:
    """The values of a property: one, or those of a list."""
    if line.name not in LISTS:
        return [line.value]
    cuts = [0, *(found.end() for found in _COMMA.finditer(line.value)), len(line.value) + 1]
    return [line.value[start : end - 1] for start, end in pairwise(cuts)]


def is_of_type(value: str, kind: str) -> bool:
    """Tell whether a value is of a type."""
    if kind not in _FORMS or not _FORMS[kind].fullmatch(value):
        return False
    if kind == "PERIOD":
        start, end = value.split("/")
        return _is_real(start) and (is_of_type(end, "DURATION") or _is_real(end))
    return kind not in {"DATE", "DATE-TIME"} or _is_real(value)


def _is_real(value: str) -> bool:
    try:
        datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S" if "T" in value else "%Y%m%d")  # noqa: DTZ007 - form only
    except ValueError:
        return False
    return True


def _lines(calendar: Component) -> Iterator[tuple[Component, Line]]:
    return ((component, line) for component in calendar.walk() for line in component.lines)


# --- Rules -----------------------------------------------------------------------------------------------------------


def values_are_of_their_type(calendar: Component) -> Iterator[Found]:
    """A value has the form of its type, and its property may be of that type."""
    for _, line in _lines(calendar):
        kind = type_of(line)
        if kind not in PROPERTIES.get(line.name, (kind,)):
            yield line.number, f"{line.name} of type {kind}"
        elif kind != "TEXT" and not all(is_of_type(value, kind) for value in values_of(line)):
            yield line.number, f"{line.name}: {line.value[:40]!r} is no {kind}"


def texts_are_escaped(calendar: Component) -> Iterator[Found]:
    """In a text, commas, semicolons and backslashes are escaped, and nothing else is but a line's end."""
    for _, line in _lines(calendar):
        if type_of(line) == "TEXT" and not all(is_of_type(value, "TEXT") for value in values_of(line)):
            yield line.number, f"{line.name}: {line.value[:40]!r}"


def types_are_told(calendar: Component) -> Iterator[Found]:
    """A property that has no type of its own tells which it is."""
    for _, line in _lines(calendar):
        if line.name in MUST_SAY_THEIR_TYPE and not line.parameter("VALUE"):
            yield line.number, f"{line.name} without VALUE"


def words_are_known(calendar: Component) -> Iterator[Found]:
    """Of a property or a parameter that is one of a few words, it is one of them."""
    for component, line in _lines(calendar):
        told = [(component.name, line.name, line.value)]
        told += [(line.name, name, value) for name, values in line.parameters for value in values]
        for where, name, word in told:
            if (where, name) in WORDS and word not in WORDS[where, name]:
                yield line.number, f"{name}: {word!r}"


def numbers_are_in_range(calendar: Component) -> Iterator[Found]:
    """A number is in its range."""
    for _, line in _lines(calendar):
        if line.name in NUMBERS and is_of_type(line.value, "INTEGER") and int(line.value) not in NUMBERS[line.name]:
            yield line.number, f"{line.name}: {line.value}"


def positions_are_on_earth(calendar: Component) -> Iterator[Found]:
    """A position is on Earth, its latitude first."""
    for _, line in _lines(calendar):
        if line.name == "GEO" and is_of_type(line.value, "GEO"):
            north, east = map(float, line.value.split(";"))
            if abs(north) > _MOST_NORTH or abs(east) > _MOST_EAST:
                yield line.number, f"GEO: {line.value}"


def colours_have_names(calendar: Component) -> Iterator[Found]:
    """A colour is one that CSS3 has a name for."""
    for _, line in _lines(calendar):
        if line.name == "COLOR" and line.value.lower() not in COLOURS:
            yield line.number, f"COLOR: {line.value!r}"


def languages_are_tags(calendar: Component) -> Iterator[Found]:
    """A language is told by its tag."""
    for _, line in _lines(calendar):
        for name, told in line.parameters:
            if name == "LANGUAGE" and not all(map(_LANGUAGE.fullmatch, told)):
                yield line.number, f"LANGUAGE: {told}"


def lengths_are_positive(calendar: Component) -> Iterator[Found]:
    """A length of time is not nothing, nor less."""
    for _, line in _lines(calendar):
        is_length = line.name != "TRIGGER" and type_of(line) == "DURATION" and is_of_type(line.value, "DURATION")
        if is_length and not re.search(r"^\+?P.*[1-9]", line.value):
            yield line.number, f"{line.name}: {line.value!r}"


RULES = (
    values_are_of_their_type,
    texts_are_escaped,
    types_are_told,
    words_are_known,
    numbers_are_in_range,
    positions_are_on_earth,
    colours_have_names,
    languages_are_tags,
    lengths_are_positive,
)
