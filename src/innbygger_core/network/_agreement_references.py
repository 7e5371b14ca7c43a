"""What the agreements of a plan refer to: who agrees, what they cover and when, and which agreement they replace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.hours import OpeningHours
from innbygger_core.reading import circles, fault, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.errors import Fault
    from innbygger_core.network._reference_rows import Rows

__all__ = [
    "AGREEMENT_KINDS",
    "AGREEMENT_LISTS",
    "ELSEWHERE",
    "FOREIGN",
    "PARTIES",
    "RESOURCES",
    "circular_replacements",
    "inline_hours",
]

FOREIGN = "organisation"
"""The kind of an organisation, which need not stand in the list of organisations: most are other people's."""
ELSEWHERE = (FOREIGN, "municipality", "equipment")
"""The kinds of what need not stand in a plan."""
PARTIES = ("unit", "hub", "module", "democracy", FOREIGN, "municipality")
"""The kinds of those who can agree."""
RESOURCES = ("hub", "premises", "room", "module", "local-centre", "equipment")
"""The kinds of what an agreement can cover."""

# The provisions stand in an agreement, and again where an amendment changes them.
_PROVISIONS = ("", "acts/*/changes/")
_INLINE_HOURS = tuple(f"{where}covers/*/hours" for where in _PROVISIONS)
# A bare reference can stand for a party, or for what is covered.
AGREEMENT_KINDS: dict[str, tuple[str, ...]] = {
    f"{where}{column}": kinds
    for where in _PROVISIONS
    for column, kinds in (
        ("parties/*", PARTIES),
        ("parties/*/party", PARTIES),
        ("covers/*", RESOURCES),
        ("covers/*/resource", RESOURCES),
    )
}
"""The fields of an agreement that name a kind beside the id, with the kinds that may stand there."""
AGREEMENT_LISTS = {"replaces": "agreements", **dict.fromkeys(_INLINE_HOURS, "hours")}
"""The fields of an agreement that refer to a list."""


def inline_hours(agreements: Rows) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Find the hours that are written where an agreement covers something, each with its place."""
    for column in _INLINE_HOURS:
        for place, hours in agreements.column(column):
            if isinstance(hours, dict | OpeningHours):
                yield place, hours


def circular_replacements(agreements: Rows) -> Iterator[Fault]:
    """Find agreements that, by way of others, took the place of themselves."""
    replaced: dict[object, list[str]] = {}
    places: dict[tuple[object, object], int] = {}
    for index, row in enumerate(agreements.rows):
        one, other = agreements.get(row, "id"), agreements.get(row, "replaces")
        if isinstance(one, str) and isinstance(other, str):
            replaced.setdefault(one, []).append(other)
            places.setdefault((one, other), index)
    for circle in circles(replaced):
        path = pointer((agreements.name, places[circle[0], circle[1]], "replaces"))
        yield fault(path, "circular-replacements", circle[1], path=" → ".join(map(str, circle)))
