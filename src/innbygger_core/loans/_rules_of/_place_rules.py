"""The rules of collecting and returning at another hub."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Fail, Finding, Kind, Pass, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.loans._carrying._runs import Unreachable
from innbygger_core.loans._deciding._asked import Asked
from innbygger_core.loans._rules_of._skips import NOT_CONCERNED
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PLACE_RULES", "elsewhere", "run_never_reaches"]

_SOURCES: Final = (Source("card", "10"), Source("report", "6"))


@rule("loan.elsewhere", Asked, Severity.SHOULD, *_SOURCES, basis=Basis.DERIVED, kind=Kind.NOTE)
def elsewhere(asked: Asked) -> Verdict:
    """What stands at one hub can be collected at another, by the transport run [card p. 10, report p. 6].

    Told where something is collected or returned elsewhere.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> elsewhere(example())
        Skip(why='not-concerned')
    """
    places = {asked.collect_at, asked.return_to}
    return Pass() if asked.act == "request" and places != {asked.stock.hub} else Skip(NOT_CONCERNED)


@rule(
    "loan.run-never-reaches",
    Asked,
    Severity.MUST,
    *_SOURCES,
    basis=Basis.DERIVED,
    params={"name": str, "hub": str, "home": str, "arrives": datetime},
)
def run_never_reaches(asked: Asked) -> Verdict:
    """What is collected or returned elsewhere is carried there and home by a run, in time [card p. 10, report p. 6].

    Broken where the terms do not lend to other hubs, where no run goes there, and where none arrives before the loan
    begins; unknown where nobody told when the run goes. What is handed in stands there already: it is taken back.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> from innbygger_core.hubs import TransportRun
        >>> stops = {"hub": "heggedal", "at": "09:00"}, {"hub": "saetre", "at": "10:30"}
        >>> south = TransportRun(id="south", stops=stops, days="fri")
        >>> run_never_reaches(example(request={"collect_at": "saetre"}, runs=(south,)))
        Pass(conditions=())
        >>> run_never_reaches(example(request={"collect_at": "saetre"}, runs=())).findings[0].field
        '/collect_at'
    """
    if asked.act in ("extend", "return") or {asked.collect_at, asked.return_to} == {asked.stock.hub}:
        return Skip(NOT_CONCERNED)
    if asked.act == "collect":
        return _on_its_way(asked)
    told = tuple(_hindrances(asked))
    broken = tuple(each for each in told if isinstance(each, Finding))
    missing = [each for each in told if isinstance(each, Unknown)]
    return Fail(broken) if broken else missing[0] if missing else Pass()


def _on_its_way(asked: Asked) -> Verdict:
    """Find that what is collected has not come yet."""
    arrives = asked.loan.outward[-1].arrives if asked.loan is not None and asked.loan.outward else None
    if arrives is None or micros(arrives, "arrives") <= asked.now:
        return Pass()
    told = ("arrives", arrives.astimezone(asked.world.zone))
    return Fail((Finding(asked.reference, "/act", (*_names(asked, asked.collect_at), told), "too-late"),))


def _names(asked: Asked, hub: str) -> tuple[tuple[str, str], ...]:
    home = asked.world.hub_name(asked.stock.hub, asked.day)
    return ("name", asked.name), ("hub", asked.world.hub_name(hub, asked.day)), ("home", home)


def _hindrances(asked: Asked) -> Iterator[Finding | Unknown]:
    terms, carriage = asked.terms, asked.carriage
    ways = (
        ("collect_at", asked.collect_at, terms.collect_elsewhere, carriage.outward),
        ("return_to", asked.return_to, terms.return_elsewhere, carriage.homeward),
    )
    for field, hub, offered, legs in ways:
        if hub == asked.stock.hub:
            continue
        params = _names(asked, hub)
        if offered is False:
            yield Finding(asked.reference, f"/{field}", params, "not-offered")
        elif isinstance(legs, Unreachable) and legs.missing:
            yield Unknown(legs.missing, f"/{field}")
        elif isinstance(legs, Unreachable):
            yield _unreachable(asked, f"/{field}", params, legs)


def _unreachable(asked: Asked, field: str, params: tuple[tuple[str, str], ...], legs: Unreachable) -> Finding:
    if field == "/collect_at" and asked.carriage.arrives is not None:
        arrives = ("arrives", asked.moment(asked.carriage.arrives))
        return Finding(asked.reference, field, (*params, arrives), "too-late")
    return Finding(asked.reference, field, params, legs.why)


PLACE_RULES: Final = (elsewhere, run_never_reaches)
