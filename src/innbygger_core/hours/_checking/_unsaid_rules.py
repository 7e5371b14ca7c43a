"""Rules about what nobody said: holidays, unknown days and times, and hours that are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from innbygger_core.decisions import Basis, Fail, Pass, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._checking._bond_rules import bonds
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.reading import pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Finding, Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer

__all__ = ["holidays_unstated", "illustrative", "unknown"]

_FORMAT: Final = Source("hours-format")
_NO_HOURS: Final = frozenset({"format", "id", "timezone", "unstated", "source", "reason", "note", "access", "bound_to"})
_LISTS: Final = frozenset({"layers", "exceptions", "seasons", "recurring", "rules", "hours"})
_UNKNOWN: Final = "unknown"

Path: TypeAlias = tuple[str | int, ...]


@rule(
    "hours.holidays-unstated",
    WrittenHours,
    Severity.INFO,
    Source("municipal-hours"),
    basis=Basis.PRACTICE,
    params={"name": str, "layer": str},
)
def holidays_unstated(hours: WrittenHours) -> Verdict:
    """Each layer says what it does on public holidays [municipal-hours].

    Asked of layers with hours of their own that lie within no others. Kept by saying that they are as usual; broken
    where nothing is said, which is read as usual, or as unknown.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(more):
        ...     layer = f'{{"id": "desk", "week": {{"mon": ["10:00-16:00"]}}{more}}}'
        ...     return holidays_unstated(
        ...         WrittenHours.of(read_hours(f'{{"format": "innbygger.hours/1", "layers": [{layer}]}}'))
        ...     )
        >>> ask(', "holidays": {"public": []}')
        Pass(conditions=())
        >>> ask("").findings[0].field
        '/layers/0/holidays'
    """
    return gathered([_on_holidays(hours, layer) for layer in hours.layers])


def _on_holidays(hours: WrittenHours, layer: WrittenLayer) -> Verdict:
    field = pointer(("layers", layer.place, "holidays"))
    if _is_said(layer):
        return Pass()
    if any(bond.relation == "within" for bond in layer.layer.bound_to or ()):
        return Pass() if hours.timetable else Unknown(("bound-hours",), field)
    said = layer.layer.holidays
    left_out = (layer.layer.unstated or hours.hours.unstated) == _UNKNOWN
    variant = _UNKNOWN if said is not None or left_out else ""
    return Fail((hours.finding(field, ("layer", layer.name), variant=variant),))


def _is_said(layer: WrittenLayer) -> bool:
    """Tell whether a layer speaks of public holidays, or has no hours for which it would matter."""
    written = layer.layer
    if written.rules:
        return any("public" in str(part) for rule in written.rules for part in (rule.on.days, rule.on.holidays))
    if written.holidays is not None:
        return written.holidays.known
    return written.week is None and not written.recurring and not written.seasons


@rule(
    "hours.illustrative",
    WrittenHours,
    Severity.INFO,
    _FORMAT,
    basis=Basis.DERIVED,
    params={"name": str, "layer": str, "other": str},
)
def illustrative(hours: WrittenHours) -> Verdict:
    """The hours, and those they depend on, are real and not made up for show [hours-format].

    Kept by hours that are not flagged; broken by ``illustrative`` on them, on one of their layers, or on hours to which
    they are bound.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(flag):
        ...     week = '"week": {"mon": ["10:00-16:00"]}'
        ...     text = f'{{"format": "innbygger.hours/1", "illustrative": {flag}, {week}}}'
        ...     return illustrative(WrittenHours.of(read_hours(text)))
        >>> ask("false")
        Pass(conditions=())
        >>> ask("true").findings[0].field
        '/illustrative'
    """
    if hours.hours.illustrative:
        return Fail((hours.finding("/illustrative"),))
    findings = (*_made_up_layers(hours), *_made_up_elsewhere(hours))
    if findings:
        return Fail(findings)
    return Unknown(("bound-hours",)) if hours.timetable is None else Pass()


def _made_up_layers(hours: WrittenHours) -> Iterator[Finding]:
    for layer in hours.layers:
        if layer.layer.illustrative:
            field = pointer(("layers", layer.place, "illustrative"))
            yield hours.finding(field, ("layer", layer.name), variant="layer")


def _made_up_elsewhere(hours: WrittenHours) -> Iterator[Finding]:
    made_up = {it.id for it in hours.others if it.illustrative or any(layer.illustrative for layer in it.layers)}
    for field, bond in bonds(hours):
        for name in bond.schedule or ():
            if name in made_up:
                yield hours.finding(field, ("other", name), variant="bound")


@rule(
    "hours.unknown",
    WrittenHours,
    Severity.INFO,
    _FORMAT,
    basis=Basis.DERIVED,
    params={"name": str, "item": str, "found": str},
)
def unknown(hours: WrittenHours) -> Verdict:
    """Everything in the hours is known: days, dates, spans and their edges [hours-format].

    Each unknown thing is named. Kept where there is none; broken by a span that nobody is sure of, an unknown date, an
    item without any known date, which changes nothing, and days that are left out where that means unknown.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> def ask(span):
        ...     return unknown(
        ...         WrittenHours.of(read_hours(f'{{"format": "innbygger.hours/1", "week": {{"mon": ["{span}"]}}}}'))
        ...     )
        >>> ask("10:00-16:00")
        Pass(conditions=())
        >>> dict(ask("13:00-unknown").findings[0].params)
        {'name': 'staffed', 'item': 'staffed/week/mon', 'found': '13:00-unknown'}
    """
    written = hours.hours.model_dump(mode="json")
    findings = tuple(_finding(hours, each) for each in (*_unknowns(written, _Place()), *_left_out(hours)))
    if findings:
        return Fail(findings)
    return Unknown(("bound-hours",)) if hours.timetable is None else Pass()


class _Place(NamedTuple):
    """Where something stands.

    Attributes:
        steps: the way through the document.
        names: the same for people: ids in place of numbers.
    """

    steps: Path = ()
    names: tuple[str, ...] = ()

    def within(self, step: str | int, node: Any) -> _Place:  # noqa: ANN401 - JSON
        """Go a step further, to a node."""
        known = isinstance(node, dict) and "id" in node
        name = (str(node["id"]),) if known else (step,) if isinstance(step, str) and step not in _LISTS else ()
        return _Place((*self.steps, step), (*self.names, *name))


class _NotKnown(NamedTuple):
    """Something that nobody knows.

    Attributes:
        place: where it stands.
        found: what stands there.
        variant: which sentence tells it.
    """

    place: _Place
    found: str
    variant: str = ""


def _unknowns(node: Any, place: _Place) -> Iterator[_NotKnown]:  # noqa: ANN401 - JSON
    """Find what is unknown in a part of the document."""
    if isinstance(node, dict):
        yield from _in_object(node, place)
    elif isinstance(node, list):
        for number, each in enumerate(node):
            yield from _unknowns(each, place.within(number, each))
    elif isinstance(node, str) and (_UNKNOWN in node or node.endswith("?")):
        yield _NotKnown(place, node, "date" if _is_date(place.steps) else "")


def _in_object(node: dict[str, Any], place: _Place) -> Iterator[_NotKnown]:
    ends = ("first_day", "last_day")
    dateless = node.get(ends[0]) == _UNKNOWN == node.get(ends[1], _UNKNOWN)
    if dateless:
        yield _NotKnown(_Place((*place.steps, ends[0]), place.names), _UNKNOWN, "dateless")
    for key, each in node.items():
        if key not in _NO_HOURS and not (dateless and key in ends) and (key, each) != ("holidays", _UNKNOWN):
            yield from _unknowns(each, place.within(key, each))


def _is_date(steps: Path) -> bool:
    return steps[0] == "periods" or steps[-1] in {"first", "first_day", "last_day"}


def _left_out(hours: WrittenHours) -> Iterator[_NotKnown]:
    """Find days that a layer leaves out where that makes them unknown."""
    for layer in hours.layers:
        week = layer.ranked.week if layer.ranked else ()
        days = tuple(day for day, item in enumerate(week) if item.name == "unstated" and item.hours)
        if days:
            place = _Place(("layers", layer.place, "week"), (layer.layer.id, "week"))
            yield _NotKnown(place, str(Weekdays(days)), "left-out")


def _finding(hours: WrittenHours, found: _NotKnown) -> Finding:
    item = "/".join(found.place.names)
    return hours.finding(pointer(found.place.steps), ("item", item), ("found", found.found), variant=found.variant)
