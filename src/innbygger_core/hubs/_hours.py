"""Opening hours as a row of a plan names them: only within its days, and also where there are none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from innbygger_core.hours import Access, Bond, Layer, OpeningHours, Suspension, Week
from innbygger_core.texts import SHIPPED, LocalText, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innbygger_core.hubs._hub_facts import AccessSolution
    from innbygger_core.values import Fact

__all__ = ["Dated", "Days", "always_open", "at_work", "hours_within", "let_in", "not_opened", "told_hours"]


class Dated(Protocol):
    """Whatever holds on some days: a row, or the days alone."""

    @property
    def valid_from(self) -> date | None:
        """The first day; None: from the beginning."""
        ...

    @property
    def valid_to(self) -> date | None:
        """The last day; None: until further notice."""
        ...


class Days(NamedTuple):
    """The days from one to another; None where they have no end."""

    valid_from: date | None = None
    valid_to: date | None = None


def hours_within(hours: OpeningHours, row: Dated) -> OpeningHours | None:
    """Cut opening hours to the days on which a row holds; None where they share no day.

    Example:
        >>> from innbygger_core.hubs import DatedRow
        >>> house = told_hours(None, "Europe/Oslo")
        >>> str(hours_within(house, DatedRow(id="north", valid_from="2026-07-01")).valid_from)
        '2026-07-01'
    """
    first, last = _later(hours.valid_from, row.valid_from), _earlier(hours.valid_to, row.valid_to)
    if first and last and last < first:
        return None
    return hours.model_copy(update={"valid_from": first, "valid_to": last})


def told_hours(hours: Fact[OpeningHours | None], timezone: str) -> OpeningHours:
    """Write down what is told of some hours: they themselves, that there are none, or that nobody knows.

    Example:
        >>> from innbygger_core.values import UNKNOWN
        >>> told_hours(None, "Europe/Oslo").unstated, told_hours(UNKNOWN, "Europe/Oslo").unstated
        ('closed', 'unknown')
    """
    if isinstance(hours, OpeningHours):
        return hours
    unstated: Literal["closed", "unknown"] = "closed" if hours is None else "unknown"
    return OpeningHours(timezone=timezone, unstated=unstated, layers=(Layer(id="house", week=Week()),))


def always_open(timezone: str) -> OpeningHours:
    """Write down that nothing is limited: open day and night.

    >>> str(always_open("Europe/Oslo").layers[0].week.rows[0][0])
    'mon-sun'
    """
    return OpeningHours(timezone=timezone, layers=(Layer(id="house", week=Week.of({"mon-sun": ["00:00-24:00"]})),))


def not_opened(versions: Iterable[OpeningHours], timezone: str) -> OpeningHours:
    """Write down that all layers of some hours are out of use, since the place has not opened yet.

    >>> not_opened((told_hours(None, "Europe/Oslo"),), "Europe/Oslo").layers[0].suspended.reason.text("en")
    'has not opened yet'
    """
    layers = {layer.id: layer for hours in versions for layer in hours.layers}
    pause = Suspension(reason=_reason())
    return OpeningHours(timezone=timezone, layers=tuple(_bare(layer, pause) for layer in layers.values()))


def let_in(hours: OpeningHours, access: Fact[tuple[AccessSolution, ...]], name: str) -> OpeningHours:
    """Keep self-service within the hours at which people can let themselves in, where those are told.

    Args:
        hours: as they were written.
        access: the ways in.
        name: what to call hours that are limited, since they are not those any more to which others may be bound.

    >>> from innbygger_core.hubs import AccessSolution
    >>> card = Layer(id="card", access=Access.SELF_SERVICE, week=Week.of({"mon-sun": ["06:00-23:00"]}))
    >>> door = AccessSolution(means=("card_and_pin",), hours="door")
    >>> let_in(OpeningHours(layers=(card,)), (door,), "hub/north").layers[0].bound_to[0].schedule
    ('door',)
    """
    doors = _doors(access) if isinstance(access, tuple) else ()
    limited = [layer.id for layer in hours.layers if layer.access is Access.SELF_SERVICE] if doors else []
    if not limited:
        return hours
    bond = Bond(schedule=doors, relation="within")
    layers = tuple(_bound(layer, bond) if layer.id in limited else layer for layer in hours.layers)
    return hours.model_copy(update={"layers": layers, "id": name})


def at_work(hours: OpeningHours, name: str) -> OpeningHours:
    """Make of opening hours what they tell of the staff: at work while a layer is staffed, else nobody knows.

    Args:
        hours: as they were written.
        name: what to call those that are made.

    >>> hours = OpeningHours(layers=(Layer(id="desk", week=Week.of({"mon": ["10:00-16:00"]})),))
    >>> [(layer.id, layer.unstated) for layer in at_work(hours, "hub/north").layers]
    [('desk', None), ('unknown', 'unknown')]
    """
    staffed = tuple(layer.id for layer in hours.layers if layer.access is Access.STAFFED)
    otherwise = Layer(
        id="otherwise",
        week=Week(),
        unstated="unknown",
        bound_to=(Bond(layer=staffed, relation="outside"),) if staffed else None,
    ).model_copy(update={"id": "unknown"})  # which nobody can have written
    for_all = {"audience": None, "room": None}
    layers = (layer.model_copy(update=for_all) if layer.id in staffed else layer for layer in hours.layers)
    # A closed door says nothing of those who are at work behind it, so that no exception concerns them.
    exceptions = tuple(
        item.model_copy(update={"layers": tuple(layer.id for layer in hours.layers if item.concerns(layer))})
        for item in hours.exceptions
    )
    return hours.model_copy(update={"layers": (*layers, otherwise), "exceptions": exceptions, "id": name})


def _doors(access: Iterable[AccessSolution]) -> tuple[str, ...]:
    """Find the hours of all ways in for those who serve themselves; empty where one of them does not tell its own."""
    hours = [way.hours for way in access if way.opens != "by_booking"]
    named = tuple(dict.fromkeys(each for each in hours if isinstance(each, str)))
    return named if all(isinstance(each, str) for each in hours) else ()


def _bound(layer: Layer, bond: Bond) -> Layer:
    """Bind a layer; one that has no week, and is not bound yet, would otherwise take all that the bond leaves."""
    week = layer.week if layer.bound_to else layer.week or Week()
    return layer.model_copy(update={"week": week, "bound_to": (*(layer.bound_to or ()), bond)})


def _bare(layer: Layer, pause: Suspension) -> Layer:
    return Layer(id=layer.id, access=layer.access, audience=layer.audience, room=layer.room, suspended=pause)


@cache
def _reason() -> LocalText:
    return LocalText.of(**{tag: catalogue(tag).word("hub-not-opened") for tag in SHIPPED})


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
