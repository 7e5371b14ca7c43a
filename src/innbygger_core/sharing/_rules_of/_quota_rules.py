"""The rules of fair use: how much, how often, and how many at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.decisions import Basis, Conflict, Fail, Finding, Severity, Source, Unknown
from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.sharing._deciding._giving_way import gives_way, places_taken
from innbygger_core.sharing._deciding._shapes import KEPT, Block, block_rule, fit
from innbygger_core.sharing._deciding._sweep import stretches_above
from innbygger_core.timekeeping import DAY, duration, first_instant, shifted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._deciding._asked import Asked, Candidate
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._quotas import Quota
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["QUOTA_RULES", "quota_count", "quota_groups", "quota_hours", "quota_simultaneous"]

_RULES: Final = Source("municipal-rules")
_PUBLIC: Final = "sharing.not-available"
_KEPT: Final = KEPT
_HOUR: Final = DAY // 24
_ONE_DAY: Final = timedelta(days=1)
_FAR: Final = 1 << 62


@block_rule(
    "sharing.quota-simultaneous",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("simultaneous",),
    params={"name": str, "limit": int},
)
def quota_simultaneous(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Nobody holds more of some rooms at once than the terms let them [municipal-rules].

    Kept while few enough are held; broken where they would be too many.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> band = {"rooms": ("hall",), "wish": {"organiser": "organisation/band"}}
        >>> quota_simultaneous(example(terms={"simultaneous": 2}, booked=(band,), organiser="organisation/band"))
        Pass(conditions=())
        >>> one = example(terms={"simultaneous": 1}, booked=(band,), organiser="organisation/band")
        >>> quota_simultaneous(one).findings[0].conflicts[0].reference
        'booking/b0'
    """
    limit = asked.terms.simultaneous
    if limit is None or not _speaks_for(asked, "simultaneous"):
        return
    if asked.wish.organiser is None:
        yield Block(start, end, Unknown(("organiser",), "/wish/organiser"))
        return
    rooms = asked.world.rooms_of(asked.regime.origin["simultaneous"])
    held = [
        (begins, ends, booking)
        for begins, ends, booking in asked.bookings.line("organiser", asked.wish.organiser).across(start, end)
        if not (gives_way(asked, booking) or rooms.isdisjoint(booking.rooms))
    ]
    left = limit - sum(1 for room in asked.rooms if room.id in rooms)
    weighed = ((low, high, len(rooms.intersection(booking.rooms))) for low, high, booking in held)
    for first, last in stretches_above(weighed, left) if left >= 0 else ((start, end),):
        conflicts = tuple(Conflict(booking.reference) for low, high, booking in held if low < last and first < high)
        params = (("name", asked.name), ("limit", limit))
        yield Block(first, last, Finding(asked.reference, "/wish/organiser", params, conflicts=conflicts))


def _speaks_for(asked: Asked, figure: str) -> bool:
    """Tell whether a room is the first of those with a figure from one row: what they come to together is told once."""
    row = asked.regime.origin[figure]
    first = next(place for place, regime in enumerate(asked.regimes) if regime.origin.get(figure) is row)
    return asked.rooms[first] is asked.room


