"""The rules of who must be there, or say yes, at that time; and of rooms that are then lent as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Finding, Severity, Source, Unknown
from innbygger_core.hubs import age_on
from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.sharing._deciding._shapes import Block, Forbids, block_rule
from innbygger_core.sharing._space._open_time import Door
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hubs import AgeLimit
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._shapes import Told

__all__ = ["PRESENCE_RULES", "approval_required", "responsible_age", "staff_core_hours", "whole_room_only"]

_RULES: Final = Source("municipal-rules")


@block_rule(
    "sharing.responsible-age",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("responsible_age",),
    params={"name": str, "age": int},
)
def responsible_age(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Whoever answers for a use is old enough on that day [municipal-rules].

    Kept from the birthday on; broken before; unknown where nobody told the age. "Over 18" is kept from 19.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> responsible_age(example(terms={"responsible_age": {"age": 18}}, responsible={"born": "2008-11-24"}))
        Pass(conditions=())
        >>> responsible_age(example(terms={"responsible_age": {"age": 18}}, responsible={"age": 17})).findings[0].field
        '/wish/responsible'
    """
    limit = asked.terms.responsible_age
    if limit is None:
        return
    for day, begins, ends in days_of(asked, start, end):
        told = _too_young(asked, limit, day)
        if told is not None:
            yield Block(begins, ends, told, Forbids.START)


def _too_young(asked: Asked, limit: AgeLimit, day: date) -> Told | None:
    responsible = asked.wish.responsible
    age = age_on(responsible.born, day) if responsible.born else responsible.age
    if age is None:
        return Unknown(("responsible-age",), "/wish/responsible")
    if limit.kept_by(age):
        return None
    return Finding(asked.reference, "/wish/responsible", (("name", asked.name), ("age", limit.lowest)))


@block_rule(
    "sharing.staff-core-hours",
    Severity.SHOULD,
    Source("report", "12"),
    basis=Basis.DERIVED,
    of=("staff_present",),
    params={"name": str},
)
def staff_core_hours(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Where employees must be present, a use lies in the hours in which they are at work [report p. 12].

    Kept while staff is at work, and by a use that brings employees of its own; broken otherwise.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> staff_core_hours(example(terms={"staff_present": True}))
        Pass(conditions=())
        >>> staff_core_hours(example(terms={"staff_present": True}, hours={"staffed": "08:00-16:00"})).findings[0].field
        '/start'
    """
    if not asked.terms.staff_present or asked.wish.own_staff is Known.YES:
        return
    for passage in asked.world.staff_door(asked.room).passages(start, end):
        if passage.door is Door.UNKNOWN:
            yield Block(passage.start, passage.end, Unknown(("staff-hours",), "/start"))
        elif passage.door is not Door.STAFFED:
            finding = Finding(asked.reference, "/start", (("name", asked.name),))
            yield Block(passage.start, passage.end, finding)


@block_rule(
    "sharing.approval-required",
    Severity.SHOULD,
    _RULES,
    basis=Basis.PRACTICE,
    of=("approval",),
    concerns=lambda asked: asked.context.approval is None and not asked.context.shrinks,
    params={"name": str, "by": str},
)
def approval_required(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Where the terms want it, a person says yes [municipal-rules].

    Kept where no terms ask for it, once somebody has said yes, and by less of what was confirmed; broken otherwise.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> approval_required(example())
        Pass(conditions=())
        >>> approval_required(example(terms={"approval": True})).findings[0].field
        '/start'
    """
    if asked.terms.approval:
        params = (("name", asked.name), ("by", asked.terms.approved_by or ""))
        yield Block(start, end, Finding(asked.reference, "/start", params), Forbids.START)


@block_rule(
    "sharing.whole-room-only",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    concerns=lambda asked: asked.world.lends_wholes and bool(asked.tree.related(asked.room.id, "parent")),
    params={"name": str, "whole": str},
)
def whole_room_only(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """At a time of day when a room is lent as a whole, its parts are not lent by themselves [municipal-rules].

    Kept by the whole room, and by parts at other times; broken by a part while the terms of the whole say so.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> third = {"part_of": "whole"}, {"id": "whole"}
        >>> whole_room_only(example(rooms=third, terms={"whole_only": True, "clock": "19:30-24:00"}))
        Pass(conditions=())
        >>> whole_room_only(example(rooms=third, terms={"whole_only": True})).findings[0].field
        '/wish/rooms'
    """
    for parent in asked.tree.related(asked.room.id, "parent"):
        whole = asked.tree.by_id[parent.id]
        for begins, ends, regime in asked.terms_of(whole).regimes(asked.world, start, end):
            if regime.terms.whole_only:
                params = (("name", asked.name), ("whole", asked.world.name(whole)))
                yield Block(begins, ends, Finding(asked.reference, "/wish/rooms", params), Forbids.START)


PRESENCE_RULES: Final = (responsible_age, staff_core_hours, approval_required, whole_room_only)
