"""The rules of what a room has and holds, and of whom it suits."""

from __future__ import annotations

from collections import defaultdict
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.decisions import Basis, Fail, Finding, Severity, Skip, Source, Unknown
from innbygger_core.sharing._deciding._shapes import KEPT, gate
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.decisions import Verdict
    from innbygger_core.hubs import RoomFacts, RoomFeature
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._writing._wishes import RoomNeeds

__all__ = ["ROOM_RULES", "accessibility", "capacity", "confidential", "group_too_small", "person_missing", "room_lacks"]

_TOGETHER: Final = Skip("told-of-first-room")
_NOBODY_COUNTED: Final = Skip("nobody-counted")
_NUMBER_UNKNOWN: Final = Unknown(("number-of-people",), "/wish/number")
_CAPACITY_UNKNOWN: Final = Unknown(("room-capacity",), "/wish/number")


@gate(
    "sharing.room-lacks",
    Severity.MUST,
    Source("report", "14"),
    Source("report", "15"),
    basis=Basis.DERIVED,
    concerns=lambda asked: _needs_things(asked.wish.needs),
    params={"rooms": tuple, "lacking": tuple},
)
def room_lacks(asked: Asked) -> Verdict:
    """The room has what the use needs: stage, light, sound, network, a floor for activity [report p. 14, p. 15].

    Kept by a room that has it all, and by rooms that have it together; broken by what none of them has.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(**features):
        ...     return room_lacks(asked_example(rooms=({"features": features},), needs={"features": ["stage"]}))
        >>> ask(stage=True)
        Pass(conditions=())
        >>> ask(stage=False).findings[0].field
        '/wish/needs/features'
    """
    if not asked.leads:
        return _TOGETHER
    wanted = tuple(_wanted(asked))
    lacking: dict[str, list[str]] = defaultdict(list)
    for each in wanted:
        if each.there is Known.NO:
            lacking[each.field].append(each.word)
    if lacking:
        return Fail(tuple(_lacks(asked, field, tuple(words)) for field, words in lacking.items()))
    unknown = [each for each in wanted if each.there is Known.UNKNOWN]
    return Unknown(tuple(each.missing for each in unknown), unknown[0].field) if unknown else KEPT


def _needs_things(needs: RoomNeeds) -> bool:
    return bool(needs.features or needs.own_features or needs.layout) or needs.physical is not Known.NO


@frozen
class _Wanted:
    """Something that a use needs of its rooms.

    Attributes:
        field: JSON pointer to where the wish says so.
        word: how it is told that it is lacking.
        there: whether one of the rooms has it.
        missing: key of the fact where nobody knows.
    """

    field: str
    word: str
    there: Known
    missing: str


def _wanted(asked: Asked) -> Iterator[_Wanted]:
    needs = asked.wish.needs
    for feature in needs.features:
        yield _feature(asked, feature, "/wish/needs/features")
    for own in needs.own_features:
        there = _in_one(asked, partial(_has_own, feature=own))
        yield _Wanted("/wish/needs/own_features", own, there, "room-features")
    if needs.physical is Known.YES:
        yield _feature(asked, "activity_floor", "/wish/needs/physical")
    elif needs.physical is Known.UNKNOWN:
        there = _in_one(asked, lambda room: room.has("activity_floor")) | Known.UNKNOWN
        yield _Wanted("/wish/needs/physical", "feature-activity_floor", there, "physical-activity")
    if needs.layout:
        there = _in_one(asked, partial(_can_stand, layout=needs.layout))
        yield _Wanted("/wish/needs/layout", needs.layout, there, "room-layouts")


def _feature(asked: Asked, feature: RoomFeature, field: str) -> _Wanted:
    word = f"feature-{feature}"
    return _Wanted(field, word, _in_one(asked, lambda room: room.has(feature)), word)


def _in_one(asked: Asked, told: Callable[[RoomFacts], Known]) -> Known:
    """Tell whether something is so of one of the rooms that are asked for together."""
    return reduce(or_, map(told, asked.rooms))


def _has_own(room: RoomFacts, feature: str) -> Known:
    return Known.YES if feature in room.own_features else room.more_features & Known.UNKNOWN


