"""From opening hours as written to a timetable that answers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from innbygger_core.errors import UnreadableData
from innbygger_core.hours._layer_days import validity
from innbygger_core.hours._timetable import Timetable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hours._models import OpeningHours

__all__ = ["compile_hours", "compile_versions"]


def compile_hours(hours: OpeningHours, context: Iterable[Timetable] = ()) -> Timetable:  # noqa: ARG001 - see below
    """Compile opening hours so that they can be asked.

    Args:
        hours: as they were written.
        context: the timetables that these hours are bound to. Bonds cannot be written yet, so none is needed.

    Returns:
        A timetable; outside the validity of the hours nothing is known.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('{"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-16:00"]}}')
        >>> compile_hours(hours).is_open(datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo")))
        True
    """
    return Timetable((hours,))


def compile_versions(versions: Iterable[OpeningHours]) -> Timetable:
    """Compile several versions of the same hours, of which each speaks for its own days.

    Args:
        versions: at least one, in any order. Their validities do not overlap, and they have one time zone.

    Returns:
        A timetable of all of them; on days that none speaks for, nothing is known.

    Raises:
        UnreadableData: two are valid on the same day, or they have different time zones.

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
    from innbygger_core.reading import fault  # noqa: PLC0415 - only where something is wrong

    ordered = sorted(versions, key=lambda hours: validity(hours).first)
    faults = []
    for earlier, later in pairwise(ordered):
        if validity(later).first <= validity(earlier).last:
            params = {"id": later.id or "", "other": str(earlier.valid_from or "")}
            faults.append(fault("/valid_from", "overlapping-validity", str(later.valid_from or ""), **params))
        if later.timezone != earlier.timezone:
            faults.append(fault("/timezone", "bad-value", later.timezone, allowed=earlier.timezone))
    if faults:
        raise UnreadableData(tuple(faults))
    return Timetable(ordered)
