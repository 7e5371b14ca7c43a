r"""Content lines of a calendar as bytes: names, parameters and values, folded at 75 octets.

Whatever a stranger wrote comes through here as a text or a parameter, and a line ends only where this room ends it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from innbygger_core.ical._writing._text import fit_lines, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

__all__ = [
    "address",
    "duration",
    "escaped",
    "folded",
    "line",
    "listed",
    "parameter",
    "plain",
    "prose",
    "utc",
    "wall",
    "when",
    "words",
]

_FIRST_LINE, _NEXT_LINE = 75, 74
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NEEDS_QUOTES: Final = re.compile(r"[:;,]")
# What may not even stand between quotes (RFC 6868).
_IN_QUOTES: Final = str.maketrans({"^": "^^", '"': "^'"})
_SECOND: Final = timedelta(seconds=1)
_SECONDS_A_DAY: Final = 24 * 60 * 60
_ALONE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")  # a percent sign that encodes nothing
_IN_ADDRESSES: Final = ":/?#[]@!$&'()*+,;=%~"


def line(name: str, value: str) -> bytes:
    """Write a property whose value needs no escapes."""
    return folded(f"{name}:{value}")


def plain(name: str, text: str) -> bytes:
    r"""Write a text of one line.

    >>> plain("UID", "a,b\r\nATTENDEE:x")
    b'UID:a\\,b ATTENDEE:x\r\n'
    """
    return folded(f"{name}:{escaped(one_line(text))}")


def words(name: str, text: str, language: str) -> bytes:
    r"""Write a text of one line, in a language.

    >>> words("LOCATION", "Storsalen, Sætre", "nb")
    b'LOCATION;LANGUAGE=nb:Storsalen\\, S\xc3\xa6tre\r\n'
    """
    return folded(f"{name};LANGUAGE={language}:{escaped(one_line(text))}")


def prose(name: str, text: str, language: str) -> bytes:
    r"""Write a text of any number of lines, in a language.

    >>> prose("DESCRIPTION", "Sætre\nTofte", "nb")
    b'DESCRIPTION;LANGUAGE=nb:S\xc3\xa6tre\\nTofte\r\n'
    """
    return folded(f"{name};LANGUAGE={language}:{escaped(fit_lines(text))}")


def listed(name: str, texts: Iterable[str]) -> bytes:
    """Write several texts; the commas between them are not a part of any."""
    return folded(f"{name}:{','.join(escaped(one_line(text)) for text in texts)}")


def escaped(text: str) -> str:
    r"""Escape what has a meaning in a text value.

    >>> print(escaped("Dans; jazz, og \\"))
    Dans\; jazz\, og \\
    """
    return text.translate(_ESCAPES)


def parameter(text: str) -> str:
    """Write the value of a parameter, in quotes where it needs them.

    >>> print(parameter("Asker"), parameter('Torget "Solsiden": 2. etasje'))
    Asker "Torget ^'Solsiden^': 2. etasje"
    """
    fit = one_line(text).translate(_IN_QUOTES)
    return f'"{fit}"' if _NEEDS_QUOTES.search(fit) else fit


def when(name: str, at: date, zone: ZoneInfo) -> bytes:
    r"""Write a day, an instant in UTC, or what the clock reads in the zone of the calendar.

    >>> from zoneinfo import ZoneInfo
    >>> oslo = ZoneInfo("Europe/Oslo")
    >>> when("DTSTART", datetime(2026, 3, 1, 10, tzinfo=oslo), oslo), when("DTSTART", date(2026, 3, 1), oslo)
    (b'DTSTART;TZID=Europe/Oslo:20260301T100000\r\n', b'DTSTART;VALUE=DATE:20260301\r\n')
    """
    if not isinstance(at, datetime):
        return line(f"{name};VALUE=DATE", f"{at:%Y%m%d}")
    return line(name, utc(at)) if at.tzinfo is UTC else line(f"{name};TZID={zone.key}", wall(at))


def utc(at: datetime) -> str:
    """Write an instant in UTC.

    >>> utc(datetime.fromisoformat("2026-03-01T10:00+01:00"))
    '20260301T090000Z'
    """
    return f"{wall(at.astimezone(UTC))}Z"


def wall(at: datetime) -> str:
    """Write what a clock reads, whatever its zone."""
    return f"{at.year:04}{at.month:02}{at.day:02}T{at.hour:02}{at.minute:02}{at.second:02}"


def duration(length: timedelta) -> str:
    """Write a length of time in whole seconds.

    >>> duration(timedelta(hours=12)), duration(-timedelta(days=7)), duration(timedelta(days=1, minutes=90))
    ('PT12H', '-P7D', 'P1DT1H30M')
    """
    days, rest = divmod(abs(length) // _SECOND, _SECONDS_A_DAY)
    counted = zip((rest // 3600, rest % 3600 // 60, rest % 60), "HMS", strict=True)
    time = "".join(f"{count}{unit}" for count, unit in counted if count)
    day = f"{days}D" if days or not time else ""
    return f"{'-' if length < timedelta() else ''}P{day}{f'T{time}' if time else ''}"


def address(url: str) -> str:
    """Make a text an address on the web: whatever has no place in one is encoded.

    >>> address("https://asker.kommune.no/torg?navn=Sætre torg")
    'https://asker.kommune.no/torg?navn=S%C3%A6tre%20torg'
    """
    return _ALONE.sub("%25", quote(one_line(url), safe=_IN_ADDRESSES))


def folded(content: str) -> bytes:
    r"""End a line, and break it after at most 75 octets, inside no character and no escape.

    >>> folded("SUMMARY:" + "ø" * 40)
    b'SUMMARY:\xc3\xb8...\xc3\xb8\r\n \xc3\xb8...\xc3\xb8\r\n'
    """
    octets = content.encode()
    if len(octets) <= _FIRST_LINE:
        return octets + b"\r\n"
    pieces: list[bytes] = []
    start, room = 0, _FIRST_LINE
    while len(octets) - start > room:
        cut = _cut(octets, start, start + room)
        pieces.append(octets[start:cut])
        start, room = cut, _NEXT_LINE
    return b"\r\n ".join([*pieces, octets[start:]]) + b"\r\n"


def _cut(octets: bytes, start: int, cut: int) -> int:
    r"""Move a cut to the left, out of a character and of an escape such as ``\,`` or ``^'``."""
    while octets[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - in UTF-8, every octet of a character but its first
        cut -= 1
    piece = octets[start:cut]
    for escape in (b"\\", b"^"):
        if (len(piece) - len(piece.rstrip(escape))) % 2:
            return cut - 1
    return cut