def _can_stand(room: RoomFacts, layout: str) -> Known:
    """Tell whether a room can stand in a layout; of a room of which none is told, nobody knows."""
    return Known.of(any(each.id == layout for each in room.layouts) if room.layouts else None)


def _lacks(asked: Asked, field: str, lacking: tuple[str, ...]) -> Finding:
    variant = "layout" if field == "/wish/needs/layout" else ""
    return Finding(asked.reference, field, (("rooms", _names(asked)), ("lacking", lacking)), variant)


def _names(asked: Asked) -> tuple[str, ...]:
    return tuple(room.name.text(asked.world.language) for room in asked.rooms)


@gate(
    "sharing.capacity",
    Severity.MUST,
    Source("report", "14"),
    basis=Basis.DERIVED,
    params={"rooms": tuple, "limit": int, "number": int},
)
def capacity(asked: Asked) -> Verdict:
    """The room holds the number of people [report p. 14].

    Kept by as many as it holds, in the layout that is needed, or as the terms let in; rooms that are asked for together
    hold the sum. Broken by more; unknown where the number or the capacity is.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(number):
        ...     return capacity(asked_example(rooms=({"capacity": 50},), terms={"largest_group": 40}, number=number))
        >>> ask(40)
        Pass(conditions=())
        >>> dict(ask(45).findings[0].params)
        {'rooms': ('Salen',), 'limit': 40, 'number': 45}
    """
    if len(asked.rooms) > 1 and not asked.leads:
        return _TOGETHER
    number, limits = asked.wish.number, _limits(asked)
    if not isinstance(number, int):
        return _NUMBER_UNKNOWN if any(limits) else _NOBODY_COUNTED
    held = sum([limit for limit in limits if limit])
    if number <= held:
        return KEPT
    if None in limits:
        return _CAPACITY_UNKNOWN
    params = (("rooms", _names(asked)), ("limit", held), ("number", number))
    return Fail((Finding(asked.reference, "/wish/number", params),))


def _limits(asked: Asked) -> tuple[int | None, ...]:
    """Give how many each room takes; what lies in another room that is asked for too is not counted again."""
    layout = asked.wish.needs.layout
    if len(asked.rooms) == 1:
        return (_limit(asked.room, layout, asked.terms.largest_group),)
    return tuple(
        _limit(room, layout, regime.terms.largest_group)
        for room, regime in zip(asked.rooms, asked.regimes, strict=True)
        if not any(room.id in asked.tree.atoms(other.id) for other in asked.rooms if other is not room)
    )


def _limit(room: RoomFacts, layout: str | None, largest: int | None) -> int | None:
    held = _held(room, layout) if layout else room.capacity
    if not isinstance(held, int):
        return largest
    return held if largest is None else min(held, largest)


def _held(room: RoomFacts, layout: str) -> int | Known:
    """Tell how many a room holds in a layout; one that cannot stand so holds what it holds."""
    return next((each.capacity for each in room.layouts if each.id == layout), room.capacity)


@gate(
    "sharing.group-too-small",
    Severity.SHOULD,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    of=("smallest_group",),
    params={"name": str, "smallest": int, "number": int},
)
def group_too_small(asked: Asked) -> Verdict:
    """A room that is lent to groups is not taken by fewer than the terms say [municipal-rules].

    Kept by as many, and more; broken by fewer; unknown where nobody told how many come.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(number):
        ...     return group_too_small(asked_example(terms={"smallest_group": 3}, number=number))
        >>> ask(3)
        Pass(conditions=())
        >>> ask(2).findings[0].field
        '/wish/number'
    """
    number, smallest = asked.wish.number, asked.terms.smallest_group or 0
    if not isinstance(number, int):
        return _NUMBER_UNKNOWN
    if number >= smallest:
        return KEPT
    params = (("name", asked.name), ("smallest", smallest), ("number", number))
    return Fail((Finding(asked.reference, "/wish/number", params),))


