"""The rules of the door: whether the place is open then, and to whom."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from innbygger_core.decisions import Basis, Condition, Finding, Severity, Source, Unknown
from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.sharing._deciding._shapes import Block, block_rule
from innbygger_core.sharing._space._open_time import Door, Passage
from innbygger_core.timekeeping import DAY, first_instant
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import DaySpan
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._shapes import Told

__all__ = ["DOOR_RULES", "closed", "module_closed", "no_access"]

_PARAMS: Final = {"name": str, "start": datetime, "end": datetime}


@block_rule(
    "sharing.closed", Severity.MUST, Source("report", "5"), Source("report", "15"), basis=Basis.DERIVED, params=_PARAMS
)
def closed(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A use lies within the hours in which somebody can come in [report p. 5, p. 15].

    Kept within hours with staff, with self-service, or for whoever booked; broken outside all of them; unknown where
    nobody told the hours.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> closed(example(hours={"staffed": "08:00-19:00"}))
        Pass(conditions=())
        >>> closed(example(hours={"staffed": "08:00-16:00"})).findings[0].field
        '/start'
    """
    for passage in asked.world.door(asked.room).passages(start, end):
        if passage.door is Door.CLOSED:
            yield Block(passage.start, passage.end, _shut(asked, passage))
        elif passage.door is Door.UNKNOWN:
            yield Block(passage.start, passage.end, Unknown(("opening-hours",), "/start"))


@block_rule(
    "sharing.module-closed",
    Severity.MUST,
    Source("report", "5"),
    concerns=lambda asked: asked.room.module is not None,
    basis=Basis.DERIVED,
    params=_PARAMS,
)
def module_closed(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A use of a module's room lies within the module's hours [report p. 5].

    Kept while the module is open, and in a room that is no module's; broken while it is closed.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> module_closed(example())
        Pass(conditions=())
        >>> module_closed(example(rooms=({"module": "library"},), hours={"staffed": "08:00-16:00"})).findings[0].field
        '/start'
    """
    door = asked.world.module_door(asked.room)
    for passage in door.passages(start, end) if door else ():
        if passage.door is Door.CLOSED:
            yield Block(passage.start, passage.end, _shut(asked, passage))
        elif passage.door is Door.UNKNOWN:
            yield Block(passage.start, passage.end, Unknown(("opening-hours",), "/start"))


@block_rule(
    "sharing.no-access",
    Severity.MUST,
    Source("report", "5"),
    basis=Basis.DERIVED,
    params={**_PARAMS, "from": datetime},
)
def no_access(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Whoever uses a room can come in then [report p. 5].

    Kept while there is staff; on the condition of an access code where whoever booked gets one; broken while only
    those registered can come in, and the one who books is not.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> no_access(example(hours={"self_service": "08:00-22:00"}, has_access=True))
        Pass(conditions=())
        >>> no_access(example(hours={"by_booking": "08:00-22:00"})).conditions[0].code
        'sharing.no-access'
        >>> no_access(example(hours={"self_service": "08:00-22:00"}, has_access=False)).findings[0].field
        '/wish/has_access'
    """
    for passage in asked.world.door(asked.room).passages(start, end):
        told = _told(asked, passage)
        if told is not None:
            yield Block(passage.start, passage.end, told)
    yield from _outside_own_hours(asked, start, end)


def _outside_own_hours(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Find when the terms let others in, but not this use: children after eight."""
    if asked.terms.within is None:
        return
    hours = [_hours_of(asked, asked.terms.within, day) for day, _, _ in days_of(asked, start - 2 * DAY, end + 2 * DAY)]
    for (_, shuts), (opens, _) in pairwise(hours):
        if shuts < opens and shuts < end and start < opens:
            yield Block(shuts, opens, evolve(_shut(asked, Passage(shuts, opens, Door.CLOSED)), variant="hours"))


def _hours_of(asked: Asked, within: DaySpan, day: date) -> tuple[int, int]:
    midnight = datetime.combine(day, datetime.min.time())
    opens, closes = (first_instant(midnight + timedelta(minutes=each), asked.world.zone) for each in within.minutes)
    return opens, closes


def _told(asked: Asked, passage: Passage) -> Told | None:
    if passage.door is Door.BY_BOOKING or (passage.door is Door.SELF_SERVICE and asked.terms.access_code):
        return Condition("sharing.no-access", (("from", asked.moment(passage.start)),))
    if passage.door is not Door.SELF_SERVICE or asked.wish.has_access is Known.YES:
        return None
    if asked.wish.has_access is Known.UNKNOWN:
        return Unknown(("has-access",), "/wish/has_access")
    return evolve(_shut(asked, passage), field="/wish/has_access")


def _shut(asked: Asked, passage: Passage) -> Finding:
    params = (("name", asked.name), ("start", asked.moment(passage.start)), ("end", asked.moment(passage.end)))
    return Finding(asked.reference, "/start", params)


DOOR_RULES: Final = (closed, module_closed, no_access)
