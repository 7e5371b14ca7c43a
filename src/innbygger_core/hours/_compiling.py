"""From opening hours as written to a timetable that answers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from innbygger_core.errors import UnreadableData, UnresolvedHours
from innbygger_core.hours._compiled._sources import Sources
from innbygger_core.hours._deciding._layer_days import validity
from innbygger_core.hours._timetable import Timetable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.errors import Fault
    from innbygger_core.hours._models import OpeningHours

__all__ = ["compile_hours", "compile_versions"]


def compile_hours(
    hours: OpeningHours, context: Iterable[OpeningHours | Timetable] = (), parents: Iterable[Timetable] = ()
) -> Timetable:
    """Compile opening hours so that they can be asked.

    Args:
        hours: as they were written.
        context: the other hours to which theirs are bound, found by their ids.
        parents: the hours within which alone somebody can come in, such as those of the house around a library.

    Returns:
        A timetable; outside the validity of the hours nothing is known.

    Raises:
        UnresolvedHours: they are bound to hours that were not given, or to a layer that those do not have.
        UnreadableData: hours are bound to each other in a circle.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('{"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-16:00"]}}')
        >>> compile_hours(hours).is_open(datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo")))
        True
    """
    return compile_versions((hours,), context, parents)


def compile_versions(
    versions: Iterable[OpeningHours],
    context: Iterable[OpeningHours | Timetable] = (),
    parents: Iterable[Timetable] = (),
) -> Timetable:
    """Compile several versions of the same hours, of which each speaks for its own days.

    Args:
        versions: at least one, in any order. Their validities do not overlap, and they have one time zone.
        context: the other hours to which theirs are bound, found by their ids; several versions of one are welcome.
        parents: the hours within which alone somebody can come in.

    Returns:
        A timetable of all of them; on days that none speaks for, nothing is known.

    Raises:
        UnreadableData: two are valid on the same day, or they have different time zones; or hours are bound to each
            other in a circle.
        ValueError: there are none.
        UnresolvedHours: they are bound to hours that were not given, or to a layer that those do not have.

    Example:
        >>> from datetime import date, datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hours import Layer, OpeningHours, Week
        >>> desk = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]}))
        >>> late = Layer(id="desk", week=Week.of({"mon-fri": ["12:00-18:00"]}))
        >>> timetable = compile_versions((
        ...     OpeningHours(layers=(desk,), valid_to=date(2026, 6, 30)),
        ...     OpeningHours(layers=(late,), valid_from=date(2026, 7, 1)),
        ... ))
        >>> oslo = ZoneInfo("Europe/Oslo")
        >>> [timetable.is_open(datetime(2026, month, 1, 17, tzinfo=oslo)) for month in (6, 7)]
        [False, True]
    """
    return _Context(context).compiled(_in_order(versions), tuple(parents))


class _Context:
    """The hours to which bonds may lead, compiled where they do."""

    def __init__(self, given: Iterable[OpeningHours | Timetable]) -> None:
        self._ready: dict[str | None, Timetable] = {}
        self._written: dict[str | None, list[OpeningHours]] = {}
        self._path: list[str | None] = []
        for hours in given:
            if isinstance(hours, Timetable):
                self._ready[hours.id] = hours
            else:
                self._written.setdefault(hours.id, []).append(hours)

    def compiled(self, versions: tuple[OpeningHours, ...], parents: tuple[Timetable, ...] = ()) -> Timetable:
        """Compile versions, and before them all to which they are bound."""
        name = versions[0].id
        needed = _needed(versions)
        self._path.append(name)
        missing = tuple(other for other in needed if other not in (*self._path, *self._ready, *self._written))
        if missing:
            raise UnresolvedHours(name or "", missing)
        context = tuple(map(self._timetable, needed))
        self._path.pop()
        return Timetable(Sources(versions, context, parents))

    def _timetable(self, name: str) -> Timetable:
        if name in self._path:
            _refuse_circle([*self._path[self._path.index(name) :], name])
        if name not in self._ready:
            self._ready[name] = self.compiled(_in_order(self._written[name]))
        return self._ready[name]


def _needed(versions: tuple[OpeningHours, ...]) -> tuple[str, ...]:
    """Find the ids of all other hours to which some are bound."""
    bonds = ((hours.id, bond) for hours in versions for layer in hours.layers for bond in layer.bound_to or ())
    return tuple(dict.fromkeys(name for own, bond in bonds for name in bond.schedule or () if name != own))


def _refuse_circle(path: Iterable[str | None]) -> NoReturn:
    from innbygger_core.reading import fault  # noqa: PLC0415 - only where something is wrong

    circle = " → ".join(map(str, path))
    raise UnreadableData((fault("/layers", "circular-bonds", circle, path=circle),))


def _overlap(later: OpeningHours) -> Fault:
    """Tell of a version that begins before the one ahead of it has ended."""
    from innbygger_core.reading import fault  # noqa: PLC0415 - only where something is wrong

    if later.valid_from is None:
        return fault("/valid_from", "undated-versions", None)
    return fault("/valid_from", "overlapping-versions", str(later.valid_from), day=str(later.valid_from))


def _in_order(versions: Iterable[OpeningHours]) -> tuple[OpeningHours, ...]:
    """Put versions in order.

    Raises:
        UnreadableData: two are valid on the same day, or they have different time zones.
        ValueError: there are none.
    """
    from innbygger_core.reading import fault  # noqa: PLC0415 - only where something is wrong

    ordered = sorted(versions, key=lambda hours: validity(hours).first)
    if not ordered:
        msg = "There are no opening hours to compile; give at least one version of them."
        raise ValueError(msg)
    faults = []
    for earlier, later in pairwise(ordered):
        if validity(later).first <= validity(earlier).last:
            faults.append(_overlap(later))
        if later.timezone != earlier.timezone:
            faults.append(fault("/timezone", "bad-value", later.timezone, allowed=earlier.timezone))
    if faults:
        raise UnreadableData(tuple(faults))
    return tuple(ordered)
