"""The rules of cover: why an agreement does not open something at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from innbygger_core.agreements._covering._uses import Need, Use
from innbygger_core.agreements._values import Status
from innbygger_core.agreements._writing._duration import Duration
from innbygger_core.decisions import Basis, Fail, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, answer, rule
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["COVER_RULES", "cover_missing", "not_in_force", "not_yet_signed", "scope"]

_SOURCE: Final = Source("partnership", "7")


@rule(
    "agreement.not-yet-signed",
    Use,
    Severity.MUST,
    _SOURCE,
    basis=Basis.DERIVED,
    params={"name": str},
)
def not_yet_signed(use: Use) -> Verdict:
    """An agreement opens nothing before all parties have signed it [partnership p. 7].

    Kept once it is signed; broken by a draft.

    Example:
        >>> def use(signed):
        ...     choir = Agreement(
        ...         id="choir", kind="lease", parties=("unit/a", "organisation/b"), covers=("network",), signed=signed)
        ...     return Use.of(choir, CoverQuestion(Resource("room/hall", "Salen"), date(2026, 11, 23), OSLO))
        >>> from datetime import date
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.agreements import Agreement, CoverQuestion, Resource
        >>> OSLO = ZoneInfo("Europe/Oslo")
        >>> not_yet_signed(use("2026-11-23"))
        Pass(conditions=())
        >>> not_yet_signed(use(None)).findings[0].field
        '/signed'
    """
    if use.ground.state.status is Status.UNKNOWN:
        return Skip("agreement-status-unknown")
    return answer(use, Known.of(use.ground.state.status is not Status.DRAFT), "agreement-signed", "/signed")


@rule(
    "agreement.not-in-force",
    Use,
    Severity.MUST,
    _SOURCE,
    basis=Basis.DERIVED,
    params={"name": str, "day": date},
)
def not_in_force(use: Use) -> Verdict:
    """An agreement opens nothing before its first day, after its last, and while it rests [partnership p. 7].

    Kept while it is in force; broken outside of its terms and in a pause; a draft is told by another code.

    Example:
        >>> def use(day):
        ...     choir = Agreement(
        ...         id="choir", kind="lease", parties=("unit/a", "organisation/b"), covers=("network",),
        ...         duration={"first_day": "2026-01-01", "last_day": "2026-12-31"})
        ...     return Use.of(choir, CoverQuestion(Resource("room/hall", "Salen"), day, OSLO))
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.agreements import Agreement, CoverQuestion, Resource
        >>> OSLO = ZoneInfo("Europe/Oslo")
        >>> not_in_force(use(date(2026, 11, 23)))
        Pass(conditions=())
        >>> not_in_force(use(date(2025, 11, 23))).findings[0].variant
        'not-begun'
    """
    state = use.ground.state
    if state.in_force is Known.YES:
        return Pass()
    match state.status:
        case Status.DRAFT:
            return Skip("draft")
        case Status.UNKNOWN:
            return _left_open(use)
        case Status.SIGNED:
            return _fails(use, "/duration", "not-begun", _first_day(use))
        case Status.ENDED:
            return _fails(use, "/duration", "", state.last_day)
        case _:
            return _fails(use, "/acts", "suspended" if state.suspended_until else "resting", state.suspended_until)


def _left_open(use: Use) -> Unknown:
    """Say which fact leaves open whether an agreement is in force."""
    recorded = use.ground.agreement.more_acts is Known.NO
    return Unknown(("agreement-end",), "/termination") if recorded else Unknown(("agreement-acts",), "/acts")


def _first_day(use: Use) -> Fact[date]:
    duration = use.ground.agreement.duration
    return duration.first_day if isinstance(duration, Duration) else UNKNOWN


def _fails(use: Use, field: str, variant: str, day: Fact[date | None]) -> Fail:
    told = (("day", day),) if isinstance(day, date) else ()
    return Fail((use.ground.finding(field, *told, variant=variant),))


@rule(
    "agreement.scope",
    Use,
    Severity.MUST,
    _SOURCE,
    basis=Basis.DERIVED,
    params={"name": str, "resource": str},
)
def scope(use: Use) -> Verdict:
    """An agreement opens what it covers, to its parties, in the hours that it names [partnership p. 7].

    Kept by what it covers then; broken outside of these hours, and by what it does not cover.

    Example:
        >>> def use(hour, *covers):
        ...     choir = Agreement.model_validate(
        ...         {"id": "choir", "kind": "lease", "parties": ["unit/a", "organisation/b"], "covers": covers})
        ...     at = datetime(2026, 11, 23, hour, tzinfo=OSLO)
        ...     return Use.of(choir, CoverQuestion(Resource("room/hall", "Salen"), at, OSLO))
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.agreements import Agreement, CoverQuestion, Resource
        >>> OSLO = ZoneInfo("Europe/Oslo")
        >>> hours = {"format": "innbygger.hours/1", "week": {"mon": ["18:00-21:00"]}}
        >>> evenings = {"resource": "room/hall", "hours": hours}
        >>> scope(use(19, evenings))
        Pass(conditions=())
        >>> [scope(use(hour, cover)).findings[0].variant for hour, cover in ((12, evenings), (19, "room/shed"))]
        ['', 'other']
    """
    if use.then is Known.NO:
        variant = "other" if use.reaches is Known.NO else ""
        return Fail((use.ground.finding("/covers", ("resource", use.resource), variant=variant),))
    open_facts = {
        "agreement-covers": (use.reaches, "/covers"),
        "cover-hours": (use.then, "/covers"),
        "agreement-parties": (use.binds, "/parties"),
    }
    unknown = (Unknown((name,), field) for name, (fact, field) in open_facts.items() if fact is Known.UNKNOWN)
    return next(unknown, Pass())


@rule(
    "agreement.cover-missing",
    Need,
    Severity.MUST,
    _SOURCE,
    basis=Basis.DERIVED,
    params={"name": str},
)
def cover_missing(need: Need) -> Verdict:
    """What is used under an agreement is covered by one [partnership p. 7].

    Kept by an agreement that covers it then; broken where none has anything to say of it, and all are written down.

    Example:
        >>> def need(*agreements):
        ...     question = CoverQuestion(Resource("room/hall", "Salen"), date(2026, 11, 23), ZoneInfo("Europe/Oslo"))
        ...     return Need("room/hall", "Salen", tuple(uses_of(question, agreements)), Known.NO)
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.agreements import Agreement, CoverQuestion, Resource
        >>> from innbygger_core.agreements._covering._uses import uses_of
        >>> choir = Agreement(id="choir", kind="lease", parties=("unit/a", "organisation/b"), covers=("network",))
        >>> cover_missing(need(choir))
        Pass(conditions=())
        >>> cover_missing(need()).findings[0].subject
        'room/hall'
    """
    if need.covered is Known.YES:
        return Pass()
    if need.more_agreements is not Known.NO:
        return Unknown(("more-agreements",))
    return Skip("agreement-found") if need.uses else Fail((Finding(need.reference, "", (("name", need.name),)),))


COVER_RULES: tuple[Rule[Any, Any], ...] = (not_yet_signed, not_in_force, scope, cover_missing)
"""The rules of cover, in the order in which their reasons are told."""
