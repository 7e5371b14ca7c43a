"""Content lines: how octets make lines, and lines names, parameters and values (RFC 5545, section 3.1)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["OF_LINES", "OF_OCTETS", "Found", "Line", "Unfolded", "read", "unfolded"]

Found: TypeAlias = tuple[int, str]
"""The number of a line, and what is wrong with it."""

_LONGEST: Final = 75
_CRLF: Final = b"\r\n"
_NAME: Final = r"[A-Za-z0-9-]+"
_TOLD: Final = r'(?:"[^"]*"|[^",;:]*)'
_LINE: Final = re.compile(rf"(?P<name>{_NAME})(?P<parameters>(?:;{_NAME}={_TOLD}(?:,{_TOLD})*)*):(?P<value>.*)")
_PARAMETER: Final = re.compile(rf";(?P<name>{_NAME})=(?P<values>{_TOLD}(?:,{_TOLD})*)")
_ONE_TOLD: Final = re.compile(rf"(?:^|,)({_TOLD})")


class Unfolded(NamedTuple):
    """A content line as text, and the number of the first line in which it was written."""

    number: int
    text: str


@frozen
class Line:
    """A content line.

    Attributes:
        number: of the first line in which it was written.
        name: in capitals.
        parameters: names in capitals, and what is told of each, without quotes.
        value: as written, with its escapes.
    """

    number: int
    name: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]
    value: str

    def parameter(self, name: str) -> str:
        """What is told of a parameter; nothing if it is not there."""
        return next((",".join(told) for own, told in self.parameters if own == name), "")


def unfolded(content: bytes) -> list[Unfolded]:
    """Put lines together that were folded."""
    found: list[tuple[int, bytes]] = []
    for number, octets in _numbered(content):
        if octets[:1] in {b" ", b"\t"} and found:
            first, begun = found.pop()
            found.append((first, begun + octets[1:]))
        else:
            found.append((number, octets))
    return [Unfolded(number, octets.decode()) for number, octets in found]


def read(lines: Iterable[Unfolded]) -> list[Line]:
    """Take lines apart."""
    return [_read(line) for line in lines]


def _read(line: Unfolded) -> Line:
    found = _LINE.fullmatch(line.text)
    assert found, line
    parameters = tuple(
        (each["name"].upper(), _told(each["values"])) for each in _PARAMETER.finditer(found["parameters"])
    )
    return Line(line.number, found["name"].upper(), parameters, found["value"])


def _told(values: str) -> tuple[str, ...]:
    return tuple(value.strip('"') for value in _ONE_TOLD.findall(values))


def _numbered(content: bytes) -> Iterator[tuple[int, bytes]]:
    return enumerate(content.removesuffix(_CRLF).split(_CRLF), 1)


def _number(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1


# --- Octets ----------------------------------------------------------------------------------------------------------


def lines_end_in_crlf(content: bytes) -> Iterator[Found]:
    """Every line ends in CR and LF, and neither stands alone."""
    for found in re.finditer(rb"\r(?!\n)|(?<!\r)\n", content):
        yield _number(content, found.start()), f"{found[0]!r} stands alone"


def the_last_line_ends(content: bytes) -> Iterator[Found]:
    """The last line ends like all others."""
    if not content.endswith(_CRLF):
        yield _number(content, len(content)), "the last line does not end in CRLF"


def no_line_is_empty(content: bytes) -> Iterator[Found]:
    """Something stands in every line."""
    for number, line in _numbered(content):
        if not line.strip(b" \t"):
            yield number, "nothing stands in it"


def no_line_is_long(content: bytes) -> Iterator[Found]:
    """A line has at most 75 octets, its CRLF apart."""
    for number, line in _numbered(content):
        if len(line) > _LONGEST:
            yield number, f"{len(line)} octets"


def no_control_characters(content: bytes) -> Iterator[Found]:
    """No control character but HTAB, and those that end a line."""
    for found in re.finditer(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", content):
        yield _number(content, found.start()), f"{found[0]!r}"


def all_is_utf8(content: bytes) -> Iterator[Found]:
    """Octets are characters, in UTF-8."""
    joined = re.sub(rb"\r\n[ \t]", b"", content)
    try:
        joined.decode()
    except UnicodeDecodeError as broken:
        yield _number(joined, broken.start), str(broken)


def folds_spare_characters(content: bytes) -> Iterator[Found]:
    """No line is folded inside a character: some clients read each line for itself."""
    for number, line in _numbered(content):
        if line[:1] in {b" ", b"\t"} and line[1:2] and line[1] & 0xC0 == 0x80:
            yield number, f"begins inside a character: {line[:8]!r}"


def folds_spare_escapes(content: bytes) -> Iterator[Found]:
    """No line is folded inside an escape."""
    for (number, line), (_, after) in pairwise(_numbered(content)):
        if after[:1] in {b" ", b"\t"} and (len(line) - len(line.rstrip(b"\\"))) % 2:
            yield number, "ends inside an escape"


# --- Lines -----------------------------------------------------------------------------------------------------------


def lines_are_well_formed(lines: list[Unfolded]) -> Iterator[Found]:
    """A line is a name, parameters, a colon and a value; a parameter that has need of quotes is quoted."""
    for number, text in lines:
        if not _LINE.fullmatch(text):
            yield number, f"{text[:40]!r} is no content line"


OF_OCTETS = (
    lines_end_in_crlf,
    the_last_line_ends,
    no_line_is_empty,
    no_line_is_long,
    no_control_characters,
    all_is_utf8,
    folds_spare_characters,
    folds_spare_escapes,
)
OF_LINES = (lines_are_well_formed,)
