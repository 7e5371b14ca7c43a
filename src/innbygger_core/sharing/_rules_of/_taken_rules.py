"""The rules of what is taken: the room itself, what contains it, its parts, and the time between two uses."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Conflict, Finding, Severity, Source
from innbygger_core.sharing._deciding._giving_way import gives_way, may_use
from innbygger_core.sharing._deciding._shapes import Block, Forbids, block_rule
from innbygger_core.sharing._deciding._slots import whole_slots
from innbygger_core.timekeeping import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._space._tree import Related, Relation
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["TAKEN_RULES", "buffer", "overlap", "overlap_parent", "overlap_part"]

_PUBLIC: Final = "sharing.not-available"
# A slot can last a day, and a day on which the clock is put back is longer.
_A_SLOT: Final = 2 * DAY
_PARAMS: Final = {"name": str, "start": datetime, "end": datetime}


@block_rule(
    "sharing.overlap",
    Severity.MUST,
    Source("report", "14"),
    basis=Basis.DERIVED,
    params=_PARAMS,
    public=_PUBLIC,
    occupancy=True,
)
def overlap(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A room serves one booking at a time [report p. 14].

    Kept where it is free; broken where a booking that holds it shares some time with the use. Those to whom the terms
    lend a room together are counted instead (``sharing.quota-groups``).

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> overlap(example(booked=({"start": 16, "end": 18},)))
        Pass(conditions=())
        >>> overlap(example(booked=({"start": 18, "end": 20},))).findings[0].conflicts[0].reference
        'booking/b0'
    """
    yield from _taken(asked, start, end, "self")


@block_rule(
    "sharing.overlap-parent",
    Severity.MUST,
    Source("report", "14"),
    concerns=lambda asked: bool(asked.tree.related(asked.room.id, "parent")),
    basis=Basis.DERIVED,
    params=_PARAMS,
    public=_PUBLIC,
    occupancy=True,
)
def overlap_parent(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A part of a room is taken while the whole is [report p. 14].

    Kept where no room that contains it is booked; broken where one is.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> rooms = {"part_of": "whole"}, {"id": "whole"}
        >>> overlap_parent(example(rooms=rooms))
        Pass(conditions=())
        >>> overlap_parent(example(rooms=rooms, booked=({"rooms": ("whole",)},))).findings[0].conflicts[0].path
        ('room/hall', 'room/whole')
    """
    yield from _taken(asked, start, end, "parent")


@block_rule(
    "sharing.overlap-part",
    Severity.MUST,
    Source("report", "14"),
    concerns=lambda asked: bool(asked.tree.related(asked.room.id, "part")),
    basis=Basis.DERIVED,
    params=_PARAMS,
    public=_PUBLIC,
    occupancy=True,
)
def overlap_part(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A room is taken while a part of it is [report p. 14].

    Kept where all its parts are free; broken where one is booked, by itself or as part of another room.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> rooms = {}, {"id": "stage", "part_of": "hall"}
        >>> overlap_part(example(rooms=rooms))
        Pass(conditions=())
        >>> overlap_part(example(rooms=rooms, booked=({"rooms": ("stage",)},))).findings[0].conflicts[0].path
        ('room/hall', 'room/stage')
    """
    yield from _taken(asked, start, end, "part")


@block_rule(
    "sharing.buffer",
    Severity.MUST,
    Source("report", "14"),
    basis=Basis.DERIVED,
    params={"name": str, "minutes": int},
    public=_PUBLIC,
    occupancy=True,
)
def buffer(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Between two bookings lies the larger of their buffers [report p. 14].

    Kept by a gap exactly so long; broken by a shorter one. A block that closes a room needs none, and buffers may lie
    in closed time.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> buffer(example(booked=({"start": 16, "end": 18, "buffer_after": 0},)))
        Pass(conditions=())
        >>> buffer(example(booked=({"start": 16, "end": 18, "buffer_after": 15},))).findings[0].params[1]
        ('minutes', 15)
    """
    own_before = (asked.terms.buffer_before or 0) * MINUTE
    own_after = (asked.terms.buffer_after or 0) * MINUTE
    for related in asked.tree.family(asked.room.id):
        line = asked.bookings.line("room", related.id)
        reach = max(own_before, own_after, line.reach)
        if not reach or (related.relation == "self" and (asked.terms.groups or 1) > 1):
            continue
        for begins, ends, booking in line.across(start - reach, end + reach):
            if booking.kind == "block" or gives_way(asked, booking):
                continue
            after = max(own_before, booking.buffer_after * MINUTE)
            if after and ends + after > start and ends < end:
                yield Block(ends, ends + after, _close(asked, booking, related, after), Forbids.START)
            before = max(own_after, booking.buffer_before * MINUTE)
            if before and begins - before < end and begins > start:
                yield Block(begins - before, begins, _close(asked, booking, related, before), Forbids.END)


def _taken(asked: Asked, start: int, end: int, relation: Relation) -> Iterator[Block]:
    reach = _A_SLOT if asked.terms.slots else 0
    for related in asked.tree.related(asked.room.id, relation):
        for begins, ends, booking in asked.bookings.line("room", related.id).across(start - reach, end + reach):
            if not gives_way(asked, booking) and not _together(asked, booking, relation):
                first, last = whole_slots(asked, begins, ends) if reach else (begins, ends)
                yield Block(first, last, _found(asked, booking, related, begins, ends))
        if asked.world.facts.allocations:
            yield from _allocated(asked, start, end, related)


def _allocated(asked: Asked, start: int, end: int, related: Related) -> Iterator[Block]:
    """Time allocated to somebody else for the season is taken, as far as it is not lent out or resting."""
    for begins, ends, held in asked.world.held(related.id, start, end):
        if not may_use(asked, held):
            params = (("name", asked.name), ("start", asked.moment(begins)), ("end", asked.moment(ends)))
            conflict = Conflict(f"allocation/{held.allocation}", related.path)
            yield Block(begins, ends, Finding(asked.reference, "/start", params, conflicts=(conflict,)))


def _together(asked: Asked, booking: Booking, relation: Relation) -> bool:
    """Tell whether both may be there at once: in a room lent to several groups, or in a storage area."""
    theirs = booking.wish.needs.square_metres if booking.wish else None
    if asked.wish.needs.square_metres is not None:
        return theirs is not None
    return relation == "self" and (asked.terms.groups or 1) > 1 and booking.shared is not False


def _found(asked: Asked, booking: Booking, related: Related, begins: int, ends: int) -> Finding:
    return Finding(
        asked.reference,
        "/start",
        (("name", asked.name), ("start", asked.moment(begins)), ("end", asked.moment(ends))),
        conflicts=(Conflict(booking.reference, related.path),),
    )


def _close(asked: Asked, booking: Booking, related: Related, gap: int) -> Finding:
    params = (("name", asked.name), ("minutes", gap // MINUTE))
    return Finding(asked.reference, "/start", params, conflicts=(Conflict(booking.reference, related.path),))


TAKEN_RULES: Final = (overlap, overlap_parent, overlap_part, buffer)
