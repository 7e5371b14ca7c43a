"""Who can be booked with a room, and who of them is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.sharing._deciding._giving_way import gives_way
from innbygger_core.sharing._space._open_time import Door

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hubs import BookablePerson
    from innbygger_core.sharing._deciding._asked import Asked

__all__ = ["away", "free_people", "people_of", "people_wanted"]


def people_of(asked: Asked, role: str, day: date) -> tuple[BookablePerson, ...]:
    """Give those of a role who can be booked at the hub of the room, by id."""
    rows = asked.world.rows(asked.world.facts.people, day)
    there = (row for row in rows if row.role == role and (not row.hubs or asked.room.hub in row.hubs))
    return tuple(sorted(there, key=lambda row: row.id))


def people_wanted(asked: Asked) -> tuple[tuple[str, int], ...]:
    """Give the roles to be booked with the rooms, and how many of each: those wished for, and those terms demand."""
    demanded = {role: 1 for regime in asked.regimes for role in regime.terms.roles or ()}
    return tuple((demanded | dict(asked.wish.needs.people)).items())


def away(asked: Asked, person: BookablePerson, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give when somebody is booked, or not at work, in a window; an unknown hour is one away."""
    for begins, ends, booking in asked.bookings.line("people", person.id).across(start, end):
        if not gives_way(asked, booking):
            yield begins, ends
    if person.hours:
        for passage in asked.world.named_door(person.hours).passages(start, end):
            if passage.door in (Door.CLOSED, Door.UNKNOWN):
                yield passage.start, passage.end


def free_people(asked: Asked, role: str, start: int, end: int) -> tuple[str, ...]:
    """Give the ids of those of a role who are free throughout, in order."""
    day = asked.world.day(start)
    return tuple(row.id for row in people_of(asked, role, day) if not any(away(asked, row, start, end)))
