"""Content lines: octets to names, parameters and values, each with the number of the line it begins on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from innbygger_core.errors import UnreadableData
from innbygger_core.reading import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["BadLine", "ContentLine", "content_lines", "listed", "unescaped"]

_MOST_OCTETS: Final = 20_000_000
_MOST_LINES: Final = 1_000_000
_MARK: Final = b"\xef\xbb\xbf"
_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_IN_A_LIST: Final = re.compile(r"(?:\\.|[^,\\])+", re.DOTALL)
_CARET: Final = re.compile(r"\^([n^'])")
_CARETS: Final = {"n": "\n", "^": "^", "'": '"'}
_SHOWN: Final = 40


@frozen
class ContentLine:
    """One property, as it was written.

    Attributes:
        number: of the line that it begins on, from 1.
        name: in capitals.
        value: not yet freed of its escapes.
        parameters: by name, in capitals; without quotes.
    """

    number: int
    name: str
    value: str
    parameters: Mapping[str, str] = field(factory=dict)

    @property
    def text(self) -> str:
        """The value as a text."""
        return unescaped(self.value)


@frozen
class BadLine:
    """A line that is none.

    Attributes:
        number: which it is, from 1.
        text: what stands there.
    """

    number: int
    text: str


def content_lines(content: bytes | str) -> Iterator[ContentLine | BadLine]:
    r"""Go through the lines of a document, unfolded.

    Raises:
        UnreadableData: it is too large, or not in UTF-8.

    >>> [(line.number, line.name, line.text) for line in content_lines("SUMMARY;LANGUAGE=nb:Sæ\r\n tre\\, Tofte\r\n")]
    [(1, 'SUMMARY', 'Sætre, Tofte')]
    """
    octets = _octets(content)
    if len(octets) > _MOST_OCTETS or octets.count(b"\n") > _MOST_LINES:
        raise UnreadableData((fault("", "too-large", f"{len(octets)} B"),))
    for number, line in _unfolded(octets.removeprefix(_MARK)):
        try:
            text = line.decode()
        except UnicodeDecodeError as wrong:
            found = line[wrong.start : wrong.start + 7].hex(" ")
            raise UnreadableData((fault("", "not-text", found),)) from None
        if text.strip():
            yield _content_line(number, text)


def unescaped(value: str) -> str:
    r"""Take the escapes out of a text.

    >>> unescaped(r"Dans\; jazz\, og\nsang \\ spill")
    'Dans; jazz, og\nsang \\ spill'
    """
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def listed(value: str) -> tuple[str, ...]:
    r"""Take a list of texts apart.

    >>> listed(r"Dans\, jazz,Sang")
    ('Dans, jazz', 'Sang')
    """
    return tuple(map(unescaped, _IN_A_LIST.findall(value)))


def _octets(content: bytes | str) -> bytes:
    """Take octets as they are: a line may be folded inside a character, so they are unfolded before they are read."""
    if isinstance(content, bytes):
        return content
    try:
        return content.encode()
    except UnicodeEncodeError as wrong:
        raise UnreadableData((fault("", "not-text", ascii(content[wrong.start])),)) from None


def _unfolded(octets: bytes) -> Iterator[tuple[int, bytes]]:
    begun, pieces = 1, [b""]
    for number, raw in enumerate(octets.split(b"\n"), 1):
        line = raw.removesuffix(b"\r")
        if line[:1] in (b" ", b"\t"):
            pieces.append(line[1:])
        else:
            yield begun, b"".join(pieces)
            begun, pieces = number, [line]
    yield begun, b"".join(pieces)


def _content_line(number: int, text: str) -> ContentLine | BadLine:
    name = _NAME.match(text)
    at, parameters = name.end() if name else 0, {}
    while name and (found := _PARAMETER.match(text, at)):
        at = found.end()
        parameters[found[1].upper()] = _CARET.sub(lambda caret: _CARETS[caret[1]], found[2].replace('"', ""))
    if name is None or text[at : at + 1] != ":":
        return BadLine(number, text[:_SHOWN])
    return ContentLine(number, name[0].upper(), text[at + 1 :], parameters)
