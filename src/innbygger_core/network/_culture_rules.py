"""The rules of culture at the hubs: the arena, for all ages, and what the senior centres had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from innbygger_core.decisions import Fail, Finding, Kind, Pass, Severity, Skip, Source, Unknown, Verdict, answer, rule
from innbygger_core.hubs import CultureArena, Hub
from innbygger_core.network._network import HubNetwork
from innbygger_core.values import Known

__all__ = ["all_ages", "close_co_operation", "senior_programme"]

_KIND = "culture"
_Ask: TypeAlias = Callable[[CultureArena], Known]
_AUDIENCES: Final[Mapping[str, _Ask]] = {
    "children": lambda arena: arena.for_children,
    "adults": lambda arena: arena.for_adults,
}


@rule(
    "culture.close-co-operation",
    HubNetwork,
    Severity.MUST,
    Source("report", "7"),
    kind=Kind.NOTE,
)
def close_co_operation(_network: HubNetwork) -> Verdict:
    """Culture services and hubs work closely together, and with the culture arenas that there are [report p. 7].

    An aim: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> close_co_operation(nye_asker().on(date(2026, 11, 23)))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "culture.all-ages",
    Hub,
    Severity.SHOULD,
    Source("report", "7"),
    params={"name": str},
)
def all_ages(hub: Hub) -> Verdict:
    """The hub has small productions for children and for adults [report p. 7].

    Kept by productions for both, at one culture arena or several; broken where one of them is known to be left out,
    and where the hub has no culture arena.

    Example:
        >>> def hub(**facts):
        ...     stage = Module(CultureArena(id="stage", hub="north", for_children=True, **facts))
        ...     return Hub(date(2026, 11, 23), HubFacts(id="north", name="Nord"), "Nord", (stage,))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> all_ages(hub(for_adults=True))
        Pass(conditions=())
        >>> all_ages(hub(for_adults=False)).findings[0].variant
        'adults'
    """
    shown_to = {audience: _shown_to(hub, ask) for audience, ask in _AUDIENCES.items()}
    left_out = [audience for audience, shown in shown_to.items() if shown is Known.NO]
    if left_out:
        variant = left_out[0] if len(left_out) < len(_AUDIENCES) else ""
        return Fail((Finding(hub.reference, "/modules", (("name", hub.name),), variant),))
    return _missing_audience(hub) if Known.UNKNOWN in shown_to.values() else Pass()


def _arenas(hub: Hub) -> tuple[CultureArena, ...]:
    return tuple(module.facts for module in hub.all_modules(_KIND) if isinstance(module.facts, CultureArena))


def _shown_to(hub: Hub, ask: _Ask) -> Known:
    """Tell whether one of the hub's arenas is there and has productions for an audience."""
    arenas = _arenas(hub)
    shown = Known.NO if arenas else hub.has(_KIND)
    for arena in arenas:
        shown |= arena.present & ask(arena)
    return shown


def _missing_audience(hub: Hub) -> Unknown:
    """Name what is missing: for whom an arena is, or, where that is told of all, whether there is one."""
    for arena in _arenas(hub):
        for audience, ask in _AUDIENCES.items():
            if arena.present is Known.YES and ask(arena) is Known.UNKNOWN:
                return Unknown(("culture-audience",), f"/modules/{arena.id}/for_{audience}")
    return Unknown(("culture-arena",), "/modules")


@rule(
    "culture.senior-programme",
    Hub,
    Severity.MUST,
    Source("report", "7"),
    params={"name": str},
)
def senior_programme(hub: Hub) -> Verdict:
    """What a senior centre had is part of the hub's programme [report p. 7].

    Kept by a senior programme; broken where the programme of a senior centre was to go on and the hub has none; not
    asked where there was no senior centre.

    Example:
        >>> def hub(*modules):
        ...     facts = HubFacts(id="north", name="Nord", had_senior_centre=True, more_modules=False)
        ...     return Hub(date(2026, 11, 23), facts, "Nord", tuple(map(Module, modules)))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module, SeniorProgramme
        >>> senior_programme(hub(SeniorProgramme(id="seniors", hub="north")))
        Pass(conditions=())
        >>> senior_programme(hub()).findings[0].field
        '/modules'
    """
    has, had = hub.has("senior_programme"), hub.facts.had_senior_centre
    if has is Known.YES:
        return Pass()
    if had is Known.NO:
        return Skip("no-senior-centre")
    if had is Known.UNKNOWN:
        return Unknown(("senior-centre",), "/had_senior_centre")
    return answer(hub, has, "senior-programme", "/modules")