@gate(
    "sharing.accessibility",
    Severity.MUST,
    Source("report", "14"),
    Source("senior", "7"),
    basis=Basis.STATUTE,
    concerns=lambda asked: asked.wish.needs.accessible is not Known.NO,
    params={"name": str},
)
def accessibility(asked: Asked) -> Verdict:
    """Participants who need an accessible room get one [report p. 14, senior p. 7].

    Kept by a room that is accessible; broken by one that is not; each room counts where several are asked for.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(accessible):
        ...     hall = {"features": {"accessible": accessible}}
        ...     return accessibility(asked_example(rooms=(hall,), needs={"accessible": True}))
        >>> ask(True)
        Pass(conditions=())
        >>> ask(False).findings[0].field
        '/wish/needs/accessible'
    """
    return _suited(asked, asked.wish.needs.accessible, "accessible", "accessible-need", "/wish/needs/accessible")


@gate(
    "sharing.confidential",
    Severity.MUST,
    Source("report", "14"),
    basis=Basis.DERIVED,
    concerns=lambda asked: asked.wish.needs.confidential is not Known.NO,
    params={"name": str},
)
def confidential(asked: Asked) -> Verdict:
    """A confidential talk takes a sound-insulated room [report p. 14].

    Kept by a room that is sound-insulated; broken by one that is not.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> def ask(sound_insulated):
        ...     hall = {"features": {"sound_insulated": sound_insulated}}
        ...     return confidential(asked_example(rooms=(hall,), needs={"confidential": True}))
        >>> ask(True)
        Pass(conditions=())
        >>> ask(False).findings[0].field
        '/wish/needs/confidential'
    """
    return _suited(
        asked, asked.wish.needs.confidential, "sound_insulated", "confidential-need", "/wish/needs/confidential"
    )


def _suited(asked: Asked, need: Known, feature: RoomFeature, unknown_need: str, field: str) -> Verdict:
    """Tell whether a room has a feature that somebody needs, or may need."""
    has = asked.room.has(feature)
    if has is Known.YES or need is Known.NO:
        return KEPT
    if need is Known.UNKNOWN:
        return Unknown((unknown_need,), field)
    if has is Known.UNKNOWN:
        return Unknown((f"feature-{feature}",), field)
    return Fail((Finding(asked.reference, field, (("name", asked.name),)),))


@gate(
    "sharing.person-missing",
    Severity.MUST,
    Source("report", "14"),
    basis=Basis.DERIVED,
    concerns=lambda asked: bool(asked.wish.needs.people or asked.terms.roles),
    params={"name": str, "role": str, "needed": int, "found": int},
)
def person_missing(asked: Asked) -> Verdict:
    """Technicians, hosts and others who are needed with a room can be booked at its hub [report p. 14].

    Kept where as many have that role as are needed, free or not; broken where fewer have it on any day.

    Example:
        >>> from innbygger_core.hubs import BookablePerson
        >>> from innbygger_core.sharing._rules_of._examples import asked_example
        >>> people = {"people": (BookablePerson(id="technician-1", role="technician"),)}
        >>> def ask(number):
        ...     return person_missing(asked_example(plan=people, needs={"people": {"technician": number}}))
        >>> ask(1)
        Pass(conditions=())
        >>> dict(ask(2).findings[0].params)["found"]
        1
    """
    missing = tuple(_missing(asked))
    return Fail(missing) if missing else KEPT


def _missing(asked: Asked) -> Iterator[Finding]:
    for role, needed in _roles(asked).items():
        people = (row for row in asked.world.facts.people if row.role == role)
        found = len({row.id for row in people if not row.hubs or asked.room.hub in row.hubs})
        if found < needed:
            params = (("name", asked.name), ("role", role), ("needed", needed), ("found", found))
            yield Finding(asked.reference, "/wish/needs/people", params, "few" if found else "")


def _roles(asked: Asked) -> dict[str, int]:
    """Give how many of each role are needed: what the wish wants, once, and what the terms of the room demand."""
    demanded = dict.fromkeys(asked.terms.roles or (), 1)
    return demanded | dict(asked.wish.needs.people) if asked.leads else demanded


ROOM_RULES: Final = (room_lacks, capacity, group_too_small, accessibility, confidential, person_missing)
