"""Rules about hours that depend on others: what is cut off, and what leads nowhere."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Fail, Pass, Severity, Source, Unknown, gathered, rule
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._deciding._layer_days import validity
from innbygger_core.reading import pointer
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Finding, Verdict
    from innbygger_core.hours._checking._written_hours import WrittenLayer
    from innbygger_core.hours._compiled._links import LinkedStrand
    from innbygger_core.hours._writing._bonds import Bond
    from innbygger_core.texts import Plain
    from innbygger_core.timekeeping import Spans

__all__ = ["bonds", "cut_by_parent", "unresolved"]

_FORMAT: Final = Source("hours-format")
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)


@rule(
    "hours.cut-by-parent",
    WrittenHours,
    Severity.INFO,
    _FORMAT,
    basis=Basis.DERIVED,
    params={
        "name": str,
        "layer": str,
        "others": tuple,
        "times": int,
        "hours": int,
        "minutes": int,
        "day": date,
        "start": time,
        "end": time,
    },
)
def cut_by_parent(hours: WrittenHours) -> Verdict:
    """What a layer says of its own hours is what comes of them, whatever it is bound to or lies within [hours-format].

    Asked of layers with hours of their own. Kept where they fit within the house; broken where the house closes before
    they end, and then it is told when that happens first, how often, and how much it is in the year looked at.

    Example:
        >>> from innbygger_core.hours import compile_hours, read_hours
        >>> house = read_hours('{"format": "innbygger.hours/1", "id": "house", "week": {"mon": ["08:00-16:00"]}}')
        >>> def ask(span):
        ...     desk = read_hours(f'{{"format": "innbygger.hours/1", "week": {{"mon": ["{span}"]}}}}')
        ...     return cut_by_parent(WrittenHours.of(desk, parents=[compile_hours(house)]))
        >>> ask("09:00-16:00")
        Pass(conditions=())
        >>> dict(ask("09:00-17:00").findings[0].params)["others"]
        ('house',)
    """
    if hours.timetable is None:
        return Unknown(("bound-hours",), _first_bond(hours))
    pairs = zip(hours.layers, hours.timetable.strands, strict=True)
    return gathered([_cut(hours, layer, linked) for layer, linked in pairs if layer.by_itself and linked.bound])


def _cut(hours: WrittenHours, layer: WrittenLayer, linked: LinkedStrand) -> Verdict:
    own, left = hours.looked_at(linked.own(*hours.window)), hours.openness[layer.place]
    field = pointer(("layers", layer.place))
    if lost := (own - left).known:
        return Fail((hours.finding(field, *_loss(layer, linked, lost), variant=_variant(lost)),))
    return Unknown(("bound-hours",), field) if own.known - left.known else Pass()


def _loss(layer: WrittenLayer, linked: LinkedStrand, lost: Spans) -> Iterator[tuple[str, Plain]]:
    first = next(iter(lost))
    yield "layer", layer.name
    yield "others", tuple(dict.fromkeys(linked.cut_by(micros(first.start, "start"))))
    yield "times", len(lost)
    yield "hours", round(lost.duration / _HOUR)
    yield "minutes", lost.duration // _MINUTE
    yield "day", first.start.date()
    yield "start", first.start.time()
    yield "end", first.end.time()


def _variant(lost: Spans) -> str:
    return "minutes" if lost.duration < _HOUR else ""


@rule(
    "hours.unresolved",
    WrittenHours,
    Severity.INFO,
    _FORMAT,
    basis=Basis.DERIVED,
    params={"name": str, "missing": str},
)
def unresolved(hours: WrittenHours) -> Verdict:
    """The hours that a layer is bound to, and their layers, are at hand [hours-format].

    Kept where they are given as context; broken where they are not; not known where those that were given say nothing
    of some of the days that are looked at.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> desk = read_hours('''{"format": "innbygger.hours/1", "layers": [
        ...     {"id": "desk", "bound_to": {"schedule": "house", "relation": "within"}}]}''')
        >>> house = read_hours('{"format": "innbygger.hours/1", "id": "house", "week": {"mon": ["08:00-16:00"]}}')
        >>> unresolved(WrittenHours.of(desk, [house]))
        Pass(conditions=())
        >>> unresolved(WrittenHours.of(desk)).findings[0].field
        '/layers/0/bound_to/0'
    """
    if hours.timetable is None:
        return Fail(tuple(_nowhere(hours, name) for name in hours.missing))
    silent = next((where for where, bond in bonds(hours) if not _is_spoken_for(hours, bond)), None)
    return Pass() if silent is None else Unknown(("bound-hours",), silent)


def bonds(hours: WrittenHours) -> Iterator[tuple[str, Bond]]:
    """Go through the bonds to other hours, each with its place in the document."""
    for place, layer in enumerate(hours.hours.layers):
        for number, bond in enumerate(layer.bound_to or ()):
            if bond.schedule is not None:
                yield pointer(("layers", place, "bound_to", number)), bond


def _first_bond(hours: WrittenHours) -> str:
    return next(where for where, _ in bonds(hours))


def _nowhere(hours: WrittenHours, missing: str) -> Finding:
    """Point at the bond that leads to something missing; none does where only the other hours do."""
    schedule = missing.partition("/")[0]
    field = next((where for where, bond in bonds(hours) if schedule in (bond.schedule or ())), "")
    return hours.finding(field, ("missing", missing))


def _is_spoken_for(hours: WrittenHours, bond: Bond) -> bool:
    """Tell whether the hours to which a bond leads speak for the first day looked at and the last."""
    windows = [(it.id, validity(it)) for it in hours.others]
    return all(
        any(name == other and valid.holds(day) for other, valid in windows)
        for name in bond.schedule or ()
        for day in hours.window
    )