@block_rule(
    "sharing.quota-groups",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    of=("groups",),
    params={"name": str, "limit": int},
    public=_PUBLIC,
    occupancy=True,
)
def quota_groups(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A room that several groups share has no more of them at once than the terms let it [municipal-rules].

    Kept while there is room for another group; broken where all places are taken; a block takes them all.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> quota_groups(example(terms={"groups": 2}, booked=({},)))
        Pass(conditions=())
        >>> len(quota_groups(example(terms={"groups": 2}, booked=({}, {}))).findings[0].conflicts)
        2
    """
    limit = asked.terms.groups or 1
    if limit == 1:
        return
    line = asked.bookings.line("room", asked.room.id)
    there = [each for each in line.across(start, end) if not gives_way(asked, each[2])]
    for first, last in stretches_above(places_taken(there, limit), limit - 1):
        conflicts = tuple(Conflict(each.reference) for low, high, each in there if low < last and first < high)
        params = (("name", asked.name), ("limit", limit))
        yield Block(first, last, Finding(asked.reference, "/start", params, conflicts=conflicts))


def _alike(candidate: Candidate) -> object:
    """Tell what uses have in common of which quotas say the same: the day, unless only some hours of it count."""
    asked, day = candidate.asked, candidate.day
    partly = candidate.start < asked.now or any(quota.between for quota in asked.terms.quotas or ())
    return candidate.start if partly or asked.world.day(candidate.end - 1) != day else day


@fit(
    "sharing.quota-count",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    alike=_alike,
    of=("quotas",),
    params={"name": str, "period": str, "limit": int, "used": int, "remaining": int},
)
def quota_count(candidate: Candidate) -> Verdict:
    """Nobody has more bookings in a day, week, month, year, or ahead, than is fair [municipal-rules].

    Kept up to the number; broken by one more. What the booking takes the place of does not count.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> band = {"start": 10, "end": 12, "wish": {"organiser": "organisation/band"}}
        >>> terms = {"quotas": [{"period": "week", "count": 2}]}
        >>> quota_count(example(terms=terms, booked=(band,), organiser="organisation/band"))
        Pass(conditions=())
        >>> found = quota_count(example(terms=terms, booked=(band, band | {"id": "b9"}), organiser="organisation/band"))
        >>> dict(found.findings[0].params)["used"]
        2
    """
    return _judged(candidate, "count")


@fit(
    "sharing.quota-hours",
    Severity.MUST,
    _RULES,
    basis=Basis.PRACTICE,
    alike=_alike,
    of=("quotas",),
    params={
        "name": str,
        "period": str,
        "limit": timedelta,
        "used": timedelta,
        "requested": timedelta,
        "remaining": timedelta,
    },
)
def quota_hours(candidate: Candidate) -> Verdict:
    """Nobody has more hours in a day, week, month, year, or ahead, than is fair [municipal-rules].

    Hours are cut to their period. Kept up to the number of hours; broken by more. What the booking takes the place of
    does not count.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> band = {"start": 10, "end": 12, "wish": {"organiser": "organisation/band"}}
        >>> def ask(hours):
        ...     terms = {"quotas": [{"period": "day", "hours": hours}]}
        ...     return quota_hours(example(terms=terms, booked=(band,), organiser="organisation/band"))
        >>> ask(3)
        Pass(conditions=())
        >>> str(dict(ask(2.5).findings[0].params)["remaining"])
        '0:30:00'
    """
    return _judged(candidate, "hours")


def _judged(candidate: Candidate, sort: str) -> Verdict:
    """Hold a candidate against every quota of one sort, in every period that it touches."""
    quotas = [quota for quota in candidate.asked.terms.quotas or () if getattr(quota, sort) is not None]
    if not quotas or not _speaks_for(candidate.asked, "quotas"):
        return _KEPT
    judged = _over_count if sort == "count" else _over_hours
    found = tuple(
        finding
        for quota in quotas
        if line_of(quota, candidate.asked.wish) is not None
        for finding in (judged(candidate, _Use.of(candidate, quota, *period)) for period in _periods(candidate, quota))
        if finding is not None
    )
    if found:
        return Fail(found)
    missing = [quota for quota in quotas if line_of(quota, candidate.asked.wish) is None]
    return _somebody(missing[0]) if missing else _KEPT


def _somebody(quota: Quota) -> Unknown:
    """Tell whom nobody told of that a quota is for."""
    who = "booked_by" if quota.per == "person" else "organiser"
    return Unknown((who.replace("_", "-"),), f"/wish/{who}")


def line_of(quota: Quota, wish: Wish) -> tuple[str, str] | None:
    """Name the line of bookings that a quota counts; None where nobody told for whom."""
    if quota.per == "person":
        return ("person", wish.booked_by) if wish.booked_by else None
    if quota.per == "all":
        return "all", ""
    if wish.organiser is None:
        return None
    return (
        ("team", f"{wish.organiser}/{wish.team}")
        if quota.per == "team" and wish.team
        else ("organiser", wish.organiser)
    )


def _periods(candidate: Candidate, quota: Quota) -> Iterator[tuple[int, int]]:
    """Give the periods that a candidate touches: a use over Sunday midnight lies in two weeks."""
    if quota.period == "ahead":
        yield candidate.asked.now, _FAR
        return
    world, at = candidate.asked.world, candidate.start
    while at < candidate.end:
        first, last = period_around(quota.period, world.day(at))
        begins, at = world.day_start(first), world.day_start(last)
        yield begins, at


def period_around(period: str, day: date) -> tuple[date, date]:
    """Give the first day of a period around a day, and the first day after it."""
    if period == "day":
        return day, day + _ONE_DAY
    if period == "week":
        monday = day - day.weekday() * _ONE_DAY
        return monday, monday + 7 * _ONE_DAY
    first = day.replace(day=1) if period == "month" else day.replace(month=1, day=1)
    return first, shifted(first, months=1 if period == "month" else 12)


@frozen
class _Use:
    """What counts against a quota in one period: the bookings there are."""

    quota: Quota
    start: int
    end: int
    booked: tuple[tuple[int, int, Booking], ...]

    @classmethod
    def of(cls, candidate: Candidate, quota: Quota, start: int, end: int) -> _Use:
        asked = candidate.asked
        rooms = asked.world.rooms_of(asked.regime.origin["quotas"])
        kind, key = line_of(quota, asked.wish) or ("all", "")
        lines = [asked.bookings.line(kind, key)]
        if kind == "all":
            lines = [asked.bookings.line("room", room) for room in sorted(rooms)]
        found = {
            booking.id: (begins, ends, booking)
            for line in lines
            for begins, ends, booking in line.across(start, end)
            if booking.kind == "use" and not rooms.isdisjoint(booking.rooms) and not gives_way(asked, booking)
        }
        return cls(quota, start, end, tuple(found.values()))


def _over_count(candidate: Candidate, use: _Use) -> Finding | None:
    if use.quota.period != "ahead" and not use.start <= candidate.start < use.end:
        return None
    counted = [each for each in use.booked if use.quota.period == "ahead" or use.start <= each[0] < use.end]
    limit, used = use.quota.count or 0, len(counted)
    if used + 1 <= limit:
        return None
    params = (
        ("name", candidate.name),
        ("period", use.quota.period),
        ("limit", limit),
        ("used", used),
        ("remaining", max(limit - used, 0)),
    )
    return _finding(candidate, params, use, [booking for _, _, booking in counted])


def _over_hours(candidate: Candidate, use: _Use) -> Finding | None:
    limit = round((use.quota.hours or 0) * _HOUR)
    used = sum(_counted(candidate, use, begins, ends) for begins, ends, _ in use.booked)
    requested = _counted(candidate, use, candidate.start, candidate.end)
    if not requested or used + requested <= limit:
        return None
    params = (
        ("name", candidate.name),
        ("period", use.quota.period),
        ("limit", duration(limit)),
        ("used", duration(used)),
        ("requested", duration(requested)),
        ("remaining", duration(max(limit - used, 0))),
    )
    return _finding(candidate, params, use, [booking for _, _, booking in use.booked])


def _finding(
    candidate: Candidate, params: tuple[tuple[str, str | int | timedelta], ...], use: _Use, booked: list[Booking]
) -> Finding:
    """Make the finding; what everybody has booked together is nobody's to see one by one."""
    own = booked if use.quota.per != "all" else ()
    return Finding(candidate.reference, "/start", params, conflicts=tuple(Conflict(each.reference) for each in own))


def _counted(candidate: Candidate, use: _Use, start: int, end: int) -> int:
    """Count how long a stretch lies in the period, and in the hours of the day that count."""
    start, end = max(start, use.start), min(end, use.end)
    if start >= end:
        return 0
    between = use.quota.between
    if between is None:
        return end - start
    zone, counted = candidate.asked.world.zone, 0
    for day, _, _ in days_of(candidate.asked, start - DAY, end):
        midnight = datetime.combine(day, datetime.min.time())
        opens, closes = (first_instant(midnight + timedelta(minutes=each), zone) for each in between.minutes)
        counted += max(0, min(end, closes) - max(start, opens))
    return counted


QUOTA_RULES: Final = (quota_simultaneous, quota_groups, quota_count, quota_hours)
