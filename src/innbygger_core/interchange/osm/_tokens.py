"""The words and signs of an ``opening_hours`` text, each with its place; spellings that mappers use, made alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from innbygger_core.errors import InnbyggerError
from innbygger_core.interchange.osm._names import NAMES
from innbygger_core.reading import fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.errors import Fault

__all__ = ["Cursor", "Misread", "Token", "tokens"]

_PATTERN: Final = re.compile(
    r"""
      \s+
    | (?P<comment> ["“„] (?P<words> [^"“”]* ) (?P<closed> ["“”] )? )
    | (?P<always> 24 \s? / \s? 7 (?!\d) )
    | (?P<clock> (?P<hour> \d{1,2} ) (?: [:.h] (?P<minute> \d\d ) (?!\d) (?: \s? (?P<half> [ap] ) \.? m \b \.? )?
                                       | \s? (?P<alone> [ap] ) \.? m \b \.? | h \b ) )
    | (?P<number> \d+ )
    | (?P<holiday> public \s holidays? \b )
    | (?P<word> [^\W\d_]+ \.? )
    | (?P<fallback> \|\| )
    | (?P<dash> [-\u2010-\u2015\u2212~] )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS: Final = {sign: sign for sign in ";,+/[]():"} | {"&": ",", "；": ";", "，": ",", "：": ":", "＋": "+"}
_HOUR: Final = 60
_NOON: Final = 12
_LONGEST_NUMBER: Final = 4


class Token(NamedTuple):
    """A word or sign.

    Attributes:
        kind: what sort: ``weekday``, ``month``, ``number``, ``clock``, ``comment``, ``end``, a keyword, or a sign.
        value: the number that it stands for.
        at: where it begins.
        text: what is written.
    """

    kind: str
    value: int
    at: int
    text: str


class Misread(InnbyggerError):
    """Reading cannot go on in a rule; carries the fault."""

    def __init__(self, found: Fault) -> None:
        super().__init__(found)
        self.fault = found


def tokens(text: str) -> list[Token]:
    """Cut a text into its words and signs.

    >>> [token.kind for token in tokens("Mo-Fr 9.00-5pm; PH off")]
    ['weekday', '-', 'weekday', 'clock', '-', 'clock', ';', 'PH', 'off', 'end']
    """
    return [*_tokens(text), Token("end", 0, len(text), "")]


def _tokens(text: str) -> Iterator[Token]:
    for match in _PATTERN.finditer(text):
        group = match.lastgroup
        if group is None:
            continue
        found, at = match.group(), match.start()
        kind, value = _READERS[group](match)
        if kind:
            yield Token(kind, value, at, found)


def _number(match: re.Match[str]) -> tuple[str, int]:
    found = match["number"]
    return ("number", int(found)) if len(found) <= _LONGEST_NUMBER else ("?", 0)


def _minute(match: re.Match[str]) -> int:
    """Tell the minute of the day that a time of day means; one that does not exist is told from it later."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or match["alone"] or "").lower()
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour * _HOUR + minute if minute < _HOUR else -1


_READERS: Final[dict[str, Callable[[re.Match[str]], tuple[str, int]]]] = {
    "comment": lambda match: ("comment" if match["closed"] else "open-comment", 0),
    "always": lambda _: ("24/7", 0),
    "clock": lambda match: ("clock", _minute(match)),
    "number": _number,
    "holiday": lambda _: ("PH", 0),
    "word": lambda match: NAMES.get(match["word"].lower().rstrip("."), ("?", 0)),
    "fallback": lambda _: ("||", 0),
    "dash": lambda _: ("-", 0),
    "sign": lambda match: (_SIGNS.get(match["sign"], "?"), 0),
}
"""How each kind of match is read: as which kind of token, and which number."""


class Cursor:
    """A place in a text that is being read."""

    __slots__ = ("_place", "_tokens")

    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)
        self._place = 0

    @property
    def here(self) -> Token:
        """The next word or sign."""
        return self._tokens[self._place]

    def look(self, steps: int) -> Token:
        """Look at a later word or sign."""
        return self._tokens[min(self._place + steps, len(self._tokens) - 1)]

    def ahead(self, steps: int = 1) -> str:
        """Tell the kind of a later word or sign."""
        return self.look(steps).kind

    def take(self) -> Token:
        """Read on."""
        token = self._tokens[self._place]
        self._place += token.kind != "end"
        return token

    def passed(self, *kinds: str) -> bool:
        """Read on over a word or sign, if it is of one of these kinds."""
        if self.here.kind not in kinds:
            return False
        self._place += 1
        return True

    def need(self, kind: str) -> Token:
        """Read a word or sign of this kind.

        Raises:
            Misread: something else stands there.
        """
        if self.here.kind != kind:
            self.stop()
        return self.take()

    def stop(self, kind: str = "osm-unexpected", token: Token | None = None, /, **params: str | int) -> NoReturn:
        """Say that the text cannot be read here, or at a word or sign before."""
        misplaced = token or self.here
        special = _MISPLACED.get(misplaced.kind) if kind == "osm-unexpected" else None
        raise Misread(fault(f"/{misplaced.at}", special or kind, misplaced.text, **params))


_MISPLACED: Final = {
    "SH": "osm-school-holidays",
    "sun": "osm-sun",
    "open-comment": "osm-open-comment",
    "end": "osm-cut-short",
}
"""What to say of some words and signs, wherever they stand."""
