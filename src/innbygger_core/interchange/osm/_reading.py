"""From an ``opening_hours`` text to opening hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.errors import UnreadableData
from innbygger_core.hours import Layer, OpeningHours
from innbygger_core.interchange.osm._rule import SEPARATORS, RuleReader
from innbygger_core.interchange.osm._tokens import Cursor, Misread
from innbygger_core.reading import fault
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from innbygger_core.errors import Fault
    from innbygger_core.hours import OrderedMode, OrderedRule

__all__ = ["parse"]

_MODES: Final[dict[str, OrderedMode]] = {";": "replace", ",": "add", "||": "fallback"}


def parse(text: str, *, timezone: str = "Europe/Oslo") -> OpeningHours:
    """Read an ``opening_hours`` text of OpenStreetMap.

    The rules keep their order, and with it OpenStreetMap's own precedence: what comes later wins, by calendar day.
    Spellings that mappers use although the standard does not know them are understood where they can mean only one
    thing. A public holiday is a Norwegian one. A time with an open end, ``18:00+``, is unknown from then on; so is
    what has only a comment.

    Args:
        text: such as ``Mo-Fr 08:00-20:00; Sa 10:00-15:00; PH off``.
        timezone: in whose clock it is meant.

    Returns:
        Opening hours of one staffed layer, ``osm``.

    Raises:
        UnreadableData: with a fault for each rule that cannot be read, or not be evaluated; its path is the place in
            the text, counted in characters from 0, such as ``/12``.

    Example:
        >>> hours = parse("Mo-Fr 08:00-20:00; PH off")
        >>> [(rule.id, str(rule.on.days), list(map(str, rule.hours))) for rule in hours.layers[0].rules]
        [('rule-1', 'mon-fri', ['08:00-20:00']), ('rule-2', 'public', [])]
        >>> parse("Mo-Fr 08:00-sunset; Feb 30 off")
        Traceback (most recent call last):
        innbygger_core.errors.UnreadableData: 2 faults:
        - /12: found "sunset"; ...
        - /20: found "Feb"; write a day that exists, from 1900 to 2199
    """
    zone(timezone)
    rules, faults = _rules(Cursor(text))
    if not rules and not faults:
        faults.append(fault("/0", "osm-empty", text))
    if faults:
        raise UnreadableData(tuple(faults))
    layer = Layer.model_construct(id="osm", rules=tuple(rules))
    return OpeningHours.model_construct(timezone=timezone, layers=(layer,), precedence="order")


def _rules(cursor: Cursor) -> tuple[list[OrderedRule], list[Fault]]:
    """Read rule by rule; after one that cannot be read, go on with the next."""
    rules: list[OrderedRule] = []
    faults: list[Fault] = []
    number = 0
    while cursor.here.kind != "end":
        separator = cursor.take().kind if cursor.here.kind in _MODES else ""
        if separator == ";" and cursor.here.kind in SEPARATORS:
            continue
        number += 1
        try:
            reader = RuleReader(cursor, alone=bool(separator or number == 1))
            rules += reader.rules(f"rule-{number}", _MODES[separator or ";"])
        except Misread as misread:
            faults.append(misread.fault)
            while cursor.here.kind not in SEPARATORS:
                cursor.take()
    return rules, faults
