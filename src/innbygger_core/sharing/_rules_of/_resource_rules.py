"""The rules of what is booked beside the room: people, movable things, and square metres of storage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Conflict, Finding, Severity, Source, Unknown
from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.sharing._deciding._giving_way import gives_way
from innbygger_core.sharing._deciding._shapes import Block, Forbids, block_rule
from innbygger_core.sharing._deciding._sweep import stretches_above
from innbygger_core.sharing._space._people import away, people_of, people_wanted
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hubs import BookablePerson, EquipmentFacts
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._writing._bookings import Booking

__all__ = ["RESOURCE_RULES", "equipment_short", "person_busy", "storage"]

_PUBLIC: Final = "sharing.not-available"


@block_rule(
    "sharing.person-busy",
    Severity.MUST,
    Source("report", "14"),
    concerns=lambda asked: asked.leads and bool(people_wanted(asked)),
    basis=Basis.DERIVED,
    params={"name": str, "role": str},
    public=_PUBLIC,
    occupancy=True,
)
def person_busy(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A technician or host serves one booking at a time, within their own hours [report p. 14].

    Kept where enough of them are free throughout; broken where too few are.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> from innbygger_core.hubs import BookablePerson
        >>> technician = {"people": (BookablePerson(id="t1", role="technician"),)}
        >>> person_busy(example(plan=technician, needs={"people": {"technician": 1}}))
        Pass(conditions=())
        >>> elsewhere = {"rooms": ("other",), "people": ("t1",)}
        >>> busy = person_busy(example(plan=technician, booked=(elsewhere,), needs={"people": {"technician": 1}}))
        >>> busy.findings[0].conflicts[0].reference
        'people/t1'
    """
    for role, count in people_wanted(asked) if asked.leads else ():
        people = people_of(asked, role, asked.world.day(start))
        if len(people) < count:
            yield Block(start, end, _busy(asked, role, [], start, end), Forbids.START)
        taken = [
            (first, last, person.id)
            for person in people
            for first, last in _merged(_starts_in_vain(asked, person, start, end))
        ]
        for first, last in stretches_above(((low, high, 1) for low, high, _ in taken), len(people) - count):
            yield Block(first, last, _busy(asked, role, taken, first, last), Forbids.START)


