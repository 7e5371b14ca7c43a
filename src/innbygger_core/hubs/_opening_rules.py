"""The rules of when a hub is open, and how people get in when nobody is at work."""

from __future__ import annotations

from bisect import bisect, bisect_left
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

from pydantic import Field, StrictInt

from innbygger_core.decisions import (
    Basis,
    Fail,
    Figures,
    Finding,
    Pass,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    rule,
)
from innbygger_core.hubs._values import Hub
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, ClockTime, holds, wall_spans
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from datetime import tzinfo

    from innbygger_core.hours import OpeningHours, Timetable
    from innbygger_core.hubs._hub_facts import AccessSolution

__all__ = ["EveningsAndWeekends", "evenings_and_weekends", "unstaffed_access"]

_WEEKS: Final = 52
_WEEK: Final = timedelta(weeks=1)
_MIDNIGHT: Final = 24 * 60
_WEEKDAYS, _WEEKEND = range(5), range(5, 7)
# Whoever is open past midnight is open on the day before; nobody comes for the weekend before the night is over.
_NIGHT_ENDS: Final = time(6)
_VARIANTS: Final = {(False, False): "", (False, True): "evenings", (True, False): "weekends"}
_UNSTAFFED: Final = frozenset({"self_service", "by_booking"})

_Time: TypeAlias = tuple[tuple[int, int], ...]
"""Some time of one day, as pairs of start and end in µs."""

_Weeks: TypeAlias = tuple[tuple[_Time, ...], ...]
"""Weeks of such days."""


class EveningsAndWeekends(Figures):
    """What it takes to be open in the evenings and at weekends [report p. 10, p. 15].

    Attributes:
        evening_from: when the evening begins.
        evenings: on how many weekdays a week, at least, a hub is open in the evening.
        weekend_days: on how many days of the weekend, at least, it is open.

    Example:
        >>> EveningsAndWeekends(evening_from="19:00").evenings
        1
    """

    evening_from: ClockTime = time(18)
    evenings: Annotated[StrictInt, Field(ge=0, le=5)] = 1
    weekend_days: Annotated[StrictInt, Field(ge=0, le=2)] = 1


@rule(
    "hub.evenings-and-weekends",
    Hub,
    Severity.SHOULD,
    Source("report", "10"),
    Source("report", "15"),
    params={"name": str, "evening_from": time, "evenings": int, "weekend_days": int},
    figures=EveningsAndWeekends,
)
def evenings_and_weekends(hub: Hub, figures: EveningsAndWeekends) -> Verdict:
    """The hub is open when people have time: in the evenings and at weekends [report p. 10, p. 15].

    Asked of an ordinary week: of at least half of the coming 52 weeks, or of the last 52 of a version of hub and hours
    that ends before, or of all of a shorter one. Staff and self-service count alike. Kept by an evening on one weekday
    and a day of the weekend; broken by office hours.

    Example:
        >>> def ask(**week):
        ...     hours = OpeningHours.model_validate({"week": week})
        ...     hub = Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", hours=hours)
        ...     return evenings_and_weekends(hub)
        >>> from innbygger_core.hours import OpeningHours
        >>> from innbygger_core.hubs import HubFacts
        >>> ask(thu=["10:00-20:00"], sat=["10:00-14:00"])
        Pass(conditions=())
        >>> ask(thu=["10:00-20:00"]).findings[0].variant
        'weekends'
    """
    if not (figures.evenings or figures.weekend_days):
        return Pass()
    timetable = hub.timetable(as_planned=True)
    first, weeks = _ordinary_weeks(timetable, hub.day)
    if hub.hours is UNKNOWN or not weeks:
        return Unknown(("hours",), "/hours")
    if all(_aims_met(timetable, first, weeks, figures)):
        return Pass()
    evenings, weekends = _aims_met(timetable, first, weeks, figures, perhaps=True)
    if evenings and weekends:
        return Unknown(("hours",), "/hours")
    aims = (("evenings", figures.evenings), ("weekend_days", figures.weekend_days))
    params = (("name", hub.name), ("evening_from", figures.evening_from), *aims)
    return Fail((Finding(hub.reference, "/hours", params, _VARIANTS[evenings, weekends]),))


