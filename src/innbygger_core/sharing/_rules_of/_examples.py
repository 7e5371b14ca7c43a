"""A wish in a room of a small plan: what the examples of the rules look at."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from innbygger_core.decisions import Policy
from innbygger_core.hours import Access, Layer, OpeningHours, Week, compile_hours
from innbygger_core.hubs import HubFacts, Municipality, RoomFacts
from innbygger_core.sharing._busy._bookings import Bookings
from innbygger_core.sharing._deciding._asked import Candidate, Context
from innbygger_core.sharing._deciding._decider import Decider
from innbygger_core.sharing._deciding._judging import Judge
from innbygger_core.sharing._space._world import World
from innbygger_core.sharing._writing._bookings import Booking
from innbygger_core.sharing._writing._terms import RoomTerms
from innbygger_core.sharing._writing._wishes import Wish
from innbygger_core.timekeeping import MINUTE, micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.sharing._deciding._asked import Asked

__all__ = ["asked_example", "example"]

_OSLO: Final = ZoneInfo("Europe/Oslo")
_NOW: Final = micros(datetime(2026, 11, 23, 12, tzinfo=_OSLO), "now")
_START: Final = micros(datetime(2026, 11, 24, 18, tzinfo=_OSLO), "start")
_LISTS: Final = ("units", "organisations", "premises", "modules", "equipment", "people", "hours", "agreements")


def example(  # noqa: PLR0913 - whatever an example is about
    *,
    rooms: tuple[Mapping[str, Any], ...] = ({},),
    at: int = 0,
    terms: Mapping[str, Any] | None = None,
    minutes: int = 60,
    series: bool = False,
    booked: tuple[Mapping[str, Any], ...] = (),
    hours: Mapping[str, str] | None = None,
    context: Mapping[str, Any] | None = None,
    plan: Mapping[str, Any] | None = None,
    **wish: Any,  # noqa: ANN401 - the fields of a wish
) -> Candidate:
    """Put a wish into the hall of a hub, on Tuesday 24 November 2026 at 18:00; it is asked on the day before.

    Args:
        rooms: what is told of the rooms that are asked for: ``hall``, and others with ids of their own.
        at: which of the rooms is looked at.
        terms: what the terms of all rooms say.
        minutes: how long it lasts.
        series: whether it is one of several dates.
        booked: stored bookings; on the same day where they tell only hours.
        hours: when the hub is open that day, by kind of opening: ``{"staffed": "08:00-22:00"}``.
        context: what the request brings beside the wish.
        plan: other lists of the plan.
        wish: what is told of the wish.

    >>> example(number=12).asked.wish.number, example().opens.hour
    (12, 18)
    """
    rows = tuple(RoomFacts.model_validate({"id": "hall", "hub": "torg", "name": "Salen", **told}) for told in rooms)
    facts = _facts(rows, terms or {}, {**_opened(hours or {"staffed": "00:00-24:00"}), **(plan or {})})
    bookings = Bookings(_booking(number, told) for number, told in enumerate(booked))
    asked = Decider(World(facts), bookings, Judge((), Policy()), 0, str).asked(
        Wish.model_validate({"rooms": [row.id for row in rows], **wish}),
        tuple(row.id for row in rows),
        _START,
        minutes * MINUTE,
        Context(**{"now": _NOW, "series": series, **(context or {})}),
    )
    return Candidate((asked or ())[at], _START, _START + minutes * MINUTE)


def asked_example(**told: Any) -> Asked:  # noqa: ANN401 - as above
    """Put a wish into the hall, as a gate looks at it: at no time of its own.

    >>> asked_example(number=12).reference
    'room/hall'
    """
    return example(**told).asked


def _booking(number: int, told: Mapping[str, Any]) -> Booking:
    day = datetime(2026, 11, 24, tzinfo=_OSLO)
    hours = {edge: day.replace(hour=told[edge]) for edge in ("start", "end") if isinstance(told.get(edge), int)}
    usual = {"id": f"b{number}", "rooms": ("hall",), "start": day.replace(hour=18), "end": day.replace(hour=20)}
    return Booking.model_validate({**usual, **told, **hours})


def _opened(hours: Mapping[str, str]) -> dict[str, Any]:
    """Make the two timetables of a plan."""
    layers = tuple(
        Layer(
            id=access.replace("_", "-"),
            access=Access(access),
            week=Week.of({"mon-sun": [span]} if span else {"mon-sun": []}),
        )
        for access, span in hours.items()
    )
    timetable = compile_hours(OpeningHours(id="house", layers=layers))
    return {"timetable": lambda _hub, **_module: timetable, "staff_timetable": lambda _hub: timetable}


def _facts(rooms: tuple[RoomFacts, ...], terms: Mapping[str, Any], plan: Mapping[str, Any]) -> Any:  # noqa: ANN401 - stands in for a plan
    """Make what stands in for a plan, of the lists that the example is about."""
    lists: dict[str, Any] = dict.fromkeys((*_LISTS, "seasons", "allocations", "self_service"), ())
    return SimpleNamespace(
        **lists
        | {
            "municipality": Municipality(name="Fjord"),
            "hubs": (HubFacts.model_validate({"id": "torg", "name": "Torget"}),),
            "rooms": rooms,
            "terms": (RoomTerms.model_validate({"id": "terms", **terms}),),
            "more_agreements": Known.NO,
            **plan,
        }
    )