def _starts_in_vain(asked: Asked, person: BookablePerson, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the starts from which somebody is not free throughout."""
    for begins, ends in away(asked, person, start, end + asked.length):
        yield begins - asked.length + 1, ends


def _merged(stretches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what overlaps, so that one person counts once."""
    before: tuple[int, int] | None = None
    for begins, ends in sorted(stretches):
        if before is not None and begins <= before[1]:
            before = before[0], max(before[1], ends)
            continue
        if before is not None:
            yield before
        before = begins, ends
    if before is not None:
        yield before


def _busy(asked: Asked, role: str, taken: list[tuple[int, int, str]], start: int, end: int) -> Finding:
    conflicts = tuple(
        Conflict(reference)
        for reference in dict.fromkeys(f"people/{id_}" for low, high, id_ in taken if low < end and start < high)
    )
    return Finding(asked.reference, "/wish/needs/people", (("name", asked.name), ("role", role)), conflicts=conflicts)


@block_rule(
    "sharing.equipment-short",
    Severity.MUST,
    Source("report", "14"),
    concerns=lambda asked: bool(asked.wish.needs.equipment or asked.room.uses),
    basis=Basis.DERIVED,
    params={"name": str, "thing": str, "count": int, "stock": int},
    public=_PUBLIC,
    occupancy=True,
)
def equipment_short(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """There are enough of a movable thing, also of one that several rooms cannot be used without [report p. 14].

    Kept where enough are free; broken where those in use leave too few.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> from innbygger_core.hubs import EquipmentFacts
        >>> light = {"equipment": (EquipmentFacts(id="light", hub="torg", name="Lys"),)}
        >>> equipment_short(example(plan=light, needs={"equipment": {"light": 1}}))
        Pass(conditions=())
        >>> equipment_short(example(plan=light, needs={"equipment": {"light": 2}})).findings[0].field
        '/wish/needs/equipment'
    """
    for thing, count in _wanted(asked):
        stock = _stock(asked, thing, start)
        if stock is not None:
            yield from _too_few(asked, stock, count, list(_in_use(asked, thing, start, end)), (start, end))


def _too_few(
    asked: Asked, stock: EquipmentFacts, count: int, used: list[tuple[int, int, int, Conflict]], window: tuple[int, int]
) -> Iterator[Block]:
    spans = ((begins, ends, number) for begins, ends, number, _ in used)
    never = (window,) if count > stock.total else ()
    name = stock.name.text(asked.world.language)
    params = (("name", asked.name), ("thing", name), ("count", count), ("stock", stock.total))
    for first, last in never or stretches_above(spans, stock.total - count):
        conflicts = tuple(conflict for begins, ends, _, conflict in used if begins < last and first < ends)
        finding = Finding(asked.reference, "/wish/needs/equipment", params, conflicts=conflicts)
        yield Block(first, last, finding)


def _wanted(asked: Asked) -> Iterator[tuple[str, int]]:
    wanted = dict(asked.wish.needs.equipment) if asked.leads else {}
    for thing in asked.room.uses:
        wanted[thing] = max(wanted.get(thing, 0), sum(thing in room.uses for room in asked.rooms))
    yield from wanted.items()


def _stock(asked: Asked, thing: str, at: int) -> EquipmentFacts | None:
    rows = asked.world.rows(asked.world.facts.equipment, asked.world.day(at))
    return next((row for row in rows if row.id == thing), None)


def _in_use(asked: Asked, thing: str, start: int, end: int) -> Iterator[tuple[int, int, int, Conflict]]:
    """Give what is in use: by bookings that asked for it, and by rooms that cannot do without it."""
    seen: set[str] = set()
    for begins, ends, booking in asked.bookings.line("equipment", thing).across(start, end):
        if not gives_way(asked, booking) and booking.wish is not None:
            seen.add(booking.id)
            count = dict(booking.wish.needs.equipment)[thing]
            yield begins, ends, count, _through(asked, thing, booking, booking.rooms[:1])
    for row in asked.tree.rows:
        if thing in row.uses:
            for begins, ends, booking in asked.bookings.line("room", row.id).across(start, end):
                if booking.id not in seen and not gives_way(asked, booking) and row.id != asked.room.id:
                    yield begins, ends, 1, _through(asked, thing, booking, (row.id,))


def _through(asked: Asked, thing: str, booking: Booking, rooms: tuple[str, ...]) -> Conflict:
    path = (asked.reference, f"equipment/{thing}", *(f"room/{room}" for room in rooms))
    return Conflict(booking.reference, path)


@block_rule(
    "sharing.storage",
    Severity.MUST,
    Source("report", "15"),
    concerns=lambda asked: asked.wish.needs.square_metres is not None,
    basis=Basis.DERIVED,
    params={"name": str},
    public=_PUBLIC,
    occupancy=True,
)
def storage(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Dedicated storage does not exceed the storage area [report p. 15].

    Kept while there is room for what is to be kept; broken where others keep too much, by bookings or by agreements;
    unknown where nobody told how large it is.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> storage(example(rooms=({"area_m2": 10},), needs={"square_metres": 6}))
        Pass(conditions=())
        >>> kept = {"wish": {"needs": {"square_metres": 6}}}
        >>> storage(example(rooms=({"area_m2": 10},), booked=(kept,), needs={"square_metres": 6})).findings[0].field
        '/wish/needs/square_metres'
    """
    wanted, area = asked.wish.needs.square_metres, asked.room.area_m2
    if wanted is None:
        return
    if area is UNKNOWN:
        yield Block(start, end, Unknown(("area",), "/wish/needs/square_metres"))
        return
    kept, left = list(_kept(asked, start, end)), _exact(area) - _exact(wanted)
    spans = [(begins, ends, metres) for begins, ends, _, metres in kept]
    spans += ((begins, ends, _agreed(asked, day)) for day, begins, ends in days_of(asked, start, end))
    for first, last in stretches_above(spans, left) if left >= 0 else ((start, end),):
        conflicts = tuple(Conflict(it.reference) for begins, ends, it, _ in kept if begins < last and first < ends)
        finding = Finding(asked.reference, "/wish/needs/square_metres", (("name", asked.name),), conflicts=conflicts)
        yield Block(first, last, finding)


def _exact(square_metres: float) -> int:
    """Count in whole square centimetres: tenths of a square metre do not add up as they are."""
    return round(square_metres * 10_000)


def _kept(asked: Asked, start: int, end: int) -> Iterator[tuple[int, int, Booking, int]]:
    for begins, ends, booking in asked.bookings.line("room", asked.room.id).across(start, end):
        metres = booking.wish.needs.square_metres if booking.wish else None
        if metres is not None and not gives_way(asked, booking):
            yield begins, ends, booking, _exact(metres)


def _agreed(asked: Asked, day: date) -> int:
    """Add up the square metres of the room that agreements keep for others on a day."""
    rows = asked.world.rows(asked.world.facts.agreements, day)
    others = (row.as_of(day) for row in rows if row.state(day).in_force is Known.YES)
    return sum(
        _exact(cover.square_metres or 0.0)
        for agreement in others
        if agreement.covers is not UNKNOWN and asked.wish.organiser not in agreement.between
        for cover in agreement.covers
        if cover.resource == asked.reference
    )


RESOURCE_RULES: Final = (person_busy, equipment_short, storage)
