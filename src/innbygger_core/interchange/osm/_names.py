"""What mappers call days, months and states: the standard's own abbreviations, and whole words as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["MONTHS", "NAMES", "WEEKDAYS"]

WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_WEEKDAYS: Final = (
    "mo mon monday mondays man mandag måndag mån",
    "tu tue tues tuesday tuesdays tir tirs tirsdag tys tysdag",
    "we wed weds wednesday wednesdays ons onsdag",
    "th thu thur thurs thursday thursdays tor tors torsdag",
    "fr fri friday fridays fre fredag",
    "sa sat saturday saturdays lør lørdag lau laurdag",
    "su sun sunday sundays søn søndag sundag",
)
_MONTHS: Final = (
    "jan january januar",
    "feb february februar",
    "mar march mars",
    "apr april",
    "may mai",
    "jun june juni",
    "jul july juli",
    "aug august",
    "sep sept september",
    "oct october okt oktober",
    "nov november",
    "dec december des desember",
)
_KEYWORDS: Final = {
    "PH": "ph helligdag helligdager helgedag helgedagar",
    "SH": "sh",
    "easter": "easter påske",
    "week": "week weeks uke veke",
    "days": "day days dag dager dagar",
    "off": "off closed stengt",
    "open": "open åpent ope",
    "unknown": "unknown ukjent",
    "sun": "sunrise sunset dawn dusk",
    "-": "to til",
    ",": "and og",
    "": "kl",
}


def _named() -> Iterator[tuple[str, tuple[str, int]]]:
    for kind, rows in (("weekday", _WEEKDAYS), ("month", _MONTHS)):
        for number, names in enumerate(rows):
            yield from ((name, (kind, number)) for name in names.split())
    for kind, names in _KEYWORDS.items():
        yield from ((name, (kind, 0)) for name in names.split())


NAMES: Final[Mapping[str, tuple[str, int]]] = dict(_named())
"""What each word is, and the number of the day or month, counted from 0."""