def _ordinary_weeks(timetable: Timetable, day: date) -> tuple[date, int]:
    """Choose the weeks to look at: their first day, and how many they are.

    The coming year of this version; where the version ends before, its last year, so that the answer does not depend
    on how near the end is.
    """
    version = timetable.versions[-1]
    last, first = version.valid_to or LAST_DAY, version.valid_from or FIRST_DAY
    end = min(day + _WEEKS * _WEEK, last + timedelta(days=1))
    weeks = min(_WEEKS, (end - first) // _WEEK)
    return end - weeks * _WEEK, weeks


def _aims_met(
    timetable: Timetable, first: date, weeks: int, figures: EveningsAndWeekends, *, perhaps: bool = False
) -> tuple[bool, bool]:
    """Tell whether it is open, or may be, in the evenings of an ordinary week, and at its weekend."""
    hours = timetable.open_spans(first, first + weeks * _WEEK, perhaps=perhaps)
    evenings = _times(first, weeks, _WEEKDAYS, figures.evening_from, hours.zone)
    weekends = _times(first, weeks, _WEEKEND, _NIGHT_ENDS, hours.zone)
    return (
        _ordinary(hours.edges, evenings, figures.evenings),
        _ordinary(hours.edges, weekends, figures.weekend_days),
    )


@lru_cache(maxsize=64)
def _times(first: date, weeks: int, weekdays: range, since: time, zone: tzinfo) -> _Weeks:
    """Find the time of some weekdays from a time of day to midnight, in each week from a first day."""
    minute = since.hour * 60 + since.minute
    days = [[first + week * _WEEK + timedelta(days=day) for day in range(7)] for week in range(weeks)]
    return tuple(
        tuple(wall_spans(day, minute, _MIDNIGHT, zone) for day in week if day.weekday() in weekdays) for week in days
    )


def _ordinary(edges: tuple[int, ...], weeks: _Weeks, needed: int) -> bool:
    """Tell whether at least half of the weeks have enough days with some open time, given by its edges."""
    enough = sum(sum(_meets(edges, day) for day in week) >= needed for week in weeks)
    return 2 * enough >= len(weeks)


def _meets(edges: tuple[int, ...], day: _Time) -> bool:
    """Tell whether open time, given by its rising edges, has an instant in the time of a day."""
    return any(_is_within(edges, start) or bisect(edges, start) < bisect_left(edges, end) for start, end in day)


def _is_within(edges: tuple[int, ...], instant: int) -> bool:
    return bisect(edges, instant) % 2 == 1


@rule(
    "hub.unstaffed-access",
    Hub,
    Severity.SHOULD,
    Source("report", "15"),
    basis=Basis.DERIVED,
    params={"name": str},
)
def unstaffed_access(hub: Hub) -> Verdict:
    """Opening without staff has an access solution [report p. 15].

    Asked of a hub with self-service, or with opening for those who have booked; kept by a way in for each; broken where
    there is none.

    Example:
        >>> def ask(access):
        ...     layers = [{"id": "house", "access": "self_service", "week": {"mon-sun": ["08:00-22:00"]}}]
        ...     hours = OpeningHours.model_validate({"layers": layers})
        ...     facts = HubFacts(id="north", name="Nord", access=access)
        ...     return unstaffed_access(Hub(date(2026, 11, 23), facts, "Nord", hours=hours))
        >>> from innbygger_core.hours import OpeningHours
        >>> from innbygger_core.hubs import AccessSolution, HubFacts
        >>> ask((AccessSolution(means=("card_and_pin",)),))
        Pass(conditions=())
        >>> ask(()).findings[0].field
        '/access'
    """
    let_in = _let_in(hub.facts.access)
    if let_in >= _UNSTAFFED:
        return Pass()
    if hub.hours is UNKNOWN:
        return Unknown(("hours",), "/hours")
    unstaffed = _unstaffed(hub.hours, hub.day)
    if not unstaffed:
        return Skip("no-unstaffed-opening")
    if hub.facts.access is UNKNOWN:
        return Unknown(("access",), "/access")
    return Pass() if unstaffed <= let_in else Fail((Finding(hub.reference, "/access", (("name", hub.name),)),))


def _let_in(access: Fact[tuple[AccessSolution, ...]]) -> set[str]:
    """Find for which kinds of opening without staff there is a way in; one that does not say so serves them all."""
    kinds = {way.opens for way in access} if access is not UNKNOWN else set()
    return set(_UNSTAFFED) if None in kinds else {kind for kind in kinds if kind}


def _unstaffed(hours: OpeningHours | None, day: date) -> set[str]:
    """Find the kinds of opening without staff that the layers of a day have."""
    layers = (layer for layer in (hours.layers if hours else ()) if holds(day, layer.valid_from, layer.valid_to))
    return {layer.access.value for layer in layers} & _UNSTAFFED
